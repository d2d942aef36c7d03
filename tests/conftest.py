"""What all tests may rely on."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generate.service import Packages

# How fast this machine is says nothing about the code: no property fails for being slow.
# Where `CI` is set, examples are the same in each run: a failure is about the change at hand.
settings.register_profile(
    "any speed",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any speed")


@pytest.fixture(autouse=True, scope="session")
def _interrupts() -> Iterator[None]:
    """Let SIGINT interrupt: what a shell starts in the background ignores it, and hands that on."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True, scope="session")
def _cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test depend on what a developer ran, or leave anything behind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENERATORS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packages]:
    """Give generated packages by the name of their case."""
    # Imported here: what the client uses is tested where the toolkit is not installed.
    from tests.generate.service import Packages

    folder = tmp_path_factory.mktemp("packages")
    sys.path.insert(0, str(folder))
    yield Packages(folder)
    sys.path.remove(str(folder))
