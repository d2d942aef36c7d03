"""The whole review: documents compared, packages compared, everything in one report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from generators import rules
from generators.config import DEFAULTS
from generators.diagnostics import Severity
from generators.review.generating import prepare_both
from generators.review.model import ApiChange, FileChange, Finding, GeneratorChange, Report, Side
from generators.review.versions import bump, version_of
from generators.rules.news import brought

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generators.config import Options
    from generators.document import Document
    from generators.pipeline import Generated

    Compare = Callable[[Document, Document], tuple[Finding, ...]]

SKIPPED_ON_REQUEST = "the generated code was not compared, as asked for"


class Code(NamedTuple):
    """What a review says of generated code."""

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
) -> Report:
    """Return what a change of the document breaks, and where.

    Args:
        base: the document before; None where there is none, which makes the head a new one.
        head: the document under review.
        base_name: as the user named it; its file by default.
        head_name: likewise.
        options: how both packages are generated; rules have their own weights here.
        committed_base: files of the generated package as committed with the base, path within the
            package's project to text; None where it is not known.
        code: generate both packages and compare them. Without, levels for code are those of the
            class of a finding.
        compare: gives the findings of two documents; `generators.review.compare` by default.
    """
    after = Side(head_name or head.file, version_of(head), head.sha256)
    if base is None:
        return Report(None, after, lint=tuple(rules.check(head)), bump=bump((), None, head))
    before = Side(base_name or base.file, version_of(base), base.sha256)
    findings = (compare or _compare())(base, head)
    if not findings and not committed_base and _same(base, head):
        skipped = "" if code else SKIPPED_ON_REQUEST
        return Report(before, after, bump=bump((), base, head), code_skipped=skipped)
    both = prepare_both(base, head, options, code=code)
    said = Code(findings, skipped=SKIPPED_ON_REQUEST)
    if code:
        said = _code(findings, both.base.generated, both.head.generated, committed_base)
    ordered = _sorted(said.findings)
    return Report(
        before,
        after,
        findings=ordered,
        lint=brought(both.base.lint, both.head.lint),
        bump=bump(ordered, base, head, unexplained=said.unexplained),
        api=said.unexplained,
        files=said.files,
        generator=said.generator,
        code_skipped=said.skipped,
    )


def _compare() -> Compare:
    from generators.review.compare import compare

    return compare


def _code(
    findings: tuple[Finding, ...],
    base: Generated,
    head: Generated,
    committed: Mapping[str, str] | None,
) -> Code:
    """Compare the packages of both documents."""
    # Imported late: a review of documents alone need not pay for the engine and griffe.
    from generators.review.attributing import attribute
    from generators.review.files import file_changes
    from generators.review.generator_change import generator_change
    from generators.review.python_api import api_changes

    skipped = _stopped("base", base) or _stopped("head", head)
    generator = None
    if committed and base.tree:
        generator = generator_change(committed, base.tree)
    if skipped:
        return Code(findings, generator=generator, skipped=skipped)
    changes = api_changes(base.tree, head.tree)
    known = attribute(findings, changes, base.described, head.described)
    files = file_changes(base.tree, head.tree)
    return Code(known.findings, known.unexplained, files, generator)


def _same(base: Document, head: Document) -> bool:
    """Whether two documents say the same in the same order: then all that follows is the same."""
    before, after = (json.dumps(one.data, default=str) for one in (base, head))
    return before == after


def _stopped(side: str, generated: Generated) -> str:
    """Return why there is no package of one side; empty where there is one."""
    if generated.tree:
        return ""
    errors = [one for one in generated.described.diagnostics if one.severity is Severity.ERROR]
    first = f": {errors[0].location}: {errors[0].message}" if errors else ""
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"no code can be generated from the {side}{first}{more}"


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings heaviest first, otherwise in the order they were found."""
    return tuple(sorted(findings, key=lambda one: (-one.wire, -one.level)))
