"""The MCP server of our package in front of an API that answers as it likes."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from communications_api._runtime.mcp import dispatching
from communications_api._runtime.mcp.dispatching import Dispatcher
from communications_api._runtime.mcp.performing import MAX_BYTES
from communications_api._runtime.mcp.sdk_server import make_server
from communications_api._runtime.mcp.switches import Switches
from communications_api.mcp import SERVED
from mcp import Client

from tests.tool_walk import said

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from mcp.types import CallToolResult

DRAFT = {"departmentUUID": "d", "userUUID": "u", "customerUUID": "c", "messageUUID": "m"}
JSON = "application/json"


def answering(status: int, content: bytes, kind: str = JSON, **fields: str) -> Any:
    """Return an ASGI application; `{authorization}` in its answer is what the request brought."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http"
        sent = dict(scope["headers"]).get(b"authorization", b"")
        body = content.replace(b"{authorization}", sent)
        headers = {"content-type": kind, **fields}.items()
        raw = [
            (name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers
        ]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        await send({"type": "http.response.body", "body": body})

    return app


def talk(app: Any, use: Callable[[Client], Awaitable[Any]], **switches: Any) -> Any:
    async def run() -> Any:
        served = replace(SERVED, mock=lambda: app)
        chosen = Switches(**{"mock": True, "allow_writes": True, **switches})
        server = make_server(Dispatcher(served, chosen), served, chosen)
        async with Client(server) as client:
            await client.list_tools()
            return await use(client)

    return asyncio.run(run())


def draft(app: Any, **switches: Any) -> CallToolResult:
    result: CallToolResult = talk(
        app, lambda client: client.call_tool("editDraft", DRAFT), **switches
    )
    return result


@pytest.mark.parametrize(
    ("status", "content", "told"),
    [
        (400, b'{"detail": "no subject"}', 'Change the arguments as the answer says.\nAnswer: {"'),
        (401, b"{authorization}", "The credentials are not accepted"),
        (404, b"{}", "Nothing has these identifiers"),
        (418, b"", "Change the arguments, or do without."),
        (503, b"\x00\xff", "It may have been carried out"),
        (200, b'{"status": "FAILURE", "errors": []}', "The API reports that it failed."),
        (200, b"no JSON", "It was carried out all the same: do not repeat it."),
        (200, b'{"errors": {"a": 1}}', "The answer is not as the API's document says: errors"),
    ],
)
def test_errors_say_what_to_do_next(status: int, content: bytes, told: str) -> None:
    result = draft(answering(status, content))
    assert result.is_error
    assert told in said(result)
    assert "mock-credential" not in str(result)
    assert "Basic " not in str(result).replace("Basic ***", "")


def test_a_pause_that_the_api_asks_for_is_told() -> None:
    result = draft(answering(429, b"", retry_after="7200"))
    assert "It asks to wait 7200 seconds." in said(result)
    text = said(draft(answering(503, b"", retry_after="60")))
    assert "It may have been carried out" in text
    assert text.endswith("It asks to wait 60 seconds.")
    assert "to wait" not in said(draft(answering(503, b"", retry_after="\u00b2"), time_limit=1))


def test_what_nobody_sees_is_escaped() -> None:
    hidden = "\x1b[2J\u202e\U000e0041"
    content = json.dumps({"status": "SUCCESS", "requestUUID": hidden}).encode()
    result = draft(answering(200, content))
    assert said(result).isprintable()
    assert json.loads(said(result))["requestUUID"] == hidden
    failed = draft(answering(400, hidden.encode(), "text/plain"), show_personal=True)
    assert "Answer: \\u001b[2J\\u202e\\udb40\\udc41" in said(failed)


def test_a_huge_answer_is_shortened_and_fits_the_schema() -> None:
    errors = [{"errorCode": str(n), "errorDescription": "x" * 900} for n in range(3000)]
    content = json.dumps({"status": "SUCCESS", "warnings": errors}).encode()
    result = draft(answering(200, content), max_characters=3000)
    assert not result.is_error
    assert len(said(result)) <= 3000
    assert "of 3,000 items are shown" in said(result, 1)


def test_secrets_and_instructions_in_answers_stay_data() -> None:
    content = b'{"requestUUID": "{authorization}", "status": "SUCCESS"}'
    result = draft(answering(200, content))
    assert "Basic ***" in said(result)
    assert result.structured_content["requestUUID"] == "Basic ***"


def test_credentials_are_hidden_wherever_an_answer_repeats_them() -> None:
    content = b"""{"status": "SUCCESS", "metaData": {"{authorization}": 1,
        "x": ["{authorization}"]},        "requestUUID": "token=mock-credential"}"""
    result = draft(answering(200, content))
    assert result.structured_content["metaData"] == {"Basic ***": 1, "x": ["Basic ***"]}
    assert "mock-credential" not in str(result)
    assert "Basic " not in str(result).replace("Basic ***", "")


def test_reasons_of_a_partial_failure_hide_credentials() -> None:
    content = b"""{"saveMessageResponse": [{"sourceUuid": "1", "errors": [{"errorDescription":
        "{authorization}"}]}], "failedSourceUuids": ["1"],
        "succesfullySubmittedSourceUuids": ["2"]}"""
    given = {"departmentUUID": "d", "customerUUID": "c", "saveMessageRequestList": []}

    async def use(client: Client) -> CallToolResult:
        return await client.call_tool("importMessages", given)

    result = talk(answering(200, content), use)
    assert "1 of 2 items failed: Basic ***" in said(result, 1)


@pytest.mark.parametrize(
    ("status", "content", "kind"),
    [
        (200, b'{"status": "SUCCESS", "metaData": {"list": [{"subject": "Ada"}]}}', JSON),
        (400, b'{"detail": {"subject": {"text": "Ada"}}}', "application/problem+json"),
        (400, b"subject=Ada", "text/plain"),
        (400, b"<subject>Ada</subject>", "application/xml"),
        (200, b'{"status": "FAILURE", "metaData": {"subject": "Ada"}}', JSON),
    ],
)
def test_personal_content_is_shown_only_where_that_is_asked_for(
    status: int, content: bytes, kind: str
) -> None:
    app = answering(status, content, kind)
    assert "Ada" not in str(draft(app))
    assert "Ada" in str(draft(app, show_personal=True))


@pytest.mark.parametrize(
    ("content", "kind", "told"),
    [
        (b'{"metaData":' * 990 + b"1" + b"}" * 990, JSON, ""),
        (b"[" * 100_000 + b"]" * 100_000, JSON, "carried out"),
        (bytes(range(256)) * 100, JSON, "carried out"),
        (bytes(range(256)) * 100, "application/octet-stream", "carried out"),
        (b" " * (MAX_BYTES + 1), JSON, "larger than"),
        (b'{"status": 1e999}', JSON, "carried out"),
        (b'{"unknown": [Infinity]}', JSON, "has no JSON form. It was carried out"),
        (b'[{"status": "SUCCESS"}]', JSON, "carried out"),
        (b"null", JSON, "carried out"),
        (b"", JSON, "carried out"),
    ],
)
def test_answers_that_are_not_as_declared(content: bytes, kind: str, told: str) -> None:
    result = draft(answering(200, content, kind))
    assert len(str(result)) < 30_000
    if told:
        assert result.is_error
        assert told in said(result)


def test_the_time_of_a_call_is_limited() -> None:
    async def never(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.Event().wait()

    result = draft(never, time_limit=0.05)
    assert result.is_error
    assert "It may have been carried out" in said(result)


def test_a_fault_of_the_server_is_told_without_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> None:
        raise ValueError("of the answer: Ada")

    monkeypatch.setattr(dispatching, "selected", broken)
    log = tmp_path / "audit.jsonl"
    result = draft(answering(200, b'{"status": "SUCCESS"}'), audit_log=str(log))
    assert result.is_error
    assert "ValueError" in said(result)
    assert "may have been carried out" in said(result)
    assert "test_mcp_hostile.py" in caplog.text
    assert "Ada" not in said(result) + caplog.text
    assert json.loads(log.read_text())["outcome"] == "broken"


def test_nothing_is_called_that_would_not_be_logged(tmp_path: Path) -> None:
    log = tmp_path / "audit.jsonl"
    called: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        called.append(scope)

    async def use(client: Client) -> CallToolResult:
        log.unlink()
        log.mkdir()
        return await client.call_tool("editDraft", DRAFT)

    result = talk(app, use, audit_log=str(log))
    assert "The audit log cannot be written" in said(result)
    assert called == []


class Importing:
    """An API that imports messages, but for number 7, and refuses requests after some."""

    def __init__(self, accepts: int) -> None:
        self._accepts = accepts
        self.sizes: list[int] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while (message := await receive())["type"] == "http.request":
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        names = [item["sourceUuid"] for item in json.loads(body)["saveMessageRequestList"]]
        self.sizes.append(len(names))
        if len(self.sizes) > self._accepts:
            await answering(401, b"{authorization}")(scope, receive, send)
            return
        failed = [name for name in names if name == "7"]
        errors = [{"errorDescription": "{authorization}"}]
        answer = {
            "saveMessageResponse": [{"sourceUuid": name, "errors": errors} for name in failed],
            "failedSourceUuids": failed,
            "succesfullySubmittedSourceUuids": [name for name in names if name != "7"],
        }
        await answering(200, json.dumps(answer).encode())(scope, receive, send)


def test_more_items_than_a_request_takes_go_in_batches_with_progress() -> None:
    items: list[Any] = [{"sourceUuid": str(number)} for number in range(1200)]
    items[3] = {"sourceUuid": "3", "sentOn": "yesterday"}
    given = {"departmentUUID": "d", "customerUUID": "c", "saveMessageRequestList": items}
    seen: list[float] = []

    async def use(client: Client) -> CallToolResult:
        async def told(progress: float, total: float | None, message: str | None) -> None:
            assert total == 1200
            seen.append(progress)

        return await client.call_tool("importMessages", given, progress_callback=told)

    app = Importing(accepts=3)
    result = talk(app, use)
    assert not result.is_error, said(result)
    assert (len(app.sizes), sum(app.sizes), max(app.sizes)) == (3, 1199, 500)
    assert seen == list(range(100, 1201, 100))
    answer = result.structured_content
    assert (answer["items_accepted"], answer["items_unknown"]) == (1198, 0)
    invalid, rejected = answer["items_not_accepted"]
    assert (invalid["position"], invalid["status"]) == (3, "rejected")
    assert rejected["errors"] == [{"errorDescription": "Basic ***"}]
    assert "repeat those that were rejected alone" in said(result, 1)


def test_a_refusal_after_some_batches_says_what_was_accepted() -> None:
    items = [{"sourceUuid": str(number)} for number in range(10, 1210)]
    given = {"departmentUUID": "d", "customerUUID": "c", "saveMessageRequestList": items}
    result = talk(Importing(accepts=1), lambda client: client.call_tool("importMessages", given))
    assert not result.is_error, said(result)
    answer = result.structured_content
    assert answer["items_accepted"] in {200, 500}
    assert answer["items_accepted"] + answer["items_unknown"] == 1200
    assert "it was stopped: importMessages: " in said(result, 1)
    assert "some may have been accepted" in said(result, 2)


def test_a_cancelled_call_is_logged(tmp_path: Path) -> None:
    log, begun = tmp_path / "audit.jsonl", asyncio.Event()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        begun.set()
        await asyncio.Event().wait()

    async def use(client: Client) -> None:
        call = asyncio.create_task(client.call_tool("editDraft", DRAFT))
        await begun.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        await client.list_tools()  # it still answers

    talk(app, use, audit_log=str(log))
    (line,) = log.read_text().splitlines()
    assert json.loads(line)["outcome"] == "cancelled"
