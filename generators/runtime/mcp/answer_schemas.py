"""What structured content looks like: the declared answers, relaxed, as one schema of an object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..codecs.table import codec_for
from ..narrowing import AnyDict, object_in
from .portable import Portable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..examples.raw_document import RawDocument
    from ..operations import Operation

RESULT: Final = "result"
"""Holds an answer that is no object."""
_OF_MANY: Final[Mapping[str, Any]] = {  # without types: an API may answer with the same names
    "items_accepted": {"description": "Of several requests: how many items were accepted."},
    "items_not_accepted": {"description": "Of several requests: the others, with their errors."},
    "items_unknown": {"description": "Of several requests: how many nobody knows of."},
}
"""Properties of an answer for many items, beside those of the document."""


class AnswerSchema:
    """The structured content of one operation.

    Args:
        operation: the facts.
        document: what they were made from.
        hidden: names of properties that may be masked.
        takes_many: whether many items are sent in several requests.

    Attributes:
        is_wrapped: whether the answer is held by the property `result`.
        schema: what clients validate with.
    """

    def __init__(
        self,
        operation: Operation[Any],
        document: RawDocument,
        hidden: frozenset[str],
        *,
        takes_many: bool,
    ) -> None:
        portable = Portable(document.follow, relaxed=True, hidden=hidden)
        described = object_in(document.described(operation), "responses")
        stated: list[Any] = []
        self.is_wrapped = is_mixed = False
        for response in operation.responses:
            if not response.status.startswith(("2", "d")):
                continue
            raw = document.resolved(described.get(response.status))
            if not response.media:
                self.is_wrapped |= response.status != "default"
            for media in response.media:
                content = document.resolved(object_in(raw, "content").get(media.content_type))
                if response.status == "default" and stated:
                    continue
                if codec_for(media).holds_data and media.type is not None:
                    stated.append(content.get("schema", True))
                else:
                    self.is_wrapped = is_mixed = True
        root = portable.resolved(stated[0]) if len(stated) == 1 else None
        if self.is_wrapped or not _is_object(root):
            self.is_wrapped = True
            schema: dict[str, Any] = {"type": "object", "properties": {RESULT: {}}}
            if len(stated) == 1 and not is_mixed:
                schema["properties"][RESULT] = portable.of(stated[0])
            self.schema = schema
        else:
            self.schema = {**portable.of(root), "type": "object"}
        if operation.pagination is not None:
            self._leave_open({RESULT: {}})
        elif takes_many:
            self._leave_open({RESULT: {}, **_OF_MANY} if self.is_wrapped else _OF_MANY)
        self.schema |= portable.definitions()

    def _leave_open(self, more: Mapping[str, Any]) -> None:
        """Take properties into the schema that are no part of one answer of the document."""
        self.schema.pop("additionalProperties", None)
        self.schema["properties"] = {**object_in(self.schema, "properties"), **more}

    def content(self, value: Any) -> dict[str, Any]:
        """Return structured content for an answer."""
        return value if not self.is_wrapped and isinstance(value, AnyDict) else {RESULT: value}


def _is_object(schema: Any) -> bool:
    return (
        isinstance(schema, AnyDict)
        and schema.get("type") == "object"
        and schema.keys().isdisjoint({"anyOf", "oneOf", "allOf"})
    )
