"""Groups of operations, and calls that are planned and not made.

The body of a generated method is one call of `_call`, `_stream` or `_event_stream` of its group. In
a group these are the client's, which make the call. In a copy of the group they return a
`PlannedCall` instead: `build`, `with_raw_response` and `with_streaming_response` get one so, and do
something else with it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..operations import Operation
    from .options import CallOptions

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class PlannedCall(Generic[ResultT]):
    """A call of an operation that has not been made.

    Attributes:
        operation: what is called.
        arguments: by `Parameter.py_name`.
        body: a model, JSON data, text, bytes, a file or an `Upload`; None for no body.
        options: of this call.
        is_stream: whether its result is a stream of items.
    """

    operation: Operation[ResultT]
    arguments: Mapping[str, object]
    body: object
    options: CallOptions
    is_stream: bool = False


class Group:
    """Operations of one tag."""

    _client: Any
    """Makes the calls of the group."""


class BoundMethod(NamedTuple):
    """A method of a group of operations, and what it is to be called with."""

    function: Callable[..., Any]
    group: Group
    args: tuple[Any, ...]
    keywords: dict[str, Any]

    def called_in_copy(self, **attributes: Any) -> Any:
        """Call the method in a copy of its group that has other attributes."""
        group = copy.copy(self.group)
        vars(group).update(attributes)
        return self.function(group, *self.args, **self.keywords)


def bound_method(
    method: Callable[..., Any], args: tuple[Any, ...], keywords: dict[str, Any]
) -> BoundMethod:
    """Return a method as client.group.method gives it, or a `functools.partial` of one.

    Raises:
        TypeError: it is something else.
    """
    while isinstance(method, partial):
        args = (*method.args, *args)
        keywords = {**method.keywords, **keywords}
        method = method.func
    function, group = getattr(method, "__func__", None), getattr(method, "__self__", None)
    if function is None or not isinstance(group, Group):
        name = getattr(method, "__qualname__", None) or repr(method)
        raise TypeError(f"{name} is no method of a client's operations: give client.group.method")
    return BoundMethod(function, group, args, keywords)


def checked_plan(call: object, method: BoundMethod) -> PlannedCall[Any]:
    """Return what a method returned in a copy of its group that plans calls.

    Raises:
        TypeError: it is not a `PlannedCall`, as it is from each generated method.
    """
    if not isinstance(call, PlannedCall):
        raise TypeError(f"{method.function.__qualname__} does more than call one operation")
    plan: PlannedCall[Any] = cast("Any", call)
    return plan
