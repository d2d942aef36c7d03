"""Where requests go."""

from __future__ import annotations

import httpx2
import pytest

from generators.runtime.client.servers import resolve_base_url
from generators.runtime.client.sync_client import SyncClientBase
from tests.runtime.client.client_support import OK, Api, contract, operation

RELATIVE = ("/communications",)
ABSOLUTE = ("https://api.example.com/v1", "https://test.example.com/v2")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://h", "https://h/communications"),
        ("https://h/", "https://h/communications"),
        ("https://h//", "https://h/communications"),
        ("https://h/communications", "https://h/communications"),
        ("https://h/communications/", "https://h/communications"),
        ("https://h/x/communications/", "https://h/x/communications"),
        ("https://proxy/x", "https://proxy/x/communications"),
        ("https://proxy/xcommunications", "https://proxy/xcommunications/communications"),
        ("https://proxy/communications/x", "https://proxy/communications/x/communications"),
        ("HTTPS://Host.Example:8443/x", "https://host.example:8443/x/communications"),
        ("http://h:80", "http://h/communications"),
        ("http://h:443", "http://h:443/communications"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/communications"),
        ("http://[::1]:8000/", "http://[::1]:8000/communications"),
        ("https://h/a%20b/ü", "https://h/a%20b/%C3%BC/communications"),
    ],
)
def test_the_servers_path_is_appended_once(given: str, expected: str) -> None:
    assert resolve_base_url(contract(*RELATIVE), given) == expected
    assert resolve_base_url(contract("https://other/communications/"), given) == expected
    assert resolve_base_url(contract(), given) == resolve_base_url(contract("/v1/"), given)


def test_what_is_resolved_resolves_to_itself() -> None:
    once = resolve_base_url(contract(*RELATIVE), "https://proxy/x")
    assert resolve_base_url(contract(*RELATIVE), once) == once


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, "https://api.example.com/v1"),
        ("https://api.example.com", "https://api.example.com/v1"),
        ("https://test.example.com/v2/", "https://test.example.com/v2"),
        ("https://test.example.com", "https://test.example.com/v1"),
        ("https://elsewhere/v2", "https://elsewhere/v2/v1"),
    ],
)
def test_a_document_with_absolute_servers(given: str | None, expected: str) -> None:
    assert resolve_base_url(contract(*ABSOLUTE), given) == expected


def test_a_document_without_a_path() -> None:
    assert resolve_base_url(contract("/"), "https://h/") == "https://h"
    assert resolve_base_url(contract("https://h"), None) == "https://h"


@pytest.mark.parametrize("server", ["/communications", "/", "//host/communications"])
def test_base_url_is_required_where_the_document_names_no_host(server: str) -> None:
    with pytest.raises(ValueError, match="base_url is required"):
        resolve_base_url(contract(server), None)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("https://user:s3cret@h", "must not hold credentials"),
        ("https://s3cret@h", "must not hold credentials"),
        ("https://h?key=s3cret", "query or a fragment"),
        ("https://h/x?", "query or a fragment"),
        ("https://h#s3cret", "query or a fragment"),
        ("ftp://h/s3cret", "http:// or https://"),
        ("h/s3cret", "http:// or https://"),
        ("/s3cret", "http:// or https://"),
        ("", "http:// or https://"),
        ("https:///s3cret", "no host"),
        ("https://h:s3cret", "cannot be read"),
        ("https://[::s3cret", "cannot be read"),
        (" https://h/s3cret", "without spaces"),
        ("https://h/s3cret\n", "without spaces"),
        ("https://h\\@s3cret", "backslashes"),
        ("https://h/../s3cret", "path segments"),
        (b"https://h/s3cret", "must be a text"),
    ],
)
def test_a_base_url_that_cannot_be_used(given: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        SyncClientBase(contract(*RELATIVE), given)
    assert "s3cret" not in str(caught.value)


def test_requests_go_there(api: Api) -> None:
    api.call(operation(path="/items/all"), answer=OK, base_url="https://proxy/x/")
    assert api.request.url == httpx2.URL("https://proxy/x/v1/items/all")
