"""How forms are read: `application/x-www-form-urlencoded` and `multipart/form-data`.

Sources: OpenAPI 3.1.1 (Encoding Object), RFC 7578 (multipart/form-data), RFC 2046 section 5.1
(multipart), WHATWG HTML ("Multipart form data": how names are escaped).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote_to_bytes

from pydantic_core import from_json, to_json
from typing_extensions import override

from ..limits import MAX_FORM_FIELDS, MAX_VIOLATIONS
from ..media_types import UnknownCharset, is_json, text_in
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
    from collections.abc import Iterator

    from ..operations import Encoding, Media
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation

_boundary = re.compile(r";\s*boundary\s*=\s*(?:\"([^\"]{1,70})\"|([^\s\";]{1,70}))", re.IGNORECASE)
_disposition = re.compile(r"form-data\s*(?:;|$)", re.IGNORECASE)
# A text that is not closed goes on to the end, so that nothing is looked at twice.
_attributes = re.compile(
    r";\s*([^\s=;]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*+)(\"|\\?\Z)|([^\s\";]+))", re.DOTALL
).finditer


class Part(NamedTuple):
    """One part of a multipart body.

    Attributes:
        name: of the field.
        content: as it came.
        content_type: as it came; empty where there was none.
    """

    name: str
    content: bytes
    content_type: str


class FormReader(StrictReader):
    """Reads forms of one declared media type; made once for each.

    Args:
        media: the facts, with a type.
    """

    def __init__(self, media: Media) -> None:
        super().__init__(media)
        assert media.type is not None  # noqa: S101 - asked for such media only
        self._shape = shape_of(media.type())
        self._encoding = media.encoding
        self._styled = {
            name: rule
            for name, rule in media.encoding.items()
            if rule.content_type is None and not _holds_binary(self._shape.property_shape(name))
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
        content_type = incoming.headers.get(b"content-type", b"").decode("latin-1")
        most = incoming.limits.form_fields
        value = self._read(content, content_type, most, violations)
        if self._is_checked and not violations:
            violations += islice(undeclared_by_models(value), MAX_VIOLATIONS + 1)
        return value

    def _read(
        self, content: bytes, content_type: str, most: int, violations: list[Violation]
    ) -> Any:
        if content_type.lower().lstrip().startswith("multipart/"):
            data = self._multipart(split_multipart(content, content_type, most), violations)
        else:
            if content.count(b"&") >= most:
                raise _too_many(most)
            data = self._urlencoded(content, violations)
        if violations:
            return None
        empty = empty_parts(data, self._shape).items()
        data |= {name: value for name, value in empty if name in self._styled or value == []}
        try:
            if _holds_bytes(data):  # which JSON cannot hold
                return validate_python(self._validator, data)
            text = to_json(data)
            value = validate_json(self._validator, text)
            if self._is_checked:
                mend(value, text)
            return value
        except Invalid as error:
            violations += violations_of(error.errors, "body", data)
            return None

    def _urlencoded(self, content: bytes, violations: list[Violation]) -> dict[str, Any]:
        try:
            pairs = split_pairs(content.decode("ascii"))
        except UnicodeDecodeError:
            raise ProblemError(400, detail="The form is not percent-encoded.") from None
        data: dict[str, Any] = {}
        groups = self._groups(pairs)
        for name in dict.fromkeys([*self._styled, *groups]):
            shape = self._shape.property_shape(name)
            rule = self._styled.get(name)
            try:
                if rule is None:
                    values = [value for _, value in groups[name]]
                    given = [_decoded(value, shape, self._encoding.get(name)) for value in values]
                    data[name] = _gathered(given, shape)
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
                violations.append(_encoding_violation(name))
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

    def _multipart(self, parts: Iterator[Part], violations: list[Violation]) -> dict[str, Any]:
        values_of: dict[str, list[Any]] = {}
        for part in parts:
            shape = self._shape.property_shape(part.name)
            value: Any = part.content
            if not _holds_binary(shape):
                try:
                    value = text_in(part.content, part.content_type)
                except UnknownCharset:
                    detail = "A part of the form is in a charset that is not read."
                    raise ProblemError(415, detail=detail) from None
                except UnicodeError:
                    violations.append(_encoding_violation(part.name))
                    continue
                rule = self._encoding.get(part.name)
                value = _value(value, shape, rule, part.content_type)
            values_of.setdefault(part.name, []).append(value)
        data: dict[str, Any] = {}
        for name, values in values_of.items():
            try:
                data[name] = _gathered(values, self._shape.property_shape(name))
            except StyleError as error:
                violations.append(violation("body", str(error), "style", pointer=join([name])))
        return data


def _encoding_violation(name: str) -> Violation:
    return violation(
        "body", "Input should be text in its charset", "encoding", pointer=join([name])
    )


def _holds_binary(shape: Shape) -> bool:
    return "binary" in (shape.item or shape).kinds


def _decoded(value: str, shape: Shape, rule: Encoding | None) -> Any:
    if _holds_binary(shape):
        return unquote_to_bytes(value.replace("+", " "))
    return _value(unquote_plus(value), shape, rule)


def _value(text: str, shape: Shape, rule: Encoding | None, content_type: str = "") -> Any:
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


def _gathered(values: list[Any], shape: Shape) -> Any:
    if shape.is_array:
        # One part may hold the whole array as JSON.
        return values[0] if len(values) == 1 and isinstance(values[0], list) else values
    if len(values) > 1:
        raise StyleError("Input should be given once")
    return values[0]


def _holds_bytes(data: Any) -> bool:
    if isinstance(data, dict):
        return any(map(_holds_bytes, data.values()))
    if isinstance(data, list):
        return any(map(_holds_bytes, data))
    return isinstance(data, bytes)


def _too_many(most: int) -> ProblemError:
    return ProblemError(400, detail=f"The form has more than {most} fields.")


def split_multipart(
    content: bytes, content_type: str, most: int = MAX_FORM_FIELDS
) -> Iterator[Part]:
    """Give the parts of a `multipart/form-data` body (RFC 2046, section 5.1.1).

    Args:
        content: the whole body.
        content_type: as it came.
        most: how many parts there may be.

    Raises:
        ProblemError: 400, if it is not of that form.
    """
    match = _boundary.search(content_type)
    if match is None:
        raise ProblemError(400, detail="The content type has no boundary.")
    boundary = (match.group(1) or match.group(2)).encode("latin-1")
    pieces = (b"\r\n" + content).split(b"\r\n--" + boundary, most + 2)
    if len(pieces) > most + 2:  # what precedes the first, and what follows the last
        raise _too_many(most)
    for number, piece in enumerate(pieces[1:], 1):
        if piece.startswith(b"--"):
            return
        padding, newline, part = piece.partition(b"\r\n")
        if not newline or padding.strip(b" \t"):
            break
        yield _part(part, number)
    raise ProblemError(400, detail="The form ends before its last boundary.")


def _part(content: bytes, number: int) -> Part:
    head, empty_line, body = (b"\r\n" + content).partition(b"\r\n\r\n")
    headers: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\r\n"):
        key, colon, value = line.partition(":")
        if colon:
            headers[key.strip().lower()] = value.strip()
    disposition = headers.get("content-disposition", "")
    names = [
        item
        for item in _attributes(disposition)
        if item.group(1).lower() == "name" and item.group(3) in {None, '"'}
    ]
    if not empty_line or not names or not _disposition.match(disposition):
        raise ProblemError(400, detail=f"Part {number} of the form has no name.")
    quoted, token = names[0].group(2, 4)
    text: str = token if quoted is None else quoted
    for written, meant in (('\\"', '"'), ("%22", '"'), ("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(written, meant)
    return Part(text, body, headers.get("content-type", ""))
