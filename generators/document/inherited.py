"""Unions without a discriminator whose variants extend a base that has one: it is theirs as well.

Generators of documents write the discriminator at the base, and a plain `oneOf` of what extends it
where a value is used (Swashbuckle, NSwag). That of the base tells the variants apart there as well,
where its mapping names all of them and each value has the property. A union with the base itself
in it is that of the base already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .editing import Edits
from .families import bases, name_of
from .objects import mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from . import Document


class Inherited:
    """The discriminators that unions of a document inherit.

    Args:
        schemas: the component schemas as in the source.
    """

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        self._schemas = schemas
        self._families = {
            base: {*map(name_of, below)}
            for base, below in bases(schemas).items()
            if _told(schemas[base]) in sequence(schemas[base].get("required"))
        }

    def of(self, schema: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the discriminator that a union does not state; None where it has or needs none."""
        options = sequence(schema.get("oneOf" if "oneOf" in schema else "anyOf"))
        names = [name_of(mapping(option).get("$ref")) for option in options]
        wanted = {name for name, option in zip(names, options, strict=True) if not _is_null(option)}
        if len(wanted) < 2 or "discriminator" in schema or "" in wanted:
            return None
        for base, family in self._families.items():
            if wanted <= family:
                stated = self._schemas[base]["discriminator"]
                kept = {
                    value: target
                    for value, target in mapping(stated.get("mapping")).items()
                    if _meant(target) in wanted
                }
                if {*map(_meant, kept.values())} >= wanted:
                    return {**stated, "mapping": kept}
        return None


def settle(document: Document) -> Document:
    """Return a document in which such unions state their discriminator."""
    if not document.states("discriminator"):
        return document
    inherited = Inherited(mapping(mapping(document.data.get("components")).get("schemas")))
    edits = Edits()
    for node in document.nodes:
        if node.kind == "schema" and not {"oneOf", "anyOf"}.isdisjoint(mapping(node.value)):
            found = inherited.of(node.value)
            if found is not None:
                edits.add(node.pointer, "discriminator", found)
    return edits.apply(document) if edits.size() else document


def _told(schema: Mapping[str, Any]) -> Any:
    return schema["discriminator"].get("propertyName")


def _meant(target: Any) -> str:
    return name_of(target) or str(target)


def _is_null(option: Any) -> bool:
    return mapping(option).get("type") == "null"
