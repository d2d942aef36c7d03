"""Drift: what an answer holds and the document does not know. It is kept, and told once."""

from __future__ import annotations

import threading
from functools import lru_cache, partial
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

    Tell = Callable[[str, str, str], None]

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

    def event(self, operation_id: str, name: str) -> None:
        """Tell of an event with a name that is unknown; it was not given."""
        self._tell(Drift(operation_id, "event", "", name))

    def _tell(self, drift: Drift) -> None:
        with self._lock:
            if drift in self._told or len(self._told) >= _MOST:
                return
            self._told.add(drift)
        self._logger.drift(drift)
        for hook in self._hooks:
            hook(drift)


def drifts(operation_id: str, result: Any) -> list[Drift]:
    """Return what is unknown in a result, each once."""
    found: dict[Drift, None] = {}
    _look(result, "", lambda *what: found.setdefault(Drift(operation_id, *what)))
    return list(found)


def _look(value: Any, where: str, tell: Tell) -> None:
    look = _look_for(value.__class__)
    if look is not None:
        look(value, where, tell)


@lru_cache(maxsize=4096)
def _look_for(cls: type) -> Callable[[Any, str, Tell], None] | None:
    """Return how to look at the values of a class; None where they cannot drift."""
    if issubclass(cls, UnknownVariant):
        return _look_at_variant
    if issubclass(cls, BaseModel):
        return partial(_look_at_model, _worth_a_look(cls))
    if issubclass(cls, list):
        return _look_at_list
    if issubclass(cls, dict):
        return _look_at_dict
    if issubclass(cls, OpenEnum):
        return partial(_look_at_enum, frozenset(cls.__members__))
    return None


def _look_at_variant(value: UnknownVariant, where: str, tell: Tell) -> None:
    tell("variant", where, ", ".join(sorted(value.__pydantic_extra__ or ())))


def _look_at_model(names: tuple[str, ...], value: BaseModel, where: str, tell: Tell) -> None:
    for name in value.__pydantic_extra__ or ():
        tell("field", where, name)
    content = value.__dict__
    for name in names:
        inner = content.get(name)
        look = None if inner is None else _look_for(inner.__class__)
        if look is not None:
            look(inner, f"{where}.{name}" if where else name, tell)


def _look_at_list(value: list[Any], where: str, tell: Tell) -> None:
    where = f"{where}[]"
    for item in value:
        look = _look_for(item.__class__)
        if look is not None:
            look(item, where, tell)


def _look_at_dict(value: dict[str, Any], where: str, tell: Tell) -> None:
    where = f"{where}{{}}"
    for item in value.values():
        _look(item, where, tell)


def _look_at_enum(known: frozenset[str], value: OpenEnum, where: str, tell: Tell) -> None:
    if value._name_ not in known:
        tell("enum value", where, str(value.value))


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
