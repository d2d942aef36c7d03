"""What a review found: one model that every report is rendered from.

Nothing is decided in here and nothing is printed. `compare` makes the findings, `python_api` adds
what the generated package says, `reports` show them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from generators.diagnostics import Severity

if TYPE_CHECKING:
    import datetime

    from generators.diagnostics import Diagnostic, Location


class Level(IntEnum):
    """How much a change weighs; the numbers order them."""

    NONE = 0
    """Nothing changes."""
    PATCH = 1
    """Something changes that nobody depends on, for example a description."""
    MINOR = 2
    """Something is added; what worked still works."""
    MAJOR = 3
    """Something that worked may stop to."""

    @property
    def word(self) -> str:
        """The name in lower case, as reports write it."""
        return self.name.lower()


class Direction(StrEnum):
    """Who sends what has changed; callbacks and webhooks are already turned round."""

    REQUEST = "request"
    RESPONSE = "response"
    BOTH = "both"
    NONE = "none"
    """It is never sent: a name, a description, an operation as a whole."""


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
    """Words only."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is in one of the two documents.

    Attributes:
        location: file, line and column; the file is named as the user named it.
        pointer: JSON pointer (RFC 6901) in that file.
        exact: False where the thing itself is not in this document and this is its nearest
            surviving parent.
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
    """

    kind: str
    path: str
    level: Level
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding that reviewers have decided to live with, as the reviewed file states it."""

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
        lane: the part of a report it is in.
        wire: what it does to callers and servers that speak HTTP.
        code: what it does to Python written against the generated package.
        title: one sentence that names the thing and the change.
        detail: why it has these levels; for what cannot be decided, the reason.
        hint: the compatible alternative; empty where there is none to offer.
        direction: who sends it.
        base: where it is in the base; None where the base has nothing of it at all.
        head: where it is in the head; for what is gone the nearest parent that is still there.
        before: the value in the base that changed, as JSON values; None where there was none.
        after: the same for the head.
        operations: all operations it affects, as `METHOD /path`, in the order of the document.
        confidence: for renames and moves, between 0 and 1, how sure it is that it is one.
        api: what it changes in the public Python API.
        accepted: set where the file of accepted findings names it.
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

    @property
    def severity(self) -> Severity:
        """ERROR for what breaks the wire, WARNING for what may or breaks code, else INFO."""
        if self.lane is Lane.WIRE:
            return Severity.ERROR
        return Severity.WARNING if self.lane in {Lane.UNDECIDED, Lane.CODE} else Severity.INFO

    @property
    def level(self) -> Level:
        """The heavier of both levels."""
        return max(self.wire, self.code)

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that stay the same while the change is the same.

        Made of class, pointers, direction and values; not of words, lines or file names.
        """
        facts = [
            self.id,
            str(self.direction),
            self.base.pointer if self.base else None,
            self.head.pointer if self.head and self.head.exact else None,
            self.before,
            self.after,
        ]
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
    """What the findings demand of `info.version`.

    Attributes:
        required: MAJOR, MINOR, PATCH or NONE, of all findings that are not accepted.
        declared: what the step from base to head amounts to; None where a version is not
            three numbers.
        suggested: the version to write; empty where `declared` is None or enough.
        place: where the head states its version.
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
    """What the generator alone changed: the base document, written by both generators.

    Attributes:
        before: version of the generator that wrote the base's package.
        after: version of this one.
        api: changes of the public Python API that no change of the document explains.
        files: what changed in the files.
        skipped: why the two cannot be compared; empty where they are.
    """

    before: str
    after: str
    api: tuple[ApiChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a review reports.

    Attributes:
        base: None for a new document.
        head: the document under review.
        findings: heaviest first, then by place.
        lint: what the head's rules say that they did not say of the base.
        bump: the step that `info.version` needs.
        api: changes of the public Python API that no finding explains.
        files: what changes in the generated package.
        generator: set where the generator changed as well.
        stale: accepted findings that match nothing or have expired, as diagnostics.
        code_skipped: why generated code was not compared; empty where it was.
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
    code_skipped: str = ""
