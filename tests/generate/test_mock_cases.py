"""The mock of every case: each operation and status is answered, and credentials are checked."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from generators.runtime.responses import status_of
from generators.runtime.server.routing import server_path
from tests.support import NAMES, generated

if TYPE_CHECKING:
    from tests.generate.service import Loopback, Packages

SERVED = [
    name
    for name in NAMES
    if generated(name).described.api.operations  # type: ignore[union-attr]
]


def authorised(contract: Any, operation: Any, headers: dict[str, str]) -> dict[str, str]:
    """Add credentials of an operation's first alternative to header fields; return the query."""
    query: dict[str, str] = {}
    for name in operation.security[0] if operation.security else ():
        scheme = contract.security_schemes[name]
        if scheme.location == "query":
            query[scheme.parameter_name] = "k"
        elif scheme.location == "cookie":
            pairs = [headers.get("Cookie", ""), f"{scheme.parameter_name}=k"]
            headers["Cookie"] = "; ".join(filter(None, pairs))
        elif scheme.location == "header":
            headers[scheme.parameter_name] = "k"
        else:
            words = {"basic": "Basic dTpw", "digest": "Digest x"}
            headers["Authorization"] = words.get(scheme.scheme, "Bearer t")
    return query


def send(loopback: Loopback, mock: Any, method: str, path: str, **more: Any) -> httpx2.Response:
    loopback.app = mock
    return loopback.http.request(method, loopback.url + path, **more)


def send_within(mock: Any, method: str, path: str, **more: Any) -> httpx2.Response:
    """Send in this process, where a header field may have any name."""

    async def ask() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=mock)
        async with httpx2.AsyncClient(transport=transport, base_url="http://mock.test") as http:
            return await http.request(method, path, **more)

    return asyncio.run(ask())


@pytest.mark.parametrize("case", SERVED)
def test_every_answer(packages: Packages, loopback: Loopback, case: str) -> None:
    package = packages(case)
    mock, samples = package.mock.create_mock(), getattr(package, "_runtime.mock.samples")
    for operation in mock.contract.operations:
        base = server_path((operation.servers or mock.contract.servers)[0].url)
        for response in operation.responses:
            status = status_of(operation.responses, response)
            for made in ("false", "true"):
                try:
                    request = samples.sample(mock.contract, mock.documented, operation, base, "")
                except package.errors.RequestInvalid:
                    assert case == "hostile"  # an example that its schema denies
                    continue
                except ValueError:
                    assert (case, operation.id) == ("samples", "unknown")  # nothing is known
                    continue
                headers = {**request.headers, "Prefer": f"code={status}, dynamic={made}"}
                query = authorised(mock.contract, operation, headers)
                path = str(httpx2.URL("http://mock.test" + request.url).copy_merge_params(query))
                ask = send_within if case == "hostile" else partial(send, loopback)
                answer = ask(
                    *(mock, operation.method, path.removeprefix("http://mock.test")),
                    headers=headers,
                    content=request.content,
                )
                assert answer.status_code == status, (operation.id, answer.text)
                for name, value in answer.headers.items():
                    assert re.fullmatch(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+", name)
                    assert value.isprintable()


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/default", {}, 401),
        ("/default", {"headers": {"Authorization": "Bearer t"}}, 204),
        ("/default", {"headers": {"Authorization": "Basic dTpw"}}, 401),
        ("/default", {"headers": {"Authorization": "Bearer a b"}}, 401),
        ("/open", {}, 204),
        ("/optional", {}, 204),
        ("/optional", {"headers": {"Authorization": "Bearer a b"}}, 401),
        ("/either", {}, 401),
        ("/either", {"headers": {"X-Api-Key": "k"}}, 204),
        ("/either", {"params": {"api key": "k"}}, 204),
        ("/both", {"headers": {"X-Api-Key": "k"}}, 401),
        ("/both", {"headers": {"X-Api-Key": "k", "Cookie": "sid=c"}}, 204),
        ("/mixed", {"headers": {"Authorization": "Basic dTpw"}}, 204),
        ("/mixed", {"headers": {"Authorization": "Basic nothing"}}, 401),
        ("/mixed", {"headers": {"Authorization": "Bearer t"}}, 401),
        ("/scoped", {"headers": {"Authorization": "Bearer t"}}, 204),
        ("/certificate", {"headers": {"Authorization": "Digest x"}}, 204),
        ("/certificate", {}, 401),
    ],
)
def test_any_well_formed_credentials(
    packages: Packages, loopback: Loopback, path: str, sent: dict[str, Any], status: int
) -> None:
    mock = packages("security").mock.create_mock()
    answer = send(loopback, mock, "GET", path, **sent)
    assert answer.status_code == status
    assert ("www-authenticate" in answer.headers) == (status == 401)
    shown = mock.requests[-1]
    for name in ("authorization", "x-api-key", "cookie"):
        assert shown.headers.get(name, "***") == "***"
    assert "key=k" not in shown.url


@pytest.mark.parametrize(
    ("options", "path", "sent"),
    [
        ({"token": "right"}, "/default", {"Authorization": "Bearer right"}),
        ({"token": "right"}, "/scoped", {"Authorization": "Bearer right"}),
        ({"api_key": "right"}, "/either", {"X-Api-Key": "right"}),
        ({"username": "u", "password": "p"}, "/mixed", {"Authorization": "Basic dTpw"}),
        ({"password": "p"}, "/mixed", {"Authorization": "Basic dTpw"}),
    ],
)
def test_the_credentials_that_are_expected(
    packages: Packages, loopback: Loopback, options: dict[str, str], path: str, sent: dict[str, str]
) -> None:
    create_mock = packages("security").mock.create_mock
    assert send(loopback, create_mock(**options), "GET", path, headers=sent).status_code == 204
    others = dict.fromkeys(options, "other")
    assert send(loopback, create_mock(**others), "GET", path, headers=sent).status_code == 401
