"""A generated package with every method, servers that fail, and clients to call them with."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline
from tests.faults.callers import CARRIERS, DEFAULT, HEADER_KEY, PASSWORD, QUERY_KEY, USER, Caller
from tests.faults.fault_server import FaultServer, faults
from tests.support import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

SPEC = Path(__file__).with_name("things.yaml")
CREDENTIALS = {
    "username": USER,
    "password": PASSWORD,
    "header_key_api_key": HEADER_KEY,
    "query_key_api_key": QUERY_KEY,
}


@pytest.fixture(scope="session")
def things(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """Give the package generated from `things.yaml`."""
    folder = tmp_path_factory.mktemp("things")
    write(pipeline.generate(SPEC).tree, folder)
    sys.path.insert(0, str(folder))
    yield importlib.import_module("things")
    sys.path.remove(str(folder))


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """Give a server that answers 200 until it is told a script."""
    with faults() as made:
        yield made


@pytest.fixture
def opened(things: ModuleType, server: FaultServer) -> Iterator[Callable[..., Caller]]:
    """Give what makes clients of `server`; they are closed with the test, and leave nothing."""
    made: list[Caller] = []

    def make(carrier: str, package: ModuleType = things, **options: Any) -> Caller:
        credentials = CREDENTIALS if package is things else {"username": USER, "password": PASSWORD}
        made.append(Caller(package, carrier, server, **{**credentials, **options}))
        return made[-1]

    yield make
    for caller in made:
        caller.close()


@pytest.fixture(params=CARRIERS)
def carrier(request: pytest.FixtureRequest) -> str:
    """Give the name of each transport."""
    name: str = request.param
    return name


@pytest.fixture(params=DEFAULT)
def usual(request: pytest.FixtureRequest) -> str:
    """Give the names of the transports that are used where nothing is said."""
    name: str = request.param
    return name


@pytest.fixture
def caller(carrier: str, opened: Callable[..., Caller]) -> Caller:
    """Give a client over each transport."""
    return opened(carrier)


@pytest.fixture
def usual_caller(usual: str, opened: Callable[..., Caller]) -> Caller:
    """Give a client over each transport that is used where nothing is said."""
    return opened(usual)
