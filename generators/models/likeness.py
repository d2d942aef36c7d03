"""What two documents have in common, so that the engine's input of it is prepared once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..document.objects import mapping, mappings_in
from ..document.pointer import from_ref, split
from ..document.sharing import alike
from ..extensions import outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ..document import Document
    from .engine_input import Prepared
    from .union_facts import UnionFacts


class Like(NamedTuple):
    """The engine's input that was made of a document much like another.

    Attributes:
        document: in normal form.
        prepared: what was made of it.
    """

    document: Document
    prepared: Prepared

    def same(
        self,
        document: Document,
        unions: UnionFacts,
        class_names: Mapping[str, str],
        forms: Collection[str],
    ) -> frozenset[str]:
        """Return the components of which all that is prepared is that of the other document.

        Args:
            document: in normal form.
            unions: what is known of its unions.
            class_names: of its components.
            forms: its components that are forms with files.
        """
        schemas, known = unions.schemas, self.prepared.unions
        written, others = (side.data["components"]["schemas"] for side in (document, self.document))
        apart = {*forms, *self.prepared.forms}
        differing = {
            name
            for name, schema in schemas.items()
            if name in apart
            or outcome.NAME in mapping(schema)
            or self.prepared.class_names.get(name) != class_names[name]
            or not alike(schema, known.schemas.get(name))
            or not alike(written[name], others.get(name))
            or unions.filled.get(name) != known.filled.get(name)
            or unions.tellings.get(name) != known.tellings.get(name)
        }
        gone = known.schemas.keys() - schemas.keys()
        return frozenset(schemas.keys() - _with_users(differing, gone, schemas))


def _with_users(differing: set[str], gone: Collection[str], schemas: Mapping[str, Any]) -> set[str]:
    """Return components with what refers to them, through those that are no objects as well."""
    users: dict[str, list[str]] = {}
    for name, schema in schemas.items():
        for item in mappings_in(schema):
            if isinstance(item.get("$ref"), str):
                users.setdefault(split(from_ref(item["$ref"]) or "")[-1], []).append(name)
    found = set(differing)
    waiting = [*differing, *gone]
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in found:
                found.add(user)
                if "properties" not in mapping(schemas[user]):
                    waiting.append(user)
    return found
