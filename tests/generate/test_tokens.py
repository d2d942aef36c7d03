"""Access tokens: fetched once, kept until shortly before they end, renewed, never shown."""

from __future__ import annotations

import asyncio
import base64
import copy
import dataclasses
import json
import logging
import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from starlette.responses import JSONResponse, Response

from tests.generate.authorizing import CLIENT, SECRET, Authority, Given
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from tests.generate.service import Package, Packages

MACHINE = {"machine_client_id": CLIENT, "machine_client_secret": SECRET}
DIRECTORY = {"directory_client_id": CLIENT, "directory_client_secret": SECRET}
REFUSED = {"error": "invalid_scope", "error_description": f"not {SECRET}"}
SHOWN = base64.b64encode(b"my%20program:s3cret%3A%20with%25%20%26more").decode()


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    return packages("tokens")


class Switch:
    """An application that hands requests to the authority of the test at hand."""

    authority: Authority

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.authority.app(scope, receive, send)


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Switch, str]]:
    switch = Switch()
    with serve(switch) as url:
        yield switch, url


@pytest.fixture
def authority(served: tuple[Switch, str]) -> Iterator[Authority]:
    made = served[0].authority = Authority()
    yield made
    made.gate.set()


@pytest.fixture
def url(served: tuple[Switch, str]) -> str:
    return served[1]


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest, package: Package, url: str) -> Callable[..., Any]:
    """Give what uses a client, blocking or for asyncio, several times where asked."""

    def use(function: Callable[[Any], Any], *, times: int = 1, **options: Any) -> Any:
        options = {"retries": 0, **options}
        if request.param == "sync":
            with package.client.Client(url, **options) as client:
                return [function(client) for _ in range(times)][-1]

        async def awaited() -> Any:
            async with package.async_client.AsyncClient(url, **options) as client:
                return [await function(client) for _ in range(times)][-1]

        return asyncio.run(awaited())

    return use


def items(client: Any) -> Any:
    return client.items.list_items()


class Clock:
    """A clock that a test sets."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(package: Package, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give the clocks that tokens are kept by."""
    made = Clock()
    source = _module(package, "tokens").TokenSource
    monkeypatch.setattr(source, "clock", made)
    monkeypatch.setattr(source, "wall_clock", made)
    return made


def _module(package: Package, name: str) -> ModuleType:
    import importlib

    return importlib.import_module(f"{package.name}._runtime.client.{name}")


# --- Fetched when needed, and once ----------------------------------------------------------------


def test_a_token_is_fetched_once_and_kept(run: Any, authority: Authority) -> None:
    assert run(items, times=3, **MACHINE) == ["a"]
    (asked,) = authority.asked
    assert asked.form == {"grant_type": "client_credentials", "scope": "read"}
    assert asked.headers["authorization"] == f"Basic {SHOWN}"
    assert [token for _, token in authority.sent] == ["access-1"] * 3


def test_nothing_is_fetched_where_no_token_is_needed(run: Any, authority: Authority) -> None:
    run(lambda client: client.build(client.items.list_items), **MACHINE)
    with pytest.raises(Exception, match="401"):  # of the API, which wants a token here
        run(lambda client: client.people.open(), **MACHINE)
    assert authority.asked == []


def test_a_dry_run_shows_that_there_will_be_a_token(run: Any) -> None:
    request = run(lambda client: client.build(client.items.list_items), **MACHINE)
    assert "Authorization: Bearer ***" in request.curl()


def test_scopes_are_those_of_the_operation(run: Any, authority: Authority) -> None:
    add = lambda client: client.with_raw_response(client.items.add_item, body="c")  # noqa: E731
    run(add, api_key="tenant", **MACHINE)
    assert authority.asked[-1].form["scope"] == "read write"


def test_given_scopes_take_their_place(run: Any, package: Package, authority: Authority) -> None:
    grant = package.client.ClientCredentials(client_id=CLIENT, client_secret=SECRET, scopes=["all"])
    run(items, machine_token=grant)
    assert authority.asked[0].form["scope"] == "all"


def test_a_given_token_is_sent_as_it_is(run: Any, authority: Authority) -> None:
    with pytest.raises(Exception, match="401"):
        run(items, machine_token="mine", **MACHINE)
    with pytest.raises(Exception, match="401"):
        run(
            lambda client: client.items.list_items(headers={"authorization": "Bearer own"}),
            **MACHINE,
        )
    assert authority.asked == []
    assert [token for _, token in authority.sent] == ["mine", "own"]


def test_twenty_threads_fetch_once(package: Package, url: str, authority: Authority) -> None:
    authority.gate.clear()
    with (
        package.client.Client(url, **MACHINE) as client,
        ThreadPoolExecutor(20) as pool,
    ):
        calls = [pool.submit(items, client) for _ in range(20)]
        assert authority.entered.wait(30)
        authority.gate.set()
        assert [call.result(30) for call in calls] == [["a"]] * 20
    assert len(authority.asked) == 1


def test_twenty_tasks_fetch_once(package: Package, url: str, authority: Authority) -> None:
    async def main() -> list[Any]:
        async with package.async_client.AsyncClient(url, **MACHINE) as client:
            return await asyncio.gather(*(items(client) for _ in range(20)))

    assert asyncio.run(main()) == [["a"]] * 20
    assert len(authority.asked) == 1


def test_clients_that_share_a_cache_fetch_once(
    package: Package, url: str, authority: Authority
) -> None:
    authority.gate.clear()
    cache = package.client.MemoryTokenCache()
    with ThreadPoolExecutor(10) as pool, ExitStack() as stack:
        clients = [
            stack.enter_context(package.client.Client(url, token_cache=cache, **MACHINE))
            for _ in range(10)
        ]
        calls = [pool.submit(items, client) for client in clients]
        assert authority.entered.wait(30)
        authority.gate.set()
        assert [call.result(30) for call in calls] == [["a"]] * 10
    assert len(authority.asked) == 1


def test_tasks_of_clients_that_share_a_cache_fetch_once(
    package: Package, url: str, authority: Authority
) -> None:
    class Stored(dict[str, Any]):  # as a program may write it; without items it counts as False
        def set(self, key: str, token: Any) -> None:
            self[key] = token

    cache = Stored()

    async def main() -> list[Any]:
        async with AsyncExitStack() as stack:
            clients = [
                await stack.enter_async_context(
                    package.async_client.AsyncClient(url, token_cache=cache, **MACHINE)
                )
                for _ in range(10)
            ]
            return await asyncio.gather(*map(items, clients))

    assert asyncio.run(main()) == [["a"]] * 10
    assert len(authority.asked) == 1
    assert len(cache) == 1


@pytest.mark.parametrize("closed", [0, 1])
def test_a_client_that_is_closed_ends_its_own_calls_only(
    package: Package, url: str, authority: Authority, closed: int
) -> None:
    authority.gate.clear()
    cache = package.client.MemoryTokenCache()

    async def main() -> Any:
        clients = [
            package.async_client.AsyncClient(url, token_cache=cache, retries=0, **MACHINE)
            for _ in range(2)
        ]
        first = asyncio.create_task(items(clients[0]))
        await asyncio.to_thread(authority.entered.wait, 30)
        second = asyncio.create_task(items(clients[1]))
        await asyncio.sleep(0)
        calls = [first, second]
        await clients[closed].aclose()
        authority.gate.set()
        with pytest.raises(package.errors.ClientClosed):
            await calls[closed]
        answer = await calls[1 - closed]
        await clients[1 - closed].aclose()
        return answer

    assert asyncio.run(main()) == ["a"]


def test_a_cancelled_task_does_not_end_the_fetch(
    package: Package, url: str, authority: Authority
) -> None:
    authority.gate.clear()

    async def main() -> Any:
        async with package.async_client.AsyncClient(url, **MACHINE) as client:
            first = asyncio.create_task(items(client))
            await asyncio.to_thread(authority.entered.wait, 30)
            second = asyncio.create_task(items(client))
            await asyncio.sleep(0)
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            authority.gate.set()
            return await second

    assert asyncio.run(main()) == ["a"]
    assert len(authority.asked) == 1


def test_closing_ends_a_fetch(package: Package, url: str, authority: Authority) -> None:
    authority.gate.clear()

    async def main() -> None:
        client = package.async_client.AsyncClient(url, **MACHINE)
        call = asyncio.create_task(items(client))
        await asyncio.to_thread(authority.entered.wait, 30)
        await client.aclose()
        with pytest.raises(package.errors.ClientClosed):
            await call
        authority.gate.set()

    asyncio.run(main())


def test_a_failed_fetch_fails_all_who_wait(
    package: Package, url: str, authority: Authority
) -> None:
    authority.gate.clear()
    authority.answer = JSONResponse({"error": "invalid_client"}, 401)
    with package.client.Client(url, retries=0, **MACHINE) as client, ThreadPoolExecutor(5) as pool:
        calls = [pool.submit(items, client) for _ in range(5)]
        assert authority.entered.wait(30)
        authority.gate.set()
        errors = [call.exception(30) for call in calls]
    assert all(isinstance(error, package.errors.TokenError) for error in errors)
    assert len({id(error) for error in errors}) == 5


# --- Renewed --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lifetime", "kept"), [(3600, 3569), (60, 53), (10, 8)])
def test_a_token_is_renewed_shortly_before_it_ends(
    run: Any, authority: Authority, clock: Clock, lifetime: int, kept: int
) -> None:
    authority.lifetime = lifetime
    passed = iter([0, kept, lifetime - kept])

    def call(client: Any) -> Any:
        clock.now += next(passed)
        return items(client)

    run(call, times=3, **MACHINE)
    assert [token for _, token in authority.sent] == ["access-1", "access-1", "access-2"]


def test_after_401_another_token_is_sent_once(run: Any, authority: Authority) -> None:
    authority.refused = {"access-1"}
    assert run(items, times=2, **MACHINE) == ["a"]
    assert [token for _, token in authority.sent] == ["access-1", "access-2", "access-2"]


def test_attempts_are_counted_through_a_401(
    run: Any, package: Package, authority: Authority
) -> None:
    authority.refused = {"access-1"}
    seen: list[Any] = []
    hooks = package.client.Hooks(on_request=seen.append, on_response=seen.append)
    run(items, times=2, hooks=hooks, **MACHINE)
    assert [event.attempt for event in seen] == [1, 1, 2, 2, 1, 1]


def test_a_second_401_is_the_answer(run: Any, package: Package, authority: Authority) -> None:
    authority.refused = {"access-1", "access-2"}
    with pytest.raises(package.errors.Unauthorized):
        run(items, **MACHINE)
    assert len(authority.sent) == 2
    assert len(authority.asked) == 2


def test_401_drops_only_the_token_that_was_sent(package: Package) -> None:
    tokens, caches = _module(package, "tokens"), _module(package, "token_caches")
    grants = _module(package, "grants")
    scheme = package._operations.CONTRACT.security_schemes["machine"]
    grant = grants.ClientCredentials(client_id="c", client_secret="s")
    source = tokens.TokenSource(scheme, grant, "https://h/v1", caches.MemoryTokenCache())
    source.keep("key", caches.Token("newer"))
    source.drop("key", "older")
    assert source.current("key") == caches.Token("newer")
    source.drop("key", "newer")
    assert source.current("key") is None


# --- Refresh tokens -------------------------------------------------------------------------------


def mine(client: Any) -> Any:
    return client.items.list_mine()


@pytest.mark.parametrize("public", [False, True], ids=["confidential", "public"])
def test_a_refresh_token_is_replaced_by_the_new_one(
    run: Any, authority: Authority, clock: Clock, url: str, public: bool
) -> None:
    authority.seed("first")
    authority.client.method = "none" if public else "client_secret_basic"

    def call(client: Any) -> Any:
        clock.now += 3600
        return mine(client)

    user = {"user_client_id": CLIENT, "user_refresh_token": "first"}
    user |= {} if public else {"user_client_secret": SECRET}
    run(call, times=3, user_token_url=f"{url}/auth/token", **user)
    shown = [asked.form["refresh_token"] for asked in authority.asked]
    assert shown[0] == "first"
    assert len(set(shown)) == 3
    assert all("scope" not in asked.form for asked in authority.asked)
    assert [asked.form.get("client_id") for asked in authority.asked] == [
        CLIENT if public else None
    ] * 3


def test_a_stored_cache_has_the_new_refresh_token_at_the_next_start(
    run: Any, package: Package, authority: Authority, url: str, tmp_path: Path
) -> None:
    token_class = package.types.Token

    class Stored:
        """Keeps tokens in files."""

        def get(self, key: str, /) -> Any:
            file = tmp_path / key
            return token_class(**json.loads(file.read_text())) if file.is_file() else None

        def set(self, key: str, token: Any, /) -> None:
            (tmp_path / key).write_text(json.dumps(dataclasses.asdict(token)))

    authority.seed("first")
    user = {"user_client_id": CLIENT, "user_client_secret": SECRET, "user_refresh_token": "first"}
    user["user_token_url"] = f"{url}/auth/token"
    for _ in range(2):
        run(mine, token_cache=Stored(), **user)
    assert len(authority.asked) == 1
    authority.refused = {"access-1"}
    run(mine, token_cache=Stored(), **user)
    assert authority.asked[1].form["refresh_token"].startswith("refresh-")
    (file,) = tmp_path.iterdir()
    assert re.fullmatch(r"[0-9a-f]{64}", file.name)


def test_clients_share_a_cache(run: Any, package: Package, authority: Authority) -> None:
    cache = package.client.MemoryTokenCache()
    run(items, token_cache=cache, **MACHINE)
    run(items, token_cache=cache, **MACHINE)
    assert len(authority.asked) == 1
    assert "access" not in repr(cache)


# --- Where tokens come from -----------------------------------------------------------------------


def test_the_secret_in_the_form(run: Any, package: Package, authority: Authority) -> None:
    authority.client.method = "client_secret_post"
    grant = package.client.ClientCredentials(
        client_id=CLIENT,
        client_secret=lambda: SECRET,
        authentication="client_secret_post",
        parameters={"audience": "https://api.example.com"},
    )
    run(items, machine_token=grant)
    (asked,) = authority.asked
    assert (asked.form["client_id"], asked.form["client_secret"]) == (CLIENT, SECRET)
    assert asked.form["audience"] == "https://api.example.com"
    assert "authorization" not in asked.headers


@pytest.fixture
def _metadata(package: Package, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """Let the document name the metadata of the authority."""
    schemes = package._operations.CONTRACT.security_schemes
    metadata_url = f"{url}/.well-known/openid-configuration"
    changed = dataclasses.replace(schemes["directory"], metadata_url=metadata_url)
    monkeypatch.setitem(schemes, "directory", changed)


@pytest.mark.usefixtures("_metadata")
@pytest.mark.parametrize("way", ["client_secret_basic", "client_secret_post"])
def test_metadata_name_the_token_endpoint(run: Any, authority: Authority, way: str) -> None:
    authority.client.method, authority.ways = way, (way,)
    run(lambda client: client.people.list_people(), times=2, **DIRECTORY)
    (asked,) = authority.asked
    assert asked.form["scope"] == "people"
    assert ("client_secret" in asked.form) == (way == "client_secret_post")


@pytest.mark.usefixtures("_metadata")
def test_metadata_of_another_issuer_are_refused(
    package: Package, run: Any, authority: Authority
) -> None:
    authority.issuer = "https://evil.example.com"
    with pytest.raises(package.errors.TokenError, match="another issuer"):
        run(lambda client: client.people.list_people(), **DIRECTORY)
    assert authority.asked == []


@pytest.mark.parametrize(
    ("keywords", "message"),
    [
        ({"machine_client_id": "c"}, "client_secret is not given"),
        ({"machine_client_secret": "s"}, "client_id is not given"),
        ({**MACHINE, "machine_token_url": "http://example.com/token"}, "must be https"),
        ({**MACHINE, "machine_token_url": "https://a:b@example.com/token"}, "without credentials"),
        ({**MACHINE, "machine_token_url": "https://example.com/token#f"}, "fragment"),
        ({"user_client_id": "c", "user_client_secret": "s"}, "has no flow clientCredentials"),
    ],
)
def test_what_cannot_get_a_token_is_refused_at_once(
    package: Package, url: str, keywords: dict[str, Any], message: str
) -> None:
    for cls in (package.client.Client, package.async_client.AsyncClient):
        with pytest.raises(ValueError, match=message):
            cls(url, **keywords)


def test_an_api_on_another_host_needs_https(package: Package) -> None:
    with pytest.raises(ValueError, match="must be https"):
        package.client.Client("http://api.example.com", **MACHINE)


def test_the_environment_has_it_all(package: Package, url: str, authority: Authority) -> None:
    environ = {
        "CASE_TOKENS_STAGING_BASE_URL": url,
        "CASE_TOKENS_STAGING_MACHINE_CLIENT_ID": CLIENT,
        "CASE_TOKENS_STAGING_MACHINE_CLIENT_SECRET": SECRET,
        "CASE_TOKENS_STAGING_MACHINE_TOKEN_URL": f"{url}/auth/token",
    }
    with package.client.Client.from_env("staging", environ=environ) as client:
        assert items(client) == ["a"]
    assert len(authority.asked) == 1


def test_an_http_client_adds_nothing_to_a_request_for_a_token(
    package: Package, url: str, authority: Authority
) -> None:
    http = httpx2.Client(
        headers={"X-Own": "1"}, auth=("own", "password"), cookies={"c": "1"}, follow_redirects=True
    )
    grant = package.client.ClientCredentials(client_id=CLIENT, client_secret=SECRET)
    authority.redirect()
    with (
        http,
        package.client.Client(url, http_client=http, machine_token=grant) as client,
        pytest.raises(package.errors.TokenError, match="307"),
    ):
        items(client)
    (asked,) = authority.asked
    assert asked.headers["authorization"] == f"Basic {SHOWN}"
    assert not {"x-own", "cookie"} & asked.headers.keys()


# --- What goes wrong, and what nobody sees --------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (
            JSONResponse({"error": "invalid_scope", "error_description": f"not {SECRET}"}, 400),
            "invalid_scope: not \\*\\*\\*",
        ),
        (JSONResponse({"access_token": ""}), "no `access_token`"),
        (JSONResponse({"access_token": "t", "token_type": "mac"}), "another type"),
        (JSONResponse({"access_token": "t\r\nX: y", "token_type": "Bearer"}), "cannot be sent"),
        (JSONResponse({"access_token": "t", "expires_in": "soon"}), "expires_in"),
        (Response("<html>"), "no `access_token`"),
        (Response(b"[" * 100_000), "no `access_token`"),
        (Response(b" " * 300_000), "bytes"),
        (Response(status_code=503), "503"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_token_is_told(
    run: Any, package: Package, authority: Authority, answer: Response, message: str
) -> None:
    authority.answer = answer
    with pytest.raises(package.errors.TokenError, match=message) as caught:
        run(items, **MACHINE)
    error = caught.value
    assert error.operation_id == "listItems"
    assert "nothing was sent" in str(error)
    assert authority.sent == []
    for other in (copy.copy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 - ours
        assert (str(other), other.error) == (str(error), error.error)


def test_a_numeric_text_is_a_lifetime(run: Any, authority: Authority) -> None:
    authority.server.given.append(Given({"access_token": "t"}))
    authority.answer = JSONResponse({"access_token": "t", "expires_in": "3600"})
    assert run(items, times=2, **MACHINE) == ["a"]
    assert len(authority.asked) == 1


def test_what_passes_is_tried_again(run: Any, package: Package, authority: Authority) -> None:
    authority.answer = Response(status_code=503)
    with pytest.raises(package.errors.TokenError):
        run(items, retries=package.client.Retries(limit=2, initial=0), **MACHINE)
    assert len(authority.asked) == 3


def test_a_refresh_token_is_not_shown_twice(
    run: Any, package: Package, authority: Authority, url: str
) -> None:
    authority.answer = Response(status_code=503)
    user = {"user_client_id": CLIENT, "user_client_secret": SECRET, "user_refresh_token": "first"}
    with pytest.raises(package.errors.TokenError):
        run(
            mine,
            retries=package.client.Retries(limit=2, initial=0),
            user_token_url=f"{url}/auth/token",
            **user,
        )
    assert len(authority.asked) == 1


def test_no_secret_is_seen(
    run: Any, package: Package, authority: Authority, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    authority.refused = {"access-1"}
    seen: list[Any] = []
    hooks = package.client.Hooks(on_request=seen.append, on_response=seen.append)

    def call(client: Any) -> Any:
        seen.extend([client, client._credentials, client._tokens, vars(client)])
        return items(client)

    run(call, hooks=hooks, **MACHINE)
    grant = package.client.ClientCredentials(client_id=CLIENT, client_secret=SECRET)
    refresh = package.client.RefreshToken(client_id=CLIENT, refresh_token="refresh-secret")
    own = [record.getMessage() for record in caplog.records if "authlib" not in record.name]
    text = f"{own} {seen!r} {grant!r} {refresh!r}"
    assert "a new token from" in caplog.text
    for secret in (SECRET, SHOWN, "access-1", "access-2", "refresh-secret", "s3cret"):
        assert secret not in text


def test_the_total_time_holds_for_the_token_too(
    run: Any, package: Package, authority: Authority
) -> None:
    authority.gate.clear()
    with pytest.raises((package.errors.TokenError, package.errors.Timeout)):
        run(items, total_timeout=0.2, **MACHINE)
    assert authority.sent == []


# --- Mock, testing kit, command line, contract suite ----------------------------------------------


def test_the_mock_gives_tokens_and_takes_them(package: Package) -> None:
    mock = package.mock.create_mock(client_id=CLIENT, client_secret=SECRET)
    with package.client.Client.for_app(mock, retries=0, **MACHINE) as client:
        assert items(client) == ["a", "b"]
        grant = package.client.ClientCredentials(
            client_id=CLIENT, client_secret=SECRET, parameters={"lifetime": "0"}
        )
    refused = package.errors.Unauthorized
    wrong = {**MACHINE, "machine_client_secret": "wrong"}
    for keywords, error in (
        ({"machine_token": grant}, refused),  # its tokens end at once
        ({"machine_token": "other"}, refused),
        (wrong, package.errors.TokenError),
    ):
        with (
            package.client.Client.for_app(mock, retries=0, **keywords) as client,
            pytest.raises(error),
        ):
            items(client)
    shown = [request for request in mock.requests if request.path == "/auth/token"]
    assert shown
    assert SECRET not in str([request.as_dict() for request in shown])


def test_the_mock_replaces_refresh_tokens(package: Package) -> None:
    mock = package.mock.create_mock(token_lifetime=0.0)
    user = {"user_client_id": "c", "user_client_secret": "s", "user_refresh_token": "first"}
    with package.client.Client.for_app(mock, retries=0, **user) as client:
        for _ in range(2):
            with pytest.raises(package.errors.Unauthorized):
                mine(client)
    paths = [request.path for request in mock.requests]
    assert paths.count("/refresh") == 4
    keywords = {"directory_client_id": "c", "directory_client_secret": "s"}
    kept = package.mock.create_mock()
    with package.client.Client.for_app(kept, **keywords) as client:
        assert client.people.list_people() == ["p"]
    assert [request.path for request in kept.requests][:2] == [
        "/.well-known/openid-configuration",
        "/token",
    ]


def test_a_fake_client_shows_tokens(package: Package) -> None:
    fake = package.testing.FakeClient()
    items(fake)
    assert [call.token for call in fake.calls] == ["token"]
    grant = package.client.ClientCredentials(client_id="c", client_secret="s")
    fake = package.testing.FakeClient(machine_token=grant)
    items(fake)
    fake.respond(fake.items.list_items, status=401)
    items(fake)
    assert [call.token for call in fake.calls] == ["fake-token-1", "fake-token-1", "fake-token-2"]
    assert [call.scopes for call in fake.token_calls] == [("read",)] * 2
    fake = package.testing.FakeClient(directory_token=grant)
    fake.people.list_people()
    assert [call.token for call in fake.calls] == ["fake-token-1"]


def test_the_command_line_gets_tokens(
    package: Package,
    url: str,
    authority: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "secret"
    file.write_text(SECRET + "\n")
    words = ["items", "list-items", "--base-url", url, "--output", "json"]
    options = ["--machine-client-id", CLIENT, "--machine-client-secret-file", str(file)]
    assert package.cli.main([*words, *options]) == 0
    monkeypatch.setenv("CASE_TOKENS_MACHINE_CLIENT_ID", CLIENT)
    monkeypatch.setenv("CASE_TOKENS_MACHINE_CLIENT_SECRET", SECRET)
    assert package.cli.main(words) == 0
    assert len(authority.asked) == 2
    assert package.cli.main([*words, "--dry-run"]) == 0
    assert "'Authorization: Bearer '\"$CASE_TOKENS_MACHINE_TOKEN\"" in capsys.readouterr().out
    assert len(authority.asked) == 2
    monkeypatch.setenv("CASE_TOKENS_MACHINE_CLIENT_SECRET", "wrong")
    assert package.cli.main(words) == 2
    assert "invalid_client" in capsys.readouterr().err
    monkeypatch.delenv("CASE_TOKENS_MACHINE_CLIENT_ID")
    monkeypatch.delenv("CASE_TOKENS_MACHINE_CLIENT_SECRET")
    assert package.cli.main(words) == 2
    told = capsys.readouterr().err
    assert "CASE_TOKENS_MACHINE_CLIENT_ID and CASE_TOKENS_MACHINE_CLIENT_SECRET" in told
    assert package.cli.main(["--help"]) == 0
    assert "--machine-client-secret-file" in capsys.readouterr().out


def test_the_contract_suite_gets_tokens(package: Package) -> None:
    mock = package.mock.create_mock(client_id="c", client_secret="s")
    grant = package.client.ClientCredentials(client_id="c", client_secret="s")
    report = package.contract.run(app=mock, machine_token=grant, only=["listItems"])
    assert report.held
    assert "/auth/token" in [request.path for request in mock.requests]
