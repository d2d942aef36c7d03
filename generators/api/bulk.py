"""Operations that are called with any number of items: `x-items` and `x-outcome` together.

Such a one has a second method, which cuts items into batches. Answers refer to items by the
property that `x-outcome` names as `itemId`, where items declare it as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..document.composition import Composition, TooEntangled
from ..document.objects import mapping
from ..document.pointer import join
from ..extensions import items as item_arrays
from ..extensions import outcome
from ..naming import EACH_KEYWORDS
from ..runtime.responses import successes

if TYPE_CHECKING:
    from ..document import Document
    from ..document.combine import Note
    from ..naming import ClientNames
    from .content import Media
    from .ir import Body, Operation, Response


class Reader:
    """Finds the operations of one document that have such a method."""

    def __init__(self, document: Document, outcomes: tuple[str, ...], note: Note) -> None:
        self._document = document
        self._outcomes = frozenset(outcomes)
        self._note = note

    def named(self, operation: Operation, names: ClientNames) -> Operation:
        """Return an operation with the name of that method, where it has one."""
        media = _media(operation)
        if media is None or not self._reports(operation):
            return operation
        taken = sorted(EACH_KEYWORDS & {item.py_name for item in operation.parameters})
        if taken:
            listed = ", ".join(f"`{name}`" for name in taken)
            self._note(
                "bulk-parameter",
                operation.pointer,
                f"there is no method that takes any number of items: of it {listed} is an option",
                "name the parameter otherwise",
            )
            return operation
        name = names.each_method(operation.group, operation.py_name)
        return replace(operation, each_name=name)

    def _reports(self, operation: Operation) -> bool:
        result = operation.result
        return result.kind == "model" and result.name in self._outcomes

    def with_ids(self, body: Body | None, responses: tuple[Response, ...]) -> Body | None:
        """Return a body whose array knows how answers refer to its items."""
        if body is None or not any(media.array for media in body.media):
            return body
        id_ = next(filter(None, map(self._item_id, successes(responses))), "")
        media = tuple(self._with_id(item, id_) if id_ else item for item in body.media)
        return replace(body, media=media)

    def _item_id(self, response: Response) -> str:
        """Return the property that entries of an answer are told apart by; empty for none."""
        composition = Composition(self._document)
        for media in response.media:
            pointer = join(media.pointer, "schema")
            placed = composition.follow("", {"$ref": f"#{pointer}"})
            try:
                parts = composition.parts(placed) if placed is not None else []
            except TooEntangled:
                continue
            for at, schema in parts:
                if outcome.NAME in schema:
                    return outcome.read(composition, at).names.get("itemId", "")
        return ""

    def _with_id(self, media: Media, id_: str) -> Media:
        if media.array is None:
            return media
        composition = Composition(self._document)
        raw: Any = mapping(self._document.follow(f"#{media.pointer}")[1])
        array = item_arrays.read(composition, media.pointer, media.content_type, raw)
        items = array.keyword(composition, "items")
        placed = composition.follow("", items)
        try:
            declared = composition.properties(placed) if placed is not None else {}
        except TooEntangled:
            return media
        return replace(media, array=replace(media.array, id=id_)) if id_ in declared else media


def _media(operation: Operation) -> Media | None:
    media = operation.body.media if operation.body is not None else ()
    return next((item for item in media if item.array is not None), None)
