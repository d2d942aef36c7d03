"""What a report needs beside the review: text of the documents, paths, the threshold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ..verdict import DEFAULT, FailOn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ...diagnostics import Location
    from ...document.source import Source


class Line(NamedTuple):
    """A line of a document; `column` counts from 1, and is 0 for lines of context."""

    number: int
    text: str
    column: int = 0


class File(NamedTuple):
    """A file that a report names.

    Attributes:
        path: relative to the root of the repository.
        link: address of the file, to which `#L1` can be added; empty if there is none.
    """

    path: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How a report shows a review.

    Attributes:
        sources: the text of files, by their name in places.
        files: returns path and link of a file by the same name.
        fail_on: threshold at which the review fails.
        accepted: path of the file of accepted findings.
        colour: whether the output is a terminal with colours.
        describe: returns one line about a class of findings or a rule, by id; empty if unknown.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    files: Callable[[str], File] = File
    fail_on: FailOn = DEFAULT
    accepted: str = "spec/accepted.yaml"
    colour: bool = False
    describe: Callable[[str], str] = lambda _: ""

    def path(self, location: Location) -> str:
        """Return the path of a file from the root of the repository."""
        return self.files(location.file).path

    def link(self, location: Location) -> str:
        """Return the address of a line; empty if there is none."""
        link = self.files(location.file).link
        return f"{link}#L{location.line}" if link else ""

    def excerpt(self, location: Location, *, before: int = 0, after: int = 0) -> tuple[Line, ...]:
        """Return the line of a place and those around it; empty if the text is not known."""
        source = self.sources.get(location.file)
        if source is None:
            return ()
        last = source.location(len(source.text)).line
        if location.line > last or not source.text:
            return ()
        first = max(1, location.line - before)
        return tuple(
            Line(
                number,
                source.line(number),
                location.column if number == location.line else 0,
            )
            for number in range(first, min(last, location.line + after) + 1)
        )


def linked(base: str, commit: str, path: str) -> str:
    """Return the address of a file of a commit, given the address of the repository."""
    return f"{base.rstrip('/')}/blob/{quote(commit)}/{quote(path)}"
