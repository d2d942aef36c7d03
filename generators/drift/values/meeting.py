"""Valid values met with their schemas: what was met is noted, and no more is done than that takes.

Most values of traffic are valid and have nothing to tell. For each schema there is a plan, made
from the values that are met: names that need no more than to be known are looked up together.
"""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any, Final

from ...document.objects import sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .views import Part, View, Views

_CLASSES: Final[dict[str, frozenset[type]]] = {
    "string": frozenset({str}),
    "integer": frozenset({int, float}),
    "number": frozenset({int, float}),
    "boolean": frozenset({bool}),
    "null": frozenset({NoneType}),
    "array": frozenset({list}),
    "object": frozenset({dict}),
}
_ALL: Final = frozenset[type]().union(*_CLASSES.values())
_COMPOUND: Final = frozenset[type]({list, dict})
_MAX_NAMES: Final = 5000
_MAX_TEXTS: Final = 1000


class _Plan:
    """What is to be done for a valid value of one view.

    Attributes:
        view: what applies to the value.
        known: names that were met, and are documented.
        inner: of these, those whose values are met themselves.
        following: by class of the value, the plan when all choices are made; None where the class
            does not decide.
        texts: values of an `enum` that are noted.
        item: of the items of an array; None where nothing is to be done for them.
        has_item: whether `item` is known.
        is_plain: whether values need not be looked at: nothing is inside them.
    """

    __slots__ = (
        *("following", "has_item", "has_prefix", "inner", "is_plain", "item", "known", "texts"),
        "view",
    )

    def __init__(self, view: View) -> None:
        self.view = view
        self.known: set[str] = set()
        self.inner: dict[str, _Plan] = {}
        self.following: dict[type, _Plan | None] = {}
        self.texts: set[str] = set()
        self.item: _Plan | None = None
        self.has_item = False
        self.has_prefix = any(sequence(part.schema.get("prefixItems")) for part in view.parts)
        classes = classes_of(view.parts)
        self.is_plain = not view.choices and not view.listed and not classes & _COMPOUND


class Meeting:
    """Meets valid values that travel in one direction.

    Args:
        views: of the document.
        settle: makes the choices of a view for a value; None where there is something to tell.
        note: notes a value for what is never met.
        is_told: whether a property is to be told of wherever it is used.
    """

    def __init__(
        self,
        views: Views,
        settle: Callable[[View, Any], View | None],
        note: Callable[[View, Any], None],
        is_told: Callable[[View], bool],
    ) -> None:
        self._views = views
        self._settle = settle
        self._note = note
        self._is_told = is_told
        self._plans: dict[View, _Plan] = {}

    def meet(self, view: View, value: Any) -> bool:
        """Note what is met in a valid value; return whether there is nothing to tell of it."""
        return self._meet(self._plan(view), value)

    def _plan(self, view: View) -> _Plan:
        plan = self._plans.get(view)
        if plan is None:
            plan = self._plans[view] = _Plan(view)
        return plan

    def _meet(self, plan: _Plan, value: Any) -> bool:
        kind = value.__class__
        if plan.view.choices:
            if kind not in plan.following:
                plan.following[kind] = self._decided(plan.view, kind)
            following = plan.following[kind]
            if following is None:
                view = self._settle(plan.view, value)
                if view is None:
                    return False
                following = self._plan(view)
            plan = following
        if not plan.view.listed:
            plan.view.is_met = True
        elif kind is not str:
            self._note(plan.view, value)
        elif value not in plan.texts:
            self._note(plan.view, value)
            if len(plan.texts) < _MAX_TEXTS:
                plan.texts.add(value)
        if kind is dict:
            return self._meet_members(plan, value)
        return kind is not list or self._meet_items(plan, value)

    def _meet_members(self, plan: _Plan, value: dict[str, Any]) -> bool:
        if not (value.keys() <= plan.known):
            for name in value.keys() - plan.known:
                if not self._is_new_met(plan, name, value[name]):
                    return False
        inner = plan.inner
        # A schema that contains itself gets names while they are gone through.
        names = list(inner) if len(inner) <= len(value) else value
        for name in names:
            if name in value and name in inner and not self._meet(inner[name], value[name]):
                return False
        return True

    def _is_new_met(self, plan: _Plan, name: str, value: Any) -> bool:
        """Meet a value of a name that is not known; return whether nothing is to be told of it."""
        view, is_declared = self._views.member(plan.view, name)
        if view is None:
            if not is_declared:
                return False
        elif self._is_told(view):
            return False
        is_kept = len(plan.known) < _MAX_NAMES
        if is_kept:
            plan.known.add(name)
        if view is None:
            return True
        member = self._plan(view)
        if member.is_plain:
            view.is_met = True
        elif is_kept:
            plan.inner[name] = member
        else:
            return self._meet(member, value)
        return True

    def _meet_items(self, plan: _Plan, value: list[Any]) -> bool:
        if plan.has_prefix:
            views = ((self._views.items(plan.view, at), item) for at, item in enumerate(value))
            return all(self.meet(view, item) for view, item in views if view is not None)
        if not value:
            return True
        if not plan.has_item:
            view = self._views.items(plan.view, 0)
            plan.has_item = True
            plan.item = None if view is None else self._plan(view)
            if plan.item is not None and plan.item.is_plain:
                plan.item.view.is_met, plan.item = True, None
        of_item = plan.item
        return of_item is None or all(self._meet(of_item, item) for item in value)

    def _decided(self, view: View, kind: type) -> _Plan | None:
        """Return the plan of a valid value of a class, if that alone makes all choices.

        It does where only one alternative takes values of that class: a valid value is of it.
        """
        for _ in range(len(_ALL)):
            branches: list[str] = []
            for choice in view.choices:
                fitting = [
                    branch
                    for branch in choice.branches
                    if kind in classes_of(self._views.of((branch,)).parts)
                ]
                if choice.tag or len(fitting) != 1:
                    return None
                branches += fitting
            view = self._views.chosen(view, tuple(branches))
            if not view.choices:
                return self._plan(view)
        return None


def classes_of(parts: Iterable[Part]) -> frozenset[type]:
    """Return the classes that valid values of schemas may have, those of JSON data."""
    classes = _ALL
    for part in parts:
        stated = part.schema.get("type")
        types = [stated] if isinstance(stated, str) else sequence(stated)
        known = [_CLASSES[name] for name in types if isinstance(name, str) and name in _CLASSES]
        if not known:
            continue
        if part.takes_null:
            known.append(_CLASSES["null"])
        classes &= frozenset[type]().union(*known)
    return classes
