"""The media types of bodies and responses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.objects import mapping
from ..document.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterator


def media_types(pointer: str, part: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the media types of a body or response that have a schema, with its pointer."""
    for name, media in mapping(part.get("content")).items():
        if "schema" in mapping(media):
            essence = name.partition(";")[0].strip().lower()
            yield essence, join(pointer, "content", name, "schema")


def is_json(media_type: str) -> bool:
    """Whether content of a media type is JSON."""
    return media_type in {"application/json", "text/json"} or media_type.endswith("+json")
