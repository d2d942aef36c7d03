"""The whole review: documents compared, packages compared, everything in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .. import rules
from ..diagnostics import Severity
from ..document.sharing import alike, shared
from ..options import DEFAULTS
from ..pipeline import EXAMPLES
from ..rules.news import brought
from .generating import prepare_both
from .model import ApiChange, FileChange, Finding, GeneratorChange, Report, Side
from .unread import Problems, unread
from .versions import bump, version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..document import Document
    from ..options import Options
    from ..pipeline import Generated
    from .generating import Lint

    Compare = Callable[[Document, Document], tuple[Finding, ...]]

NO_PROBLEMS = Problems()
SKIPPED_ON_REQUEST = "the generated code was not compared, as asked for"


class Code(NamedTuple):
    """The part of a review about generated code."""

    findings: tuple[Finding, ...]
    unexplained: tuple[ApiChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    generator: GeneratorChange | None = None
    skipped: str = ""


def review(
    base: Document | None,
    head: Document,
    *,
    base_name: str = "",
    head_name: str = "",
    options: Options = DEFAULTS,
    committed_base: Mapping[str, str] | None = None,
    code: bool = True,
    compare: Compare | None = None,
    problems: Problems = NO_PROBLEMS,
    whole: bool = False,
) -> Report:
    """Review a change of a document.

    Args:
        base: the document before; None for a new document.
        head: the document under review.
        base_name: as the user named it; its file by default.
        head_name: likewise.
        options: how both packages are generated; rules have their own weights here.
        committed_base: files of the generated package as committed with the base, path within the
            package's project to text; None if not known.
        code: generate both packages and compare them; otherwise levels for code are those of the
            class of a finding.
        compare: returns the findings of two documents; `generators.review.compare` by default.
        problems: diagnostics of reading both documents; the errors are what was not read.
        whole: generate both packages whole, also where the part that the change reaches would do.
    """
    after = Side(head_name or head.file, version_of(head), head.sha256)
    if base is None:
        return Report(None, after, lint=tuple(rules.check(head)), bump=bump((), None, head))
    head = shared(head, base)
    before = Side(base_name or base.file, version_of(base), base.sha256)
    findings = (*(compare or _compare())(base, head), *unread(base, head, problems))
    if not findings and not committed_base and _equal(base, head):
        skipped = "" if code else SKIPPED_ON_REQUEST
        return Report(before, after, bump=bump((), base, head), code_skipped=skipped)
    lint = _lint(base, head, code=code)
    outcome = Code(findings, skipped=SKIPPED_ON_REQUEST)
    if code:
        # Changes of the generator show in whole packages only.
        part = None if whole or committed_base else _reached(base, head, findings, lint, options)
        outcome = part or _of_packages(base, head, findings, lint, options, committed_base)
    ordered = _sort(outcome.findings)
    return Report(
        before,
        after,
        findings=ordered,
        lint=brought(*lint),
        bump=bump(ordered, base, head, unexplained=outcome.unexplained),
        api=outcome.unexplained,
        files=outcome.files,
        generator=outcome.generator,
        code_skipped=outcome.skipped,
    )


def _lint(base: Document, head: Document, *, code: bool) -> Lint:
    """Return what the rules say of the head, and what is needed of what they say of the base.

    That is what may be there already of the head's, and what code follows from.
    """
    after = rules.check(head)
    codes = {diagnostic.code for diagnostic in after}
    if code:
        codes |= {key for key, rule in rules.RULES.items() if rule.blocks} | EXAMPLES
    return rules.check(base, codes=codes), after


def _compare() -> Compare:
    from .compare import compare

    return compare


def _reached(
    base: Document, head: Document, findings: tuple[Finding, ...], lint: Lint, options: Options
) -> Code | None:
    """Compare what the change reaches of both packages; None where they must be whole."""
    from .reach import reached

    part = reached(base, head, findings, lint, options)
    if part is None:
        return None
    return Code(part.attributed.findings, part.attributed.unexplained, part.files)


def _of_packages(
    base_document: Document,
    head_document: Document,
    findings: tuple[Finding, ...],
    lint: Lint,
    options: Options,
    committed: Mapping[str, str] | None,
) -> Code:
    """Compare the packages of both documents."""
    # Imported late: a review of documents alone does not need the engine and griffe.
    from .attributing import attribute
    from .files import file_changes
    from .generator_change import generator_change
    from .python_api import api_changes

    lint = rules.check(base_document), lint[1]  # a package that is not made names all reasons
    prepared = prepare_both(base_document, head_document, options, lint=lint)
    base, head = prepared.base.generated, prepared.head.generated
    skipped = _skip_reason("base", base) or _skip_reason("head", head)
    generator = None
    if committed and base.tree:
        generator = generator_change(committed, base.tree)
    if skipped:
        return Code(findings, generator=generator, skipped=skipped)
    changes = api_changes(base.tree, head.tree)
    attributed = attribute(findings, changes, base.described, head.described)
    files = file_changes(base.tree, head.tree)
    return Code(attributed.findings, attributed.unexplained, files, generator)


def _equal(base: Document, head: Document) -> bool:
    """Whether two documents are equal, order included, so that their packages are equal."""
    return alike(base.data, head.data)


def _skip_reason(side: str, generated: Generated) -> str:
    """Return why one side has no package; empty if it has one."""
    if generated.tree:
        return ""
    errors = [
        diagnostic
        for diagnostic in generated.described.diagnostics
        if diagnostic.severity is Severity.ERROR
    ]
    first = f": {errors[0].location}: {errors[0].message}" if errors else ""
    suffix = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"no code can be generated from the {side}{first}{suffix}"


def _sort(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings heaviest first, otherwise in the order they were found."""
    return tuple(sorted(findings, key=lambda finding: (-finding.wire, -finding.level)))
