"""A pull request in a repository of its own, end to end, and the ways in which a review ends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generators.cli import main
from generators.review.reports import FORMATS
from tests.review import clones, pull_request
from tests.review.pull_request import CASE, ROOT, SPEC, environment

if TYPE_CHECKING:
    from tests.review.clones import Clone

EXPECTED = (CASE / "expected.md").read_text("utf-8")


@pytest.fixture
def opened(tmp_path: Path) -> Clone:
    return pull_request.opened(tmp_path / "work")


@pytest.fixture
def inside(opened: Clone, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """The repository as the current folder of this process."""
    monkeypatch.chdir(opened.folder)
    for name, value in clones.ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return opened


def review(*arguments: str) -> int:
    return main(["review", "--no-code", "--today", pull_request.TODAY, *arguments])


def outside_of_make() -> dict[str, str]:
    """Return the environment without what a `make` that runs the tests has put into it."""
    return {
        name: value
        for name, value in environment().items()
        if name != "MFLAGS" and not name.startswith("MAKE")
    }


def make(clone: Clone, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the target of the Makefile in the repository, with the environment of the tests."""
    command = shutil.which("make")
    if command is None:
        pytest.skip("make is not installed")
    venv = Path(sys.prefix)
    # The environment is taken as it is: --old-file keeps make from setting it up.
    options = ("--old-file", str(venv / ".ready"), f"VENV={venv}")
    return subprocess.run(
        (command, "--file", str(ROOT / "Makefile"), *options, "review", *arguments),
        cwd=clone.folder,
        env=outside_of_make(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_pull_request_from_end_to_end(opened: Clone) -> None:
    shutil.copyfile(ROOT / "pyproject.toml", opened.folder / "pyproject.toml")
    options = f"REVIEW=--format markdown --today {pull_request.TODAY}"
    done = make(opened, "BASE=main", options)
    assert done.stdout == EXPECTED
    assert done.returncode == 2, "make's own code for a command that failed"
    assert "review] Error 1" in done.stderr


def test_the_command_gives_the_comment_and_the_exit_code(opened: Clone) -> None:
    done = pull_request.review(opened, "main", "--format", "markdown")
    assert (done.stdout, done.returncode) == (EXPECTED, 1)


def test_the_default_base_is_where_the_branch_left(opened: Clone) -> None:
    left = opened.git("rev-parse", "main")
    opened.git("checkout", "--quiet", "main")
    opened.commit(**{SPEC: "openapi: 3.1.0\ninfo: {title: Other, version: 9.0.0}\npaths: {}\n"})
    opened.git("checkout", "--quiet", "feature")
    done = make(opened, f"REVIEW=--format markdown --today {pull_request.TODAY}")
    assert done.stdout == EXPECTED.replace("main:", f"{left[:12]}:")


def test_make_passes_when_nothing_breaks(opened: Clone) -> None:
    done = make(opened, "BASE=feature", "REVIEW=--no-code")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("No change: ")


def test_a_base_is_not_run_by_make(opened: Clone, tmp_path: Path) -> None:
    done = make(opened, f"BASE=main; touch {tmp_path}/ran", "REVIEW=--no-code")
    assert "Error 2" in done.stderr
    assert not (tmp_path / "ran").exists()


def test_two_files_need_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert review(str(CASE / "base.yaml"), str(CASE / "head.yaml")) == 1
    assert "2 changes break the wire" in capsys.readouterr().out
    assert review(str(CASE / "base.yaml"), str(CASE / "base.yaml")) == 0


def test_a_missing_base_is_a_new_document(
    inside: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    inside.git("mv", SPEC, "spec/library.yaml")
    assert review("main", "spec/library.yaml") == 0
    output = capsys.readouterr()
    assert output.out.startswith("New document: ")
    assert "main:spec/library.yaml: there is no such file" in output.err
    assert review(f"main:{SPEC}", "spec/library.yaml") == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["main"], 1),
        (["main", "--fail-on", "wire"], 1),
        (["main", "--fail-on", "never"], 0),
        (["feature"], 0),
        (["feature", "--fail-on", "any"], 0),
        (["nowhere"], 2),
        (["main", "nowhere"], 2),
        (["main", "--accepted", "nowhere.yaml"], 2),
        (["main", "--package", "not a name"], 2),
        (["main", "--output", "text=spec"], 2),
        ([f"main:{SPEC}", "broken.yaml"], 3),
        (["broken.yaml"], 3),
        (["main", "missing.yaml"], 3),
    ],
)
def test_exit_codes(
    inside: Clone, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    inside.write("broken.yaml", "openapi: [\n")
    try:
        exit_code = review(*arguments)
    except SystemExit as stopped:
        exit_code = stopped.code
    assert exit_code == code
    output = capsys.readouterr()
    assert bool(output.err) == (code > 1), output.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--fail-on", "sometimes"],
        ["--output", "text"],
        ["--output", "pdf=a.pdf"],
        ["--output", "text="],
        ["--today", "soon"],
        ["--link", "javascript:alert(1)"],
        ["--format", "pdf"],
        ["a", "b", "c"],
    ],
)
def test_wrong_usage(inside: Clone, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        review(*arguments)
    assert stopped.value.code == 2


def test_reports_are_printed_and_written(inside: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = [f"--output={name}=out/{name}" for name in FORMATS]
    assert review("main", *outputs, "--format", "json", "--format", "github") == 1
    shown = capsys.readouterr().out
    written = {name: (inside.folder / "out" / name).read_text("utf-8") for name in FORMATS}
    assert shown == written["json"] + written["github"]


def test_places_are_named_from_the_root(
    inside: Clone, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(inside.folder / "spec")
    review("main:./openapi.yaml", "openapi.yaml", "--format", "github", "--format", "sarif")
    output = capsys.readouterr().out
    assert f"file={SPEC},line=50" in output
    assert f'"uri": "{SPEC}"' in output


def test_links_lead_to_lines_of_commits(inside: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    base, head = inside.git("rev-parse", "main"), inside.git("rev-parse", "feature")
    review("main", "--format", "markdown", "--link", "https://github.com/library/library")
    output = capsys.readouterr().out
    assert f"(https://github.com/library/library/blob/{head}/{SPEC}#L50)" in output
    assert f"(https://github.com/library/library/blob/{base}/{SPEC}#L62) in the base" in output


def accept(clone: Clone, capsys: pytest.CaptureFixture[str], expires: str = "2030-01-31") -> None:
    """Accept everything that fails, as the report says how."""
    review("main")
    lines = capsys.readouterr().out.splitlines()
    entries = [line.partition("below `accepted:` ")[2] for line in lines if "to accept: " in line]
    text = "".join(f"  {entry}\n" for entry in entries).replace("YYYY-MM-DD", expires)
    clone.write("spec/accepted.yaml", f"accepted:\n{text}")


def test_what_is_accepted_passes_and_demands_no_version(
    inside: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(inside, capsys)
    assert review("main", "--format", "json", "--fail-on", "bump") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["verdict"]["accepted"] == 3
    assert (report["bump"]["required"], report["bump"]["enough"]) == ("minor", True)
    assert report["stale"] == []


def test_stale_entries_fail(inside: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    accept(inside, capsys, expires="2029-12-31")
    assert review("main", "--fail-on", "wire") == 1
    assert "spec/accepted.yaml:2:5 accepted-expired" in capsys.readouterr().out
    assert review("feature") == 1
    assert capsys.readouterr().out.count("accepted-expired") == 3


def test_entries_for_changes_to_come_do_not_fail(
    inside: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(inside, capsys)
    assert review("feature", "--fail-on", "any") == 0
    assert capsys.readouterr().out.count("accepted-unused") == 3


def test_a_change_does_not_accept_itself_where_the_base_decides(
    inside: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(inside, capsys)
    inside.commit()
    assert review("main", "feature", "--accepted-from", "base") == 1
    output = capsys.readouterr().out
    assert output.count("accepted-proposed") == 3
    assert "feature:spec/accepted.yaml:2:5" in output


def test_what_the_base_accepts_is_accepted(
    inside: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(inside, capsys)
    text = (inside.folder / "spec/accepted.yaml").read_text("utf-8")
    inside.git("stash", "--include-untracked", "--quiet")
    inside.git("checkout", "--quiet", "main")
    inside.commit(**{"spec/accepted.yaml": text})
    inside.git("checkout", "--quiet", "feature")
    assert review("main", "feature", "--accepted-from", "base") == 0
    assert "accepted-proposed" not in capsys.readouterr().out


def test_settings_that_the_head_changes_are_told(
    inside: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = '[tool.specmill.rules]\nproperty-name-reserved = "off"\n'
    inside.commit(**{"pyproject.toml": settings})
    review("main", "feature", "--accepted-from", "base", "--format", "json")
    (note,) = json.loads(capsys.readouterr().out)["notes"]
    assert (note["code"], note["file"]) == ("settings-changed", "feature:pyproject.toml")
    review("feature", "feature", "--accepted-from", "base", "--format", "json")
    assert json.loads(capsys.readouterr().out)["notes"] == []


def test_a_committed_head_brings_its_accepted_findings(
    inside: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    accept(inside, capsys)
    inside.commit()
    (inside.folder / "spec/accepted.yaml").unlink()
    assert review("main") == 1
    assert review("main", "feature") == 0
    assert "feature:spec/accepted.yaml:2:5" in capsys.readouterr().out


def test_settings_of_rules_weigh_what_is_new(
    inside: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    inside.write("pyproject.toml", '[tool.specmill.rules]\nproperty-name-reserved = "off"\n')
    review("main", "--format", "json")
    assert json.loads(capsys.readouterr().out)["lint"] == []
    inside.write("pyproject.toml", '[tool.specmill.rules]\nproperty-name-reserved = "error"\n')
    review("main", "--format", "json")
    (diagnostic,) = json.loads(capsys.readouterr().out)["lint"]
    assert (diagnostic["code"], diagnostic["severity"]) == ("property-name-reserved", "error")


def test_a_dead_reference_is_new_and_the_rest_is_compared(
    inside: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (inside.folder / SPEC).read_text("utf-8")
    inside.write(SPEC, text.replace("#/components/schemas/Receipt", "#/components/schemas/Recipe"))
    assert main(["review", "main", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert "no-unresolved-refs" in {diagnostic["code"] for diagnostic in report["lint"]}
    assert report["codeSkipped"] == ""


def test_colour_is_for_terminals(inside: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    review("main")
    assert "\x1b" not in capsys.readouterr().out
