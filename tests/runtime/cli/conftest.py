from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime.cli import run
from tests.runtime.cli.cli_support import PROGRAM, SECRET, Server, package

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Done:
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    """Return what answers; the package and its environment are there for as long."""
    server = Server()
    for name, module in package(server).items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setenv("SHOP_BASE_URL", "http://shop.test")
    monkeypatch.setenv("SHOP_TOKEN", SECRET)
    monkeypatch.setenv("COLUMNS", "100")
    return server


@pytest.fixture
def shop(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Done]:
    """Return what runs a command in this process."""

    def shop(*arguments: str, stdin: bytes = b"", program: Any = PROGRAM) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(program, arguments)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return shop
