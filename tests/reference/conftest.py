"""What tests of pages share: a browser, a page from disk, a repository with versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import chromium
from tests.reference.pages import SENDING, page_of
from tests.review.history.conftest import story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

__all__ = ["browser", "from_disk", "story"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run the browser."""
    with chromium() as running:
        yield running


@pytest.fixture
def from_disk(tmp_path: Path) -> str:
    """Return the address of a page on disk, that of `sending.yaml`."""
    (tmp_path / "page.html").write_text(page_of(SENDING), "utf-8")
    return (tmp_path / "page.html").as_uri()
