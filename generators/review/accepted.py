"""The file of accepted findings: reading it, and applying it to a report.

Each entry names one finding, by its fingerprint or by class and pointer, and states a reason, an
owner and an expiry date. An invalid or expired entry is an error at its line; one that matches
nothing yet is a note, so that it may be merged before the change that it is for. An entry that the
change under review adds itself is shown as proposed, and accepts nothing.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..diagnostics import Diagnostic, Location, Severity
from ..document.files import read_source
from ..document.pointer import join
from ..document.readers import parse
from ..document.source import Unreadable, find
from .model import Acceptance, Finding, Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..document.builder import Parsed
    from ..document.source import Source
    from .model import Report

ENTRY_CODES = {
    "accepted-invalid": "The accepted file, or an entry of it, is invalid.",
    "accepted-expired": "An entry of the accepted file has passed its date.",
    "accepted-unused": "An entry of the accepted file matches no finding of this review.",
    "accepted-old": "An entry of the accepted file has a fingerprint of the first version.",
    "accepted-proposed": "The head adds an entry to the accepted file; it does not apply yet.",
}
"""Codes of diagnostics about the accepted file, each with a description."""

_KEYS = ("fingerprint", "class", "pointer", "reason", "owner", "expires")
_STATED = ("reason", "owner", "expires")
_FINGERPRINT = re.compile(r"(?:v2-)?[0-9a-f]{16}")
_HINT = (
    'write for example `- {fingerprint: "v2-0123456789abcdef", reason: "...", owner: "...", '
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
        """The finding it names, for messages."""
        return self.fingerprint or f"{self.id} at {self.pointer or '/'}"

    @property
    def terms(self) -> tuple[str, str, str, datetime.date]:
        """What it accepts, and until when: all but its words and its place."""
        return self.fingerprint, self.id, self.pointer, self.acceptance.expires

    def names(self, finding: Finding) -> bool:
        """Whether it names a finding."""
        if finding.parts:
            return self.fingerprint == finding.fingerprint
        if self.fingerprint:
            return self.fingerprint in {finding.fingerprint, finding.old_fingerprint}
        places = {place.pointer for place in (finding.base, finding.head) if place is not None}
        return self.id == finding.id and self.pointer in places


@dataclass(frozen=True, slots=True)
class Accepted:
    """The content of an accepted file: its valid entries, and the problems in it."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def read_accepted(path: str, name: str, read: Callable[[str], bytes]) -> Accepted:
    """Return the content of an accepted file; invalid content is reported, never raised.

    Args:
        path: the file, in the form that `read` takes.
        name: the file, in the form that diagnostics show.
        read: returns its content, or raises `OSError`.
    """
    try:
        _, source = read_source(path, name, read)
        if all(line.lstrip()[:1] in {"", "#"} for line in source.text.splitlines()):
            return Accepted()
        parsed = parse(source)
    except Unreadable as error:
        return Accepted(problems=(replace(error.problem, code="accepted-invalid"),))
    reader = _Reader(source, parsed)
    return reader.run()


class _Reader:
    """Checks the entries of one file."""

    def __init__(self, source: Source, parsed: Parsed) -> None:
        self.source = source
        self.parsed = parsed
        self.problems = [replace(problem, code="accepted-invalid") for problem in parsed.problems]

    def run(self) -> Accepted:
        data: Any = self.parsed.data
        items = data.get("accepted") if isinstance(data, dict) else None
        if isinstance(data, dict):
            for key in data:
                if key != "accepted":
                    self.report(join("", key), f"`{key}` is not known here", "keep `accepted` only")
        if not isinstance(items, list):
            if data is not None and (not isinstance(data, dict) or items is not None):
                self.report(
                    "", "the file has no list `accepted`", f"begin with `accepted:`; {_HINT}"
                )
            return Accepted((), tuple(self.problems))
        entries = [self.entry(join("/accepted", index), item) for index, item in enumerate(items)]
        return Accepted(tuple(entry for entry in entries if entry), tuple(self.problems))

    def report(self, pointer: str, message: str, hint: str) -> None:
        """Add a diagnostic about the value at a pointer."""
        place = self.place(pointer)
        problem = Diagnostic("accepted-invalid", Severity.ERROR, message, place, pointer, hint)
        self.problems.append(problem)

    def place(self, pointer: str) -> Location:
        """Return the location of a value."""
        node = find(self.source, self.parsed.places, pointer)
        return self.source.location(node.offset if node.key_at is None else node.key_at)

    def entry(self, pointer: str, entry: Any) -> Entry | None:
        """Return an entry; None after reporting that it is invalid."""
        if not isinstance(entry, dict):
            self.report(pointer, "an entry is a mapping", _HINT)
            return None
        problem_count = len(self.problems)
        for key, value in entry.items():
            key_pointer = join(pointer, key)
            if key not in _KEYS:
                self.report(
                    key_pointer, f"`{key}` is not known here", f"an entry has {_join_names(_KEYS)}"
                )
            elif not isinstance(value, str):
                self.report(key_pointer, f"`{key}` is not text", "put the value in quotes")
        if len(self.problems) > problem_count:
            return None
        for key in _STATED:
            if not entry.get(key, "").strip():
                self.report(pointer, f"the entry states no `{key}`", _HINT)
        self.target(pointer, entry)
        expires = self.date(pointer, entry.get("expires", ""))
        if expires is None or len(self.problems) > problem_count:
            return None
        acceptance = Acceptance(entry["reason"], entry["owner"], expires, self.place(pointer))
        target_pointer = entry.get("pointer", "").removeprefix("#")
        return Entry(
            entry.get("fingerprint", ""), entry.get("class", ""), target_pointer, acceptance
        )

    def target(self, pointer: str, entry: dict[str, str]) -> None:
        """Check the keys by which an entry names a finding."""
        by_class = {"class", "pointer"} & entry.keys()
        if "fingerprint" in entry:
            if by_class:
                self.report(
                    pointer, "the entry names its finding twice", "keep the fingerprint only"
                )
            elif not _FINGERPRINT.fullmatch(entry["fingerprint"]):
                hint = "copy it from the report: `v2-` and sixteen hexadecimal digits"
                self.report(join(pointer, "fingerprint"), "this is no fingerprint", hint)
        elif len(by_class) < 2:
            self.report(
                pointer,
                "the entry names no finding",
                "give `fingerprint`, or both `class` and `pointer`",
            )

    def date(self, pointer: str, text: str) -> datetime.date | None:
        """Return a date; None after reporting that it is invalid."""
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            if text.strip():
                hint = "write year, month and day, for example `2030-01-31`"
                self.report(join(pointer, "expires"), f"`{text[:20]}` is no date", hint)
            return None


def _join_names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def accept(
    report: Report,
    accepted: Accepted,
    today: datetime.date,
    proposed: Accepted = Accepted(),
) -> Report:
    """Return the report with accepted findings marked and problems of the file added.

    `bump` is not changed: compute it again from the findings.

    Args:
        report: as reviewed.
        accepted: content of the accepted file.
        today: entries apply up to and including their date.
        proposed: content of the head's accepted file, where it is not the one that applies.
    """
    current = [entry for entry in accepted.entries if entry.acceptance.expires >= today]
    findings = tuple(_mark(finding, current) for finding in report.findings)
    checked = [_check_entry(entry, report.findings, today) for entry in accepted.entries]
    problems = [*accepted.problems, *proposed.problems, *filter(None, checked)]
    stale = [item for item in problems if item.severity is Severity.ERROR]
    notes = [item for item in problems if item.severity is not Severity.ERROR]
    known = {entry.terms for entry in accepted.entries}
    notes += [_propose(entry) for entry in proposed.entries if entry.terms not in known]
    return replace(
        report,
        findings=findings,
        stale=_ordered([*report.stale, *stale]),
        notes=_ordered([*report.notes, *notes]),
    )


def _ordered(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(
        sorted(problems, key=lambda problem: (problem.location, problem.code, problem.message))
    )


def _propose(entry: Entry) -> Diagnostic:
    """Return the note that an entry is proposed."""
    acceptance = entry.acceptance
    return Diagnostic(
        "accepted-proposed",
        Severity.INFO,
        f"{entry.name} is proposed to be accepted until {acceptance.expires}, by "
        f"{acceptance.owner}: {acceptance.reason}",
        acceptance.place,
        hint="it applies once the base has it: merge it beforehand, or merge this as it is",
    )


def _mark(finding: Finding, entries: Sequence[Entry]) -> Finding:
    for entry in entries:
        if entry.names(finding):
            return replace(finding, accepted=entry.acceptance)
    namings = [
        [entry for entry in entries if entry.names(part)]
        for part in _alone(finding)
        if _counts(part)
    ]
    if finding.parts and namings and all(namings):
        acceptances = [named[0].acceptance for named in namings]
        return replace(finding, accepted=min(acceptances, key=lambda entry: entry.expires))
    return finding


def _alone(finding: Finding) -> list[Finding]:
    """Return a finding and its parts, each on its own: entries may name all of them instead."""
    return [replace(finding, parts=()), *finding.parts]


def _counts(finding: Finding) -> bool:
    return finding.lane in {Lane.WIRE, Lane.UNDECIDED, Lane.CODE}


def _uses(entry: Entry, finding: Finding) -> bool:
    """Whether an entry names a finding, or one of its parts."""
    return entry.names(finding) or any(entry.names(part) for part in _alone(finding))


def _check_entry(
    entry: Entry, findings: Sequence[Finding], today: datetime.date
) -> Diagnostic | None:
    """Return the problem of an unused or expired entry; None if it applies."""
    place, expires = entry.acceptance.place, entry.acceptance.expires
    is_used = any(_uses(entry, finding) for finding in findings)
    if expires < today:
        message = f"{entry.name} was accepted until {expires}"
        settle = f"settle the finding, or have {entry.acceptance.owner} decide again"
        hint = settle if is_used else "remove the entry: no finding matches it"
        return Diagnostic("accepted-expired", Severity.ERROR, message, place, hint=hint)
    if is_used and entry.fingerprint and not entry.fingerprint.startswith("v2-"):
        named = [finding.fingerprint for finding in findings if _uses(entry, finding)]
        message = f"{entry.name} is a fingerprint of the first version, which names no operations"
        hint = f"write {_join_names(named)}; from the next release on only that counts"
        return Diagnostic("accepted-old", Severity.INFO, message, place, hint=hint)
    if not is_used:
        message = f"no finding matches {entry.name}"
        hint = f"remove the entry, unless it is for a change to come; it fails after {expires}"
        return Diagnostic("accepted-unused", Severity.INFO, message, place, hint=hint)
    return None
