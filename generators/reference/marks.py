"""Placeholders in programs, for what the scripts of the page put there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..document import Document


@dataclass(frozen=True, slots=True)
class Marks:
    """Placeholders for the reader's values and for what is of one operation.

    Attributes:
        token: begins every mark; nothing else in the document holds it.
    """

    token: str

    @property
    def body(self) -> str:
        """For the body."""
        return f"{self.token}b"

    @property
    def content_type(self) -> str:
        """For the media type of the body."""
        return f"{self.token}t"

    @property
    def query(self) -> str:
        """For a whole query, with its question mark."""
        return f"{self.token}q"

    @property
    def more_query(self) -> str:
        """For the rest of a query, with the ampersand before it."""
        return f"{self.token}m"

    @property
    def title(self) -> str:
        """For what comments call the operation."""
        return f"{self.token}nx"

    @property
    def call(self) -> str:
        """For the call of our client or command line."""
        return f"{self.token}cx"

    def header(self, index: int) -> str:
        """For the value of a header parameter; a line without a value is removed."""
        return f"{self.token}h{index}x"

    def address(self, index: int) -> str:
        """For a literal part of the URL."""
        return f"{self.token}u{index}x"

    def value(self, index: int) -> str:
        """For a literal part of a header field."""
        return f"{self.token}a{index}x"

    def variable(self, index: int) -> str:
        """For the name of an environment variable."""
        return f"{self.token}v{index}x"


def marks(document: Document) -> Marks:
    """Return marks that the document does not hold."""
    text = str(document.data)
    return Marks(next(t for n in range(10**9) if (t := f"gap{n}x") not in text))
