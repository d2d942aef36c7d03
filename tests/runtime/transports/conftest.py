from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.runtime.transports.wire import MAKE, Carrier

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=MAKE)
def carrier(request: pytest.FixtureRequest) -> Iterator[Carrier]:
    opened = Carrier(request.param)
    yield opened
    opened.end()


@pytest.fixture(params=[name for name in MAKE if not name.startswith("async-")])
def sync_carrier(request: pytest.FixtureRequest) -> Iterator[Carrier]:
    opened = Carrier(request.param)
    yield opened
    opened.end()


@pytest.fixture(params=[name for name in MAKE if name.startswith("async-")])
def async_carrier(request: pytest.FixtureRequest) -> Iterator[Carrier]:
    opened = Carrier(request.param)
    yield opened
    opened.end()
