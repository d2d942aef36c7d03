"""The classes of change: what each does on the wire and to Python, by direction; in one table.

The id of a finding is derived: `request-`, `response-`, nothing for both directions, or `unused-`
for what is never sent, then the key of the class. Classes without a direction are their key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generators.review.model import Direction, Lane, Level

NARROWED = {
    Direction.REQUEST: "What was accepted is now refused.",
    Direction.RESPONSE: "Only what was promised before is still sent.",
}
WIDENED = {
    Direction.REQUEST: "All that was accepted still is.",
    Direction.RESPONSE: "Something may be sent that was ruled out before.",
}
CHANGED = {
    Direction.REQUEST: "Something that was accepted is now refused.",
    Direction.RESPONSE: "Something may be sent that was ruled out before.",
}
_PREFIXES = {
    Direction.REQUEST: "request-",
    Direction.RESPONSE: "response-",
    Direction.BOTH: "",
    Direction.NONE: "unused-",
}


class Effect(NamedTuple):
    """What a change does in one direction; `undecided` where `wire` is only the worst case."""

    wire: Level
    code: Level
    undecided: bool = False


@dataclass(frozen=True)
class Change:
    """A class of change.

    Attributes:
        key: its name, unique in the table.
        title: a sentence with `{subject}` for the thing and {name} for what was added or removed.
        effects: by direction; one entry for `Direction.NONE` where there are no directions.
        details: why, by direction.
        hint: the compatible alternative.
        lane: where it is not the levels that decide the part of a report.
        shows_values: whether the title ends with what changed into what.
    """

    key: str
    title: str
    effects: dict[Direction, Effect]
    details: dict[Direction, str]
    hint: str = ""
    lane: Lane | None = None
    shows_values: bool = False

    @property
    def directed(self) -> bool:
        """Whether what it does depends on who sends it."""
        return len(self.effects) > 1

    def effect(self, direction: Direction) -> Effect:
        """Return what it does in one direction."""
        return self.effects.get(direction, self.effects[Direction.NONE])

    def detail(self, direction: Direction) -> str:
        """Return why it has its levels in one direction."""
        return self.details.get(direction, self.details.get(Direction.NONE, ""))

    def id(self, direction: Direction) -> str:
        """Return the id of a finding of this class."""
        return _PREFIXES[direction] + self.key if self.directed else self.key

    @property
    def about(self) -> str:
        """The class in one sentence, of no particular document."""
        text = self.title.replace("{subject}", "something").replace("{name}", "a name")
        return f"{text[:1].upper()}{text[1:]}."


_LEVELS = {level.word: level for level in Level}


def _effect(text: str) -> Effect:
    """Read `wire code`, where the first may be `undecided`."""
    wire, code = text.split()
    if wire == "undecided":
        return Effect(Level.MAJOR, _LEVELS[code], undecided=True)
    return Effect(_LEVELS[wire], _LEVELS[code])


def _directed(
    key: str,
    title: str,
    request: str,
    response: str,
    details: dict[Direction, str],
    hint: str = "",
    *,
    shows_values: bool = False,
) -> Change:
    effects = {
        Direction.REQUEST: _effect(request),
        Direction.RESPONSE: _effect(response),
    }
    code = max(effect.code for effect in effects.values())
    effects[Direction.NONE] = Effect(Level.NONE, code)
    never = {Direction.NONE: "It is never sent; only the generated class changes."}
    return Change(key, title, effects, {**never, **details}, hint, shows_values=shows_values)


def _narrow(key: str, title: str, hint: str = "", code: str = "minor minor") -> Change:
    request, response = code.split()
    if not hint:
        hint = "keep accepting what was accepted, and check the rest in the server"
    return _directed(
        key, title, f"major {request}", f"minor {response}", NARROWED, hint, shows_values=True
    )


def _widen(key: str, title: str, hint: str = "", code: str = "minor minor") -> Change:
    request, response = code.split()
    if not hint:
        hint = "keep to what was promised, or offer the new form as a new property or operation"
    return _directed(
        key, title, f"minor {request}", f"major {response}", WIDENED, hint, shows_values=True
    )


def _change(key: str, title: str, hint: str = "", code: str = "major") -> Change:
    if not hint:
        hint = "add a new property, parameter or operation and deprecate this one"
    return _directed(key, title, f"major {code}", f"major {code}", CHANGED, hint, shows_values=True)


def _unclear(key: str, title: str, why: str, hint: str = "", code: str = "minor") -> Change:
    details = {
        Direction.REQUEST: f"{why} What was accepted may now be refused.",
        Direction.RESPONSE: f"{why} Something may be sent that was ruled out before.",
    }
    return _directed(
        key, title, f"undecided {code}", f"undecided {code}", details, hint, shows_values=True
    )


def _plain(
    key: str,
    title: str,
    effect: str,
    detail: str = "",
    hint: str = "",
    lane: Lane | None = None,
    *,
    shows_values: bool = True,
) -> Change:
    effects = {Direction.NONE: _effect(effect)}
    return Change(key, title, effects, {Direction.NONE: detail}, hint, lane, shows_values)


_ADD_BESIDE = (
    "add the new one beside the old one, deprecate the old one, remove it after its sunset"
)

_VALUES = (
    _narrow("type-narrowed", "{subject} allows fewer types", code="major minor"),
    _widen("type-widened", "{subject} allows more types", code="minor major"),
    _change("type-changed", "{subject} has another type"),
    _widen(
        "became-nullable",
        "{subject} may be null",
        "leave it out instead of sending null",
        code="minor major",
    ),
    _narrow("became-not-nullable", "{subject} may no longer be null", code="major minor"),
    _narrow(
        "enum-value-removed",
        "{subject} lost values",
        "keep the values and deprecate them",
        code="major major",
    ),
    _directed(
        "enum-value-added",
        "{subject} has new values",
        "minor minor",
        "major none",
        {
            Direction.REQUEST: WIDENED[Direction.REQUEST],
            Direction.RESPONSE: "Callers may meet a value that they do not know. Generated clients "
            "keep unknown values as they are, so code written against them goes on working.",
        },
        "send the new values only to callers that ask for them, for example by a new parameter",
        shows_values=True,
    ),
    _narrow("became-enum", "{subject} is now limited to certain values", code="major major"),
    _widen("enum-dropped", "{subject} is no longer limited to certain values", code="minor major"),
    _narrow("format-narrowed", "{subject} has a narrower format", code="major major"),
    _widen("format-widened", "{subject} has a wider format", code="major major"),
    _change("format-changed", "{subject} has another format"),
    _unclear(
        "format-unknown-changed",
        "{subject} has another format of no known meaning",
        "What a format says that no standard defines cannot be computed.",
    ),
    *(
        change
        for keyword, key in (
            ("minimum", "minimum"),
            ("minLength", "min-length"),
            ("minItems", "min-items"),
            ("minProperties", "min-properties"),
            ("minContains", "min-contains"),
        )
        for change in (
            _narrow(f"{key}-raised", f"`{keyword}` of {{subject}} was raised"),
            _widen(f"{key}-lowered", f"`{keyword}` of {{subject}} was lowered or removed"),
        )
    ),
    *(
        change
        for keyword, key in (
            ("maximum", "maximum"),
            ("maxLength", "max-length"),
            ("maxItems", "max-items"),
            ("maxProperties", "max-properties"),
            ("maxContains", "max-contains"),
        )
        for change in (
            _narrow(f"{key}-lowered", f"`{keyword}` of {{subject}} was lowered or added"),
            _widen(f"{key}-raised", f"`{keyword}` of {{subject}} was raised or removed"),
        )
    ),
    _narrow("multiple-of-narrowed", "`multipleOf` of {subject} allows fewer numbers"),
    _widen("multiple-of-widened", "`multipleOf` of {subject} allows more numbers"),
    _change("multiple-of-changed", "`multipleOf` of {subject} allows other numbers", code="minor"),
    _narrow("pattern-added", "{subject} has to match a pattern"),
    _widen("pattern-removed", "{subject} no longer has to match a pattern"),
    _unclear(
        "pattern-changed",
        "{subject} has to match another pattern",
        "Whether one regular expression allows all that another does is not computed.",
        "accept both: join the patterns with `|`",
    ),
    _narrow("unique-items-required", "items of {subject} must differ from each other"),
    _widen("unique-items-dropped", "items of {subject} may be alike"),
    _directed(
        "default-added",
        "{subject} has a default",
        "minor minor",
        "minor minor",
        {},
        shows_values=True,
    ),
    *(
        _directed(
            key,
            title,
            "undecided minor",
            "minor minor",
            {Direction.REQUEST: "A request that leaves it out may now mean something else."},
            "keep the default; callers who want another value can send it",
            shows_values=True,
        )
        for key, title in (
            ("default-removed", "{subject} no longer has a default"),
            ("default-changed", "{subject} has another default"),
        )
    ),
    _change("content-encoding-changed", "the text in {subject} is encoded otherwise"),
    _unclear(
        "keyword-changed",
        "{name} of {subject} changed",
        "What this keyword allows is not computed.",
    ),
    _unclear(
        "schema-not-comparable",
        "{subject} cannot be compared",
        "It is no schema, or its reference leads nowhere.",
    ),
)

_OBJECTS = (
    _directed(
        "property-removed",
        "property {name} was removed from {subject}",
        "undecided major",
        "major major",
        {
            Direction.REQUEST: "Other properties are not forbidden, but whether the server ignores "
            "this one or refuses it is not stated.",
            Direction.RESPONSE: "Who reads it finds nothing.",
        },
        "keep it and mark it `deprecated`, with `x-sunset`, until nobody uses it",
    ),
    _directed(
        "property-no-longer-allowed",
        "property {name} was removed from {subject}, which allows no others",
        "major major",
        "major major",
        {
            Direction.REQUEST: "Who sends it is refused.",
            Direction.RESPONSE: "Who reads it finds nothing.",
        },
        "keep it and mark it `deprecated`, with `x-sunset`, until nobody uses it",
    ),
    _directed(
        "property-added",
        "property {name} was added to {subject}",
        "minor minor",
        "minor minor",
        {
            Direction.REQUEST: "Nobody has to send it.",
            Direction.RESPONSE: "Who does not know it ignores it.",
        },
    ),
    _directed(
        "property-added-to-closed",
        "property {name} was added to {subject}, which allowed no others",
        "minor minor",
        "undecided minor",
        {
            Direction.REQUEST: "Nobody has to send it.",
            Direction.RESPONSE: "The base ruled out other properties: who validates strictly "
            "refuses it; generated clients keep it.",
        },
        "leave `additionalProperties: false` away from what is sent to others",
    ),
    _directed(
        "required-property-added",
        "required property {name} was added to {subject}",
        "major major",
        "minor major",
        {
            Direction.REQUEST: "Who does not send it is refused, also where it has a default: "
            "defaults are for what may be left out.",
            Direction.RESPONSE: "Callers may ignore it; who builds the object has to give it.",
        },
        "make it optional, and let the server fill in what is missing",
    ),
    _directed(
        "property-became-required",
        "property {name} of {subject} became required",
        "major major",
        "minor major",
        {
            Direction.REQUEST: "Who does not send it is refused.",
            Direction.RESPONSE: "It was allowed before and is now always there; who builds the "
            "object has to give it.",
        },
        "leave it optional, and let the server fill in what is missing",
    ),
    _directed(
        "property-became-optional",
        "property {name} of {subject} became optional",
        "minor major",
        "major major",
        {
            Direction.REQUEST: "Who sends it still may; who reads it may find nothing.",
            Direction.RESPONSE: "Callers relied on it and may find nothing.",
        },
        "go on sending it, if need be with a neutral value",
    ),
    _directed(
        "property-renamed",
        "property {name} of {subject} was renamed",
        "major major",
        "major major",
        {Direction.NONE: "Removed under one name, and added with the same schema under another."},
        "keep both names for a while, and deprecate the old one",
        shows_values=True,
    ),
    _directed(
        "became-read-only",
        "{subject} became `readOnly`",
        "undecided major",
        "none major",
        {Direction.REQUEST: "Whether the server ignores or refuses it is not stated."},
        "ignore it in requests instead of refusing it, and say so in the description",
    ),
    _directed(
        "no-longer-read-only",
        "{subject} is no longer `readOnly`",
        "minor major",
        "none major",
        {Direction.REQUEST: "It may be sent now."},
    ),
    _directed(
        "became-write-only",
        "{subject} became `writeOnly`",
        "none major",
        "major major",
        {Direction.RESPONSE: "It is no longer in answers."},
        "go on sending it, if need be with a neutral value",
    ),
    _directed(
        "no-longer-write-only",
        "{subject} is no longer `writeOnly`",
        "none major",
        "minor major",
        {Direction.RESPONSE: "It is in answers now."},
    ),
    _narrow("additional-properties-narrowed", "{subject} allows fewer other properties"),
    _directed(
        "additional-properties-widened",
        "{subject} allows more other properties",
        "minor minor",
        "undecided minor",
        {
            Direction.REQUEST: WIDENED[Direction.REQUEST],
            Direction.RESPONSE: "Callers that validate strictly refuse properties they do not "
            "know; most ignore them.",
        },
        "name the new properties, and leave the others forbidden",
        shows_values=True,
    ),
    _narrow("pattern-properties-added", "properties of {subject} that match {name} are limited"),
    _widen(
        "pattern-properties-removed",
        "properties of {subject} that match {name} are no longer limited",
    ),
    _narrow("property-names-added", "names of properties of {subject} are limited"),
    _widen("property-names-removed", "names of properties of {subject} are no longer limited"),
    _narrow("dependent-required-added", "{subject} demands more properties beside {name}"),
    _widen("dependent-required-removed", "{subject} demands fewer properties beside {name}"),
    _narrow("dependent-schema-added", "{subject} demands more where it has {name}"),
    _widen("dependent-schema-removed", "{subject} demands less where it has {name}"),
)

_COMPOSITION = (
    _narrow("contains-added", "{subject} has to contain certain items"),
    _widen("contains-removed", "{subject} no longer has to contain certain items"),
    _narrow(
        "variant-removed",
        "{subject} lost the variant {name}",
        "keep the variant and deprecate it",
        code="major major",
    ),
    _widen(
        "variant-added",
        "{subject} has the new variant {name}",
        "offer it in a new operation, or send it only to callers that ask for it",
        code="minor major",
    ),
    _narrow("union-added", "{subject} has to be one of several variants", code="major major"),
    _widen(
        "union-removed", "{subject} no longer has to be one of certain variants", code="major major"
    ),
    _unclear(
        "union-changed",
        "the variants of {subject} changed",
        "Whether the new variants allow what the old ones did is not computed.",
    ),
    _unclear(
        "union-kind-changed",
        "{subject} takes variants otherwise",
        "`oneOf` refuses what fits two variants, `anyOf` does not; whether anything fits two "
        "is not computed.",
    ),
    _plain(
        "union-order-changed",
        "the variants of {subject} stand in another order",
        "none major",
        "What fits several variants is read as the first of them.",
        "keep the order, or add a discriminator",
        shows_values=False,
    ),
    _narrow("not-added", "{subject} rules out more"),
    _widen("not-removed", "{subject} rules out less"),
    _directed(
        "discriminator-added",
        "{subject} has a discriminator",
        "none minor",
        "none minor",
        {},
        shows_values=True,
    ),
    _directed(
        "discriminator-removed",
        "{subject} no longer has a discriminator",
        "none minor",
        "none minor",
        {},
        shows_values=True,
    ),
    _change(
        "discriminator-property-changed", "the variants of {subject} are told by another property"
    ),
    _narrow(
        "discriminator-value-removed",
        "the variant {name} of {subject} lost a name",
        "keep the entry in `mapping`",
        code="none none",
    ),
    _widen(
        "discriminator-value-added",
        "the variant {name} of {subject} has a new name",
        "keep the entry in `mapping`",
        code="none none",
    ),
    _change(
        "discriminator-value-changed",
        "the variant {name} of {subject} goes by another name",
        "keep the entry in `mapping`",
        code="none",
    ),
)

_NAMES = (
    _plain(
        "component-removed",
        "the schema {name} was removed",
        "none major",
        "The class of that name is gone.",
        "keep the schema, marked `deprecated`",
    ),
    _plain("component-added", "the schema {name} was added", "none minor"),
    _plain(
        "component-renamed",
        "the schema {name} was renamed",
        "none major",
        "The same content under another name: nothing on the wire, another name for the class.",
        "keep the old name; what is shown to readers can be said in `title`",
    ),
    _plain(
        "schema-became-named",
        "{subject} became a schema with a name",
        "none major",
        "The class has another name.",
        "keep it in place, or name it as its class was named",
    ),
    _plain(
        "schema-became-inline",
        "{subject} is no longer a schema with a name",
        "none major",
        "The class has another name.",
        "refer to the named schema",
    ),
    _plain(
        "schema-reference-changed",
        "{subject} refers to another schema",
        "none major",
        "The class has another name.",
        "refer to the same schema",
    ),
    _plain(
        "part-removed",
        "{subject} was removed",
        "none patch",
        "Nothing is generated from it but where it is used.",
        lane=Lane.DOCS,
    ),
    _plain(
        "part-added",
        "{subject} was added",
        "none patch",
        "Nothing is generated from it but where it is used.",
        lane=Lane.DOCS,
    ),
    _plain(
        "title-changed",
        "the title of {subject} changed",
        "none major",
        "The class of this variant is named after it.",
        "keep the title, and say more in the description",
    ),
)

_OPERATIONS = (
    _plain(
        "operation-removed",
        "{name} was removed",
        "major major",
        "Who calls it is answered 404 or 405.",
        "mark it `deprecated`, with `x-sunset`, and remove it after that date",
    ),
    _plain(
        "operation-removed-before-sunset",
        "{name} was removed before its sunset",
        "major major",
        "It was announced to work until later.",
        "remove it after the date in `x-sunset`",
    ),
    _plain(
        "operation-removed-after-sunset",
        "{name} was removed after its sunset",
        "minor major",
        "It was deprecated, and the announced date has passed.",
        lane=Lane.LIFECYCLE,
    ),
    _plain("operation-added", "{name} was added", "minor minor", "Nobody has to call it."),
    _plain(
        "operation-method-changed",
        "{name} has another method",
        "major none",
        "Who calls it as before is answered 405.",
        _ADD_BESIDE,
    ),
    _plain(
        "path-renamed",
        "the path {name} was renamed",
        "major none",
        "Who calls it as before is answered 404; paths are compared character by character.",
        _ADD_BESIDE,
    ),
    _plain(
        "path-parameter-renamed",
        "the path parameter {name} was renamed",
        "none major",
        "Its name is not on the wire; the argument of the method has another name.",
        "keep the name",
    ),
    _plain(
        "operation-id-changed",
        "{subject} has another `operationId`",
        "none major",
        "The method has another name.",
        "keep the `operationId`; rename in the summary",
    ),
    _plain(
        "operation-tag-changed",
        "{subject} is in another group",
        "none major",
        "The first tag names the attribute of the client that has the method.",
        "keep the first tag, and add others after it",
    ),
    _plain(
        "tag-renamed",
        "the tag {name} was renamed",
        "none major",
        "The first tag names the attribute of the client that has the method.",
        "keep the name; what is shown to readers can be said in the description",
    ),
    _plain("tags-changed", "{subject} has other tags", "none patch", lane=Lane.DOCS),
    _plain(
        "callback-removed",
        "the callback {name} was removed",
        "major major",
        "Who waits for it is no longer called.",
        _ADD_BESIDE,
    ),
    _plain(
        "callback-added",
        "the callback {name} was added",
        "minor minor",
        "Who does not know it need not ask for it.",
    ),
    _plain(
        "webhook-removed",
        "the webhook {name} was removed",
        "major major",
        "Who waits for it is no longer called.",
        _ADD_BESIDE,
    ),
    _plain(
        "webhook-added",
        "the webhook {name} was added",
        "minor minor",
        "Who does not know it need not subscribe to it.",
    ),
    _plain(
        "deprecated",
        "{subject} is deprecated",
        "none minor",
        lane=Lane.LIFECYCLE,
        shows_values=False,
    ),
    _plain(
        "no-longer-deprecated",
        "{subject} is no longer deprecated",
        "none minor",
        lane=Lane.LIFECYCLE,
        shows_values=False,
    ),
    _plain("sunset-added", "{subject} will be removed", "none minor", lane=Lane.LIFECYCLE),
    _plain("sunset-changed", "{subject} has another sunset", "none minor", lane=Lane.LIFECYCLE),
    _plain("sunset-removed", "{subject} no longer has a sunset", "none minor", lane=Lane.LIFECYCLE),
)

_MESSAGES = (
    _directed(
        "parameter-removed",
        "{subject} was removed",
        "major major",
        "major major",
        {Direction.REQUEST: "Who sends it is no longer understood."},
        "keep it, marked `deprecated`, and let it have no effect",
    ),
    _directed(
        "parameter-added",
        "{subject} was added",
        "minor minor",
        "minor minor",
        {Direction.REQUEST: "Nobody has to send it."},
    ),
    _directed(
        "required-parameter-added",
        "required {subject} was added",
        "major major",
        "minor major",
        {Direction.REQUEST: "Who does not send it is refused."},
        "make it optional, and let the server choose a value",
    ),
    _directed(
        "parameter-became-required",
        "{subject} became required",
        "major major",
        "minor major",
        {Direction.REQUEST: "Who does not send it is refused."},
        "leave it optional, and let the server choose a value",
    ),
    _directed(
        "parameter-became-optional",
        "{subject} became optional",
        "minor minor",
        "major minor",
        WIDENED,
        "go on sending it",
    ),
    _directed(
        "parameter-renamed",
        "{subject} was renamed",
        "major major",
        "major major",
        {Direction.NONE: "Removed under one name, and added with the same schema under another."},
        "accept both names, and deprecate the old one",
        shows_values=True,
    ),
    _directed(
        "parameter-moved",
        "{subject} was moved",
        "major major",
        "major major",
        {Direction.REQUEST: "It is looked for elsewhere than where it is sent."},
        "accept it in both places, and deprecate the old one",
        shows_values=True,
    ),
    _plain(
        "parameter-order-changed",
        "the path parameters of {subject} stand in another order",
        "none major",
        "Arguments given by position change places.",
        "keep the order",
    ),
    _directed(
        "serialization-changed",
        "{name} of {subject} changed",
        "major none",
        "major none",
        {Direction.NONE: "The same value is written otherwise."},
        _ADD_BESIDE,
        shows_values=True,
    ),
    _narrow("empty-value-forbidden", "{subject} may no longer be empty"),
    _widen("empty-value-allowed", "{subject} may be empty"),
    _directed(
        "body-removed",
        "the body of {subject} was removed",
        "major major",
        "major major",
        {
            Direction.REQUEST: "Who sends it is no longer understood.",
            Direction.RESPONSE: "Who reads it finds nothing.",
        },
        "keep it, and make it optional",
    ),
    _directed(
        "body-added",
        "{subject} has a body",
        "minor major",
        "minor major",
        {
            Direction.REQUEST: "Nobody has to send it.",
            Direction.RESPONSE: "Who does not know it ignores it; the method returns another type.",
        },
    ),
    _directed(
        "required-body-added",
        "{subject} demands a body",
        "major major",
        "minor major",
        {Direction.REQUEST: "Who does not send one is refused."},
        "make it optional, or add an operation",
    ),
    _directed(
        "body-became-required",
        "the body of {subject} became required",
        "major major",
        "minor major",
        {Direction.REQUEST: "Who does not send one is refused."},
        "leave it optional",
    ),
    _directed(
        "body-became-optional",
        "the body of {subject} became optional",
        "minor minor",
        "major minor",
        WIDENED,
        "go on sending it",
    ),
    _directed(
        "media-type-removed",
        "{subject} no longer has {name}",
        "major major",
        "major major",
        {
            Direction.REQUEST: "Who sends it is answered 415.",
            Direction.RESPONSE: "Who asks for it is answered 406.",
        },
        _ADD_BESIDE,
    ),
    _directed(
        "media-type-added",
        "{subject} has the new media type {name}",
        "minor minor",
        "minor minor",
        {
            Direction.REQUEST: "Nobody has to send it.",
            Direction.RESPONSE: "Who does not ask for it does not get it.",
        },
    ),
    _directed(
        "media-type-changed",
        "{subject} has another media type",
        "major none",
        "major none",
        {
            Direction.REQUEST: "Who sends the old one is answered 415.",
            Direction.RESPONSE: "Who asks for the old one is answered 406.",
        },
        _ADD_BESIDE,
        shows_values=True,
    ),
    _unclear(
        "encoding-changed",
        "the encoding of {name} in {subject} changed",
        "Parts are written otherwise; what is still understood is not stated.",
    ),
    _plain(
        "stream-end-changed",
        "{subject} ends its stream otherwise",
        "major none",
        "Who waits for the old end waits in vain, or takes the new one for an item.",
        "keep the end as it is",
    ),
    _plain(
        "response-removed",
        "response {name} of {subject} was removed",
        "major major",
        "A success that callers knew is no longer given.",
        "go on answering as before",
    ),
    _plain(
        "error-response-removed",
        "response {name} of {subject} was removed",
        "minor minor",
        "What is no longer answered cannot surprise anybody.",
    ),
    _plain(
        "response-added",
        "response {name} of {subject} was added",
        "minor minor",
        "Callers know by the class of a status what to make of it (RFC 9110, 15).",
    ),
    _directed(
        "header-removed",
        "the header field {name} of {subject} was removed",
        "major minor",
        "major minor",
        {Direction.NONE: "Who reads it finds nothing."},
        "go on sending it",
    ),
    _directed(
        "optional-header-removed",
        "the optional header field {name} of {subject} was removed",
        "undecided minor",
        "undecided minor",
        {Direction.NONE: "It was not promised; whether anybody relies on it is not known."},
        "go on sending it",
    ),
    _directed(
        "header-added",
        "the header field {name} of {subject} was added",
        "minor minor",
        "minor minor",
        {Direction.NONE: "Who does not know it ignores it."},
    ),
    _directed(
        "required-header-added",
        "the required header field {name} of {subject} was added",
        "major minor",
        "minor minor",
        {Direction.REQUEST: "Who does not send it is refused."},
        "make it optional",
    ),
    _directed(
        "header-became-required",
        "{subject} became required",
        "major minor",
        "minor minor",
        NARROWED,
        "leave it optional",
    ),
    _directed(
        "header-became-optional",
        "{subject} became optional",
        "minor minor",
        "major minor",
        WIDENED,
        "go on sending it",
    ),
    _plain("link-added", "the link {name} of {subject} was added", "minor none"),
    _plain(
        "link-removed",
        "the link {name} of {subject} was removed",
        "undecided none",
        "Whether anybody follows it is not known.",
        "keep the link",
    ),
    _plain(
        "link-changed",
        "the link {name} of {subject} changed",
        "undecided none",
        "Whether it still leads to the same is not computed.",
        "add a link beside it",
    ),
)

_ACCESS = (
    _plain(
        "security-added",
        "{subject} demands credentials",
        "major minor",
        "Who calls it without is answered 401.",
        "add `{}` as an alternative until callers have credentials",
    ),
    _plain(
        "security-scope-added",
        "{subject} demands another scope",
        "major none",
        "Tokens without it are answered 403.",
        "accept the old scopes as an alternative",
    ),
    _plain(
        "security-alternative-removed",
        "{subject} no longer accepts some credentials",
        "major minor",
        "Who has only those is answered 401.",
        "keep the alternative until nobody uses it",
    ),
    _plain(
        "security-requirement-added",
        "{subject} demands more credentials",
        "major minor",
        "What was enough is answered 401.",
        "accept the old credentials as an alternative",
    ),
    _plain("security-alternative-added", "{subject} accepts other credentials too", "minor minor"),
    _plain("security-relaxed", "{subject} demands less", "minor minor"),
    _plain(
        "security-order-changed",
        "{subject} lists its credentials in another order",
        "none patch",
        lane=Lane.DOCS,
    ),
    _plain(
        "security-scheme-removed",
        "the security scheme {name} was removed",
        "none major",
        "The argument for its credentials is gone.",
        "keep it until nobody uses it",
    ),
    _plain("security-scheme-added", "the security scheme {name} was added", "none minor"),
    _plain(
        "security-scheme-renamed",
        "the security scheme {name} was renamed",
        "none major",
        "The same credentials on the wire; their argument may have another name.",
        "keep the name",
    ),
    _plain(
        "security-scheme-changed",
        "{subject} changed",
        "major minor",
        "Credentials are sent otherwise than the server expects them.",
        "add a scheme and accept both",
    ),
    _plain(
        "oauth-flow-removed",
        "the flow {name} of {subject} was removed",
        "major minor",
        "Who gets tokens by it gets none.",
        "keep the flow until nobody uses it",
    ),
    _plain("oauth-flow-added", "the flow {name} of {subject} was added", "minor minor"),
    _plain(
        "oauth-scope-removed",
        "the scope {name} of {subject} was removed",
        "major none",
        "Who asks for it is refused.",
        "keep the scope until nobody asks for it",
    ),
    _plain("oauth-scope-added", "the scope {name} of {subject} was added", "minor none"),
    _plain(
        "server-removed",
        "the server {name} was removed",
        "major minor",
        "Who calls it finds nothing.",
        _ADD_BESIDE,
    ),
    _plain("server-added", "the server {name} was added", "minor minor"),
    _plain(
        "server-url-changed",
        "a server has another URL",
        "major minor",
        "Who calls the old one finds nothing.",
        _ADD_BESIDE,
    ),
    _plain(
        "server-order-changed",
        "the first server is another one",
        "none major",
        "The first server is what clients use when they are not told otherwise.",
        "keep the first server first",
    ),
    _plain(
        "server-variable-value-removed",
        "the variable {name} of {subject} lost values",
        "major minor",
        "Who uses them finds nothing.",
        "keep the values",
    ),
    _plain(
        "server-variable-value-added",
        "the variable {name} of {subject} has new values",
        "minor minor",
    ),
    _plain(
        "server-variable-default-changed",
        "the variable {name} of {subject} has another default",
        "none major",
        "Clients that are not told otherwise call another URL.",
        "keep the default",
    ),
    _plain(
        "server-variable-changed",
        "the variable {name} of {subject} was added or removed",
        "undecided minor",
        "Whether the same URLs still exist is not computed.",
    ),
)

_WORDS = (
    _plain(
        "documentation-changed",
        "{name} of {subject} changed",
        "none patch",
        lane=Lane.DOCS,
        shows_values=False,
    ),
    _plain("version-changed", "`info.version` changed", "none none", lane=Lane.DOCS),
    _plain(
        "openapi-changed",
        "the document is of another version of OpenAPI",
        "none patch",
        lane=Lane.DOCS,
    ),
    _plain(
        "dialect-changed",
        "the dialect of schemas changed",
        "undecided minor",
        "What a schema means depends on it.",
    ),
    _plain(
        "title-of-api-changed",
        "`info.title` changed",
        "none major",
        "The package is named after it where it is not given a name.",
        "give the package a name, or keep the title",
    ),
    _plain(
        "extension-changed",
        "{name} of {subject} changed",
        "none patch",
        "What this extension means to others is not known.",
        lane=Lane.DOCS,
    ),
    _plain(
        "outcome-changed",
        "{name} of {subject} changed",
        "none major",
        "What raises an exception, and what an outcome holds, changes.",
        "keep what is named there",
    ),
    _plain(
        "personal-changed", "{name} of {subject} changed", "none minor", "What logs show changes."
    ),
    _plain(
        "field-changed",
        "{name} of {subject} changed",
        "undecided minor",
        "What this field means is not known here.",
    ),
)

CLASSES: dict[str, Change] = {
    change.key: change
    for group in (
        _VALUES,
        _OBJECTS,
        _COMPOSITION,
        _NAMES,
        _OPERATIONS,
        _MESSAGES,
        _ACCESS,
        _WORDS,
    )
    for change in group
}
"""All classes, by key."""


def ids() -> dict[str, str]:
    """Return every id a finding of the comparison can have, with what it is about."""
    found: dict[str, str] = {}
    for change in CLASSES.values():
        for direction in Direction if change.directed else (Direction.NONE,):
            found[change.id(direction)] = _about(change, direction)
    return found


_WHERE = {
    Direction.REQUEST: "In a request: ",
    Direction.RESPONSE: "In a response: ",
    Direction.BOTH: "In requests and responses: ",
    Direction.NONE: "In what is never sent: ",
}


def _about(change: Change, direction: Direction) -> str:
    if not change.directed:
        return change.about
    return _WHERE[direction] + change.about[:1].lower() + change.about[1:]
