"""The reviewed file of findings that a team has decided to live with, and what it does.

Each entry names one finding, by its fingerprint or by class and pointer, and says why it is
accepted, who answers for it and until when. What is wrong with an entry, or has become so, is a
diagnostic at its line; the entries that are right hold all the same.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generators.diagnostics import Diagnostic, Location, Severity
from generators.document.files import read_source
from generators.document.pointer import join
from generators.document.readers import parse
from generators.document.source import Unreadable, find
from generators.review.model import Acceptance, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generators.document.builder import Parsed
    from generators.document.source import Source
    from generators.review.model import Report

ENTRY_CODES = {
    "accepted-invalid": "An entry of the accepted file, or the file, is not as it has to be.",
    "accepted-expired": "An entry of the accepted file has passed its date.",
    "accepted-unused": "An entry of the accepted file names nothing that this review finds.",
}
"""Codes of findings about the accepted file, each with one line about it."""

_KEYS = ("fingerprint", "class", "pointer", "reason", "owner", "expires")
_STATED = ("reason", "owner", "expires")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_HINT = (
    'write for example `- {fingerprint: "0123456789abcdef", reason: "...", owner: "...", '
    'expires: "2030-01-31"}`'
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding.

    Attributes:
        fingerprint: of the finding; empty where class and pointer name it.
        id: class of the finding.
        pointer: where it is in base or head.
        acceptance: reason, owner, expiry and the place in the file.
    """

    fingerprint: str
    id: str
    pointer: str
    acceptance: Acceptance

    @property
    def name(self) -> str:
        """What it names, for people."""
        return self.fingerprint or f"{self.id} at {self.pointer or '/'}"

    def names(self, finding: Finding) -> bool:
        """Whether it names this finding."""
        if self.fingerprint:
            return self.fingerprint == finding.fingerprint
        places = {one.pointer for one in (finding.base, finding.head) if one is not None}
        return self.id == finding.id and self.pointer in places


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an accepted file says: its entries, and what is wrong with it."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def read_accepted(path: str, name: str, read: Callable[[str], bytes]) -> Accepted:
    """Return what an accepted file says. It never raises for bad content.

    Args:
        path: the file, as `read` wants it.
        name: the file, as diagnostics name it.
        read: gives its content, or raises `OSError`.
    """
    try:
        _, source = read_source(path, name, read)
        if all(line.lstrip()[:1] in {"", "#"} for line in source.text.splitlines()):
            return Accepted()
        parsed = parse(source)
    except Unreadable as stop:
        return Accepted(problems=(replace(stop.problem, code="accepted-invalid"),))
    reader = _Reader(source, parsed)
    return reader.run()


class _Reader:
    """Checks the entries of one file."""

    def __init__(self, source: Source, parsed: Parsed) -> None:
        self.source = source
        self.parsed = parsed
        self.problems = [replace(one, code="accepted-invalid") for one in parsed.problems]

    def run(self) -> Accepted:
        data: Any = self.parsed.data
        listed = data.get("accepted") if isinstance(data, dict) else None
        if isinstance(data, dict):
            for key in data:
                if key != "accepted":
                    self.say(join("", key), f"`{key}` is not known here", "keep `accepted` only")
        if not isinstance(listed, list):
            if data is not None and (not isinstance(data, dict) or listed is not None):
                self.say("", "the file has no list `accepted`", f"begin with `accepted:`; {_HINT}")
            return Accepted((), tuple(self.problems))
        entries = [self.entry(join("/accepted", index), one) for index, one in enumerate(listed)]
        return Accepted(tuple(one for one in entries if one), tuple(self.problems))

    def say(self, pointer: str, message: str, hint: str) -> None:
        """Report what is wrong with the value at a pointer."""
        place = self.place(pointer)
        problem = Diagnostic("accepted-invalid", Severity.ERROR, message, place, pointer, hint)
        self.problems.append(problem)

    def place(self, pointer: str) -> Location:
        """Return where a value is."""
        found = find(self.source, self.parsed.places, pointer)
        return self.source.location(found.offset if found.key_at is None else found.key_at)

    def entry(self, pointer: str, entry: Any) -> Entry | None:
        """Return an entry; None after saying what is wrong with it."""
        if not isinstance(entry, dict):
            self.say(pointer, "an entry is a mapping", _HINT)
            return None
        said = len(self.problems)
        for key, value in entry.items():
            here = join(pointer, key)
            if key not in _KEYS:
                self.say(here, f"`{key}` is not known here", f"an entry has {_listed(_KEYS)}")
            elif not isinstance(value, str):
                self.say(here, f"`{key}` is not text", "put the value in quotes")
        if len(self.problems) > said:
            return None
        for key in _STATED:
            if not entry.get(key, "").strip():
                self.say(pointer, f"the entry states no `{key}`", _HINT)
        self.target(pointer, entry)
        expires = self.date(pointer, entry.get("expires", ""))
        if expires is None or len(self.problems) > said:
            return None
        acceptance = Acceptance(entry["reason"], entry["owner"], expires, self.place(pointer))
        where = entry.get("pointer", "").removeprefix("#")
        return Entry(entry.get("fingerprint", ""), entry.get("class", ""), where, acceptance)

    def target(self, pointer: str, entry: dict[str, str]) -> None:
        """Check what an entry names."""
        by_class = {"class", "pointer"} & entry.keys()
        if "fingerprint" in entry:
            if by_class:
                self.say(pointer, "the entry names its finding twice", "keep the fingerprint only")
            elif not _FINGERPRINT.fullmatch(entry["fingerprint"]):
                hint = "copy it from the report: sixteen hexadecimal digits, in quotes"
                self.say(join(pointer, "fingerprint"), "this is no fingerprint", hint)
        elif len(by_class) < 2:
            self.say(
                pointer,
                "the entry names no finding",
                "give `fingerprint`, or both `class` and `pointer`",
            )

    def date(self, pointer: str, text: str) -> datetime.date | None:
        """Return a date; None after saying that it is none."""
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            if text.strip():
                hint = "write year, month and day, for example `2030-01-31`"
                self.say(join(pointer, "expires"), f"`{text[:20]}` is no date", hint)
            return None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def accept(report: Report, accepted: Accepted, today: datetime.date) -> Report:
    """Return the report with its accepted findings marked, and all that is wrong with the file.

    The demand on the version is not changed: compute it again from the findings.

    Args:
        report: as reviewed.
        accepted: what the file says.
        today: an entry is valid up to and including its date.
    """
    holding = [one for one in accepted.entries if one.acceptance.expires >= today]
    findings = tuple(_marked(one, holding) for one in report.findings)
    stale = [*report.stale, *accepted.problems]
    for entry in accepted.entries:
        problem = _stale(entry, report.findings, today)
        if problem is not None:
            stale.append(problem)
    ordered = sorted(stale, key=lambda one: (one.location, one.code, one.message))
    return replace(report, findings=findings, stale=tuple(ordered))


def _marked(finding: Finding, entries: Sequence[Entry]) -> Finding:
    for entry in entries:
        if entry.names(finding):
            return replace(finding, accepted=entry.acceptance)
    return finding


def _stale(entry: Entry, findings: Sequence[Finding], today: datetime.date) -> Diagnostic | None:
    """Return what is wrong with an entry by now; None where nothing is."""
    place = entry.acceptance.place
    if not any(entry.names(finding) for finding in findings):
        return Diagnostic(
            "accepted-unused",
            Severity.ERROR,
            f"no finding matches {entry.name} any more",
            place,
            hint="remove the entry",
        )
    if entry.acceptance.expires < today:
        return Diagnostic(
            "accepted-expired",
            Severity.ERROR,
            f"{entry.name} was accepted until {entry.acceptance.expires}",
            place,
            hint=f"settle the finding, or have {entry.acceptance.owner} decide again",
        )
    return None
