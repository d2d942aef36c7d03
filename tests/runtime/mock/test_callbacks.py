"""Callbacks: sent to where the request says, when the mock is told to send them."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any, cast

import pytest

from generators.runtime.mock.callbacks import Exchange, evaluate
from generators.runtime.parameters.incoming import Incoming
from generators.runtime.transports.base import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.runtime.mock.mock_support import Mocked


@contextmanager
def receiver(status: int = 204) -> Iterator[tuple[str, list[Any]]]:
    """Listen on a socket; give the address and what was received there."""
    seen: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append((self.path, self.headers["Content-Type"], json.loads(body)))
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as it is called
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook", seen
        finally:
            server.shutdown()
            thread.join(120)


@pytest.mark.parametrize("status", [204, 302, 500])
def test_a_callback_is_sent(mocked: Callable[..., Mocked], status: int) -> None:
    pets = mocked(callbacks=True)
    with receiver(status) as (url, seen):
        assert pets.add("example=dog", callbackUrl=url).status_code == 201
    sent = {"id": 1, "name": "Tom", "kind": "cat"}
    assert seen == [("/hook?method=POST&id=2", "application/json", sent)]
    assert pets.mock.requests[-1].callbacks == [
        {"name": "added", "method": "POST", "url": f"{url}?method=POST&id=2", "status": status}
    ]


def test_none_is_sent_unless_asked_for(pets: Mocked) -> None:
    with receiver() as (url, seen):
        assert pets.add(callbackUrl=url).status_code == 201
    assert seen == []
    assert pets.mock.requests[-1].callbacks == []


def test_none_is_sent_after_a_failure(mocked: Callable[..., Mocked]) -> None:
    pets = mocked(callbacks=True)
    with receiver() as (url, seen):
        assert pets.add("code=409", callbackUrl=url).status_code == 409
        assert pets.add(callbackUrl=3).status_code == 422
    assert seen == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "the body has nothing at #/callbackUrl"),
        ({"callbackUrl": "/hook"}, "not an absolute URL"),
        ({"callbackUrl": "file:///etc/passwd"}, "not an absolute URL"),
        ({"callbackUrl": "http://127.0.0.1:99999/"}, "port"),
        ({"callbackUrl": "http://127.0.0.1:1/a b"}, "control characters"),
        ({"callbackUrl": "http://127.0.0.1:1/"}, "refused"),
    ],
)
def test_what_cannot_be_sent_is_noted(
    mocked: Callable[..., Mocked], more: dict[str, str], said: str
) -> None:
    pets = mocked(callbacks=True)
    assert pets.add(**more).status_code == 201
    (entry,) = pets.mock.requests[-1].callbacks
    assert said.lower() in entry["error"].lower()
    assert pets.say("GET", "/__mock__/requests").json()[0]["callbacks"] == [entry]


def exchange() -> Exchange:
    scope = {
        "method": "PUT",
        "query_string": b"q=a%20b&q=c",
        "headers": [(b"x-url", b"http://h")],
    }
    incoming = Incoming(scope, cast("Any", None), {"id": "a%2Fb"})
    body = json.dumps({"a": {"b/c": [1, "two"]}, "null": None}).encode()
    answer = Response(202, {"Location": "/jobs/1"}, b'{"id": true}')
    return Exchange("http://mock.test/v1/x?q=1", incoming, body, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.com/fixed", "https://example.com/fixed"),
        ("$url", "http://mock.test/v1/x?q=1"),
        ("{$method} {$statusCode}", "PUT 202"),
        ("$request.query.q", "a b"),
        ("$request.path.id", "a/b"),
        ("{$request.header.X-Url}/done", "http://h/done"),
        ("$request.body#/a/b~1c/1", "two"),
        ("{$request.body#/a/b~1c/0}", "1"),
        ("$response.header.location", "/jobs/1"),
        ("$response.body#/id", "true"),
    ],
)
def test_expressions(text: str, expected: str) -> None:
    assert evaluate(text, exchange()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "$request.query.none",
        "$request.body#/a",
        "$request.body#/null",
        "$request.body#/a/b~1c/9",
        "$request.body#/a/b~1c/x",
        "$request.header.none",
        "$response.header.none",
        "$something",
        "{$request.nothing.x}",
    ],
)
def test_expressions_that_stand_for_nothing(text: str) -> None:
    with pytest.raises(ValueError, match=r"^\$|^the body"):
        evaluate(text, exchange())
