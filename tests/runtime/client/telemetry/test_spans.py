"""One span for each call: what it says of calls that go well and of those that do not."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any

import pytest
from opentelemetry.trace import SpanKind, StatusCode

from generators.runtime import errors
from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.async_groups import AsyncGroup
from generators.runtime.client.hooks import Hooks
from generators.runtime.client.telemetry import _about
from generators.runtime.transports.base import Request
from tests.runtime.client.telemetry.telemetry_support import (
    CONTRACT,
    HELD,
    LOST,
    Answer,
    Caller,
    Result,
    Service,
    Traces,
    events,
    operation,
)

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import ReadableSpan

BUSY = Answer(503, b"", (("Retry-After", "0"),))
AGAIN = {"http.response.status_code": 503, "error.type": "503", "retry.delay": 0.0}
REPORTED = Answer(body=b'{"status": "FAILURE"}')


def failed(span: ReadableSpan, error_type: str) -> bool:
    """Whether a span says that its call failed, without a word of the error."""
    attributes = span.attributes or {}
    said = span.status.status_code is StatusCode.ERROR and span.status.description is None
    return said and attributes.get("error.type") == error_type


def test_what_a_span_says(caller: Caller, service: Service, traces: Traces) -> None:
    assert caller.call(service.url, hooks=traces.hooks).name == "a"
    span = traces.span
    assert span.name == "GET /items/{id}"
    assert span.kind is SpanKind.CLIENT
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "http.response.status_code": 200,
        "server.address": "127.0.0.1",
        "server.port": service.server_port,
        "url.full": f"{service.url}/v1/items/a%20b",
    }
    assert span.status.status_code is StatusCode.UNSET
    assert span.events == ()
    assert span.instrumentation_scope is not None
    assert span.instrumentation_scope.name == "items_api"
    assert span.instrumentation_scope.version == "1.2"


@pytest.mark.parametrize("status", [302, 404, 500])
def test_an_error_status(caller: Caller, service: Service, traces: Traces, status: int) -> None:
    service.answers = [Answer(status)]
    error = caller.call(service.url, hooks=traces.hooks)
    assert isinstance(error, errors.StatusError)
    assert failed(traces.span, str(status))
    assert (traces.span.attributes or {})["http.response.status_code"] == status
    kind = f"generators.runtime.errors.{type(error).__name__}"
    assert events(traces.span) == [("exception", {"exception.type": kind})]


@pytest.mark.parametrize("status", [200, 302, 404])
def test_a_raw_answer(caller: Caller, service: Service, traces: Traces, status: int) -> None:
    service.answers = [Answer(status)]
    assert caller.call(service.url, mode="raw", hooks=traces.hooks).status == status
    assert traces.span.events == ()
    if status == 404:
        assert failed(traces.span, "404")
    else:
        assert traces.span.status.status_code is StatusCode.UNSET


def test_an_event_for_each_retry(caller: Caller, service: Service, traces: Traces) -> None:
    service.answers = [BUSY, LOST, Answer()]
    assert caller.call(service.url, hooks=traces.hooks).name == "a"
    assert events(traces.span) == [
        ("retry", {"retry.attempt": 1, **AGAIN}),
        ("retry", {"retry.attempt": 2, "retry.delay": 0.0, "error.type": "ConnectionLost"}),
    ]
    attributes = traces.span.attributes or {}
    assert attributes["http.request.resend_count"] == 2
    assert attributes["http.response.status_code"] == 200
    assert traces.span.status.status_code is StatusCode.UNSET


def test_only_the_last_attempt_counts(caller: Caller, service: Service, traces: Traces) -> None:
    service.answers = [BUSY, LOST]
    assert isinstance(
        caller.call(service.url, hooks=traces.hooks, retries=1), errors.ConnectionLost
    )
    assert failed(traces.span, "ConnectionLost")
    assert "http.response.status_code" not in (traces.span.attributes or {})
    assert (traces.span.attributes or {})["http.request.resend_count"] == 1
    assert [name for name, _ in events(traces.span)] == ["retry", "exception"]


def test_no_connection(caller: Caller, traces: Traces) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    assert isinstance(caller.call(url, hooks=traces.hooks), errors.ConnectFailed)
    assert failed(traces.span, "ConnectFailed")
    reasons = [facts["error.type"] for name, facts in events(traces.span) if name == "retry"]
    assert reasons == ["ConnectFailed"] * 2


def test_an_answer_that_cannot_be_read(caller: Caller, service: Service, traces: Traces) -> None:
    service.answers = [Answer(body=b"no JSON")]
    assert isinstance(caller.call(service.url, hooks=traces.hooks), errors.DecodeError)
    assert failed(traces.span, "DecodeError")
    assert (traces.span.attributes or {})["http.response.status_code"] == 200


def test_a_reported_failure(caller: Caller, service: Service, traces: Traces) -> None:
    service.answers = [REPORTED]
    op = operation("POST", Result)
    assert isinstance(caller.call(service.url, op, hooks=traces.hooks), errors.ReportedFailure)
    assert failed(traces.span, "ReportedFailure")
    traces.clear()
    returned = caller.call(service.url, op, call={"on_failure": "return"}, hooks=traces.hooks)
    assert returned.status == "FAILURE"
    assert traces.span.status.status_code is StatusCode.UNSET


def test_out_of_time(caller: Caller, service: Service, traces: Traces) -> None:
    service.answers = [HELD]
    result = caller.call(service.url, call={"total_timeout": 0.1}, hooks=traces.hooks)
    assert isinstance(result, errors.Timeout)
    assert failed(traces.span, "Timeout")


def test_cancellation_ends_the_span(service: Service, traces: Traces) -> None:
    service.answers = [HELD]

    async def run() -> None:
        options: Any = {"hooks": traces.hooks}
        async with AsyncClientBase(CONTRACT, service.url, options=options) as client:
            task = asyncio.create_task(AsyncGroup(client)._call(operation(), {"id": "1"}, None, {}))
            assert await asyncio.to_thread(service.arrived.wait, 120)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())
    assert failed(traces.span, "CancelledError")
    kind = "asyncio.exceptions.CancelledError"
    assert events(traces.span) == [("exception", {"exception.type": kind})]


def test_what_a_hook_raises(caller: Caller, service: Service, traces: Traces) -> None:
    def refuse(event: object) -> None:
        raise LookupError("no")

    hooks = [traces.hooks, Hooks(on_request=refuse)]
    assert isinstance(caller.call(service.url, hooks=hooks), LookupError)
    assert failed(traces.span, "LookupError")
    assert events(traces.span) == [("exception", {"exception.type": "LookupError"})]


def test_nothing_is_sent(caller: Caller, service: Service, traces: Traces) -> None:
    request = caller.call(service.url, mode="build", hooks=traces.hooks)
    assert "traceparent" not in request.headers
    secured = operation(security=({"basicAuth": ()},))
    missing = caller.call(service.url, secured, hooks=traces.hooks)
    assert isinstance(missing, errors.MissingCredentials)
    assert traces.spans == ()
    assert service.heads == []


def test_drift(caller: Caller, service: Service, traces: Traces) -> None:
    service.answers = [Answer(body=b'{"name": "a", "colour": 1}')]
    caller.call(service.url, hooks=traces.hooks)
    drift = {"drift.kind": "field", "drift.where": "", "drift.name": "colour"}
    assert events(traces.span) == [("drift", drift)]


def test_a_method_of_no_convention(caller: Caller, service: Service, traces: Traces) -> None:
    assert caller.call(service.url, operation("QUERY"), hooks=traces.hooks).name == "a"
    assert traces.span.name == "HTTP /items/{id}"
    attributes = traces.span.attributes or {}
    assert attributes["http.request.method"] == "_OTHER"
    assert attributes["http.request.method_original"] == "QUERY"


@pytest.mark.parametrize(
    ("url", "address", "port"),
    [
        ("https://api.example.com/v1", "api.example.com", 443),
        ("http://api.example.com/v1", "api.example.com", 80),
        ("https://[::1]:8443/v1", "::1", 8443),
    ],
)
def test_server_address(url: str, address: str, port: int) -> None:
    facts = _about(Request("GET", url, safe_url=url))
    assert (facts["server.address"], facts["server.port"]) == (address, port)
