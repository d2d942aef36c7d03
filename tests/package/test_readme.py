"""The examples of both READMEs run, as they stand, against each other."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.package.serving import serve

ROOT = Path(__file__).parents[2]
URL = "http://127.0.0.1:8000"
EXPECTED = {
    "README.md": "SUCCESS m1",
    "generated/README.md": "message_uuid='string'",
}


def blocks(readme: str) -> list[str]:
    """Return the Python code of a README."""
    text = (ROOT / readme).read_text("utf-8")
    return re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def run(code: str) -> dict[str, Any]:
    """Run a block in a namespace of its own."""
    namespace: dict[str, Any] = {"__name__": "readme"}
    exec(compile(code, "README", "exec"), namespace)  # noqa: S102 - that it runs is the test
    return namespace


@pytest.mark.parametrize("readme", EXPECTED)
def test_the_examples_run(readme: str) -> None:
    *clients, server = blocks(readme)
    assert clients
    with serve(run(server)["app"]) as url:
        for client in clients:
            assert URL in client
            output = StringIO()
            with redirect_stdout(output):
                run(client.replace(URL, url))
            assert EXPECTED[readme] in output.getvalue()


def test_ten_lines_are_ten_lines() -> None:
    for block in blocks("README.md"):
        lines = [line for line in block.splitlines() if line.strip()]
        assert len(lines) <= 12, block
