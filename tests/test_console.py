"""Diagnostics as people see them."""

from __future__ import annotations

import io

from generators.console import print_diagnostics
from generators.diagnostics import Diagnostic, Location, Severity


def printed(diagnostics: list[Diagnostic], *, each: bool) -> list[str]:
    stream = io.StringIO()
    print_diagnostics(diagnostics, stream, each=each)
    return stream.getvalue().splitlines()


def diagnostic(line: int, message: str = "same", severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic("code", severity, message, Location("a.yaml", line, 1), "", "do it")


def test_equal_texts_are_one_with_the_first_places() -> None:
    many = [diagnostic(line) for line in range(1, 8)]
    mixed = [many[0], diagnostic(1, "other"), *many[1:], diagnostic(9, severity=Severity.WARNING)]
    assert printed(mixed, each=False) == [
        "a.yaml:1:1 code same",
        "    7 times: also a.yaml:2:1, a.yaml:3:1, and 4 more",
        "    hint: do it",
        "a.yaml:1:1 code other",
        "    hint: do it",
        "a.yaml:9:1 code same (warning)",
        "    hint: do it",
    ]
    assert printed(many[:3], each=False)[1] == "    3 times: also a.yaml:2:1, a.yaml:3:1"


def test_of_a_code_with_many_texts_the_first_are_shown_and_the_others_counted() -> None:
    texts = [diagnostic(line, f"text {line}") for line in range(1, 1104)]
    warning = diagnostic(2000, severity=Severity.WARNING)
    lines = printed([*texts, warning], each=False)
    assert lines[-3:] == [
        "a.yaml:2000:1 code same (warning)",
        "    hint: do it",
        "code: 1,003 more; --all shows each",
    ]
    assert len(lines) == 203
    assert len(printed(texts, each=True)) == 2206


def test_all_are_shown_where_that_is_wanted() -> None:
    assert len(printed([diagnostic(line) for line in range(1, 8)], each=True)) == 14
