"""The commands: each runs stages of the pipeline, prints what they say, returns an exit code."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generators import pipeline
from generators.console import (
    FINDINGS,
    OK,
    UNREADABLE,
    USAGE,
    as_json,
    print_diagnostics,
    progress,
    summary,
)
from generators.diagnostics import Severity

if TYPE_CHECKING:
    import argparse

    from generators.diagnostics import Diagnostic
    from generators.pipeline import Described


def validate(arguments: argparse.Namespace) -> int:
    """Check a document and print everything that is wrong with it."""
    checked = pipeline.check(arguments.spec)
    diagnostics = sorted(checked.diagnostics, key=lambda one: (one.location, one.code, one.message))
    if arguments.format == "json":
        print(json.dumps([as_json(one) for one in diagnostics], indent=2, ensure_ascii=False))
    else:
        print_diagnostics(diagnostics, sys.stdout)
        print(summary(diagnostics, arguments.spec))
    if checked.document is None:
        return UNREADABLE
    return FINDINGS if pipeline.failed(diagnostics) else OK


def generate(arguments: argparse.Namespace) -> int:
    """Generate the project and write it."""
    generated = _generated(arguments)
    if isinstance(generated, int):
        return generated
    from generators.render import tree

    out = Path(arguments.out)
    try:
        changed = tree.write(generated.tree, out)
    except OSError as error:
        print(f"{out}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    removed = sum(change.new is None for change in changed)
    details = f", {removed} removed" if removed else ""
    print(f"{out}: {len(generated.tree)} files, {len(changed)} changed{details}")
    return OK


def check(arguments: argparse.Namespace) -> int:
    """Compare the folder with what would be generated."""
    generated = _generated(arguments)
    if isinstance(generated, int):
        return generated
    from generators.render import tree

    out = Path(arguments.out)
    changed = tree.changes(generated.tree, out)
    if not changed:
        print(f"{out}: up to date with {arguments.spec}")
        return OK
    for change in changed:
        sys.stdout.write(change.diff())
    print(f"{out}: {len(changed)} files differ from {arguments.spec}; run `make generate`")
    return FINDINGS


def _generated(arguments: argparse.Namespace) -> pipeline.Generated | int:
    """Return what was generated, or the exit code of why it was not."""
    with progress(sys.stderr) as tell:
        generated = pipeline.generate(arguments.spec, package=arguments.package, progress=tell)
    code = _report(generated.described, arguments)
    return generated if code is None else code


def _report(described: Described, arguments: argparse.Namespace) -> int | None:
    """Print diagnostics; return an exit code where they end the command."""
    diagnostics: list[Diagnostic] = described.diagnostics
    print_diagnostics(diagnostics, sys.stderr)
    if diagnostics:
        print(summary(diagnostics, arguments.spec), file=sys.stderr)
    if described.document is None:
        return UNREADABLE
    if described.api is None:
        return FINDINGS
    heavy = {Severity.ERROR, Severity.WARNING}
    if arguments.strict and any(one.severity in heavy for one in diagnostics):
        print("nothing generated: --strict takes no errors or warnings", file=sys.stderr)
        return FINDINGS
    return None


def ir(arguments: argparse.Namespace) -> int:
    """Print the description of the API as JSON."""
    described = pipeline.describe(arguments.spec, package=arguments.package)
    code = _report(described, arguments)
    if code is not None or described.api is None:
        return FINDINGS if code is None else code
    print(json.dumps(dataclasses.asdict(described.api), indent=2, ensure_ascii=False))
    return OK


def scaffold(arguments: argparse.Namespace) -> int:
    """Write a first implementation of the handlers, once."""
    target = Path(arguments.file)
    described = pipeline.describe(arguments.spec, package=arguments.package)
    code = _report(described, arguments)
    if code is not None or described.api is None:
        return FINDINGS if code is None else code
    from generators.render.outputs import scaffold as render_scaffold

    text = render_scaffold(described.api)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        if isinstance(error, FileExistsError) and target.exists():
            print(f"{target}: exists, and is yours: nothing written", file=sys.stderr)
            return USAGE
        print(f"{target}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    print(f"{target}: written; start with the first method that raises NotImplementedError")
    return OK
