"""A wheel of `generated/`, installed into a clean environment, does what its README says."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.package.serving import serve
from tests.package.test_readme import OURS, URL, blocks, readme, run

GENERATED = Path(__file__).parents[2] / "generated"


def command(*arguments: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, and return what it printed."""
    done = subprocess.run(
        arguments, cwd=cwd, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(source: Path, folder: Path) -> Path:
    """Return the wheel of a project, built into a folder."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--no-deps")
    command(*pip, "--wheel-dir", folder, source, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for path in GENERATED.rglob("*"):
        inside = path.relative_to(GENERATED)
        if path.is_file() and not {"__pycache__", "build"} & set(inside.parts):
            (source / inside).parent.mkdir(parents=True, exist_ok=True)
            (source / inside).write_bytes(path.read_bytes())
    return build(source, folder)


def test_everything_is_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    package = GENERATED / "communications_api"
    for path in package.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(GENERATED).as_posix() in packed


def test_the_readme_runs_in_a_clean_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    command(*pip, wheel, cwd=tmp_path)
    check = (
        "import sys, communications_api; communications_api.models.MessageAttributes();"
        "assert not {'httpx2', 'fastapi'} & set(sys.modules)"
    )
    command(python, "-W", "error", "-c", check, cwd=tmp_path)

    code = blocks(readme(OURS))
    client, both = code[0], "".join(code[:2])
    server = next(block for block in code if "create_app(" in block)
    missing = subprocess.run(
        (python, "-c", client), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "communications-api[client]" in missing.stderr or "[client]" in missing.stderr

    command(*pip, f"{wheel}[client]", cwd=tmp_path)
    with serve(run(server, {})["app"]) as url:
        output = command(python, "-W", "error", "-c", both.replace(URL, url), cwd=tmp_path)
        assert output.count("message_uuid='string'") == 2, "sync and async"
