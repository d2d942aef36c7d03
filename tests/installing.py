"""The wheel of the toolkit, and an environment that has nothing else of this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build_wheel(folder: Path) -> Path:
    """Build the wheel in a folder and return it."""
    # Of a copy: building leaves files behind.
    source = folder / "source"
    shutil.copytree(
        ROOT / "generators", source / "generators", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("pyproject.toml", "setup.py", "docs/elsewhere.md"):
        (source / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    words = ("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source))
    done = subprocess.run((sys.executable, *words), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return next(folder.glob("*.whl"))


def environment_with(wheel: Path, folder: Path) -> Path:
    """Make an environment that has the wheel alone, and return its Python.

    What the wheel requires is found in the environment of the tests.
    """
    venv.create(folder, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    (packages / "requirements.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"
