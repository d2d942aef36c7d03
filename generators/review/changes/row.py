"""Rows of the table of classes: the class `Change`, and functions to write one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..model import Direction, Lane, Level
from .by_values import BY_VALUES

NARROWED = {
    Direction.REQUEST: "Values that were accepted are now refused.",
    Direction.RESPONSE: "Only values that were allowed before are sent.",
}
WIDENED = {
    Direction.REQUEST: "All values that were accepted still are.",
    Direction.RESPONSE: "Values may be sent that were not allowed before.",
}
CHANGED = {
    Direction.REQUEST: "Some values that were accepted are now refused.",
    Direction.RESPONSE: "Values may be sent that were not allowed before.",
}
_PREFIXES = {
    Direction.REQUEST: "request-",
    Direction.RESPONSE: "response-",
    Direction.BOTH: "",
    Direction.NONE: "unused-",
}


class Effect(NamedTuple):
    """The levels of a change in one direction; `undecided` if `wire` is only the worst case."""

    wire: Level
    code: Level
    undecided: bool = False


@dataclass(frozen=True)
class Change:
    """A class of change.

    Attributes:
        key: its name, unique in the table.
        title: a sentence with `{subject}` for the part of the document that changed, `{name}`, and
            `{before}` and `{after}` for the values.
        effects: levels by direction; only `Direction.NONE` if the direction does not matter.
        details: why it has these levels, by direction.
        hint: a compatible alternative.
        lane: the part of a report, if the levels do not decide it.
        shows_values: whether the title ends with the values before and after, unless it has them
            inside.
        added: the title where there was no value before; empty if it is the same.
        removed: the title where there is no value after; empty if it is the same.
    """

    key: str
    title: str
    effects: dict[Direction, Effect]
    details: dict[Direction, str]
    hint: str = ""
    lane: Lane | None = None
    shows_values: bool = False
    added: str = ""
    removed: str = ""

    @property
    def directed(self) -> bool:
        """Whether its levels depend on the direction."""
        return len(self.effects) > 1

    @property
    def by_values(self) -> bool:
        """Whether it breaks only if the sets of values of both schemas say so."""
        return self.key in BY_VALUES

    def effect(self, direction: Direction) -> Effect:
        """Return its levels in one direction."""
        return self.effects.get(direction, self.effects[Direction.NONE])

    def detail(self, direction: Direction) -> str:
        """Return why it has its levels in one direction."""
        return self.details.get(direction, self.details.get(Direction.NONE, ""))

    def id(self, direction: Direction) -> str:
        """Return the id of a finding of this class."""
        return _PREFIXES[direction] + self.key if self.directed else self.key

    @property
    def about(self) -> str:
        """The class in one sentence, without a particular document."""
        text = self.title.replace("{subject}", "something").replace("{name}", "a name")
        for shown in _SHOWN:
            text = text.replace(shown, "")
        others = [
            verb for verb, title in (("added", self.added), ("removed", self.removed)) if title
        ]
        return f"{text[:1].upper()}{text[1:]}{''.join(f' or {verb}' for verb in others)}."


_SHOWN = (
    ", from {before} to {after}",
    " from {before} to {after}",
    ": {before}",
    " {before}",
    ": {after}",
    " to {after}",
    " {after}",
)
"""The values in titles, which a sentence about no particular document leaves out."""

_LEVELS = {level.word: level for level in Level}


def _effect(text: str) -> Effect:
    """Parse the levels `wire code`; the first may be `undecided`."""
    wire, code = text.split()
    if wire == "undecided":
        return Effect(Level.MAJOR, _LEVELS[code], undecided=True)
    return Effect(_LEVELS[wire], _LEVELS[code])


def directed(
    key: str,
    title: str,
    request: str,
    response: str,
    details: dict[Direction, str],
    hint: str = "",
    *,
    shows_values: bool = False,
    added: str = "",
    removed: str = "",
) -> Change:
    """Return a class whose levels differ between requests and responses."""
    effects = {
        Direction.REQUEST: _effect(request),
        Direction.RESPONSE: _effect(response),
    }
    code = max(effect.code for effect in effects.values())
    effects[Direction.NONE] = Effect(Level.NONE, code)
    never = {Direction.NONE: "It is never sent; only the generated class changes."}
    return Change(
        key,
        title,
        effects,
        {**never, **details},
        hint,
        shows_values=shows_values,
        added=added,
        removed=removed,
    )


def narrow(
    key: str, title: str, hint: str = "", code: str = "minor minor", *, added: str = ""
) -> Change:
    """Return a class of changes that allow less, which breaks requests."""
    request, response = code.split()
    if not hint:
        hint = "keep accepting the old values, and check the rest in the server"
    return directed(
        key,
        title,
        f"major {request}",
        f"minor {response}",
        NARROWED,
        hint,
        shows_values=True,
        added=added,
    )


def widen(
    key: str, title: str, hint: str = "", code: str = "minor minor", *, removed: str = ""
) -> Change:
    """Return a class of changes that allow more, which breaks responses."""
    request, response = code.split()
    if not hint:
        hint = (
            "keep sending only the old values, or offer the new form as a new property or operation"
        )
    return directed(
        key,
        title,
        f"minor {request}",
        f"major {response}",
        WIDENED,
        hint,
        shows_values=True,
        removed=removed,
    )


def change(key: str, title: str, hint: str = "", code: str = "major") -> Change:
    """Return a class of changes that allow other values, which breaks both directions."""
    if not hint:
        hint = "add a new property, parameter or operation and deprecate this one"
    return directed(key, title, f"major {code}", f"major {code}", CHANGED, hint, shows_values=True)


def unclear(key: str, title: str, reason: str, hint: str = "", code: str = "minor") -> Change:
    """Return a class of changes whose effect cannot be decided, with the reason."""
    hint = hint or "keep it as it is, or check by hand that nothing breaks and accept the finding"
    details = {
        Direction.REQUEST: f"{reason} Values that were accepted may now be refused.",
        Direction.RESPONSE: f"{reason} Values may be sent that were not allowed before.",
    }
    return directed(
        key, title, f"undecided {code}", f"undecided {code}", details, hint, shows_values=True
    )


def plain(
    key: str,
    title: str,
    effect: str,
    detail: str = "",
    hint: str = "",
    lane: Lane | None = None,
    *,
    shows_values: bool = True,
) -> Change:
    """Return a class whose levels do not depend on the direction."""
    if effect.startswith("undecided") and not hint:
        hint = "keep it as it is, or check by hand that nothing breaks and accept the finding"
    effects = {Direction.NONE: _effect(effect)}
    return Change(key, title, effects, {Direction.NONE: detail}, hint, lane, shows_values)


ADD_BESIDE = "add the new one beside the old one, deprecate the old one, remove it after its sunset"
