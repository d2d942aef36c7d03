"""What is sent twice is done once: idempotency keys, and versions (`ETag`, `If-Match`)."""

from __future__ import annotations

import asyncio
import uuid
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from starlette.requests import Request

    from tests.generate.service import Package, Packages

Run = "Callable[..., Any]"
ORDER = {"item": "lamp", "count": 2}
KEY = "Idempotency-Key"


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    return packages("idempotency")


@pytest.fixture(scope="module")
def mock(package: Package) -> Iterator[Any]:
    """Give the mock, on a socket, with its URL."""
    made = package.mock.create_mock()
    with serve(made) as url:
        made.url = url
        yield made


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest, package: Package, mock: Any) -> Callable[..., Any]:
    """Give what makes a call of `client.orders` with either client, or of the client itself."""
    mock.reset()
    retries = package.client.Retries(limit=2, initial=0)

    def call(use: Callable[[Any], Any], *, url: str = "", **options: Any) -> Any:
        options = {"retries": retries, **options}
        if request.param == "sync":
            cls = package.client.Client
            with cls(url, **options) if url else cls.for_app(mock, **options) as client:
                return use(client)

        async def awaited() -> Any:
            cls = package.async_client.AsyncClient
            async with cls(url, **options) if url else cls.for_app(mock, **options) as client:
                return await use(client)

        return asyncio.run(awaited())

    return call


def place(client: Any, **more: Any) -> Any:
    return client.orders.place_order(body=ORDER, **more)


def keys(mock: Any, operation_id: str, header: str = KEY) -> list[str]:
    return [request.headers[header.lower()] for request in mock.requests_of(operation_id)]


# --- Idempotency keys -----------------------------------------------------------------------------


def test_each_call_has_a_key_of_its_own(run: Any, mock: Any) -> None:
    run(place)
    run(place)
    first, second = keys(mock, "placeOrder")
    assert first != second
    assert {uuid.UUID(key).version for key in (first, second)} == {4}


@pytest.mark.parametrize("fault", [{"drop": True}, {"status": 503}])
def test_what_may_have_arrived_is_sent_again_with_the_same_key(
    run: Any, mock: Any, fault: dict[str, Any]
) -> None:
    mock.fail_next(operation_id="placeOrder", count=2, **fault)
    assert run(place).item == "lamp"
    sent = keys(mock, "placeOrder")
    assert len(sent) == 3
    assert len(set(sent)) == 1


def test_a_marked_header_field_is_a_key(run: Any, mock: Any) -> None:
    mock.fail_next(operation_id="changeOrder", drop=True)
    run(lambda client: client.orders.change_order(order_id="1", body=ORDER))
    first, second = keys(mock, "changeOrder", "X-Request-Token")
    assert first == second


def test_without_a_key_nothing_is_sent_again(run: Any, mock: Any, package: Package) -> None:
    mock.fail_next(operation_id="addNote", drop=True)
    with pytest.raises(package.errors.ConnectionLost):
        run(lambda client: client.notes.add_note(order_id="1", idempotency_key=7))
    assert keys(mock, "addNote") == ["7"]
    run(lambda client: client.notes.replace_notes(order_id="1"))
    (request,) = mock.requests_of("replaceNotes")
    assert KEY.lower() not in request.headers


@pytest.mark.parametrize(
    ("options", "client"),
    [
        ({"idempotency_key": "my-own-key"}, {}),
        ({"headers": {"idempotency-key": "my-own-key"}}, {}),
        ({}, {"headers": {"IDEMPOTENCY-KEY": "my-own-key"}}),
    ],
    ids=["argument", "call", "client"],
)
def test_a_given_key_is_sent_and_kept(
    run: Any, mock: Any, options: dict[str, Any], client: dict[str, Any]
) -> None:
    mock.fail_next(operation_id="placeOrder", drop=True)
    run(lambda made: place(made, **options), **client)
    assert keys(mock, "placeOrder") == ["my-own-key"] * 2


def test_a_key_that_is_not_as_declared_is_refused(run: Any, package: Package) -> None:
    with pytest.raises(package.errors.RequestInvalid, match="idempotency_key"):
        run(lambda client: place(client, idempotency_key="short"))


def test_a_fake_client_shows_the_key(package: Package) -> None:
    fake = package.testing.FakeClient()
    place(fake)
    assert uuid.UUID(fake.last.headers[KEY]).version == 4
    assert fake.last.request.repeatable


def test_the_command_line_makes_up_a_key(
    package: Package, mock: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    mock.reset()
    mock.fail_next(operation_id="placeOrder", status=503, headers={"Retry-After": "0"})
    words = ["orders", "place-order", "--set", "item=lamp", "--base-url", mock.url]
    assert package.cli.main(words) == 0
    assert package.cli.main([*words, "--idempotency-key", "from-option"]) == 0
    first, second, third = keys(mock, "placeOrder")
    assert (first == second, third) == (True, "from-option")
    assert "lamp" in capsys.readouterr().out


# --- Versions -------------------------------------------------------------------------------------


def get(client: Any, etag: str | None) -> Any:
    return client.if_changed(client.orders.get_order, etag, order_id="1")


def test_what_has_not_changed_is_not_answered(run: Any) -> None:
    versioned = run(lambda client: get(client, None))
    assert (versioned.etag, versioned.value.item) == ('"v1"', "lamp")
    assert run(lambda client: get(client, '"v1"')) is None
    assert run(lambda client: get(client, 'W/"v1"')) is None
    assert run(lambda client: get(client, '"v0"')).etag == '"v1"'


def test_304_to_a_plain_call_is_an_error(run: Any, package: Package) -> None:
    with pytest.raises(package.errors.NotModified, match="nothing has changed"):
        run(lambda client: client.orders.get_order(order_id="1", headers={"If-None-Match": '"v1"'}))


def test_a_raw_answer_has_its_version(run: Any) -> None:
    raw = run(lambda client: client.with_raw_response(client.orders.get_order, order_id="1"))
    assert raw.etag == '"v1"'


def store(orders: dict[str, tuple[int, Any]]) -> Starlette:
    """Return a server that does as `If-Match` says."""

    async def put(request: Request) -> Response:
        version, _ = orders.get("1", (0, None))
        asked = request.headers.get("if-match")
        if asked is not None and asked != f'"{version}"':
            return Response(status_code=412)
        orders["1"] = version + 1, await request.json()
        return JSONResponse(orders["1"][1], headers={"ETag": f'"{version + 1}"'})

    return Starlette(routes=[Route("/v1/orders/1", put, methods=["PUT"])])


def test_a_change_of_another_version_is_refused(run: Any, package: Package) -> None:
    orders: dict[str, tuple[int, Any]] = {}

    def put(client: Any, etag: str) -> Any:
        replace = client.orders.replace_order
        return client.if_unchanged(replace, etag, order_id="1", body=ORDER)

    with serve(store(orders)) as url:
        assert run(lambda client: put(client, '"0"'), url=url).etag == '"1"'
        assert run(lambda client: put(client, '"1"'), url=url).etag == '"2"'
        with pytest.raises(package.errors.PreconditionFailed, match="read it again"):
            run(lambda client: put(client, '"1"'), url=url)
    assert orders["1"][0] == 2


def test_a_static_server_answers_what_has_changed(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "1"
    file.write_text('{"item": "lamp"}')

    async def typed(scope: Any, receive: Any, send: Any) -> None:
        async def as_json(message: Any) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0] != b"content-type"]
                message = {**message, "headers": [*kept, (b"content-type", b"application/json")]}
            await send(message)

        await StaticFiles(directory=tmp_path)(scope, receive, as_json)

    with serve(Starlette(routes=[Mount("/v1/orders", typed)])) as url:
        versioned = run(lambda client: get(client, None), url=url)
        assert versioned.value.item == "lamp"
        assert run(lambda client: get(client, versioned.etag), url=url) is None
        file.write_text('{"item": "a longer lamp"}')
        newer = run(lambda client: get(client, versioned.etag), url=url)
        assert newer.value.item == "a longer lamp"
        assert newer.etag != versioned.etag


def test_a_condition_that_a_server_may_ignore_is_refused(run: Any) -> None:
    with pytest.raises(TypeError, match="does not say that it knows If-None-Match"):
        run(lambda client: client.if_changed(client.orders.place_order, '"1"', body=ORDER))
    with pytest.raises(TypeError, match="does not say that it knows If-Match"):
        run(lambda client: client.if_unchanged(client.orders.get_order, '"1"', order_id="1"))
    with pytest.raises(TypeError, match="given twice, also by if_match"):
        run(
            lambda client: client.if_unchanged(
                client.orders.replace_order, '"1"', order_id="1", body=ORDER, if_match='"2"'
            )
        )
