"""The commands: each runs stages of the pipeline, prints their results and returns an exit code."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import COMMAND, pipeline
from .checking import known
from .console import (
    FINDINGS,
    UNREADABLE,
    USAGE,
    print_diagnostics,
    print_diff,
    progress,
)
from .coverage import partial
from .diagnostics import Severity
from .finishing import FinishError, finish, scripts
from .keeping import outputs
from .outcomes import (
    Packaged,
    print_brought,
    print_findings,
    print_left_out,
    stray_lines,
)
from .publishing import news, publish
from .render.features import SERVER, choose
from .render.manifest import digests_of
from .rules import baseline

if TYPE_CHECKING:
    import argparse

    from .diagnostics import Diagnostic
    from .keeping.runs import Run
    from .options import Options
    from .pipeline import Described
    from .render.tree import Change

_AGAIN = f"run `{COMMAND} generate`"


def generate(arguments: argparse.Namespace, run: Run) -> int:
    """Generate the project and write it."""
    return written(arguments, run)[0]


def written(arguments: argparse.Namespace, run: Run) -> tuple[int, pipeline.Generated | None]:
    """Generate the project and write it; return the exit code, and what was generated."""
    print_brought(arguments)
    generated = _generated(arguments, arguments.options, run)
    if isinstance(generated, int):
        return generated, None
    return _written(generated, arguments, run), generated.result


def _written(generated: _Generated, arguments: argparse.Namespace, run: Run) -> int:
    from .render import tree

    out, outcome = Path(arguments.out), _outcome(generated, arguments)
    try:
        changed = tree.changes(generated.result.tree, out)
        if not arguments.force and (edited := tree.edited(changed, out)):
            return _refused(edited, out)
        tree.write_changes(changed, out)
    except OSError as error:
        print(f"{out}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    removed = sum(change.new is None for change in changed)
    print(outcome.written(arguments, len(changed), removed))
    return _completed(outcome, run)


def _refused(edited: list[Change], out: Path) -> int:
    """Print what would be lost, and return the exit code."""
    for change in edited:
        print_diff(change.diff(), sys.stdout)
    from .render.tree import is_generated

    count = f"{len(edited)} file{'s were' if len(edited) > 1 else ' was'}"
    why = "edited by hand" if is_generated(out) else "there before, and not generated"
    rest = "nothing is written; --force overwrites what is shown as removed above"
    print(f"{out}: {count} {why}: {rest}", file=sys.stderr)
    return FINDINGS


def check(arguments: argparse.Namespace, run: Run) -> int:
    """Compare the folder with what would be generated."""
    print_brought(arguments)
    generated = _generated(arguments, arguments.options, run)
    if isinstance(generated, int):
        return generated
    from .render import stamps, tree

    out, outcome = Path(arguments.out), _outcome(generated, arguments)
    try:
        changed = tree.changes(generated.result.tree, out)
    except OSError as error:
        print(f"{out}: cannot be compared: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    if not changed:
        print(outcome.current(arguments))
        return _completed(outcome, run)
    maker = stamps.maker(out, changed)
    for change in maker.others if maker else changed:
        print_diff(change.diff(), sys.stdout)
    for line in stray_lines(arguments, generated.result.tree):
        print(line)
    if maker and not maker.others:
        count = len(maker.explained)
        print(f"{out}: {maker.text}; {count} files differ by that alone; {_AGAIN}")
        return FINDINGS
    if maker:
        print(f"{out}: {maker.text}; {len(maker.explained)} files differ by that, not shown above")
    print(f"{out}: {len(changed)} files differ from {arguments.spec}; {_AGAIN}")
    return FINDINGS


class _Generated(NamedTuple):
    """What was generated, and the diagnostics that were printed for it."""

    result: pipeline.Generated
    printed: list[Diagnostic]


def _generated(
    arguments: argparse.Namespace, options: Options, run: Run | None = None
) -> _Generated | int:
    """Return what was generated, or the exit code where that failed."""
    answers = run.answers(arguments.spec) if run and run.remembers else None
    with progress(sys.stderr) as report:
        options = dataclasses.replace(options, progress=report, answers=answers)
        result = pipeline.generate(arguments.spec, options)
    if answers is not None:
        answers.keep()
    printed = _report(result.described, arguments, run)
    if isinstance(printed, int):
        return printed
    if not result.tree:
        print("nothing generated: templates cannot be used", file=sys.stderr)
        return FINDINGS
    if result.described.coverage is not None:
        print(result.described.coverage.summary())
    if run is not None and arguments.post:
        try:
            result = dataclasses.replace(result, tree=_finished(result.tree, arguments, run))
        except FinishError as error:
            print(error, file=sys.stderr)
            return FINDINGS
    return _Generated(result, printed)


def _finished(tree: dict[str, str], arguments: argparse.Namespace, run: Run) -> dict[str, str]:
    """Return the tree as the commands of `post` leave it.

    Raises:
        FinishError: one of them failed.
    """
    root = Path.cwd()
    for path in scripts(arguments.post, root):
        run.others.read(path)  # so that a run after an edit of it is another one
    return finish(tree, arguments.post, Path(arguments.out), root)


def _outcome(generated: _Generated, arguments: argparse.Namespace) -> Packaged:
    """Return what a run came to that wrote the project, or found it up to date."""
    described, accepted = generated.result.described, _accepted(arguments)
    report = {}
    if arguments.report and described.coverage and described.document:
        text = partial.report(described.coverage, described.document, accepted)
        report = outputs.digests({arguments.report: text})
    return Packaged(
        diagnostics=generated.printed,
        coverage=described.coverage.summary() if described.coverage else "",
        unaccepted=partial.unaccepted(described.coverage, accepted),
        files=digests_of(generated.result.tree),
        report=report.get(arguments.report, ""),
    )


def _completed(outcome: Packaged, run: Run) -> int:
    """Print the end of a run, and keep what it came to; return the exit code."""
    code = outcome.print_left_out()
    run.keep(outcome.as_json())
    return code


def _completeness(described: Described, arguments: argparse.Namespace) -> int:
    """Return the exit code of what was written: whether anything was left out unaccepted."""
    return print_left_out(partial.unaccepted(described.coverage, _accepted(arguments)))


def _accepted(arguments: argparse.Namespace) -> partial.Accepted:
    return partial.Accepted(arguments.partial, everything=arguments.accept_partial)


def _report(
    described: Described, arguments: argparse.Namespace, run: Run | None = None
) -> list[Diagnostic] | int:
    """Print diagnostics and return them, or an exit code where they end the command."""
    try:
        # Stale entries of the baseline are reported by `validate`, which runs all rules.
        diagnostics = known(described.diagnostics, arguments, run).shown
    except baseline.BaselineError as error:
        print(error, file=sys.stderr)
        return USAGE
    diagnostics = partial.weighed(described.coverage, diagnostics, _accepted(arguments))
    print_findings(diagnostics, arguments)
    report = getattr(arguments, "report", None)
    if report and described.coverage is not None and described.document is not None:
        text = partial.report(described.coverage, described.document, _accepted(arguments))
        failure = partial.write(text, report)
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
    return diagnostics


def ir(arguments: argparse.Namespace) -> int:
    """Print the description of the API as JSON."""
    described = pipeline.describe(arguments.spec, arguments.options)
    printed = _report(described, arguments)
    if isinstance(printed, int) or described.api is None:
        return printed if isinstance(printed, int) else FINDINGS
    print(json.dumps(dataclasses.asdict(described.api), indent=2, ensure_ascii=False))
    return _completeness(described, arguments)


def docs(arguments: argparse.Namespace) -> int:
    """Write the reference page, one HTML file that loads nothing, and its text as Markdown."""
    options = arguments.options
    told = news(arguments)
    if isinstance(told, int):
        return told
    with progress(sys.stderr) as report:
        described = pipeline.describe(arguments.spec, dataclasses.replace(options, progress=report))
    printed = _report(described, arguments)
    if isinstance(printed, int) or described.document is None or described.api is None:
        return printed if isinstance(printed, int) else FINDINGS
    if described.coverage is not None:
        print(described.coverage.summary())
    from .reference import LogoError, Look, logo_of, not_formatted, render_files
    from .render.own_templates import TemplateFault, telling

    print_diagnostics(not_formatted(described.document), sys.stderr)
    target, own = Path(arguments.file), options.templates
    try:
        logo, problems = logo_of(described.document, described.api.title, arguments.brand)
        print_diagnostics([*problems, *(own.problems() if own else ())], sys.stderr)
        with telling(own):
            files = render_files(
                pipeline.Generated(described, {}, own),
                target.name,
                told,
                Look(
                    arguments.brand,
                    logo,
                    arguments.split,
                    frozenset(choose(options.features).of(described.api).names),
                ),
            )
    except LogoError as error:
        print(error, file=sys.stderr)
        return USAGE
    except TemplateFault as fault:
        print_diagnostics(fault.problems, sys.stderr)
        return FINDINGS
    if not publish(files, target):
        return FINDINGS
    for name, text in files.items():
        if name.endswith(".html"):
            print(f"{target.parent / name}: {len(text.encode()) / 1e6:.1f} MB")
    return _completeness(described, arguments)


def scaffold(arguments: argparse.Namespace) -> int:
    """Write a first implementation of the handlers, once."""
    if SERVER not in choose(arguments.options.features).names:
        print(f"handlers are of the feature {SERVER}, which was not chosen", file=sys.stderr)
        return USAGE
    target = Path(arguments.file)
    described = pipeline.describe(arguments.spec, arguments.options)
    printed = _report(described, arguments)
    if isinstance(printed, int) or described.api is None:
        return printed if isinstance(printed, int) else FINDINGS
    from .render.making import scaffolded
    from .render.own_templates import TemplateFault

    try:
        text = scaffolded(described.api, arguments.options.templates)
    except TemplateFault as fault:
        print_diagnostics(fault.problems, sys.stderr)
        return FINDINGS
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
