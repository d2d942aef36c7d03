# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Tracing of calls with OpenTelemetry: give `tracing()` as `hooks` to the client.

Importing this raises an ImportError unless opentelemetry-api is installed, the extra `otel`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import __version__
from ._runtime.client import telemetry as _telemetry

if TYPE_CHECKING:
    from opentelemetry.propagators.textmap import TextMapPropagator
    from opentelemetry.trace import TracerProvider

    from ._runtime.client.hooks import Hooks

__all__ = ["tracing"]

_PACKAGE = __name__.rpartition(".")[0]


def tracing(
    tracer_provider: TracerProvider | None = None, *, propagator: TextMapPropagator | None = None
) -> Hooks:
    """Return hooks that make one span for each call, with one event for each retry.

    A span says where the call went and how it ended, without credentials, bodies and messages of
    errors. It is current while the call lasts, and its context goes to the server with each
    attempt. Several clients may have the same hooks.

    Args:
        tracer_provider: makes the spans; None for the global one.
        propagator: writes the trace context into the request's header fields; None for the global
            one, which also writes baggage.
    """
    return _telemetry.tracing(_PACKAGE, __version__, tracer_provider, propagator)
