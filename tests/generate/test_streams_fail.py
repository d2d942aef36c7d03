"""What a client makes of streams that are not as declared, and of servers that fail."""

from __future__ import annotations

import asyncio
import importlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.generate.streaming import Caller, calling
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generate.service import Package, Packages

EVENTS = b"text/event-stream"


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    return packages("streams")


class Raw:
    """An application that answers each request with the next of several answers."""

    def __init__(self, *answers: tuple[int, bytes, bytes]) -> None:
        self.answers = list(answers)
        self.accepted: list[str] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise AssertionError("not known here")
        self.accepted.append(dict(scope["headers"])[b"accept"].decode())
        status, content_type, body = self.answers.pop(0)
        headers = [(b"content-type", content_type)] if content_type else []
        if content_type != EVENTS:
            headers.append((b"content-length", b"%d" % len(body)))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for index in range(len(body)):  # as many parts as can be
            part = body[index : index + 1]
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body"})


@pytest.fixture(params=["sync-app", "async-app"])
def way(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@contextmanager
def asking(
    package: Package, way: str, *answers: tuple[int, bytes, bytes], **options: Any
) -> Iterator[tuple[Caller, Raw]]:
    app = Raw(*answers)
    with calling(package, app, way, **options) as caller:
        yield caller, app


def test_an_item_that_does_not_fit(package: Package, way: str) -> None:
    body = b'{"id":1,"text":"a"}\n{"id":"one","text":"b"}\n{"id":3,"text":"c"}\n'
    with asking(package, way, (200, b"application/jsonl", body)) as (caller, _):
        stream = caller.pull("default.list_messages")
        assert next(stream).id == 1
        with pytest.raises(
            package.errors.DecodeError, match="item 2 is not as declared: id:"
        ) as caught:
            next(stream)
        assert caught.value.body == b'{"id":"one","text":"b"}'
        assert [problem.where for problem in caught.value.problems] == ["id"]
        assert "one" not in str(caught.value)
        assert list(stream) == []


@pytest.mark.parametrize("line", [b'{"id":1,', b"{]", b"\xff", b"NaNs"])
def test_an_item_that_is_no_json(package: Package, way: str, line: bytes) -> None:
    with asking(package, way, (200, b"application/jsonl", line)) as (caller, _):
        stream = caller.pull("default.list_messages")
        with pytest.raises(package.errors.DecodeError, match="item 1 is not as declared"):
            next(stream)


def test_data_that_does_not_fit(package: Package, way: str) -> None:
    with asking(package, way, (200, EVENTS, b'data: {"id":1}\n\n')) as (caller, _):
        with pytest.raises(package.errors.DecodeError, match=r"item 1 .*text") as caught:
            next(caller.pull("rooms.watch", room="r"))
        assert caught.value.body == b'{"id":1}'


def test_what_is_unknown_is_kept_and_told(package: Package, way: str) -> None:
    body = (
        b'event: added\ndata: {"id":1,"text":"a","colour":"red"}\n\n'
        b"event: invented\ndata: whatever\n\n"
        b"event: invented\ndata: again\n\n"
        b"event: note\ndata: n\n\n"
    )
    drifts: list[Any] = []
    hooks = package.client.Hooks(on_drift=lambda drift: drifts.append((drift.kind, drift.name)))
    with asking(package, way, (200, EVENTS, body), hooks=hooks) as (caller, _):
        message, note = caller.pull("default.changes")
    assert message.model_extra == {"colour": "red"}
    assert note == "n"
    assert drifts == [("field", "colour"), ("event", "invented")]


def test_the_event_that_ends_a_stream(package: Package, way: str) -> None:
    body = b'data: {"delta":"a"}\n\ndata: [DONE]\n\ndata: not read any more\n\n'
    with asking(package, way, (200, EVENTS, body)) as (caller, app):
        stream = caller.pull("default.complete_stream", body={"text": "t"})
        assert [piece.delta for piece in stream] == ["a"]
        assert app.accepted == ["text/event-stream"]


def test_an_end_that_the_document_does_not_state(package: Package, way: str) -> None:
    drifts: list[Any] = []
    hooks = package.client.Hooks(on_drift=lambda drift: drifts.append((drift.kind, drift.name)))
    first = b'data: {"id":1,"text":"a"}\n\n'
    answers = [
        (200, EVENTS, first + b"data: [DONE]\n\n"),
        (200, EVENTS, b"data: [DONE]\n\n" + first),
    ]
    with asking(package, way, *answers, hooks=hooks) as (caller, _):
        assert [message.id for message in caller.pull("rooms.watch", room="r")] == [1]
        assert drifts == [("event", "[DONE]")]
        with pytest.raises(package.errors.DecodeError, match="item 1 is not as declared"):
            next(caller.pull("rooms.watch", room="r"))


def test_an_answer_of_another_kind(package: Package, way: str) -> None:
    answers = [(200, b"text/plain", b"so"), (200, b"", b""), (202, EVENTS, b"data: x\n\n")]
    said = ["'text/plain'", None, "status 202"]
    with asking(package, way, *answers) as (caller, _):
        for what in said:
            if what is None:  # nothing is said of the kind, and there is only one
                assert list(caller.pull("default.list_messages")) == []
                continue
            with pytest.raises(package.errors.DecodeError, match=what) as caught:
                caller.pull("default.list_messages")
            if what == "'text/plain'":
                assert caught.value.body == b"so"


def test_a_success_without_a_body_is_an_empty_stream(package: Package, way: str) -> None:
    with asking(package, way, (204, b"", b""), (204, b"", b"")) as (caller, _):
        assert list(caller.pull("rooms.watch", room="r")) == []
        assert list(caller.pull("rooms.watch", room="r", events=True)) == []


def test_what_fails_before_the_stream_begins_is_asked_for_again(package: Package, way: str) -> None:
    retries = package.client.Retries(limit=2, jitter=lambda: 0.0)
    answers = [
        (503, b"text/plain", b"later"),
        (429, b"text/plain", b"later"),
        (200, b"application/jsonl", b'{"id":1,"text":"a"}'),
    ]
    with asking(package, way, *answers, retries=retries) as (caller, app):
        assert [item.id for item in caller.pull("default.list_messages")] == [1]
        assert len(app.accepted) == 3


def test_a_post_that_may_have_been_processed_is_not(package: Package, way: str) -> None:
    retries = package.client.Retries(limit=2, jitter=lambda: 0.0)
    with asking(package, way, (503, b"text/plain", b"later"), retries=retries) as (caller, app):
        with pytest.raises(package.errors.ServerError, match="later"):
            caller.pull("default.complete_stream", body={"text": "t"})
        assert len(app.accepted) == 1


def test_an_accept_of_the_call_is_kept(package: Package, way: str) -> None:
    with asking(package, way, (200, EVENTS, b"")) as (caller, app):
        caller.pull("rooms.watch", room="r", headers={"accept": "text/event-stream;q=0.5"})
        assert app.accepted == ["text/event-stream;q=0.5"]


def test_a_transport_that_cannot_stream(package: Package, way: str) -> None:
    response = importlib.import_module(f"{package.name}._runtime.transports.base").Response

    class Whole:
        def send(self, request: Any, *, timeout: float | None) -> Any:
            return response(200, {"content-type": "application/jsonl"}, b'{"id":1,"text":"a"}')

    class AsyncWhole:
        async def send(self, request: Any, *, timeout: float | None) -> Any:
            return Whole().send(request, timeout=timeout)

    if way == "sync-app":
        with package.client.Client("http://x", transport=Whole()) as client:
            assert [item.id for item in client.default.list_messages()] == [1]
        return

    async def run() -> list[int]:
        async with package.async_client.AsyncClient("http://x", transport=AsyncWhole()) as client:
            return [item.id async for item in await client.default.list_messages()]

    assert asyncio.run(run()) == [1]


def test_fakes(package: Package) -> None:
    models, fake = package.models, package.testing.FakeClient()
    shown = [(e.data.id, e.data.text, e.id) for e in fake.rooms.watch(room="r").events()]
    assert shown == [(1, "hello", "1"), (2, "and good bye", "1")]
    assert [type(item) for item in fake.default.list_messages()] == [models.MessageResponse]
    assert [event.event for event in fake.default.changes().events()] == [
        "added",
        "removed",
        "note",
    ]
    assert list(fake.rooms.tail(room="r")) == ["string"]
    assert fake.default.complete(body={"text": "t"}).text == "string"
    assert [type(item) for item in fake.default.complete_stream(body={"text": "t"})] == [
        models.Piece
    ]

    fake.on(fake.default.complete_stream).returns([models.Piece(delta="a"), {"delta": "b"}])
    fake.on(fake.default.complete).returns(models.Completion(text="all"))
    assert fake.default.complete(body={"text": "t"}).text == "all"
    pieces = fake.default.complete_stream(body={"text": "t"})
    assert [piece.delta for piece in pieces] == ["a", "b"]
    fake.on(fake.default.list_messages).returns([])
    assert list(fake.default.list_messages()) == []
    event = package.client.ServerSentEvent(data="by the way", event="note", id="9")
    fake.on(fake.default.changes).returns([event])
    assert list(fake.default.changes().events()) == [event]
    fake.on(fake.rooms.watch).raises(package.errors.ConnectFailed)
    with pytest.raises(package.errors.ConnectFailed):
        fake.rooms.watch(room="r")
    with pytest.raises(ValueError, match="an item is not as the document says"):
        fake.on(fake.default.list_messages).returns([{"id": "x"}])
    fake.respond("listMessages", content=b'{"id":7,"text":"raw"}\n{broken')
    stream = fake.default.list_messages()
    assert next(stream).id == 7
    with pytest.raises(package.errors.DecodeError, match="item 2"):
        next(stream)
    with fake.with_streaming_response(fake.default.list_messages) as response:
        assert response.read().count(b"\n") == 1


def test_the_command_line(
    package: Package, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b'{"id":1,"text":"\xc3\xa9"}\n{"id":2,"text":"b"}\n'
    piece = (200, EVENTS, b'data: {"delta":"a"}\n\ndata: [DONE]\n\n')
    jsonl = (200, b"application/jsonl", lines)
    broken = (200, b"application/jsonl", lines + b"{\n")
    with serve(Raw(jsonl, jsonl, piece, broken)) as url:
        monkeypatch.setenv("CASE_STREAMS_BASE_URL", url)
        run = package.cli.main
        assert run(["default", "list-messages"]) == 0
        out = capfd.readouterr().out
        assert out == '{"id": 1, "text": "é"}\n{"id": 2, "text": "b"}\n'
        assert run(["default", "list-messages", "--output", "raw"]) == 0
        assert capfd.readouterr().out.encode() == lines
        assert run(["default", "complete-stream", "--set", "text=t"]) == 0
        assert capfd.readouterr().out == '{"delta": "a"}\n'
        assert run(["default", "list-messages"]) == 4
        found = capfd.readouterr()
        assert len(found.out.splitlines()) == 2
        assert "item 3 is not as declared" in found.err
