"""Tracing with OpenTelemetry: one span for each call, with one event for each retry.

Names follow the semantic conventions for HTTP clients, save that they make a span of each attempt.
A span says in names and numbers where a call went and how it ended; drift, by the names that the
server used. What else the server said, messages of errors and stack traces may hold personal
content: they are left out.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import StatusError
from ..excerpts import excerpt
from .hooks import Hooks
from .placing import put

try:
    from opentelemetry import context as contexts
    from opentelemetry import propagate, trace
    from opentelemetry.propagators.textmap import Setter
    from opentelemetry.trace import SpanKind, StatusCode
except ImportError as _error:
    _text = "tracing needs opentelemetry-api: install this package with its [otel] extra"
    raise ImportError(_text, name=_error.name) from _error

if TYPE_CHECKING:
    from collections.abc import Generator

    from opentelemetry.propagators.textmap import TextMapPropagator
    from opentelemetry.trace import Span, Tracer, TracerProvider

    from ..transports.base import Request
    from .hooks import CallBegun, Drift, RequestSent, ResponseReceived, RetryPlanned

_SCHEMA = "https://opentelemetry.io/schemas/1.44.0"
"""The version of the semantic conventions that the names were checked against."""
_METHODS = frozenset("CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE".split())
"""Those the conventions know; any other is `_OTHER`."""
_PORTS = {"http": 80, "https": 443}


def tracing(
    package: str,
    version: str,
    tracer_provider: TracerProvider | None = None,
    propagator: TextMapPropagator | None = None,
) -> Hooks:
    """Return hooks that make one span for each call.

    Args:
        package: import name of the package, as the name of the instrumentation.
        version: of the package.
        tracer_provider: makes the spans; None for the global one.
        propagator: writes the trace context into the request's header fields; None for the global
            one.
    """
    tracer = trace.get_tracer(package, version, tracer_provider, schema_url=_SCHEMA)
    watcher = _Watcher(tracer, propagator)
    return Hooks(
        around_call=watcher.around,
        on_request=watcher.request,
        on_response=watcher.response,
        on_retry=watcher.retry,
        on_drift=watcher.drift,
    )


class _Watcher:
    """Finds its call in the current context, where `around` left it."""

    def __init__(self, tracer: Tracer, propagator: TextMapPropagator | None) -> None:
        self._tracer = tracer
        self._propagator = propagator
        self._key = contexts.create_key("call")

    @contextmanager
    def around(self, begun: CallBegun) -> Generator[None]:
        request = begun.request
        method = request.method if request.method in _METHODS else "HTTP"
        span = self._tracer.start_span(
            f"{method} {begun.operation.path}",
            kind=SpanKind.CLIENT,
            attributes=_about(request),
        )
        call = _Call(span, request)
        context = contexts.set_value(self._key, call, trace.set_span_in_context(span))
        token = contexts.attach(context)
        try:
            propagator = self._propagator or propagate.get_global_textmap()
            propagator.inject(request.headers, context, _FIELDS)
            yield
        except BaseException as error:
            call.raised(error)
            raise
        finally:
            contexts.detach(token)
            call.end()

    def request(self, event: RequestSent) -> None:
        if call := self._call():
            call.attempt, call.status = event.attempt, None

    def response(self, event: ResponseReceived) -> None:
        if call := self._call():
            call.status = event.response.status

    def retry(self, event: RetryPlanned) -> None:
        if call := self._call():
            call.retry(event)

    def drift(self, drift: Drift) -> None:
        if call := self._call():
            call.drift(drift)

    def _call(self) -> _Call | None:
        call = contexts.get_value(self._key)
        return call if isinstance(call, _Call) else None


class _Call:
    """One call: its span, and what is known of the latest attempt.

    Attributes:
        attempt: its number, from 1 on; 0 before the first.
        status: of its answer; None where there is none.
    """

    def __init__(self, span: Span, request: Request) -> None:
        self._span = span
        self._request = request
        self._error_type: str | None = None
        self.attempt = 0
        self.status: int | None = None

    def retry(self, event: RetryPlanned) -> None:
        facts: dict[str, str | int | float] = {
            "retry.attempt": event.attempt,
            "retry.delay": event.delay,
        }
        if event.response is not None:
            facts["http.response.status_code"] = event.response.status
            facts["error.type"] = str(event.response.status)
        else:
            facts["error.type"] = type(event.error).__name__
        self._span.add_event("retry", facts)

    def drift(self, drift: Drift) -> None:
        facts = {"drift.kind": drift.kind, "drift.where": drift.where, "drift.name": drift.name}
        hide = self._request.hide
        self._span.add_event("drift", {key: excerpt(hide(text)) for key, text in facts.items()})

    def raised(self, error: BaseException) -> None:
        kind = type(error)
        named = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
        self._span.add_event("exception", {"exception.type": f"{named}{kind.__qualname__}"})
        self._error_type = str(error.status) if isinstance(error, StatusError) else kind.__name__

    def end(self) -> None:
        if self.status is not None:
            self._span.set_attribute("http.response.status_code", self.status)
            if self.status >= 400 and self._error_type is None:
                self._error_type = str(self.status)
        if self.attempt > 1:
            self._span.set_attribute("http.request.resend_count", self.attempt - 1)
        if self._error_type is not None:
            self._span.set_attribute("error.type", self._error_type)
            self._span.set_status(StatusCode.ERROR)
        self._span.end()


def _about(request: Request) -> dict[str, str | int]:
    """Return what is known of a request before it is sent; samplers see it."""
    parts = urlsplit(request.url)
    facts: dict[str, str | int] = {
        "http.request.method": request.method,
        "server.address": parts.hostname or "",
        "server.port": parts.port or _PORTS[parts.scheme],
        "url.full": request.safe_url,
    }
    if request.method not in _METHODS:
        facts["http.request.method"] = "_OTHER"
        facts["http.request.method_original"] = request.method
    return facts


class _Fields(Setter[dict[str, str]]):
    """Writes header fields, replacing those whose names differ in case only."""

    def set(self, carrier: dict[str, str], key: str, value: str) -> None:
        put(carrier, key, value)


_FIELDS = _Fields()
