"""The media types of bodies and responses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.objects import mapping
from ..document.pointer import join
from ..runtime.media_types import essence

if TYPE_CHECKING:
    from collections.abc import Iterator


def media_types(pointer: str, part: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the media types of a body or response that have a schema, with its pointer."""
    for name, media in mapping(part.get("content")).items():
        if "schema" in mapping(media):
            yield essence(name), join(pointer, "content", name, "schema")
