"""What was generated, degraded and left out: exit codes, the report, what is accepted."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from generators import pipeline
from generators.cli import main

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /a: {get: {operationId: a, responses: {'204': {description: fine}}}}
"""
DEGRADED = """
  /b:
    get:
      operationId: b
      responses:
        '200':
          description: fine
          content: {application/json: {schema: {$ref: '#/components/schemas/P'}}}
components:
  schemas:
    P: {type: object, properties: {q: {$ref: '#/components/schemas/Q'}}}
    Q: {type: object, properties: {gone: {$ref: '#/components/schemas/Gone'}}}
"""
LEFT_OUT = """
  /c:
    post:
      requestBody: {$ref: '#/components/requestBodies/Gone'}
      responses: {'204': {description: d}}
    additionalOperations:
      COPY: {operationId: copied, responses: {'204': {description: fine}}}
webhooks:
  came: {post: {operationId: came, requestBody: null, responses: {'204': {description: fine}}}}
"""
BOTH = WHOLE + LEFT_OUT.replace("webhooks:", DEGRADED.partition("components:")[0] + "webhooks:", 1)
BOTH += "components:" + DEGRADED.partition("components:")[2]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, version: str = "3.2.0") -> str:
    from pathlib import Path

    Path("openapi.yaml").write_text(text.replace("3.1.0", version).lstrip(), "utf-8")
    return "openapi.yaml"


def report() -> Any:
    from pathlib import Path

    data = json.loads(Path("report.json").read_text("utf-8"))
    schema = (files("generators.coverage") / "report.schema.json").read_text("utf-8")
    validator = jsonschema_rs.validator_for(json.loads(schema))
    validator.validate(data)
    assert not validator.is_valid({**data, "more": 1})
    return data


def states(data: Any) -> dict[str, str]:
    return {item["id"]: item["state"] for item in data["operations"]["list"]}


def test_everything_was_generated(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", write(WHOLE), "--report", "report.json"]) == 0
    assert "1 operation generated, 0 degraded, 0 left out\n" in capsys.readouterr().out
    data = report()
    assert states(data) == {"a": "generated"}
    assert data["findings"] == []
    assert (project / "generated").is_dir()


def test_less_exact_is_no_failure(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write(WHOLE + DEGRADED)
    assert main(["generate", spec, "--report", "report.json"]) == 0
    output = capsys.readouterr()
    assert "1 operation generated, 1 degraded, 0 left out\n" in output.out
    assert "error" not in output.err
    data = report()
    assert states(data) == {"a": "generated", "b": "degraded"}
    (reason,) = data["operations"]["list"][1]["reasons"]
    assert reason == data["findings"][0]
    assert reason["pointer"] == "/components/schemas/Q/properties/gone/$ref"
    assert (reason["code"], reason["effect"]) == ("no-unresolved-refs", "degraded")
    assert reason["done"] == "any value is taken here"
    assert reason["line"] == WHOLE.count("\n") + DEGRADED.count("\n") - 1
    assert main(["generate", spec, "--strict"]) == 1
    assert main(["check", spec]) == 0
    assert project.is_dir()


def test_webhooks_are_counted_apart(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    webhooks = """
webhooks:
  came:
    post:
      operationId: came
      requestBody: {content: {application/json: {schema: {type: textual}}}}
      responses: {'204': {description: fine}}
"""
    counts = (
        "1 operation generated, 0 degraded, 0 left out; "
        "0 webhooks generated, 1 degraded, 0 left out\n"
    )
    assert main(["generate", write(WHOLE + webhooks)]) == 0
    assert counts in capsys.readouterr().out
    assert main(["docs", "openapi.yaml", "--out", "page"]) == 0
    assert counts in capsys.readouterr().out
    assert (project / "page").is_file()


def test_what_is_left_out_is_told_and_counts(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = write(BOTH)
    assert main(["generate", spec, "--report", "report.json"]) == 1
    output = capsys.readouterr()
    counts = "1 operation generated, 1 degraded, 2 left out"
    assert f"{counts}; 0 webhooks generated, 0 degraded, 1 left out\n" in output.out
    assert "3 errors" in output.err
    assert "left out: POST /c, copied, came;" in output.err
    assert (project / "generated").is_dir()
    data = report()
    assert states(data) == {
        "a": "generated",
        "b": "degraded",
        "POST /c": "left out",
        "copied": "left out",
        "came": "left out",
    }
    assert data["operations"]["leftOut"] == 3
    for operation in data["operations"]["list"]:
        assert bool(operation["reasons"]) == (operation["state"] != "generated")
        assert not operation["accepted"]
    assert main(["check", spec]) == 1
    assert "up to date" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["generate", "check"])
def test_what_may_be_left_out(
    project: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    spec = write(BOTH)
    main(["generate", spec])
    capsys.readouterr()
    assert main([command, spec, "--accept-partial", "--report", "report.json"]) == 0
    assert "error" not in capsys.readouterr().err
    assert [item["accepted"] for item in report()["operations"]["list"]].count(True) == 3
    settings = project / "pyproject.toml"
    settings.write_text('[tool.specmill]\npartial = ["POST /c", "copied"]\n')
    assert main([command, spec]) == 1
    output = capsys.readouterr().err
    assert "1 error" in output
    assert "left out: came;" in output
    settings.write_text('[tool.specmill]\npartial = ["POST /c", "copied", "came"]\n')
    assert main([command, spec]) == 0
    assert "error" not in capsys.readouterr().err


def test_a_name_that_is_not_left_out_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text('[tool.specmill]\npartial = ["a"]\n')
    assert main(["generate", write(WHOLE)]) == 0
    assert "partial-unused `a` of `partial` is not left out" in capsys.readouterr().err


def test_partial_is_a_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").write_text('[tool.specmill]\npartial = "a"\n')
    assert main(["generate"]) == 2
    assert "[tool.specmill]: `partial` must be a list" in capsys.readouterr().err


def test_a_section_that_is_none(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = write("openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: [1]\n")
    assert main(["generate", spec]) == 1
    assert "left out: /paths;" in capsys.readouterr().err
    assert main(["generate", spec, "--accept-partial"]) == 0
    assert (project / "generated").is_dir()


def test_a_report_that_cannot_be_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "there").mkdir()
    assert main(["generate", write(WHOLE), "--report", "there"]) == 1
    assert "there: cannot be written" in capsys.readouterr().err


def test_what_needs_what_is_left_out_is_told(project: Path) -> None:
    spec = write(
        WHOLE
        + """
  /b: {$ref: '#/components/pathItems/B'}
components:
  pathItems:
    B:
      get:
        operationId: b
        parameters: [{$ref: '#/components/parameters/Q'}]
        responses: {'204': {description: fine}}
  parameters:
    Q: {name: q, in: query, required: true}
"""
    )
    described = pipeline.describe(spec)
    assert described.coverage is not None
    assert described.coverage.left_out == ["b"]
    diagnostics = [
        diagnostic
        for diagnostic in described.diagnostics
        if "the operation is left out" in diagnostic.message
    ]
    assert [diagnostic.message for diagnostic in diagnostics] == [
        "this needs what is left out: the operation is left out"
    ]
    assert diagnostics[0].severity == "error"
    assert project.is_dir()
