"""The first implementation that `scaffold` writes is an application."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from generators.cli import main
from tests.support import spec_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generate.service import Packages

RUN = """
import asyncio, sys
sys.path[:0] = sys.argv[1:]
import httpx2, handlers

async def main():
    transport = httpx2.ASGITransport(app=handlers.app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://case.test") as client:
        secrets = {"headers": {"Authorization": "Bearer t", "X-Api-Key": "k"}}
        for path in ("/open", "/optional", "/default", "/nowhere"):
            for options in ({}, secrets):
                print(path, (await client.get(path, **options)).status_code)

asyncio.run(main())
"""


def test_a_scaffold_runs(packages: Packages, tmp_path: Path) -> None:
    packages("security")
    target = tmp_path / "handlers.py"
    assert main(["scaffold", str(spec_of("security")), "--file", str(target)]) == 0
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN, str(packages.folder), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        *("/open 501", "/open 501"),
        *("/optional 501", "/optional 401"),
        *("/default 401", "/default 401"),
        *("/nowhere 404", "/nowhere 404"),
    ]
