"""The tools around the tests: hooks of commits, the check of workflows, what is said of skips."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import tools, workflows

ROOT = Path(__file__).parents[1]
GIT = shutil.which("git") or "git"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with the files of this one and its environment."""
    folder = tmp_path_factory.mktemp("clone")
    listed = subprocess.run(
        (GIT, "ls-files", "-z"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    # What has long paths or many files says nothing of hooks.
    for name in filter(None, listed.stdout.split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    (folder / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    for words in (("init", "--quiet"), ("add", "--all")):
        subprocess.run((GIT, *words), cwd=folder, check=True)
    return folder


def hooks(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(folder / ".git/pre-commit")}
    return subprocess.run(
        (sys.executable, "-m", "pre_commit", "run", *arguments),
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_an_ordinary_commit_passes_the_hooks(clone: Path) -> None:
    done = hooks(clone, "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_refuse_what_lint_refuses(clone: Path) -> None:
    wrong = clone / "generators/wrong.py"
    wrong.write_text("import os\n", "utf-8")
    subprocess.run((GIT, "add", "generators/wrong.py"), cwd=clone, check=True)
    try:
        done = hooks(clone, "ruff-check", "--files", "generators/wrong.py")
    finally:
        subprocess.run((GIT, "rm", "--quiet", "--force", wrong), cwd=clone, check=True)
    assert done.returncode == 1
    assert "F401" in done.stdout


def test_workflows_are_checked(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    steps = "[{run: 'echo ${{ matrix.absent }}'}]"
    wrong.write_text(
        f"on: push\njobs: {{one: {{runs-on: ubuntu-latest, steps: {steps}}}}}\n", "utf-8"
    )
    (problem,) = workflows.problems([wrong])
    assert f"{wrong}:2:" in problem
    assert "absent" in problem


def test_what_is_missing_is_said_with_the_command_that_brings_it(
    pytester: pytest.Pytester,
) -> None:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text("utf-8"))
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("number", range(2))
        def test_browser(number):
            pytest.skip("Chromium is not installed")

        def test_other():
            pytest.skip("the language cannot send this request")
        """
    )
    lines = pytester.runpytest("-p", "no:cacheprovider").outlines
    (line,) = [line for line in lines if "make test-tools" in line]
    assert line.startswith("2 tests were skipped for want of a tool: Chromium (2);")


def test_every_tool_says_whether_it_can_be_used() -> None:
    def absent() -> None:
        pytest.skip("it is not there")

    assert tools.missing(tools.Tool("absent", absent)) == "it is not there"
    assert tools.missing(tools.Tool("present", lambda: None)) == ""
