"""The baseline: findings of an old document that are known, so that only new ones are shown.

The file holds what the findings are, not where they are: code, pointer and message, sorted, one
to a line. People review it; a line that is deleted shows its finding again.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import rules
from ..diagnostics import Diagnostic, Location, Severity
from ..document.pointer import join
from ..document.readers import parse
from ..document.source import Source, Unreadable, find
from .identity import Identity, identity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

VERSION = 1
STALE = "baseline-stale"
"""Code of an entry that matches nothing any more."""

_MAX_BYTES = 50_000_000


class BaselineError(Exception):
    """A baseline cannot be read; the message names the file and the reason."""


class Entry(NamedTuple):
    """A known finding, and where the file states it."""

    identity: Identity
    location: Location


class Compared(NamedTuple):
    """Diagnostics, seen through a baseline.

    Attributes:
        shown: what it does not know.
        hidden: how many it knows.
        stale: a warning for each entry that matches nothing any more.
    """

    shown: list[Diagnostic]
    hidden: int
    stale: list[Diagnostic]


def acceptable(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return what a baseline may hold: nothing for which parts are left out."""
    stopping = set(rules.blocking(list(diagnostics)))
    return [diagnostic for diagnostic in diagnostics if diagnostic not in stopping]


def write(diagnostics: Sequence[Diagnostic]) -> str:
    """Return the text of a baseline that knows these diagnostics; see `acceptable`."""
    lines = [
        json.dumps(entry._asdict(), ensure_ascii=False)
        for entry in sorted(map(identity, acceptable(diagnostics)))
    ]
    listed = ",\n    ".join(lines)
    findings = f"[\n    {listed}\n  ]" if lines else "[]"
    return f'{{\n  "baselineVersion": {VERSION},\n  "findings": {findings}\n}}\n'


def read(path: Path, content: Callable[[str], bytes] | None = None) -> list[Entry]:
    """Return the entries of a baseline.

    Args:
        path: of the file.
        content: gives the content of a file or raises `OSError`; by default the disk is read.

    Raises:
        BaselineError: the file cannot be read, or is not a baseline of this version.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BaselineError(f"{path}: larger than a baseline can be")
        text = (content(str(path)) if content else path.read_bytes()).decode()
    except ValueError as error:
        raise BaselineError(f"{path}: not text in UTF-8") from error
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror or error}") from error
    source = Source(str(path), text)
    try:
        parsed = parse(source)
    except Unreadable as error:
        raise BaselineError(f"{error.problem.location}: {error.problem.message}") from error
    data: Any = parsed.data
    if not isinstance(data, dict) or data.get("baselineVersion") != VERSION:
        raise BaselineError(f"{path}: no baseline with `baselineVersion: {VERSION}`")
    findings = data.get("findings")
    entries = []
    for index, entry in enumerate(findings if isinstance(findings, list) else [None]):
        place = source.location(find(source, parsed.places, join("/findings", index)).offset)
        fields = _texts(entry)
        if len(fields) < len(Identity._fields):
            wanted = ", ".join(f"`{name}`" for name in Identity._fields)
            raise BaselineError(f"{place}: an entry of `findings` has {wanted}, all of them text")
        entries.append(Entry(Identity(*fields), place))
    return entries


def _texts(entry: Any) -> list[str]:
    """Return those fields of an identity that an entry has."""
    stated = [entry.get(name) for name in Identity._fields] if isinstance(entry, dict) else []
    return [field for field in stated if isinstance(field, str)]


def compare(entries: Sequence[Entry], diagnostics: Sequence[Diagnostic]) -> Compared:
    """Take away what a baseline knows, each entry once; what costs a part always stays."""
    known = Counter(entry.identity for entry in entries)
    open_to_it = set(acceptable(diagnostics))
    shown = []
    for diagnostic in diagnostics:
        if diagnostic in open_to_it and known[identity(diagnostic)]:
            known[identity(diagnostic)] -= 1
        else:
            shown.append(diagnostic)
    stale = []
    for entry in reversed(entries):
        if known[entry.identity]:
            known[entry.identity] -= 1
            stale.append(_stale(entry))
    return Compared(shown, len(diagnostics) - len(shown), stale[::-1])


def _stale(entry: Entry) -> Diagnostic:
    code, pointer, message = entry.identity
    return Diagnostic(
        STALE,
        Severity.WARNING,
        f"`{code}` is no longer found at `{pointer}`: {message}",
        entry.location,
        hint="remove the entry, or write the baseline again",
    )
