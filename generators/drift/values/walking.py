"""A value walked through with its schema: what is met, and what does not hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from ...runtime.masking import HIDDEN
from ..kinds import Kind
from .facts import BY_KEYWORD, Fact, Spot, type_name
from .meeting import Meeting
from .views import as_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from .gates import Gates
    from .views import Choice, Part, View, Views

_MAX_LISTED: Final = 1000
_MAX_TRIALS: Final = 200
_MAX_SETTLED: Final = 20
_MAX_DETAIL: Final = 200
_PERSONAL: Final = "a value that is personal"
_TOO_LARGE: Final = "a number is too large to be compared"
_NOWHERE: Final = Spot()


class Walker:
    """Walks through values that travel in one direction.

    Args:
        views: of the document.
        gates: of the document in that direction.
        tell: takes each fact.
    """

    def __init__(self, views: Views, gates: Gates, tell: Callable[[Fact], None]) -> None:
        self._views = views
        self._gates = gates
        self._tell = tell
        self._marked = gates.flags.marked
        self._told = 0
        self._trials = 0
        self._in_trial = False
        self._met_hidden = False
        self._noted: dict[View, bool] = {}
        self._meeting = Meeting(views, self._settled, self._note, self._is_noted)

    def walk(self, pointer: str, value: Any, *, is_personal: bool = False) -> bool:
        """Tell what is wrong with a value by the schema at a pointer.

        Returns:
            Whether nothing is, and nothing ever will be to tell of an equal value.
        """
        view, spot = self._views.of((pointer,)), Spot((), is_personal)
        if self._gates.is_valid(pointer, value):
            if self._meeting.meet(view, value):
                return True
            self._visit(view, value, spot, explains=False)
            return False
        self._told = self._trials = 0
        self._met_hidden = False
        self._visit(view, value, spot, explains=True)
        if not self._told and not self._met_hidden:
            for path, message in self._gates.messages(pointer, value):
                where = tuple("[]" if isinstance(step, int) else step for step in path)
                self._fact(Kind.OTHER, pointer, message, Spot(where, is_personal=True), None)
        return False

    def _settled(self, view: View, value: Any) -> View | None:
        """Return the view of a valid value; None where its choices are to be told of."""
        settled = self._settle(view, value, _NOWHERE, explains=False)
        return None if settled is None or settled[1] else settled[0]

    def _is_noted(self, view: View) -> bool:
        """Whether a property is to be told of wherever it is used."""
        noted = self._noted.get(view)
        if noted is None:
            marked = self._marked
            noted = view.is_deprecated or any(id(part.schema) in marked for part in view.parts)
            self._noted[view] = noted
        return noted

    def _fact(self, kind: Kind, pointer: str, detail: str, spot: Spot, value: Any) -> None:
        self._told += 1
        if not self._in_trial:
            self._tell(Fact(kind, pointer, detail, spot.where, value, spot.is_personal))

    def _visit(self, view: View, value: Any, spot: Spot, *, explains: bool) -> None:
        if view.is_personal and not spot.is_personal:
            spot = spot.hidden()
        if value == HIDDEN:
            # A recorder replaced it: of what type it was is not known.
            view.is_met = True
            self._met_hidden = True
            return
        if view.choices:
            settled = self._settle(view, value, spot, explains=explains)
            if settled is None:
                return
            view, explains = settled
        if not self._in_trial:
            self._note(view, value)
        if explains and not self._holds(view, value, spot):
            return
        if isinstance(value, dict):
            self._object(view, value, spot, explains=explains)
        elif isinstance(value, list):
            inside = spot.inside("[]")
            for index, item in enumerate(value):
                inner = self._views.items(view, index)
                if inner is not None:
                    self._visit(inner, item, inside, explains=explains)

    @staticmethod
    def _note(view: View, value: Any) -> None:
        """Note what was met, for what is never met."""
        view.is_met = True
        for listed in view.listed.values():
            if len(listed) < _MAX_LISTED and not isinstance(value, (dict, list)):
                listed.add(as_json(value))

    def _holds(self, view: View, value: Any, spot: Spot) -> bool:
        """Tell which keywords do not hold; return whether the value has the type."""
        if isinstance(value, float) and not math.isfinite(value):
            self._fact(
                Kind.OTHER, view.starts[0], "a number is too large to be compared", spot, None
            )
            return False
        for part in view.parts:
            for keyword in self._gates.broken(part, value):
                if keyword == "type" and value is None:
                    self._null(view, spot)
                    return False
                kind, detail = BY_KEYWORD.get(keyword, Kind.OTHER), keyword
                if kind is Kind.TYPE:
                    detail = type_name(value)
                elif kind is Kind.ENUM:
                    detail = _PERSONAL if spot.is_personal else as_json(value)[:_MAX_DETAIL]
                self._fact(kind, part.pointer, detail, spot, value)
                if keyword == "type":
                    return False
        return True

    def _null(self, view: View, spot: Spot) -> None:
        self._fact(Kind.NULL, view.starts[0], "null", spot, None)

    # --- Objects ----------------------------------------------------------------------------------

    def _object(self, view: View, value: dict[str, Any], spot: Spot, *, explains: bool) -> None:
        if explains:
            self._check_required(view, value, spot)
        for name, inner in value.items():
            member, is_declared = self._views.member(view, name)
            if not is_declared:
                for pointer in _owners(view):
                    self._fact(Kind.PROPERTY, pointer, name, spot.inside(name), inner)
            elif member is not None:
                if self._is_noted(member):
                    self._check_marks(member, spot.inside(name).hidden())
                inside = spot.inside(name if name in view.names else "{}")
                self._visit(member, inner, inside, explains=explains)

    def _check_required(self, view: View, value: dict[str, Any], spot: Spot) -> None:
        flags = self._gates.flags
        unseen = frozenset[str]().union(*(flags.unseen(part.schema) for part in view.parts))
        for part in view.parts:
            for name in self._gates.required(part):
                if name not in value and name not in unseen:
                    self._fact(Kind.REQUIRED, part.pointer, name, spot, None)

    def _check_marks(self, member: View, spot: Spot) -> None:
        """Tell of a property that is deprecated, or does not travel in this direction."""
        if member.is_deprecated:
            self._fact(Kind.DEPRECATED, member.starts[0], "", spot, None)
        if any(id(part.schema) in self._marked for part in member.parts):
            self._fact(Kind.DIRECTION, member.starts[0], "", spot, None)

    # --- Choices ----------------------------------------------------------------------------------

    def _settle(
        self, view: View, value: Any, spot: Spot, *, explains: bool
    ) -> tuple[View, bool] | None:
        """Return the view with its choices made, and whether what does not hold is to be told.

        None where the value fits none of them.
        """
        for _ in range(_MAX_SETTLED):
            if not view.choices:
                break
            chosen: list[str] = []
            for choice in view.choices:
                branches = self._chosen(choice, value, spot, explains=explains)
                if branches is None:
                    if value is None and explains:
                        self._null(view, spot)
                    return None
                chosen += branches
                if choice.tag and not explains:
                    # The discriminator decides: fitting another alternative does not help.
                    explains = not all(self._gates.is_valid(one, value) for one in branches)
            view = self._views.chosen(view, tuple(chosen))
        return view, explains

    def _chosen(
        self, choice: Choice, value: Any, spot: Spot, *, explains: bool
    ) -> list[str] | None:
        """Return the alternatives that a value is of; None where that is told, or nothing is."""
        tag = value.get(choice.tag) if choice.tag and isinstance(value, dict) else None
        if isinstance(tag, str) and tag in choice.tags:
            return [choice.tags[tag]]
        if not choice.branches:
            if not isinstance(tag, str):
                return []
            self._variant(choice, tag, value, spot)
            return None
        valid = [branch for branch in choice.branches if self._gates.is_valid(branch, value)]
        if valid:
            return self._several(choice, valid, value, spot, explains=explains)
        if not explains or value is None:
            return None if explains else []
        if isinstance(tag, str):
            self._variant(choice, tag, value, spot)
            return None
        typed = [branch for branch in choice.branches if self._is_of_type(branch, value)]
        if not typed:
            self._fact(Kind.TYPE, choice.pointer, type_name(value), spot, value)
            return None
        return [min(typed, key=lambda branch: self._distance(branch, value))]

    def _several(
        self, choice: Choice, valid: list[str], value: Any, spot: Spot, *, explains: bool
    ) -> list[str]:
        """Return what counts of the alternatives that a value fits."""
        if len(valid) == 1 or not choice.pointer.endswith("/oneOf"):
            return valid
        if explains and not choice.tag:
            self._fact(Kind.AMBIGUOUS, choice.pointer, "", spot.hidden(), value)
            return valid
        return [min(valid, key=lambda branch: self._undeclared(branch, value))]

    def _variant(self, choice: Choice, tag: str, value: Any, spot: Spot) -> None:
        detail = _PERSONAL if spot.is_personal else tag[:_MAX_DETAIL]
        self._fact(Kind.VARIANT, choice.pointer, detail, spot, value)

    def _is_of_type(self, branch: str, value: Any) -> bool:
        view = self._views.of((branch,))
        return not any(self._gates.broken(part, value) == ["type"] for part in view.parts)

    def _undeclared(self, branch: str, value: Any) -> int:
        view = self._views.of((branch,))
        names = value if isinstance(value, dict) else ()
        return sum(not self._views.member(view, name).is_declared for name in names)

    def _distance(self, branch: str, value: Any) -> int:
        """Return how much is wrong with a value by one alternative."""
        if self._trials >= _MAX_TRIALS:
            return 0
        self._trials += 1
        told, outer = self._told, self._in_trial
        self._told, self._in_trial = 0, True
        self._visit(self._views.of((branch,)), value, Spot(), explains=True)
        distance, self._told, self._in_trial = self._told, told, outer
        return distance


def _owners(view: View) -> list[str]:
    """Return the schemas to which a property has to be added: all that are closed, or the next."""
    closed = [
        part.pointer
        for part in view.parts
        if part.schema.get("additionalProperties") is False
        or part.schema.get("unevaluatedProperties") is False
    ]
    if closed:
        return closed
    listing = [part for part in view.parts if "properties" in part.schema]
    return [min(listing, key=_remoteness).pointer] if listing else [view.parts[0].pointer]


def _remoteness(part: Part) -> int:
    return part.distance
