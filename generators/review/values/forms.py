"""Values as text: what a parameter or a field of a form means to who reads it.

In a path, a query, a header field, a cookie and a form a value is text. Who expects a text takes
that of a number too, as far as its length and pattern allow; who expects a number takes a text
that is listed and is one; who expects a list takes one item, where items are written one by one or
nothing in it ends an item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import mapping
from .numerals import numerals, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from .formulas import Plain

TEXT = "text"
"""A value is written as text."""
EXPLODED = "exploded"
"""The same, and the items of a list are written one by one, as parameters of one name."""
FORM = "form"
"""A form: the same of the value of each property."""
PARTS = "parts"
"""A body of several parts: the same, and a part of which nothing is said holds bytes."""
PART = "part"
"""One of the parts."""
_FORM = "application~1x-www-form-urlencoded"
"""The media type of a form, as a token of a pointer."""
_READ_AS = {PARTS: FORM, PART: EXPLODED}
BYTES: dict[str, Any] = {"type": ["string"], "format": "binary"}
"""The schema of bytes."""
_SCALARS = frozenset({"integer", "number", "boolean"})
_STRINGS = frozenset({"pattern", "format", "minLength", "maxLength"})
"""Keywords that limit texts and no numbers, which read as texts are limited by them."""
_REVERSING = frozenset({"not", "if", "then", "else", "dependentSchemas", "x-opaque"})
"""Keywords in which more values may mean fewer outside."""
_ONE_ITEM: dict[str, Any] = {"not": {"type": ["string"], "pattern": "[,| ]"}}
"""What holds no character that ends an item of a list, whatever its style."""
_DEEP = 20
"""References to references that are followed."""
_NESTED = 5
"""Depth of variants and lists in each other that are read as text."""


def of_media_type(token: str, *media_types: dict[str, Any]) -> str:
    """Return how the values in bodies are written.

    Args:
        token: their media type, as a token of a pointer.
        media_types: the Media Type Objects.
    """
    if not token.startswith("multipart~1"):
        return FORM if token == _FORM else ""
    encodings = [mapping(media_type.get("encoding")).values() for media_type in media_types]
    told = any("contentType" in mapping(encoding) for some in encodings for encoding in some)
    return FORM if told else PARTS


def of_parameters(*parameters: dict[str, Any]) -> str:
    """Return how the values of parameters, or header fields, are written."""
    exploded = all(
        parameter.get("in") in {"query", "cookie"}
        and parameter.get("style", "form") == "form"
        and parameter.get("explode", True) is True
        for parameter in parameters
    )
    return EXPLODED if exploded else TEXT


def as_text(plain: Plain, form: str, definition: Callable[[str], Plain]) -> Plain:
    """Return a schema of who reads values, with those whose text it takes.

    Args:
        plain: the schema.
        form: how its values are written.
        definition: gives the schema that a reference of the form `#/$defs/name` names.
    """
    return _Forms(definition).read(plain, _READ_AS.get(form, form))


def as_values(plain: Plain, form: str, definition: Callable[[str], Plain]) -> Plain:
    """Return a schema of who sends values, its listed texts as the numbers that they are.

    The arguments are those of `as_text`.
    """
    return _Forms(definition).sent(plain, _READ_AS.get(form, form))


def with_bytes(plain: Plain, form: str, definition: Callable[[str], Plain]) -> Plain:
    """Return a schema of `PARTS` or a `PART` in which what says nothing of a part means bytes.

    The default content type of such a part is `application/octet-stream` (OpenAPI 3.1, Encoding
    Object). The other arguments are those of `as_text`.
    """
    return _Forms(definition).bytes(plain, form)


class _Forms:
    def __init__(self, definition: Callable[[str], Plain]) -> None:
        self._definition = definition

    def _followed(self, plain: Plain) -> Plain:
        """Return what a schema that only refers stands for."""
        for _ in range(_DEEP):
            if not isinstance(plain, dict):
                break
            if set(plain) == {"$ref"}:
                plain = self._definition(plain["$ref"].removeprefix("#/$defs/"))
            elif set(plain) == {"allOf"} and len(plain["allOf"]) == 1:
                plain = plain["allOf"][0]
            else:
                break
        return plain

    def bytes(self, plain: Plain, form: str, depth: int = 0) -> Plain:
        inner = self._followed(plain)
        if inner is True or inner in ({}, {"format": "binary"}):
            return BYTES if form == PART else plain
        if not isinstance(inner, dict) or depth > _NESTED:
            return plain
        changes: dict[str, Any] = {}
        if form == PART:
            if "items" in inner:
                changes["items"] = self.bytes(inner["items"], PART, depth + 1)
        else:
            properties = inner.get("properties", {}).items()
            changes["properties"] = {
                name: self.bytes(part, PART, depth + 1) for name, part in properties
            }
            for key in ("allOf", "anyOf", "oneOf"):
                changes[key] = [self.bytes(part, form, depth + 1) for part in inner.get(key, ())]
        changes = {key: value for key, value in changes.items() if key in inner}
        return {**inner, **changes} if any(inner[key] != changes[key] for key in changes) else plain

    def read(self, plain: Plain, form: str, depth: int = 0) -> Plain:
        plain = self._followed(plain)
        if not isinstance(plain, dict) or _REVERSING & plain.keys() or depth > _NESTED:
            return plain
        if form == FORM:
            return self._fields(plain, depth)
        result = dict(plain)
        if "allOf" in plain:
            parts = [self._followed(part) for part in plain["allOf"]]
            if len(parts) > 1 and not _alone([plain, *parts]):
                return plain
            result["allOf"] = [self.read(part, form, depth + 1) for part in parts]
        for key in ("anyOf", "oneOf"):
            if key not in plain:
                continue
            variants = [self._followed(part) for part in plain[key]]
            if key == "oneOf" and not _apart(variants):
                continue
            if not all(_alone([plain, variant]) for variant in variants):
                return plain
            result.pop(key)
            parts = [{"anyOf": [self.read(part, form, depth + 1) for part in variants]}]
            result["allOf"] = [*result.get("allOf", ()), *parts]
        return self._level(result, form, depth)

    def _fields(self, plain: dict[str, Any], depth: int) -> Plain:
        result = dict(plain)
        if "properties" in plain:
            result["properties"] = {
                name: self.read(inner, EXPLODED, depth + 1)
                for name, inner in plain["properties"].items()
            }
        for key in ("allOf", "anyOf"):
            if key in plain:
                result[key] = [self.read(part, FORM, depth + 1) for part in plain[key]]
        return result

    def _level(self, plain: dict[str, Any], form: str, depth: int) -> Plain:
        types = plain.get("type", [])
        if "properties" in plain:  # of an object, each value is text as well
            fields = plain["properties"].items()
            read = {name: self.read(inner, TEXT, depth + 1) for name, inner in fields}
            plain = {**plain, "properties": read}
        if "array" in types:
            items = self.read(plain.get("items", True), TEXT, depth + 1)
            listed = {**plain, "items": items}
            single = plain.get("minItems", 0) <= 1 <= plain.get("maxItems", 1)
            if types != ["array"] or "enum" in plain or not single:
                return listed
            whole = items if form == EXPLODED else {"allOf": [items, _ONE_ITEM]}
            return {"anyOf": [listed, whole]}
        if "string" not in types or set(types) >= _SCALARS:
            return plain
        return _with_numerals(plain)

    def sent(self, plain: Plain, form: str, depth: int = 0) -> Plain:
        plain = self._followed(plain)
        if not isinstance(plain, dict) or depth > _NESTED:
            return plain
        if form == FORM:
            if "properties" not in plain:
                return plain
            properties = plain["properties"].items()
            written = {name: self.sent(inner, EXPLODED, depth + 1) for name, inner in properties}
            return {**plain, "properties": written}
        if "properties" in plain:
            fields = plain["properties"].items()
            written = {name: self.sent(inner, TEXT, depth + 1) for name, inner in fields}
            plain = {**plain, "properties": written}
        if "items" in plain:
            return {**plain, "items": self.sent(plain["items"], TEXT, depth + 1)}
        listed = [plain["const"]] if "const" in plain else plain.get("enum", [])
        if not any(map(read, listed)):
            return plain
        values = [value for text in listed for value in (read(text) or [text])]
        types = [*plain["type"], "number", "boolean"] if "type" in plain else None
        rest = {key: value for key, value in plain.items() if key not in {"const", "type"}}
        return {**rest, "enum": values, **({"type": types} if types else {})}


def _with_numerals(plain: dict[str, Any]) -> Plain:
    """Return a schema of strings that takes a number where its text is taken."""
    listed = [plain["const"]] if "const" in plain else plain.get("enum")
    allowed = numerals(plain)
    if listed is not None:
        values = [value for text in listed for value in read(text)]
        allowed = {"allOf": [allowed, {"enum": values}]} if values else False
    if allowed is False:
        return plain
    beside = [{key: plain[key]} for key in ("allOf", "anyOf", "oneOf") if key in plain]
    alone = {key: value for key, value in plain.items() if key not in {"allOf", "anyOf", "oneOf"}}
    widened = {"anyOf": [alone, allowed]}
    return {"allOf": [widened, *beside]} if beside else widened


def _alone(parts: list[Plain]) -> bool:
    """Whether each of several parts that hold together can be asked alone for numbers.

    Where a part demands another type, or limits texts for all parts, a number that one of them
    takes as a text is refused by another.
    """
    known = [part for part in parts if isinstance(part, dict)]
    types = {tuple(sorted(part["type"])) for part in known if "type" in part}
    limited = [part for part in known if _STRINGS & part.keys()]
    return len(types) < 2 and all("type" in part or len(known) == 1 for part in limited)


def _apart(variants: list[Plain]) -> bool:
    """Whether variants have types of which no two share one."""
    seen: set[str] = set()
    for variant in variants:
        types = set(variant.get("type", ())) if isinstance(variant, dict) else set()
        types = {"number" if name == "integer" else name for name in types}
        if not types or types & seen:
            return False
        seen |= types
    return True
