"""Remembering results by texts that strangers send, without letting them fill the memory."""

from __future__ import annotations

from collections.abc import Callable, Sized
from functools import lru_cache, update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from .limits import MAX_REMEMBERED, MAX_REMEMBERED_LENGTH

KeyT = TypeVar("KeyT", bound=Sized)
MoreP = ParamSpec("MoreP")
ResultT = TypeVar("ResultT")


def remembered(
    function: Callable[Concatenate[KeyT, MoreP], ResultT],
) -> Callable[Concatenate[KeyT, MoreP], ResultT]:
    """Return a function that remembers its last results where its first argument is short.

    Args:
        function: whose first argument comes from a stranger.
    """
    known = lru_cache(maxsize=MAX_REMEMBERED)(function)

    def call(key: KeyT, /, *args: MoreP.args, **kwargs: MoreP.kwargs) -> ResultT:
        if len(key) > MAX_REMEMBERED_LENGTH:
            return function(key, *args, **kwargs)
        return known(key, *args, **kwargs)  # type: ignore[arg-type]

    update_wrapper(call, function)
    return call
