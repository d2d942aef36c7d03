"""A baseline hides the findings that it lists, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.cli import main
from generators.diagnostics import Diagnostic, Location, Severity
from generators.rules.baseline import BaselineError, acceptable, compare, read, write

HEAD = "openapi: 3.1.0\ninfo: {title: Pets, version: 1.0.0}\n"
OLD = (
    HEAD
    + """\
paths: {}
components:
  schemas:
    Size: {type: string, enum: [small, small, 10]}
"""
)
NEW = "    Width: {type: string, enum: [wide, wide]}\n"
BROKEN = "    Pet: {$ref: '#/components/schemas/Nothing'}\n"


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[tool.specmill.rules]\ndocs = "off"\n')
    path = tmp_path / "openapi.yaml"
    path.write_text(OLD)
    return path


def test_what_is_known_is_hidden_and_counted(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", spec.name]) == 1
    assert main(["validate", spec.name, "--write-baseline", "known.json"]) == 0
    capsys.readouterr()
    assert main(["validate", spec.name, "--baseline", "known.json"]) == 0
    assert capsys.readouterr().out == "openapi.yaml: valid, 2 hidden by known.json\n"
    spec.write_text("# lines move\n\n" + OLD + NEW)
    assert main(["validate", spec.name, "--baseline", "known.json"]) == 0
    output = capsys.readouterr().out
    assert [line.split()[1] for line in output.splitlines()[:1]] == ["duplicated-entry-in-enum"]
    assert output.endswith("openapi.yaml: valid, 1 warning, 2 hidden by known.json\n")


def test_the_configuration_names_it(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", spec.name, "--write-baseline", "lint/known.json"]) == 0
    Path("pyproject.toml").write_text(
        '[tool.specmill]\nbaseline = "lint/known.json"\nrules = {docs = "off"}\n'
    )
    assert main(["validate", spec.name]) == 0
    capsys.readouterr()
    assert main(["validate", spec.name, "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert printed.err == "2 hidden by lint/known.json\n"


def test_generate_hides_the_same(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", spec.name, "--strict"]) == 1
    assert main(["validate", spec.name, "--write-baseline", "known.json"]) == 0
    capsys.readouterr()
    assert main(["generate", spec.name, "--strict", "--baseline", "known.json"]) == 0
    assert "enum" not in capsys.readouterr().err


def test_a_stale_entry_is_told_where_it_stands(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", spec.name, "--write-baseline", "known.json"]) == 0
    spec.write_text(OLD.replace(", 10", ""))
    capsys.readouterr()
    assert main(["validate", spec.name, "--baseline", "known.json"]) == 0
    first, hint, last = capsys.readouterr().out.splitlines()
    assert first.startswith("known.json:5:5 baseline-stale ")
    assert "`typed-enum` is no longer found at `/components/schemas/Size/enum/2`" in first
    assert "write the baseline again" in hint
    assert last == "openapi.yaml: valid, 1 warning, 1 hidden by known.json"


def test_what_stops_generation_is_never_hidden(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec.write_text(OLD + BROKEN)
    assert main(["validate", spec.name, "--write-baseline", "known.json"]) == 1
    assert "1 findings cost something that is generated" in capsys.readouterr().out
    known = json.loads(Path("known.json").read_text())
    assert {finding["code"] for finding in known["findings"]} == {
        "duplicated-entry-in-enum",
        "typed-enum",
    }
    broken = {
        "code": "no-unresolved-refs",
        "pointer": "/components/schemas/Pet/$ref",
        "message": "`#/components/schemas/Nothing` does not exist",
    }
    known["findings"].append(broken)
    Path("known.json").write_text(json.dumps(known))
    assert main(["validate", spec.name, "--baseline", "known.json"]) == 1
    assert " no-unresolved-refs " in capsys.readouterr().out


def test_a_document_that_cannot_be_read_leaves_the_file_alone(spec: Path) -> None:
    spec.write_text("[")
    assert main(["validate", spec.name, "--write-baseline", "known.json"]) == 3
    assert not Path("known.json").exists()


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "[]",
        "{",
        '{"baselineVersion": 2, "findings": []}',
        '{"baselineVersion": 1}',
        '{"baselineVersion": 1, "findings": [{"code": "a", "pointer": "b"}]}',
        '{"baselineVersion": 1, "findings": [{"code": 1, "pointer": "b", "message": "c"}]}',
    ],
)
def test_a_file_that_is_no_baseline_is_wrong_usage(
    text: str | None, spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        Path("known.json").write_text(text)
    for command in ("validate", "generate"):
        assert main([command, spec.name, "--baseline", "known.json"]) == 2
        assert "known.json" in capsys.readouterr().err


def test_a_file_in_another_encoding(spec: Path) -> None:
    Path("known.json").write_bytes(b"\xff")
    with pytest.raises(BaselineError, match="UTF-8"):
        read(Path("known.json"))


FINDINGS = st.lists(
    st.builds(
        Diagnostic,
        st.sampled_from(["typed-enum", "operation-summary", "no-unresolved-refs"]),
        st.sampled_from(Severity),
        st.text(max_size=5) | st.sampled_from(["on line 4", "on line 5"]),
        st.builds(Location, st.just("a.yaml"), st.integers(1, 9)),
        st.sampled_from(["", "/a", "/é~1b"]),
    ),
    max_size=6,
    unique=True,
)


@given(FINDINGS, FINDINGS)
def test_what_was_written_is_what_is_known(
    tmp_path_factory: pytest.TempPathFactory, known: list[Diagnostic], others: list[Diagnostic]
) -> None:
    path = tmp_path_factory.mktemp("known") / "known.json"
    path.write_text(write(known), "utf-8")
    entries = read(path)
    again = compare(entries, known)
    assert again.stale == []
    assert again.hidden == len(acceptable(known)) == len(entries)
    compared = compare(entries, others)
    assert compared.hidden + len(compared.shown) == len(others)
    assert compared.hidden + len(compared.stale) == len(entries)
