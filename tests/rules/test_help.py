"""The pages of the rules: each rule has one, and its examples do what it says of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generators.cli import main
from generators.diagnostics import Severity
from generators.document import LOADING_CODES, load
from generators.rules import RULES, blocking, check
from generators.rules.pages import PAGES, page
from generators.rules.settings import NAMES

if TYPE_CHECKING:
    from generators.diagnostics import Diagnostic

ROOT = Path(__file__).parents[2]
CODES = sorted(RULES.keys() | LOADING_CODES.keys())
HEAD = {"openapi": "3.1.0", "info": "{title: Pets, version: 1.0.0}", "paths": "{}"}
"""What an example leaves out, as it would be the same everywhere."""

WHOLE = "# the whole file"
"""How an example begins that leaves out nothing."""

WORDS_ONLY = {
    "unreadable-file",
    "invalid-encoding",
    "document-too-large",
    "document-too-deep",
    "value-unchecked",
    "invalid-overlay",
    "overlay-no-match",
    "filter-no-match",
    "name-no-match",
}
"""What no small piece of text can show; the folders in `tests/cases/invalid` do."""

EXAMPLE = re.compile(r"^(Wrong|Right):\n\n```(yaml|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def findings_of(text: str, name: str, code: str) -> list[Diagnostic]:
    """Return what is findings_of of an example, the rule in question switched on."""
    document, problems = load(name, read=lambda _: text.encode())
    if document is None:
        return problems
    severities = {code: RULES[code].severity} if code in RULES else {}
    return [*problems, *check(document, severities=severities)]


def whole(language: str, text: str) -> str:
    """Return an example with what it leaves out."""
    if language != "yaml" or text.startswith(WHOLE):
        return text
    missing = [key for key in HEAD if not re.search(rf"^{key}:", text, re.MULTILINE)]
    return "".join(f"{key}: {HEAD[key]}\n" for key in missing) + text


def examples(code: str) -> dict[str, list[Diagnostic]]:
    """Return what is findings_of of the examples of a page, by `Wrong` and `Right`."""
    return {
        label: findings_of(whole(language, text), f"openapi.{language}", code)
        for label, language, text in EXAMPLE.findall(page(code))
    }


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_why_and_how(code: str) -> None:
    lines = page(code).split("\n")
    assert lines[:2] == [f"# {code}", ""]
    assert lines[2]
    assert sum(line.startswith("**Why.** ") for line in lines) == 1
    assert sum(line.startswith("**How to fix.** ") for line in lines) == 1


@pytest.mark.parametrize("code", sorted(set(CODES) - WORDS_ONLY))
def test_the_examples_do_what_the_page_says(code: str) -> None:
    findings = examples(code)
    assert list(findings) == ["Wrong", "Right"]
    assert code in {finding.code for finding in findings["Wrong"]}
    assert code not in {finding.code for finding in findings["Right"]}
    assert blocking(findings["Right"]) == []


def test_no_page_is_without_a_rule() -> None:
    assert sorted(file.name for file in PAGES.iterdir()) == sorted(f"{code}.md" for code in CODES)


def test_rules_lists_each_with_its_state(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--rule", "operation-summary=off", "--rule", "security=on"]) == 0
    rows = [line.split(maxsplit=3) for line in capsys.readouterr().out.splitlines()]
    assert sorted(row[0] for row in rows) == CODES
    states = {code: state for code, _, state, _ in rows}
    assert states["operation-summary"] == "off"
    assert states["info-contact"] == "off"
    assert states["owasp-no-http-basic"] == "warning"
    assert all(summary.endswith(".") for *_, summary in rows)


@pytest.mark.parametrize("alias", ["no-unused-components", "oas3-unused-component"])
def test_one_rule_is_explained(alias: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", alias, "--rule", "docs=warning"]) == 0
    output = capsys.readouterr().out
    assert output.startswith(page("no-unused-components"))
    assert "Severity: warning (default: info)." in output
    assert "Also known as `oas3-unused-component`." in output


def test_what_cannot_be_configured_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "path-template"]) == 0
    assert "what it finds cannot be had, so it cannot be configured" in capsys.readouterr().out
    assert main(["rules", "invalid-yaml"]) == 0
    assert "it cannot be configured" in capsys.readouterr().out


def test_an_unknown_rule_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "operation-sumary"]) == 2
    assert "did you mean `operation-summary`?" in capsys.readouterr().err


def test_names_are_unique() -> None:
    names = [name for rule in RULES.values() for name in (rule.code, *rule.aliases)]
    assert len(names) == len(set(names)) == len(NAMES)
    assert all(rule.severity is Severity.ERROR for rule in RULES.values() if rule.blocks)
