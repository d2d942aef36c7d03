"""What is remembered by texts of strangers: short ones, and few."""

from __future__ import annotations

import gc
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime import media_types
from generators.runtime.client import decoding
from generators.runtime.codecs.table import codec_of
from generators.runtime.limits import MAX_REMEMBERED, MAX_REMEMBERED_LENGTH
from generators.runtime.models.base import ApiModel
from generators.runtime.remembering import remembered
from generators.runtime.server.negotiation import negotiate
from generators.runtime.transports.base import Request, Response
from tests.runtime.server.server_support import (
    Things,
    ask_raw,
    body,
    operation,
    response,
    serve,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = 100_000
COUNT = 60


def kept(run: Callable[[int], object]) -> int:
    """Return the bytes that are still there after calls with different numbers."""
    run(-1)
    gc.collect()
    tracemalloc.start()
    try:
        for number in range(COUNT):
            run(number)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


class Pet(ApiModel):
    name: str | None = None


POST = operation(method="POST", body=body(Pet), responses=(response(Pet),))


def long_type(number: int) -> str:
    return f"application/json; x={number}{'x' * LONG}"


FUNCTIONS: list[Callable[[int], object]] = [
    lambda number: media_types.essence(long_type(number)),
    lambda number: media_types.parameters(long_type(number)),
    lambda number: codec_of(long_type(number)),
    lambda number: negotiate(long_type(number).encode(), ("application/json",)),
]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_long_texts_are_not_remembered(function: Callable[[int], object]) -> None:
    assert kept(function) < LONG


@pytest.mark.parametrize("name", [b"accept", b"content-type"])
def test_requests_leave_nothing_behind(name: bytes) -> None:
    app = serve(POST, handler=Things(Pet()), max_head_bytes=2 * LONG)

    def ask(number: int) -> None:
        headers = {b"content-type": b"application/json", name: long_type(number).encode()}
        sent = ask_raw(app, "/things", method="POST", headers=headers.items(), chunks=[b"{}"])
        assert sent.status == 200

    ask(0)
    assert kept(ask) < 5 * LONG


def test_answers_leave_nothing_behind() -> None:
    request = Request("POST", "http://x/things", safe_url="http://x/things")

    def read(number: int) -> None:
        answer = Response(200, {"Content-Type": long_type(number)}, b"{}")
        result: Any = decoding.read_response(POST, request, answer)
        assert result == Pet()

    assert kept(read) < LONG


def test_few_are_remembered_and_short_ones() -> None:
    calls: list[str] = []

    @remembered
    def function(text: str, more: int = 0) -> int:
        calls.append(text)
        return len(text) + more

    for text in ("a", "a", "b" * (MAX_REMEMBERED_LENGTH + 1), "b" * (MAX_REMEMBERED_LENGTH + 1)):
        assert function(text, more=1) == len(text) + 1
    assert len(calls) == 3
    for number in range(MAX_REMEMBERED):
        function(str(number))
    function("a", more=1)
    assert calls.count("a") == 2
