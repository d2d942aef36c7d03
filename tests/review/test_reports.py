"""Reports: each format says what it has to, and nothing in a document acts in any of them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generators.diagnostics import Location
from generators.document.text import one_line
from generators.review.model import Lane, Report
from generators.review.reports import FORMATS, html, markdown, render, sarif, words
from generators.review.reports.view import View
from generators.review.verdict import FailOn, judge
from tests.package import others
from tests.review import report_cases
from tests.review.report_cases import CASES, FILES, REPORTS, VIEW, shown

TEXT = st.text(st.characters(), max_size=60) | st.text(
    st.sampled_from("`|\\<>&@#:/*_[]()!~\n\r\t\x1b\u202e-a1 "), max_size=40
)
"""Texts of documents, those made of characters that mean something among them."""


def test_each_format_has_a_file() -> None:
    assert tuple(FILES) == FORMATS


@cache
def report_schema() -> Any:
    text = (files("generators.review") / "report.schema.json").read_text("utf-8")
    schema = json.loads(text)
    assert schema["$schema"].endswith("2020-12/schema")
    return jsonschema_rs.validator_for(schema, validate_formats=True)


@pytest.mark.parametrize("case", list(REPORTS))
def test_json_is_as_its_schema_says(case: str) -> None:
    report_schema().validate(json.loads(shown(case)["report.json"]))


def test_the_schema_refuses_other_reports() -> None:
    data = json.loads(shown("everything")["report.json"])
    for change in ({"reportVersion": 2}, {"findings": [{}]}, {"other": 1}):
        assert not report_schema().is_valid({**data, **change})


@cache
def sarif_schema() -> Any:
    schema = json.loads(others.sarif_schema().read_text("utf-8"))
    # A bracket too many makes this pattern no regular expression; no report states a language.
    for name in ("run", "toolComponent"):
        assert schema["definitions"][name]["properties"]["language"].pop("pattern")
    return jsonschema_rs.validator_for(schema)


@pytest.mark.parametrize("case", list(REPORTS))
def test_sarif_is_as_its_official_schema_says(case: str) -> None:
    sarif_schema().validate(json.loads(shown(case)["report.sarif"]))


def test_the_official_schema_refuses_other_logs() -> None:
    log = json.loads(shown("everything")["report.sarif"])
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not sarif_schema().is_valid(log)


@pytest.mark.parametrize("case", list(REPORTS))
def test_sarif_names_rules_and_places(case: str) -> None:
    run = json.loads(shown(case)["report.sarif"])["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w./%~-]+", uri, re.ASCII)


def test_sarif_knows_findings_again_and_leaves_accepted_ones_alone() -> None:
    run = json.loads(shown("everything")["report.sarif"])["runs"][0]
    results = [result for result in run["results"] if "partialFingerprints" in result]
    names = [result["partialFingerprints"]["openapiReview/v2"] for result in results]
    assert names == [finding.fingerprint for finding in REPORTS["everything"].findings]
    assert ["suppressions" in result for result in results].count(True) == 1
    related = results[0]["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["uri"] == "spec/library.yaml"
    assert related["region"] == {"startLine": 11, "startColumn": 9}


def test_what_goes_with_a_finding_is_told_with_its_place() -> None:
    first, *others = REPORTS["everything"].findings
    part = replace(others[-1], title="The schema `Copy` was removed")
    report = replace(REPORTS["everything"], findings=(replace(first, parts=(part,)),))
    results = json.loads(sarif.render(report, VIEW))["runs"][0]["results"]
    related = results[0]["relatedLocations"]
    assert [location["id"] for location in related] == [1, 2]
    assert related[1]["message"] == {"text": "The schema `Copy` was removed."}
    place = part.base or part.head
    assert place is not None
    page = html.render(report, VIEW)
    assert f"<li>The schema <code>Copy</code> was removed <code>{place.location}</code>" in page


def test_the_headline_counts_accepted_breaks() -> None:
    report = REPORTS["everything"]
    entry = next(item.accepted for item in report.findings if item.accepted)
    accepted = [replace(item, accepted=entry) for item in report.findings]
    counted = words.counts(replace(report, findings=tuple(accepted)))
    breaks = sum(item.lane in {Lane.WIRE, Lane.UNDECIDED, Lane.CODE} for item in accepted)
    assert f"{breaks} accepted breaks, {len(accepted) - breaks} accepted" in counted


ANNOTATION = re.compile(
    r"::(?P<level>error|warning|notice) (?P<facts>[a-z]+=[^:,\n]*(?:,[a-z]+=[^:,\n]*)*)::[^\n\r]*"
)


@pytest.mark.parametrize("case", list(REPORTS))
def test_annotations_are_commands_of_one_line(case: str) -> None:
    levels = []
    for line in shown(case)["annotations.txt"].splitlines():
        match = ANNOTATION.fullmatch(line)
        assert match, line
        levels.append(match["level"])
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert max(map(levels.count, levels)) <= 10


def test_annotations_keep_what_has_to_be_escaped() -> None:
    line = shown("hostile")["annotations.txt"].splitlines()[0]
    assert "file=spec/a%2Cb%3A 100%25%0A" in line


@pytest.mark.parametrize("fail_on", list(FailOn))
@pytest.mark.parametrize("case", list(REPORTS))
def test_junit_fails_where_the_review_does(case: str, fail_on: FailOn) -> None:
    report = REPORTS[case]
    root = ET.fromstring(render("junit", report, replace(VIEW, fail_on=fail_on)))  # noqa: S314
    failures = root.findall(".//failure")
    assert int(root.attrib["failures"]) == len(failures)
    assert int(root.attrib["tests"]) == len(root.findall(".//testcase"))
    assert bool(failures) == judge(report, fail_on).failed


@pytest.mark.parametrize("case", list(REPORTS))
def test_thresholds_only_add(case: str) -> None:
    judged = [judge(REPORTS[case], fail_on) for fail_on in FailOn]
    assert not judged[0].failed
    for low, high in pairwise(judged):
        assert all(finding in high.findings for finding in low.findings)
        assert high.failed or not low.failed


def test_what_each_threshold_fails_on() -> None:
    report = replace(REPORTS["everything"], stale=(), api=())
    lanes = {on: {finding.lane for finding in judge(report, on).findings} for on in FailOn}
    assert lanes[FailOn.WIRE] == {Lane.WIRE}
    assert lanes[FailOn.CODE] == {Lane.WIRE, Lane.CODE}
    assert lanes[FailOn.UNDECIDED] == {Lane.WIRE, Lane.CODE, Lane.UNDECIDED}
    assert lanes[FailOn.ANY] == set(Lane) - {Lane.DOCS}
    assert [on for on in FailOn if judge(report, on).bump] == [FailOn.BUMP, FailOn.LINT, FailOn.ANY]
    assert [on for on in FailOn if judge(report, on).lint] == [FailOn.LINT, FailOn.ANY]


def test_colours_are_for_terminals() -> None:
    report = REPORTS["hostile"]
    assert "\x1b" not in render("text", report, VIEW)
    assert "\x1b[31m" in render("text", report, replace(VIEW, colour=True))


def test_the_caret_stands_below_the_place() -> None:
    lines = (CASES / "everything/report.txt").read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "spec/library.yaml:13:2" in line)
    assert lines[at + 1][lines[at + 2].index("^") :].startswith("colour")


def test_a_long_comment_ends_in_numbers() -> None:
    finding = REPORTS["everything"].findings[0]
    many = tuple(replace(finding, title=f"Property `p{number}` went") for number in range(2_000))
    report = replace(REPORTS["everything"], findings=(*many, *REPORTS["everything"].findings))
    text = markdown.render(report, VIEW)
    assert len(text) < 65_536
    assert len(text.encode()) <= markdown.LIMIT
    assert re.search(r"… and [\d,]+ more", text)
    assert "**2,001 changes break the wire" in text
    sections = re.findall(r"^(?:### |<details><summary>)(.+?) \([\d,]+\)", text, re.MULTILINE)
    whole = (CASES / "everything/report.md").read_text("utf-8")
    pattern = r"^(?:### |<details><summary>)(.+?) \([\d,]+\)"
    assert sections == re.findall(pattern, whole, re.MULTILINE)


class _Page(HTMLParser):
    """The elements and the text of what Markdown became."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.data.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"comment {data}")


GFM = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


@given(TEXT)
def test_markdown_shows_text_as_it_is(text: str) -> None:
    page = _Page(GFM.render(f"| a |\n|---|\n| x {markdown.escaped(text)} x |\n"))
    assert set(page.tags) == {"table", "thead", "tbody", "tr", "th", "td"}
    shown = " ".join("".join(page.data).replace("\u200b", "").split())
    assert shown == " ".join(f"a x {one_line(text)} x".split())


@given(TEXT)
def test_markdown_shows_code_as_it_is(text: str) -> None:
    shown = one_line(text)
    assume(len(shown) <= 160)  # longer code is cut
    page = _Page(GFM.render(f"| a |\n|---|\n| {markdown.code(text)} |\n"))
    assert page.tags.count("td") == page.tags.count("code") == 1
    assert set(page.tags) == {"table", "thead", "tbody", "tr", "th", "td", "code"}
    assert "".join(page.data).split()[1:] == shown.split()


@pytest.mark.parametrize("text", ["@octocat", "#12", "o/r#1", "https://a.example", "www.a.example"])
def test_github_makes_nothing_of_markdown(text: str) -> None:
    shown = unescape(markdown.escaped(text)).replace("\\", "")
    assert not re.search(r"@\w|#\d|://|www\.\w", shown)


def test_a_hostile_comment_holds_nothing_that_acts() -> None:
    page = _Page(GFM.render(shown("hostile")["report.md"]))
    assert not {"img", "script"} & set(page.tags)
    comments = [tag for tag in page.tags if tag.startswith("comment")]
    assert comments == ["comment  openapi-review spec/library.yaml "]


@given(TEXT)
def test_the_first_line_names_any_document(path: str) -> None:
    line = markdown.marker(path)
    assert re.fullmatch(r"<!-- openapi-review [\w./-]* -->", line, re.ASCII)
    assert "--" not in line[4:-3]


@given(TEXT, TEXT)
def test_every_report_holds_any_text(text: str, other: str) -> None:
    one = REPORTS["hostile"].findings[0]
    finding = replace(one, title=text, detail=other, hint=text, before=other, after=[text])
    report = Report(*report_cases.SIDES, findings=(finding,))
    reports = {name: render(name, report, VIEW) for name in FORMATS}
    for report_text in reports.values():
        report_text.encode()
        assert report_text.endswith("\n")
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", report_text)
    report_schema().validate(json.loads(reports["json"]))
    ET.fromstring(reports["junit"])  # noqa: S314
    for line in reports["github"].splitlines():
        assert line.startswith(("::error ", "::notice ", "::warning "))


@given(TEXT, TEXT)
def test_compared_words_are_whole(before: str, after: str) -> None:
    left, right = html.compare_words(before, after)
    assert "".join(piece.text for piece in left) == before
    assert "".join(piece.text for piece in right) == after
    if before and after:
        same = [[piece.text for piece in side if not piece.differs] for side in (left, right)]
        assert "".join(same[0]) == "".join(same[1])


def test_an_excerpt_ends_with_the_file() -> None:
    lines = VIEW.excerpt(Location(report_cases.BASE, 12, 9), before=1, after=5)
    assert [line.number for line in lines] == [11, 12, 13]
    assert VIEW.excerpt(Location(report_cases.BASE, 99, 1)) == ()
    assert View().excerpt(Location("elsewhere.yaml", 1, 1)) == ()


def test_the_cases_are_where_they_are_looked_for() -> None:
    assert Path(__file__).parents[1] / "cases/reports" == CASES
