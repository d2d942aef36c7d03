"""Rewrite the expected output of all cases: `python -m tests.goldens`. Then read the diff."""

from __future__ import annotations

import shutil
import sys

from tests.review import cases as review
from tests.review import pull_request, report_cases
from tests.support import CASES, NAMES, difference, expected, shown, write


def main() -> int:
    """Rewrite what differs, and name it."""
    changed = 0
    for case in NAMES:
        folder = CASES / case / "expected"
        if difference(expected(case), shown(case)):
            shutil.rmtree(folder, ignore_errors=True)
            write(shown(case), folder)
            print(f"{case}: rewritten")
            changed += 1
    for case in review.NAMES:
        file = review.CASES / case / "expected.json"
        text = review.shown(case)
        if not file.is_file() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
            print(f"review/{case}: rewritten")
            changed += 1
    changed += report_cases.rewrite() + pull_request.rewrite()
    print(f"{len(NAMES) + len(review.NAMES)} cases, {changed} rewritten")
    return 0


if __name__ == "__main__":
    sys.exit(main())
