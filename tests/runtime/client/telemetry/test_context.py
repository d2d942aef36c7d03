"""Parents and children of spans, trace context on the wire, other hooks, and what no span shows."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx2
from opentelemetry import baggage, context
from opentelemetry.propagators.textmap import DefaultGetter
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF
from opentelemetry.trace import get_current_span
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from generators.runtime import errors
from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.async_groups import AsyncGroup
from generators.runtime.client.credentials import api_key, basic
from generators.runtime.client.hooks import Hooks, RequestSent
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.client.sync_groups import SyncGroup
from generators.runtime.client.telemetry import tracing
from tests.runtime.client.telemetry.telemetry_support import (
    ARGUMENTS,
    AT_ONCE,
    CONTRACT,
    Answer,
    Caller,
    Service,
    Traces,
    events,
    id_of,
    operation,
    parent_id,
    traceparent,
)

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import ReadableSpan

BUSY = Answer(503, b"", (("Retry-After", "0"),))
PASSWORD, KEY, PERSON = "pass-w0rd", "k3y+/=", "Jane Doe"


def test_nested_in_the_callers_span(caller: Caller, service: Service, traces: Traces) -> None:
    with traces.tracer.start_as_current_span("caller"):
        caller.call(service.url, hooks=traces.hooks)
        inside, outside = traces.span, get_current_span()
    assert parent_id(inside) == outside.get_span_context().span_id
    caller.call(service.url, hooks=traces.hooks)
    assert parent_id(traces.spans[-1]) is None


def test_the_server_sees_each_attempt(caller: Caller, service: Service, traces: Traces) -> None:
    service.answers = [BUSY, BUSY, Answer()]
    caller.call(service.url, hooks=traces.hooks)
    assert service.values("traceparent") == [traceparent(traces.span)] * 3
    caller.call(service.url, hooks=traces.hooks)
    assert service.values("traceparent")[-1] == traceparent(traces.spans[1])


def test_a_field_of_the_client_is_replaced(
    caller: Caller, service: Service, traces: Traces
) -> None:
    caller.call(service.url, hooks=traces.hooks, headers={"TraceParent": "mine"})
    assert service.values("traceparent") == [traceparent(traces.span)]


def test_a_span_that_is_not_sampled(caller: Caller, service: Service) -> None:
    traces = Traces(ALWAYS_OFF)
    service.answers = [BUSY, Answer()]
    assert caller.call(service.url, hooks=traces.hooks).name == "a"
    assert traces.spans == ()
    first, second = service.values("traceparent")
    assert first == second
    assert int(first[-2:], 16) & 1 == 0  # W3C Trace Context: the flag `sampled`


def test_a_propagator_of_ones_own(caller: Caller, service: Service, traces: Traces) -> None:
    token = context.attach(baggage.set_baggage("who", "me"))
    try:
        caller.call(service.url, hooks=traces.hooks)
        own = tracing("items_api", "1", traces.provider, TraceContextTextMapPropagator())
        caller.call(service.url, hooks=own)
    finally:
        context.detach(token)
    assert service.values("baggage") == ["who=me"]
    assert len(service.values("traceparent")) == 2


class Nesting(httpx2.HTTPTransport):
    """Makes a span of its own for each attempt, as an instrumented HTTP client does."""

    traces: Traces

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        with self.traces.tracer.start_as_current_span("attempt"):
            return super().handle_request(request)


class AsyncNesting(httpx2.AsyncHTTPTransport):
    traces: Traces

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        with self.traces.tracer.start_as_current_span("attempt"):
            return await super().handle_async_request(request)


def test_what_sends_nests(caller: Caller, service: Service, traces: Traces) -> None:
    service.answers = [BUSY, Answer()]
    transport = AsyncNesting() if caller.asynchronous else Nesting()
    transport.traces = traces
    caller.call(service.url, hooks=traces.hooks, transport=transport)
    first, second, span = traces.spans
    assert [first.name, second.name, span.name] == ["attempt", "attempt", "GET /items/{id}"]
    assert parent_id(first) == parent_id(second) == id_of(span)


def test_beside_other_hooks(caller: Caller, service: Service, traces: Traces) -> None:
    seen: list[tuple[str, int]] = []

    def note(event: RequestSent) -> None:
        span = get_current_span().get_span_context()
        seen.append((event.request.headers["traceparent"], span.span_id))

    twice = [Hooks(on_request=note), traces.hooks, Hooks(on_request=note)]
    caller.call(service.url, hooks=twice)
    assert seen == [(traceparent(traces.span), id_of(traces.span))] * 2


def test_two_tracings(caller: Caller, service: Service, traces: Traces) -> None:
    other = Traces()
    service.answers = [BUSY, Answer()]
    caller.call(service.url, hooks=[traces.hooks, other.hooks])
    for span in (traces.span, other.span):
        assert [name for name, _ in events(span)] == ["retry"]
        assert (span.attributes or {})["http.response.status_code"] == 200
    assert parent_id(other.span) == id_of(traces.span)
    other.provider.shutdown()


def test_a_call_within_a_call(service: Service, traces: Traces) -> None:
    service.answers = [BUSY, Answer(), Answer(201), Answer()]
    inner: list[str] = []

    def again(event: object) -> None:
        if not inner:
            inner.append("called")
            SyncGroup(client)._call(operation(), ARGUMENTS, None, {})

    options: Any = {"hooks": [traces.hooks, Hooks(on_retry=again)], "retries": AT_ONCE}
    with SyncClientBase(CONTRACT, service.url, options=options) as client:
        SyncGroup(client)._call(operation(type_=dict[str, Any]), ARGUMENTS, None, {})
    first, second = traces.spans
    assert parent_id(first) == id_of(second)
    assert (first.attributes or {})["http.response.status_code"] == 200
    assert (second.attributes or {})["http.response.status_code"] == 201
    assert first.events == ()
    assert [name for name, _ in events(second)] == ["retry"]


def test_other_options_of_the_client(service: Service, traces: Traces) -> None:
    options: Any = {"hooks": traces.hooks}
    with SyncClientBase(CONTRACT, service.url, options=options) as client:
        SyncGroup(client.with_options(timeout=120))._call(operation(), ARGUMENTS, None, {})
        SyncGroup(client.with_options(hooks=()))._call(operation(), ARGUMENTS, None, {})
    assert traces.span.name == "GET /items/{id}"
    assert len(service.values("traceparent")) == 1


def test_many_at_once_have_their_own_parents(service: Service, traces: Traces) -> None:
    """Each of 50 callers has a span of its own; each call must find its own, on the wire too."""

    async def one(client: AsyncClientBase, number: int) -> int:
        with traces.tracer.start_as_current_span("caller") as parent:
            await AsyncGroup(client)._call(operation(), {"id": str(number)}, None, {})
            assert get_current_span() is parent
            return parent.get_span_context().span_id

    async def run() -> list[int]:
        options: Any = {"hooks": traces.hooks}
        async with AsyncClientBase(CONTRACT, service.url, options=options) as client:
            return await asyncio.gather(*(one(client, number) for number in range(50)))

    parents = asyncio.run(run())
    calls = {
        str((span.attributes or {})["url.full"]).rpartition("/")[2]: span
        for span in traces.spans
        if span.name != "caller"
    }
    assert [parent_id(calls[str(number)]) for number in range(50)] == parents
    assert len(set(parents)) == 50
    for path, fields in service.heads:
        span: ReadableSpan = calls[path.rpartition("/")[2]]
        assert DefaultGetter().get(dict(fields), "traceparent") == [traceparent(span)]


def test_no_secret_and_nothing_personal(caller: Caller, service: Service, traces: Traces) -> None:
    secured = operation(security=({"basicAuth": (), "queryKey": ()},))
    credentials = (basic("basicAuth", "dealer", PASSWORD), api_key("queryKey", KEY))
    said = f'{{"title": "{PERSON} sent {PASSWORD}"}}'.encode()
    echo = f'{{"name": "{PERSON}", "{PASSWORD}": 1, "{"x" * 5000}": 2}}'.encode()
    for answer, expected in (
        (Answer(403, said), errors.Forbidden),
        (Answer(200, said), errors.DecodeError),
        (Answer(0), errors.ConnectionLost),
        (Answer(200, echo), object),
    ):
        service.answers = [BUSY, answer]
        result = caller.call(
            service.url,
            secured,
            credentials=credentials,
            hooks=traces.hooks,
            headers={"X-Token": "t0ken-of-the-client"},
        )
        assert isinstance(result, expected)
    assert "key=" in service.heads[-1][0]
    assert len(traces.spans) == 4
    for span in traces.spans:
        assert str((span.attributes or {})["url.full"]).endswith("?key=***")
        text = span.to_json()
        assert len(text) < 5000
        for hidden in (PASSWORD, KEY, "k3y", PERSON, "ZGVhbGVy", "t0ken"):
            assert hidden not in text


def test_facts_of_the_document_name_the_span(service: Service, traces: Traces) -> None:
    """What is called differs from call to call; the name of the span does not."""
    options: Any = {"hooks": traces.hooks}
    op = replace(operation(), id="other")
    with SyncClientBase(CONTRACT, service.url + "/behind/a/proxy", options=options) as client:
        for number in range(3):
            SyncGroup(client)._call(op, {"id": str(number)}, None, {})
    assert {span.name for span in traces.spans} == {"GET /items/{id}"}
