"""Rules are weighed by `pyproject.toml` and by options, and what is wrong there is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generators.cli import main

if TYPE_CHECKING:
    from pathlib import Path

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
servers: [{url: http://pets.example.com}]
paths:
  /pets: {get: {operationId: listPets}}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "openapi.yaml").write_text(SPEC)
    return tmp_path


def configure(project: Path, *lines: str) -> None:
    text = "\n".join(["[tool.specmill.rules]", *lines])
    (project / "pyproject.toml").write_text(text + "\n")


def reported(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, set[str]]:
    """Return the exit code, and the codes that are printed with their mark."""
    code = main(["validate", "openapi.yaml", *options])
    heads = [line for line in capsys.readouterr().out.splitlines()[:-1] if line[:1] != " "]
    marks = ("warning", "info")
    return code, {
        f"{head.split()[1]} {next((mark for mark in marks if head.endswith(f'({mark})')), 'error')}"
        for head in heads
    }


def test_nothing_is_configured(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = {"info-description info", "operation-summary info", "operation-tags info"}
    assert reported(capsys) == (0, notes)


def test_a_rule_is_weighed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(project, 'docs = "off"', 'operation-summary = "error"')
    assert reported(capsys) == (1, {"operation-summary error"})
    assert reported(capsys, "--rule", "operation-summary=warning") == (
        0,
        {"operation-summary warning"},
    )


def test_a_group_is_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(project, 'docs = "off"', 'security = "on"', 'owasp-no-server-http = "info"')
    assert reported(capsys) == (
        0,
        {"owasp-no-server-http info", "owasp-define-error-responses-429 warning"},
    )
    off = ("--rule", "security=off")
    assert reported(capsys, *off) == (0, set())


def test_the_names_of_other_tools_are_taken(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(project, 'docs = "off"', '"owasp:api8:2023-no-server-http" = "error"')
    assert reported(capsys) == (1, {"owasp-no-server-http error"})


def test_generate_takes_them_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "openapi.yaml", "--strict"]) == 0
    assert "operation-summary" not in capsys.readouterr().err
    configure(project, 'operation-summary = "warning"')
    assert main(["generate", "openapi.yaml", "--strict"]) == 1
    assert " operation-summary " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('operation-sumary = "off"', "did you mean `operation-summary`?"),
        ('nonsense = "off"', "`python -m generators rules` lists them"),
        ('operation-summary = "loud"', "`operation-summary` cannot be `loud`"),
        ("operation-summary = 1", "[tool.specmill.rules]: `operation-summary` must be text"),
        ('path-template = "off"', "`path-template` stays an error"),
        ('invalid-yaml = "off"', "`invalid-yaml` cannot be set"),
    ],
)
def test_a_wrong_configuration_is_wrong_usage(
    line: str, message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(project, line)
    assert main(["validate", "openapi.yaml"]) == 2
    output = capsys.readouterr().err
    assert output.startswith("pyproject.toml: ")
    assert message in output


def test_rules_that_are_no_table(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_text('[tool.specmill]\nrules = "off"\n')
    assert main(["validate", "openapi.yaml"]) == 2
    assert "must be a table" in capsys.readouterr().err


def test_rules_are_listed_all_the_same(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(project, 'nonsense = "off"')
    assert main(["rules"]) == 0
    printed = capsys.readouterr()
    assert "operation-summary" in printed.out
    assert "there is no rule `nonsense`" in printed.err


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("operation-summary", "write ID=SEVERITY"),
        ("operation-sumary=off", "did you mean `operation-summary`?"),
        ("path-template=warning", "stays an error"),
    ],
)
def test_a_wrong_option_is_wrong_usage(
    option: str, message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["validate", "openapi.yaml", "--rule", option])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err
