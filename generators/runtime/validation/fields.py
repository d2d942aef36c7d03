"""Which fields of a model were there, where an unknown name equals the Python name of one.

Such a name is an unknown one; pydantic counts the field of that name as set all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, RootModel
from pydantic_core import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator


def models_in(value: Any) -> Iterator[tuple[tuple[str | int, ...], BaseModel]]:
    """Give every model in a value, with its path."""
    stack: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while stack:
        path, item = stack.pop()
        if isinstance(item, BaseModel):
            yield path, item
            fields = type(item).model_fields
            for name, child in item.__dict__.items():
                if isinstance(child, (BaseModel, list, tuple, dict)):
                    info = fields.get(name)
                    wire = (info and info.alias) or name
                    stack.append((path if isinstance(item, RootModel) else (*path, wire), child))
            extra = item.__pydantic_extra__ or {}
            stack += [((*path, name), child) for name, child in extra.items()]
        elif isinstance(item, dict):
            stack += [((*path, str(name)), child) for name, child in item.items()]
        elif isinstance(item, (list, tuple)):
            stack += [((*path, i), child) for i, child in enumerate(item)]


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
    data: Any = None
    for path, model in models_in(value):
        for name in mistaken(model):
            data = from_json(content) if data is None else data
            given = data
            for part in path:
                given = given[part]
            if type(model).model_fields[name].alias not in given:
                model.__pydantic_fields_set__.discard(name)
