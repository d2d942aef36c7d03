"""From the bytes of a request to an `ItemBody`.

When a handler is called, the whole text has been checked to be JSON, and everything but the items
to be as the document says: any error left is one of an item.
"""

from __future__ import annotations

import asyncio
import codecs
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args

from pydantic import BaseModel, Field, create_model
from pydantic_core import from_json
from typing_extensions import TypeAliasType

from ..limits import MAX_VIOLATIONS
from ..models.base import adapter
from ..validation.checked_types import holds_checked_model
from ..validation.names import may_be_too_large
from ..validation.problems import ProblemError
from ..validation.strict import (
    BrokenJson,
    Invalid,
    check_json,
    undeclared,
    validate_certain,
    validate_json,
    validate_python,
)
from ..validation.unlisted import AcceptingValidator
from ..validation.violations import join, violation, violations_of
from .bodies import Item, ItemBody
from .splitting import check_syntax, first_of, from_first, members_of, object_of, split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..operations import ItemArray, Media
    from ..validation.violations import Violation

_STEP: Final = 1 << 20
"""Bytes, or items, that are read before other requests have their turn."""
_EMPTY: Final = {b"[": b"[]", b"{": b"{}"}


class ItemBodyReader:
    """Reads bodies of one media type item by item; made once for each.

    Args:
        media: the facts, with an array.
    """

    def __init__(self, media: Media) -> None:
        assert media.array is not None  # noqa: S101 - asked for such media only
        assert media.type is not None  # noqa: S101 - JSON has a type
        type_ = media.type()
        self._name = media.array.name
        self._whole: Any = adapter(type_).validator
        self._is_checked = holds_checked_model(type_)
        self._head = _Head(type_, self._name) if self._name else None
        self._bounds = _bounds(media.array)
        self._items = _ItemReader(media.array)

    def accept_unlisted(self) -> None:
        """Keep the values which enums do not list."""
        self._whole = AcceptingValidator(self._whole)
        self._items.accept_unlisted()
        if self._head is not None:
            self._head.validator = AcceptingValidator(self._head.validator)

    async def read(self, content: bytes, violations: list[Violation]) -> ItemBody[Any, Any]:
        """Return the body.

        Args:
            content: all of it, without a byte order mark.
            violations: takes what is wrong outside the items; do not use the result then.

        Raises:
            ProblemError: 400, if it is not JSON.
        """
        await _check_utf8(content)
        try:
            head, array = self._parts(content, violations)
        except BrokenJson as error:
            raise _broken(error) from None
        if array is None:
            return ItemBody(head, lambda: iter(()))
        if self._bounds is not None:
            violations += await self._count_violations(array, *self._bounds)
        items = self._items
        return ItemBody(head, lambda: items.read(array))

    def _parts(self, content: bytes, violations: list[Violation]) -> tuple[Any, memoryview | None]:
        """Return the head, and the array from its bracket on; None where there is none."""
        first = first_of(content)
        if first != (b"{" if self._head else b"["):
            check_syntax(content)
            # It is of another type, whatever is in it.
            value = self._valid(self._whole, _EMPTY.get(first, content), violations)
            return (value if self._head else None), None
        if self._head is None:
            check_syntax(content)
            return None, from_first(memoryview(content))
        members = members_of(content)
        array = members.get(self._name)
        if array is None or first_of(array) != b"[":
            return self._valid(self._whole, content, violations), None
        others = {name: text for name, text in members.items() if name != self._name}
        head = self._valid(self._head.validator, object_of(others), violations)
        return self._head.finished(head), from_first(array)

    def _valid(self, validator: Any, content: bytes, violations: list[Violation]) -> Any:
        try:
            value = validate_certain(validator, content)
        except Invalid as error:
            violations += violations_of(error.errors, "body", from_json(content))
            return None
        found = undeclared(value, content, is_checked=self._is_checked)
        violations += islice(found, MAX_VIOLATIONS + 1)
        return value

    async def _count_violations(
        self, array: memoryview, validator: Any, stop_at: int
    ) -> list[Violation]:
        count = 0
        try:
            for _ in split(array):
                count += 1
                if count == stop_at:
                    break
                if count % 4096 == 0:
                    await asyncio.sleep(0)
            validate_python(validator, [None] * count)
        except BrokenJson as error:
            raise _broken(error) from None
        except Invalid as error:
            violations = violations_of(error.errors, "body", None)
            return [_within(self._items.prefix, item) for item in violations]
        return []


class _Head:
    """The object around the array: the model of the body, the array left out.

    Args:
        type_: of the body.
        name: of the property that holds the array, on the wire.

    Attributes:
        validator: of the object without the array.
    """

    def __init__(self, type_: Any, name: str) -> None:
        self._model = _model_in(type_)
        fields = self._model.model_fields.items()
        field = next((key for key, info in fields if (info.alias or key) == name), None)
        array_field: dict[str, Any] = {}
        if field is not None:
            array_field[field] = (list[Any], Field(default_factory=list, alias=name))
        model = create_model(self._model.__name__, __base__=self._model, **array_field)
        self.validator: Any = adapter(model).validator

    def finished(self, validated: BaseModel | None) -> BaseModel | None:
        """Return an object of the model itself with the content of a validated one."""
        if validated is None:
            return None
        head = self._model.__new__(self._model)
        for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__"):
            object.__setattr__(head, name, getattr(validated, name))
        object.__setattr__(head, "__pydantic_private__", validated.__pydantic_private__)
        return head


class _ItemReader:
    """Reads the items of one array; made once for each.

    Args:
        array: the facts.

    Attributes:
        prefix: JSON Pointer to the array.
    """

    def __init__(self, array: ItemArray) -> None:
        type_ = array.type()
        self.prefix = join((array.name,)) if array.name else ""
        self._validator: Any = adapter(type_).validator
        self._is_checked = holds_checked_model(type_)

    def accept_unlisted(self) -> None:
        """Keep the values which enums do not list."""
        self._validator = AcceptingValidator(self._validator)

    def read(self, array: memoryview) -> Iterator[Item[Any]]:
        """Give all items.

        Raises:
            ProblemError: 400, if one is nested so deeply that its end is not found.
        """
        try:
            for index, text in enumerate(split(array)):
                yield self._item(index, text)
        except BrokenJson as error:
            raise _broken(error) from None

    def _item(self, index: int, text: bytes) -> Item[Any]:
        try:
            if may_be_too_large(text):
                check_json(text)
            value = validate_json(self._validator, text)
        except Invalid as error:
            violations = violations_of(error.errors, "body", from_json(text))
        except BrokenJson as error:
            violations = [violation("body", f"This cannot be read: {error}", "json_invalid")]
        else:
            found = undeclared(value, text, is_checked=self._is_checked)
            violations = list(islice(found, MAX_VIOLATIONS + 1))
            if not violations:
                return Item(index, text, value)
        at = f"{self.prefix}/{index}"
        return Item(index, text, None, tuple(_within(at, item) for item in violations))


def _within(pointer: str, inner: Violation) -> Violation:
    return {**inner, "pointer": pointer + inner.get("pointer", "")}


def _broken(error: BrokenJson) -> ProblemError:
    return ProblemError(400, detail=f"The body is not valid JSON: {error}.")


def _bounds(array: ItemArray) -> tuple[Any, int] | None:
    """Return the validator of the number of items, and the number at which counting can stop."""
    if not array.min_items and array.max_items is None:
        return None
    limits = Field(min_length=array.min_items, max_length=array.max_items)
    stop_at = array.min_items if array.max_items is None else array.max_items + 1
    return adapter(Annotated[list[Any], limits]).validator, stop_at


def _model_in(type_: Any) -> type[BaseModel]:
    """Return the model that a type stands for: itself, or in an alias or a union with null."""
    stack = [type_]
    while stack:
        part = stack.pop()
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
        stack += [part.__value__] if isinstance(part, TypeAliasType) else get_args(part)
    raise TypeError(f"{type_} has no model")


async def _check_utf8(content: bytes) -> None:
    """Refuse what is not UTF-8.

    Raises:
        ProblemError: 400, if it is not.
    """
    if content.isascii():
        return
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _STEP):
            decoder.decode(content[start : start + _STEP], final=start + _STEP >= len(content))
            await asyncio.sleep(0)
    except UnicodeDecodeError:
        raise _broken(BrokenJson("it is not UTF-8")) from None
