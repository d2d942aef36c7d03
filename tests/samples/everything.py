"""Run the code samples of every language that can be had: `python -m tests.samples.everything`.

As root on Debian it installs what is missing; elsewhere it takes what there is. It says in the end
which languages ran, and why others did not.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests import tools
from tests.samples import programs


def main() -> int:
    """Install, run, and say what was checked; return the exit code of the tests."""
    tools.install(tools.GROUPS["languages"])
    tests = [sys.executable, "-m", "pytest", "-q", "tests/samples"]
    environment = {**os.environ, "SAMPLES_ALL": "1"}
    code = subprocess.run(tests, cwd=programs.ROOT, env=environment, check=False).returncode
    for language in programs.LANGUAGES:
        print(f"{language.label:<32} {_checked(language.name)}")
    return code


def _checked(language: str) -> str:
    try:
        programs.command(language)
        if language == "node":
            programs.others.axios()
    except pytest.skip.Exception as reason:
        checked = "only parsed" if language in programs.PARSED else "only written"
        return f"{checked}: {reason.msg}"
    return "run"


if __name__ == "__main__":
    sys.exit(main())
