"""Settle once what would complicate every later stage.

A normal document says the same as its source, in one way of saying it: OpenAPI 3.1, path-level
parameters moved into operations, `allOf` merged, and a name for every schema that becomes a class.
The normal document locates every value of it in the source.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Diagnostic, Severity
from ..naming import inline
from . import dialect, unions
from .normal_contents import Contents
from .normal_operations import Operations
from .normal_schemas import Schemas
from .objects import mapping
from .pointer import join
from .sequences import Sequences

if TYPE_CHECKING:
    from . import Document


class Normal(NamedTuple):
    """A document in normal form.

    Attributes:
        document: always OpenAPI 3.1; its places lead to the source.
        notes: what was repaired or simplified on the way.
    """

    document: Document
    notes: list[Diagnostic]


def normalize(document: Document) -> Normal:
    """Return `document` in normal form; `document` must have passed the structural rules."""
    return _Normalizer(document).run()


class _Normalizer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.origins: dict[str, str] = {}
        self.notes: list[Diagnostic] = []
        self.schemas = Schemas(document, self.origins, self.note)
        sequences = Sequences(self.follow, self.schemas.normal, self.note)
        is_old = dialect.is_30(document.version)
        self.contents = Contents(self.schemas.normal, sequences, self.note, is_old=is_old)
        self.operations = Operations(self.contents, self.follow, self.origins)

    def run(self) -> Normal:
        source = self.document.data
        self.schemas.add_components()
        components = {
            kind: self.components(kind, entries)
            for kind, entries in mapping(source.get("components")).items()
            if kind != "schemas" and isinstance(entries, dict)
        }
        data = {key: value for key, value in source.items() if key != "components"}
        data["openapi"] = "3.1.0"
        data["paths"] = self.operations.paths(source.get("paths"), "/paths")
        if "webhooks" in source:
            data["webhooks"] = self.operations.paths(source["webhooks"], "/webhooks")
        schemas = self.schemas.components()
        data["components"] = {**components, "schemas": schemas}
        normal = replace(self.document.derive(data, self.origins), version=(3, 1))
        unions.complete(unions.Unions(normal, self.schemas.source_name), schemas)
        return Normal(normal, self.notes)

    def note(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Report something that the normal form says differently or leaves out."""
        self.notes.append(
            Diagnostic(
                code, Severity.WARNING, message, self.document.locate(pointer), pointer, hint
            )
        )

    def follow(self, value: Any, pointer: str) -> tuple[Any, str]:
        """Follow references in the source, for what is written in place in the normal form."""
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            pointer, value = self.document.follow(value["$ref"])
        return value, pointer

    def components(self, kind: str, entries: dict[str, Any]) -> dict[str, Any]:
        contents, operations = self.contents, self.operations
        walk = {
            "parameters": lambda value, at, key: contents.parameter(value, at, "", key),
            "headers": lambda value, at, key: contents.parameter(value, at, "", key),
            "requestBodies": lambda value, at, key: contents.body(value, at, inline.component(key)),
            "responses": lambda value, at, key: contents.response(
                value, at, inline.response(inline.component(key))
            ),
            "pathItems": lambda value, at, key: operations.path_item(
                key, value, at, inline.component(key)
            ),
            "callbacks": lambda value, at, key: operations.callback(key, value, at, ""),
        }.get(kind)
        if walk is None:
            return entries
        return {
            key: walk(value, join(f"/components/{kind}", key), key)
            for key, value in entries.items()
        }
