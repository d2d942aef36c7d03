"""The extension `x-effect`: what an operation changes, where its method does not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from ..diagnostics import Severity
from ..document.faults import Repair
from ..document.pointer import join, split
from ..document.wording import show
from ..runtime.effects import Effect
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..document.objects import Objects
    from ..document.pointer import Node

NAME = "x-effect"
VALUES: Final[tuple[Effect, ...]] = get_args(Effect)
_STRICTEST: Final[Effect] = "destructive"
_FORM = Requirement(
    "effect-form",
    Severity.ERROR,
    f"An `x-effect` is {', '.join(f'`{value}`' for value in VALUES[:-1])} or `{VALUES[-1]}`; it "
    "stands on an operation.",
    blocks=True,
)


def stated(operation: Mapping[str, Any]) -> Effect | None:
    """Return what an Operation Object states, None where it states nothing that is known."""
    return next((value for value in VALUES if value == operation.get(NAME)), None)


def problems(objects: Objects, similar: Similar) -> Iterator[Problem]:
    """Give the values that mean nothing, and the places where the extension has no effect."""
    for node in objects.stating(NAME):
        value, at = node.value[NAME], join(node.pointer, NAME)
        if not _is_served(node):
            message, hint = (
                f"`{NAME}` has no effect here",
                "write it in an operation that is served",
            )
            drop = Repair("drop", at, None, "it is ignored")
            yield Problem(_FORM.code, at, message, hint, key=True, repairs=(drop,))
        elif stated(node.value) is None:
            meant = similar(value, VALUES) if isinstance(value, str) else ""
            hint = meant or f"write one of {', '.join(VALUES)}"
            strict = Repair("replace", at, _STRICTEST, f"it is taken as `{_STRICTEST}`")
            yield Problem(_FORM.code, at, f"`{NAME}` is {show(value)}", hint, repairs=(strict,))


def _is_served(node: Node) -> bool:
    steps = split(node.pointer)
    return node.kind == "operation" and steps[0] != "webhooks" and "callbacks" not in steps


EXTENSION = Extension(NAME, (_FORM,), problems, change="effect-changed")
