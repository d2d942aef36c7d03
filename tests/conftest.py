"""What all tests may rely on."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.terminal import TerminalReporter

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

pytest_plugins = ["pytester"]

_ABSENT = re.compile(r"Skipped: (.+?) (?:is not installed|cannot be installed)")
"""How a test says that it lacks a tool."""


@pytest.fixture(autouse=True, scope="session")
def _interrupts() -> Iterator[None]:
    """Let SIGINT interrupt: what a shell starts in the background ignores it, and hands that on."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True, scope="session")
def _importable() -> Iterator[None]:
    """Let processes that tests start import the toolkit: it is not installed here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parents[1]), prepend=os.pathsep)
        yield


@pytest.fixture(autouse=True, scope="session")
def _cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test depend on what a developer ran, or leave anything behind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENERATORS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_deadline() -> Iterator[None]:
    """Let no request of a test fail for being slow, as those of httpx2 do after 5 s by default."""
    import httpx2

    clients = (httpx2.Client.__init__, httpx2.AsyncClient.__init__)
    shortcuts = (httpx2.request, httpx2.get, httpx2.post, httpx2.put, httpx2.delete)
    with pytest.MonkeyPatch.context() as patch:
        for function in (*clients, *shortcuts):
            patch.setitem(function.__kwdefaults__ or {}, "timeout", None)
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


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the toolkit."""
    from tests.installing import build_wheel

    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Python that has the toolkit installed."""
    from tests.installing import environment_with

    return environment_with(wheel, tmp_path_factory.mktemp("environment"))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say which tests were skipped for want of a tool, and what brings it."""
    wanting: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", ()):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        if absent := _ABSENT.search(reason):
            wanting[absent[1]] += 1
    if wanting:
        tools = ", ".join(f"{name} ({count})" for name, count in wanting.most_common())
        terminalreporter.write_line(
            f"{wanting.total()} tests were skipped for want of a tool: {tools}; "
            "`make test-tools` installs what can be had"
        )
