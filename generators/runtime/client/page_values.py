"""Values of pages: what an answer says by wire names, and how a cursor is put into a request."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import BaseModel, ValidationError

from ..models.base import adapter, dump_python
from ..narrowing import AnyMapping

if TYPE_CHECKING:
    from ..operations import Parameter
    from ..pagination import JsonPath

Cursor: TypeAlias = str | int
"""What asks for a page: a cursor, the number of a page, of items to leave out, or a URL."""


def value_at(value: Any, path: JsonPath) -> Any:
    """Return what stands at a path of a result, by wire names; None where there is nothing."""
    for name in path:
        if isinstance(value, BaseModel):
            attribute = _attributes(type(value)).get(name)
            if attribute is not None:
                value = getattr(value, attribute)
            else:
                value = (value.model_extra or {}).get(name)
        else:
            value = value.get(name) if isinstance(value, AnyMapping) else None
    return value


@cache
def _attributes(model: type[BaseModel]) -> dict[str, str]:
    """Return the attributes of a class by wire name."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def as_cursor(value: Any) -> Cursor:
    """Return a value of an answer as a cursor."""
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    plain = dump_python(value, Any)
    return int(plain) if isinstance(plain, float) and plain.is_integer() else str(plain)


def fitting(parameter: Parameter, cursor: Cursor) -> Any:
    """Return a cursor in the type of the parameter that takes it; as text where it fits none."""
    for value in (cursor, str(cursor)):
        try:
            return adapter(parameter.type()).validate_python(value)
        except ValidationError:
            continue
    return cursor


def with_property(body: Any, path: JsonPath, value: Any) -> dict[str, Any]:
    """Return a copy of a body as plain data, with another value at a path.

    Raises:
        TypeError: the body is no object.
    """
    plain: Any = {} if body is None else body
    if isinstance(body, BaseModel):
        plain = dump_python(body, type(body))
    if not isinstance(plain, AnyMapping):
        raise TypeError(f"the cursor is sent in the body, which is a {type(body).__name__}")
    name, *rest = path
    inner = with_property(plain.get(name), tuple(rest), value) if rest else value
    return {**plain, name: inner}
