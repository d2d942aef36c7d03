"""The commands: each runs stages of the pipeline, prints their results and returns an exit code."""

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
    counted,
    print_diagnostics,
    progress,
    summary,
)
from generators.coverage import partial
from generators.diagnostics import Severity
from generators.render.features import SAMPLES, SERVER, choose
from generators.rules import baseline, pages
from generators.rules.settings import SettingError

if TYPE_CHECKING:
    import argparse

    from generators.config import Options
    from generators.diagnostics import Diagnostic
    from generators.pipeline import Described

SHOWN = 5
"""Names that a line lists."""


def validate(arguments: argparse.Namespace) -> int:
    """Check a document and print everything that is wrong with it."""
    checked = pipeline.check(arguments.spec, arguments.options)
    if arguments.write_baseline and checked.document is not None:
        return _write_baseline(checked.diagnostics, Path(arguments.write_baseline))
    try:
        compared = _known(checked.diagnostics, arguments)
    except baseline.BaselineError as error:
        print(error, file=sys.stderr)
        return USAGE
    diagnostics = sorted(
        [*compared.shown, *compared.stale],
        key=lambda finding: (finding.location, finding.code, finding.message),
    )
    hidden = f"{compared.hidden} hidden by {arguments.baseline}" if compared.hidden else ""
    if arguments.format == "json":
        print(json.dumps([*map(as_json, diagnostics)], indent=2, ensure_ascii=False))
        print(hidden, end="\n" if hidden else "", file=sys.stderr)
    else:
        print_diagnostics(diagnostics, sys.stdout, each=arguments.all)
        print(", ".join(filter(None, [summary(diagnostics, arguments.spec), hidden])))
    if checked.document is None:
        return UNREADABLE
    return FINDINGS if pipeline.failed(diagnostics) else OK


def _known(diagnostics: list[Diagnostic], arguments: argparse.Namespace) -> baseline.Compared:
    """Return the diagnostics that the baseline, if one is in use, does not hide."""
    if not arguments.baseline:
        return baseline.Compared(diagnostics, 0, [])
    return baseline.compare(baseline.read(Path(arguments.baseline)), diagnostics)


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


def generate(arguments: argparse.Namespace) -> int:
    """Generate the project and write it."""
    _print_brought(arguments.options)
    generated = _generated(arguments, arguments.options)
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
    return _completeness(generated.described, arguments)


def check(arguments: argparse.Namespace) -> int:
    """Compare the folder with what would be generated."""
    _print_brought(arguments.options)
    generated = _generated(arguments, arguments.options)
    if isinstance(generated, int):
        return generated
    from generators.render import stamps, tree

    out = Path(arguments.out)
    try:
        changed = tree.changes(generated.tree, out)
    except OSError as error:
        print(f"{out}: cannot be compared: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    if not changed:
        print(f"{out}: up to date with {arguments.spec}")
        return _completeness(generated.described, arguments)
    maker = stamps.maker(out, changed)
    for change in maker.others if maker else changed:
        sys.stdout.write(change.diff())
    if maker and not maker.others:
        count = len(maker.explained)
        print(f"{out}: {maker.text}; {count} files differ by that alone; run `make generate`")
        return FINDINGS
    if maker:
        print(f"{out}: {maker.text}; {len(maker.explained)} files differ by that, not shown above")
    print(f"{out}: {len(changed)} files differ from {arguments.spec}; run `make generate`")
    return FINDINGS


def runtime(arguments: argparse.Namespace) -> int:
    """Print whether the runtime in generated packages is the one that this toolkit ships."""
    from generators.render import stamps

    packages = stamps.held(arguments.where)
    if not packages:
        print(f"{arguments.where}: no generated package is there", file=sys.stderr)
        return USAGE
    for package in packages:
        print(package.text())
    return FINDINGS if any(package.differing for package in packages) else OK


def _generated(arguments: argparse.Namespace, options: Options) -> pipeline.Generated | int:
    """Return what was generated, or the exit code where that failed."""
    with progress(sys.stderr) as report:
        options = dataclasses.replace(options, progress=report)
        generated = pipeline.generate(arguments.spec, options)
    code = _report(generated.described, arguments)
    if code is None and generated.described.coverage is not None:
        print(generated.described.coverage.summary())
    return generated if code is None else code


def _completeness(described: Described, arguments: argparse.Namespace) -> int:
    """Return the exit code of what was written: whether anything was left out unaccepted."""
    unaccepted = partial.unaccepted(described.coverage, _accepted(arguments))
    if not unaccepted:
        return OK
    names = ", ".join(unaccepted[:SHOWN]) + (", …" if len(unaccepted) > SHOWN else "")
    print(
        f"left out: {names}; `partial` in [tool.generators] or --accept-partial accepts that",
        file=sys.stderr,
    )
    return FINDINGS


def _accepted(arguments: argparse.Namespace) -> partial.Accepted:
    return partial.Accepted(arguments.partial, everything=arguments.accept_partial)


def _print_brought(options: Options) -> None:
    for feature, brought in choose(options.features).brought:
        print(f"feature {feature} brings {brought}", file=sys.stderr)


def _report(described: Described, arguments: argparse.Namespace) -> int | None:
    """Print diagnostics; return an exit code where they end the command."""
    try:
        # Stale entries of the baseline are reported by `validate`, which runs all rules.
        diagnostics = _known(described.diagnostics, arguments).shown
    except baseline.BaselineError as error:
        print(error, file=sys.stderr)
        return USAGE
    diagnostics = partial.weighed(described.coverage, diagnostics, _accepted(arguments))
    print_diagnostics(diagnostics, sys.stderr, each=arguments.all)
    if diagnostics:
        print(counted(diagnostics), file=sys.stderr)
    report = getattr(arguments, "report", None)
    if report and described.coverage is not None and described.document is not None:
        accepted = _accepted(arguments)
        failure = partial.write(described.coverage, described.document, report, accepted)
        if failure:
            print(failure, file=sys.stderr)
            return FINDINGS
    if described.document is None:
        return UNREADABLE
    if described.api is None:
        return FINDINGS
    heavy = {Severity.ERROR, Severity.WARNING}
    if arguments.strict and any(finding.severity in heavy for finding in diagnostics):
        print("nothing generated: --strict takes no errors or warnings", file=sys.stderr)
        return FINDINGS
    return None


def ir(arguments: argparse.Namespace) -> int:
    """Print the description of the API as JSON."""
    described = pipeline.describe(arguments.spec, arguments.options)
    code = _report(described, arguments)
    if code is not None or described.api is None:
        return FINDINGS if code is None else code
    print(json.dumps(dataclasses.asdict(described.api), indent=2, ensure_ascii=False))
    return _completeness(described, arguments)


def docs(arguments: argparse.Namespace) -> int:
    """Write the reference page: one HTML file that loads nothing."""
    options = arguments.options
    if options.features is not None:  # a page shows samples of the package's features
        options = dataclasses.replace(options, features=(*options.features, SAMPLES))
    generated = _generated(arguments, options)
    if isinstance(generated, int):
        return generated
    from generators.reference import not_formatted, render_page

    assert generated.described.document is not None  # noqa: S101 - it was generated
    print_diagnostics(not_formatted(generated.described.document), sys.stderr)
    target = Path(arguments.file)
    text = render_page(generated)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    except OSError as error:
        print(f"{target}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    print(f"{target}: {len(text.encode()) / 1e6:.1f} MB")
    return _completeness(generated.described, arguments)


def scaffold(arguments: argparse.Namespace) -> int:
    """Write a first implementation of the handlers, once."""
    if SERVER not in choose(arguments.options.features).names:
        print(f"handlers are of the feature {SERVER}, which was not chosen", file=sys.stderr)
        return USAGE
    target = Path(arguments.file)
    described = pipeline.describe(arguments.spec, arguments.options)
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
    return _completeness(described, arguments)
