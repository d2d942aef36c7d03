"""The command `examples-in`: curl commands and JSON of any documentation hold in the document."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..console import FINDINGS, OK, UNREADABLE, counted, print_diagnostics
from ..diagnostics import Diagnostic, Location, Severity
from ..document import load
from ..rules.registry import Context
from .addresses import Addresses
from .blocks import blocks_of, in_text
from .curl import requests_of
from .findings import Finding, print_findings
from .requests import Requests
from .shapes import Candidate, Shapes
from .texts import files_of, read
from .values import Checker, Question, Written, written

if TYPE_CHECKING:
    import argparse

    from ..document import Document
    from .addresses import Endpoint
    from .blocks import Block
    from .texts import Prose

_JSON = frozenset({"json", "jsonc", "json5"})
_MAYBE = frozenset({"", "javascript", "js", "text", "txt"})


@dataclass(slots=True)
class _Pending:
    """A JSON block, and what it may be."""

    value: Written
    candidates: list[tuple[Candidate, Question]]
    is_certain: bool


@dataclass(slots=True)
class Examples:
    """What the examples of documentation came to.

    Attributes:
        findings: what does not hold.
        requests: how many requests were checked.
        values: how many blocks of JSON.
        skipped: place and reason of each that was not.
    """

    findings: list[Finding] = field(default_factory=list)
    requests: int = 0
    values: int = 0
    skipped: list[tuple[Location, str]] = field(default_factory=list)

    def summary(self) -> str:
        """Return a line on what was checked."""
        text = (
            f"{self.requests} request{'s' * (self.requests != 1)} and {self.values} JSON "
            f"block{'s' * (self.values != 1)} hold"
        )
        if self.findings:
            text = text.removesuffix(" hold") + f" checked: {counted(self._diagnostics())}"
        if self.skipped:
            reasons = Counter(reason for _, reason in self.skipped)
            listed = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common(4))
            text += f"; {len(self.skipped)} skipped ({listed})"
        return text

    def _diagnostics(self) -> list[Diagnostic]:
        return [item.diagnostic for item in self.findings]

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return any(item.severity is Severity.ERROR for item in self._diagnostics())


class _Reader:
    """Goes through files; what is asked of values is answered at the end, all at once."""

    def __init__(self, document: Document) -> None:
        self.context = Context(document)
        self.addresses = Addresses(self.context)
        self.checker = Checker(self.context)
        self.requests = Requests(self.addresses, self.checker)
        self.shapes = Shapes(self.addresses, self.context)
        self.pending: list[_Pending] = []
        self.result = Examples()

    def read(self, prose: Prose) -> None:
        """Ask for all that is in a file."""
        near: Endpoint | None = None
        section: tuple[tuple[int, str], ...] = ()
        for block in blocks_of(prose):
            if block.headings[: len(section)] != section:
                near = None
            section = block.headings
            if block.mark == "skip":
                self._skip(prose.file, block.line, "marked to be skipped")
                continue
            words = "\n".join([*(text for _, text in block.headings), block.above])
            near = self.shapes.named_by(words) or near
            called = self._commands(block, prose.file)
            near = called[-1] if called else near
            if called:
                self._answers(block, prose.file, near)
            elif block.language in _JSON or (
                block.language in _MAYBE and block.text.lstrip()[:1] in {"{", "["}
            ):
                self._json(block, prose.file, near)

    def _skip(self, file: str, line: int, reason: str) -> None:
        self.result.skipped.append((Location(file, line), reason))

    def _commands(self, block: Block, file: str) -> list[Endpoint | None]:
        """Check the commands of a block; return the operations of its requests."""
        called: list[Endpoint | None] = []
        for request in requests_of(block):
            if isinstance(request, tuple):
                self._skip(file, *request)
                continue
            checked = self.requests.check(request, block, file)
            called.append(None if isinstance(checked, str) else checked)
            if checked and isinstance(checked, str):
                self._skip(file, request.line, checked)
            else:
                self.result.requests += 1
        return called

    def _answers(self, block: Block, file: str, near: Endpoint | None) -> None:
        """Check the JSON that a block shows as the answer to its commands."""
        if block.text.count("\n") == block.text.rstrip().count("\n") == 0:
            return
        for part in in_text(block.text):
            if part.language == "json":
                at = block.lines_from(0)
                lines = at[part.line - 1 :] or (block.line + part.line - 1,)
                self._json(replace(part, line=lines[0], lines=lines), file, near)

    def _json(self, block: Block, file: str, near: Endpoint | None) -> None:
        value = written(block.text, file, block.lines_from(0), block.column)
        if isinstance(value, str):
            self._skip(file, block.line, "not complete JSON")
            return
        certain = True
        if block.mark:
            marked = self.shapes.marked(block)
            if isinstance(marked, str):
                place = Location(file, block.line)
                problem = Diagnostic("example-mark", Severity.ERROR, marked, place)
                self.result.findings.append(Finding(problem))
                return
            candidates = marked
        else:
            candidates = self.shapes.near(near, value.data) if near else []
            if not candidates:
                certain = False
                candidates = self.shapes.alike(value.data)
        if not candidates:
            self._skip(file, block.line, "like no schema")
            return
        self.result.values += 1
        asked = [
            (candidate, self.checker.ask(candidate.pointer, candidate.direction, value.data))
            for candidate in candidates
        ]
        self.pending.append(_Pending(value, asked, certain))

    def finish(self) -> Examples:
        """Answer what was asked, and return the result."""
        self.checker.answer()
        for pending in self.pending:
            best, question = min(pending.candidates, key=lambda entry: len(entry[1].misfits))
            if question.refused:
                place = pending.value.locate()
                self._skip(place.file, place.line, "too much work to check")
                self.result.values -= 1
                continue
            guessed = "" if pending.is_certain else best.title
            found = self.requests.reader(pending.value, best.pointer, guessed)
            self.result.findings += map(found, question.misfits)
        self.result.findings += self.requests.answered()
        for place in self.requests.refused:
            self._skip(place.file, place.line, "too much work to check")
        return self.result


def examples_of(document: Document, prose: list[Prose]) -> Examples:
    """Hold the examples of documentation against a document."""
    reader = _Reader(document)
    for text in prose:
        reader.read(text)
    return reader.finish()


def examples_in(arguments: argparse.Namespace) -> int:
    """Check the curl commands and the JSON in files, and print what does not hold."""
    options = arguments.options
    document, problems = load(
        arguments.spec, read=options.read, allowed=options.allowed, adapted=options.adapted
    )
    if document is None:
        print_diagnostics(problems, sys.stderr)
        return UNREADABLE
    texts, failed = [], False
    for path in files_of(arguments.files):
        text, noted = read(path)
        print_diagnostics(noted, sys.stderr)
        if text is None:
            failed = True
        else:
            texts.append(text)
    result = examples_of(document, texts)
    counts = {
        "requests": result.requests,
        "values": result.values,
        "skipped": [
            {"file": place.file, "line": place.line, "reason": reason}
            for place, reason in result.skipped
        ],
    }
    print_findings(result.findings, arguments.format, each=arguments.all, counts=counts)
    if arguments.format == "text":
        if arguments.all:
            for place, reason in result.skipped:
                print(f"{place}: skipped: {reason}")
        print(f"{arguments.spec}: {result.summary()}")
    if failed:
        return UNREADABLE
    return FINDINGS if result.failed else OK
