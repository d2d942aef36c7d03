"""The result of a review: one model that every report is rendered from.

Nothing is decided here and nothing is printed. `compare` makes the findings, `python_api` adds
changes of the generated package, `reports` render them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity

if TYPE_CHECKING:
    import datetime

    from ..diagnostics import Diagnostic, Location


class Level(IntEnum):
    """The severity of a change, in the terms of semver; greater is heavier."""

    NONE = 0
    """Nothing changes."""
    PATCH = 1
    """Something changes that nobody depends on, for example a description."""
    MINOR = 2
    """Something is added; what worked still works."""
    MAJOR = 3
    """Something that worked may break."""

    @property
    def word(self) -> str:
        """The name in lower case, as reports write it."""
        return self.name.lower()


class Direction(StrEnum):
    """Who sends the data that changed; already reversed for callbacks and webhooks."""

    REQUEST = "request"
    RESPONSE = "response"
    BOTH = "both"
    NONE = "none"
    """Never sent: a name, a description, an operation as a whole."""


class Lane(StrEnum):
    """The part of a report in which a finding is."""

    WIRE = "wire"
    """Breaks callers or servers on the wire."""
    UNDECIDED = "undecided"
    """May break the wire; it cannot be computed."""
    CODE = "code"
    """Breaks code written against the generated package, and nothing on the wire."""
    COMPATIBLE = "compatible"
    """Adds something."""
    LIFECYCLE = "lifecycle"
    """Deprecations and sunsets."""
    DOCS = "docs"
    """Documentation only."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in one of the two documents.

    Attributes:
        location: file, line and column; the file has the name that the user gave.
        pointer: JSON pointer (RFC 6901) in that file.
        exact: False if the value is not in this document and this is its nearest parent.
    """

    location: Location
    pointer: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class ApiChange:
    """A change of the public Python API of the generated package.

    Attributes:
        kind: stable kebab-case name, for example `class-removed` or `field-type-changed`.
        path: dotted name without the package, for example `models.Pet.name`.
        level: MAJOR where code that was written against the base may break.
        before: the definition in the base as one line of Python; empty where there was none.
        after: the same for the head.
        of_models: the level for handlers, of a change of models.
    """

    kind: str
    path: str
    level: Level
    before: str = ""
    after: str = ""
    of_models: Level = Level.NONE

    @property
    def handlers(self) -> Level:
        """Level for code that implements the server."""
        return self.level if self.path.startswith("server.") else self.of_models


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Why a finding is accepted, who owns that decision, and until when it applies."""

    reason: str
    owner: str
    expires: datetime.date
    place: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """One root cause of a difference between two documents.

    Attributes:
        id: stable kebab-case name of the class of change, for example
            `request-property-became-required`.
        lane: the part of a report it belongs to.
        wire: level for callers and servers that speak HTTP.
        code: level for Python written against the generated package.
        title: one sentence that names the subject and the change.
        detail: why it has these levels, or why they cannot be decided.
        hint: a compatible alternative; empty if there is none.
        direction: who sends it.
        base: its place in the base; None if the base has none.
        head: its place in the head; of something removed the nearest remaining parent.
        before: the JSON value in the base that changed; None if there was none.
        after: the same for the head.
        operations: all operations it affects, as `METHOD /path`, in the order of the document.
        confidence: for renames and moves, from 0 to 1; None for other changes.
        api: its changes of the public Python API.
        accepted: set if the file of accepted findings names it.
        inside: the way from its place to what changed, where references lead there.
        parts: what has the same cause: schemas that go with the operation that used them.
        known_by: what tells it from other changes at its place, where values do not.
    """

    id: str
    lane: Lane
    wire: Level
    code: Level
    title: str
    detail: str = ""
    hint: str = ""
    direction: Direction = Direction.NONE
    base: Place | None = None
    head: Place | None = None
    before: Any = None
    after: Any = None
    operations: tuple[str, ...] = ()
    confidence: float | None = None
    api: tuple[ApiChange, ...] = ()
    accepted: Acceptance | None = None
    inside: str = ""
    parts: tuple[Finding, ...] = ()
    known_by: str = ""

    @property
    def severity(self) -> Severity:
        """ERROR if it breaks the wire, WARNING if it may, or breaks code, otherwise INFO."""
        if self.lane is Lane.WIRE:
            return Severity.ERROR
        return Severity.WARNING if self.lane in {Lane.UNDECIDED, Lane.CODE} else Severity.INFO

    @property
    def level(self) -> Level:
        """The heavier of both levels."""
        return max(self.wire, self.code)

    @property
    def handlers(self) -> Level:
        """Level for code that implements the server."""
        return max((change.handlers for change in self.api), default=Level.NONE)

    @property
    def fingerprint(self) -> str:
        """The version, `v2-`, and sixteen hexadecimal digits that identify the change.

        Derived from class, pointers, direction, values and operations, so that a change counts
        again where it reaches other operations or takes other parts with it; not from texts, lines
        or file names.
        """
        parts = [sorted(part.fingerprint for part in self.parts)] if self.parts else []
        known_by = [self.known_by] if self.known_by else []
        return f"v2-{_digest([*self._facts, sorted(self.operations), *parts, *known_by])}"

    @property
    def old_fingerprint(self) -> str:
        """The fingerprint of the first version, which did not name the operations."""
        return _digest(self._facts)

    @property
    def _facts(self) -> list[Any]:
        return [
            self.id,
            str(self.direction),
            self.base.pointer if self.base else None,
            self.head.pointer if self.head and self.head.exact else None,
            self.before,
            self.after,
            *([self.inside] if self.inside else []),
        ]


def _digest(facts: list[Any]) -> str:
    text = json.dumps(facts, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents.

    Attributes:
        name: as the user named it, for example `main:spec/openapi.yaml`.
        version: `info.version`; empty where there is none.
        sha256: digest of the document and the files it refers to.
    """

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Bump:
    """The step of `info.version` that the findings demand.

    Attributes:
        required: MAJOR, MINOR, PATCH or NONE, of all findings that are not accepted.
        declared: the step from base to head; None if a version is not three numbers.
        suggested: the version to write; empty if `declared` is None or enough.
        place: the place of the version in the head.
        reason: why `declared` is None, or a lower version; otherwise empty.
    """

    required: Level
    declared: Level | None
    suggested: str = ""
    place: Place | None = None
    reason: str = ""

    @property
    def enough(self) -> bool:
        """Whether the declared step is at least the required one."""
        return self.declared is None or self.declared >= self.required


@dataclass(frozen=True, slots=True)
class FileChange:
    """How much of one generated file changed; `state` is `added`, `removed` or `changed`."""

    path: str
    state: str
    lines_added: int
    lines_removed: int


@dataclass(frozen=True, slots=True)
class GeneratorChange:
    """Changes due to the generator alone: one document, generated by two versions.

    Attributes:
        before: version of the generator that wrote the base's package.
        after: version of this generator.
        api: changes of the public Python API that no change of the document explains.
        files: changes of the files.
        skipped: why the packages cannot be compared; empty if they are.
    """

    before: str
    after: str
    api: tuple[ApiChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a review.

    Attributes:
        base: None for a new document.
        head: the document under review.
        findings: heaviest first, then by place.
        lint: what the rules report for the head and did not for the base.
        bump: the step that `info.version` needs.
        api: changes of the public Python API that no finding explains.
        files: changes of files in the generated package.
        generator: set if the generator changed as well.
        stale: what is wrong in the accepted file, as diagnostics: all of it counts.
        notes: what is to be known of the accepted file and the settings; none of it counts.
        code_skipped: why generated code was not compared; empty if it was.
    """

    base: Side | None
    head: Side
    findings: tuple[Finding, ...] = ()
    lint: tuple[Diagnostic, ...] = ()
    bump: Bump = field(default_factory=lambda: Bump(Level.NONE, None))
    api: tuple[ApiChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    generator: GeneratorChange | None = None
    stale: tuple[Diagnostic, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    code_skipped: str = ""
