"""Streams of a generated server arrive at a generated client, item by item, and end as they should.

What has to happen in an order is told by gates, never by time.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.generate.streaming import PATIENCE, WAYS, Gate, calling

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from tests.generate.service import Package, Packages


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    return packages("streams")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def app_of(package: Package, **methods: Any) -> Any:
    """Return an application; what is not given answers 501."""
    server = package.server
    groups = {"rooms": server.RoomsHandler, "files": server.FilesHandler}
    groups["default"] = server.DefaultHandler
    keywords = {
        group: type("Made", (base,), {n: m for n, m in methods.items() if hasattr(base, n)})
        for group, base in groups.items()
    }
    return server.create_app(**{group: cls.partial() for group, cls in keywords.items()})


def test_items_arrive_while_the_server_makes_them(package: Package, way: str) -> None:
    gates = [Gate(), Gate()]

    async def watch(_: Any, *, room: str, **__: Any) -> AsyncIterator[Any]:
        for number, gate in enumerate(gates):
            yield package.models.MessageResponse(id=number, text=room)
            await gate.passed()
        yield package.models.MessageResponse(id=9, text="the end")

    with calling(package, app_of(package, watch=watch), way) as caller:
        stream = caller.pull("rooms.watch", room="küche")
        first = next(stream)
        assert isinstance(first, package.models.MessageResponse)
        assert (first.id, first.text) == (0, "küche")
        gates[0].open()
        assert next(stream).id == 1
        gates[1].open()
        assert [item.id for item in stream] == [9]
        assert list(stream) == []


def test_leaving_early_ends_the_handler(package: Package, way: str) -> None:
    ended = Gate()

    async def watch(_: Any, **__: Any) -> AsyncIterator[Any]:
        try:
            yield package.models.MessageResponse(id=1, text="one")
            await asyncio.sleep(PATIENCE)
            raise AssertionError("nobody ended it")
        finally:
            ended.open()

    with calling(package, app_of(package, watch=watch), way) as caller:
        stream = caller.pull("rooms.watch", room="r")
        next(stream)
        stream.close()
        ended.wait()
        assert list(stream) == []


def test_a_handler_that_is_sending_is_ended_too(package: Package, way: str) -> None:
    ended = Gate()

    async def watch(_: Any, **__: Any) -> AsyncIterator[Any]:
        try:
            while True:
                yield package.models.MessageResponse(id=1, text="x" * 10000)
        finally:
            ended.open()

    with calling(package, app_of(package, watch=watch), way) as caller:
        stream = caller.pull("rooms.watch", room="r")
        for _ in range(3):
            next(stream)
        stream.close()
        ended.wait()


def test_what_breaks_off_is_no_success(
    package: Package, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    gate = Gate()

    async def list_messages(_: Any, **__: Any) -> AsyncIterator[Any]:
        yield package.models.MessageResponse(id=1, text="one")
        await gate.passed()
        raise LookupError("secret inside")

    options = {} if "app" not in way else {"raise_app_exceptions": False}
    app = app_of(package, list_messages=list_messages)
    with calling(package, app, way, **options) as caller:
        stream = caller.pull("default.list_messages")
        assert next(stream).id == 1
        gate.open()
        with pytest.raises(package.errors.ConnectionLost, match="listMessages") as caught:
            next(stream)
        assert "secret" not in str(caught.value)
        assert list(stream) == []
    assert "listMessages failed after part 1" in caplog.text
    assert "secret inside" in caplog.text


def test_in_process_the_cause_is_raised(package: Package) -> None:
    async def list_messages(_: Any, **__: Any) -> AsyncIterator[Any]:
        yield package.models.MessageResponse(id=1, text="one")
        raise LookupError("the cause")

    for way in ("sync-app", "async-app"):
        with calling(package, app_of(package, list_messages=list_messages), way) as caller:
            stream = caller.pull("default.list_messages")
            next(stream)
            with pytest.raises(LookupError, match="the cause"):
                next(stream)


def test_what_goes_wrong_before_the_first_item_is_a_problem(package: Package, way: str) -> None:
    async def list_messages(_: Any, *, limit: int) -> AsyncIterator[Any]:
        if limit == 1:
            raise package.server.ProblemError(409, detail="not now")
        if limit == 2:
            raise NotImplementedError
        yield {"id": "no number", "text": "that does not fit"}

    options = {} if "app" not in way else {"raise_app_exceptions": False}
    app = app_of(package, list_messages=list_messages)
    with calling(package, app, way, **options) as caller:
        for limit, status in ((1, 409), (2, 501), (3, 500)):
            with pytest.raises(package.errors.StatusError) as caught:
                caller.pull("default.list_messages", limit=limit)
            assert caught.value.status == status
            assert caught.value.error["status"] == status


def test_errors_that_are_declared_are_typed(package: Package, way: str) -> None:
    async def watch(_: Any, **__: Any) -> AsyncIterator[Any]:
        raise NotImplementedError
        yield

    def refuse(_: Any, **__: Any) -> Any:
        return package.server.Reply(404, package.models.Fault(code="gone"))

    app = app_of(package, watch=refuse, download=refuse, tail=watch)
    with calling(package, app, way) as caller:
        with pytest.raises(package.errors.NotFound) as caught:
            caller.pull("rooms.watch", room="r")
        assert caught.value.error == package.models.Fault(code="gone")
        with (
            pytest.raises(package.errors.NotFound) as caught,
            caller.in_parts("files.download", id="1"),
        ):
            pass
        assert caught.value.error == package.models.Fault(code="gone")
        with pytest.raises(package.errors.ServerError):
            caller.pull("rooms.tail", room="r")


def test_events_with_all_they_say(package: Package, way: str) -> None:
    event = package.server.ServerSentEvent

    async def watch(_: Any, *, last_event_id: str | None, **__: Any) -> AsyncIterator[Any]:
        assert last_event_id == "6"
        yield event(data=package.models.MessageResponse(id=1, text="a\nb\u2028c"), id="7")
        yield event(data={"id": 2, "text": "x"}, event="odd", retry=1500)
        yield package.models.MessageResponse(id=3, text="")

    with calling(package, app_of(package, watch=watch), way) as caller:
        pulled = caller.pull("rooms.watch", room="r", last_event_id="6", events=True)
        found = [(e.data.id, e.data.text, e.event, e.id, e.retry) for e in pulled]
    assert found == [
        (1, "a\nb\u2028c", "message", "7", None),
        (2, "x", "odd", "7", 1500),
        (3, "", "message", "7", None),
    ]


def test_text_in_events(package: Package, way: str) -> None:
    said = ["plain", "two\nlines", "", " leading", "\U0001f600 é", "3"]

    async def tail(_: Any, **__: Any) -> AsyncIterator[str]:
        for text in said:
            yield text

    with calling(package, app_of(package, tail=tail), way) as caller:
        assert list(caller.pull("rooms.tail", room="r")) == said


def test_kinds_of_events(package: Package, way: str, caplog: pytest.LogCaptureFixture) -> None:
    models, event = package.models, package.server.ServerSentEvent

    async def changes(_: Any) -> AsyncIterator[Any]:
        yield models.MessageResponse(id=1, text="new")
        yield event(data=models.ChangesResponseRemoved(id=1), event="hidden")
        yield event(data="by the way", event="note")

    drifts: list[Any] = []
    hooks = package.client.Hooks(on_drift=drifts.append)
    with calling(package, app_of(package, changes=changes), way, hooks=hooks) as caller:
        found = [(e.event, e.data) for e in caller.pull("default.changes", events=True)]
    assert found == [
        ("added", models.MessageResponse(id=1, text="new")),
        ("hidden", models.ChangesResponseRemoved(id=1)),
        ("note", "by the way"),
    ]
    assert drifts == []


def test_lines_and_records(package: Package, way: str) -> None:
    at = datetime(2024, 2, 29, 12, tzinfo=UTC)

    async def history(_: Any) -> AsyncIterator[Any]:
        yield package.models.HistoryResponseItem(at=at, kind="open")
        yield {"at": at, "kind": "closed"}

    def readings(_: Any) -> Iterator[float]:
        yield from (1, 2.5, -3e10)

    with calling(package, app_of(package, history=history, readings=readings), way) as caller:
        found = list(caller.pull("default.history"))
        assert [type(item) for item in found] == [package.models.HistoryResponseItem] * 2
        assert [(item.at, item.kind.value) for item in found] == [(at, "open"), (at, "closed")]
        assert list(caller.pull("default.readings")) == [1, 2.5, -3e10]


def test_one_operation_with_two_kinds_of_answer(package: Package, way: str) -> None:
    async def complete(_: Any, *, body: Any) -> Any:
        if not body.stream:
            return package.models.Completion(text=body.text)

        async def pieces() -> AsyncIterator[Any]:
            for letter in body.text:
                yield package.models.Piece(delta=letter)

        return pieces()

    with calling(package, app_of(package, complete=complete), way) as caller:
        assert caller.call("default.complete", body={"text": "abc"}).text == "abc"
        stream = caller.pull("default.complete_stream", body={"text": "abc", "stream": True})
        assert [piece.delta for piece in stream] == ["a", "b", "c"]
        with pytest.raises(package.errors.DecodeError, match="'application/json'") as caught:
            caller.pull("default.complete_stream", body={"text": "abc"})
        assert caught.value.body == b'{"text":"abc"}'
        with pytest.raises(package.errors.DecodeError, match="text/event-stream"):
            caller.call("default.complete", body={"text": "abc", "stream": True})


def test_sequences_that_are_sent(package: Package, way: str) -> None:
    seen: list[Any] = []

    async def import_messages(_: Any, *, body: list[Any]) -> int:
        seen[:] = body
        return len(body)

    request = package.models.MessageRequest
    with calling(package, app_of(package, import_messages=import_messages), way) as caller:
        made = (request(text=f"number {i}\n") for i in range(3))
        assert caller.call("default.import_messages", body=made) == 3
        assert seen == [request(text=f"number {i}\n") for i in range(3)]
        assert caller.call("default.import_messages", body=[{"text": "plain"}]) == 1
        assert caller.call("default.import_messages", body=[]) == 0
        assert caller.call("default.import_messages", body=b'{"text":"raw"}\n\n') == 1
        with pytest.raises(package.errors.RequestInvalid, match=r"body\.1\.text"):
            caller.call("default.import_messages", body=[{"text": "a"}, {"text": 1}])
        with pytest.raises(package.errors.RequestInvalid, match="iterable"):
            caller.call("default.import_messages", body={"text": "a"})
        with pytest.raises(package.errors.UnprocessableContent) as caught:
            caller.call("default.import_messages", body=b'{"text":"a"}\n{"seen":1}')
        pointers = [one["pointer"] for one in caught.value.error["violations"]]
        assert pointers == ["/1/text", "/1/seen"]
        with pytest.raises(package.errors.BadRequest, match="Item 2"):
            caller.call("default.import_messages", body=b'{"text":"a"}\n{')


def test_bodies_in_parts(package: Package, way: str) -> None:
    gate = Gate()

    async def parts() -> AsyncIterator[bytes]:
        yield b"one\r\ntwo"
        await gate.passed()
        yield "é\n".encode()[:1]
        yield "é\n".encode()[1:] + b"three"

    async def download(_: Any, **given: Any) -> Any:
        if given["id"] == "whole":
            return b"all of it"
        return package.server.Reply(200, parts(), {"X-Name": "n"})

    with calling(package, app_of(package, download=download), way) as caller:
        with caller.in_parts("files.download", id="1") as response:
            assert (response.status, response.headers["x-name"]) == (200, "n")
            assert response.headers["content-type"] == "application/octet-stream"
            pulled = caller.pulled(response.iter_bytes())
            assert next(pulled) == b"one\r\ntwo"
            gate.open()
            assert b"".join(pulled) == "é\nthree".encode()
        with caller.in_parts("files.download", id="1") as response:
            lines = list(caller.pulled(response.iter_lines()))
            assert lines == ["one", "twoé", "three"]
        with caller.in_parts("files.download", id="1") as response:
            assert caller.run(response.parse) == caller.call("files.download", id="1")
        with caller.in_parts("files.download", id="whole") as response:
            assert caller.run(response.read) == b"all of it"
        unanswered = caller.in_parts("default.complete", body={"text": "no"})
        with pytest.raises(package.errors.ServerError), unanswered:
            pass


def test_a_stream_read_raw(package: Package, way: str) -> None:
    async def list_messages(_: Any, **__: Any) -> AsyncIterator[Any]:
        yield package.models.MessageResponse(id=1, text="one")

    with calling(package, app_of(package, list_messages=list_messages), way) as caller:
        method = caller.client.default.list_messages
        raw = caller.run(lambda: caller.client.with_raw_response(method))
        assert raw.content == b'{"id":1,"text":"one"}\n'
        assert [item.id for item in caller.pulled(raw.parse())] == [1]
        with caller.in_parts("default.list_messages") as response:
            assert caller.run(response.read) == raw.content
        request = caller.run(lambda: caller.client.build(method))
        assert request.headers["Accept"] == "application/jsonl"


def test_many_items_need_no_more_memory_than_few(package: Package, way: str) -> None:
    """The server makes an item only when there is room for it on the way."""
    made = 0

    async def list_messages(_: Any, **__: Any) -> AsyncIterator[Any]:
        nonlocal made
        for made in range(10_000):
            yield package.models.MessageResponse(id=made, text="x" * 2000)

    with calling(package, app_of(package, list_messages=list_messages), way) as caller:
        stream = caller.pull("default.list_messages")
        next(stream)
        assert made < 9_000  # 20 MB do not fit into the buffers of a connection
        assert sum(1 for _ in stream) == 9_999


def test_debug_logging_shows_no_items(
    package: Package, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def list_messages(_: Any, **__: Any) -> AsyncIterator[Any]:
        yield package.models.MessageResponse(id=1, text="private")

    with (
        caplog.at_level(logging.DEBUG, "case_streams"),
        calling(package, app_of(package, list_messages=list_messages), way) as caller,
    ):
        assert len(list(caller.pull("default.list_messages"))) == 1
    assert "listMessages: attempt 1: answered 200" in caplog.text
    assert "private" not in caplog.text
