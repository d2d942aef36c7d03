"""Rewrite the expected output of all cases: `python -m tests.goldens`. Then read the diff."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests import support
from tests.document import swagger_cases
from tests.drift import cases as drift
from tests.reference import pages
from tests.review import cases as review
from tests.review import pull_request, python_cases, report_cases
from tests.rules import cases as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

ALL = support.ROOT / "tests/cases"


@dataclass(frozen=True)
class Kind:
    """Cases of one kind.

    Attributes:
        folder: where the folders of the cases are.
        names: those of the folders.
        shown: gives the expected files of a case, path within its folder to text.
        expected: which files of a case these are, as a pattern.
    """

    folder: Path
    names: tuple[str, ...]
    shown: Callable[[str], dict[str, str]]
    expected: tuple[str, ...]

    def kept(self, case: str) -> dict[str, str]:
        """Return the expected files of a case as they are on disk."""
        folder = self.folder / case
        return {
            path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
            for pattern in self.expected
            for path in sorted(folder.glob(pattern))
            if path.is_file()
        }

    def rewrite(self, case: str) -> bool:
        """Make the expected files of a case what they have to be; return whether any was not."""
        kept, shown = self.kept(case), self.shown(case)
        for path in kept.keys() - shown.keys():
            (self.folder / case / path).unlink()
        changed = {path: text for path, text in shown.items() if kept.get(path) != text}
        support.write(changed, self.folder / case)
        return kept != shown


def _folders(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir()))


KINDS: Mapping[str, Kind] = {
    "generate": Kind(support.CASES, support.NAMES, support.shown, ("expected/**/*",)),
    "invalid": Kind(rules.CASES, rules.NAMES, rules.shown, ("expected.txt", "exit_code")),
    "convert": Kind(
        swagger_cases.CASES,
        swagger_cases.NAMES,
        swagger_cases.shown,
        ("expected.yaml", "expected.txt"),
    ),
    "review": Kind(review.CASES, review.NAMES, review.shown, ("expected.txt",)),
    "python_api": Kind(
        python_cases.CASES, python_cases.NAMES, python_cases.shown, ("expected.txt",)
    ),
    "reports": Kind(
        report_cases.CASES,
        tuple(sorted({*report_cases.REPORTS, *_folders(report_cases.CASES)})),
        report_cases.shown,
        ("**/*",),
    ),
    "drift": Kind(drift.CASES, drift.NAMES, drift.shown, ("expected.txt", "expected.diff")),
    "reference": Kind(ALL, ("reference",), pages.shown, ("*.html",)),
    "pull_request": Kind(ALL, ("pull_request",), pull_request.shown, ("expected.md",)),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Rewrite what differs, of all kinds or of those that are named, and name it."""
    parser = argparse.ArgumentParser(prog="python -m tests.goldens")
    parser.add_argument("kind", nargs="*", help=f"of {', '.join(KINDS)} (default: all)")
    kinds = parser.parse_args(arguments).kind or list(KINDS)
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        parser.error(f"there is no kind {unknown[0]!r}")
    cases = [(kind, case) for kind in kinds for case in KINDS[kind].names]
    changed = [f"{kind}/{case}" for kind, case in cases if KINDS[kind].rewrite(case)]
    for case in changed:
        print(f"{case}: rewritten")
    print(f"{len(cases)} cases, {len(changed)} rewritten")
    return 0


if __name__ == "__main__":
    sys.exit(main())
