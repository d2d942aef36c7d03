"""A small API, a server on a real socket that answers from a list, and spans kept in memory."""

from __future__ import annotations

import asyncio
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from generators.runtime.client.async_client import AsyncClientBase
from generators.runtime.client.async_groups import AsyncGroup
from generators.runtime.client.retries import Retries
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.client.sync_groups import SyncGroup
from generators.runtime.client.telemetry import tracing
from generators.runtime.models.base import ApiModel
from generators.runtime.models.outcomes import OutcomeModel, OutcomeRule
from generators.runtime.operations import (
    Contract,
    Media,
    Operation,
    Parameter,
    Response,
    SecurityScheme,
    Server,
)

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import ReadableSpan
    from opentelemetry.sdk.trace.sampling import Sampler

AT_ONCE = Retries(limit=2, initial=0)


# --- The API --------------------------------------------------------------------------------------


class Result(OutcomeModel):
    _outcome: ClassVar[OutcomeRule] = OutcomeRule(status="status", failures=("FAILURE",))
    status: str


class Item(ApiModel):
    name: str


SCHEMES = {
    "basicAuth": SecurityScheme(name="basicAuth", type="http", scheme="basic"),
    "queryKey": SecurityScheme(
        name="queryKey", type="apiKey", location="query", parameter_name="key"
    ),
}


def operation(method: str = "GET", type_: Any = Item, **facts: Any) -> Operation[Any]:
    media = Media(content_type="application/json", type=lambda: type_)
    return Operation(
        id="callItem",
        group="items",
        py_name="call",
        method=method,
        path="/items/{id}",
        parameters=(
            Parameter(name="id", py_name="id", location="path", type=lambda: str, required=True),
        ),
        responses=(Response(status="2XX", media=(media,)),),
        **facts,
    )


CONTRACT = Contract(
    title="Items",
    version="1",
    servers=(Server(url="/v1"),),
    security_schemes=SCHEMES,
    operations=(operation(),),
    user_agent="items-client/1",
)
ARGUMENTS = {"id": "a b"}


class Anything(SyncGroup):
    def call(self, op: Operation[Any], **options: Any) -> Any:
        return self._call(op, ARGUMENTS, None, options)  # type: ignore[arg-type]


class AsyncAnything(AsyncGroup):
    async def call(self, op: Operation[Any], **options: Any) -> Any:
        return await self._call(op, ARGUMENTS, None, options)  # type: ignore[arg-type]


class Caller:
    """Calls operations through either client as if both were synchronous."""

    def __init__(self, *, asynchronous: bool) -> None:
        self.asynchronous = asynchronous

    def call(
        self,
        url: str,
        op: Operation[Any] | None = None,
        *,
        credentials: Any = (),
        mode: str | None = None,
        call: dict[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        """Call an operation; return its result, or the error that it raised."""
        op = op or operation()
        made: Any = {"retries": AT_ONCE, **options}
        try:
            if self.asynchronous:
                return asyncio.run(self._awaited(url, op, credentials, made, mode, call or {}))
            with SyncClientBase(CONTRACT, url, credentials=credentials, options=made) as client:
                group = Anything(client)
                modes = {"raw": client.with_raw_response, "build": client.build}
                if mode:
                    return modes[mode](group.call, op, **(call or {}))
                return group.call(op, **(call or {}))
        except Exception as error:
            return error

    @staticmethod
    async def _awaited(
        url: str, op: Operation[Any], credentials: Any, options: Any, mode: str | None, call: Any
    ) -> Any:
        async with AsyncClientBase(CONTRACT, url, credentials=credentials, options=options) as c:
            group = AsyncAnything(c)
            modes: Any = {"raw": c.with_raw_response, "build": c.build}
            if mode:
                return await modes[mode](group.call, op, **call)
            return await group.call(op, **call)


# --- The server -----------------------------------------------------------------------------------


class Answer(NamedTuple):
    """One answer; status 0 closes the connection, -1 waits until the service ends."""

    status: int = 200
    body: bytes = b'{"name": "a"}'
    fields: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)


LOST, HELD = Answer(0), Answer(-1)


class Service(ThreadingHTTPServer):
    """Answers from a list; the last answer is repeated.

    Attributes:
        heads: paths and header fields (names in lower case) that came.
        arrived: set when a request has come.
        over: set to let those go that are held.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.answers = [Answer()]
        self.heads: list[tuple[str, list[tuple[str, str]]]] = []
        self.arrived, self.over = threading.Event(), threading.Event()
        self._lock = threading.Lock()

    def next_answer(self, path: str, fields: list[tuple[str, str]]) -> Answer:
        with self._lock:
            self.heads.append((path, fields))
            return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def values(self, name: str) -> list[str]:
        """Return what the requests held of a header field, all of it."""
        return [value for _, fields in self.heads for key, value in fields if key == name]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        service = self.server
        assert isinstance(service, Service)
        fields = [(name.lower(), value) for name, value in self.headers.items()]
        answer = service.next_answer(self.path, fields)
        service.arrived.set()
        if answer is HELD:
            service.over.wait(120)
        if answer.status <= 0:
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name, value in answer.fields:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def do_POST(self) -> None:
        self.do_GET()

    def do_QUERY(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
        pass


# --- Spans ----------------------------------------------------------------------------------------


class Traces:
    """Spans that were made, kept in memory; `hooks` make them."""

    def __init__(self, sampler: Sampler | None = None) -> None:
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider(sampler=sampler, shutdown_on_exit=False)
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))
        self.tracer = self.provider.get_tracer("test")
        self.hooks = tracing("items_api", "1.2", self.provider)

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        """Return the spans that have ended, in that order."""
        return self._exporter.get_finished_spans()

    @property
    def span(self) -> ReadableSpan:
        """Return the only span of a call."""
        (span,) = (span for span in self.spans if span.name != "caller")
        return span

    def clear(self) -> None:
        self._exporter.clear()


def parent_id(span: ReadableSpan) -> int | None:
    return None if span.parent is None else span.parent.span_id


def id_of(span: ReadableSpan) -> int:
    assert span.context is not None
    return span.context.span_id


def traceparent(span: ReadableSpan) -> str:
    """Return the header field that stands for a span (W3C Trace Context, version 00)."""
    assert span.context is not None
    ids = f"{span.context.trace_id:032x}-{span.context.span_id:016x}"
    return f"00-{ids}-{span.context.trace_flags:02x}"


def events(span: ReadableSpan) -> list[tuple[str, dict[str, Any]]]:
    return [(event.name, dict(event.attributes or {})) for event in span.events]
