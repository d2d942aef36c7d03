"""What can be wrong with the part of a form that is a file: its media type, its header fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..codecs.uploads import listed
from ..media_types import belongs, media_types_of
from ..models.uploads import Upload
from ..narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..operations import Encoding, Media

UNKNOWN_TYPE = "application/x-unknown"


def wrong_parts(
    media: Media, value: Any
) -> Iterator[tuple[str, dict[str, Encoding], dict[str, Any]]]:
    """Give what can be wrong with a part of a form: title, facts that allow it, and the body."""
    for name, rule in media.encoding.items() if isinstance(value, AnyDict) else ():
        first = next(iter(listed(value.get(name))), None)
        if not isinstance(first, Upload):
            continue
        many = isinstance(value[name], AnyList)
        if rule.content_type and not belongs(UNKNOWN_TYPE, media_types_of(rule.content_type)):
            wrong = Upload(first.content, first.filename, UNKNOWN_TYPE, first.headers)
            title = f"part {name} of the unknown media type {UNKNOWN_TYPE}"
            allowing = {name: replace(rule, content_type=None)}
            yield title, allowing, {**value, name: [wrong] if many else wrong}
        for header in [header for header in rule.headers if header.required]:
            rest = {k: v for k, v in first.headers.items() if k.lower() != header.name.lower()}
            wrong = Upload(first.content, first.filename, first.content_type, rest)
            title = f"part {name} without the required header {header.name}"
            headers = tuple(item for item in rule.headers if item is not header)
            allowing = {name: replace(rule, headers=headers)}
            yield title, allowing, {**value, name: [wrong] if many else wrong}
