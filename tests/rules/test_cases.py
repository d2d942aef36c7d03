"""Each folder in `tests/cases/invalid` is a document, and what `validate` says about it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generators.cli import COMMANDS, main
from generators.document import LOADING_CODES
from generators.rules import RULES
from tests.rules.cases import CASES, NAMES, arguments, expected

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["several_problems", "broken_yaml", "not_utf8"])
def test_the_process_says_the_same(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generators", "validate", "--full", *arguments(name)],
        cwd=CASES / name,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    assert (done.stdout.decode(), done.returncode, done.stderr) == (*expected(name), b"")


@pytest.mark.parametrize("case", NAMES)
def test_json_holds_the_same(
    case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(CASES / case)
    code = main(["validate", "--format", "json", *arguments(case)])
    findings = json.loads(capsys.readouterr().out)
    text, expected_code = expected(case)
    assert code == expected_code
    fields = ["file", "line", "column", "code", "severity", "message", "hint", "pointer"]
    assert all(list(finding) == fields for finding in findings)
    heads = [line for line in text.splitlines()[:-1] if not line.startswith("    ")]
    assert len(findings) == len(heads)
    for finding, head in zip(findings, heads, strict=True):
        place = f"{finding['file']}:{finding['line']}:{finding['column']}"
        assert head.startswith(f"{place} {finding['code']} ")


def test_each_code_has_a_case() -> None:
    texts = [expected(case)[0] for case in NAMES]
    heads = [line for text in texts for line in text.splitlines()[:-1] if line[:1] != " "]
    reported = {head.split()[1] for head in heads}
    assert reported == RULES.keys() | LOADING_CODES.keys()


@pytest.mark.parametrize("code", list(RULES))
def test_each_rule_has_a_case_of_its_own(code: str) -> None:
    assert f" {code} " in expected(code.replace("-", "_"))[0]


@pytest.mark.parametrize("code", list(LOADING_CODES))
def test_loading_codes_explain_themselves(code: str) -> None:
    assert LOADING_CODES[code].endswith(".")
    assert code == code.lower()


@pytest.fixture
def valid_spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    spec = tmp_path / "spec/openapi.yaml"
    spec.parent.mkdir()
    spec.write_text("openapi: 3.1.0\ninfo: {title: Pets, version: 1.0.0}\npaths: {}\n")
    return spec


def test_a_valid_document(valid_spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--rule", "docs=off"]) == 0
    assert capsys.readouterr().out == "spec/openapi.yaml: valid\n"
    assert valid_spec.exists()


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["validate", "--format", "xml"], ["validate", "a", "b"]]
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    output = capsys.readouterr().out
    assert all(name in output for name in COMMANDS)


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    values = "".join(f"      - {number}\n" for number in range(5_000))
    schema = f"components:\n  schemas:\n    A:\n      type: string\n      enum:\n{values}"
    head = "openapi: 3.1.0\ninfo: {title: Pets, version: 1.0.0}\n"
    (tmp_path / "openapi.yaml").write_text(head + schema)
    command = f"{sys.executable} -m generators validate openapi.yaml | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_a_document_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = tmp_path / "openapi.json"
    spec.write_text(
        '{"openapi": "3.1.0", "info": {"title": "a", "version": "1"}, "x\\u001b[2J": 1}'
    )
    assert main(["validate", str(spec)]) == 1
    assert "\x1b" not in capsys.readouterr().out
