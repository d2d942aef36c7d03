"""A client and a server of each generated package, to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2
import pytest

from tests.generate import wrong_values
from tests.generate.service import Connect, Loopback, Package, Packages
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def loopback() -> Iterator[Loopback]:
    """Give the one server on a socket that all tests share."""
    with httpx2.Client() as http:
        shared = Loopback(http)
        with serve(shared) as url:
            shared.url = url
            yield shared


@pytest.fixture(scope="session")
def values_package(packages: Packages) -> Package:
    """Give the package of the document of `wrong_values`."""
    return packages.of(wrong_values.document(), "wrong_values")


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, packages: Packages, loopback: Loopback) -> Connect:
    """Give what connects a client to a server of a case: over a socket, or within the process."""
    return Connect(packages, loopback if request.param == "sync" else None)
