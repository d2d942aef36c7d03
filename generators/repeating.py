"""Commands that need not run where nothing has changed: they say again what they said before.

`generators/keeping/runs.py` decides whether anything has; the stages are imported where it has.
"""

from __future__ import annotations

import os
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from . import console
from .document.roots import STANDARD_INPUT, Roots
from .keeping import outputs
from .keeping.runs import Run
from .options import Options
from .outcomes import Packaged, Validated

if TYPE_CHECKING:
    import argparse

_NO_FACTS = frozenset(
    {"command", "full", "cache", "options", "force", "usual_adapted", "again", "port", "mock_port"}
)
"""Arguments that do not matter to what a run comes to, or are told one by one."""
_NO_OPTIONS = frozenset({"progress", "read", "answers"})


def validate(arguments: argparse.Namespace) -> int:
    """Check a document and print everything that is wrong with it; see `checking.validate`."""
    run = begin("validate", arguments)
    earlier = run.earlier()
    known = Validated.from_json(earlier) if earlier else None
    if known:
        _print_repeated()
        return known.print(arguments)
    from . import checking

    return checking.validate(arguments, run)


def generate(arguments: argparse.Namespace) -> int:
    """Generate the project and write it; see `commands.generate`."""
    run = begin("generate", arguments)
    if known := _known(run, arguments):
        known.print_findings(arguments)
        print(known.written(arguments, 0, 0))
        return known.print_left_out()
    from . import commands

    return commands.generate(arguments, run)


def check(arguments: argparse.Namespace) -> int:
    """Compare the folder with what would be generated; see `commands.check`."""
    # A project that `generate` wrote is one that `check` need not look at, and the reverse.
    run = begin("generate", arguments)
    if known := _known(run, arguments):
        known.print_findings(arguments)
        print(known.current(arguments))
        return known.print_left_out()
    from . import commands

    return commands.check(arguments, run)


def begin(command: str, arguments: argparse.Namespace) -> Run:
    """Return the run of a command, and let its stages read through it."""
    options: Options = arguments.options
    facts = {name: value for name, value in vars(arguments).items() if name not in _NO_FACTS}
    facts |= {
        f"options.{field.name}": getattr(options, field.name)
        for field in fields(Options)
        if field.name not in _NO_OPTIONS
    }
    once = (
        arguments.spec == STANDARD_INPUT
        or _reads_once(arguments.baseline)
        or bool(getattr(arguments, "write_baseline", None))
    )
    overlays = options.adapted.files() if options.adapted else []
    run = Run(
        {**facts, "command": command},
        Roots(arguments.spec, [*options.allowed, *overlays]).read,
        repeats=arguments.cache and not once and not arguments.full and not os.environ.get("CI"),
        keeps=arguments.cache and not once,
    )
    arguments.options = replace(options, read=run.document.read)
    return run


def _reads_once(path: str) -> bool:
    """Whether a file is, for example, a pipe: what it holds cannot be read twice."""
    return bool(path) and Path(path).exists() and not Path(path).is_file()


def _known(run: Run, arguments: argparse.Namespace) -> Packaged | None:
    """Return what the same run came to, where all that it wrote is still there."""
    earlier = run.earlier()
    known = Packaged.from_json(earlier) if earlier else None
    if known is None or not outputs.same(Path(arguments.out), known.files):
        return None
    if arguments.report and not outputs.same(Path(), {arguments.report: known.report}):
        return None
    _print_repeated()
    return known


def _print_repeated() -> None:
    print(console.REPEATED, file=sys.stderr)
