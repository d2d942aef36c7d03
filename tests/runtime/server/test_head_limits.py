"""Heads are limited in the app as well, under any server."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.middleware import Middleware

from tests.runtime.server.server_support import Things, ask, ask_raw, body, operation, serve

FIELDS = [(f"x-{number}", "1") for number in range(98)]


class Noting:
    """Middleware that notes what it sees."""

    def __init__(self, app: Any, seen: list[Any]) -> None:
        self.app = app
        self.seen = seen

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.seen.append(scope)
        await self.app(scope, receive, send)


@pytest.mark.parametrize("dispatch", ["app", "direct"])
@pytest.mark.parametrize("target", ["/things", "/nothing", "/openapi.json", "/things?" + "a" * 999])
def test_what_a_scope_shows(dispatch: str, target: str) -> None:
    app = serve(operation(), handler=Things(1), dispatch=dispatch, max_head_bytes=1000)
    ordinary = ask(app, target=target)
    assert ordinary.status in {200, 404}
    answer = ask(app, target=target, headers={"x-a": "x" * 1000})
    assert answer.problem(431)
    assert answer.headers["connection"] == "close"
    assert ask(app, target=target, headers={"x-a": "x" * 500, "x" * 500: "1"}).problem(431)


@pytest.mark.parametrize("dispatch", ["app", "direct"])
def test_how_many_fields_and_how_long_a_query(dispatch: str) -> None:
    app = serve(operation(), handler=Things(1), dispatch=dispatch)
    assert ask(app, headers=dict(FIELDS[:90])).status == 200
    assert ask(app, headers={**dict(FIELDS), "x-98": "1", "x-99": "1", "x-100": "1"}).problem(431)
    assert ask_raw(app, "/things?" + "a" * 65537).problem(414)
    app = serve(operation(), handler=Things(1), dispatch=dispatch, max_head_fields=20)
    assert ask(app, headers=dict(FIELDS[:30])).problem(431)


def test_middleware_does_not_see_them() -> None:
    seen: list[Any] = []
    middleware = [Middleware(Noting, seen=seen)]
    app = serve(operation(), handler=Things(1), middleware=middleware, max_head_fields=20)
    assert ask(app, headers=dict(FIELDS[:30])).problem(431)
    assert not seen
    assert ask(app).status == 200
    assert len(seen) == 1


@pytest.mark.parametrize("digits", ["0" * 5000, "9" * 5000, "9" * 21])
def test_a_length_of_many_digits(digits: str) -> None:
    app = serve(operation(method="POST", body=body(Any)), handler=Things(1))
    headers = {"content-length": digits, "content-type": "application/json"}
    assert ask(app, "POST", headers=headers).problem(400)
