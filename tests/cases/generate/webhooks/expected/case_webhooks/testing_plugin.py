# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""A plugin of pytest, found by itself where this package is installed.

It has one fixture for each class of `testing`, and a mock with clients of it. What they need is
imported when one is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .async_client import AsyncClient
    from .client import Client
    from .mock import Mock
    from .testing import AsyncFakeClient, FakeClient


@pytest.fixture
def case_webhooks_fake() -> Iterator[FakeClient]:
    """A client that answers by itself, new for each test."""
    from .testing import FakeClient

    with FakeClient() as fake:
        yield fake


@pytest.fixture
def case_webhooks_async_fake() -> AsyncFakeClient:
    """An asynchronous client that answers by itself, new for each test."""
    from .testing import AsyncFakeClient

    return AsyncFakeClient()


@pytest.fixture
def case_webhooks_mock() -> Mock:
    """A mock of the API in this process, new for each test; it needs the extra `server`."""
    from .mock import create_mock

    return create_mock()


@pytest.fixture
def case_webhooks_mock_client(case_webhooks_mock: Mock) -> Iterator[Client]:
    """A client that calls the mock of the test; nothing is sent twice."""
    from .client import Client

    with Client.for_app(
        case_webhooks_mock,
        retries=0,
    ) as client:
        yield client


@pytest.fixture
def case_webhooks_async_mock_client(case_webhooks_mock: Mock) -> AsyncClient:
    """An asynchronous client that calls the mock of the test; nothing is sent twice."""
    from .async_client import AsyncClient

    return AsyncClient.for_app(
        case_webhooks_mock,
        retries=0,
    )
