"""JSON (RFC 8259): `application/json` and every media type that ends with `+json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from ..media_types import charset, is_json
from ..strict_json import parse_json
from .data import DataCodec
from .json_bodies import JsonReader, JsonReplyWriter, JsonWriter, StrictJsonReader
from .uploads import is_binary

if TYPE_CHECKING:
    from ..operations import Media
    from .readers import Reader, StrictReader
    from .writers import ReplyWriter, Writer


class JsonCodec(DataCodec):
    """JSON."""

    title = "JSON"
    rank = 0
    preferred = True
    holds_json = True
    json_on_command_line = True

    @override
    def matches(self, name: str) -> bool:
        return is_json(name)

    @override
    def fits(self, body: object) -> int | None:
        if isinstance(body, str):
            return 1
        return None if is_binary(body) else self.rank

    @override
    def writer(self, media: Media) -> Writer:
        return JsonWriter(media)

    @override
    def reply_writer(self, media: Media) -> ReplyWriter:
        return JsonReplyWriter(media)

    @override
    def reader(self, media: Media) -> Reader:
        return JsonReader(media)

    @override
    def strict_reader(self, media: Media) -> StrictReader:
        return StrictJsonReader(media)

    @override
    def takes_charset(self, content_type: str, declared: str) -> bool:
        stated = charset(content_type)
        return stated is None or stated.lower() in {"utf-8", "utf8", "us-ascii"}

    @override
    def is_streamed(self, media: Media) -> bool:
        return False

    @override
    def encoded(self, media: Media | None, value: Any) -> bytes:
        return json.dumps(value).encode()

    @override
    def broken(self, content: bytes) -> bytes:
        return content[:-1] or b"{"

    @override
    def plain(self, media: Media | None, content: bytes, content_type: str) -> Any:
        return json.loads(content)

    @override
    def shown(self, content: bytes) -> dict[str, Any]:
        try:
            data = json.loads(content)
            # Whoever shows it must be able to write it, some levels down.
            json.dumps([[[[data]]]], allow_nan=False)
        except (ValueError, RecursionError):
            return super().shown(content)  # the text it is
        return {"body": data}

    @override
    def from_file(self, media: Media, content: bytes) -> Any:
        return parse_json(content.decode("utf-8-sig"))
