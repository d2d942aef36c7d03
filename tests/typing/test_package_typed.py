"""A package as its users check it: all of it by a strict pyright, and its public names."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support import ROOT

PACKAGE = "communications_api"


def pyright(folder: Path, *arguments: str) -> dict[str, Any]:
    """Return what pyright reports in a folder."""
    tools = Path(sys.executable).parent
    path = os.pathsep.join([str(tools), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def copied(folder: Path) -> Path:
    """Return an empty folder with nothing but the package."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generated" / PACKAGE, folder / PACKAGE, ignore=ignored)
    return folder


def test_a_strict_pyright_has_nothing_to_report(tmp_path: Path) -> None:
    config = {"strict": ["**"], "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config))
    answer = pyright(copied(tmp_path), "--pythonpath", sys.executable)
    assert answer["summary"]["filesAnalyzed"] > 200
    assert [(item["file"], item["message"]) for item in answer["generalDiagnostics"]] == []


def test_every_public_name_has_a_type(tmp_path: Path) -> None:
    answer = pyright(copied(tmp_path), "--ignoreexternal", "--verifytypes", PACKAGE)
    complete = answer["typeCompleteness"]
    unknown = [item["name"] for item in complete["symbols"] if not item["isTypeKnown"]]
    assert [name for name in unknown if name.startswith(PACKAGE)] == []
    assert complete["completenessScore"] == 1
    assert complete["exportedSymbolCounts"]["withKnownType"] > 150
