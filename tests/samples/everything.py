"""Run the code samples of every language that can be had: `python -m tests.samples.everything`.

As root on Debian it installs what is missing; elsewhere it takes what there is. It says in the end
which languages ran, and why others did not.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.samples import programs

_PACKAGES = [name for runner in programs.RUNNERS.values() for name in runner.packages]
_INSTALLING = 900
"""Seconds that installing may take."""


def main() -> int:
    """Install, run, and say what was checked; return the exit code of the tests."""
    _install()
    tests = [sys.executable, "-m", "pytest", "-q", "tests/samples"]
    environment = {**os.environ, "SAMPLES_ALL": "1"}
    code = subprocess.run(tests, cwd=programs.ROOT, env=environment, check=False).returncode
    for language in programs.LANGUAGES:
        print(f"{language.label:<32} {_checked(language.name)}")
    return code


def _install() -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        print("nothing is installed: that needs Debian's apt-get, and root")
        return
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *_PACKAGES]):
        done = subprocess.run(
            [apt, "-q", *words],
            capture_output=True,
            text=True,
            check=False,
            env=silent,
            timeout=_INSTALLING,
        )
        if done.returncode:
            print(f"apt-get {words[0]} failed: {done.stderr.strip()[-300:]}")


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
