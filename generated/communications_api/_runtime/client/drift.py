"""Drift: what an answer holds and the document does not know. It is kept, and reported once."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING, Any, ForwardRef, get_args

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from ..models.enums import ApiEnum
from ..models.further import undeclared_names
from ..models.strictness import siblings
from ..models.variants import UnknownVariant
from ..narrowing import AnyTuple
from .hooks import Drift

if TYPE_CHECKING:
    from collections.abc import Callable

    from .hooks import Hooks
    from .logs import Logger

    Tell = Callable[[str, str, str], None]

_MOST = 1000
"""Limit of different drifts that one client reports, so that a server cannot fill the memory."""


class DriftReporter:
    """Looks for drift in the answers of one client and reports each once.

    Args:
        logger: warns.
        hooks: are called.
    """

    def __init__(self, logger: Logger, hooks: tuple[Hooks, ...]) -> None:
        self._logger = logger
        self._hooks = [hook.on_drift for hook in hooks if hook.on_drift is not None]
        self._reported: set[Drift] = set()
        self._lock = threading.Lock()

    def status(self, operation_id: str, status: int) -> None:
        """Report a success status that the document does not declare."""
        self._tell(Drift(operation_id, "status", "", str(status)))

    def parts(self, operation_id: str, result: Any) -> None:
        """Report what is unknown in a result."""
        if result is not None and not _is_known(result):
            _report(
                result,
                "",
                lambda kind, where, name: self._tell(Drift(operation_id, kind, where, name)),
            )

    def event(self, operation_id: str, name: str) -> None:
        """Report an event with an unknown name; the caller did not get it."""
        self._tell(Drift(operation_id, "event", "", name))

    def _tell(self, drift: Drift) -> None:
        with self._lock:
            if drift in self._reported or len(self._reported) >= _MOST:
                return
            self._reported.add(drift)
        self._logger.drift(drift)
        for hook in self._hooks:
            hook(drift)


def drifts(operation_id: str, result: Any) -> list[Drift]:
    """Return what is unknown in a result, each once."""
    unique: dict[Drift, None] = {}
    _report(
        result,
        "",
        lambda kind, where, name: unique.setdefault(Drift(operation_id, kind, where, name)),
    )
    return list(unique)


def _is_known(result: Any) -> bool:
    """Whether the document knows all of a result: asked of each answer, so it takes few steps."""
    queue = [result]
    for item in queue:
        cls = item.__class__
        parts = _parts[cls] if cls in _parts else _parts_of(cls)
        if parts is None:
            continue
        if parts.__class__ is tuple:
            if item.__pydantic_extra__:
                return False
            content = item.__dict__
            for name in parts:
                inner = content.get(name)
                if inner is not None:
                    queue.append(inner)
        elif parts is list:
            queue += item
        elif parts is dict:
            queue += item.values()
        elif parts is UnknownVariant or item._name_ not in parts:
            return False
    return True


def _report(value: Any, where: str, tell: Tell) -> None:
    """Report each part of a value that the document does not know."""
    cls = value.__class__
    parts = _parts[cls] if cls in _parts else _parts_of(cls)
    if parts is None:
        return
    if parts is UnknownVariant:
        tell("variant", where, ", ".join(sorted(value.__pydantic_extra__ or ())))
    elif isinstance(parts, AnyTuple):
        for name in _undeclared(value):
            tell("field", where, name)
        content = value.__dict__
        for name in parts:
            inner = content.get(name)
            if inner is not None:
                _report(inner, f"{where}.{name}" if where else name, tell)
    elif parts is list:
        for item in value:
            _report(item, f"{where}[]", tell)
    elif parts is dict:
        for item in value.values():
            _report(item, f"{where}{{}}", tell)
    elif value._name_ not in parts:
        tell("enum value", where, str(value.value))


_parts: dict[type, Any] = {}
"""Which parts of the values of a class are checked; see `_parts_of`."""


def _parts_of(cls: type) -> Any:
    """Return, and remember, which parts of the values of a class are checked.

    Of a model the names of the fields that can drift, of an enum the names of its members, `list`
    and `dict` for themselves, `UnknownVariant` for what always is drift; None for all else.
    """
    parts: Any = None
    if issubclass(cls, UnknownVariant):
        parts = UnknownVariant
    elif issubclass(cls, BaseModel):
        parts = _drifting_fields(cls)
    elif issubclass(cls, ApiEnum):
        parts = frozenset(cls.__members__)
    else:
        parts = next((kind for kind in (list, dict) if issubclass(cls, kind)), None)
    _parts[cls] = parts
    return parts


def _undeclared(model: BaseModel) -> list[str]:
    declared = _of_siblings(type(model))
    return [name for name in undeclared_names(model) if name not in declared]


@cache
def _of_siblings(cls: type[BaseModel]) -> frozenset[str]:
    """Return the names on the wire that models declare of which a value can be as well."""
    fields_of_all = (sibling.model_fields.items() for sibling in siblings(cls))
    return frozenset(info.alias or name for fields in fields_of_all for name, info in fields)


def _drifting_fields(cls: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that can hold models or enums; texts and numbers cannot drift."""
    return tuple(name for name, info in cls.model_fields.items() if _can_drift(info.annotation))


def _can_drift(annotation: Any) -> bool:
    seen: list[Any] = []
    stack = [annotation]
    while stack:
        item = stack.pop()
        if isinstance(item, ForwardRef) or (
            isinstance(item, type) and issubclass(item, (BaseModel, ApiEnum))
        ):
            return True
        if isinstance(item, TypeAliasType) and item not in seen:
            seen.append(item)
            stack.append(item.__value__)
        stack.extend(get_args(item))
    return False
