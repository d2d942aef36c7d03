"""What a change brought: findings that were there before, perhaps elsewhere, are not reported."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generators.diagnostics import Diagnostic, Location, Severity
from generators.document import load
from generators.rules import check
from generators.rules.news import brought

HEAD = "openapi: 3.1.0\ninfo: {title: Pets, version: 1.0.0, description: All}\n"
PATHS = """\
paths:
  /pets:
    get: {operationId: getPets, tags: [pets], summary: List}
    put: {operationId: getPets, tags: [pets], summary: Put}
"""
SCHEMAS = """\
components:
  schemas:
    Size: {type: string, enum: [small, small]}
"""


def findings_of(text: str) -> list[Diagnostic]:
    document, problems = load("openapi.yaml", read=lambda _: text.encode())
    assert document is not None
    return [*problems, *check(document)]


def news(base: str, head: str) -> list[tuple[str, str]]:
    return [
        (finding.code, finding.pointer) for finding in brought(findings_of(base), findings_of(head))
    ]


def test_lines_that_move_are_no_news() -> None:
    base = HEAD + PATHS + SCHEMAS
    assert findings_of(base)
    assert news(base, HEAD + "# a comment\n\n" + SCHEMAS + PATHS) == []
    assert news(base, base) == []


def test_what_is_added_is_news() -> None:
    base = HEAD + PATHS + SCHEMAS
    head = base + "    Width: {type: string, enum: [wide, wide]}\n"
    assert ("duplicated-entry-in-enum", "/components/schemas/Width/enum/1") in news(base, head)
    assert ("duplicated-entry-in-enum", "/components/schemas/Size/enum/1") not in news(base, head)
    assert brought(findings_of(head), findings_of(base)) == ()


def test_what_moved_is_no_news_and_a_copy_of_it_is() -> None:
    base = HEAD + "paths: {}\n" + SCHEMAS
    assert news(base, base.replace("Size", "Measure")) == []
    copied = base + "    Measure: {type: string, enum: [small, small]}\n"
    assert news(base, copied) == [
        ("duplicated-entry-in-enum", "/components/schemas/Measure/enum/1")
    ]


def diagnostic(code: str, pointer: str, message: str, line: int) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, message, Location("a.yaml", line), pointer)


DIAGNOSTICS = st.lists(
    st.builds(
        diagnostic,
        st.sampled_from(["one", "other"]),
        st.sampled_from(["/a", "/b", "/c"]),
        st.sampled_from(["wrong", "wrong since line 3", "wrong since line 4"]),
        st.integers(1, 9),
    ),
    max_size=8,
)


@given(DIAGNOSTICS, DIAGNOSTICS)
def test_as_many_are_told_as_there_are_more(base: list[Diagnostic], head: list[Diagnostic]) -> None:
    new = brought(base, head)
    assert brought(head, head) == ()
    assert brought([], head) == tuple(head)
    assert not Counter(new) - Counter(head)

    def kinds(diagnostics: list[Diagnostic]) -> Counter[tuple[str, bool]]:
        return Counter(
            (diagnostic.code, diagnostic.message == "wrong") for diagnostic in diagnostics
        )

    assert kinds(list(new)) == kinds(head) - kinds(base)
