"""Calling the application's functions: on the event loop or, where they are plain, in a thread."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


def as_async(function: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    """Return a function to be awaited: an `async def` as it is, a plain one in the thread pool.

    One that is an asynchronous generator gives the generator. What a plain function returns is
    awaited too if it can be (a decorated `async def`).
    """
    plain: Any = function
    while isinstance(plain, functools.partial):
        plain = plain.func
    if inspect.isasyncgenfunction(plain):

        async def begun(*args: Any, **kwargs: Any) -> Any:
            return function(*args, **kwargs)  # runs nothing yet

        return begun
    if inspect.iscoroutinefunction(plain) or inspect.iscoroutinefunction(
        getattr(plain, "__call__", None)  # noqa: B004 - an object with an async __call__
    ):
        return function

    async def in_thread(*args: Any, **kwargs: Any) -> Any:
        result = await run_in_threadpool(function, *args, **kwargs)
        return await result if inspect.isawaitable(result) else result

    return in_thread
