"""Generated packages on disk and importable, and a client and a server of each to call."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import httpx2
import pytest

from tests.generate.service import Connect, Loopback, Packages
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packages]:
    """Give generated packages by the name of their case."""
    folder = tmp_path_factory.mktemp("packages")
    sys.path.insert(0, str(folder))
    yield Packages(folder)
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def loopback() -> Iterator[Loopback]:
    """Give the one server on a socket that all tests share."""
    with httpx2.Client() as http:
        shared = Loopback(http)
        with serve(shared) as url:
            shared.url = url
            yield shared


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, packages: Packages, loopback: Loopback) -> Connect:
    """Give what connects a client to a server of a case: over a socket, or within the process."""
    return Connect(packages, loopback if request.param == "sync" else None)
