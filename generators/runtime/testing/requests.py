"""What the document shows of requests: its examples, else values made from its schemas."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..decoding import kind_of
from .documented import token
from .synthesis import Synthesis, UnmakeableError

if TYPE_CHECKING:
    from .. import operations as facts
    from ..operations import Operation
    from .documented import Documented

_NOT_EMPTY = {"minLength": 1, "minItems": 1, "minProperties": 1}

__all__ = ["DocumentedRequests", "UnmakeableError"]


class DocumentedRequests:
    """Arguments and bodies as one document shows them.

    Args:
        documented: the document.
    """

    def __init__(self, documented: Documented) -> None:
        self._documented = documented

    @cached_property
    def _synthesis(self) -> Synthesis:
        return Synthesis(self._documented.follow, left_out="readOnly")

    def bodies(self, operation: Operation[Any], media: facts.Media) -> list[tuple[str, Any, str]]:
        """Return name, value and place of each example of a request body of one media type."""
        place, described = self._media(operation, media)
        word = "examples" if described.get("examples") else "example"
        return [
            (name, value, f"{place}/examples/{token(name)}" if word == "examples" else place)
            for name, value in self._documented.examples_in(described)
        ]

    def made_body(self, operation: Operation[Any], media: facts.Media) -> tuple[Any, str]:
        """Return a body made from its schema, and the place of that; text where it is no data.

        Raises:
            UnmakeableError: none could be made.
            LookupError: the schema refers to what is not in the document.
        """
        place, described = self._media(operation, media)
        schema = described.get("schema", True)
        value = self._synthesis.value(schema)
        if kind_of(media.content_type) in {"text", "binary"} and not isinstance(value, str):
            value = ""
        return value, f"{place}/schema"

    def _media(self, operation: Operation[Any], media: facts.Media) -> tuple[str, dict[str, Any]]:
        place, _ = self._documented.operation(operation)
        place, found = self._documented.inside(place, "requestBody", "content", media.content_type)
        return place, found if isinstance(found, dict) else {}

    def parameter(self, operation: Operation[Any], parameter: facts.Parameter) -> Any:
        """Return a value of a parameter: its first example, else one made from its schema.

        Raises:
            UnmakeableError: none could be made.
            LookupError: the schema refers to what is not in the document.
        """
        for value in self.example_of(operation, parameter):
            return value
        _, described = self._parameter(operation, parameter)
        for item in (described.get("content") or {}).values():
            described = item
        schema = described.get("schema", {"type": "string"})
        value = self._synthesis.value(schema)
        if value in ("", [], {}) and parameter.location == "path":  # a path cannot say nothing
            value = self._synthesis.value({"allOf": [_NOT_EMPTY, schema]})
        return value

    def example_of(self, operation: Operation[Any], parameter: facts.Parameter) -> list[Any]:
        """Return the first example of a parameter, in a list; an empty one where there is none."""
        _, described = self._parameter(operation, parameter)
        for item in (described, *(described.get("content") or {}).values()):
            for _, value in self._documented.examples_in(item):
                return [value]
        return []

    def place_of(self, operation: Operation[Any], parameter: facts.Parameter) -> str:
        """Return where a parameter stands."""
        return self._parameter(operation, parameter)[0]

    def _parameter(
        self, operation: Operation[Any], parameter: facts.Parameter
    ) -> tuple[str, dict[str, Any]]:
        """Find a parameter: in the operation, else in its path item."""
        start, _ = self._documented.operation(operation)
        path, _ = self._documented.inside("#/paths", operation.path)
        wanted = (parameter.name.lower(), parameter.location)
        for parent in (start, path):
            _, items = self._documented.inside(parent, "parameters")
            for number in range(len(items or ())):
                place, item = self._documented.inside(f"{parent}/parameters/{number}")
                if (str(item.get("name")).lower(), item.get("in")) == wanted:
                    return place, item
        return start, {}
