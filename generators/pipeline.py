"""READ FIRST: the stages, in order.

Each takes a value and returns a value; nothing is written to disk or printed here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generators import rules
from generators.config import DEFAULTS
from generators.diagnostics import Diagnostic, Severity
from generators.document import Document, load
from generators.document.normalize import normalize

if TYPE_CHECKING:
    from pathlib import Path

    from generators.api.ir import Api
    from generators.config import Options
    from generators.models.engine import ModelSet


@dataclass(frozen=True)
class Checked:
    """A document and everything that is wrong with it; `document` is None when unreadable."""

    document: Document | None
    diagnostics: list[Diagnostic]


@dataclass(frozen=True)
class Described:
    """The description of a document, ready to be printed as code.

    Attributes:
        document: as read; None when unreadable.
        api: None when a diagnostic stopped the pipeline.
        models: None where `api` is.
        diagnostics: in the order of the stages.
        normal: the document in normal form; None where `api` is.
    """

    document: Document | None
    api: Api | None
    models: ModelSet | None
    diagnostics: list[Diagnostic]
    normal: Document | None = None


@dataclass(frozen=True)
class Generated:
    """The files, path to text; empty when a diagnostic stopped the pipeline."""

    described: Described
    tree: dict[str, str]


def check(spec: str | Path, options: Options = DEFAULTS) -> Checked:
    """Read a document and run the rules over it."""
    document, problems = load(spec)
    if document is None:
        return Checked(None, problems)
    findings = rules.check(document, severities=options.severities, least=options.least)
    return Checked(document, [*problems, *findings])


def describe(spec: str | Path, options: Options = DEFAULTS) -> Described:
    """Check a document, make models of its schemas, and describe the API.

    Rules that only inform do not run: they are for `validate`.
    """
    options.progress("checking the document")
    checked = check(spec, replace(options, least=Severity.WARNING))
    return describe_checked(checked, options)


def describe_checked(checked: Checked, options: Options = DEFAULTS) -> Described:
    """Make models of the schemas of a document that was checked, and describe the API."""
    document, diagnostics = checked.document, checked.diagnostics
    if document is None or rules.blocking(diagnostics):
        return Described(document, None, None, diagnostics)
    # Imported late: commands that only check do not need the engine and the templates.
    from generators.api.build import build
    from generators.models.engine import EngineError, build_models

    try:
        normal, repaired = normalize(document)
    except RecursionError:
        return Described(document, None, None, [*diagnostics, _too_deep(document)])
    options.progress("generating models")
    try:
        models = build_models(normal)
    except EngineError as error:
        return Described(document, None, None, [*diagnostics, *repaired, error.diagnostic])
    api, notes = build(normal, models, package=options.package)
    notes = _not_repeated([*repaired, *models.notes, *notes], diagnostics)
    return Described(document, api, models, list(dict.fromkeys([*diagnostics, *notes])), normal)


_SAME_AS = {"required-not-a-list": "invalid-schema"}
"""Codes of notes of later stages, to the rules that report the same of the same place."""


def _not_repeated(notes: list[Diagnostic], findings: list[Diagnostic]) -> list[Diagnostic]:
    """Return the notes that do not repeat a finding; all where their rules are switched off."""
    places = {(finding.code, finding.pointer) for finding in findings}
    return [note for note in notes if (_SAME_AS.get(note.code), note.pointer) not in places]


def _too_deep(document: Document) -> Diagnostic:
    return Diagnostic(
        "document-too-deep",
        Severity.ERROR,
        "schemas refer to parts of each other through too many levels",
        document.locate("/components/schemas"),
        "/components/schemas",
        "refer to whole schemas, `#/components/schemas/Name`, instead of to parts of them",
    )


def generate(spec: str | Path, options: Options = DEFAULTS) -> Generated:
    """Describe a document and print the description as a tree of files; see `describe`."""
    return generate_described(describe(spec, options), options)


def generate_described(described: Described, options: Options = DEFAULTS) -> Generated:
    """Print a description as a tree of files."""
    if described.document is None or described.api is None or described.models is None:
        return Generated(described, {})
    from generators.render import outputs
    from generators.render.features import choose
    from generators.render.formatting import format_python

    options.progress("rendering and formatting")
    document, api, chosen = described.document, described.api, choose(options.features)
    rendered = outputs.render(document, api, described.models, chosen)
    tree = outputs.complete(document, api, chosen, format_python(rendered.files))
    diagnostics = [*described.diagnostics, *rendered.notes]
    return Generated(replace(described, diagnostics=diagnostics), tree)


def failed(diagnostics: list[Diagnostic]) -> bool:
    """Whether any diagnostic is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
