"""Traffic of whole mocks: the contract suite of a generated package calls its own mock."""

from __future__ import annotations

import base64
import json
import sys
from typing import TYPE_CHECKING, Any

from generators.options import Options
from generators.pipeline import failed, generate
from generators.runtime.server.recorded import Recorded
from tests.generate.service import Package
from tests.support import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generators.diagnostics import Diagnostic
    from generators.runtime.operations import Contract

_OWN = frozenset({"url", "app", "options", "return"})
_FEATURES = ("contract", "mock")


class Raw:
    """Takes exchanges with all bytes of their bodies: nothing is masked.

    Attributes:
        lines: of our own format, one for each exchange.
    """

    max_body_bytes = 1 << 24

    def __init__(self) -> None:
        self.lines: list[str] = []

    def describe(self, contract: Contract) -> None:
        """Take nothing: nothing is hidden."""

    def write(
        self,
        request: tuple[str, str, Iterable[tuple[str, str]], bytes | None],
        response: tuple[int, Iterable[tuple[str, str]], bytes | None] | None,
        hide: Callable[[str], str] = str,
    ) -> None:
        """Take one exchange; see `TrafficFile.write`."""
        method, url, fields, content = request
        entry: dict[str, Any] = {
            "request": {"method": method, "url": url, **_said(fields, content)}
        }
        if response is not None:
            status, fields, content = response
            entry["response"] = {"status": status, **_said(fields, content)}
        self.lines.append(json.dumps(entry))


def _said(fields: Iterable[tuple[str, str]], content: bytes | None) -> dict[str, Any]:
    body = {} if content is None else {"bodyBase64": base64.b64encode(content).decode()}
    return {"headers": dict(fields), **body}


def package_of(document: Path, name: str, folder: Path) -> tuple[Package, list[Diagnostic]]:
    """Generate a package with mock and contract suite into a folder that Python imports from."""
    result = generate(document, Options(package=name, features=_FEATURES))
    assert not failed(result.described.diagnostics), result.described.diagnostics
    write(result.tree, folder)
    return Package(name), result.described.diagnostics


def traffic_of(package: Package, *, prefer: bool = True) -> list[str]:
    """Return the exchanges of the contract suite of a package with its mock, as lines."""
    raw = Raw()
    contract = package._operations.CONTRACT
    mock = Recorded(package.mock.create_mock(), contract, raw)  # type: ignore[arg-type]
    given = dict.fromkeys(package.contract.run.__annotations__.keys() - _OWN, "secret")
    package.contract.run(app=mock, url="http://localhost", prefer=prefer, **given)
    return raw.lines


def forget(name: str) -> None:
    """Take a package out of the modules that are imported."""
    for module in [key for key in sys.modules if key == name or key.startswith(f"{name}.")]:
        del sys.modules[module]
