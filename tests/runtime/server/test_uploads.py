"""Files of forms in a server: small ones in memory, large ones on disk, closed in any case."""

from __future__ import annotations

import asyncio
import io
import socket
import tempfile
import threading
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from fastapi import Depends, Request

from generators.runtime.codecs import multipart_reading
from generators.runtime.models.base import ApiModel
from generators.runtime.models.uploads import Upload
from generators.runtime.operations import Media, Response
from generators.runtime.server import ErrorReply, Handler, dependencies
from generators.runtime.server.protocol import DirectProtocol
from tests.runtime.server.loopback import ADDRESS, listening, say
from tests.runtime.server.server_support import ask, ask_raw, body, operation, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

LIMIT = 1000
LARGE = bytes(range(256)) * 8
BOUNDARY = "multipart/form-data; boundary=x"


class Form(ApiModel):
    file: Upload
    more: list[Upload] | None = None
    number: int | None = None


class Files(Handler[Any]):
    """Does with uploads what it is told, and keeps them."""

    def __init__(self, act: Callable[[Form], Any] = lambda _: "ok") -> None:
        self.act = act
        self.uploads: list[Upload] = []

    async def add(self, *, body: Form) -> Any:
        self.uploads += [body.file, *(body.more or ())]
        return self.act(body)

    async def other(self) -> str:
        return "other"

    def plain(self, *, body: Form) -> Any:
        self.uploads.append(body.file)
        return self.act(body)


class Dependent(Files):
    async def add(self, *, body: Form, size: Annotated[int, Depends(lambda: 1)]) -> Any:  # type: ignore[override]
        self.uploads += [body.file, *(body.more or ())]
        return self.act(body)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the list of all files that are opened on disk."""
    files: list[Any] = []

    def opening() -> Any:
        files.append(tempfile.TemporaryFile())  # noqa: SIM115 - closing it is what is tested
        return files[-1]

    for module in (multipart_reading, dependencies):
        monkeypatch.setattr(module, "TemporaryFile", opening)
    return files


RAW = Response(status="200", media=(Media(content_type="application/octet-stream"),))


def app_of(handler: Files, **options: Any) -> Any:
    form = body(Form, "multipart/form-data")
    operations = (
        operation(method="POST", py_name="add", body=form),
        operation(id="plain", method="POST", path="/plain", py_name="plain", body=form),
        operation(id="raw", method="POST", path="/raw", py_name="add", body=form, responses=(RAW,)),
        operation(id="other", method="GET", path="/other", py_name="other"),
    )
    return serve(*operations, handler=handler, spool_max_bytes=LIMIT, **options)


def form_of(*parts: tuple[str, bytes]) -> bytes:
    head = 'Content-Disposition: form-data; name="{}"; filename="f"'
    texts = [
        b"--x\r\n%b\r\n\r\n%b\r\n" % (head.format(name).encode(), data) for name, data in parts
    ]
    return b"".join(texts) + b"--x--\r\n"


def post(app: Any, content: bytes, target: str = "/things", **more: Any) -> Any:
    return ask(app, "POST", target, content=content, headers={"content-type": BOUNDARY}, **more)


@pytest.mark.parametrize("handler", [Files, Dependent])
@pytest.mark.parametrize("target", ["/things", "/plain"])
@pytest.mark.parametrize(
    ("sizes", "on_disk"),
    [([0], 0), ([LIMIT], 0), ([LIMIT + 1], 1), ([10, 5000, LIMIT, 3_000_000], 2)],
)
def test_small_files_are_in_memory_and_large_ones_on_disk(
    opened: list[Any], handler: type[Files], target: str, sizes: list[int], on_disk: int
) -> None:
    contents = [(LARGE * (size // len(LARGE) + 1))[:size] for size in sizes]
    seen: list[Any] = []

    def act(form: Form) -> str:
        uploads = [form.file, *(form.more or ())]
        seen.extend((isinstance(item.content, bytes), len(item), item.read()) for item in uploads)
        assert form.file.open().read() == form.file.read()
        return "ok"

    things = handler(act)
    names = ["file", *["more"] * (len(sizes) - 1)]
    answer = post(app_of(things), form_of(*zip(names, contents, strict=True)), target)
    assert answer.status == 200, answer.content
    assert seen == [(len(data) <= LIMIT, len(data), data) for data in contents]
    dependent = handler is Dependent and target == "/things" and sum(sizes) > LIMIT - 200
    assert len(opened) - on_disk in ({0, 1} if dependent else {0})
    assert all(file.closed for file in opened)
    with_files = [item for item in things.uploads if not isinstance(item.content, bytes)]
    for upload in with_files:
        with pytest.raises(ValueError, match="closed file"):
            upload.read()


def failing(error: BaseException) -> Callable[[Form], Any]:
    def act(_: Form) -> Any:
        raise error

    return act


@pytest.mark.parametrize("handler", [Files, Dependent])
@pytest.mark.parametrize(
    ("act", "content", "status"),
    [
        (failing(LookupError("hush")), form_of(("file", LARGE)), 500),
        (failing(NotImplementedError()), form_of(("file", LARGE)), 501),
        (failing(ErrorReply(409)), form_of(("file", LARGE)), 409),
        (lambda _: object(), form_of(("file", LARGE)), 500),
        (lambda _: "ok", form_of(("file", LARGE), ("number", b"x")), 422),
        (lambda _: "ok", form_of(("file", LARGE), ("file", LARGE)), 422),
        (lambda _: "ok", form_of(("more", LARGE)), 422),
        (lambda _: "ok", form_of(("file", LARGE))[:-10], 400),
        (lambda _: "ok", form_of(("file", LARGE)) + b" " * 10_000, 413),
        (lambda _: "ok", form_of(("file", LARGE)).replace(b"x--", b"y--"), 400),
    ],
)
def test_files_are_closed_whatever_happens(
    opened: list[Any],
    handler: type[Files],
    act: Callable[[Form], Any],
    content: bytes,
    status: int,
) -> None:
    app = app_of(handler(act), max_body_bytes=9000)

    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(content), 700):
            yield content[at : at + 700]

    answer = ask(app, "POST", content=pieces(), headers={"content-type": BOUNDARY}, raises=False)
    assert answer.status == status
    assert opened
    assert all(file.closed for file in opened)


@pytest.mark.parametrize("handler", [Files, Dependent])
def test_files_are_closed_when_the_client_goes_away(
    opened: list[Any], handler: type[Files]
) -> None:
    things = handler()
    content = form_of(("file", LARGE))
    messages: list[Any] = [content[:1500], content[1500:1600], {"type": "http.disconnect"}]
    headers = [(b"content-type", BOUNDARY.encode())]
    answer = ask_raw(app_of(things), "/things", method="POST", headers=headers, chunks=messages)
    assert (answer.status, things.uploads) == (0, [])
    assert opened
    assert all(file.closed for file in opened)


@pytest.mark.parametrize("handler", [Files, Dependent])
def test_a_streamed_answer_may_read_a_file(opened: list[Any], handler: type[Files]) -> None:
    async def parts(form: Form) -> AsyncIterator[bytes]:
        file = form.file.open()
        while chunk := file.read(500):
            yield chunk
            assert not file.closed

    answer = post(app_of(handler(parts)), form_of(("file", LARGE)), "/raw")
    assert (answer.status, answer.content) == (200, LARGE)
    assert opened
    assert all(file.closed for file in opened)


@pytest.mark.parametrize("http", ["httptools", "h11", DirectProtocol])
def test_over_a_socket(opened: list[Any], http: Any) -> None:
    seen: list[bytes] = []

    def act(form: Form) -> str:
        seen.append(form.file.read())
        return "ok"

    app = app_of(Files(act), dispatch="direct" if http is DirectProtocol else "app")
    content = form_of(("file", LARGE * 100))
    head = f"POST /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: {BOUNDARY}\r\n"
    with listening(app, http) as port:
        whole = f"{head}Content-Length: {len(content)}\r\n\r\n".encode()
        assert say(port, whole, content[:5000], content[5000:]).startswith(b"HTTP/1.1 200 OK\r\n")
        # A client that breaks off.
        with socket.create_connection((ADDRESS, port), timeout=120) as connection:
            connection.sendall(whole + content[:100_000])
    assert seen == [LARGE * 100]
    assert all(file.closed for file in opened)


def test_others_are_answered_while_a_file_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()

    class Slow(io.BytesIO):
        def write(self, content: Any) -> int:
            assert answered.wait(120), "the other request is not answered"
            return super().write(content)

    monkeypatch.setattr(multipart_reading, "TemporaryFile", Slow)

    app = app_of(Files())
    content = form_of(("file", LARGE * 10))
    head = f"POST /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: {BOUNDARY}\r\n"
    with listening(app, "httptools") as port:
        whole = f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content
        with socket.create_connection((ADDRESS, port), timeout=120) as connection:
            connection.sendall(whole)
            line = b"GET /other HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            assert say(port, line).startswith(b"HTTP/1.1 200 OK\r\n")
            answered.set()
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")


@pytest.mark.parametrize("count", [1, 200])
def test_a_dependency_may_read_the_body(count: int) -> None:
    async def read(request: Request) -> None:
        assert (await request.body()).endswith(b"--x--\r\n")

    app = app_of(Files(lambda form: len(form.file)), dependencies=[Depends(read)])
    answer = post(app, form_of(("file", LARGE * count)))
    assert (answer.status, answer.json) == (200, len(LARGE) * count)


def test_uploads_are_values() -> None:
    first = Upload(b"a", "f", "image/png", {"X": "1"})
    assert first == Upload(b"a", "f", "image/png", {"X": "1"})
    assert first != Upload(b"a", "f", "image/png")
    assert first != b"a"
    assert len({first, Upload(b"a", "f", "image/png", {"X": "1"})}) == 1
    assert repr(first) == "Upload(filename='f', content_type='image/png')"
    assert bool(Upload(b""))
    for given in (b"abc", bytearray(b"abc"), memoryview(b"abc"), io.BytesIO(b"abc")):
        upload = Upload(given)
        assert (len(upload), upload.read(), asyncio.run(upload.aread())) == (3, b"abc", b"abc")
        assert upload.open().read() == b"abc"
