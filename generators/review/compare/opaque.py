"""Keywords of which only equality is compared: `not`, conditions, what is not evaluated."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from ...document.pointer import join
from .recording import Values
from .sides import Located, same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .comparison import Comparison
    from .matching import Signatures
    from .shapes import Shape


OPAQUE = ("if", "then", "else", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef")
"""Keywords that are only compared for equality, because their meaning is not computed."""
_CONDITION = ("if", "then", "else")
"""Keywords that say something together only."""
_Places = dict[str, Located]
"""What belongs together, by keyword."""
_NOWHERE: _Places = {}
_DEEP = 12
"""Depth of nested schemas that counts where two schemas are only compared for equality."""


def compare_opaque(comparison: Comparison, signatures: Signatures) -> None:
    """Compare the keywords whose meaning is not computed here."""
    _conditions(comparison, signatures)
    _exclusions(comparison, signatures)
    for keyword in OPAQUE:
        ours, theirs = comparison.base.all(keyword), comparison.head.all(keyword)
        if keyword in _CONDITION:
            continue
        if keyword == "unevaluatedProperties" and _only_close(*ours, *theirs):
            continue  # compared with `additionalProperties`
        lost, new = _different(comparison, signatures, _each(ours), _each(theirs))
        if lost or new:
            old_value, new_value = next(iter(ours), None), next(iter(theirs), None)
            comparison.differ("keyword-changed", old_value, new_value, name=keyword)
        else:
            _reworded(comparison, keyword)


def _only_close(*limits: Located) -> bool:
    return all(limit.value is False for limit in limits)


def _each(places: Iterable[Located]) -> list[_Places]:
    return [{"": place} for place in places]


def _different(
    comparison: Comparison, signatures: Signatures, ours: list[_Places], theirs: list[_Places]
) -> tuple[list[_Places], list[_Places]]:
    """Return those of both lists that the other does not have, targets of references included."""
    if len(ours) == len(theirs) and all(
        old.keys() == new.keys()
        and all(comparison.walk.common.unchanged(old[k].pointer, new[k].pointer) for k in old)
        for old, new in zip(ours, theirs, strict=True)
    ):
        return [], []
    lost, new = [], list(theirs)
    of_new = [_signature(comparison.head, places, signatures) for places in theirs]
    for places in ours:
        signature = _signature(comparison.base, places, signatures)
        if signature in of_new:
            new.pop(of_new.index(signature))
            of_new.remove(signature)
        else:
            lost.append(places)
    return lost, new


def _signature(shape: Shape, places: _Places, signatures: Signatures) -> dict[str, str]:
    return {
        key: signatures.of(shape.side, (at.pointer,), _DEEP)
        if isinstance(at.value, (dict, bool))
        else repr(at.value)
        for key, at in places.items()
    }


def _conditions(comparison: Comparison, signatures: Signatures) -> None:
    """Compare conditions, each as a whole: one change, whichever of its keywords changed."""
    written = [_written(shape) for shape in (comparison.base, comparison.head)]
    lost, new = _different(comparison, signatures, *written)
    if not lost and not new:
        for keyword in _CONDITION:
            _reworded(comparison, keyword)
    for old_places, new_places in zip_longest(lost, new, fillvalue=_NOWHERE):
        before = _signature(comparison.base, old_places, signatures)
        after = _signature(comparison.head, new_places, signatures)
        keys = [key for key in _CONDITION if before.get(key) != after.get(key)]
        if len(keys) == 1:
            old_value, new_value = old_places.get(keys[0]), new_places.get(keys[0])
            comparison.differ("keyword-changed", old_value, new_value, name=keys[0])
            continue
        values = [
            {key: places[key].value for key in keys if key in places} or None
            for places in (old_places, new_places)
        ]
        at, to = (next(iter(places.values()), None) for places in (old_places, new_places))
        comparison.emit(
            "keyword-changed",
            at.pointer if at else None,
            to.pointer if to else None,
            Values(*values),
            name="if",
        )


def _written(shape: Shape) -> list[_Places]:
    """Return the conditions of a schema."""
    conditions = [
        {
            key: Located(join(part.pointer, key), part.value[key])
            for key in _CONDITION
            if key in part.value
        }
        for part in shape.parts
    ]
    return [places for places in conditions if places]


def _exclusions(comparison: Comparison, signatures: Signatures) -> None:
    """Compare what `not` rules out."""
    written = [_each(shape.all("not")) for shape in (comparison.base, comparison.head)]
    lost, new = _different(comparison, signatures, *written)
    if not lost and not new:
        _reworded(comparison, "not")
    for old_places, new_places in zip_longest(lost, new, fillvalue=_NOWHERE):
        old_value, new_value = old_places.get(""), new_places.get("")
        if old_value and new_value:
            comparison.differ("keyword-changed", old_value, new_value, name="not")
        else:
            comparison.differ("not-removed" if old_value else "not-added", old_value, new_value)


def _reworded(comparison: Comparison, keyword: str) -> None:
    """Note that schemas of a keyword have the same meaning but another text."""
    ours, theirs = comparison.base.all(keyword), comparison.head.all(keyword)
    for old_value, new_value in zip(ours, theirs, strict=False):
        if not same(old_value.value, new_value.value):
            values = Values(old_value.value, new_value.value)
            comparison.emit(
                "documentation-changed", old_value.pointer, new_value.pointer, values, name=keyword
            )
