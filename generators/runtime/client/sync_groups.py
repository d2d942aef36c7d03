# Written by `make sync` from async_groups.py: edit that.
"""Groups of synchronous operations, and the calls that their methods plan; see `groups`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .groups import Group, PlannedCall, bound_method, checked_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..operations import Operation
    from .options import CallOptions
    from .sync_client import SyncClientBase

ResultT = TypeVar("ResultT")


class SyncGroup(Group):
    """Base of the generated groups of synchronous operations."""

    def __init__(self, client: SyncClientBase) -> None:
        self._client = client
        self._call = client._call  # pyright: ignore[reportPrivateUsage] - of the client
        self._stream = client._stream  # pyright: ignore[reportPrivateUsage] - of the client
        self._event_stream = client._event_stream  # pyright: ignore[reportPrivateUsage] - of the client


def planned(
    method: Callable[..., object], args: tuple[Any, ...], keywords: dict[str, Any]
) -> tuple[SyncClientBase, PlannedCall[Any]]:
    """Return the call that a method of a group would make, and the client that would make it.

    Raises:
        TypeError: it is no such method, or does not take these arguments.
    """
    bound = bound_method(method, args, keywords)
    call = bound.called_in_copy(_call=_plan, _stream=_plan_stream, _event_stream=_plan_stream)
    client: SyncClientBase = bound.group._client  # pyright: ignore[reportPrivateUsage] - of the client
    return client, checked_plan(call, bound)


def _plan(
    operation: Operation[ResultT],
    arguments: Mapping[str, object],
    body: object,
    options: CallOptions,
) -> PlannedCall[ResultT]:
    return PlannedCall(operation, arguments, body, options)


def _plan_stream(
    operation: Operation[Any], arguments: Mapping[str, object], body: object, options: CallOptions
) -> PlannedCall[Any]:
    return PlannedCall(operation, arguments, body, options, is_stream=True)
