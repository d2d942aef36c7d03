"""The document as JSON: what its references name, and what facts were made from."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..narrowing import EMPTY, AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..operations import Operation


class RawDocument:
    """One document.

    Args:
        read: gives the document as JSON, or what that holds; called once, when first needed.
    """

    def __init__(self, read: Callable[[], Any]) -> None:
        self._read = read

    @cached_property
    def _document(self) -> Any:
        held = self._read()
        return json.loads(held) if isinstance(held, bytes) else held

    def follow(self, reference: str) -> Any:
        """Return what a `$ref` names.

        Raises:
            LookupError: it is not in this document.
        """
        place, _, pointer = reference.partition("#")
        node = self._document
        try:
            if place:
                raise KeyError(place)
            for token in unquote(pointer).split("/")[1:]:
                key = token.replace("~1", "/").replace("~0", "~")
                node = node[int(key)] if isinstance(node, AnyList) else node[key]
        except (KeyError, IndexError, ValueError, TypeError):
            raise LookupError(f"the document has nothing at {reference}") from None
        return node

    @cached_property
    def _included(self) -> dict[str, list[str]]:
        """Return the schemas that include each schema with `allOf`: references by reference."""
        including: dict[str, list[str]] = {}
        schemas: Mapping[str, Any] = (self._document.get("components") or EMPTY).get(
            "schemas"
        ) or EMPTY
        for name, schema in schemas.items():
            escaped = name.replace("~", "~0").replace("/", "~1")
            for part in schema.get("allOf", ()) if isinstance(schema, AnyDict) else ():
                if isinstance(part, AnyDict) and isinstance(part.get("$ref"), str):
                    including.setdefault(part["$ref"], []).append(f"#/components/schemas/{escaped}")
        return including

    def children(self, reference: str) -> list[str]:
        """Return references to the schemas that include another one with `allOf`."""
        return self._included.get(reference, [])

    def resolved(self, item: Any) -> dict[str, Any]:
        """Return an object, or the one that its `$ref` names; empty for anything else.

        Raises:
            LookupError: the document does not have it.
        """
        while isinstance(item, AnyDict) and isinstance(item.get("$ref"), str):
            item = self.follow(item["$ref"])
        return item if isinstance(item, AnyDict) else {}

    def described(self, operation: Operation[Any]) -> dict[str, Any]:
        """Return the Operation Object that a fact was made from."""
        path = self.resolved(self._document["paths"][operation.path])
        more = path.get("additionalOperations") or EMPTY
        return self.resolved(path.get(operation.method.lower()) or more.get(operation.method))

    def parameters(self, operation: Operation[Any]) -> dict[tuple[str, str], dict[str, Any]]:
        """Return the Parameter Objects of an operation, by location and name."""
        path = self.resolved(self._document["paths"][operation.path])
        listed = [*path.get("parameters", ()), *self.described(operation).get("parameters", ())]
        resolved = [self.resolved(item) for item in listed]
        return {(item["in"], item["name"]): item for item in resolved if "in" in item}
