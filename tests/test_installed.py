"""The wheel, in an environment that has nothing of this repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import spec_of

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
SCRIPT = "import sys; sys.argv[0] = 'specmill'; from specmill.cli import main; sys.exit(main())"


@pytest.fixture
def specmill(installed: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs the installed command in a folder."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            (str(installed), "-c", SCRIPT, *arguments),
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_the_wheel_brings_one_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = [archive.read(name).decode() for name in names if name.endswith("METADATA")]
        (points,) = [archive.read(name).decode() for name in names if name.endswith("points.txt")]
    assert {name.split("/")[0].split("-")[0] for name in names} == {"specmill"}
    assert points == "[console_scripts]\nspecmill = specmill.__main__:run\n"
    assert "Name: specmill\n" in metadata


def test_the_wheel_has_every_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("specmill/")}
    listed = {
        f"specmill/{path.relative_to(ROOT / 'generators').as_posix()}"
        for path in (ROOT / "generators").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == listed


def test_from_nothing_to_a_package(
    specmill: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    shutil.copy(spec_of("bodies"), tmp_path / "api.yaml")
    for words in (("validate", "api.yaml"), ("generate", "api.yaml"), ("check", "api.yaml")):
        done = specmill(*words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    (tmp_path / "generated/README.md").write_text("", "utf-8")
    done = specmill("check", "api.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "run `specmill generate`" in done.stdout
    assert specmill("review", "api.yaml", "api.yaml", "--no-code", cwd=tmp_path).returncode == 0
    assert specmill("docs", "api.yaml", cwd=tmp_path).returncode == 0
    assert specmill("rules", "path-template", cwd=tmp_path).returncode == 0


def test_it_generates_what_its_folder_generates(
    specmill: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    shutil.copy(spec_of("streams"), tmp_path / "api.yaml")
    assert specmill("generate", "api.yaml", "--out", "installed", cwd=tmp_path).returncode == 0
    words = (sys.executable, "-m", "generators", "generate", "api.yaml", "--out", "folder")
    subprocess.run(words, cwd=tmp_path, check=True, capture_output=True)
    trees = [
        {
            path.relative_to(tmp_path / name).as_posix(): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("installed", "folder")
    ]
    assert trees[0] == trees[1]


# --- the page for other repositories --------------------------------------------------------------

PAGE = (ROOT / "docs/elsewhere.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    pattern = rf"^```{language}\n(.*?)^```$"
    return [textwrap.dedent(text) for text in re.findall(pattern, PAGE, re.MULTILINE | re.DOTALL)]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository as the page assumes it."""
    (tmp_path / "spec").mkdir()
    document = spec_of("bodies").read_text("utf-8")
    (tmp_path / "spec/openapi.yaml").write_text(document, "utf-8")
    (tmp_path / "old.yaml").write_text(document, "utf-8")
    return tmp_path


def test_the_example_of_settings_is_read(
    specmill: Callable[..., subprocess.CompletedProcess[str]], repository: Path
) -> None:
    one, several = blocks("toml")
    (overlay,) = blocks("yaml")
    specmill("validate", "old.yaml", "--write-baseline", "spec/known.json", cwd=repository)
    (repository / "specmill.toml").write_text(one, "utf-8")
    (repository / "overlays").mkdir()
    (repository / "overlays/ours.yaml").write_text(overlay, "utf-8")
    done = specmill("validate", cwd=repository)
    assert "overlays/ours.yaml:4:5 overlay-no-match" in done.stdout, "the document has no pets"
    assert "filter-no-match the filter `tag:pets`" in done.stdout
    (repository / "specmill.toml").write_text(several, "utf-8")
    for name in ("pets", "users"):
        (repository / name).mkdir()
        shutil.copy(repository / "old.yaml", repository / name / "openapi.yaml")
    assert specmill("generate", cwd=repository).returncode == 0
    assert specmill("check", "--api", "pets", cwd=repository).returncode == 0


def test_the_example_in_python_runs(installed: Path, repository: Path) -> None:
    (example,) = blocks("python")
    done = subprocess.run(
        (str(installed), "-c", example),
        cwd=repository,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "8 operations generated, 0 degraded, 0 left out\n[]\n" in done.stdout
    assert (repository / "generated/pets/client.py").is_file()


def test_every_command_of_the_page_exists(
    specmill: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    named = set(re.findall(r"specmill ([a-z]+)", PAGE))
    listed = specmill("--help", cwd=tmp_path).stdout
    assert named - {"import"} <= set(re.findall(r"^    ([a-z]+)", listed, re.MULTILINE))
