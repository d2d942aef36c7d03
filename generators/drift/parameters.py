"""Parameters of exchanges: from text on the wire to data, by style and schema."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from ..document.objects import mapping, sequence
from ..document.own_headers import NO_PARAMETERS
from ..document.pointer import join
from ..runtime.parameters.incoming import split_pairs
from ..runtime.parameters.nesting import StyleError
from ..runtime.parameters.shapes import ANYTHING, Shape, data_of
from ..runtime.parameters.styles import (
    read_pairs,
    read_path,
    read_simple,
    unquote,
    unquote_plus,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from .operations import Parameter
    from .values.views import Part, Views

ABSENT: Final = object()
"""Stands for a parameter that is not there."""
_MAX_STARTS: Final = 100
_SCALARS: Final = frozenset({"string", "integer", "number", "boolean", "null"})


class SchemaShape(Shape):
    """How a value is written, by the schemas of a document that it is of.

    Args:
        views: of the document.
        starts: pointers of the schemas; alternatives among them are followed.

    Attributes:
        parts: these, and all that they refer to and include.
    """

    def __init__(self, views: Views, starts: Sequence[str]) -> None:
        self._views = views
        parts: dict[str, Part] = {}
        waiting = list(starts)
        while waiting and len(parts) < _MAX_STARTS:
            view = views.of((waiting.pop(),))
            parts |= {part.pointer: part for part in view.parts}
            new = [branch for choice in view.choices for branch in choice.branches]
            waiting += [branch for branch in new if branch not in parts]
        self.parts = list(parts.values())
        types: set[str] = set()
        for part in self.parts:
            stated = part.schema.get("type")
            types.update([stated] if isinstance(stated, str) else sequence(stated))
            types.update(["object"] if "properties" in part.schema else [])
            types.update(["array"] if "items" in part.schema and not stated else [])
            types.update(["null"] if part.takes_null else [])
        super().__init__(
            frozenset(types & _SCALARS) or frozenset({"string"} if not types else ()),
            takes_anything=not types,
        )
        self.is_array = "array" in types
        self.may_be_object = "object" in types
        self.is_object = self.may_be_object and not self.is_array

    @property
    def is_compound(self) -> bool:
        """Whether it can be an array or an object."""
        return self.is_array or self.may_be_object or self.takes_anything

    @cached_property
    def item(self) -> Shape | None:
        """The shape of the items, where it can be an array."""
        if not self.is_array:
            return None
        starts = [join(part.pointer, "items") for part in self.parts if "items" in part.schema]
        return type(self)(self._views, starts) if starts else ANYTHING

    @cached_property
    def properties(self) -> Mapping[str, Shape]:
        """Where it can be an object, the shape of each property."""
        starts: dict[str, list[str]] = {}
        for part in self.parts:
            for name in mapping(part.schema.get("properties")):
                starts.setdefault(name, []).append(join(part.pointer, "properties", name))
        return {name: type(self)(self._views, pointers) for name, pointers in starts.items()}

    @cached_property
    def additional(self) -> Shape | None:
        """The shape of properties that are not listed; None where it cannot be an object."""
        if not self.may_be_object:
            return None
        starts = [
            join(part.pointer, "additionalProperties")
            for part in self.parts
            if isinstance(part.schema.get("additionalProperties"), dict)
        ]
        return type(self)(self._views, starts) if starts else ANYTHING

    @cached_property
    def takes_more(self) -> bool:
        """Whether properties that are not listed are looked for."""
        return self.may_be_object and (
            not self.properties
            or any(part.schema.get("additionalProperties") for part in self.parts)
        )

    @cached_property
    def needed(self) -> Mapping[str, Shape]:
        """Nothing: what was not sent is not made up."""
        return {}


class Plain:
    """Texts of which nothing is to be told, so that they are read once: a bounded number."""

    _MOST: Final = 2000
    _LONGEST: Final = 200

    def __init__(self) -> None:
        self._texts: set[str] = set()

    def __contains__(self, text: str) -> bool:
        return text in self._texts

    def add(self, text: str) -> None:
        """Keep a text, where it is short and there are not too many."""
        if len(text) <= self._LONGEST and len(self._texts) < self._MOST:
            self._texts.add(text)


class Readers:
    """Readers of the parameters of an operation.

    Cookies have none: they are credentials more often than not, and recorders leave them out.

    Args:
        parameters: of the operation.
        views: of the document.

    Attributes:
        of_path: those of the path.
        of_query: those of the query.
        of_headers: those of header fields.
        plain: queries of which nothing is to be told.
    """

    def __init__(self, parameters: Sequence[Parameter], views: Views) -> None:
        def of(location: str) -> list[Reader]:
            listed = [one for one in parameters if one.location == location]
            names = {one.name for one in listed}
            return [Reader(one, views, names) for one in listed]

        self.of_path, self.of_query = of("path"), of("query")
        self.of_headers = [one for one in of("header") if one.parameter.name not in NO_PARAMETERS]
        self.plain = Plain()


class Reader:
    """Reads one parameter; made once for each.

    Args:
        parameter: as documented.
        views: of its document.
        others: names of the operation's other parameters in the same place.

    Attributes:
        parameter: as given.
        shape: how its values are written.
        plain: texts of which nothing is to be told.
    """

    def __init__(self, parameter: Parameter, views: Views, others: Collection[str]) -> None:
        self.parameter = parameter
        self._others = frozenset(others)
        self.plain = Plain()
        self.shape: Shape = SchemaShape(views, [parameter.schema]) if parameter.schema else ANYTHING

    def read(self, raw: Any) -> Any:
        """Return the value as JSON data, or `ABSENT`.

        Args:
            raw: text of a path or header field; names and values of a query or of cookies.

        Raises:
            StyleError: it is not written in its style.
            ValueError: it is not JSON, or not UTF-8.
        """
        if raw is None:
            return ABSENT
        if self.parameter.is_json:
            text = self._text(raw)
            return ABSENT if text is None else json.loads(text)
        texts = self._texts(raw)
        return ABSENT if texts is None else data_of(texts, self.shape)

    def _text(self, raw: Any) -> str | None:
        if isinstance(raw, str):
            return unquote(raw) if self.parameter.location == "path" else raw
        values = [value for name, value in raw if name == self.parameter.name]
        return unquote_plus(values[0]) if values else None

    def _texts(self, raw: Any) -> Any:
        parameter, shape = self.parameter, self.shape
        style: Any = parameter.style
        if parameter.location == "path":
            return read_path(raw, parameter.name, style, shape, explode=parameter.explode)
        if parameter.location == "header":
            return read_simple(raw, shape, explode=parameter.explode, decode=str.strip)
        return read_pairs(
            raw,
            parameter.name,
            style,
            shape,
            explode=parameter.explode,
            others=self._others,
            decode=unquote_plus if parameter.location == "query" else unquote,
        )

    def takes(self, name: str) -> bool:
        """Whether a name in a query belongs to this parameter."""
        parameter, shape = self.parameter, self.shape
        if name == parameter.name or name.startswith(f"{parameter.name}["):
            return True
        if parameter.style == "form" and parameter.explode and shape.is_object:
            return shape.takes_more or name.partition("[")[0] in shape.properties
        return False


__all__ = ["ABSENT", "Reader", "SchemaShape", "StyleError", "split_pairs"]
