# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""A plugin of pytest, found by itself where this package is installed.

It has one fixture for each class of `testing`. What they need is imported when one is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .testing import AsyncFakeClient, FakeClient


@pytest.fixture
def communications_api_fake() -> Iterator[FakeClient]:
    """A client that answers by itself, new for each test."""
    from .testing import FakeClient

    with FakeClient() as fake:
        yield fake


@pytest.fixture
def communications_api_async_fake() -> AsyncFakeClient:
    """An asynchronous client that answers by itself, new for each test."""
    from .testing import AsyncFakeClient

    return AsyncFakeClient()
