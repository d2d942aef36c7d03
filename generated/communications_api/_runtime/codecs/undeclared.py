"""What strict reading lets pass, undeclared as it is: unknown fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic_core import from_json

from ..model_classes import AnyRoot
from ..models.base import ApiModel, adapter
from ..models.further import undeclared_names
from ..narrowing import AnyDict, AnyList, AnyTuple
from ..validation.strict import BrokenJson, Invalid, validate_json
from ..validation.violations import join, violation, violations_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..validation.violations import Violation


def violations_in(content: bytes, type_: Any) -> Iterator[Violation]:
    """Give what is wrong with a JSON text that is about to be sent."""
    try:
        value = validate_json(adapter(type_).validator, content)
    except Invalid as error:
        yield from violations_of(error.errors, "body", from_json(content))
    except BrokenJson as error:
        yield violation("body", f"It is not valid JSON: {error}", "json_invalid")
    else:
        yield from _unknown_in(value)


def _unknown_in(value: Any) -> Iterator[Violation]:
    """Give the fields that the document does not know."""
    stack: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while stack:
        path, item = stack.pop()
        if isinstance(item, AnyRoot):
            stack.append((path, item.root))
        elif isinstance(item, BaseModel):
            stack += [((*path, name), child) for name, child in _fields(item)]
            if isinstance(item, ApiModel) and not item._open:  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of our own models
                for name in undeclared_names(item):
                    text, pointer = "This field is not declared", join((*path, name))
                    yield violation("body", text, "unexpected_field", pointer=pointer)
        elif isinstance(item, AnyDict):
            stack += [((*path, str(name)), child) for name, child in item.items()]
        elif isinstance(item, (AnyList, AnyTuple)):
            stack += [((*path, index), child) for index, child in enumerate(item)]


def _fields(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """Give the fields of a model by their names on the wire."""
    fields = type(model).model_fields
    for name, child in model.__dict__.items():
        info = fields.get(name)
        yield (info and info.alias) or name, child
    yield from (model.__pydantic_extra__ or {}).items()
