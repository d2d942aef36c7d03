"""READ FIRST: the stages, in order.

Each takes a value and returns a value; nothing is written to disk or printed here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import rules
from .coverage import Coverage, coverage
from .diagnostics import Diagnostic, Severity
from .document import Document, any_content, inherited, keywords, load
from .document.depth import deep
from .document.examples import written_as_text
from .document.faults import Fault, Loss
from .document.pruning import Pruned, prune
from .document.references import foreign
from .options import DEFAULTS
from .requiring import require

if TYPE_CHECKING:
    from pathlib import Path

    from .api.ir import Api
    from .models.finishing import ModelSet
    from .options import Options
    from .render.own_templates import Templates


@dataclass(frozen=True)
class Checked:
    """A document and everything that is wrong with it; `document` is None when unreadable."""

    document: Document | None
    diagnostics: list[Diagnostic]


@dataclass(frozen=True)
class Described:
    """The description of a document, ready to be printed as code.

    Attributes:
        document: without what had to be left out, which is the one that packages ship; None when
            unreadable.
        api: None when a diagnostic stopped the pipeline.
        models: None where `api` is.
        diagnostics: in the order of the stages.
        normal: the document in normal form; None where `api` is.
        losses: what became of what is wrong with the document.
        coverage: what of the document was generated; None where `api` is.
    """

    document: Document | None
    api: Api | None
    models: ModelSet | None
    diagnostics: list[Diagnostic]
    normal: Document | None = None
    losses: tuple[Loss, ...] = ()
    coverage: Coverage | None = None


@dataclass(frozen=True)
class Generated:
    """The files, path to text; empty when a diagnostic stopped the pipeline.

    Attributes:
        described: what they were made of.
        tree: the files.
        templates: those of one's own that made them; None for none.
    """

    described: Described
    tree: dict[str, str]
    templates: Templates | None = None


@deep
def check(spec: str | Path, options: Options = DEFAULTS) -> Checked:
    """Read a document and run the rules over it."""
    document, problems = load(
        spec, read=options.read, allowed=options.allowed, adapted=options.adapted
    )
    if document is None:
        return Checked(None, problems)
    findings = rules.check(document, severities=options.severities, least=options.least)
    return Checked(document, [*problems, *_causes(problems, findings)])


_FOLLOWING = frozenset({"misplaced-ref"})
"""Codes of findings that say no more than what reading found at the same place."""


def _causes(problems: list[Diagnostic], findings: list[Diagnostic]) -> list[Diagnostic]:
    """Return findings without those that only follow from what reading found."""
    places = {problem.location for problem in problems}
    return [item for item in findings if item.code not in _FOLLOWING or item.location not in places]


@deep
def describe(spec: str | Path, options: Options = DEFAULTS) -> Described:
    """Check a document, make models of its schemas, and describe the API.

    Rules that only inform do not run: they are for `validate`.
    """
    options.progress("checking the document")
    checked = check(spec, replace(options, least=Severity.WARNING))
    return describe_checked(checked, options)


@deep
def describe_checked(checked: Checked, options: Options = DEFAULTS) -> Described:
    """Make models of the schemas of a document that was checked, and describe the API."""
    document, diagnostics = checked.document, checked.diagnostics
    if document is None:
        return Described(document, None, None, diagnostics)
    source, losses = document, list[Loss]()
    if rules.blocking(diagnostics) or keywords.faults(document):
        document, losses = _pruned(document, diagnostics)
    diagnostics = _with_effects(source, diagnostics, losses)
    document, taken = any_content.settle(inherited.settle(document))
    diagnostics = [*diagnostics, *taken]
    require()
    # Imported late: commands that only check do not need the engine and the templates.
    from .api.build import build
    from .document.normalize import normalize
    from .models.engine import EngineError
    from .models.isolation import build_sparing

    try:
        normal, repaired = normalize(document)
    except RecursionError:
        return Described(document, None, None, [*diagnostics, _too_deep(document)])
    options.progress("generating models")
    try:
        normal, models, refused = build_sparing(normal, options.answers)
    except EngineError as error:
        return Described(document, None, None, [*diagnostics, *repaired, error.diagnostic])
    repaired = [*repaired, *refused]
    api, notes = build(normal, models, package=options.package)
    api = replace(api, contradictions=contradictions(diagnostics, source))
    notes = _not_repeated([*repaired, *models.notes, *notes], diagnostics)
    notes = [_weighed(note) for note in notes]
    covered = coverage(source, api, losses, _of_source(document, normal, repaired, notes))
    everything = list(dict.fromkeys([*diagnostics, *notes]))
    return Described(document, api, models, everything, normal, tuple(losses), covered)


EXAMPLES = frozenset(
    {
        "no-invalid-media-type-examples",
        "no-invalid-parameter-examples",
        "no-invalid-schema-examples",
    }
)
"""Codes of findings about examples that contradict their schemas."""


def contradictions(
    diagnostics: list[Diagnostic], document: Document
) -> tuple[tuple[str, str], ...]:
    """Return pointers and lines of the examples that contradict their schemas.

    A line of another file than the document's own is followed by the name of the file.
    """
    own = document.locate("").file
    places = {item.pointer: item.location for item in diagnostics if item.code in EXAMPLES}
    places |= {pointer: document.locate(pointer) for pointer in written_as_text(document)}
    return tuple(
        (pointer, f"{place.line}{'' if place.file == own else f' of {place.file}'}")
        for pointer, place in places.items()
    )


_LEAVING_OUT = frozenset({"additional-operations"})
"""Codes of notes that say that operations are not generated."""


_ADVICE = frozenset({"raw-content", "framing-header"})
"""Codes of notes on what is generated as well as it can be."""


def _weighed(note: Diagnostic) -> Diagnostic:
    if note.code in _ADVICE:
        return replace(note, severity=Severity.INFO)
    return replace(note, severity=Severity.ERROR) if note.code in _LEAVING_OUT else note


def _of_source(
    document: Document, normal: Document, repaired: list[Diagnostic], notes: list[Diagnostic]
) -> list[Diagnostic]:
    """Return notes with pointers into the document as it was read."""
    return [
        replace(note, pointer=(document if note in repaired else normal).origin(note.pointer))
        for note in notes
        if note.severity is not Severity.INFO
    ]


def _pruned(document: Document, diagnostics: list[Diagnostic]) -> Pruned:
    """Leave out what no later stage can live with."""
    by_pointer = {item.pointer: item for item in diagnostics}
    invalid = {item.pointer: item for item in diagnostics if item.code == keywords.CODE}

    def cause_of(fault: Fault, current: Document) -> Fault:
        cause = by_pointer.get(current.origin(fault.pointer))
        if cause is None or fault.code not in _FOLLOWING:
            return fault
        return fault._replace(code=cause.code, message=cause.message)

    def faults(current: Document) -> list[Fault]:
        malformed = keywords.faults(current)
        for at, fault in enumerate(malformed):
            finding = invalid.get(current.origin(fault.pointer))
            if finding is not None:
                malformed[at] = fault._replace(message=finding.message)
        unread = []
        for pointer, ref in foreign(current):
            reported = by_pointer.get(current.origin(pointer))
            message = reported.message if reported else f"`{ref}` was not read"
            code = reported.code if reported else "no-unresolved-refs"
            unread.append(Fault(code, pointer, message))
        return [*unread, *malformed, *(cause_of(fault, current) for fault in rules.faults(current))]

    return prune(document, faults)


_EFFECTS = {"repaired": Severity.WARNING, "degraded": Severity.WARNING, "left out": Severity.ERROR}
"""What an effect weighs in a run of the generator."""


def _with_effects(
    document: Document, diagnostics: list[Diagnostic], losses: list[Loss]
) -> list[Diagnostic]:
    """Let each diagnostic say what became of its place, and weigh what that is.

    An error for which nothing had to be left out is a warning: it is one of the document, and
    what is generated is as good as what is said there.
    """
    by_place = {(loss.code, loss.pointer, loss.message): loss for loss in losses}
    result = []
    for diagnostic in diagnostics:
        key = diagnostic.code, diagnostic.pointer, diagnostic.message
        loss = by_place.pop(key, None)
        if loss is not None:
            message, severity = f"{diagnostic.message}: {loss.done}", _EFFECTS[loss.effect]
            result.append(replace(diagnostic, message=message, severity=severity))
        elif diagnostic.severity is Severity.ERROR:
            result.append(replace(diagnostic, severity=Severity.WARNING))
        else:
            result.append(diagnostic)
    for loss in by_place.values():
        reason = "this needs what is left out" if loss.follows else loss.message
        place = document.locate(loss.pointer)
        message, severity = f"{reason}: {loss.done}", _EFFECTS[loss.effect]
        result.append(Diagnostic(loss.code, severity, message, place, loss.pointer))
    return result


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


@deep
def generate(spec: str | Path, options: Options = DEFAULTS) -> Generated:
    """Describe a document and print the description as a tree of files; see `describe`."""
    return generate_described(describe(spec, options), options)


@deep
def generate_described(described: Described, options: Options = DEFAULTS) -> Generated:
    """Print a description as a tree of files."""
    if described.document is None or described.api is None or described.models is None:
        return Generated(described, {})
    from .render.features import choose
    from .render.making import make
    from .render.own_templates import TemplateFault

    options.progress("rendering and formatting")
    document, api, own = described.document, described.api, options.templates
    chosen = choose(options.features).of(api)
    try:
        tree, notes = make(
            document, api, described.models, chosen, options.project, own, options.answers
        )
    except TemplateFault as fault:  # nothing is covered where nothing is made
        tree, notes, described = {}, fault.problems, replace(described, coverage=None)
    diagnostics = [*described.diagnostics, *notes]
    return Generated(replace(described, diagnostics=diagnostics), tree, own)


def failed(diagnostics: list[Diagnostic]) -> bool:
    """Whether any diagnostic is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
