"""The extension `x-python-name`: what Python calls something whose name on the wire stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import naming
from ..diagnostics import Severity
from ..document.pointer import join, split
from ..document.python_names import NAME
from ..document.wording import show
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..document.objects import Objects
    from ..document.pointer import Node

_FORM = Requirement(
    "python-name-form",
    Severity.WARNING,
    "The value of `x-python-name` is a name that Python and the generated code can have there.",
)
_NAMING = frozenset(
    """properties enum allOf oneOf anyOf x-extensible-enum additionalProperties const $ref
    patternProperties""".split()
)
"""Keywords beside which a schema may become a class."""


def problems(objects: Objects, _similar: Similar) -> Iterator[Problem]:
    """Give the names that cannot be used, and those that name nothing."""
    for node in objects.extensible:
        if NAME in node.value:
            message, hint = _problem(node)
            if message:
                yield Problem(_FORM.code, join(node.pointer, NAME), message, hint)


def _problem(node: Node) -> tuple[str, str]:
    """Return what is wrong with the name on an object, and what to do; empty texts for nothing."""
    stated = node.value[NAME]
    fault_of = _fault_of(node)
    hint = "give another one; until then the name that is made without it is used"
    if fault_of is None:
        return f"`{NAME}` names nothing here", "remove it"
    if not isinstance(stated, str):
        return f"`{NAME}` is {show(stated)}, which is no name", hint
    return fault_of(stated), hint


def _fault_of(node: Node) -> Callable[[str], str] | None:
    """Return what says why a name cannot be used here; None where nothing is named."""
    steps = split(node.pointer)
    if node.kind == "operation":
        is_event = steps[0] in {"webhooks"} or "callbacks" in steps
        return naming.event_fault if is_event else naming.method_fault
    if node.kind == "schema":
        if steps[-2:-1] == ["properties"]:
            return naming.field_fault
        is_component = steps[:2] == ["components", "schemas"] and len(steps) == 3
        return naming.component_fault if is_component or _may_be_class(node.value) else None
    fault_of: Callable[[str], str] | None = {
        "tags": naming.group_fault,
        "parameter": naming.parameter_fault,
        "header": naming.parameter_fault,
    }.get(node.kind)
    return fault_of


def _may_be_class(schema: dict[str, Any]) -> bool:
    return not _NAMING.isdisjoint(schema)


EXTENSION = Extension(NAME, (_FORM,), problems, change="python-name-changed")
