"""The table of codecs: the only place that tells families of media types apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..media_types import essence
from ..remembering import remembered
from ..streams.sequences import EVENTS, LINES, RECORDS
from .binary import BinaryCodec
from .forms import FormCodec
from .json import JsonCodec
from .multipart import MultipartCodec
from .sequences import SequenceCodec
from .text import TextCodec
from .xml import XmlCodec

if TYPE_CHECKING:
    from ..operations import Media
    from .base import Codec

BINARY: Final = BinaryCodec()
TEXT: Final = TextCodec()
CODECS: Final[tuple[Codec, ...]] = (
    JsonCodec(),
    SequenceCodec(EVENTS, TEXT),
    SequenceCodec(LINES, BINARY),
    SequenceCodec(RECORDS, BINARY),
    FormCodec(),
    MultipartCodec(),
    XmlCodec(TEXT),
    TEXT,
    BINARY,
)
"""The first one that a media type matches has it; the last one takes all."""


@remembered
def codec_of(content_type: str) -> Codec:
    """Return the codec of a media type."""
    name = essence(content_type)
    return next(codec for codec in CODECS if codec.matches(name))


def codec_for(media: Media) -> Codec:
    """Return the codec of a declared media type, as its facts have it."""
    return codec_of(media.content_type).of(media)
