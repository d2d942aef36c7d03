"""What reads content: answers in a client, leniently, and request bodies in a server, strictly.

The base classes are those of bytes that are taken as they are; the codecs derive theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ..limits import SPOOL_MAX_BYTES
from ..models.base import adapter
from ..models.contexts import ACCEPTING
from ..validation.checked_types import holds_checked_model
from ..validation.strict import Invalid, validate_python
from ..validation.unlisted import AcceptingValidator
from ..validation.violations import violations_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ..operations import Media
    from ..parameters.incoming import Incoming
    from ..validation.violations import Violation


class Reader:
    """Reads answers of one declared media type, leniently; made once for each.

    Args:
        media: the facts.
    """

    def __init__(self, media: Media) -> None:
        self._media = media

    def read(self, content: bytes, content_type: str) -> Any:
        """Return the content as the declared type; bytes where none is declared.

        Args:
            content: the whole body.
            content_type: as it came.

        Raises:
            ValidationError: it is not of that type.
            ValueError: it cannot be read.
        """
        return content


class StrictReader:
    """Reads request bodies of one declared media type, strictly; made once for each.

    Args:
        media: the facts, with a type.

    Attributes:
        in_parts: whether bodies are read as they arrive, by `receive`.
    """

    in_parts: ClassVar[bool] = False

    def __init__(self, media: Media) -> None:
        type_ = None if media.type is None else media.type()
        self._type: Any = type_
        self._context: dict[str, bool] | None = None
        self._validator: Any = None if media.type is None else adapter(type_).validator
        self._is_checked = holds_checked_model(type_)

    def accept_unlisted(self) -> None:
        """Keep the values which enums do not list."""
        self._context = ACCEPTING
        if self._validator is not None:
            self._validator = AcceptingValidator(self._validator)

    def read(self, content: bytes, incoming: Incoming, violations: list[Violation]) -> Any:
        """Return the content as the declared type; bytes where none is declared.

        Args:
            content: the whole body.
            incoming: the request.
            violations: takes what is wrong; do not use the value returned then.

        Raises:
            ProblemError: 400, if it is not of the media type at all.
        """
        if self._validator is None:
            return content
        return self._validated(self._given(content, incoming), violations)

    async def receive(
        self,
        chunks: AsyncIterator[bytes],
        incoming: Incoming,
        violations: list[Violation],
        spool_max_bytes: int = SPOOL_MAX_BYTES,
    ) -> Any:
        """Return content that arrives in pieces; see `read`.

        Args:
            chunks: the pieces.
            incoming: the request; takes the files that are opened, to be closed with it.
            violations: takes what is wrong; do not use the value returned then.
            spool_max_bytes: of a file that is held in memory; a larger one is on disk.

        Raises:
            ProblemError: 400, if it is not of the media type at all.
        """
        return self.read(b"".join([chunk async for chunk in chunks]), incoming, violations)

    at_once: ClassVar[int | None] = None
    """Bytes of content that is soon read; of more, `read_large` is asked. None for no limit."""

    async def read_large(
        self, content: bytes, incoming: Incoming, violations: list[Violation]
    ) -> Any:
        """Do what `read` does, while others have their turn."""
        return self.read(content, incoming, violations)

    def _given(self, content: bytes, incoming: Incoming) -> Any:
        """Return what is validated."""
        return content

    def _validated(self, value: Any, violations: list[Violation]) -> Any:
        try:
            return validate_python(self._validator, value)
        except Invalid as error:
            violations += violations_of(error.errors, "body", None)
            return None
