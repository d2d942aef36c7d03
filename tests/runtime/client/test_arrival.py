"""What a real server receives: any text, in any place, through either client."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
import uvicorn
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.operations import Media, RequestBody, Response
from tests.runtime.client.client_support import Api, contract, json_media, operation, parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
HEADER_TEXT = st.text(st.characters(max_codepoint=0xFF, exclude_categories=["Cc"])).map(
    lambda text: text.strip(" ")
)


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Answer with what came, as the server's own parser saw it."""
    if scope["type"] != "http":
        return
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    answer = json.dumps(
        {
            "method": scope["method"],
            "path": scope["raw_path"].decode(),
            "query": scope["query_string"].decode(),
            "headers": [[k.decode("latin-1"), v.decode("latin-1")] for k, v in scope["headers"]],
            "body": body.decode("latin-1"),
        }
    ).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(answer))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": answer})


@pytest.fixture(scope="module", params=["h11", "httptools"])
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run uvicorn on a free port, with each of its two parsers."""
    # asyncio turns off Nagle's algorithm (40 ms a request) only where TCP is named.
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        config = uvicorn.Config(
            echo, http=request.param, loop="asyncio", lifespan="off", log_level="critical"
        )
        running = uvicorn.Server(config)
        thread = threading.Thread(target=running.run, args=([listener],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        running.should_exit = True
        thread.join(120)
        assert not thread.is_alive()


ECHO = operation(
    parameter("path", name="p", py_name="p", required=False),
    parameter("query", name="q ü", py_name="q"),
    parameter("header", name="X-H", py_name="h"),
    parameter("cookie", name="c", py_name="c"),
    path="/items/{p}/end",
    method="POST",
    body=RequestBody(media=(Media(content_type="application/octet-stream"),)),
    responses=(Response(status="200", media=(json_media(dict[str, Any]),)),),
)


@pytest.fixture(scope="module")
def client(server: str) -> Iterator[SyncClientBase]:
    with SyncClientBase(contract("/"), server) as made:
        yield made


@given(path=TEXT.filter(bool), query=TEXT, header=HEADER_TEXT, cookie=TEXT, body=st.binary())
@settings(max_examples=150, deadline=None)
def test_any_text_arrives_unchanged(
    client: SyncClientBase, path: str, query: str, header: str, cookie: str, body: bytes
) -> None:
    arguments = {"p": path, "q": query, "h": header, "c": cookie}
    seen = client._call(ECHO, arguments, body, {})
    start, middle, end = seen["path"].split("/")[1:]
    assert (start, unquote(middle), end) == ("items", path, "end")
    name, _, value = seen["query"].partition("=")
    assert (unquote(name), unquote(value)) == ("q ü", query)
    headers = dict(seen["headers"])
    assert headers["x-h"] == header
    assert headers["cookie"].partition("=")[0] == "c"
    assert unquote(headers["cookie"].partition("=")[2]) == cookie
    assert len(SimpleCookie(headers["cookie"])) == 1
    assert seen["body"].encode("latin-1") == body
    assert int(headers["content-length"]) == len(body)


def test_both_clients_send_the_same(server: str) -> None:
    arguments = {"p": "../ä", "q": "a&b=c+d", "h": "é", "c": "x;y"}
    with SyncClientBase(contract("/"), server) as client:
        sync_seen = client._call(ECHO, arguments, b"body", {})

    async def run() -> Any:
        async with AsyncClientBase(contract("/"), server) as made:
            return await made._call(ECHO, arguments, b"body", {})

    assert asyncio.run(run()) == sync_seen
    assert sync_seen["path"] == "/items/..%2F%C3%A4/end"


def test_a_dot_segment_is_not_resolved_away(server: str, api: Api) -> None:
    for text in (".", ".."):
        seen = api.call(ECHO, {"p": text}, base_url=server)
        assert seen["path"].startswith("/v1/items/%2E")
        assert unquote(seen["path"]) == f"/v1/items/{text}/end"


@pytest.mark.parametrize(("body", "length"), [(None, "0"), (b"", "0"), (b"abc", "3")])
def test_content_length(server: str, api: Api, body: bytes | None, length: str) -> None:
    seen = api.call(ECHO, {"p": "x"}, body, base_url=server)
    headers = dict(seen["headers"])
    assert headers["content-length"] == length
    assert ("content-type" in headers) == (body is not None)


def test_get_without_a_body_has_no_content_length(server: str, api: Api) -> None:
    responses = ECHO.responses
    seen = api.call(operation(responses=responses), base_url=server)
    names = [name for name, _ in seen["headers"]]
    assert "content-length" not in names
    assert "transfer-encoding" not in names
    assert sorted(names) == [
        "accept", "accept-encoding", "connection", "host", "user-agent",
    ]  # fmt: skip


def test_one_client_serves_many_threads(server: str) -> None:
    seen: list[str] = []
    with SyncClientBase(contract("/"), server) as made:

        def work(number: int) -> None:
            for i in range(5):
                answer = made._call(ECHO, {"p": f"{number}-{i}"}, None, {})
                seen.append(answer["path"])

        threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert sorted(seen) == sorted(f"/items/{n}-{i}/end" for n in range(8) for i in range(5))
