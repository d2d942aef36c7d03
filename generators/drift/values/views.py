"""A schema as a value meets it: with all it refers to and includes, each part with its pointer."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ...document.objects import mapping, sequence, text
from ...document.pointer import PointerError, from_ref, join, lookup
from ...extensions.personal import NAME as PERSONAL

if TYPE_CHECKING:
    from ...rules.registry import Context

_MAX_PARTS: Final = 500
"""Schemas that one may include; further ones are not looked at."""
_MAX_VALUES: Final = 5000


class Part(NamedTuple):
    """A schema that applies to a value, among others.

    Attributes:
        pointer: where it is.
        schema: what it says.
        takes_null: whether null is allowed here, whatever the schema says (`nullable` of 3.0).
        distance: over how many references in `allOf` it was reached.
    """

    pointer: str
    schema: dict[str, Any]
    takes_null: bool
    distance: int = 0


class Choice(NamedTuple):
    """A `oneOf` or `anyOf`.

    Attributes:
        pointer: of the keyword.
        branches: pointers of the alternatives.
        tag: name of the property that tells them apart; empty for none.
        tags: its values, to pointers of alternatives.
    """

    pointer: str
    branches: tuple[str, ...]
    tag: str
    tags: dict[str, str]


@dataclass(slots=True, eq=False)
class View:
    """What applies to a value.

    Attributes:
        starts: pointers of the schemas that it begins with.
        parts: these, and all that they refer to and include.
        choices: those among alternatives that are still to be made.
        settled: pointers of those that were made.
        is_personal: whether its values are personal content.
        is_deprecated: whether it is marked as deprecated.
        names: of the properties that are listed.
        is_met: whether a value was met.
        listed: pointers of `enum` to the values in it that were met, as JSON.
    """

    starts: tuple[str, ...]
    parts: tuple[Part, ...]
    choices: tuple[Choice, ...]
    settled: frozenset[str]
    is_personal: bool
    is_deprecated: bool
    names: frozenset[str]
    is_met: bool = False
    listed: dict[str, set[str]] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict, repr=False)
    following: dict[tuple[str, ...], View] = field(default_factory=dict, repr=False)
    item: View | None = field(default=None, repr=False)
    has_item: bool = field(default=False, repr=False)


class Member(NamedTuple):
    """What applies to the property of an object.

    Attributes:
        view: what applies to the value; None where nothing does.
        is_declared: whether it is listed, or taken by a pattern or by `additionalProperties`.
    """

    view: View | None
    is_declared: bool


_MAX_MEMBERS: Final = 5000


class Views:
    """The views of one document, each made when a value is first met.

    Args:
        context: the document.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._data = context.document.data
        self.is_old = context.document.version < (3, 1)
        self._views: dict[tuple[tuple[str, ...], frozenset[str]], View] = {}

    def __iter__(self) -> Any:
        """Give all views that were made."""
        return iter(list(self._views.values()))

    def of(self, starts: tuple[str, ...], settled: frozenset[str] = frozenset()) -> View:
        """Return the view of some schemas together.

        Args:
            starts: their pointers.
            settled: pointers of the choices that were made: what was chosen is among `starts`.
        """
        key = starts, settled
        view = self._views.get(key)
        if view is None:
            view = self._views[key] = self._made(starts, settled)
        return view

    def chosen(self, view: View, branches: tuple[str, ...]) -> View:
        """Return the view of a value of some alternatives, when all choices of a view are made."""
        following = view.following.get(branches)
        if following is None:
            settled = view.settled | {choice.pointer for choice in view.choices}
            following = self.of(tuple(dict.fromkeys((*view.starts, *branches))), settled)
            view.following[branches] = following
        return following

    def _made(self, starts: tuple[str, ...], settled: frozenset[str]) -> View:
        parts: dict[str, Part] = {}
        waiting = [(pointer, False, 0) for pointer in reversed(starts)]
        while waiting and len(parts) < _MAX_PARTS:
            pointer, takes_null, distance = waiting.pop()
            schema = self.at(pointer)
            if pointer in parts or not isinstance(schema, dict):
                continue
            target = from_ref(text(schema.get("$ref"))) if "$ref" in schema else None
            further = distance + (pointer not in starts)
            if target is not None and self.is_old:
                waiting.append((target, takes_null, further))
                continue
            takes_null = takes_null or (self.is_old and schema.get("nullable") is True)
            parts[pointer] = Part(pointer, schema, takes_null, distance)
            inside = [join(pointer, "allOf", i) for i in range(len(sequence(schema.get("allOf"))))]
            inside += [target] if target is not None else []
            waiting += [(inner, takes_null, further) for inner in reversed(inside)]
        choices = [
            choice
            for part in parts.values()
            for choice in self._choices(part)
            if choice.pointer not in settled
        ]
        schemas = [part.schema for part in parts.values()]
        personal = any(schema.get(PERSONAL) is True for schema in schemas)
        deprecated = any(schema.get("deprecated") is True for schema in schemas)
        listed = {
            join(part.pointer, "enum"): set[str]()
            for part in parts.values()
            if len(sequence(part.schema.get("enum"))) in range(1, _MAX_VALUES)
        }
        names = frozenset(name for one in schemas for name in mapping(one.get("properties")))
        return View(
            *(starts, tuple(parts.values()), tuple(choices), settled, personal, deprecated, names),
            listed=listed,
        )

    def at(self, pointer: str) -> Any:
        """Return the value at a pointer; None where there is none."""
        try:
            return lookup(self._data, pointer)
        except PointerError:
            return None

    def _choices(self, part: Part) -> list[Choice]:
        choices = []
        for keyword in ("oneOf", "anyOf"):
            branches = sequence(part.schema.get(keyword))
            if branches:
                at = join(part.pointer, keyword)
                pointers = tuple(join(at, index) for index in range(len(branches)))
                choices.append(Choice(at, pointers, *self._tags(part, branches, pointers)))
        if not choices and isinstance(part.schema.get("discriminator"), dict):
            name, tags = self._family(part)
            if name and tags:
                choices.append(Choice(join(part.pointer, "discriminator"), (), name, tags))
        return choices

    def _family(self, part: Part) -> tuple[str, dict[str, str]]:
        """Return the property that tells the schemas that include this one apart, and its values.

        They are those of `mapping` and, by their names, all that have it in their `allOf`.
        """
        discriminator = mapping(part.schema.get("discriminator"))
        tags: dict[str, str] = {}
        schemas = mapping(mapping(self._data.get("components")).get("schemas"))
        for name, schema in schemas.items():
            for inner in sequence(mapping(schema).get("allOf")):
                if from_ref(text(mapping(inner).get("$ref"))) == part.pointer:
                    tags[name] = join("/components/schemas", name)
        for value, ref in mapping(discriminator.get("mapping")).items():
            full = str(ref) if "/" in str(ref) else f"#/components/schemas/{ref}"
            target = from_ref(full)
            if target is not None and isinstance(self.at(target), dict):
                tags[value] = target
        return text(discriminator.get("propertyName")), tags

    def _tags(
        self, part: Part, branches: list[Any], pointers: tuple[str, ...]
    ) -> tuple[str, dict[str, str]]:
        discriminator = mapping(part.schema.get("discriminator"))
        name = text(discriminator.get("propertyName"))
        if not name:
            return "", {}
        by_target = {
            text(mapping(branch).get("$ref")): pointer
            for branch, pointer in zip(branches, pointers, strict=True)
        }
        tags = {ref.rpartition("/")[2]: pointer for ref, pointer in by_target.items() if ref}
        for value, ref in mapping(discriminator.get("mapping")).items():
            full = ref if "/" in str(ref) else f"#/components/schemas/{ref}"
            if full in by_target:
                tags[value] = by_target[full]
        return name, tags

    # --- What is inside ---------------------------------------------------------------------------

    def member(self, view: View, name: str) -> Member:
        """Return what applies to a property of an object."""
        member = view.members.get(name)
        if member is None:
            member = self._member(view, name)
            if len(view.members) < _MAX_MEMBERS:
                view.members[name] = member
        return member

    def _member(self, view: View, name: str) -> Member:
        starts: list[str] = []
        is_declared, says_any = False, True
        for part in view.parts:
            schema = part.schema
            matched = _demands(schema, name)
            if name in mapping(schema.get("properties")):
                starts.append(join(part.pointer, "properties", name))
                matched = True
            for pattern in mapping(schema.get("patternProperties")):
                if _matches(pattern, name):
                    starts.append(join(part.pointer, "patternProperties", pattern))
                    matched = True
            says_any = says_any and not mapping(schema.get("properties"))
            if not starts or not starts[-1].startswith(f"{part.pointer}/"):
                for keyword in ("additionalProperties", "unevaluatedProperties"):
                    more = schema.get(keyword)
                    if isinstance(more, dict):
                        starts.append(join(part.pointer, keyword))
                    matched = matched or (isinstance(more, dict) or more is True)
                    says_any = says_any and more is not False
            is_declared = is_declared or matched
        inner = self.of(tuple(starts)) if starts else None
        # Where no properties are listed at all, any are meant.
        return Member(inner, is_declared or (says_any and not view.choices))

    def items(self, view: View, index: int) -> View | None:
        """Return what applies to an item of an array; None where nothing does."""
        if not view.has_item:
            view.has_item = True
            starts = tuple(
                join(part.pointer, "items")
                for part in view.parts
                if isinstance(part.schema.get("items"), dict)
            )
            view.item = self.of(starts) if starts else None
        prefixed = [part for part in view.parts if sequence(part.schema.get("prefixItems"))]
        if not prefixed:
            return view.item
        starts = tuple(
            join(part.pointer, "prefixItems", index)
            if index < len(sequence(part.schema.get("prefixItems")))
            else join(part.pointer, "items")
            for part in view.parts
        )
        starts = tuple(start for start in starts if isinstance(self.at(start), dict))
        return self.of(starts) if starts else None


def _demands(schema: dict[str, Any], name: str) -> bool:
    """Whether a schema says that a property has to be there, listed or not."""
    if name in sequence(schema.get("required")):
        return True
    return any(
        name in sequence(names) for names in mapping(schema.get("dependentRequired")).values()
    )


def _matches(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name) is not None
    except re.error:
        return False


def as_json(value: Any) -> str:
    """Return a value as JSON: what tells one from another."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
