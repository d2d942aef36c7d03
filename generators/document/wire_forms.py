"""Which values have a form on the wire, by the schema alone: what a style cannot write.

Names with brackets hold lists and objects inside each other; all other styles hold primitives in a
list or an object, and nothing deeper (OpenAPI 3.1.1, "Style Values": undefined).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..runtime.media_types import is_json
from .composition import Composition, Placed, TooEntangled
from .pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from . import Document

STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}
"""The default style of each location."""
_FLAT = frozenset({"string", "number", "integer", "boolean"})
_DEPTH = 20
"""How deep alternatives are looked at; what is deeper counts as writable."""


class Misfit(NamedTuple):
    """A part of a value that cannot be written.

    Attributes:
        pointer: of its schema.
        message: what it is.
    """

    pointer: str
    message: str


class WireForms:
    """What parameters, header fields and forms of one document can hold."""

    def __init__(self, document: Document) -> None:
        self._composition = Composition(document)

    def unwritable(self, pointer: str, parameter: Mapping[str, Any]) -> Misfit | None:
        """Return why no value of a parameter or header field can be written; None if one can.

        Args:
            pointer: of the Parameter Object or Header Object.
            parameter: that object.
        """
        schema = self._schema(pointer, parameter)
        if schema is None:
            return None
        try:
            if not isinstance(parameter.get("content"), dict):
                style = style_of(parameter)
                return None if style.nests else self._never(schema, style, 0)
            media_type = str(next(iter(parameter["content"])))
            if is_json(media_type) or self._may_be_flat(schema):
                return None
        except TooEntangled:
            return None
        return Misfit(schema.pointer, f"`{media_type}` of a list or an object in a parameter")

    def partly(self, pointer: str, parameter: Mapping[str, Any]) -> list[Misfit]:
        """Return the optional parts of a parameter that cannot be written."""
        schema = self._schema(pointer, parameter)
        if schema is None or isinstance(parameter.get("content"), dict):
            return []
        style = style_of(parameter)
        try:
            found = list(self._misfits(schema, style))
        except TooEntangled:
            return []
        return found

    def may_be_object(self, pointer: str, schema: Any) -> bool:
        """Whether a value of a schema can be an object."""
        placed = Placed(pointer, schema) if isinstance(schema, dict) else None
        try:
            return placed is None or self._may_be(placed, frozenset({"object"}), 0)
        except TooEntangled:
            return True

    def _schema(self, pointer: str, parameter: Mapping[str, Any]) -> Placed | None:
        schema, at = parameter.get("schema"), join(pointer, "schema")
        content = parameter.get("content")
        if isinstance(content, dict) and content:
            media_type, media = next(iter(content.items()))
            schema = media.get("schema") if isinstance(media, dict) else None
            at = join(pointer, "content", media_type, "schema")
        return Placed(at, schema) if isinstance(schema, dict) else None

    def _never(self, schema: Placed, style: Style, depth: int) -> Misfit | None:
        """Return why no value of a schema can be written."""
        if depth > _DEPTH or self._may_be_flat(schema):
            return None
        parts = self._composition.parts(schema)
        for alternatives in map(_alternatives, parts):
            reasons = [self._never(option, style, depth + 1) for option in alternatives]
            if reasons and all(reasons):
                return reasons[0]
        types = self._composition.types(schema)
        reasons = []
        if "array" in types:
            reasons.append(self._item(parts, style))
        if "object" in types:
            required = _required(parts)
            reasons.append(
                next(
                    (why for name, why in self._properties(schema, style) if name in required), None
                )
            )
        return reasons[0] if reasons and all(reasons) else None

    def _misfits(self, schema: Placed, style: Style) -> Iterator[Misfit]:
        for option in self._composition.stand_for(schema).values():
            parts = self._composition.parts(option)
            if not style.nests:
                item = self._item(parts, style)
                if item is not None:
                    yield item
            yield from (why for _, why in self._properties(option, style))

    def _item(self, parts: list[Placed], style: Style) -> Misfit | None:
        for pointer, part in parts:
            items = part.get("items")
            if isinstance(items, dict):
                item = Placed(join(pointer, "items"), items)
                if not self._may_be_flat(item):
                    return Misfit(item.pointer, f"in {style.words} a list or an object as an item")
        return None

    def _properties(self, schema: Placed, style: Style) -> Iterator[tuple[str, Misfit]]:
        for name, inner in self._composition.properties(schema).items():
            if style.nests:
                if style.is_deep and ("[" in name or "]" in name):
                    message = f"the property `{name}`, whose name holds a bracket,"
                    yield name, Misfit(inner.pointer, message)
            elif not self._may_be_flat(inner):
                message = f"in {style.words} a list or an object as the property `{name}`"
                yield name, Misfit(inner.pointer, message)

    def _may_be_flat(self, schema: Placed) -> bool:
        """Whether a value of a schema can be a text, a number or a boolean."""
        return self._may_be(schema, _FLAT, 0)

    def _may_be(self, schema: Placed, wanted: frozenset[str], depth: int) -> bool:
        if depth > _DEPTH:
            return True
        types = self._composition.types(schema)
        if types:
            return bool(types & wanted)
        for part in self._composition.parts(schema):
            options = list(_alternatives(part))
            if options and not any(self._may_be(option, wanted, depth + 1) for option in options):
                return False
        return True


class Style(NamedTuple):
    """How a parameter is written.

    Attributes:
        words: what it is called.
        nests: whether it writes lists and objects inside each other.
        is_deep: whether names of properties stand in brackets.
    """

    words: str
    nests: bool
    is_deep: bool


def style_of(parameter: Mapping[str, Any]) -> Style:
    """Return the style of a Parameter Object or Header Object."""
    location = str(parameter.get("in", "header"))
    name = parameter.get("style", STYLES.get(location, "simple"))
    explode = parameter.get("explode", name == "form") is True
    is_deep = name == "deepObject"
    nests = location in {"query", "cookie"} and (is_deep or explode)
    joined = " with `explode: false`" if name == "form" and not explode else ""
    return Style(f"style `{name}`{joined}", nests, is_deep)


def _required(parts: list[Placed]) -> set[str]:
    listed = [part.get("required") for _, part in parts]
    names = [name for each in listed if isinstance(each, list) for name in each]
    return {name for name in names if isinstance(name, str)}


def _alternatives(part: Placed) -> Iterator[Placed]:
    for keyword in ("oneOf", "anyOf"):
        options = part.value.get(keyword)
        for index, option in enumerate(options if isinstance(options, list) else ()):
            if isinstance(option, dict) and option != {"type": "null"}:
                yield Placed(join(part.pointer, keyword, index), option)
