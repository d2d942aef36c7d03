"""What the body of a request looks like."""

from __future__ import annotations

import asyncio
import io
import json
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl, unquote

import pytest
from pydantic import Field
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request as ServerRequest

from generators.runtime.client.calls import build_request
from generators.runtime.codecs.uploads import Upload
from generators.runtime.errors import RequestInvalid
from generators.runtime.models.base import ApiModel, AwareDatetime
from generators.runtime.operations import Encoding, Media, RequestBody
from tests.runtime.client.client_support import BASE, Fault, Item, contract, json_media, operation

if TYPE_CHECKING:
    from pathlib import Path

    from generators.runtime.transports.base import Request


class Order(ApiModel):
    kind: Literal["order"] = "order"
    item_list: list[Item] = Field(alias="itemList")
    note: str | None = None
    when: AwareDatetime | None = None


def build(
    *media: Media, body: object, content_type: str | None = None, required: bool = True
) -> Request:
    op = operation(method="POST", body=RequestBody(media=media, required=required))
    return build_request(contract(), BASE, op, {}, body, content_type=content_type)


def refused(*media: Media, body: object, content_type: str | None = None) -> list[str]:
    with pytest.raises(RequestInvalid) as caught:
        build(*media, body=body, content_type=content_type)
    return [f"{where}: {message}" for where, message in caught.value.problems]


# --- JSON -----------------------------------------------------------------------------------------

ITEM = {"name": "a"}
ORDER = Order(itemList=[Item(name="a")], note="é")


@pytest.mark.parametrize(
    "body",
    [
        ORDER,
        {"itemList": [ITEM], "note": "é"},
        {"item_list": [ITEM], "note": "é"},
        {"kind": "order", "itemList": [Item(name="a")], "note": "é"},
        {"itemList": [ITEM], "note": "é", "when": None},
    ],
    ids=["model", "wire names", "Python names", "models inside", "null for an optional field"],
)
def test_a_model_and_its_mapping_are_sent_alike(body: object) -> None:
    request = build(json_media(Order), body=body)
    assert json.loads(request.content or b"") == {
        "kind": "order",
        "itemList": [{"name": "a"}],
        "note": "é",
    }
    assert request.headers["Content-Type"] == "application/json"


def test_constants_of_nested_mappings_are_sent() -> None:
    class Outer(ApiModel):
        order: Order

    request = build(json_media(Outer), body={"order": {"itemList": []}})
    assert json.loads(request.content or b"") == {"order": {"kind": "order", "itemList": []}}


@pytest.mark.parametrize(
    ("type_", "body", "content"),
    [
        (list[Item], [ITEM, Item(name="b", count=1)], b'[{"name":"a"},{"name":"b","count":1}]'),
        (str, "text", b'"text"'),
        (int, 5, b"5"),
        (Item | Fault, {"code": "x"}, b'{"code":"x"}'),
        (Any, {"a": [1, None]}, b'{"a":[1,null]}'),
        (Item, Item.model_validate({"name": "a", "new": 1}), b'{"name":"a","new":1}'),
    ],
)
def test_json_of_any_type(type_: Any, body: object, content: bytes) -> None:
    assert build(json_media(type_), body=body).content == content


def test_the_declared_media_type_is_sent() -> None:
    request = build(json_media(Item, "application/vnd.items+json; v=1"), body=ITEM)
    assert request.headers["Content-Type"] == "application/vnd.items+json; v=1"
    assert request.content == b'{"name":"a"}'


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ({}, ["body.itemList: Field required"]),
        ({"itemList": [{"name": 1}]}, ["body.itemList.0.name: Input should be a valid string"]),
        (
            {"itemList": [], "when": "today"},
            ["body.when: not a date-time as in RFC 3339"],
        ),
        (
            Fault(code="x"),
            ["body: Input should be a valid dictionary or instance of Order"],
        ),
        (b"raw", ["body: Input should be a valid dictionary or instance of Order"]),
        (None, ["body: is required"]),
    ],
)
def test_a_body_of_the_wrong_type_is_refused(body: object, problems: list[str]) -> None:
    found = refused(json_media(Order), body=body)
    assert [a.startswith(b) for a, b in zip(found, problems, strict=True)] == [True] * len(problems)


def test_the_refused_value_is_not_repeated() -> None:
    found = refused(json_media(Order), body={"itemList": "s3cret", "note": 5})
    assert len(found) == 2
    assert "s3cret" not in str(found)


def test_an_optional_body_left_out() -> None:
    request = build(json_media(Item), body=None, required=False)
    assert request.content is None
    assert "Content-Type" not in request.headers


# --- Several media types --------------------------------------------------------------------------

FORM = Media(content_type="application/x-www-form-urlencoded", type=lambda: Item)
MULTIPART = Media(content_type="multipart/form-data", type=lambda: dict[str, Any])
TEXT = Media(content_type="text/plain", type=lambda: str)
BINARY = Media(content_type="application/octet-stream")
IMAGE = Media(content_type="image/*")


@pytest.mark.parametrize(
    ("body", "content_type", "sent"),
    [
        (b"x", None, "application/octet-stream"),
        (io.BytesIO(b"x"), None, "application/octet-stream"),
        (Upload(b"x", content_type="image/png"), None, "image/png"),
        ("x", None, "text/plain; charset=utf-8"),
        (ITEM, None, "application/json"),
        (Item(name="a"), None, "application/json"),
        ({"file": b"x"}, None, "multipart/form-data; boundary="),
        (ITEM, "application/x-www-form-urlencoded", "application/x-www-form-urlencoded"),
        (ITEM, "Multipart/Form-Data", "multipart/form-data; boundary="),
        (b"x", "image/jpeg", "image/jpeg"),
    ],
)
def test_the_media_type_follows_from_the_body(
    body: object, content_type: str | None, sent: str
) -> None:
    declared = (BINARY, FORM, MULTIPART, TEXT, IMAGE, json_media(Item))
    request = build(*declared, body=body, content_type=content_type)
    assert request.headers["Content-Type"].startswith(sent)


def test_a_media_type_that_is_not_declared_is_refused() -> None:
    (problem,) = refused(json_media(Item), TEXT, body=ITEM, content_type="application/xml")
    assert problem == (
        "content_type: 'application/xml' is not declared; declared: application/json, text/plain"
    )
    (problem,) = refused(json_media(Item), FORM, body=b"x")
    assert problem.startswith("body: bytes fits none of the declared types: application/json, ")
    (problem,) = refused(IMAGE, body=b"x")
    assert problem == "content_type: the document declares image/*: say which one it is"
    (problem,) = refused(BINARY, body=b"x", content_type="application/octet-stream\r\nX: 1")
    assert problem.startswith("content_type: ")


# --- Text and bytes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "content", "sent"),
    [
        ("text/plain", "é\n".encode(), "text/plain; charset=utf-8"),
        ("text/plain; charset=iso-8859-1", b"\xe9\n", "text/plain; charset=iso-8859-1"),
        ("application/xml", "é\n".encode(), "application/xml; charset=utf-8"),
    ],
)
def test_text(declared: str, content: bytes, sent: str) -> None:
    request = build(Media(content_type=declared, type=lambda: str), body="é\n")
    assert (request.content, request.headers["Content-Type"]) == (content, sent)


def test_text_that_cannot_be_written() -> None:
    latin = Media(content_type="text/plain; charset=iso-8859-1", type=lambda: str)
    assert refused(latin, body="\u20ac")[0].startswith("body: cannot be written")
    odd = Media(content_type="text/plain; charset=none-such", type=lambda: str)
    assert refused(odd, body="x") == ["content_type: unknown charset 'none-such'"]
    assert refused(TEXT, body="\ud800")[0].startswith("body: cannot be written")
    assert refused(TEXT, body=5)[0].startswith("body: ")
    assert refused(json_media(str), body="\ud800")[0].startswith("body: cannot be written")


def test_bytes_in_every_form(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x00\xff")
    with path.open("rb") as file:
        bodies: list[object] = [
            b"\x00\xff",
            bytearray(b"\x00\xff"),
            memoryview(b"\x00\xff"),
            io.BytesIO(b"\x00\xff"),
            path,
            file,
            Upload(path),
        ]
        for body in bodies:
            request = build(BINARY, body=body)
            assert request.content == b"\x00\xff"
            assert request.headers["Content-Type"] == "application/octet-stream"
    assert refused(BINARY, body="text") == [
        "body: must be bytes, a file opened in binary mode, or a path"
    ]
    assert refused(BINARY, body=io.StringIO("text"))[0].startswith("body: must be bytes")


# --- Forms ----------------------------------------------------------------------------------------


class Form(ApiModel):
    name: str
    tags: list[str] = Field(default_factory=list)
    item: Item | None = None
    flag: bool | None = None


def form(body: object, **encoding: Encoding) -> str:
    media = Media(
        content_type="application/x-www-form-urlencoded", type=lambda: Form, encoding=encoding
    )
    request = build(media, body=body)
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    return (request.content or b"").decode("ascii")


def test_a_form() -> None:
    body = {"name": "a b&c=é+\r\n", "tags": ["x", "y"], "flag": True, "item": ITEM}
    text = form(body)
    assert parse_qsl(text, strict_parsing=True) == [
        ("name", "a b&c=é+\r\n"),
        ("tags", "x"),
        ("tags", "y"),
        ("item", '{"name":"a"}'),
        ("flag", "true"),
    ]
    assert form(Form.model_validate(body)) == text


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (Encoding(), "tags=x&tags=y"),
        (Encoding(style="form", explode=False), "tags=x,y"),
        (Encoding(style="pipeDelimited", explode=False), "tags=x%7Cy"),
        (Encoding(content_type="application/json"), "tags=%22x%22&tags=%22y%22"),
    ],
)
def test_encoding_of_form_fields(encoding: Encoding, expected: str) -> None:
    assert form({"name": "a", "tags": ["x", "y"]}, tags=encoding) == f"name=a&{expected}"


def test_an_object_in_a_form() -> None:
    body = {"name": "a", "item": {"name": "b", "count": 1}}
    assert form(body, item=Encoding(style="deepObject")) == (
        "name=a&item%5Bname%5D=b&item%5Bcount%5D=1"
    )


def test_lists_and_objects_in_a_form() -> None:
    body = {"name": "a", "items": [{"name": "b", "count": 1}, {"name": "c"}], "tags": ["x", "y"]}
    deep = Encoding(style="deepObject", explode=True)
    assert unquote(anything(body, items=deep, tags=deep)) == (
        "name=a&items[0][name]=b&items[0][count]=1&items[1][name]=c&tags[0]=x&tags[1]=y"
    )
    assert unquote(anything({"name": "a", "items": [{"b": "c"}]})) == 'name=a&items={"b":"c"}'
    exploded = {"name": "a", "item": {"item": {"count": 1}}}
    assert unquote(anything(exploded, item=Encoding(style="form"))) == "name=a&item[count]=1"


def anything(body: object, **encoding: Encoding) -> str:
    kind = "application/x-www-form-urlencoded"
    media = Media(content_type=kind, type=lambda: dict[str, Any], encoding=encoding)
    return (build(media, body=body).content or b"").decode("ascii")


def test_bytes_in_a_form_are_percent_encoded() -> None:
    media = Media(content_type="application/x-www-form-urlencoded", type=lambda: Letter)
    request = build(media, body={"subject": "s", "file": b"\xff a", "moreFiles": [b"1", b"&"]})
    assert request.content == b"file=%FF+a&moreFiles=1&moreFiles=%26&subject=s"


def test_a_form_needs_an_object() -> None:
    media = Media(content_type="application/x-www-form-urlencoded", type=lambda: list[str])
    assert refused(media, body=["a"]) == ["body: a form needs an object: a model or a mapping"]


# --- Multipart ------------------------------------------------------------------------------------


class Letter(ApiModel):
    subject: str
    tags: list[str] = Field(default_factory=list)
    item: Item | None = None
    file: bytes | None = None
    more_files: list[bytes] = Field(default_factory=list, alias="moreFiles")
    text_file: str | None = Field(default=None, alias="textFile")


def parts(request: Request) -> list[tuple[str, str | bytes, str | None, str | None]]:
    """Read the parts back with Starlette's parser."""
    content_type = request.headers["Content-Type"].encode()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": request.content, "more_body": False}

    async def read() -> list[tuple[str, str | bytes, str | None, str | None]]:
        scope = {"type": "http", "method": "POST", "headers": [(b"content-type", content_type)]}
        found: list[tuple[str, str | bytes, str | None, str | None]] = []
        async with ServerRequest(scope, receive).form() as data:
            assert isinstance(data, FormData)
            for name, value in data.multi_items():
                if isinstance(value, UploadFile):
                    content = await value.read()
                    found.append((name, content, value.filename, value.content_type))
                else:
                    found.append((name, value, None, None))
        return found

    return asyncio.run(read())


def letter(body: object, **encoding: Encoding) -> Request:
    media = Media(content_type="multipart/form-data", type=lambda: Letter, encoding=encoding)
    return build(media, body=body)


def test_multipart(tmp_path: Path) -> None:
    path = tmp_path / 'a "b"\u00e9.txt'
    path.write_bytes(b"from a path")
    request = letter(
        {
            "subject": "é\r\n--x",
            "tags": ["x", "y"],
            "item": ITEM,
            "file": b"\x00\xff\r\n",
            "moreFiles": [path, Upload(io.BytesIO(b"png"), "p.png", "image/png")],
            "textFile": b"\xff",
        }
    )
    assert parts(request) == [
        ("subject", "é\r\n--x", None, None),
        ("tags", "x", None, None),
        ("tags", "y", None, None),
        ("item", '{"name":"a"}', None, None),
        ("file", b"\x00\xff\r\n", "file", "application/octet-stream"),
        ("moreFiles", b"from a path", "a %22b%22é.txt", "application/octet-stream"),
        ("moreFiles", b"png", "p.png", "image/png"),
        ("textFile", b"\xff", "textFile", "application/octet-stream"),
    ]
    assert b'Content-Type: application/json\r\n\r\n{"name":"a"}' in (request.content or b"")


def test_multipart_from_a_model_and_by_python_names() -> None:
    by_name = letter({"subject": "s", "more_files": [b"\xff"], "file": b"\xfe"})
    from_model = letter(Letter(subject="s", moreFiles=[b"\xff"], file=b"\xfe"))
    assert from_model == by_name
    assert parts(from_model) == [
        ("subject", "s", None, None),
        ("file", b"\xfe", "file", "application/octet-stream"),
        ("moreFiles", b"\xff", "moreFiles", "application/octet-stream"),
    ]


def test_multipart_keeps_the_model_usable() -> None:
    model = Letter(subject="s", file=b"\xfe")
    assert letter(model) == letter(model)
    assert model.model_fields_set == {"subject", "file"}


def test_multipart_honours_the_declared_content_types() -> None:
    request = letter(
        {"subject": "s", "tags": ["x"], "file": b"gif"},
        file=Encoding(content_type="image/*, image/gif"),
        tags=Encoding(content_type="application/json"),
        subject=Encoding(content_type="text/markdown"),
    )
    assert (request.content or b"").split(b"\r\n")[1:-1] == [
        b'Content-Disposition: form-data; name="subject"',
        b"Content-Type: text/markdown",
        b"",
        b"s",
        b"--" + _boundary(request),
        b'Content-Disposition: form-data; name="tags"',
        b"Content-Type: application/json",
        b"",
        b'"x"',
        b"--" + _boundary(request),
        b'Content-Disposition: form-data; name="file"; filename="file"',
        b"Content-Type: image/gif",
        b"",
        b"gif",
        b"--" + _boundary(request) + b"--",
    ]


def _boundary(request: Request) -> bytes:
    return request.headers["Content-Type"].partition("boundary=")[2].encode()


def test_multipart_without_a_type() -> None:
    media = Media(content_type="multipart/form-data")
    request = build(media, body={"a": b"1", "b": "2", "c": None})
    assert parts(request) == [
        ("b", "2", None, None),
        ("a", b"1", "a", "application/octet-stream"),
    ]


def test_multipart_is_checked() -> None:
    media = Media(content_type="multipart/form-data", type=lambda: Letter)
    assert refused(media, body={"file": b"\xff"}) == ["body.subject: Field required"]
    assert refused(media, body={"subject": "s", "file": io.StringIO("x")}) == [
        "body.file: must be bytes, a file opened in binary mode, or a path"
    ]
    (problem,) = refused(
        media, body={"subject": "s", "file": Upload(b"", content_type="a/b\r\nX: 1")}
    )
    assert problem.startswith("body.file: ")
    hidden = letter({"subject": "s", "file": Upload(b"", 'x"\r\nX-Evil: 1')})
    assert b"\r\nX-Evil" not in (hidden.content or b"")


def test_what_a_form_cannot_hold() -> None:
    closed = io.BytesIO(b"x")
    closed.close()
    (problem,) = refused(BINARY, body=closed)
    assert problem == "body: cannot be written: I/O operation on closed file."


def test_names_that_the_document_does_not_know_are_refused() -> None:
    many = json_media(list[Item])
    assert refused(json_media(Item), body={"name": "a", "cuont": 1}) == [
        "body.cuont: unknown field of Item; did you mean `count`?"
    ]
    assert refused(many, body=[{"name": "a"}, {"name": "b", "xyzzy": "s3cret"}]) == [
        "body[1].xyzzy: unknown field of Item"
    ]


# --- Several media types --------------------------------------------------------------------------


def test_data_is_sent_in_the_first_media_type_in_which_it_is_valid() -> None:
    form = Media(content_type="application/x-www-form-urlencoded", type=lambda: Fault)
    media = json_media(Item), form
    assert build(*media, body={"name": "a"}).headers["Content-Type"] == "application/json"
    sent = build(*media, body={"code": "x"})
    assert sent.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert sent.content == b"code=x"
    assert refused(*media, body={"nothing": 1}) == refused(json_media(Item), body={"nothing": 1})
