"""Content of any media type (`*/*`) that is data by its schema: it is taken as JSON.

Generators of documents write `*/*` where code names no media type (springdoc does so for all
answers); what is sent then is JSON. Text, files, and what has no schema stay what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic, Severity
from ..runtime.media_types import is_json
from .composition import Composition, Placed, TooEntangled
from .editing import Edits
from .pointer import join, lookup, parent, split

if TYPE_CHECKING:
    from . import Document

ANY = "*/*"
JSON = "application/json"
CODE = "any-content"


def settle(document: Document) -> tuple[Document, list[Diagnostic]]:
    """Return a document in which `*/*` is JSON where it holds data, and notes of where it was.

    Where JSON is declared beside it, `*/*` is for everything else, and stays.
    """
    if not document.states(ANY):
        return document, []
    composition, edits, notes = Composition(document), Edits(), list[Diagnostic]()
    for node in document.nodes:
        if node.kind != "mediaType" or split(node.pointer)[-1] != ANY:
            continue
        if any(map(is_json, lookup(document.data, parent(node.pointer)))):
            continue
        if _holds_data(composition, Placed(node.pointer, node.value)):
            edits.rename(node.pointer, JSON)
            message = f"`{ANY}` is taken as `{JSON}`: its schema is that of data"
            place = document.locate(node.pointer, key=True)
            notes.append(Diagnostic(CODE, Severity.INFO, message, place, node.pointer))
    return (edits.apply(document), notes) if notes else (document, [])


def _holds_data(composition: Composition, media: Placed) -> bool:
    """Whether content may be something else than text, by its schema."""
    schema = media.value.get("schema")
    if not isinstance(schema, dict):
        return False
    try:
        reached = composition.stand_for(Placed(join(media.pointer, "schema"), schema))
        return any(composition.types(placed) - {"string"} for placed in reached.values())
    except TooEntangled:
        return False
