"""The commands that generate nothing: they look at a document, the rules, or packages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import pipeline
from .console import FINDINGS, OK, USAGE, print_diagnostics
from .outcomes import Validated
from .rules import baseline, pages
from .rules.settings import SettingError

if TYPE_CHECKING:
    import argparse

    from .diagnostics import Diagnostic
    from .keeping.runs import Run


def validate(arguments: argparse.Namespace, run: Run) -> int:
    """Check a document and print everything that is wrong with it."""
    checked = pipeline.check(arguments.spec, arguments.options)
    if arguments.write_baseline and checked.document is not None:
        return _write_baseline(checked.diagnostics, Path(arguments.write_baseline))
    try:
        compared = known(checked.diagnostics, arguments, run)
    except baseline.BaselineError as error:
        print(error, file=sys.stderr)
        return USAGE
    diagnostics = sorted(
        [*compared.shown, *compared.stale],
        key=lambda finding: (finding.location, finding.code, finding.message),
    )
    outcome = Validated(diagnostics, compared.hidden, readable=checked.document is not None)
    code = outcome.print(arguments)
    run.keep(outcome.as_json())
    return code


def known(
    diagnostics: list[Diagnostic], arguments: argparse.Namespace, run: Run | None
) -> baseline.Compared:
    """Return the diagnostics that the baseline, if one is in use, does not hide."""
    if not arguments.baseline:
        return baseline.Compared(diagnostics, 0, [])
    entries = baseline.read(Path(arguments.baseline), run.others.read if run else None)
    return baseline.compare(entries, diagnostics)


def _write_baseline(diagnostics: list[Diagnostic], path: Path) -> int:
    """Write the present findings, and print those that a baseline must not hide."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(baseline.write(diagnostics), "utf-8")
    except OSError as error:
        print(f"{path}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    held = baseline.acceptable(diagnostics)
    print(f"{path}: {len(held)} findings")
    if len(held) == len(diagnostics):
        return OK
    stopping = [finding for finding in diagnostics if finding not in held]
    print_diagnostics(stopping, sys.stdout)
    print(f"{len(stopping)} findings cost something that is generated, and are in no baseline")
    return FINDINGS


def rules(arguments: argparse.Namespace) -> int:
    """List the rules with their severities here, or print the page of one."""
    if arguments.id is None:
        print("\n".join(pages.overview(arguments.options.severities)))
        return OK
    try:
        text = pages.page(arguments.id)
    except SettingError as error:
        print(error, file=sys.stderr)
        return USAGE
    print(text)
    print("\n".join(pages.facts(arguments.id, arguments.options.severities)))
    return OK


def runtime(arguments: argparse.Namespace) -> int:
    """Print whether the runtime in generated packages is the one that this toolkit ships."""
    from .render import stamps

    packages = stamps.held(arguments.where)
    if not packages:
        print(f"{arguments.where}: no generated package is there", file=sys.stderr)
        return USAGE
    for package in packages:
        print(package.text())
    return FINDINGS if any(package.differing for package in packages) else OK
