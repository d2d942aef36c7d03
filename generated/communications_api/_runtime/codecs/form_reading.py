"""How forms are read: what all have in common, and `application/x-www-form-urlencoded`.

Sources: OpenAPI 3.1.1 (Encoding Object), WHATWG URL ("application/x-www-form-urlencoded").
"""

from __future__ import annotations

import secrets
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

from pydantic import BaseModel
from pydantic_core import from_json, to_json
from typing_extensions import override

from ..limits import MAX_VIOLATIONS
from ..media_types import is_json
from ..models.uploads import Upload, received
from ..narrowing import AnyDict, AnyList
from ..parameters.incoming import split_pairs
from ..parameters.nesting import StyleError
from ..parameters.shapes import Shape, data_of, empty_parts, shape_of
from ..parameters.styles import read_pairs, unquote_plus
from ..validation.fields import mend
from ..validation.problems import ProblemError
from ..validation.strict import (
    Invalid,
    check_json,
    undeclared_by_models,
    validate_json,
    validate_python,
)
from ..validation.violations import join, violation, violations_of
from .readers import StrictReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operations import Encoding, Media
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation


class FormReader(StrictReader):
    """Reads forms of one declared media type; made once for each.

    Args:
        media: the facts, with a type.
        shape: how values are written; what is read is data then, which nothing validates.
    """

    def __init__(self, media: Media, shape: Shape | None = None) -> None:
        super().__init__(media)
        if shape is None:
            assert media.type is not None  # noqa: S101 - asked for such media only
            shape = shape_of(media.type())
        self._shape = shape
        self._encoding = media.encoding
        self._styled = {
            name: rule
            for name, rule in media.encoding.items()
            if rule.style is not None and not self._shape.property_shape(name).is_binary
        }
        # Their properties are names of their own in a form.
        self._exploded = {
            name: self._shape.property_shape(name)
            for name, rule in self._styled.items()
            if rule.style != "deepObject"
            and rule.explode
            and self._shape.property_shape(name).is_object
        }

    @override
    def read(self, content: bytes, incoming: Incoming, violations: list[Violation]) -> Any:
        most = incoming.limits.form_fields
        if content.count(b"&") >= most:
            raise ProblemError(400, detail=f"The form has more than {most} fields.")
        return self._validated_form(self._urlencoded(content, violations), violations)

    def _validated_form(self, data: dict[str, Any], violations: list[Violation]) -> Any:
        """Return fields as the declared type; uploads are among them."""
        if self._validator is None:
            return data
        if violations:
            return None
        empty = empty_parts(data, self._shape).items()
        data |= {name: value for name, value in empty if name in self._styled or value == []}
        try:
            if _holds(data, bytes):  # which JSON cannot hold
                value = validate_python(self._validator, data)
            else:
                value = self._validated_as_json(data)
        except Invalid as error:
            violations += violations_of(error.errors, "body", data)
            return None
        if self._is_checked:
            violations += islice(undeclared_by_models(value), MAX_VIOLATIONS + 1)
        return value

    def _validated_as_json(self, data: dict[str, Any]) -> Any:
        """Return the declared type of data that JSON holds, but for uploads: names stand for them.

        JSON is what is read strictly: a text is no date to strict Python.
        """
        uploads: dict[str, Upload] = {}
        if _holds(data, Upload):
            data = _with_names(data, uploads, secrets.token_hex(8))
        text = to_json(data)
        with received(uploads):
            value = validate_json(self._validator, text)
        if uploads:
            _put_back(value, uploads)
        if self._is_checked:
            mend(value, text)
        return value

    def _urlencoded(self, content: bytes, violations: list[Violation]) -> dict[str, Any]:
        try:
            pairs = split_pairs(content.decode("ascii"))
        except UnicodeDecodeError:
            raise ProblemError(400, detail="The form is not percent-encoded.") from None
        return self._styled_data(pairs, violations)

    def _styled_data(
        self, pairs: list[tuple[str, str]], violations: list[Violation]
    ) -> dict[str, Any]:
        """Return the data of names, decoded, and values as a query has them."""
        data: dict[str, Any] = {}
        groups = self._groups(pairs)
        for name in dict.fromkeys([*self._styled, *groups]):
            shape = self._shape.property_shape(name)
            rule = self._styled.get(name)
            try:
                if rule is None or rule.style is None:
                    values = [value for _, value in groups[name]]
                    given = [_decoded(value, shape, self._encoding.get(name)) for value in values]
                    data[name] = gathered(given, shape)
                    continue
                texts = read_pairs(
                    pairs if name in self._exploded else groups.get(name, ()),
                    name,
                    rule.style,
                    shape,
                    explode=rule.explode,
                    others=self._shape.properties.keys() - {name},
                )
                if texts is not None:
                    data[name] = data_of(texts, shape)
            except StyleError as error:
                violations.append(violation("body", str(error), "style", pointer=join([name])))
            except UnicodeDecodeError:
                violations.append(encoding_violation(name))
        return data

    def _groups(self, pairs: list[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
        """Return what was sent for each property; not for those that are exploded."""
        declared = self._shape.properties
        groups: dict[str, list[tuple[str, str]]] = {}
        for name, value in pairs:
            root = name.partition("[")[0]
            if name in declared:
                root = name
            elif root not in self._styled:
                inner = self._exploded.values()
                if any(root in shape.properties or shape.takes_more for shape in inner):
                    continue
                root = name
            groups.setdefault(root, []).append((name, value))
        return groups


def encoding_violation(name: str) -> Violation:
    """Return what is said of a field whose text is not in its charset."""
    return violation(
        "body", "Input should be text in its charset", "encoding", pointer=join([name])
    )


def _decoded(value: str, shape: Shape, rule: Encoding | None) -> Any:
    if shape.is_binary:
        return unquote_to_bytes(value.replace("+", " "))
    return value_of(unquote_plus(value), shape, rule)


def value_of(text: str, shape: Shape, rule: Encoding | None, content_type: str = "") -> Any:
    """Return the data of one value: JSON where it is an object or said to be JSON."""
    item_shape = shape.item or shape
    stated = content_type or (rule.content_type if rule else None) or ""
    holds_json = bool(stated) and is_json(stated.partition(",")[0])
    if holds_json or item_shape.is_object or item_shape.is_array:
        try:
            check_json(text.encode())
            return from_json(text)
        except ValueError:
            return text  # validation says what is wrong with it
    return data_of(text, item_shape)


def gathered(values: list[Any], shape: Shape) -> Any:
    """Return the value of a field that was given once or several times.

    Raises:
        StyleError: it may be given once only.
    """
    if shape.is_array:
        # One part may hold the whole array as JSON.
        return values[0] if len(values) == 1 and isinstance(values[0], AnyList) else values
    if len(values) > 1:
        raise StyleError("Input should be given once")
    return values[0]


def _holds(data: Any, type_: type) -> bool:
    if isinstance(data, AnyDict):
        return any(_holds(item, type_) for item in data.values())
    if isinstance(data, AnyList):
        return any(_holds(item, type_) for item in data)
    return isinstance(data, type_)


def _with_names(data: Any, uploads: dict[str, Upload], prefix: str) -> Any:
    """Return data with names in place of uploads, and note what they stand for."""
    if isinstance(data, AnyDict):
        return {key: _with_names(item, uploads, prefix) for key, item in data.items()}
    if isinstance(data, AnyList):
        return [_with_names(item, uploads, prefix) for item in data]
    if not isinstance(data, Upload):
        return data
    name = f"{prefix}-{len(uploads)}"
    uploads[name] = data
    return name


def _put_back(value: Any, uploads: Mapping[str, Upload]) -> None:
    """Put uploads in the place of their names in fields that take any value."""
    holders: list[Any] = [value]
    if isinstance(value, BaseModel):
        holders = [value.__dict__, value.__pydantic_extra__ or {}]
    for holder in holders:
        for key, item in holder.items() if isinstance(holder, AnyDict) else ():
            if isinstance(item, str):
                holder[key] = uploads.get(item, item)
            elif isinstance(item, AnyList):
                item[:] = [uploads.get(i, i) if isinstance(i, str) else i for i in item]
