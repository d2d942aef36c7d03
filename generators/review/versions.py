"""The step of `info.version` that findings demand, and the one it takes (semver.org)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from .model import ApiChange, Bump, Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document import Document

_POINTER = "/info/version"
_PART = r"(0|[1-9]\d{0,17})"
_SEMVER = re.compile(
    rf"{_PART}\.{_PART}\.{_PART}"
    r"(?:-(?P<pre>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?",
    re.ASCII,
)
_DATE = re.compile(r"\d{4}([-.]?)\d{2}\1\d{2}", re.ASCII)
_LONGEST = 40


class Version(NamedTuple):
    """Three numbers and the identifiers of a pre-release (`-rc.1`)."""

    major: int
    minor: int
    patch: int
    pre: tuple[tuple[bool, int, str], ...]
    """Identifiers in a form that sorts as semver demands; a release sorts after all others."""

    @property
    def numbers(self) -> tuple[int, int, int]:
        """The three numbers."""
        return self.major, self.minor, self.patch

    @property
    def is_release(self) -> bool:
        """Whether it is not a pre-release."""
        return self.pre == _RELEASE


_RELEASE = ((True, 0, "~"),)


def parse(text: str) -> Version | None:
    """Return a version that has three numbers; None for any other text."""
    match = _SEMVER.fullmatch(text)
    if match is None:
        return None
    pre = match["pre"]
    parts = tuple(
        (False, int(identifier), "")
        if identifier.isdecimal() and len(identifier) < 19
        else (True, 0, identifier)
        for identifier in (pre.split(".") if pre else ())
    )
    return Version(int(match[1]), int(match[2]), int(match[3]), parts or _RELEASE)


def bump(
    findings: Iterable[Finding],
    base: Document | None,
    head: Document,
    *,
    unexplained: Iterable[ApiChange] = (),
) -> Bump:
    """Return the step that the findings demand, and the one that the head takes.

    Args:
        findings: accepted ones demand nothing.
        base: the document before; None for a new document, which demands nothing.
        head: the document that states the version.
        unexplained: changes of the package that no finding explains.
    """
    if base is None:
        return Bump(Level.NONE, None, reason="a new document has no version before it")
    levels = [finding.level for finding in findings if finding.accepted is None]
    levels += [change.level for change in unexplained]
    required = max(levels, default=Level.NONE)
    place = Place(head.locate(_POINTER), _POINTER)
    return bump_between(version_of(base), version_of(head), required, place)


def bump_between(before: str, after: str, required: Level, place: Place | None = None) -> Bump:
    """Return the step from one version to another beside the one that is needed.

    Args:
        before: a version as text, three numbers or not.
        after: likewise.
        required: the step that the changes need.
        place: of the version in the head.
    """
    old, new = parse(before), parse(after)
    if old is None or new is None:
        return Bump(required, None, "", place, _not_semver(before if old is None else after))
    declared = step(old, new)
    result = Bump(required, declared, "", place, _lower(old, new, before, after))
    if result.enough:
        return result
    return Bump(required, declared, suggest(old, required), place, result.reason)


def version_of(document: Document) -> str:
    """Return `info.version` of a document; empty if it has none."""
    info: Any = document.data.get("info")
    version = info.get("version") if isinstance(info, dict) else None
    return "" if version is None else str(version)


def step(old: Version, new: Version) -> Level:
    """Return the level that the step from one version to another announces.

    Before 1.0.0 the second number announces breaking changes and the third additions. A pre-release
    announces what its release does: `2.0.0-rc.2` may break `2.0.0-rc.1`. A lower version announces
    nothing.
    """
    if new[:4] <= old[:4]:
        return Level.NONE
    if new.major != old.major:
        return Level.MAJOR
    if old.major == 0:
        return Level.MAJOR if new.minor != old.minor or not old.is_release else Level.MINOR
    if new.minor != old.minor:
        return Level.MINOR
    if new.patch != old.patch:
        return Level.PATCH
    return Level.PATCH if new.patch else Level.MINOR if new.minor else Level.MAJOR


def suggest(old: Version, required: Level) -> str:
    """Return the lowest version after `old` that announces `required`."""
    major, minor, patch = old.numbers
    if required is Level.MAJOR and major:
        return f"{major + 1}.0.0"
    if required is Level.MAJOR or (required is Level.MINOR and major):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def _lower(old: Version, new: Version, before: str, after: str) -> str:
    return f"`{_short(after)}` is lower than `{_short(before)}`" if new < old else ""


def _not_semver(version: str) -> str:
    if not version:
        return "a version is not stated"
    if _DATE.fullmatch(version):
        return f"`{_short(version)}` is a date, which does not say what a step means"
    return f"`{_short(version)}` is not three numbers, which would say what a step means"


def _short(version: str) -> str:
    return version if len(version) <= _LONGEST else f"{version[:_LONGEST]}…"
