"""Drift: what an answer holds and the document does not know. It is kept, and told once."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from .enums import OpenEnum
from .hooks import Drift
from .variants import UnknownVariant

if TYPE_CHECKING:
    from collections.abc import Callable

    from .hooks import Hooks
    from .logs import Logger

_MOST = 1000
"""Different drifts that one client tells; a server that invents names must not fill the memory."""


class DriftReporter:
    """Looks for drift in the answers of one client and tells each once.

    Args:
        logger: warns.
        hooks: are called.
    """

    def __init__(self, logger: Logger, hooks: tuple[Hooks, ...]) -> None:
        self._logger = logger
        self._hooks = [hook.on_drift for hook in hooks if hook.on_drift is not None]
        self._told: set[Drift] = set()
        self._lock = threading.Lock()

    def status(self, operation_id: str, status: int) -> None:
        """Tell of a status of success that the document does not declare."""
        self._tell(Drift(operation_id, "status", "", str(status)))

    def look(self, operation_id: str, result: Any) -> None:
        """Tell what is unknown in a result."""
        if result is not None:
            _look(result, "", lambda *what: self._tell(Drift(operation_id, *what)))

    def _tell(self, drift: Drift) -> None:
        with self._lock:
            if drift in self._told or len(self._told) >= _MOST:
                return
            self._told.add(drift)
        self._logger.drift(drift)
        for hook in self._hooks:
            hook(drift)


def _look(value: Any, where: str, tell: Callable[[str, str, str], None]) -> None:
    if isinstance(value, UnknownVariant):
        tell("variant", where, ", ".join(sorted(value.__pydantic_extra__ or ())))
    elif isinstance(value, BaseModel):
        for name in value.__pydantic_extra__ or ():
            tell("field", where, name)
        content = value.__dict__
        for name in _worth_a_look(type(value)):
            inner = content.get(name)
            if inner is not None:
                _look(inner, f"{where}.{name}" if where else name, tell)
    elif isinstance(value, list):
        for item in value:
            _look(item, f"{where}[]", tell)
    elif isinstance(value, dict):
        for item in value.values():
            _look(item, f"{where}{{}}", tell)
    elif isinstance(value, OpenEnum) and not value.is_known:
        tell("enum value", where, str(value.value))


@lru_cache(maxsize=4096)
def _worth_a_look(cls: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that can hold models or enums; texts and numbers cannot drift."""
    return tuple(name for name, info in cls.model_fields.items() if _can_drift(info.annotation))


def _can_drift(annotation: Any) -> bool:
    seen: list[Any] = []
    stack = [annotation]
    while stack:
        item = stack.pop()
        if isinstance(item, type) and issubclass(item, (BaseModel, OpenEnum)):
            return True
        if isinstance(item, TypeAliasType) and item not in seen:
            seen.append(item)
            stack.append(item.__value__)
        stack.extend(get_args(item))
    return False
