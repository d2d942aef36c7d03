"""Files and other parts of forms arrive as they were sent, and what is wrong does not pass."""

from __future__ import annotations

import asyncio
import io
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.runtime.models.uploads import Upload as RuntimeUpload

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generate.service import Connect, Package, Packages, Service

CASE = "uploads"
METHODS = (
    "send_files send_texts send_styled send_headers send_by_name send_shared send_either".split()
)
PNG = b"\x89PNG\r\n\x1a\n\x00--x\r\n\xff"


def connected(connect: Connect) -> Service:
    """Return a service whose handlers answer nothing."""
    return connect(CASE, {name: lambda **_: None for name in METHODS if name != "send_shared"})


class Sent(NamedTuple):
    """What is given for a file, and what a handler receives."""

    field: str
    content: Any
    filename: str | None
    content_type: str | None
    received_name: str
    received_type: str


FILES = [
    # The type that is given; else that of the name, where it is declared; else the first declared.
    Sent("file", PNG, None, None, "file", "image/png"),
    Sent("file", PNG, "a.jpeg", None, "a.jpeg", "image/jpeg; q=1"),
    Sent("file", PNG, "a.txt", None, "a.txt", "image/png"),
    Sent("file", PNG, "a.txt", "image/jpeg", "a.txt", "image/jpeg"),
    Sent("file", PNG, "a.png", "IMAGE/JPEG;q=2", "a.png", "IMAGE/JPEG;q=2"),
    Sent("anyPicture", PNG, "a.gif", None, "a.gif", "image/gif"),
    Sent("anyPicture", PNG, None, "image/x-own", "anyPicture", "image/x-own"),
    Sent("short", b"12345", "a.png", None, "a.png", "application/octet-stream"),
    Sent("untyped", PNG, "a.png", None, "a.png", "application/pdf"),
    Sent("plain", PNG, "a.png", None, "a.png", "application/octet-stream"),
    Sent("plain", PNG, None, "text/plain", "plain", "text/plain"),
    Sent("plain", b"", None, None, "plain", "application/octet-stream"),
    Sent("photo", PNG, None, None, "photo", "application/octet-stream"),
    Sent("maybe", PNG, None, None, "maybe", "application/octet-stream"),
    Sent("anything", PNG, "a.png", None, "a.png", "application/octet-stream"),
]


@pytest.mark.parametrize("sent", FILES, ids=lambda sent: f"{sent.field}-{sent.received_type}")
@pytest.mark.parametrize("form", ["upload", "model"])
def test_a_file(connect: Connect, sent: Sent, form: str) -> None:
    service = connected(connect)
    upload = service.package.types.Upload(sent.content, sent.filename, sent.content_type)
    body: Any = {"file": PNG, sent.field: upload}
    if form == "model":
        body = service.package.models.SendFilesRequest(**body)
    service.call("default", "send_files", body=body)
    received = service.seen["body"].model_dump(by_alias=True)[sent.field]
    assert type(received) is service.package.types.Upload
    assert received.read() == asyncio.run(received.aread()) == sent.content
    assert received.open().read() == sent.content
    assert len(received) == len(sent.content)
    assert (received.filename, received.content_type) == (sent.received_name, sent.received_type)


@pytest.mark.parametrize("field", ["more", "photos"])
def test_several_files(connect: Connect, tmp_path: Path, field: str) -> None:
    service = connected(connect)
    path = tmp_path / "c.png"
    path.write_bytes(b"3")
    upload = service.package.types.Upload
    files = [b"1", upload(io.BytesIO(b"2"), "b.gif"), path]
    service.call("default", "send_files", body={"file": PNG, field: files})
    received = getattr(service.seen["body"], field)
    usual = {"more": ["application/pdf", "image/gif", "image/png"]}
    assert [item.read() for item in received] == [b"1", b"2", b"3"]
    assert [item.filename for item in received] == [field, "b.gif", "c.png"]
    assert [item.content_type for item in received] == usual.get(
        field, ["application/octet-stream"] * 3
    )


def test_one_file_or_several(connect: Connect) -> None:
    service = connected(connect)
    for sent in (b"1", [b"1"], [b"1", b"2"]):
        service.call("default", "send_files", body={"file": PNG, "oneOrMore": sent})
        received = service.seen["body"].one_or_more
        files = received if isinstance(received, list) else [received]
        assert [item.read() for item in files] == (sent if isinstance(sent, list) else [sent])
    with pytest.raises(service.package.errors.RequestInvalid):
        service.call("default", "send_files", body={"file": PNG, "oneOrMore": [b""] * 3})


def test_a_file_or_a_text(connect: Connect) -> None:
    service = connected(connect)
    service.call("default", "send_files", body={"file": PNG, "fileOrText": "abc"})
    text = service.seen["body"].file_or_text
    assert text == "abc"
    service.call("default", "send_files", body={"file": PNG, "fileOrText": PNG})
    file = service.seen["body"].file_or_text
    assert file.read() == PNG


def test_files_beside_other_fields(connect: Connect) -> None:
    service = connected(connect)
    body = {"file": PNG, "done": True, "day": "2024-02-29", "anything": "text"}
    service.call("default", "send_files", body=body)
    received = service.seen["body"]
    assert (received.done, str(received.day), received.anything) == (True, "2024-02-29", "text")


def test_files_by_name(connect: Connect) -> None:
    service = connected(connect)
    upload = service.package.types.Upload
    service.call("default", "send_by_name", body={"a b": b"1", "c": upload(b"2", "c.txt")})
    received = service.seen["body"]
    assert {name: (item.read(), item.filename) for name, item in received.items()} == {
        "a b": (b"1", "a b"),
        "c": (b"2", "c.txt"),
    }


@pytest.mark.parametrize(
    ("body", "options"),
    [
        ({"data": PNG, "name": "n"}, {"content_type": "multipart/form-data"}),
        ({"data": PNG, "name": "n"}, {"content_type": "application/x-www-form-urlencoded"}),
        ({"data": "text", "name": "n"}, {}),
    ],
    ids=["multipart", "form", "JSON"],
)
def test_a_schema_of_several_media_types(
    connect: Connect, body: dict[str, Any], options: dict[str, str]
) -> None:
    service = connect(CASE, {"send_shared": lambda **_: {"data": "text"}})
    result = service.call("default", "send_shared", body=body, **options)
    content = body["data"].encode() if isinstance(body["data"], str) else body["data"]
    assert service.seen["body"].data.read() == content
    assert service.seen["body"].name == "n"
    assert result.data.read() == b"text"
    assert result.to_dict() == {"data": "text"}


def test_variants(connect: Connect) -> None:
    service = connected(connect)
    service.call("default", "send_either", body={"scan": PNG})
    assert service.seen["body"].scan.read() == PNG
    service.call("default", "send_either", body=service.package.models.Shared(data=PNG))
    assert service.seen["body"].data.read() == PNG


TEXTS = [
    ("note", "# é", "text/markdown"),
    ("table", "a,b", "text/csv"),
    ("details", {"text": "t", "stars": 5}, "application/vnd.note+json"),
    ("encoded", "iVBORw==", "image/png"),
]


@pytest.mark.parametrize(("field", "value", "content_type"), TEXTS)
def test_a_part_that_is_no_file(
    connect: Connect, packages: Packages, field: str, value: Any, content_type: str
) -> None:
    service = connected(connect)
    service.call("default", "send_texts", body={field: value})
    assert service.seen["body"].to_dict() == {field: value}
    (head,) = heads(packages(CASE), "send_texts", {field: value})
    assert f"\r\nContent-Type: {content_type}" in head
    assert ("\r\nContent-Transfer-Encoding: base64" in head) == (field == "encoded")


STYLED = [
    ("joined", ["a", "b c"], [("joined", "a,b c")]),
    ("piped", [1, 2], [("piped", "1|2")]),
    ("spaced", ["a", "b"], [("spaced", "a b")]),
    ("spaced", ["a+b", "%20"], [("spaced", "a+b %20")]),
    ("repeated", ["a,b", "c&d=e"], [("repeated", "a,b"), ("repeated", "c&d=e")]),
    ("deep", {"text": "a b", "stars": 2}, [("deep[text]", "a b"), ("deep[stars]", "2")]),
    ("spread", {"gte": 1, "lt": 2}, [("gte", "1"), ("lt", "2")]),
    ("flat", {"gte": 1, "lt": 2}, [("flat", "gte,1,lt,2")]),
    ("reserved", "a/b?c%20", [("reserved", "a/b?c%20")]),
]


@pytest.mark.parametrize(("field", "value", "parts"), STYLED)
def test_a_style(
    connect: Connect, packages: Packages, field: str, value: Any, parts: list[tuple[str, str]]
) -> None:
    service = connected(connect)
    service.call("default", "send_styled", body={field: value, "file": PNG})
    assert service.seen["body"].file.read() == PNG
    received = service.seen["body"].model_copy(update={"file": None})
    assert received.to_dict() == {field: value}
    sent = split(packages(CASE), "send_styled", {field: value})
    assert [(name, content.decode()) for name, content in sent] == parts


REFUSED = [
    ("send_files", {"file": ("a.gif", "image/gif")}, "body.file"),
    ("send_files", {"file": b"", "anyPicture": b""}, "body.anyPicture"),
    ("send_files", {"file": b"", "short": b"123456"}, "body.short"),
    ("send_files", {"file": b"", "more": [b""] * 4}, "body.more"),
    ("send_files", {"file": b"", "plain": ("a\x00b", None)}, "body.plain"),
    ("send_files", {"file": b"", "plain": ("100%22", None)}, "body.plain"),
    ("send_files", {"file": b"", "plain": ("a\\", None)}, "body.plain"),
    ("send_styled", {"joined": ["a,b"]}, "body.joined"),
    ("send_styled", {"spaced": ["a b"]}, "body.spaced"),
    ("send_headers", {"file": b""}, "body.file.headers['X-Number']"),
    ("send_headers", {"file": b"", "needy": "x"}, "body.needy.headers['X-Needed']"),
]


@pytest.mark.parametrize(("method", "body", "where"), REFUSED, ids=lambda item: str(item)[:40])
def test_what_is_not_declared_is_not_sent(
    connect: Connect, method: str, body: dict[str, Any], where: str
) -> None:
    service = connected(connect)
    upload = service.package.types.Upload
    body = {
        name: upload(b"", *value) if isinstance(value, tuple) else value
        for name, value in body.items()
    }
    with pytest.raises(service.package.errors.RequestInvalid) as caught:
        service.call("default", method, body=body)
    assert where in [problem.where for problem in caught.value.problems]
    assert service.seen == {}


HEADERS: list[tuple[dict[str, str], dict[str, str] | str]] = [
    ({"X-Number": "5"}, {"X-Number": "5", "X-Version": "v1", "X-Language": "en"}),
    ({"x-number": "5", "X-KIND": "scan", "x-language": "de"}, {"X-Kind": "scan"}),
    ({"X-Number": "5", "X-Own": "é; b"}, {"x-own": "é; b"}),
    ({"X-Number": "0"}, "X-Number"),
    ({"X-Number": "five"}, "X-Number"),
    ({"X-Number": "5", "X-Kind": "fax"}, "X-Kind"),
    ({"X-Number": "5", "X-Version": "v2"}, "X-Version"),
    ({"X-Number": "5", "X-Own": "a\r\nX-Evil: 1"}, "x-own"),
    ({"X-Number": "5", "X:Own": "a"}, "x:own"),
    ({"X-Number": "5", "Content-Type": "image/png"}, "content-type"),
    ({}, "X-Number"),
]


@pytest.mark.parametrize(("headers", "expected"), HEADERS, ids=lambda item: str(item)[:40])
def test_headers_of_a_part(
    connect: Connect, headers: dict[str, str], expected: dict[str, str] | str
) -> None:
    service = connected(connect)
    upload = service.package.types.Upload(PNG, headers=headers)
    if isinstance(expected, str):
        with pytest.raises(service.package.errors.RequestInvalid) as caught:
            service.call("default", "send_headers", body={"file": upload})
        (problem,) = caught.value.problems
        assert problem.where == f"body.file.headers[{expected!r}]"
        return
    service.call("default", "send_headers", body={"file": upload})
    received = service.seen["body"].file.headers
    assert {name: received[name] for name in expected} == expected


def test_a_text_with_headers(connect: Connect) -> None:
    service = connected(connect)
    upload = service.package.types.Upload
    text = upload("é".encode(), filename="", content_type="text/plain", headers={"X-Needed": "1"})
    body = {"file": upload(b"", headers={"X-Number": "1"}), "needy": text}
    service.call("default", "send_headers", body=body)
    assert service.seen["body"].needy == "é"


# --- What others send -----------------------------------------------------------------------------


def form(*parts: str, content: str = "a") -> bytes:
    """Return a body of parts, each with its head after the name of the disposition."""
    texts = [
        f"--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n" for head in parts
    ]
    return ("".join(texts) + "--x--\r\n").encode()


FILE = 'name="file"; filename="f"\r\nContent-Type: image/png'
WRONG = [
    ("files", [FILE.replace("png", "gif")], ("/file", "part_media_type")),
    (
        "files",
        [FILE.replace("image/png", "application/octet-stream")],
        ("/file", "part_media_type"),
    ),
    ("files", [FILE, 'name="anyPicture"\r\nContent-Type: text/plain'], ("/anyPicture",)),
    ("files", [FILE, *['name="more"\r\nContent-Type: image/gif'] * 4], ("/more", "too_long")),
    ("files", [FILE, FILE], ("/file", "style")),
    ("files", ['name="done"'], ("/done", "bool_type")),
    ("files", [FILE, 'name="done"'], ("/done", "bool_type")),
    ("files", [FILE, 'name="day"'], ("/day",)),
    ("texts", ['name="table"\r\nContent-Type: application/json'], ("/table", "part_media_type")),
    ("texts", ['name="encoded"\r\nContent-Transfer-Encoding: binary'], ("/encoded",)),
    ("headers", ['name="file"; filename="f"'], ("/file", "missing")),
    ("headers", ['name="file"\r\nX-Number: x'], ("/file", "int_type")),
    ("headers", ['name="file"\r\nX-Number: 1\r\nX-Version: v2'], ("/file", "literal_error")),
]


@pytest.mark.parametrize("server", ["server", "mock"])
@pytest.mark.parametrize(("path", "parts", "expected"), WRONG, ids=lambda item: str(item)[:60])
def test_what_is_wrong_does_not_pass(
    packages: Packages, server: str, path: str, parts: list[str], expected: tuple[str, ...]
) -> None:
    answer = send(app_of(packages(CASE), server), f"/v1/{path}", form(*parts))
    assert answer.status_code == 422
    found = [(item.get("pointer"), item["code"]) for item in answer.json()["violations"]]
    assert expected in {item[: len(expected)] for item in found}


RIGHT = [
    ("files", ['name="file"; filename="f"'], (None, "f")),
    ("files", ['name="file"\r\nContent-Type: image/png'], ("image/png", None)),
    ("files", ['name="file"\r\nContent-Type: image/JPEG; x=y'], ("image/JPEG; x=y", None)),
    ("files", ["name=file; filename=f.png"], (None, "f.png")),
    ("files", ["filename*=UTF-8''%c3%a9.png; name=\"file\""], (None, "é.png")),
    ("files", ['name="file"; filename="e.png"; filename*=UTF-8\'\'%c3%a9.png'], (None, "e.png")),
]


@pytest.mark.parametrize("server", ["server", "mock"])
@pytest.mark.parametrize(("path", "parts", "expected"), RIGHT)
def test_what_others_send(
    packages: Packages, server: str, path: str, parts: list[str], expected: tuple[str | None, ...]
) -> None:
    seen: list[Any] = []
    answer = send(app_of(packages(CASE), server, seen), f"/v1/{path}", form(*parts))
    assert answer.status_code == 204
    for body in seen:
        assert body.file.read() == b"a"
        assert (body.file.content_type, body.file.filename) == expected


@pytest.mark.parametrize(("unlisted", "status"), [("refuse", 422), ("accept", 204)])
def test_unlisted_values_of_headers(packages: Packages, unlisted: str, status: int) -> None:
    app = app_of(packages(CASE), "server", unlisted_values=unlisted)
    content = form('name="file"\r\nX-Number: 1\r\nX-Kind: fax')
    assert send(app, "/v1/headers", content).status_code == status


def app_of(package: Package, server: str, seen: list[Any] | None = None, **options: Any) -> Any:
    """Return the mock, or a server that keeps what it is given."""
    if server == "mock":
        return import_module(f"{package.name}.mock").create_mock()

    def method(_: Any, *, body: Any) -> None:
        if seen is not None:
            seen.append(body)

    base = package.server.DefaultHandler
    handler = type("Implementation", (base,), dict.fromkeys(base.__abstractmethods__, method))
    return package.server.create_app(default=handler(), **options)


def send(app: Any, path: str, content: bytes) -> httpx2.Response:
    async def ask() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://case.test") as http:
            headers = {"content-type": "multipart/form-data; boundary=x"}
            return await http.post(path, content=content, headers=headers)

    return asyncio.run(ask())


# --- Names ----------------------------------------------------------------------------------------


def written(package: Package, method: str, body: Any) -> tuple[bytes, str]:
    """Return the content and media type that a client sends."""
    operation = getattr(package._operations, method.upper())
    bodies = import_module(f"{package.name}._runtime.codecs.bodies")
    content, content_type = bodies.BodyWriter(operation.body).write(body)
    return content, content_type


def heads(package: Package, method: str, body: Any) -> list[str]:
    content, content_type = written(package, method, body)
    boundary = content_type.partition("boundary=")[2].encode()
    pieces = content.split(b"--" + boundary)[1:-1]
    return [piece.partition(b"\r\n\r\n")[0].decode() for piece in pieces]


def split(package: Package, method: str, body: Any) -> list[tuple[str, bytes]]:
    reading = import_module(f"{package.name}._runtime.codecs.multipart_splitting")
    return [
        (head.name, part) for head, part in reading.split_multipart(*written(package, method, body))
    ]


NAMES = st.text(
    st.one_of(st.sampled_from("\"%2\\;=\r\n '*é"), st.characters(codec="utf-8")), max_size=20
)


@given(field=NAMES, filename=NAMES, content=st.binary(max_size=30), cut=st.integers(1, 7))
def test_names_and_contents_arrive_or_are_refused(
    packages: Packages, field: str, filename: str, content: bytes, cut: int
) -> None:
    package = packages(CASE)
    codecs = f"{package.name}._runtime.codecs"
    refused = import_module(f"{package.name}._runtime.parameters.writing").Unwritable
    upload = package.types.Upload(content, filename)
    try:
        body, content_type = written(package, "send_by_name", {field: upload})
    except refused:
        assert any(c < " " or c in "\x7f\\%" for c in field + filename)
        return
    splitter = import_module(f"{codecs}.multipart_splitting").Splitter(content_type)
    pieces = [
        piece for at in range(0, len(body), cut) for piece in splitter.feed(body[at : at + cut])
    ]
    splitter.end()
    assert {number for number, *_ in pieces} == {1}
    assert b"".join(piece for *_, piece in pieces) == content
    head = pieces[0][1]
    assert (head.name, head.filename) == (field, filename or None)


# --- Testing kit and contract suite ---------------------------------------------------------------


def test_a_fake_shows_the_parts(packages: Packages) -> None:
    package = packages(CASE)
    with package.testing.FakeClient() as client:
        upload = package.types.Upload(PNG, "a.png", headers={"X-Own": "1"})
        client.default.send_files(body={"file": upload, "more": [b"1", b"2"], "done": True})
        body = client.last.body
    (file,) = body.pop("file")
    assert (file.read(), file.filename, file.content_type) == (PNG, "a.png", "image/png")
    assert file.headers["x-own"] == "1"
    assert [item.read() for item in body.pop("more")] == [b"1", b"2"]
    assert body == {"done": ["true"]}


@pytest.mark.parametrize("lets_pass", [False, True])
def test_the_contract_suite_tries_wrong_parts(
    packages: Packages, monkeypatch: pytest.MonkeyPatch, lets_pass: bool
) -> None:
    package = packages(CASE)
    if lets_pass:
        rules = import_module(f"{package.name}._runtime.codecs.part_rules").PartRule
        monkeypatch.setattr(rules, "violations", lambda *_: iter(()))
    report = package.contract.run(app=app_of(package, "mock"), url="http://case.test")
    parts = {
        result.case.title: result.outcome
        for result in report.results
        if result.case.title.startswith("part ")
    }
    assert parts.keys() == {
        "part file of the unknown media type application/x-unknown",
        "part file without the required header X-Number",
    }
    assert set(parts.values()) == {"violated" if lets_pass else "held"}


def test_the_upload_of_a_runtime_is_its_own(packages: Packages) -> None:
    assert packages(CASE).types.Upload is not RuntimeUpload
