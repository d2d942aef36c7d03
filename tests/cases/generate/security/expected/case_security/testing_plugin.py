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
def case_security_fake() -> Iterator[FakeClient]:
    """A client that answers by itself, new for each test."""
    from .testing import FakeClient

    with FakeClient() as fake:
        yield fake


@pytest.fixture
def case_security_async_fake() -> AsyncFakeClient:
    """An asynchronous client that answers by itself, new for each test."""
    from .testing import AsyncFakeClient

    return AsyncFakeClient()


@pytest.fixture
def case_security_mock() -> Mock:
    """A mock of the API in this process, new for each test; it needs the extra `server`."""
    from .mock import create_mock

    return create_mock()


@pytest.fixture
def case_security_mock_client(case_security_mock: Mock) -> Iterator[Client]:
    """A client that calls the mock of the test; nothing is sent twice."""
    from .client import Client

    with Client.for_app(
        case_security_mock,
        bearer_token="token",
        username="username",
        password="password",
        header_key_api_key="api_key",
        query_key_api_key="api_key",
        cookie_key_api_key="api_key",
        oauth_token="token",
        headers={"Authorization": "Mock"},
        retries=0,
    ) as client:
        yield client


@pytest.fixture
def case_security_async_mock_client(case_security_mock: Mock) -> AsyncClient:
    """An asynchronous client that calls the mock of the test; nothing is sent twice."""
    from .async_client import AsyncClient

    return AsyncClient.for_app(
        case_security_mock,
        bearer_token="token",
        username="username",
        password="password",
        header_key_api_key="api_key",
        query_key_api_key="api_key",
        cookie_key_api_key="api_key",
        oauth_token="token",
        headers={"Authorization": "Mock"},
        retries=0,
    )
