"""Examples of the document that contradict their schemas: no fault of a server."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from .report import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..examples.soundness import Passed


class Contradictions:
    """Says where an example contradicts its schema.

    Args:
        lines: of the document as it was written, by JSON Pointer of what does not fit.
    """

    def __init__(self, lines: Mapping[str, str]) -> None:
        self._lines = lines

    def finding(self, place: str, reason: str) -> Finding:
        """Return what is to be said of an example.

        Args:
            place: of the example, as a JSON Pointer in a URI fragment.
            reason: what does not fit.
        """
        line = self._line(unquote(place.removeprefix("#")))
        at = f", line {line}" if line else ""
        message = f"the document's example contradicts its schema{at}: {reason}"
        return Finding("contradiction", message, place)

    def passed(self, place: str, passed: Passed) -> Finding:
        """Return what is to be said of an example that was passed over."""
        if passed.contradicts:
            return self.finding(place, passed.reason)
        return Finding("warning", f"the document's example cannot be used: {passed.reason}", place)

    def _line(self, place: str) -> str:
        if place in self._lines:
            return self._lines[place]
        inside = (line for key, line in self._lines.items() if key.startswith(place + "/"))
        return next(inside, "")
