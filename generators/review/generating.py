"""Both sides of a review, checked and generated in memory; large ones in parallel."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from .. import rules
from ..options import DEFAULTS, quiet
from ..pipeline import Checked, Described, Generated, describe_checked, generate_described

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic
    from ..document import Document
    from ..options import Options

Lint = tuple[list["Diagnostic"], list["Diagnostic"]]
"""What the rules say of the base and of the head."""
_LARGE = 1_000_000
"""Characters of both documents from which on a second process saves time.

It takes time to start, and both documents are written and read on the way: where they are only
checked, that is as much as it saves.
"""


class Side(NamedTuple):
    """One document with its lint and its package; the package is empty if not requested."""

    lint: list[Diagnostic]
    generated: Generated


class Both(NamedTuple):
    """The two sides."""

    base: Side
    head: Side


def prepare_both(
    base: Document,
    head: Document,
    options: Options = DEFAULTS,
    *,
    code: bool = True,
    lint: Lint | None = None,
) -> Both:
    """Check two documents and generate their packages; failures are in the diagnostics.

    Args:
        base: the document before.
        head: the document after.
        options: how both are generated; the rules have their own weights.
        code: generate the packages.
        lint: what the rules say of both, if that is known.
    """
    base_lint, head_lint = lint or (None, None)
    size = sum(len(source.text) for document in (base, head) for source in document.files)
    if not code or size < _LARGE or (os.cpu_count() or 1) < 2:
        return Both(
            _prepare(base, options, code, base_lint), _prepare(head, options, code, head_lint)
        )
    with subprocess.Popen(  # noqa: S603 - this Python, this module
        [sys.executable, "-c", f"from {__name__} import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ) as process:
        assert process.stdin is not None  # noqa: S101 - they are pipes
        assert process.stdout is not None  # noqa: S101
        try:
            # What tells people stays here, and so do kept answers.
            job = (base, replace(options, progress=quiet, answers=None), code, base_lint)
            pickle.dump(job, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.close()
            prepared_head = _prepare(head, options, code, head_lint)
            prepared_base: Side = pickle.load(process.stdout)  # noqa: S301 - our own process
        except BaseException:
            process.kill()
            raise
    return Both(prepared_base, prepared_head)


def _prepare(
    document: Document,
    options: Options,
    code: bool,  # noqa: FBT001 - one call
    lint: list[Diagnostic] | None,
) -> Side:
    lint = rules.check(document) if lint is None else lint
    if not code:
        return Side(lint, Generated(Described(document, None, None, lint), {}))
    described = describe_checked(Checked(document, lint), options)
    return Side(lint, generate_described(described, options))


def serve() -> None:
    """Run as the second process: read a job from standard input, write its result."""
    job = pickle.load(sys.stdin.buffer)  # noqa: S301 - of our own process
    side = _prepare(*job)
    pickle.dump(side, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
