"""Both packages of a review, generated in memory; large ones at the same time.

As a module that is run (`python -m generators.review.generating`), it is the second process: it
reads a job that this module pickled from its standard input, and writes what came of it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from generators.pipeline import Generated, describe_checked, generate_described

if TYPE_CHECKING:
    from generators.pipeline import Checked

_LARGE = 200_000
"""Characters of both documents from which on a second process is worth its start."""


class Both(NamedTuple):
    """The two packages."""

    base: Generated
    head: Generated


def generate_both(base: Checked, head: Checked, *, package: str = "") -> Both:
    """Generate the packages of two documents; what fails says so in its diagnostics.

    Args:
        base: a document that was checked.
        head: likewise.
        package: import name of both; made from each title when empty.
    """
    if _size(base) + _size(head) < _LARGE or (os.cpu_count() or 1) < 2:
        return Both(_generate(base, package), _generate(head, package))
    with subprocess.Popen(  # noqa: S603 - this Python, this module
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ) as process:
        assert process.stdin is not None  # noqa: S101 - they are pipes
        assert process.stdout is not None  # noqa: S101
        try:
            pickle.dump((base, package), process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.close()
            made_of_head = _generate(head, package)
            made_of_base: Generated = pickle.load(process.stdout)  # noqa: S301 - our own process
        except BaseException:
            process.kill()
            raise
    return Both(made_of_base, made_of_head)


def _size(checked: Checked) -> int:
    return sum(len(source.text) for source in checked.document.files) if checked.document else 0


def _generate(checked: Checked, package: str) -> Generated:
    return generate_described(describe_checked(checked, package=package))


def _serve() -> None:
    checked, package = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own process
    pickle.dump(_generate(checked, package), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    _serve()
