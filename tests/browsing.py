"""Chromium, that of the system or Playwright's own, and what is asked of pages in it."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


REQUIRED = "BROWSER_REQUIRED"
"""Variable that makes a missing browser an error: where it could be installed, tests must run."""


def executable() -> str:
    """Return the path of the browser; skip where there is none."""
    if browser := next(filter(None, map(shutil.which, BROWSERS)), None):
        return browser
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).is_file():
        return own
    if os.environ.get(REQUIRED):
        pytest.fail("Chromium is not installed")
    pytest.skip("Chromium is not installed")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser without a window; skip where there is none."""
    path = executable()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield browser
        browser.close()
