"""The action that checks: its script, as a runner calls it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import spec_of

ACTION = Path(__file__).parents[1] / ".github/actions/check"
DECLARED: dict[str, Any] = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
BASH = shutil.which("bash")


def check(folder: Path, python: Path, arguments: str = "") -> subprocess.CompletedProcess[str]:
    if BASH is None:
        pytest.skip("bash is not installed")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {
        "OPENAPI_REVIEW_PYTHON": str(python),
        "ARGUMENTS": arguments,
        "RUNNER_TEMP": "/",
    }
    return subprocess.run(
        (BASH, str(ACTION / "check.sh")),
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_fails_until_the_package_is_generated(tmp_path: Path, installed: Path) -> None:
    shutil.copy(spec_of("bodies"), tmp_path / "api.yaml")
    (tmp_path / "specmill.toml").write_text('[apis.a]\nspec = "api.yaml"\nfeatures = ["models"]\n')
    done = check(tmp_path, installed)
    assert done.returncode == 1
    assert "run `specmill generate`" in done.stdout
    words = (str(installed), "-m", "specmill", "generate", "--api", "a")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(words, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert check(tmp_path, installed, "--api a").returncode == 0
    (tmp_path / "api.yaml").write_text("openapi: [\n")
    assert check(tmp_path, installed).returncode == 3


def test_what_it_names_is_there() -> None:
    for step in DECLARED["runs"]["steps"]:
        for name in step.get("run", "").split('"')[1::2]:
            assert Path(name.replace("$GITHUB_ACTION_PATH", str(ACTION))).is_file()
