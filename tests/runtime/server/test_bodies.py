"""Request bodies: media types, limits, what is wrong and where."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, RootModel

from generators.runtime.codecs.bodies import BodyWriter
from generators.runtime.codecs.uploads import Upload
from generators.runtime.models.base import ApiModel, ClosedModel, StrEnum
from generators.runtime.operations import Encoding, Media, RequestBody
from tests.runtime.server.server_support import (
    Things,
    ask,
    ask_raw,
    body,
    chunked,
    operation,
    parameter,
    send,
    serve,
)


class Kind(StrEnum):
    CAT = "cat"


class Tag(ClosedModel):
    label: str


class Pet(ApiModel):
    name: Annotated[str, Field(max_length=5)]
    age: int | None = None
    kind: Kind | None = None
    tags: list[Tag] | None = None
    first_owner: Annotated[str | None, Field(alias="firstOwner")] = None


class Closed(ClosedModel):
    in_: Annotated[Pet | None, Field(alias="in")] = None
    more: dict[str, Tag] | None = None


def app_for(request_body: RequestBody | None, **options: Any) -> tuple[Any, Things]:
    things = Things("ok")
    return serve(operation(method="POST", body=request_body), handler=things, **options), things


def got(things: Things) -> Any:
    assert len(things.calls) == 1
    return things.calls.pop()["body"]


# --- JSON -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        'application/json;charset="UTF-8"',
        "application/json ; version=2",
    ],
)
def test_json(content_type: str) -> None:
    app, things = app_for(body(Pet))
    data = {"name": "Ü", "kind": "cat", "extra": [1]}
    assert send(app, data, headers={"content-type": content_type}).status == 200
    pet = got(things)
    assert pet == Pet.model_validate({"name": "Ü", "kind": Kind.CAT, "extra": [1]})
    assert pet.to_dict() == data


def test_a_byte_order_mark_is_no_part_of_json() -> None:
    app, things = app_for(body(int))
    assert send(app, b"\xef\xbb\xbf1").status == 200
    assert got(things) == 1


def test_a_suffix_is_json_too() -> None:
    app, things = app_for(body(int, "application/vnd.api+json"))
    headers = {"content-type": "application/vnd.api+json"}
    assert send(app, 1, headers=headers).status == 200
    assert got(things) == 1
    send(app, 1).problem(415)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b'{"name": "a",\n  x}', "line 2 column 3"),
        (b'{"name": "hush', "line 1 column 14"),
        (b"hush", "line 1 column 1"),
        (b'{"name": "\xff"}', ""),
        (b'"\\ud800"', ""),
        (b"1 2", "line 1 column 3"),
        (b"[" * 10_000, ""),
        (b"NaN", "NaN is not a JSON number"),
        (b'{"age": Infinity}', "Infinity is not a JSON number"),
        (b'{"age": -Infinity}', "-Infinity is not a JSON number"),
        (b'{"name": "NaN"', "line 1 column 14"),
        (b'["Infinity", \xff]', ""),
        (b'{"name": NaN, "age": x}', "NaN is not a JSON number"),
        (b'{"a": 1, "a": 1}', 'the name "a" occurs twice in one object'),
        (
            b'{"a": 1, "b": [{"x\xc3\xbc": {}, "x\xc3\xbc": {}}]}',
            'the name "x\\u00fc" occurs twice',
        ),
        (b'{"a": 1, "\\u0061": 2}', 'the name "a" occurs twice'),
    ],
)
def test_broken_json(content: bytes, where: str) -> None:
    app, things = app_for(body(Any))
    answer = send(app, content)
    detail = answer.problem(400)["detail"]
    assert detail.startswith("The body is not valid JSON: ")
    assert where in detail
    assert b"hush" not in answer.content
    assert things.calls == []


def test_a_name_may_stand_in_several_objects() -> None:
    app, things = app_for(body(Any))
    data = [{"a": {"a": 1}, "b": "a"}, {"a": "\\"}, 9e99, 10**30]
    assert send(app, data).status == 200
    assert got(things) == data


def test_a_long_number_is_answered_at_once() -> None:
    app, _ = app_for(body(Any))
    send(app, b'{"a": ' + b"9" * 5000 + b', "b": "NaN"}').problem(400)


def test_the_texts_nan_and_infinity_are_texts() -> None:
    app, things = app_for(body(Any))
    assert send(app, ["NaN", "Infinity"]).status == 200
    assert got(things) == ["NaN", "Infinity"]


@pytest.mark.parametrize(
    ("type_", "data", "expected"),
    [
        (int, "1", [("", "int_type")]),
        (int, True, [("", "int_type")]),
        (int, 1.5, [("", "int_type")]),
        (bool, 1, [("", "bool_type")]),
        (str, 1, [("", "string_type")]),
        (Pet, {}, [("/name", "missing")]),
        (Pet, {"name": "toolong"}, [("/name", "string_too_long")]),
        (Pet, {"name": "a", "age": "x"}, [("/age", "int_type")]),
        (Pet, {"name": 1, "age": "x"}, [("/name", "string_type"), ("/age", "int_type")]),
        (list[Pet], [{"name": "a"}, {}], [("/1/name", "missing")]),
        (dict[str, int], {"a/b~c": "x"}, [("/a~1b~0c", "int_type")]),
        (
            Pet,
            {"name": "a", "tags": [{"label": "a"}, {"label": 1}]},
            [("/tags/1/label", "string_type")],
        ),
        (Pet, [], [("", "model_type")]),
        (int | bool, "x", [("", "int_type"), ("", "bool_type")]),
    ],
)
def test_violations(type_: Any, data: Any, expected: list[tuple[str, ...]]) -> None:
    app, things = app_for(body(type_))
    assert send(app, data).violations() == [("body", *item) for item in expected]
    assert things.calls == []


def test_an_integer_may_be_written_with_a_point() -> None:
    app, things = app_for(body(list[int]))
    assert send(app, b"[1.0, 2, 3e2]").status == 200
    assert got(things) == [1, 2, 300]
    assert send(app, b'[1.0, "2"]').violations()[-1] == ("body", "/1", "int_type")


def test_fields_go_by_their_names_on_the_wire() -> None:
    app, things = app_for(body(Pet))
    assert send(app, {"name": "a", "firstOwner": "b"}).status == 200
    assert got(things).first_owner == "b"
    assert send(app, {"name": "a", "first_owner": "b"}).status == 200
    assert got(things).first_owner is None


class Text(ApiModel):
    type: Literal["text"]
    text: str


class Image(ApiModel):
    type: Literal["image"]
    image: dict[str, int]
    size: int


Message = Annotated[Text | Image, Field(discriminator="type")]


class Wrapper(RootModel[Message]):
    pass


@pytest.mark.parametrize("type_", [Message, Wrapper, list[Message], dict[str, Message]])
def test_pointers_lead_into_what_was_sent(type_: Any) -> None:
    def wrapped(data: Any) -> tuple[Any, str]:
        if type_ == list[Message]:
            return [data], "/0"
        return ({"image": data}, "/image") if type_ == dict[str, Message] else (data, "")

    app, _ = app_for(body(type_))
    for data, expected in [
        ({"type": "image", "image": {"size": 1}}, ("/size", "missing")),
        ({"type": "image", "image": {"image": "x"}, "size": 1}, ("/image/image", "int_type")),
        ({"type": "image", "image": {}, "size": "x"}, ("/size", "int_type")),
        ({"type": "text", "text": 1}, ("/text", "string_type")),
        ({"type": "text"}, ("/text", "missing")),
        ({"type": "hush"}, ("", "union_tag_invalid")),
        ({}, ("", "union_tag_not_found")),
    ]:
        sent, prefix = wrapped(data)
        answer = send(app, sent)
        assert answer.violations() == [("body", prefix + expected[0], expected[1])]
        assert b"hush" not in answer.content


def test_many_violations_are_counted_not_all_listed() -> None:
    app, _ = app_for(body(list[int]))
    problem = send(app, ["x"] * 1000).problem(422)
    assert len(problem["violations"]) == 100
    assert "more than 100" in problem["detail"]


def test_closed_models_take_no_other_fields() -> None:
    app, things = app_for(body(Closed))
    data = {"in": {"name": "a", "x": 1, "tags": [{"label": "a", "y": 1}]}, "z/": 1}
    found = send(app, data).violations()
    assert sorted(found) == [
        ("body", "/in/tags/0/y", "unexpected_field"),
        ("body", "/z~1", "unexpected_field"),
    ]
    data = {"more": {"k": {"label": "a", "b": 1}}}
    assert send(app, data).violations() == [("body", "/more/k/b", "unexpected_field")]
    assert things.calls == []
    assert send(app, {"in": {"name": "a", "x": 1}}).status == 200


def test_a_closed_model_inside_a_list() -> None:
    app, _ = app_for(body(list[Tag]))
    assert send(app, [{"label": "a"}, {"label": "b", "c": 1}]).violations() == [
        ("body", "/1/c", "unexpected_field")
    ]


# --- Whether there is a body ----------------------------------------------------------------------


def test_a_missing_body() -> None:
    app, things = app_for(body(Pet))
    assert ask(app, "POST").problem(400)["detail"] == "This operation needs a request body."
    send(app, b"").problem(400)
    assert things.calls == []


def test_an_optional_body() -> None:
    app, things = app_for(body(Pet, required=False))
    assert ask(app, "POST").status == 200
    assert got(things) is None
    assert send(app, b"").status == 200
    assert got(things) is None
    assert send(app, {"name": "a"}).status == 200
    assert got(things) == Pet(name="a")
    send(app, {}).problem(422)


def test_a_body_that_is_not_documented_is_not_read() -> None:
    app, things = app_for(None)
    assert send(app, b"{").status == 200
    assert things.calls == [{}]


@pytest.mark.parametrize("header", [None, "text/plain", "application/xml", "json", "*/*", ""])
def test_other_media_types(header: str | None) -> None:
    app, things = app_for(body(Pet))
    headers = [] if header is None else [(b"content-type", header.encode())]
    answer = ask_raw(app, "/things", method="POST", headers=headers, chunks=[b'{"name":"a"}'])
    assert "application/json" in answer.problem(415)["detail"]
    assert answer.headers["accept"] == "application/json"
    assert things.calls == []


def test_json_is_utf_8() -> None:
    app, _ = app_for(body(Pet))
    headers = {"content-type": "application/json; charset=latin-1"}
    send(app, {"name": "a"}, headers=headers).problem(415)


def test_parameters_and_body_are_complained_about_together() -> None:
    things = Things("ok")
    app = serve(
        operation(method="POST", parameters=(parameter(int, style="form"),), body=body(Pet)),
        handler=things,
    )
    assert send(app, {}, target="/things?color=x").violations() == [
        ("query", "color", "int_type"),
        ("body", "/name", "missing"),
    ]


# --- Limits ---------------------------------------------------------------------------------------


def test_the_limit_by_content_length() -> None:
    app, things = app_for(body(str), max_body_bytes=10)
    assert send(app, b'"12345678"').status == 200
    got(things)
    answer = ask_raw(
        app,
        "/things",
        method="POST",
        headers=[(b"content-type", b"application/json"), (b"content-length", b"11")],
        chunks=_never(),
    )
    assert "10 bytes" in answer.problem(413)["detail"]
    assert answer.headers["connection"] == "close"


def _never() -> Any:
    pytest.fail("the body was read")
    yield b""


def test_the_limit_while_reading() -> None:
    app, things = app_for(body(str), max_body_bytes=10)
    served = []

    def chunks() -> Any:
        for _ in range(1000):
            served.append(1)
            yield b"12345"

    headers = [(b"content-type", b"application/json"), (b"transfer-encoding", b"chunked")]
    answer = ask_raw(app, "/things", method="POST", headers=headers, chunks=chunks())
    answer.problem(413)
    assert len(served) == 3
    answer = ask_raw(
        app, "/things", method="POST", headers=headers, chunks=chunks(), http_version="2"
    )
    assert "connection" not in answer.headers
    assert things.calls == []


def test_a_body_in_pieces() -> None:
    app, things = app_for(body(Pet), max_body_bytes=12)
    headers = {"content-type": "application/json"}
    content = chunked(b'{"na', b"", b'me": ', b'"a"}')
    assert ask(app, "POST", headers=headers, content=content).status == 413
    content = chunked(b'{"na', b"", b'me":', b'"a"}')
    assert ask(app, "POST", headers=headers, content=content).status == 200
    assert got(things) == Pet(name="a")


def test_a_client_that_goes_away_is_not_answered() -> None:
    app, things = app_for(body(Pet))
    chunks: Any = [b'{"na', {"type": "http.disconnect"}]
    headers = [(b"content-type", b"application/json")]
    assert ask_raw(app, "/things", method="POST", headers=headers, chunks=chunks).status == 0
    assert things.calls == []


# --- Forms ----------------------------------------------------------------------------------------


class Form(ApiModel):
    name: str
    age: int | None = None
    on: bool | None = None
    tags: list[str] | None = None
    numbers: list[int] | None = None
    owner: Tag | None = None
    file: bytes | None = None
    files: list[bytes] | None = None


FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
FULL = Form(
    name="ä b+c&d=e\r\n", age=3, on=True, tags=["x,y", "z"], numbers=[1, 2], owner=Tag(label="o")
)


def test_urlencoded() -> None:
    app, things = app_for(body(Form, FORM))
    content, content_type = BodyWriter(body(Form, FORM)).write(FULL)
    headers = {"content-type": content_type}
    assert ask(app, "POST", content=content, headers=headers).status == 200
    assert got(things) == FULL


@pytest.mark.parametrize("style", ["form", "spaceDelimited", "pipeDelimited"])
@pytest.mark.parametrize("explode", [False, True])
def test_urlencoded_styles(style: Any, explode: bool) -> None:
    encoding = {
        "numbers": Encoding(style=style, explode=explode),
        "owner": Encoding(style="deepObject"),
    }
    declared = body(Form, FORM, encoding=encoding)
    app, things = app_for(declared)
    content, content_type = BodyWriter(declared).write(FULL)
    headers = {"content-type": content_type}
    assert ask(app, "POST", content=content, headers=headers).status == 200
    assert got(things) == FULL


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ("/name", "missing")),
        (b"name=a&name=b", ("/name", "style")),
        (b"name=a&age=x", ("/age", "int_type")),
        (b"name=a&on=yes", ("/on", "bool_type")),
        (b"name=a&numbers=1&numbers=x", ("/numbers/1", "int_type")),
        (b"name=%FF", ("/name", "encoding")),
        (b"name=a&owner=x", ("/owner", "model_type")),
        (b"name=a&owner=%7B%22label%22:1%7D", ("/owner/label", "string_type")),
        (b"name=a&owner=%7B%22label%22:%22a%22,%22b%22:1%7D", ("/owner/b", "unexpected_field")),
    ],
)
def test_wrong_urlencoded(content: bytes, expected: tuple[str, str]) -> None:
    app, _ = app_for(body(Form, FORM))
    answer = ask(app, "POST", content=content, headers={"content-type": FORM})
    assert answer.violations() == [("body", *expected)]


class Line(ClosedModel):
    price: int | None = None
    tags: list[str] | None = None


class Total(ClosedModel):
    amount: int | None = None
    paid: bool | None = None


class Order(ClosedModel):
    name: str
    lines: list[Line]
    total: Total
    note: Total | None = None


DEEP = Encoding(style="deepObject", explode=True)
NESTED = {"lines": DEEP, "total": DEEP, "note": Encoding(style="form", explode=True)}


@pytest.mark.parametrize(
    "order",
    [
        Order(name="a", lines=[Line(price=1), Line(tags=["x", "y"])], total=Total(paid=True)),
        Order(name="a", lines=[], total=Total()),
        Order(name="a", lines=[Line(tags=["&[]="])], total=Total(), note=Total(amount=1)),
    ],
)
def test_nested_forms(order: Order) -> None:
    declared = body(Order, FORM, encoding=NESTED)
    app, things = app_for(declared)
    content, content_type = BodyWriter(declared).write(order)
    answer = ask(app, "POST", content=content, headers={"content-type": content_type})
    assert answer.status == 200, answer.content
    assert got(things) == order


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("total[amount]=x", ("/total/amount", "int_type")),
        ("total[amuont]=1", ("/total/amuont", "unexpected_field")),
        ("total=1&total[amount]=2", ("/total", "style")),
        ("total[amount=2", ("/total", "style")),
        ("lines[0][tags][1000000000]=a", ("/lines", "style")),
        ("lines[0][price][x]=a", ("/lines/0/price", "int_type")),
        ("lines[0]" + "[a]" * 50 + "=1", ("/lines", "style")),
        ("other[a]=1", ("/other[a]", "unexpected_field")),
        ("amount=x", ("/note/amount", "int_type")),
    ],
)
def test_wrong_nested_forms(content: str, expected: tuple[str, str]) -> None:
    app, things = app_for(body(Order, FORM, encoding=NESTED))
    answer = ask(app, "POST", content=f"name=a&{content}", headers={"content-type": FORM})
    assert answer.violations() == [("body", *expected)]
    assert things.calls == []


def test_other_ways_to_write_nested_forms() -> None:
    app, things = app_for(body(Order, FORM, encoding=NESTED))
    content = "name=a&lines[][price]=1&lines[][tags][]=x&lines[][price]=2&total[paid]=true"
    assert ask(app, "POST", content=content, headers={"content-type": FORM}).status == 200
    lines = [Line(price=1, tags=["x"]), Line(price=2)]
    assert got(things) == Order(name="a", lines=lines, total=Total(paid=True))


def test_bytes_in_a_form() -> None:
    declared = body(Form, FORM, encoding={"files": Encoding(style="form", explode=True)})
    app, things = app_for(declared)
    form = Form(name="a", file=b"\x00\xff&=+ ", files=[b"\xfe", b""])
    content, content_type = BodyWriter(declared).write(form)
    assert ask(app, "POST", content=content, headers={"content-type": content_type}).status == 200
    assert got(things) == form


def test_urlencoded_is_ascii() -> None:
    app, _ = app_for(body(Form, FORM))
    ask(app, "POST", content="name=ü".encode(), headers={"content-type": FORM}).problem(400)


def test_multipart() -> None:
    declared = body(Form, MULTIPART)
    app, things = app_for(declared)
    given = {**FULL.to_dict(), "file": Upload(b"\x00\r\n--x\xff", "a.bin"), "files": [b"1", b"2"]}
    content, content_type = BodyWriter(declared).write(given)
    assert ask(app, "POST", content=content, headers={"content-type": content_type}).status == 200
    expected = FULL.model_copy(update={"file": b"\x00\r\n--x\xff", "files": [b"1", b"2"]})
    assert got(things) == expected


def test_multipart_without_files() -> None:
    declared = body(Form, MULTIPART)
    app, things = app_for(declared)
    content, content_type = BodyWriter(declared).write(FULL)
    assert ask(app, "POST", content=content, headers={"content-type": content_type}).status == 200
    assert got(things) == FULL


def part(head: str, content: str = "a") -> str:
    return f"--x\r\nContent-Disposition: {head}\r\n\r\n{content}\r\n"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (part('form-data; name="name"'), "a"),
        (part("form-data; name=name"), "a"),
        (part('form-data; filename="n\\"; name=\\"no"; name="name"'), "a"),
        ("preamble\r\n" + part('form-data; name="name"'), "a"),
        (part('form-data; name="name"').replace("--x", "--x \t"), "a"),
        (part('form-data; name="name"\r\nContent-Type: text/plain; charset=latin-1', "ü"), "ü"),
        (part('form-data; name="name"', ""), ""),
        (part('form-data; name="name"', "\r\n"), "\r\n"),
    ],
)
@pytest.mark.parametrize("end", ["--x--", "--x--\r\n", "--x--\r\nepilogue"])
def test_multipart_forms(content: str, name: str, end: str) -> None:
    app, things = app_for(body(Form, MULTIPART))
    encoded = (content + end).encode("latin-1")
    headers = {"content-type": 'multipart/form-data; boundary="x"'}
    assert ask(app, "POST", content=encoded, headers=headers).status == 200
    assert got(things) == Form(name=name)


def test_names_of_parts_are_unescaped() -> None:
    declared = body(dict[str, str], MULTIPART)
    app, things = app_for(declared)
    data = {'a"b\r\n;': "1", "ü": "2"}
    content, content_type = BodyWriter(declared).write(data)
    assert ask(app, "POST", content=content, headers={"content-type": content_type}).status == 200
    assert got(things) == data


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (part('form-data; name="name"') + "--x--", "multipart/form-data"),
        (part('form-data; name="name"'), "multipart/form-data; boundary=x"),
        (part('form-data; name="name"')[:-10], "multipart/form-data; boundary=x"),
        (part("form-data") + "--x--", "multipart/form-data; boundary=x"),
        (part('attachment; name="name"') + "--x--", "multipart/form-data; boundary=x"),
        ("--x\r\nhush\r\n--x--", "multipart/form-data; boundary=x"),
        ("", "multipart/form-data; boundary=x"),
        (part('form-data; name="name"') * 10_001 + "--x--", "multipart/form-data; boundary=x"),
    ],
)
def test_broken_multipart(content: str, content_type: str) -> None:
    app, things = app_for(body(Form, MULTIPART))
    answer = ask(app, "POST", content=content.encode(), headers={"content-type": content_type})
    answer.problem(400)
    assert b"hush" not in answer.content
    assert things.calls == []


# --- Text and bytes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        ("text/plain", "ü".encode()),
        ("text/plain; charset=utf-8", "ü".encode()),
        ("text/plain; charset=latin-1", b"\xfc"),
    ],
)
def test_text(content_type: str, content: bytes) -> None:
    app, things = app_for(body(str, "text/plain"))
    headers = {"content-type": content_type}
    assert ask(app, "POST", content=content, headers=headers).status == 200
    assert got(things) == "ü"


@pytest.mark.parametrize(("charset", "status"), [("utf-8", 400), ("nothing", 415)])
def test_wrong_text(charset: str, status: int) -> None:
    app, _ = app_for(body(str, "text/plain"))
    headers = {"content-type": f"text/plain; charset={charset}"}
    ask(app, "POST", content=b"\xff", headers=headers).problem(status)


def test_text_is_validated() -> None:
    app, _ = app_for(body(Annotated[str, Field(max_length=1)], "text/plain"))
    answer = ask(app, "POST", content=b"ab", headers={"content-type": "text/plain"})
    assert answer.violations() == [("body", "", "string_too_long")]


def test_bytes_and_ranges() -> None:
    declared = RequestBody(
        media=(
            Media(content_type="application/json", type=lambda: int),
            Media(content_type="image/png"),
            Media(content_type="image/*"),
        ),
        required=True,
    )
    app, things = app_for(declared)
    for content_type in ("image/png", "image/webp"):
        headers = {"content-type": content_type}
        assert ask(app, "POST", content=b"\xff", headers=headers).status == 200
        assert got(things) == b"\xff"
    assert send(app, 1).status == 200
    assert got(things) == 1
    answer = ask(app, "POST", content=b"x", headers={"content-type": "audio/x"})
    assert "application/json, image/png, image/*" in answer.problem(415)["detail"]
