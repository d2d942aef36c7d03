"""The file of accepted findings: what holds, what is wrong with it, what has become so."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from generators.review.accepted import ENTRY_CODES, Accepted, accept, read_accepted
from generators.review.model import Report
from generators.review.reports.words import entry
from generators.review.verdict import FailOn, judge
from tests.review.report_cases import REMOVED, REQUIRED, SIDES

FINGERPRINT = f'fingerprint: "{REQUIRED.fingerprint}"'
REST = "reason: nobody uses it, owner: Ada, expires: 2030-01-31"
REPORT = Report(*SIDES, findings=(REQUIRED, REMOVED))
DAY = datetime.date(2030, 1, 31)


def read(text: str) -> Accepted:
    return read_accepted("spec/accepted.yaml", "spec/accepted.yaml", lambda _: text.encode())


def accepted(*entries: str) -> Accepted:
    return read("accepted:\n" + "".join(f"  - {{{item}}}\n" for item in entries))


def messages(content: Accepted) -> list[str]:
    return [
        f"{problem.location.line}:{problem.location.column} {problem.message}"
        for problem in content.problems
    ]


@pytest.mark.parametrize(
    "target",
    [
        FINGERPRINT,
        f"class: {REQUIRED.id}, pointer: /components/schemas/Book/properties/isbn",
        f"class: {REQUIRED.id}, pointer: '#/components/schemas/Book/properties/isbn'",
    ],
)
def test_an_entry_accepts_its_finding_and_no_other(target: str) -> None:
    report = accept(REPORT, accepted(f"{target}, {REST}"), DAY)
    first, second = report.findings
    assert first.accepted is not None
    assert (first.accepted.reason, first.accepted.owner) == ("nobody uses it", "Ada")
    assert first.accepted.place.line == 2
    assert second.accepted is None
    assert report.stale == ()
    assert not judge(report, FailOn.CODE).failed
    assert judge(REPORT, FailOn.CODE).failed


def test_an_acceptance_does_not_cover_the_same_change_where_it_reaches_another_operation() -> None:
    wider = replace(REQUIRED, operations=(*REQUIRED.operations, "GET /elsewhere"))
    report = accept(replace(REPORT, findings=(wider,)), accepted(f"{FINGERPRINT}, {REST}"), DAY)
    assert report.findings[0].accepted is None


def test_a_fingerprint_of_the_first_version_still_holds_and_is_noted() -> None:
    content = accepted(f'fingerprint: "{REQUIRED.old_fingerprint}", {REST}')
    report = accept(REPORT, content, DAY)
    assert report.findings[0].accepted is not None
    assert report.stale == ()
    (note,) = report.notes
    assert note.code == "accepted-old"
    assert REQUIRED.fingerprint in note.hint


def test_an_entry_holds_until_the_end_of_its_day() -> None:
    content = accepted(f"{FINGERPRINT}, {REST}")
    assert accept(REPORT, content, DAY).stale == ()
    late = accept(REPORT, content, DAY + datetime.timedelta(days=1))
    (stale,) = late.stale
    assert stale.code == "accepted-expired"
    assert stale.message == f"{REQUIRED.fingerprint} was accepted until 2030-01-31"
    assert str(stale.location) == "spec/accepted.yaml:2:5"
    assert "Ada" in stale.hint
    assert all(finding.accepted is None for finding in late.findings)


def test_an_entry_that_names_nothing_is_noted_until_it_expires() -> None:
    content, nothing = accepted(f"{FINGERPRINT}, {REST}"), replace(REPORT, findings=())
    report = accept(nothing, content, DAY)
    (note,) = report.notes
    assert (note.code, report.stale) == ("accepted-unused", ())
    assert "2030-01-31" in note.hint
    assert not judge(report, FailOn.ANY).failed
    late = accept(nothing, content, DAY + datetime.timedelta(days=1))
    (stale,) = late.stale
    assert (stale.code, late.notes) == ("accepted-expired", ())
    assert judge(late, FailOn.WIRE).failed
    assert not judge(late, FailOn.NEVER).failed


def test_what_is_proposed_is_shown_and_accepts_nothing() -> None:
    content = accepted(f"{FINGERPRINT}, {REST}")
    report = accept(REPORT, Accepted(), DAY, content)
    (note,) = report.notes
    assert note.code == "accepted-proposed"
    assert REQUIRED.fingerprint in note.message
    assert str(note.location) == "spec/accepted.yaml:2:5"
    assert all(finding.accepted is None for finding in report.findings)
    assert judge(report, FailOn.WIRE).failed
    assert accept(REPORT, content, DAY, content).notes == ()


def test_a_longer_term_is_proposed_too() -> None:
    longer = accepted(f"{FINGERPRINT}, {REST}".replace("2030-01-31", "2039-01-31"))
    report = accept(REPORT, accepted(f"{FINGERPRINT}, {REST}"), DAY, longer)
    assert [note.code for note in report.notes] == ["accepted-proposed"]


def test_the_entry_of_a_report_accepts_when_filled_in() -> None:
    line = entry(REQUIRED).replace("YYYY-MM-DD", "2030-01-31")
    content = read(f"accepted:\n  {line}\n")
    assert messages(content) == []
    assert accept(REPORT, content, DAY).findings[0].accepted is not None


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "accepted: []\n", "accepted:\n"])
def test_a_file_may_be_empty(text: str) -> None:
    assert read(text) == Accepted()


@pytest.mark.parametrize(
    ("entries", "problems"),
    [
        ("a", ["2:5 an entry is a mapping"]),
        (f"{{{FINGERPRINT}}}", [
            "2:5 the entry states no `reason`",
            "2:5 the entry states no `owner`",
            "2:5 the entry states no `expires`",
        ]),
        (f"{{{REST}}}", ["2:5 the entry names no finding"]),
        (f"{{class: a, {REST}}}", ["2:5 the entry names no finding"]),
        (f"{{{FINGERPRINT}, class: a, {REST}}}", ["2:5 the entry names its finding twice"]),
        (f"{{fingerprint: XYZ, {REST}}}", ["2:6 this is no fingerprint"]),
        (f"{{fingerprint: 1234567890123456, {REST}}}", ["2:6 `fingerprint` is not text"]),
        (f"{{{FINGERPRINT}, reason: a, owner: b, expires: soon}}", ["2:63 `soon` is no date"]),
        (f"{{{FINGERPRINT}, reason: ' ', owner: b, expires: 2030-01-31}}", [
            "2:5 the entry states no `reason`"
        ]),
        (f"{{{FINGERPRINT}, {REST}, who: me}}", ["2:99 `who` is not known here"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_entry_is_said_at_its_line(entries: str, problems: list[str]) -> None:
    content = read(f"accepted:\n  - {entries}\n  - {{{FINGERPRINT}, {REST}}}\n")
    assert messages(content) == problems
    assert all(problem.hint and problem.code == "accepted-invalid" for problem in content.problems)
    report = accept(REPORT, content, DAY)
    assert report.findings[0].accepted is not None, "the entry that is right holds"
    assert judge(report, FailOn.WIRE).failed


@pytest.mark.parametrize(
    "text",
    [
        "[]\n",
        "accepted: {}\n",
        "accepted: 1\n",
        "acepted: []\n",
        "accepted: [\n",
        "\x00",
        "a: &a [*a]",
    ],
)
def test_a_file_that_is_none_is_said_so(text: str) -> None:
    content = read(text)
    assert content.entries == ()
    assert content.problems
    assert {problem.code for problem in content.problems} == {"accepted-invalid"}


def test_what_is_not_text_is_said_so() -> None:
    content = read_accepted("a.yaml", "a.yaml", lambda _: b"\xff\xfe")
    assert [problem.code for problem in content.problems] == ["accepted-invalid"]


def test_codes_explain_themselves() -> None:
    assert all(about.endswith(".") for about in ENTRY_CODES.values())
