"""Path segments with several parameters or with text around one: `{x}-{y}.json`.

Texts are looked for from left to right, each as near as it may be: as no parameter is told from
another, nothing is gained by trying a place further on. So the cost grows with the length of the
segment, and not with a power of it, as that of a regular expression would.
"""

from __future__ import annotations

from urllib.parse import unquote

_HEX = frozenset("0123456789abcdefABCDEF")


class Mixed:
    """A segment of a template that holds text and parameters.

    Args:
        texts: the literal texts, percent-encoded or not: before the first parameter, between two,
            and after the last.

    Attributes:
        texts: the same, decoded.
        length: of all of them: the more literal text, the more concrete.
    """

    __slots__ = ("length", "texts")

    def __init__(self, texts: list[str]) -> None:
        self.texts = tuple(map(unquote, texts))
        self.length = sum(map(len, self.texts))

    def values(self, segment: str, name: str) -> tuple[str, ...] | None:
        """Return the values of the parameters as they were sent; None where it does not match.

        Each has one character at least.

        Args:
            segment: percent-encoded.
            name: the same, decoded.
        """
        first, *between, last = self.texts
        end = len(name) - len(last)
        if not (name.startswith(first) and name.endswith(last)):
            return None
        spans: list[tuple[int, int]] = []
        start = len(first)
        for text in between:
            stop = name.find(text, start + 1, end)
            if stop < 0:
                return None
            spans.append((start, stop))
            start = stop + len(text)
        if end <= start:
            return None
        spans.append((start, end))
        if segment == name:
            return tuple(name[start:stop] for start, stop in spans)
        places = _places(segment, name)
        return tuple(segment[places[start] : places[stop]] for start, stop in spans)


def _places(segment: str, name: str) -> list[int]:
    """Return where each character of a decoded segment begins as it was sent, and the end."""
    places: list[int] = []
    at = 0
    for character in name:
        places.append(at)
        is_encoded = segment[at] == "%" and _HEX.issuperset(segment[at + 1 : at + 3].ljust(2))
        at += 3 * len(character.encode()) if is_encoded else 1
    return [*places, at]
