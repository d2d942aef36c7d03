"""Schemas of the document as JSON Schema 2020-12 on their own: what they refer to is in `$defs`."""

from __future__ import annotations

import contextlib
import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from ..masking import HIDDEN
from ..narrowing import AnyDict, AnyList
from ..terminal import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_IN: Final = ("items", "additionalProperties", "contains", "propertyNames", "not", "if", "then")
_IN_MORE: Final = ("else", "unevaluatedProperties", "unevaluatedItems")
_LISTS: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
_MAPS: Final = ("properties", "patternProperties", "dependentSchemas")
_VALUES: Final = frozenset(
    "type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength "
    "minLength pattern maxItems minItems uniqueItems maxProperties minProperties required "
    "dependentRequired format default contentEncoding contentMediaType".split()
)
_LONGEST: Final = 400
"""Characters of a description in a schema."""
_MOST: Final = 40
"""Schemas in `$defs`."""
_LARGEST: Final = 6000
"""Characters of them, as JSON: those that are further away are only named."""
_LARGEST_RELAXED: Final = 2000
"""The same, of answers."""
_unnamed: Final = re.compile(r"[^\w.-]+", re.ASCII)


def shown(text: object, longest: int = _LONGEST) -> str:
    """Return a text of the document as data: what is invisible escaped, cut where it is long."""
    if not isinstance(text, str):
        return ""
    line = printable(text.strip())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _elsewhere(reference: str) -> dict[str, str]:
    """Return what stands for a schema that is not brought along."""
    name = reference.rpartition("/")[2]
    return {"description": f"Described by the resource openapi://schemas/{name}"}


class Portable:
    """Takes schemas out of a document.

    Args:
        follow: gives what a `$ref` names; raises LookupError.
        relaxed: describe answers, of which parts may be masked, missing or cut.
        hidden: names of properties that may be masked.
    """

    def __init__(
        self,
        follow: Callable[[str], Any],
        *,
        relaxed: bool = False,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        self._follow = follow
        self._change = self._relaxed if relaxed else self._strict
        self._dropped = "writeOnly" if relaxed else "readOnly"
        self._hidden = hidden
        self._names: dict[str, str] = {}
        self._definitions: dict[str, Any] = {}
        self._waiting: deque[tuple[str, str]] = deque()
        self._largest = _LARGEST_RELAXED if relaxed else _LARGEST
        self._size = 0

    def of(self, schema: Any) -> Any:
        """Return a schema; `definitions` has what it refers to."""
        if not isinstance(schema, AnyDict):
            return schema if isinstance(schema, bool) else {}
        reference = schema.get("$ref")
        if isinstance(reference, str):
            name = self._named(reference)
            if not name:
                return _elsewhere(reference)
            named: dict[str, Any] = {"$ref": f"#/$defs/{name}"}
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            return {**named, **self._change(rest)}
        return self._change(schema)

    def definitions(self) -> dict[str, Any]:
        """Return `$defs` for all schemas so far; empty where they refer to nothing.

        Where there are too many, or they are too large, those further away are only named.
        """
        while self._waiting:
            name, reference = self._waiting.popleft()
            if self._size > self._largest:
                self._definitions[name] = _elsewhere(reference)
                continue
            with contextlib.suppress(LookupError):
                self._definitions[name] = self.of(self._follow(reference))
            self._size += len(json.dumps(self._definitions[name]))
        return {"$defs": dict(sorted(self._definitions.items()))} if self._definitions else {}

    def resolved(self, schema: Any) -> Any:
        """Return a schema, or what its `$ref` alone names; an empty one where it leads nowhere."""
        seen: set[str] = set()
        while isinstance(schema, AnyDict) and isinstance(schema.get("$ref"), str):
            if schema["$ref"] in seen:
                return {}
            seen.add(schema["$ref"])
            try:
                schema = self._follow(schema["$ref"])
            except LookupError:
                return {}
        return schema

    def _named(self, reference: str) -> str:
        """Return the name of a schema in `$defs`; empty where there is no room for it."""
        name = self._names.get(reference)
        if name is None:
            if len(self._names) >= _MOST or self._size > self._largest:
                return ""
            plain = _unnamed.sub("_", reference.rpartition("/")[2]) or "Schema"
            name, number = plain, 1
            while name in self._definitions:
                number += 1
                name = f"{plain}_{number}"
            self._names[reference] = name
            self._definitions[name] = {}
            self._waiting.append((name, reference))  # the nearest come first
        return name

    def _strict(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        result = {key: value for key, value in schema.items() if key in _VALUES}
        for key in ("exclusiveMinimum", "exclusiveMaximum"):
            if isinstance(result.get(key), bool):
                del result[key]
        if schema.get("format") == "binary":
            del result["format"]
            result |= {"type": "string", "contentEncoding": "base64"}
        if description := shown(schema.get("description") or schema.get("title")):
            result["description"] = description
        result |= self._inner(schema, (*_IN, *_IN_MORE))
        for key in ("oneOf", "anyOf"):
            if key in result and not result[key]:
                del result[key]
        names = self._left_out(schema)
        if isinstance(result.get("required"), AnyList):
            result["required"] = [name for name in result["required"] if name not in names]
            if not result["required"]:
                del result["required"]
        return result

    def _relaxed(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        if (kinds := schema.get("type")) is not None:
            listed = kinds if isinstance(kinds, AnyList) else [kinds]
            result["type"] = listed if "null" in listed else [*listed, "null"]
        result |= self._inner(schema, ("items", "additionalProperties"))
        for key in ("patternProperties", "dependentSchemas"):
            result.pop(key, None)
        further = result.pop("additionalProperties", None)
        if isinstance(further, AnyDict):
            masked = [{"const": HIDDEN}] if self._hidden else []
            result["additionalProperties"] = {"anyOf": [further, *masked]} if masked else further
        for name in self._hidden & result.get("properties", {}).keys():
            result["properties"][name] = {}
        # Of variants, a client keeps one that the document does not know.
        variants = result.pop("oneOf", None) or result.pop("anyOf", None)
        result.pop("anyOf", None)
        if variants:
            result["anyOf"] = [*variants, {"type": ["object", "array", "null"]}]
        return result

    def _inner(self, schema: Mapping[str, Any], single: tuple[str, ...]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key in single:
            if isinstance(schema.get(key), (bool, dict)):
                result[key] = self.of(schema[key])
        for key in _LISTS:
            if isinstance(schema.get(key), AnyList):
                result[key] = [self.of(part) for part in schema[key]]
        names = self._left_out(schema)
        for key in _MAPS:
            if isinstance(schema.get(key), AnyDict):
                parts = schema[key].items()
                result[key] = {
                    name: self.of(part)
                    for name, part in parts
                    if key != "properties" or name not in names
                }
        return result

    def _left_out(self, schema: Mapping[str, Any]) -> set[str]:
        properties = schema.get("properties")
        if not isinstance(properties, AnyDict):
            return set()
        return {
            name
            for name, part in properties.items()
            if isinstance(self.resolved(part), AnyDict)
            and self.resolved(part).get(self._dropped) is True
        }
