"""What a document describes and the traffic does not show: operations, statuses, properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..document.objects import mapping, sequence
from ..document.pointer import join
from .findings import Cause, Found
from .kinds import Kind
from .values.views import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .checking import Checker
    from .operations import Operation
    from .parameter_checks import Seen


_SHOWN: Final = 10
"""Values of an enum that are named."""


def unseen(number: int, checker: Checker) -> Iterator[Found]:
    """Give what was not seen; of what was not seen itself, nothing inside it.

    Args:
        number: of the document.
        checker: after it has seen the traffic.
    """
    for operation in checker.document.operations:
        seen = checker.seen.get(operation.part.pointer)
        if seen is None:
            yield _found(number, Kind.UNSEEN_OPERATION, operation.part.pointer, operation.title)
        else:
            yield from _of_operation(number, operation, seen)
    yield from _properties(number, checker)
    yield from _values(number, checker)


def _found(number: int, kind: Kind, pointer: str, detail: str, title: str = "") -> Found:
    found = Found(Cause(number, kind, pointer, detail))
    if title:
        found.operations[title] = 0
    return found


def _of_operation(number: int, operation: Operation, seen: Seen) -> Iterator[Found]:
    listed = mapping(operation.part.value.get("responses"))
    for key in listed:
        if str(key).lower() in operation.responses and str(key).lower() not in seen.statuses:
            pointer = join(operation.part.pointer, "responses", key)
            yield _found(number, Kind.UNSEEN_STATUS, pointer, str(key), operation.title)
    for parameter in operation.parameters:
        is_compared = parameter.location in {"query", "header"} and seen.count > seen.refused
        if is_compared and (parameter.location, parameter.name) not in seen.parameters:
            pointer, name = parameter.part.pointer, parameter.name
            yield _found(number, Kind.UNSEEN_PARAMETER, pointer, name, operation.title)


def _properties(number: int, checker: Checker) -> Iterator[Found]:
    met = {start for view in checker.views if view.is_met for start in view.starts}
    told: set[str] = set()
    for view in checker.views:
        if not view.is_met or view.choices:
            continue
        for part in view.parts:
            for name in mapping(part.schema.get("properties")):
                pointer = join(part.pointer, "properties", name)
                if pointer not in met and pointer not in told:
                    told.add(pointer)
                    yield _found(number, Kind.UNSEEN_PROPERTY, pointer, name)


def _values(number: int, checker: Checker) -> Iterator[Found]:
    met: dict[str, set[str]] = {}
    for view in checker.views:
        if view.is_met and not view.is_personal:
            for pointer, values in view.listed.items():
                met.setdefault(pointer, set()).update(values)
    for pointer, values in met.items():
        listed: list[Any] = sequence(checker.views.at(pointer))
        unmet = [value for value in listed if as_json(value) not in values]
        if values and unmet:
            shown = ", ".join(f"`{as_json(value)}`" for value in unmet[:_SHOWN])
            more = f" and {len(unmet) - _SHOWN} more" if len(unmet) > _SHOWN else ""
            yield _found(number, Kind.UNSEEN_VALUE, pointer, shown + more)
