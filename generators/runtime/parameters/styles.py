"""Reading the styles of OpenAPI: from text on the wire to texts, lists and dictionaries of texts.

Sources: OpenAPI 3.1.1 ("Style Values", "Style Examples", Appendix C), RFC 6570. Delimiters are
looked for before percent-decoding, so that an encoded delimiter belongs to a value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote as _unquote

from .nesting import Nested, StyleError, split_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from ..operations import ParameterStyle
    from .nesting import Path
    from .shapes import Shape

Texts: TypeAlias = Any
"""A text, or lists and dictionaries of texts, as deep as the style goes."""
Decode: TypeAlias = "Callable[[str], str]"
Pairs: TypeAlias = "Sequence[tuple[str, str]]"

_DELIMITERS = {
    "spaceDelimited": re.compile(r"%20|\+| "),
    "pipeDelimited": re.compile(r"%7C|\|", re.IGNORECASE),
}
_COMMA = re.compile(",")
_ENCODED_COMMA = re.compile(",|%2C", re.IGNORECASE)


def unquote(text: str) -> str:
    """Decode percent-encoding.

    Raises:
        UnicodeDecodeError: if what was encoded is not UTF-8.
    """
    return _unquote(text, errors="strict") if "%" in text else text


def unquote_plus(text: str) -> str:
    """Decode percent-encoding where a plus is a space, as in queries and forms; see `unquote`."""
    return unquote(text.replace("+", " "))


def read_path(raw: str, name: str, style: ParameterStyle, shape: Shape, *, explode: bool) -> Texts:
    """Read a path parameter.

    Args:
        raw: what was sent in the place of the parameter, percent-encoded.
        name: of the parameter.
        style: `simple`, `label` or `matrix`.
        shape: of its type.
        explode: whether items and properties are written on their own.

    Raises:
        StyleError: if it is not in that style.
    """
    if style == "label":
        return _read_label(raw, shape, explode=explode)
    if style == "matrix":
        return _read_matrix(raw, name, shape, explode=explode)
    return read_simple(raw, shape, explode=explode)


def read_simple(raw: str, shape: Shape, *, explode: bool, decode: Decode = unquote) -> Texts:
    """Read style `simple`: `blue,black`, `R,100,G,200` or, exploded, `R=100,G=200`.

    Args:
        raw: what was sent.
        shape: of the type.
        explode: whether properties are written as `name=value`.
        decode: of items, names and values: percent-decoding, or nothing for header fields.

    Raises:
        StyleError: if it is not in that style.
    """
    if shape.is_array:
        return [decode(item) for item in _comma(shape.item).split(raw)]
    if shape.is_object:
        parts = raw.split(",")
        return _assigned(parts, decode) if explode else _alternating(parts, decode)
    return decode(raw)


def _read_label(raw: str, shape: Shape, *, explode: bool) -> Texts:
    # A client has to encode a segment that would otherwise be `.` or `..`.
    if raw.upper() in {"%2E", "%2E%2E"}:
        raw = unquote(raw)
    if not raw.startswith("."):
        raise StyleError("Input should begin with a dot (style label)")
    raw = raw[1:]
    if explode and shape.is_array:
        return [unquote(item) for item in raw.split(".")]
    if explode and shape.is_object:
        return _assigned(raw.split("."), unquote)
    return read_simple(raw, shape, explode=explode)


def _read_matrix(raw: str, name: str, shape: Shape, *, explode: bool) -> Texts:
    if not raw.startswith(";"):
        raise StyleError("Input should begin with a semicolon (style matrix)")
    pairs = [
        (unquote(key), value) for key, _, value in (p.partition("=") for p in raw[1:].split(";"))
    ]
    if explode and shape.is_object:
        return _unique(pairs, unquote)
    if any(key != name for key, _ in pairs):
        raise StyleError(f"Input should be written as ;{name}=... (style matrix)")
    if explode and shape.is_array:
        return [unquote(value) for _, value in pairs]
    return read_simple(_only([value for _, value in pairs]), shape, explode=explode)


def read_pairs(
    pairs: Pairs,
    name: str,
    style: ParameterStyle,
    shape: Shape,
    *,
    explode: bool,
    others: Collection[str] = (),
    decode: Decode = unquote_plus,
) -> Texts | None:
    """Read a parameter of the query or of cookies, or a field of a form.

    Args:
        pairs: decoded names, and values as they were sent.
        name: of the parameter.
        style: `form`, `spaceDelimited`, `pipeDelimited` or `deepObject`.
        shape: of its type.
        explode: whether items and properties are pairs of their own.
        others: names that belong to other parameters: an exploded object takes the rest.
        decode: of values.

    Returns:
        None where the parameter is absent.

    Raises:
        StyleError: if it is not in that style.
    """
    if style == "deepObject":
        return _nested(_under(pairs, name, others), shape, decode)
    if explode and shape.is_object:
        properties = list(_properties(pairs, shape, others))
        if properties or not shape.is_primitive:
            return _nested(properties, shape, decode)
    elif explode and shape.item is not None and shape.item.is_compound:
        return _nested(_under(pairs, name, others), shape, decode)
    values = [value for key, value in pairs if key == name]
    if not values:
        return None
    if not shape.is_array and (explode or not shape.is_object):
        return decode(_only(values))
    if explode:
        return [decode(value) for value in values]
    delimiter = _DELIMITERS.get(style)
    if shape.is_object:
        return _alternating((delimiter or _COMMA).split(_only(values)), decode)
    delimiter = delimiter or _comma(shape.item)
    if values == [""] and shape.item is not None and not shape.item.is_text:
        return []
    return [decode(item) for value in values for item in delimiter.split(value)]


def _under(pairs: Pairs, name: str, others: Collection[str]) -> list[tuple[Path, str]]:
    """Return what was sent under a name: what stands in brackets, and the values."""
    prefix = name + "["
    return [
        (split_name(key, name), value)
        for key, value in pairs
        if key == name or (key.startswith(prefix) and key not in others)
    ]


def _properties(pairs: Pairs, shape: Shape, others: Collection[str]) -> Iterator[tuple[Path, str]]:
    """Give what was sent for an exploded object: its properties are names of their own."""
    known = shape.properties
    for key, value in pairs:
        root = key.partition("[")[0]
        if key in known:
            yield (key,), value
        elif key in others:
            continue
        elif root != key and root in known:
            yield (root, *split_name(key, root)), value
        elif shape.takes_more and root not in others:
            may_nest = root and shape.property_shape(key).is_compound
            yield ((root, *split_name(key, root)) if may_nest else (key,)), value


def _nested(pairs: list[tuple[Path, str]], shape: Shape, decode: Decode) -> Texts | None:
    return Nested.of(pairs).data(shape, decode) if pairs else None


def _comma(item: Shape | None) -> re.Pattern[str]:
    """Return what separates items: where no item can hold a comma, an encoded one does too."""
    return _COMMA if item is None or item.is_text else _ENCODED_COMMA


def _only(values: Sequence[str]) -> str:
    if len(values) > 1:
        raise StyleError("Input should be given once")
    return values[0]


def _alternating(parts: Sequence[str], decode: Decode) -> dict[str, str]:
    if len(parts) % 2:
        raise StyleError("Input should have a value for each name")
    return _unique(zip(parts[::2], parts[1::2], strict=True), decode, names_too=True)


def _assigned(parts: Sequence[str], decode: Decode) -> dict[str, str]:
    if not all("=" in part for part in parts):
        raise StyleError("Input should be written as name=value")
    pairs = (part.split("=", 1) for part in parts)
    return _unique(((key, value) for key, value in pairs), decode, names_too=True)


def _unique(
    pairs: Iterable[tuple[str, str]], decode: Decode, *, names_too: bool = False
) -> dict[str, str]:
    result: dict[str, str] = {}
    for key, value in pairs:
        name = decode(key) if names_too else key
        if name in result:
            raise StyleError("Input should have each property once")
        result[name] = decode(value)
    return result
