"""What writes the bodies of answers, one media type each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..codecs.table import codec_for
from ..media_types import essence, parameters

if TYPE_CHECKING:
    from ..operations import Media


class MediaWriter:
    """Writes bodies of one declared media type; made once for each.

    Args:
        media: the facts.

    Attributes:
        essence: the media type without parameters.
        parameters: of the media type.
        declared: the media type as the document has it.
        is_text: whether it is text.
        model: what it writes without validating it, where it is JSON of a model.
        content_type: header.
        write: see `codecs.writers.ReplyWriter.write`.
    """

    def __init__(self, media: Media) -> None:
        self.essence = essence(media.content_type)
        self.parameters = parameters(media.content_type)
        self.declared = media.content_type
        codec = codec_for(media)
        writer = codec.reply_writer(media)
        self.model = writer.model
        self.is_text = not codec.holds_data and media.type is not None and media.type() is str
        self.content_type = codec.header(media.content_type).encode("latin-1")
        self.write = writer.write

    def is_for(self, value: Any) -> bool:
        """Whether a value is a text, and this writes text, or of the class that this writes."""
        return (self.is_text and isinstance(value, str)) or type(value) is self.model
