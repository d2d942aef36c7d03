"""Room for recursion: schemas lead to each other further than Python's frames usually reach."""

from __future__ import annotations

import sys
import threading
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

FRAMES = 20_000
"""Calls inside each other; a thousand are usual."""
_STACK = 1 << 28
"""Bytes of a stack that has room for them; memory that is not reached is not taken."""
_NAME = "deep"


def deep(function: Callable[P, T]) -> Callable[P, T]:
    """Let a function, and all that it calls, recurse as deep as documents need.

    It runs in a thread of its own, which has a stack of that size; the caller waits.
    """

    @wraps(function)
    def called(*args: P.args, **kwargs: P.kwargs) -> T:
        if threading.current_thread().name == _NAME:
            return function(*args, **kwargs)
        results: list[T] = []
        errors: list[BaseException] = []

        def run() -> None:
            try:
                results.append(function(*args, **kwargs))
            except BaseException as error:
                errors.append(error)

        limit, size = sys.getrecursionlimit(), threading.stack_size(_STACK)
        try:
            sys.setrecursionlimit(FRAMES)
            thread = threading.Thread(target=run, name=_NAME, daemon=True)
            thread.start()
        finally:
            threading.stack_size(size)
        try:
            thread.join()
        finally:
            sys.setrecursionlimit(limit)
        for error in errors:
            raise error
        return results[0]

    return called
