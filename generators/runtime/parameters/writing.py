"""How parameters are written: styles, header fields, cookies.

Sources: OpenAPI 3.1.1 ("Style Values", "Style Examples", Appendix C), RFC 6570 (expansion),
RFC 9110 section 5.5 (header fields), RFC 6265 section 4.1.1 (cookies).

Where these leave a value without a reversible form (an array item that holds the delimiter of its
style, an object in an item, a line break in a header field), it is refused instead of sent wrongly.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError
from pydantic_core import to_json

from ..errors import Problem
from ..models.base import adapter, dump_python
from ..models.strictness import unknown_in
from ..narrowing import AnyDict, AnyList
from ..pydantic_problems import problems_of
from .nesting import NestingError, is_nested, leaves
from .percent_encoding import Quote, is_unreserved, percent, percent_cookie, percent_reserved

if TYPE_CHECKING:
    from ..operations import Parameter, ParameterStyle

_is_header_value = re.compile(r"[\x20-\x7e\x80-\xff\t]*").fullmatch


class Unwritable(ValueError):  # noqa: N818 - a call turns it into RequestInvalid
    """A value cannot be written; `problems` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{where}: {message}" for where, message in problems))
        self.problems = problems


def check_header_value(text: str, where: str) -> str:
    """Return the text if it can be the value of a header field (RFC 9110, section 5.5).

    Raises:
        Unwritable: for control characters such as line breaks, for characters outside ISO-8859-1,
            and for spaces at either end, which a recipient strips.
    """
    if not _is_header_value(text):
        problem = "has a character that a header field cannot hold (a line break?)"
        raise Unwritable(Problem(where, problem))
    if text != text.strip(" \t"):
        raise Unwritable(Problem(where, "begins or ends with a space: a header field loses it"))
    return text


# --- JSON values as text --------------------------------------------------------------------------


def text_of(data: Any, where: str) -> str:
    """Return the text of a JSON primitive: `true`, `12`, `1.5` or the string itself."""
    if isinstance(data, str):
        return data
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, int) or (isinstance(data, float) and math.isfinite(data)):
        return repr(data)
    if isinstance(data, (list, dict)):
        raise Unwritable(Problem(where, "arrays and objects cannot be nested in this style"))
    raise Unwritable(Problem(where, "has no textual form"))


def _items(data: list[Any], where: str, quote_: Quote) -> list[str]:
    return [quote_(text_of(item, where)) for item in data if item is not None]


def _pairs(data: dict[str, Any], where: str, quote_: Quote) -> list[tuple[str, str]]:
    return [
        (quote_(key), quote_(text_of(value, f"{where}.{key}")))
        for key, value in data.items()
        if value is not None
    ]


def refusing(delimiter: str, quote_: Quote, where: str) -> Quote:
    """Return a quoting that refuses the delimiter where it would be read as one."""

    def checked(text: str) -> str:
        if delimiter in text:
            problem = f"an item holds {delimiter!r}, which separates the items"
            raise Unwritable(Problem(where, problem))
        return quote_(text)

    return checked


def _header_part(where: str) -> Quote:
    """Return a check of one item of a header field, where nothing is encoded.

    White space around the commas belongs to no item (RFC 9110, section 5.6.1).
    """
    without_comma = refusing(",", str, where)

    def checked(text: str) -> str:
        if text != text.strip():
            raise Unwritable(Problem(where, "an item begins or ends with a space"))
        return without_comma(text)

    return checked


# --- Styles ---------------------------------------------------------------------------------------


def write_simple(data: Any, where: str, *, explode: bool, quote_: Quote) -> str:
    """Write style `simple`: `blue,black`, `R,100,G,200` or, exploded, `R=100,G=200`.

    Here and below, `data` is a JSON value, `where` its path for problems, and `quote_` encodes.
    """
    if isinstance(data, AnyList):
        return ",".join(_items(data, where, quote_))
    if isinstance(data, AnyDict):
        return ",".join(("=" if explode else ",").join(p) for p in _pairs(data, where, quote_))
    return quote_(text_of(data, where))


def write_label(data: Any, where: str, *, explode: bool) -> str:
    """Write style `label`: `.blue`, `.blue,black` or, exploded, `.blue.black`."""
    if explode and isinstance(data, AnyList):
        return "".join("." + item for item in _items(data, where, _percent_dots))
    if explode and isinstance(data, AnyDict):
        return "".join(f".{key}={value}" for key, value in _pairs(data, where, _percent_dots))
    return "." + write_simple(data, where, explode=False, quote_=percent)


def _percent_dots(text: str) -> str:
    return percent(text).replace(".", "%2E")


def write_matrix(name: str, data: Any, where: str, *, explode: bool) -> str:
    """Write style `matrix`: `;color=blue`, `;color=blue,black` or `;color=blue;color=black`."""
    key = percent(name)
    if explode and isinstance(data, AnyList):
        return "".join(_matrix(key, item) for item in _items(data, where, percent))
    if explode and isinstance(data, AnyDict):
        return "".join(_matrix(k, v) for k, v in _pairs(data, where, percent))
    if isinstance(data, (AnyList, AnyDict)) and not data:
        return ""
    return _matrix(key, write_simple(data, where, explode=False, quote_=percent))


def _matrix(key: str, value: str) -> str:
    return f";{key}={value}" if value else f";{key}"


def write_query(
    name: str, data: Any, where: str, *, style: ParameterStyle, explode: bool, quote_: Quote
) -> list[tuple[str, str]]:
    """Write a query parameter, or a field of a form, as pairs that are percent-encoded already."""
    key = percent(name)
    if not isinstance(data, (AnyList, AnyDict)):
        return [(key, quote_(text_of(data, where)))]
    if style == "deepObject" or (explode and isinstance(data, AnyDict)):
        return _write_nested(key if style == "deepObject" else "", data, where, quote_)
    if explode and isinstance(data, AnyList):
        if is_nested(data):
            return _write_nested(key, data, where, quote_)
        return [(key, item) for item in _items(data, where, quote_)]
    delimiter, encoded = _delimiters.get(style, (",", ","))
    if style != "form" or quote_ is percent_reserved:
        quote_ = refusing(delimiter, quote_, where)
    if isinstance(data, AnyList):
        parts = _items(data, where, quote_)
    else:
        parts = [part for pair in _pairs(data, where, quote_) for part in pair]
    return [(key, encoded.join(parts))] if parts else []


def _write_nested(
    key: str, data: list[Any] | dict[str, Any], where: str, quote_: Quote
) -> list[tuple[str, str]]:
    """Write data below a name that is percent-encoded, or as names of their own without one.

    Brackets are percent-encoded, as a query may hold them in no other way (RFC 3986, section 3.4);
    neither are names ever written with reserved characters: `&` or `=` in one would end it.
    """
    try:
        if not key:  # these names are not in brackets, and may hold some
            return [
                pair
                for name, member in cast("dict[str, Any]", data).items()
                for pair in _below(percent(name), member, f"{where}.{name}", quote_)
            ]
        return _below(key, data, where, quote_)
    except NestingError as error:
        raise Unwritable(Problem(error.where, error.message)) from None


def _below(key: str, data: Any, where: str, quote_: Quote) -> list[tuple[str, str]]:
    return [
        (key + "".join(f"%5B{percent(part)}%5D" for part in path), quote_(text_of(leaf, at)))
        for path, at, leaf in leaves(data, where)
    ]


_delimiters = {"spaceDelimited": (" ", "%20"), "pipeDelimited": ("|", "%7C")}


# --- Parameters -----------------------------------------------------------------------------------


class Writer:
    """Writes the values of one parameter; made once for each parameter.

    Attributes:
        parameter: the facts.
        key: its name as written in a query.
        is_text: whether text that `is_unreserved` is valid and written as it is. Identifiers are
            such text, and so most arguments: they take a fast path.
    """

    __slots__ = ("_adapter", "_quote", "_strict", "_type", "_where", "is_text", "key", "parameter")

    def __init__(self, parameter: Parameter) -> None:
        self.parameter = parameter
        self._where = parameter.py_name
        self._type = parameter.type()
        self._adapter = adapter(self._type)
        self._strict = self._adapter.validator.validate_python
        self._quote = percent_reserved if parameter.allow_reserved else percent
        self.key = percent(parameter.name)
        styled = parameter.content_type is None and parameter.style in {"simple", "form"}
        self.is_text = styled and self._type is str

    def checked(self, value: object) -> Any:
        """Return the value as JSON data, having checked it strictly against the declared type.

        Strict means as in JSON: a text is not a number and a number not a text, while an enum, a
        date or a model may also be given in its JSON form. As in bodies, names in plain data that
        the document does not know are refused: most are misspelled.

        Raises:
            Unwritable: if it is not of that type.
        """
        try:
            try:
                valid = self._strict(value, strict=True)
            except ValidationError as error:
                if {item["type"] for item in error.errors()} == {"enum"}:
                    raise  # it says what was probably meant
                valid = self._adapter.validator.validate_json(to_json(value), strict=True)
            if type(valid) in (str, int, bool):
                return valid
            data = dump_python(valid, self._type)
        except ValidationError as error:
            raise Unwritable(*problems_of(error, self._where)) from None
        except ValueError as error:
            raise Unwritable(Problem(self._where, f"has no JSON form: {error}")) from None
        unknown = [Problem(*item) for item in unknown_in(valid, value, self._where)]
        if unknown:
            raise Unwritable(*unknown)
        return data

    def _json(self, data: Any, *, ascii_only: bool = False) -> str:
        try:
            return json.dumps(data, ensure_ascii=ascii_only, separators=(",", ":"), allow_nan=False)
        except ValueError as error:
            raise Unwritable(Problem(self._where, f"has no JSON form: {error}")) from None

    def path(self, value: object) -> str:
        """Return the text that replaces the parameter's expression in the path template."""
        if self.is_text and type(value) is str and is_unreserved(value):
            return value
        parameter, data, where = self.parameter, self.checked(value), self._where
        if parameter.content_type is not None:
            text = percent(self._json(data))
        elif parameter.style == "label":
            text = write_label(data, where, explode=parameter.explode)
        elif parameter.style == "matrix":
            text = write_matrix(parameter.name, data, where, explode=parameter.explode)
        else:
            text = write_simple(data, where, explode=parameter.explode, quote_=percent)
        if not text:
            raise Unwritable(Problem(where, "is empty: a path parameter must not be"))
        return text

    def query(self, value: object) -> str | None:
        """Return pairs joined by `&`; None where an empty array or object writes nothing."""
        if self.is_text and type(value) is str and is_unreserved(value):
            return f"{self.key}={value}"
        return "&".join(self._pairs(value, self._quote)) or None

    def cookie(self, value: object) -> str | None:
        """Return pairs joined by `; `: exploded values become cookies of their own."""
        return "; ".join(self._pairs(value, percent_cookie)) or None

    def _pairs(self, value: object, quote_: Quote) -> list[str]:
        parameter, data, style = self.parameter, self.checked(value), self.parameter.style
        if parameter.content_type is not None:
            data, style = self._json(data), "form"
        explode = parameter.explode
        pairs = write_query(
            parameter.name, data, self._where, style=style, explode=explode, quote_=quote_
        )
        return [f"{name}={text}" for name, text in pairs]

    def header(self, value: object) -> str | None:
        """Return the value of the header field; None where an empty array writes nothing."""
        data, where, explode = self.checked(value), self._where, self.parameter.explode
        if self.parameter.content_type is not None:
            return self._json(data, ascii_only=True)
        quote_: Quote = str
        if isinstance(data, (AnyList, AnyDict)):
            if not data:
                return None
            quote_ = _header_part(where)
            if explode and isinstance(data, AnyDict) and any("=" in key for key in data):
                raise Unwritable(Problem(where, "a name holds '=', which ends it"))
        return check_header_value(write_simple(data, where, explode=explode, quote_=quote_), where)
