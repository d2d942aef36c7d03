"""The command `review`: reads both documents, reviews them, writes the reports."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .. import rules
from ..console import FINDINGS, OK, UNREADABLE, USAGE, print_diagnostics, progress, write_text
from ..rules.news import brought
from .accepted import accept
from .applying import accepted_files, adaptation_of, settings_changed
from .reports import render
from .sources import Origin, SourceError, find_sources
from .verdict import FailOn, judge

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from ..diagnostics import Diagnostic, Severity
    from ..document import Adaptation, Document, Loaded
    from ..keeping.answers import Answers
    from .model import Bump, Report
    from .reports.view import File, View


class _Failed(Exception):  # noqa: N818 - control flow, not an error
    """Ends the review with an exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class _Sides(NamedTuple):
    """Both documents as read; the base is None for a new one."""

    base: Loaded | None
    head: Loaded


def review(arguments: argparse.Namespace) -> int:
    """Say what a change of the document breaks on the wire and in generated Python."""
    if arguments.history is not None:
        from .history.command import history

        return history(arguments)
    if arguments.tags is not None or arguments.release is not None or arguments.authors:
        print("--tags, --release and --authors are options of --history", file=sys.stderr)
        return USAGE
    try:
        base, head = find_sources(arguments.base, arguments.head, spec=arguments.spec)
        accepted, proposed = accepted_files(arguments, base, head)
        with progress(sys.stderr) as tell:
            tell("reading the documents")
            adapted, api = arguments.options.adapted, getattr(arguments, "api_name", "")
            sides = _read(base, head, *(adaptation_of(side, adapted, api) for side in (base, head)))
            tell("comparing")
            report = _review_documents(sides, base, arguments)
        report = accept(report, accepted, arguments.today, proposed)
        if arguments.accepted_from == "base":
            report = replace(report, notes=(*report.notes, *settings_changed(base, head)))
        report = replace(report, bump=_bump(report, sides))
        _write(report, _view(sides, base, head, arguments), arguments)
    except SourceError as error:
        print(error, file=sys.stderr)
        return USAGE
    except _Failed as failure:
        return failure.code
    return FINDINGS if judge(report, _fail_on(arguments)).failed else OK


def _fail_on(arguments: argparse.Namespace) -> FailOn:
    return FailOn[arguments.fail_on.upper()]


def _read(base: Origin, head: Origin, before: Adaptation | None, now: Adaptation | None) -> _Sides:
    """Read both documents; print the diagnostics of one that cannot be read.

    Args:
        base: where the one before is.
        head: where the one under review is.
        before: what is done to the first.
        now: what is done to the second.
    """
    after = head.load(now)
    if not base.exists():
        print(
            f"{base.name}: there is no such file, so the document is reviewed as a new one; "
            "name its old place as BASE if it was moved",
            file=sys.stderr,
        )
        return _require_readable(_Sides(None, after))
    return _require_readable(_Sides(base.load(before), after))


def _require_readable(sides: _Sides) -> _Sides:
    unreadable = [side for side in sides if side is not None and side.document is None]
    for side in unreadable:
        print_diagnostics(side.diagnostics, sys.stderr, each=False)
    if unreadable:
        raise _Failed(UNREADABLE)
    return sides


def _documents(sides: _Sides) -> tuple[Document | None, Document]:
    base = sides.base.document if sides.base else None
    if sides.head.document is None:
        raise _Failed(UNREADABLE)
    return base, sides.head.document


def _review_documents(sides: _Sides, origin: Origin, arguments: argparse.Namespace) -> Report:
    """Review both documents; include diagnostics of reading them, with severities as set."""
    from .compare import compare
    from .reviewing import review as review_documents
    from .unread import Problems

    base, head = _documents(sides)
    broken = _blocking_problem(sides)
    code = not arguments.no_code and broken is None
    answers = _answers(head, arguments) if code else None
    report = review_documents(
        base,
        head,
        options=replace(arguments.options, answers=answers),
        committed_base=origin.folder(arguments.out) if code else None,
        code=code,
        compare=partial(compare, today=arguments.today),
        problems=Problems(sides.base.diagnostics if sides.base else (), sides.head.diagnostics),
    )
    if answers is not None:
        answers.keep()
    if broken is not None and not arguments.no_code:
        reason = f"{broken.location}: {broken.message}"
        report = replace(report, code_skipped=f"no code can be generated: {reason}")
    before = sides.base.diagnostics if sides.base else []
    lint = report.lint
    if arguments.options.severities:
        lint = _lint_news(base, head, arguments.options.severities)
    return replace(report, lint=(*brought(before, sides.head.diagnostics), *lint))


def _answers(head: Document, arguments: argparse.Namespace) -> Answers:
    """Return what stages of earlier reviews of the document answered."""
    from ..keeping.runs import Run

    repeats = arguments.cache and not arguments.full and not os.environ.get("CI")
    run = Run({}, lambda _: b"", repeats=repeats, keeps=arguments.cache)
    return run.answers(f"review of {head.file}")


def _blocking_problem(sides: _Sides) -> Diagnostic | None:
    """Return the first problem found in reading that prevents generating code."""
    for side in (sides.head, sides.base):
        for problem in rules.blocking(side.diagnostics) if side else []:
            return problem
    return None


def _lint_news(
    base: Document | None, head: Document, severities: Mapping[str, Severity | None]
) -> tuple[Diagnostic, ...]:
    """Return what the rules newly report, with severities as set."""
    before = rules.check(base, severities=severities) if base is not None else []
    return brought(before, rules.check(head, severities=severities))


def _bump(report: Report, sides: _Sides) -> Bump:
    """Return the step of the version that the findings not accepted demand."""
    from .versions import bump

    return bump(report.findings, *_documents(sides), unexplained=report.api)


def _view(sides: _Sides, base: Origin, head: Origin, arguments: argparse.Namespace) -> View:
    from ..rules import RULES
    from .classes import ids
    from .reports.view import View

    about = {**ids(), **{code: rule.summary for code, rule in RULES.items()}}
    documents = [document for document in _documents(sides) if document is not None]
    return View(
        sources={source.name: source for document in documents for source in document.files},
        files=partial(_file, origins=(head, base), link=arguments.link),
        fail_on=_fail_on(arguments),
        accepted=arguments.accepted or arguments.usual_accepted,
        describe=lambda name: about.get(name, ""),
    )


def _file(name: str, *, origins: tuple[Origin, ...], link: str) -> File:
    """Return the path and link, in the repository, of a file that a report names."""
    from .reports.view import File, linked

    for origin in origins:
        prefix = origin.name.removesuffix(origin.path)
        if origin.commit and name.startswith(prefix):
            path = name.removeprefix(prefix)
            return File(path, linked(link, origin.commit, path) if link else "")
    repository = origins[0].repository
    inside = repository.inside(Path(name)) if repository else None
    if repository is None or inside is None:
        return File(name)
    commit = repository.commit("HEAD") if link else None
    return File(inside, linked(link, commit, inside) if commit else "")


def _write(report: Report, view: View, arguments: argparse.Namespace) -> None:
    """Print and write the requested reports."""
    for name, file in arguments.output:
        if not write_text(file, render(name, report, view)):
            raise _Failed(USAGE)
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for name in arguments.format or ["text"]:
        sys.stdout.write(render(name, report, replace(view, colour=coloured)))
