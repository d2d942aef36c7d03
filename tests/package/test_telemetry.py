"""Tracing as users of the generated package reach it: `communications_api.telemetry`."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import communications_api
import pytest
from communications_api import AsyncClient, Client, errors, models
from communications_api.telemetry import tracing
from communications_api.testing import FakeClient
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.package.example import PASSWORD, USERNAME, Log, example_app, payload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opentelemetry.sdk.trace import ReadableSpan

PATH: dict[str, Any] = {"department_uuid": "d1", "user_uuid": "u1"}
BODY = models.SendBotMessageRequest.model_validate(payload("sendBotMessage", "request"))
PACKAGES = Path(communications_api.__file__).parents[1]


class Memory:
    """A provider of its own, and the spans it made."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider(shutdown_on_exit=False)
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))

    @property
    def span(self) -> ReadableSpan:
        (span,) = self._exporter.get_finished_spans()
        return span


@pytest.fixture
def memory() -> Iterator[Memory]:
    made = Memory()
    yield made
    made.provider.shutdown()


class Listening:
    """An application that keeps the `traceparent` of each request and passes it on."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.parents: list[str] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            self.parents += [v.decode() for n, v in scope["headers"] if n == b"traceparent"]
        await self.app(scope, receive, send)


def check(span: ReadableSpan, parents: list[str]) -> None:
    assert span.name == "POST /department/{departmentUUID}/user/{userUUID}/botmessage/send"
    assert span.instrumentation_scope is not None
    assert span.instrumentation_scope.name == "communications_api"
    assert span.instrumentation_scope.version == communications_api.__version__
    assert span.context is not None
    assert len(parents) == 1
    assert f"{span.context.trace_id:032x}-{span.context.span_id:016x}" in parents[0]
    assert PASSWORD not in span.to_json()


def test_calls_of_both_clients(memory: Memory) -> None:
    given: Any = {"username": USERNAME, "password": PASSWORD}
    app = Listening(example_app(Log()))
    with Client.for_app(app, **given, hooks=tracing(memory.provider)) as client:
        client.messages.send_bot_message(**PATH, body=BODY)
    check(memory.span, app.parents)

    async def run(other: Memory, app: Listening) -> None:
        async with AsyncClient.for_app(app, **given, hooks=tracing(other.provider)) as client:
            await client.messages.send_bot_message(**PATH, body=BODY)

    other, app = Memory(), Listening(example_app(Log()))
    asyncio.run(run(other, app))
    check(other.span, app.parents)
    other.provider.shutdown()


def test_a_fake_client_is_traced_as_well(memory: Memory) -> None:
    with FakeClient(hooks=tracing(memory.provider)) as fake:
        fake.respond("sendBotMessage", status=503, undeclared=True)
        with pytest.raises(errors.ServerError):
            fake.messages.send_bot_message(**PATH, body=BODY)
        assert "traceparent" in fake.last.headers
    assert (memory.span.attributes or {})["error.type"] == "503"


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-W", "error", "-c", code),
        cwd=PACKAGES,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_it_is_imported_only_when_asked_for() -> None:
    done = python(
        "import sys; from communications_api import Client, models, errors\n"
        "from communications_api.client import Hooks\n"
        "Client('http://127.0.0.1', username='u', password='p', hooks=Hooks()).close()\n"
        "assert not [name for name in sys.modules if name.startswith('opentelemetry')]"
    )
    assert done.returncode == 0, done.stderr


def test_without_the_library_the_extra_is_named() -> None:
    done = python(
        "import sys; sys.modules['opentelemetry'] = None\nimport communications_api.telemetry"
    )
    assert "ImportError: tracing needs opentelemetry-api" in done.stderr
    assert "[otel] extra" in done.stderr
