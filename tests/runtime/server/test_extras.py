"""What an app serves besides the operations, and the log of what was asked."""

from __future__ import annotations

import json
import logging
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi import HTTPException

from generators.runtime.operations import Contract, Server
from generators.runtime.server import AppOptions, build_app
from tests.runtime.server.server_support import (
    SCHEMES,
    Things,
    ask,
    ask_raw,
    body,
    operation,
    parameter,
    response,
    send,
    serve,
)

ACCESS = "things.access"


# --- Health and readiness -------------------------------------------------------------------------


def test_health_and_readiness() -> None:
    app = serve(operation(), handler=Things(1), url="/v1")
    for path, status in (("/healthz", "alive"), ("/readyz", "ready")):
        answer = ask(app, target=path)
        assert (answer.status, answer.json) == (200, {"status": status})
        assert answer.headers["cache-control"] == "no-store"
    assert ask(app, "POST", "/healthz").problem(405)
    app.state.readiness.stop()
    answer = ask(app, target="/readyz")
    assert (answer.status, answer.json) == (503, {"status": "stopping"})
    assert ask(app, target="/healthz").status == 200
    assert ask(app, target="/v1/things").status == 200  # what comes all the same is answered


def _fails() -> bool:
    raise LookupError("no database")


async def _no() -> bool:
    return False


@pytest.mark.parametrize(
    ("ready", "status"), [(lambda: True, 200), (lambda: False, 503), (_no, 503), (_fails, 503)]
)
def test_the_application_says_whether_it_is_ready(
    ready: Any, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    answer = ask(serve(operation(), ready=ready), target="/readyz")
    assert answer.status == status
    assert answer.json == {"status": "ready" if status == 200 else "not ready"}
    assert ("no database" in caplog.text) is (ready is _fails)
    assert b"database" not in answer.content


def test_paths_of_ones_own() -> None:
    app = serve(operation(), health_path="/live", ready_path=None, docs_path="/a/docs")
    assert ask(app, target="/live").status == 200
    assert b'href="../openapi.json"' in ask(app, target="/a/docs").content
    for gone in ("/healthz", "/readyz", "/docs"):
        assert ask(app, target=gone).problem(404)


ANY = operation(path="/{x}", parameters=(parameter(str, "path", name="x", required=True),))


@pytest.mark.parametrize(
    ("facts", "options", "message"),
    [
        (ANY, {"health_path": "/x"}, "health_path: '/x' belongs to doThing"),
        (operation(method="POST", path="/x"), {"ready_path": "/x"}, "belongs to doThing"),
        (operation(), {"ready_path": "/healthz"}, "'/healthz' is taken already"),
        (operation(), {"docs_path": "/openapi.json"}, "is taken already"),
        (operation(), {"health_path": "live"}, "is not a plain path"),
        (operation(), {"health_path": "/{x}"}, "is not a plain path"),
        (operation(), {"health_path": 3}, "is not a plain path"),
    ],
)
def test_paths_that_are_not_free(facts: Any, options: Any, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        serve(facts, **options)


def test_operations_go_first(caplog: pytest.LogCaptureFixture) -> None:
    color = parameter(str, "path", name="x", required=True)
    app = serve(operation(path="/{x}", parameters=(color,)), handler=Things("mine"))
    assert ask(app, target="/healthz").json == "mine"
    assert ask(app, target="/openapi.json").json == "mine"
    warned = sorted(record.message.split()[0] for record in caplog.records)
    assert warned == ["/docs", "/healthz", "/openapi.json", "/readyz"]


# --- The document and the page --------------------------------------------------------------------

HOSTILE = '<script>alert("1")</script>&'
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": HOSTILE, "version": "1", "description": HOSTILE},
    "paths": {"/things": {"get": {"summary": HOSTILE, "description": HOSTILE}}},
}


class Tags(HTMLParser):
    """Collects what a page consists of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_needs_nothing_from_elsewhere() -> None:
    facts = operation(
        method="POST",
        path="/things/{id}",
        parameters=(parameter(int, "path", name="<id>", required=True), parameter(str)),
        body=body(dict[str, int]),
        responses=(response(int), response(int, "4XX")),
        security=({"basic": (), "key": ()}, {"bearer": ()}),
        deprecated=True,
    )
    app = serve(
        operation(),
        facts,
        authenticate=lambda credentials: None,
        document=lambda: json.dumps(DOCUMENT).encode(),
        url="/v1",
    )
    answer = ask(app, target="/docs")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    page = Tags()
    page.feed(answer.content.decode())
    assert page.tags.isdisjoint({"script", "img", "link", "iframe"})
    assert page.links == ["openapi.json"]
    assert page.text.count(HOSTILE) == 5
    for text in ("POST /v1/things/{id}", "<id>", "path, required", "4XX", "(deprecated)"):
        assert text in page.text
    assert "basic and key or bearer" in page.text
    assert app.openapi() == DOCUMENT


def test_a_page_shows_what_is_invisible() -> None:
    words = "a\u202eb\x1b[31m\x00\u2066 tab\t. \u00a0\U0001f469\u200d\U0001f4bb\r\nnext"
    document = {"info": {"title": words, "description": words}}
    app = serve(operation(), document=lambda: json.dumps(document).encode())
    text = ask(app, target="/docs").content.decode()
    assert not set("\u202e\u2066\x1b\x00\t\r").intersection(text)
    assert "a\\u202eb\\u001b[31m" in text
    assert "\u00a0\U0001f469\u200d\U0001f4bb\nnext" in text


def test_a_page_without_a_word() -> None:
    assert ask(serve(operation()), target="/docs").status == 200
    odd = b'{"paths": {"/things": {"$ref": "#/x"}}}'
    assert ask(serve(operation(), document=lambda: odd), target="/docs").status == 200


# --- The access log -------------------------------------------------------------------------------


def entries(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [json.loads(r.getMessage()) for r in caplog.records if r.name == ACCESS]


def logged(app: Any, caplog: pytest.LogCaptureFixture, call: Any = ask, *args: Any, **more: Any):
    with caplog.at_level(logging.INFO, logger=ACCESS):
        answer = call(app, *args, **more)
    (entry,) = entries(caplog)
    caplog.clear()
    return answer, entry


def made(*facts: Any, **options: Any) -> Any:
    contract = Contract(
        title="Things",
        version="1",
        servers=(Server(url="/v1"),),
        security_schemes=SCHEMES,
        operations=facts,
        user_agent="things",
        logger="things",
    )
    handler = options.pop("handler", None)
    return build_app(
        contract,
        {"things": handler},
        authenticate=lambda credentials: None,
        document=lambda: b"{}",
        options=AppOptions(access_log=True, **options),  # type: ignore[typeddict-item]
    )


PET = operation(
    id="pet",
    method="POST",
    path="/pets/{id}",
    body=body(int),
    parameters=(parameter(str, "path", name="id", py_name="pet_id", required=True),),
)


@pytest.mark.parametrize("dispatch", ["app", "direct"])
def test_a_line_for_each_request(dispatch: str, caplog: pytest.LogCaptureFixture) -> None:
    app = made(PET, handler=Things("answer"), dispatch=dispatch)
    secret = {"authorization": "Basic c2VjcmV0", "cookie": "a=secret"}
    _, entry = logged(app, caplog, send, 1, target="/v1/pets/secret?q=secret", headers=secret)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", entry.pop("time"))
    assert entry.pop("durationMs") > 0
    assert entry == {
        "method": "POST",
        "route": "/v1/pets/{id}",
        "operationId": "pet",
        "status": 200,
        "bytes": 8,
        "complete": True,
        "problem": None,
    }


def test_problems_are_named(caplog: pytest.LogCaptureFixture) -> None:
    app = made(PET, operation(id="fails", path="/f"), handler=Things(LookupError()))
    app.add_api_route("/own/{x}", _forbidden)
    for call, args, target, route, identified in (
        (send, ("x",), "/v1/pets/1", "/v1/pets/{id}", "pet"),
        (ask, (), "/v1/f", "/v1/f", "fails"),
        (ask, (), "/secret", None, None),
        (ask, (), "/own/secret", "/own/{x}", None),
        (ask, ("DELETE",), "/v1/pets/1", None, None),
    ):
        answer, entry = logged(app, caplog, call, *args, target=target, raises=False)
        assert entry["problem"] == answer.json["instance"]
        assert (entry["status"], entry["bytes"]) == (answer.status, len(answer.content))
        assert (entry["route"], entry["operationId"]) == (route, identified)
    _, entry = logged(app, caplog, target="/healthz")
    assert (entry["route"], entry["problem"]) == ("/healthz", None)


async def _forbidden() -> None:
    raise HTTPException(403)


def test_answers_that_break_off(caplog: pytest.LogCaptureFixture) -> None:
    app = made(operation(path="/a", method="POST", body=body(int)), handler=Things(1))
    gone = [{"type": "http.disconnect"}]
    with caplog.at_level(logging.INFO, logger=ACCESS):
        headers = [(b"content-type", b"application/json")]
        ask_raw(app, "/v1/a", method="POST", headers=headers, chunks=gone)  # type: ignore[arg-type]
    (entry,) = entries(caplog)
    assert (entry["status"], entry["complete"], entry["bytes"]) == (None, False, 0)


def test_no_line_where_none_is_wanted(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger=ACCESS):
        ask(serve(operation(), handler=Things(1)))
    with caplog.at_level(logging.WARNING, logger=ACCESS):
        ask(made(PET), target="/v1/nothing")
    assert entries(caplog) == []
