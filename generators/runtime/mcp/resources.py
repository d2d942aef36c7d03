"""The document as resources: Markdown of each operation that is served, and of its schemas."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote

from mcp.types import Resource, ResourceTemplate

from ..markdown import operation_markdown, schema_markdown
from ..narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .dispatching import Dispatcher

_SCHEME: Final = "openapi"
MARKDOWN: Final = "text/markdown"
_LISTED: Final = 40
"""Resources of a kind above which there are templates only."""
_SCHEMAS: Final = "#/components/schemas/"
TEMPLATES: Final = [
    ResourceTemplate(
        uri_template=f"{_SCHEME}://{kind}s/{{name}}",
        name=kind,
        description=f"The {kind} of this name in the API's document.",
        mime_type=MARKDOWN,
    )
    for kind in ("operation", "schema")
]


class Resources:
    """What of the document can be read: nothing of operations that are left out.

    Args:
        dispatcher: knows the operations that are served.
    """

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._document = dispatcher.document

    def listed(self) -> list[Resource]:
        """Return what can be read; nothing for large documents, which have templates."""
        operations = self._dispatcher.operations
        if self._dispatcher.is_large or len(operations) > _LISTED:
            return []
        rows = [("operation", name, tool.title) for name, tool in operations.items()]
        rows += [("schema", name, "") for name in list(self._schemas)[:_LISTED]]
        return [
            Resource(
                uri=f"{_SCHEME}://{kind}s/{quote(name, safe='')}",
                name=name,
                title=title or None,
                mime_type=MARKDOWN,
            )
            for kind, name, title in rows
        ]

    def read(self, uri: str) -> str:
        """Return a resource as Markdown.

        Raises:
            LookupError: there is none of this URI.
        """
        kind, _, rest = uri.removeprefix(f"{_SCHEME}://").partition("/")
        name, document = unquote(rest), self._document
        if kind == "operations" and name in self._dispatcher.operations:
            operation = self._dispatcher.operations[name].operation
            parameters = list(document.parameters(operation).values())
            described = document.described(operation)
            return operation_markdown(
                operation.method, operation.path, described, parameters, document.follow
            )
        if kind == "schemas" and name in self._schemas:
            return schema_markdown(name, self._schemas[name], document.follow)
        raise LookupError("there is no resource of this URI")

    @cached_property
    def _schemas(self) -> dict[str, Any]:
        """The schemas that operations which are served refer to; all, where none is left out."""
        try:
            schemas = self._document.follow(_SCHEMAS.rstrip("/"))
        except LookupError:
            return {}
        if not isinstance(schemas, AnyDict) or not self._dispatcher.leaves_out:
            return schemas if isinstance(schemas, AnyDict) else {}
        waiting: list[Any] = []
        for tool in self._dispatcher.operations.values():
            described = self._document.described(tool.operation)
            waiting += [described, self._document.parameters(tool.operation)]
        seen: set[str] = set()
        while waiting:
            for reference in _references(waiting.pop()):
                if reference in seen:
                    continue
                seen.add(reference)
                try:
                    waiting.append(self._document.follow(reference))
                except LookupError:
                    continue
        names = {
            unquote(item).removeprefix(_SCHEMAS).replace("~1", "/").replace("~0", "~")
            for item in seen
            if unquote(item).startswith(_SCHEMAS)
        }
        return {name: schema for name, schema in schemas.items() if name in names}


def _references(node: Any) -> Iterator[str]:
    """Give the references inside of a part of the document, those of discriminators included."""
    waiting = [node]
    while waiting:
        item = waiting.pop()
        if isinstance(item, AnyList):
            waiting += item
        elif isinstance(item, AnyDict):
            waiting += item.values()
            if isinstance(item.get("$ref"), str):
                yield item["$ref"]
            if isinstance(item.get("mapping"), AnyDict):
                names = (name for name in item["mapping"].values() if isinstance(name, str))
                yield from (name if "#" in name else f"{_SCHEMAS}{name}" for name in names)
