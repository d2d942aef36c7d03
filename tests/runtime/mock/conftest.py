"""The package of the document beside this file, and a mock of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline
from generators.options import Options
from tests.runtime.mock.mock_support import Mocked
from tests.support import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SPEC = Path(__file__).with_name("openapi.yaml")


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the folder that the package `mocked` can be imported from."""
    folder = tmp_path_factory.mktemp("mocked")
    made = pipeline.generate(SPEC, Options(package="mocked"))
    assert made.tree, made.described.diagnostics
    write(made.tree, folder)
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture
def mocked(package: Path) -> Callable[..., Mocked]:
    """Give what makes a mock with options."""

    def make(**options: Any) -> Mocked:
        from mocked.mock import create_mock  # type: ignore[import-not-found]

        return Mocked(create_mock(**options))

    return make


@pytest.fixture
def pets(mocked: Callable[..., Mocked]) -> Mocked:
    """Give a mock without options."""
    return mocked()
