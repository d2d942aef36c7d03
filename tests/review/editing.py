"""Edits of any document, one place each, as pull requests make them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Wanted = Callable[[dict[str, Any]], bool]

METHODS = frozenset({"get", "put", "post", "delete", "patch"})
_SCHEMAS = "#/components/schemas/"
_DATA = frozenset({"example", "examples", "default", "enum", "const"})


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key not in _DATA:
                yield from _parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)


class _Places:
    """The places of a document that can be edited; a number chooses among them.

    Args:
        data: the document.
        number: which of the places is taken, modulo how many there are.
    """

    def __init__(self, data: dict[str, Any], number: int) -> None:
        self.data = data
        self.number = number

    def part(self, wanted: Wanted) -> dict[str, Any]:
        """Return one part of paths and components; raise `IndexError` where there is none."""
        found = [
            part
            for section in ("components", "paths")
            for part in _parts(self.data.get(section))
            if wanted(part)
        ]
        return self._one(found)

    def operation(self) -> dict[str, Any]:
        """Return one operation."""
        return self._one(
            [
                operation
                for item in self.data.get("paths", {}).values()
                for method, operation in item.items()
                if method in METHODS
            ]
        )

    def properties(self) -> dict[str, Any]:
        """Return the properties of one object."""
        properties: dict[str, Any] = self.part(_is_object)["properties"]
        return properties

    def text(self) -> dict[str, Any]:
        """Return one schema of texts that are not listed."""
        return self.part(lambda part: part.get("type") == "string" and "enum" not in part)

    def reference(self) -> dict[str, str]:
        """Return a reference to one component."""
        names = self.data.get("components", {}).get("schemas", {})
        name = self._one(list(names)).replace("~", "~0").replace("/", "~1")
        return {"$ref": _SCHEMAS + name}

    def _one(self, items: list[Any]) -> Any:
        if not items:
            raise IndexError
        return items[self.number % len(items)]


def _is_object(part: dict[str, Any]) -> bool:
    return isinstance(part.get("properties"), dict) and bool(part["properties"])


def _lists(part: dict[str, Any]) -> list[list[Any]]:
    return [part[key] for key in ("oneOf", "anyOf") if isinstance(part.get(key), list)]


def _more(value: dict[str, Any]) -> Callable[[_Places], None]:
    def edit(places: _Places) -> None:
        places.properties()["moreOf"] = copy.deepcopy(value)

    return edit


def _referred(places: _Places) -> None:
    places.properties()["moreOf"] = places.reference()


def _without_property(places: _Places) -> None:
    properties = places.properties()
    del properties[[*properties][places.number % len(properties)]]


def _shorter_enum(places: _Places) -> None:
    places.part(lambda part: isinstance(part.get("enum"), list) and len(part["enum"]) > 1)[
        "enum"
    ].pop()


def _parameter(places: _Places) -> None:
    parameter = {"name": "moreOf", "in": "query", "schema": {"type": "string"}}
    places.operation().setdefault("parameters", []).append(parameter)


def _operation(places: _Places) -> None:
    operation = {**copy.deepcopy(places.operation()), "operationId": "moreOf", "parameters": []}
    method = "post" if "requestBody" in operation else "get"
    places.data["paths"]["/more-of"] = {method: operation}


def _integer(places: _Places) -> None:
    schema = places.text()
    schema.clear()
    schema["type"] = "integer"


def _without_variant(places: _Places) -> None:
    variants = _lists(places.part(lambda part: any(len(items) > 1 for items in _lists(part))))
    next(items for items in variants if len(items) > 1).pop()


def _other_reference(places: _Places) -> None:
    part = places.part(lambda part: str(part.get("$ref", "")).startswith(_SCHEMAS))
    part |= places.reference()


def _without_body(places: _Places) -> None:
    del places.part(lambda part: "requestBody" in part)["requestBody"]


def _names(places: _Places) -> None:
    further = (True, False, {"type": "string"})[places.number % 3]
    places.part(_is_object)["additionalProperties"] = further


def _not_required(places: _Places) -> None:
    places.part(lambda part: isinstance(part.get("required"), list) and bool(part["required"]))[
        "required"
    ].pop()


def _response(places: _Places) -> None:
    content = {"application/json": {"schema": places.reference()}}
    places.operation()["responses"]["418"] = {"description": "A teapot.", "content": content}


def _version(places: _Places) -> None:
    places.data["info"]["version"] = "2.0.9"


_EDITS: dict[str, Callable[[_Places], None]] = {
    "property": _more({"type": "integer"}),
    "date": _more({"type": "string", "format": "date"}),
    "object": _more({"type": "object", "properties": {"a": {"type": "string"}}}),
    "reference": _referred,
    "removed": _without_property,
    "enum": _shorter_enum,
    "parameter": _parameter,
    "operation": _operation,
    "text": lambda places: places.text().update(description="Another one."),
    "bound": lambda places: places.text().update(maxLength=77),
    "type": _integer,
    "summary": lambda places: places.operation().update(summary="Another one."),
    "variant": _without_variant,
    "other": _other_reference,
    "body": _without_body,
    "names": _names,
    "optional": _not_required,
    "response": _response,
    "version": _version,
}
KINDS = tuple(_EDITS)


def edit(data: dict[str, Any], kind: str, number: int) -> bool:
    """Change one place of a document; return whether it has such a place."""
    try:
        _EDITS[kind](_Places(data, number))
    except IndexError:
        return False
    return True
