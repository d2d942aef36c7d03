"""Which fields of a model were there, where an unknown name equals the Python name of one.

Such a name is an unknown one; pydantic counts the field of that name as set all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import BaseModel, RootModel
from pydantic_core import from_json

from ..narrowing import AnyDict

if TYPE_CHECKING:
    from collections.abc import Iterator

Path: TypeAlias = tuple[str | int, ...]


def models_in(value: Any) -> Iterator[tuple[Path, BaseModel]]:
    """Give every model in a value, with its path: one that holds others before these."""
    waiting: list[Iterator[tuple[Path, Any]]] = [iter((((), value),))]
    while waiting:
        for path, item in waiting[-1]:
            if isinstance(item, BaseModel):
                yield path, item
                waiting.append(_members(path, item))
                break
            if isinstance(item, (dict, list, tuple)):
                waiting.append(_items(path, item))
                break
        else:
            waiting.pop()


def _items(path: Path, container: Any) -> Iterator[tuple[Path, Any]]:
    if isinstance(container, AnyDict):
        for name, child in container.items():
            yield (*path, str(name)), child
    else:
        for index, child in enumerate(container):
            yield (*path, index), child


def _members(path: Path, model: BaseModel) -> Iterator[tuple[Path, Any]]:
    fields = type(model).model_fields
    is_root = isinstance(model, RootModel)
    for name, child in model.__dict__.items():
        if isinstance(child, (BaseModel, list, tuple, dict)):
            info = fields.get(name)
            yield path if is_root else (*path, (info and info.alias) or name), child
    for name, child in (model.__pydantic_extra__ or {}).items():
        yield (*path, name), child


def mistaken(model: BaseModel) -> list[str]:
    """Return the fields that count as set, and whose Python name is that of an unknown field."""
    extra = model.__pydantic_extra__
    if not extra:
        return []
    fields, names = type(model).model_fields, model.__pydantic_fields_set__
    known = (name for name in extra if name in names and name in fields)
    return [name for name in known if fields[name].alias not in {None, name}]


def mend(value: Any, content: bytes) -> None:
    """Have only those fields count as set that JSON text holds by their names on the wire.

    Args:
        value: what was read.
        content: the JSON text.
    """
    for _ in mended(value, content):
        pass


def mended(value: Any, content: bytes) -> Iterator[tuple[Path, BaseModel]]:
    """Do what `mend` does, and give each model with its path as `models_in` does."""
    data: Any = None
    for path, model in models_in(value):
        for name in mistaken(model):
            data = from_json(content) if data is None else data
            given = data
            for part in path:
                given = given[part]
            if type(model).model_fields[name].alias not in given:
                model.__pydantic_fields_set__.discard(name)
        yield path, model
