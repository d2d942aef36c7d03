"""Handlers: what a server does for the operations of one group (tag)."""

from __future__ import annotations

import types
from abc import ABC
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeAlias, cast

from typing_extensions import TypeVar

from .replies import Reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from ..operations import Operation

PrincipalT = TypeVar("PrincipalT", default=Any)
"""What `authenticate` returns: whatever the application knows about a caller."""

ResultT = TypeVar("ResultT")
Result: TypeAlias = ResultT | Reply | Awaitable[ResultT | Reply]
"""What the method of a handler may return: a result or a `Reply`, and either to be awaited.

So type checkers take `async def` and plain `def`; say what yours returns, such as `-> models.Pet`.
"""


def _not_implemented(self: Any, **arguments: Any) -> NoReturn:
    raise NotImplementedError


class Handler(ABC, Generic[PrincipalT]):
    """Base of the generated handler classes, which have one abstract method per operation.

    Methods may be `async def` or plain `def`; the latter run in a thread pool. They return the
    declared result, or a `Reply` where that does not say enough. A method that raises
    `NotImplementedError` answers 501.
    """

    @classmethod
    def partial(cls, *args: Any, **kwargs: Any) -> Self:
        """Make an instance although abstract methods are missing: those answer 501.

        Args:
            args: for the class.
            kwargs: for the class.
        """
        missing: dict[str, Any] = dict.fromkeys(cls.__abstractmethods__, _not_implemented)
        if not missing:
            return cls(*args, **kwargs)
        names = {"__module__": cls.__module__, "__qualname__": cls.__qualname__, **missing}
        completed = types.new_class(
            cls.__name__, (cls,), exec_body=lambda space: space.update(names)
        )
        instance: Self = completed(*args, **kwargs)
        return instance


def method_of(handler: object | None, operation: Operation[Any]) -> Callable[..., Any] | None:
    """Return the handler's method for an operation; None where nothing implements it.

    Args:
        handler: of the operation's group.
        operation: the facts.

    Raises:
        TypeError: if the handler has no such method.
    """
    if handler is None:
        return None
    method = getattr(handler, operation.py_name, None)
    if not callable(method):
        raise TypeError(
            f"{type(handler).__name__} has no method {operation.py_name!r} "
            f"for the operation {operation.id}"
        )
    if getattr(method, "__func__", None) is _not_implemented:
        return None
    return cast("Callable[..., Any]", method)
