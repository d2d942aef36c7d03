"""Retries, budgets, hooks, raw answers, dry runs, options, environment, logging, drift."""

from __future__ import annotations

import asyncio
import json
import logging
import shlex
from dataclasses import replace
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.async_groups import AsyncGroup
from generators.runtime.client.credentials import basic
from generators.runtime.client.hooks import CallFailed, Drift, Hooks, RequestSent, ResponseReceived
from generators.runtime.client.hooks import RetryPlanned as Retry
from generators.runtime.client.retries import Retries, retry_after
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.client.sync_groups import SyncGroup
from generators.runtime.errors import (
    ClientClosed,
    ConnectFailed,
    ConnectionLost,
    ServerError,
    Timeout,
    TooManyRequests,
)
from generators.runtime.models.base import ApiModel, StrEnum
from generators.runtime.operations import RequestBody
from generators.runtime.transports.base import Headers, Request, Response
from tests.runtime.client.client_support import (
    BASE,
    Item,
    contract,
    json_media,
    operation,
    response,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generators.runtime.operations import Operation

JSON = {"content-type": "application/json"}
GOOD = Response(200, JSON, b'{"name": "a"}')
AT_ONCE = Retries(limit=2, initial=0)


class Script:
    """A transport that answers from a list; the last answer is repeated."""

    def __init__(self, *answers: Response | Exception) -> None:
        self.answers = list(answers)
        self.sent: list[tuple[Request, float | None]] = []
        self.closed = 0

    def _next(self, request: Request, timeout: float | None) -> Response:
        self.sent.append((request, timeout))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        self.closed += 1


class SyncScript(Script):
    def send(self, request: Request, *, timeout: float | None) -> Response:
        return self._next(request, timeout)


class AsyncScript(Script):
    async def send(self, request: Request, *, timeout: float | None) -> Response:
        return self._next(request, timeout)

    async def aclose(self) -> None:
        self.close()


def facts(method: str = "GET", **more: Any) -> Operation[Any]:
    return operation(method=method, responses=(response("200", json_media(Item)),), **more)


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest) -> Any:
    """Call an operation with scripted answers; return the script and the result or the error."""

    def call(
        op: Operation[Any],
        *answers: Response | Exception,
        client: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> tuple[Script, Any]:
        made: Any = {"retries": AT_ONCE, **(client or {})}
        script: Any
        if request.param == "sync":
            script = SyncScript(*answers)
            made["transport"] = script
            with SyncClientBase(contract(), BASE, options=made) as c:
                try:
                    return script, SyncGroup(c)._call(op, {}, None, dict(options))  # type: ignore[arg-type]
                except Exception as error:
                    return script, error
        script = AsyncScript(*answers)

        async def awaited() -> Any:
            options_: Any = {"transport": script, **made}
            async with AsyncClientBase(contract(), BASE, options=options_) as c:
                try:
                    return await AsyncGroup(c)._call(op, {}, None, dict(options))  # type: ignore[arg-type]
                except Exception as error:
                    return error

        return script, asyncio.run(awaited())

    return call


LOST, REFUSED, LATE = ConnectionLost("lost"), ConnectFailed("refused"), Timeout("late")


@pytest.mark.parametrize(
    ("method", "fault", "attempts"),
    [
        *(
            (method, fault, 3)
            for method in ("GET", "PUT", "DELETE")
            for fault in (LOST, REFUSED, LATE, 408, 429, 502, 503, 504)
        ),
        *((method, fault, 3) for method in ("POST", "PATCH") for fault in (REFUSED, 429)),
        *(
            (method, fault, 1)
            for method in ("POST", "PATCH")
            for fault in (LOST, LATE, 408, 502, 503, 504)
        ),
        *((method, 500, 1) for method in ("GET", "POST")),
    ],
)
def test_what_is_sent_again(method: str, fault: Exception | int, attempts: int, run: Any) -> None:
    answer = Response(fault) if isinstance(fault, int) else fault
    script, error = run(facts(method), answer)
    assert len(script.sent) == attempts
    assert isinstance(error, Exception)
    assert getattr(error, "status", None) == (fault if isinstance(fault, int) else None)


def test_an_answer_after_a_fault_is_the_result(run: Any) -> None:
    script, result = run(facts("PUT"), LOST, Response(503), GOOD)
    assert (len(script.sent), result) == (3, Item(name="a"))


@pytest.mark.parametrize(
    ("client", "call", "attempts"), [(0, None, 1), (5, None, 6), (5, 0, 1), (0, AT_ONCE, 3)]
)
def test_the_call_has_the_last_word_on_retries(
    client: Any, call: Any, attempts: int, run: Any
) -> None:
    at_once = replace(AT_ONCE, limit=client)
    options = {} if call is None else {"retries": call}
    script, _ = run(facts(), Response(503), client={"retries": at_once}, **options)
    assert len(script.sent) == attempts


def test_a_post_is_sent_twice_only_when_asked(run: Any) -> None:
    script, _ = run(facts("POST"), LOST, GOOD, retries=replace(AT_ONCE, unsafe=True))
    assert len(script.sent) == 2


def test_pauses_double_with_full_jitter() -> None:
    drawn = Retries(limit=9, jitter=lambda: 0.5)
    request = Request("GET", "https://h")
    pauses = [drawn.after_error(request, LOST, attempt) for attempt in range(1, 8)]
    assert pauses == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0, 4.0]
    assert drawn.after_error(request, LOST, 10) is None


def test_retry_after_in_both_forms() -> None:
    assert retry_after({"retry-after": "7"}) == 7.0
    in_a_minute = retry_after({"retry-after": formatdate(usegmt=True)})
    assert in_a_minute == 0.0
    for text in ("", "soon", "-1", "1.5", "\u0661"):
        assert retry_after({"retry-after": text}) is None


def test_the_server_says_how_long_to_wait(run: Any) -> None:
    busy = Response(429, Headers([("Retry-After", "0")]))
    script, result = run(facts("POST"), busy, GOOD, retries=Retries(initial=1e9))
    assert (len(script.sent), result) == (2, Item(name="a"))
    far = Response(429, {"retry-after": "61"})
    script, error = run(facts("POST"), far)
    assert len(script.sent) == 1
    assert isinstance(error, TooManyRequests)


def test_a_total_time_is_never_slept_through(run: Any) -> None:
    script, error = run(facts(), Response(503, {"retry-after": "30"}), total_timeout=5)
    assert len(script.sent) == 1
    assert isinstance(error, ServerError)
    assert script.sent[0][1] is not None
    assert 0 < script.sent[0][1] <= 5


def test_timeouts_are_the_smaller_of_both(run: Any) -> None:
    script, _ = run(facts(), GOOD, timeout=2, total_timeout=60)
    assert script.sent[0][1] == 2
    script, _ = run(facts(), GOOD, client={"timeout": None})
    assert script.sent[0][1] is None


def test_hooks_see_everything(run: Any) -> None:
    seen: list[Any] = []
    hooks = Hooks(
        on_request=seen.append,
        on_response=seen.append,
        on_retry=seen.append,
        on_failure=seen.append,
    )
    run(facts(), LOST, Response(503), GOOD, client={"hooks": hooks})
    kinds = [type(event) for event in seen]
    attempts = [event.attempt for event in seen]
    again = [RequestSent, ResponseReceived, Retry]
    assert kinds == [RequestSent, Retry, *again, RequestSent, ResponseReceived]
    assert attempts == [1, 1, 2, 2, 2, 3, 3]
    assert [event.error for event in seen if isinstance(event, Retry)] == [LOST, None]
    seen.clear()
    run(facts("POST"), LATE, client={"hooks": [hooks, Hooks()]})
    assert [type(event) for event in seen] == [RequestSent, CallFailed]


def test_what_a_hook_raises_is_raised(run: Any) -> None:
    def refuse(event: object) -> None:
        raise LookupError("no")

    script, error = run(facts(), GOOD, client={"hooks": Hooks(on_request=refuse)})
    assert isinstance(error, LookupError)
    assert script.sent == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"retries": -1}, "negative"),
        ({"retries": True}, "retries must be"),
        ({"total_timeout": 0}, "total_timeout must be"),
        ({"hooks": [1]}, "hooks must be"),
        ({"retires": 1}, "unknown option: retires"),
    ],
)
def test_options_that_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        SyncClientBase(contract(), BASE, options={"transport": SyncScript(GOOD), **options})  # type: ignore[typeddict-item]


# --- raw answers, dry runs, other options ---------------------------------------------------------


class Items(SyncGroup):
    def get(self, *, name: str, **options: Any) -> Item:
        result: Item = self._call(facts(), {}, None, options)  # type: ignore[arg-type]
        return result

    def put(self, *, body: Any, **options: Any) -> Item:
        op = facts("PUT", body=RequestBody(media=(json_media(Item),), required=True))
        secured = replace(op, security=({"basicAuth": ()},))
        result: Item = self._call(secured, {}, body, options)  # type: ignore[arg-type]
        return result


def client(script: Script, **options: Any) -> SyncClientBase:
    credentials = (basic("basicAuth", "user", "s3cret-word"),)
    made: Any = {"transport": script, "retries": AT_ONCE, **options}
    return SyncClientBase(contract(), BASE, credentials=credentials, options=made)


def test_a_raw_response_has_everything_and_raises_nothing() -> None:
    script = SyncScript(Response(404, JSON, b'{"code": "x"}'))
    made = client(script)
    answer = made.with_raw_response(Items(made).get, name="a")
    assert (answer.status, answer.content, answer.headers["Content-Type"]) == (
        404,
        b'{"code": "x"}',
        "application/json",
    )
    with pytest.raises(Exception, match="404"):
        answer.parse()
    good = client(SyncScript(GOOD))
    assert good.with_raw_response(Items(good).get, name="a").parse() == Item(name="a")


def test_a_dry_run_sends_nothing_and_hides_secrets() -> None:
    script = SyncScript(GOOD)
    made = client(script)
    request = made.build(Items(made).put, body={"name": "it's $HOME"})
    assert script.sent == []
    assert json.loads(request.content or b"") == {"name": "it's $HOME"}
    command = request.curl()
    parts = shlex.split(command)
    assert parts[:4] == ["curl", "-X", "PUT", f"{BASE}/v1/items"]
    assert "Authorization: Basic ***" in parts
    assert parts[-1] == '{"name":"it\'s $HOME"}'
    assert "s3cret" not in command + repr(request)


def test_async_dry_runs_and_raw_responses() -> None:
    class AsyncItems(AsyncGroup):
        async def get(self, **options: Any) -> Item:
            result: Item = await self._call(facts(), {}, None, options)  # type: ignore[arg-type]
            return result

    async def awaited() -> None:
        script = AsyncScript(GOOD)
        made = AsyncClientBase(contract(), BASE, options={"transport": script})
        request = await made.build(AsyncItems(made).get)
        assert (request.method, script.sent) == ("GET", [])
        answer = await made.with_raw_response(AsyncItems(made).get)
        assert answer.parse() == Item(name="a")
        await made.aclose()
        assert script.closed == 1

    asyncio.run(awaited())


def test_other_options_share_the_connections() -> None:
    script = SyncScript(Response(503))
    made = client(script, headers={"X-One": "1"})
    other = made.with_options(timeout=1, retries=0, headers={"X-Two": "2"})
    with pytest.raises(ServerError):
        Items(other).get(name="a")
    request, timeout = script.sent[-1]
    assert (len(script.sent), timeout) == (1, 1)
    assert (request.headers["X-One"], request.headers["X-Two"]) == ("1", "2")
    other.close()
    assert script.closed == 0
    with pytest.raises(ServerError):
        Items(made).get(name="a")
    assert "X-Two" not in script.sent[-1][0].headers
    assert (len(script.sent), script.sent[-1][1]) == (4, 30)
    made.close()
    assert script.closed == 1


def test_a_closed_client_says_so() -> None:
    made = client(SyncScript(GOOD))
    made.close()
    with pytest.raises(ClientClosed):
        Items(made).get(name="a")


class FromEnv(SyncClientBase):
    _environment = "ITEMS"
    _secrets = ("username", "password")

    def __init__(
        self,
        base_url: str | None = None,
        *,
        username: str | None = None,
        password: str | None = None,
        **options: Any,
    ) -> None:
        found = (basic("basicAuth", username, password),)
        super().__init__(contract(), base_url, credentials=found, options=options)  # type: ignore[arg-type]


def test_a_client_from_environment_variables() -> None:
    environ = {
        "ITEMS_BASE_URL": "https://live",
        "ITEMS_USERNAME": "u",
        "ITEMS_PASSWORD": "password-of-live",
        "ITEMS_STAGING_BASE_URL": "https://staging",
    }
    script = SyncScript(GOOD)
    made = FromEnv.from_env(environ=environ, transport=script)
    Items(made).put(body={"name": "a"})
    assert script.sent[0][0].url == "https://live/v1/items"
    assert "Authorization" in script.sent[0][0].headers
    assert "https://staging" in repr(FromEnv.from_env("staging", environ=environ))
    with pytest.raises(ValueError, match="ITEMS_TEST_BASE_URL"):
        FromEnv.from_env("test", environ=environ)
    with pytest.raises(ValueError, match=r"password is not given \(not set: ITEMS_PASSWORD\)"):
        FromEnv.from_env(environ={"ITEMS_BASE_URL": "https://h", "ITEMS_USERNAME": "u"})


# --- logging and drift ----------------------------------------------------------------------------


def test_debug_shows_requests_without_secrets_and_personal_content(
    caplog: pytest.LogCaptureFixture,
) -> None:
    api = replace(contract(), logger="items", personal=frozenset({"name"}))
    body = {"name": "Ann", "count": 3}
    credentials = (basic("basicAuth", "user", "s3cret-word"),)

    def text(**options: Any) -> str:
        caplog.clear()
        made = SyncClientBase(
            api,
            BASE,
            credentials=credentials,
            options={"transport": SyncScript(GOOD), **options},  # type: ignore[typeddict-item]
        )
        with caplog.at_level(logging.DEBUG, logger="items"):
            Items(made).put(body=body)
        assert {record.name for record in caplog.records} == {"items"}
        return caplog.text

    hidden = text()
    assert '"count": 3' in hidden
    assert "callItems" in hidden
    assert "s3cret" not in hidden
    assert "Ann" not in hidden
    shown = text(log_personal=True)
    assert "Ann" in shown
    assert "s3cret" not in shown


class Colour(StrEnum):
    RED = "red"


class Box(ApiModel):
    colour: Colour | None = None
    inner: list[Box] | None = None
    label: str | None = None


def test_drift_is_told_once_and_never_thrown(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[Drift] = []
    op = operation(responses=(response("200", json_media(Box)),))
    content = {"new": 1, "inner": [{"colour": "blue"}, {"colour": "blue", "colour2": 1}]}
    script = SyncScript(Response(200, JSON, json.dumps(content).encode()))
    made = client(script, hooks=Hooks(on_drift=seen.append))
    for _ in range(2):
        result = SyncGroup(made)._call(op, {}, None, {})
        assert json.loads(result.to_json()) == content
    expected = [("field", "", "new"), ("enum value", "inner[].colour", "blue")]
    expected.append(("field", "inner[]", "colour2"))
    assert [(key.kind, key.where, key.name) for key in seen] == expected
    assert len(caplog.records) == 3
