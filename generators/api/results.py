"""What a successful call results in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.responses import successes
from . import media, sequences
from .content import NONE
from .types import union

if TYPE_CHECKING:
    from .content import Type
    from .ir import Response


def result_of(responses: tuple[Response, ...]) -> Type:
    """Return the type of a successful call: the one that is not a stream, if there is one."""
    success = successes(responses)
    stream = sequences.stream_type(success)
    if stream is not None and not any(sequences.whole(item.media) for item in success):
        return stream
    types = [
        union(item.type for item in media.answered(sequences.whole(response.media)))
        if response.media
        else NONE
        for response in success
        if not response.media or sequences.whole(response.media)
    ]
    return union(types) if types else NONE
