"""What a handler returns, and what the client gets."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from generators.runtime.models.base import ApiModel
from generators.runtime.operations import Media, Response
from generators.runtime.server import ErrorReply, ProblemError, Reply
from generators.runtime.server.negotiation import negotiate
from tests.runtime.server.server_support import Things, ask, operation, response, serve


class Pet(ApiModel):
    name: str
    age: int | None = None


class Puppy(Pet):
    toys: int = 0


def answer_of(result: Any, *responses: Response, accept: str | None = None, **facts: Any) -> Any:
    app = serve(operation(responses=responses, **facts), handler=Things(result))
    return ask(app, headers={} if accept is None else {"accept": accept})


@pytest.mark.parametrize(
    ("type_", "result", "content"),
    [
        (Pet, Pet(name="Ü"), '{"name":"Ü"}'),
        (Pet, Pet(name="a", age=None), '{"name":"a"}'),
        (Pet, Puppy(name="a", toys=1), '{"name":"a","toys":1}'),
        (Pet, {"name": "a"}, '{"name":"a"}'),
        (list[Pet], [Pet(name="a"), Pet(name="b", age=1)], '[{"name":"a"},{"name":"b","age":1}]'),
        (dict[str, Pet], {"x": Pet(name="a")}, '{"x":{"name":"a"}}'),
        (Pet | None, None, "null"),
        (str, "a", '"a"'),
        (int, 1, "1"),
        (Any, [1], "[1]"),
    ],
)
def test_json(type_: Any, result: Any, content: str) -> None:
    answer = answer_of(result, response(type_))
    assert (answer.status, answer.content.decode()) == (200, content)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-length"] == str(len(answer.content))


@pytest.mark.parametrize(
    ("declared", "result", "content_type", "content"),
    [
        (response(str, content_type="text/plain"), "ü", "text/plain; charset=utf-8", "ü".encode()),
        (
            response(str, content_type="text/plain; charset=latin-1"),
            "ü",
            "text/plain; charset=latin-1",
            b"\xfc",
        ),
        (
            Response(status="200", media=(Media(content_type="image/png"),)),
            b"\xff",
            "image/png",
            b"\xff",
        ),
        (
            Response(status="200", media=(Media(content_type="image/*"),)),
            b"\xff",
            "application/octet-stream",
            b"\xff",
        ),
        (response(bytes, content_type="image/png"), b"\xff", "image/png", b"\xff"),
        (
            Response(status="200", media=(Media(content_type="application/json"),)),
            b"{}",
            "application/json",
            b"{}",
        ),
        (response(str, content_type="application/xml"), "<a/>", "application/xml", b"<a/>"),
    ],
)
def test_other_media(declared: Response, result: Any, content_type: str, content: bytes) -> None:
    answer = answer_of(result, declared)
    assert (answer.status, answer.content) == (200, content)
    assert answer.headers["content-type"] == content_type


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["200"], 200),
        (["404", "201", "200"], 201),
        (["2XX"], 200),
        (["default"], 200),
        (["404", "default"], 200),
    ],
)
def test_the_first_success_is_what_a_result_stands_for(statuses: list[str], expected: int) -> None:
    assert answer_of(1, *(response(int, status) for status in statuses)).status == expected


@pytest.mark.parametrize(
    ("responses", "expected"),
    [
        ((Response(status="204"),), (204, None)),
        ((Response(status="200"),), (200, "0")),
        ((Response(status="202"), response(int, "400")), (202, "0")),
        ((), (204, None)),
    ],
)
def test_no_body(responses: tuple[Response, ...], expected: tuple[int, str | None]) -> None:
    answer = answer_of(None, *responses)
    assert (answer.status, answer.headers.get("content-length")) == expected
    assert answer.content == b""
    assert "content-type" not in answer.headers


DECLARED = (
    response(Pet),
    response(int, "404"),
    response(str, "4XX", "text/plain"),
    Response(status="202"),
)


@pytest.mark.parametrize(
    ("reply", "status", "content_type", "content"),
    [
        (Reply(body=Pet(name="a")), 200, "application/json", b'{"name":"a"}'),
        (Reply(404, 1), 404, "application/json", b"1"),
        (Reply(409, "no"), 409, "text/plain; charset=utf-8", b"no"),
        (Reply(202), 202, None, b""),
        (Reply(204), 204, None, b""),
        (
            Reply(409, "no", content_type="text/plain; charset=ascii"),
            409,
            "text/plain; charset=ascii",
            b"no",
        ),
    ],
)
def test_replies(reply: Reply, status: int, content_type: str | None, content: bytes) -> None:
    answer = answer_of(reply, *DECLARED)
    assert (answer.status, answer.headers.get("content-type")) == (status, content_type)
    assert answer.content == content


def test_a_declared_error_may_be_raised(caplog: pytest.LogCaptureFixture) -> None:
    error = ErrorReply(409, "no", headers={"Retry-After": "3"})
    answer = answer_of(error, *DECLARED)
    assert (answer.status, answer.content) == (409, b"no")
    assert answer.headers["retry-after"] == "3"
    assert caplog.records == []
    assert answer_of(ErrorReply(418, {}), *DECLARED).problem(500)
    with pytest.raises(ValueError, match="400 to 599, not 302"):
        ErrorReply(302)


def test_headers_of_a_reply() -> None:
    answer = answer_of(Reply(202, headers={"X-Total": "3"}), *DECLARED)
    assert answer.headers["x-total"] == "3"
    answer = answer_of(Reply(202, headers=[("Set-Cookie", "a"), ("Set-Cookie", "b")]), *DECLARED)
    assert answer.headers.get_list("set-cookie") == ["a", "b"]


@pytest.mark.parametrize(
    ("result", "declared"),
    [
        ({"nom": "hush"}, response(Pet)),
        ("hush", response(int)),
        ([{"nom": "hush"}], response(list[Pet])),
        (None, response(Pet)),
        ("hush", Response(status="204")),
        (Reply(202, "hush"), Response(status="202")),
        (Reply(404, "hush"), response(int, "404")),
        (object(), Response(status="200", media=(Media(content_type="image/png"),))),
        (b"hush", response(Pet)),
    ],
)
def test_a_result_of_another_type_is_not_sent(
    result: Any, declared: Response, caplog: pytest.LogCaptureFixture
) -> None:
    answer = answer_of(result, declared)
    problem = answer.problem(500)
    assert b"hush" not in answer.content
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert problem["instance"] in record.message
    assert "doThing" in caplog.text


def test_a_problem() -> None:
    error = ProblemError(
        409,
        "Taken",
        "This name is taken.",
        headers={"Retry-After": "5"},
        members={"name": "x", "status": 1},
    )
    answer = answer_of(error, response(Pet))
    assert answer.headers["retry-after"] == "5"
    problem = answer.problem(409)
    assert (problem["title"], problem["detail"], problem["name"]) == (
        "Taken",
        "This name is taken.",
        "x",
    )


def test_problems_are_4xx_or_5xx() -> None:
    with pytest.raises(ValueError, match="not 200"):
        ProblemError(200)


TWO = (
    Response(
        status="200",
        media=(
            Media(content_type="application/json", type=lambda: str),
            Media(content_type="text/plain", type=lambda: str),
        ),
    ),
)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("text/*", "text/plain; charset=utf-8"),
        ("TEXT/Plain", "text/plain; charset=utf-8"),
        ("application/json;q=0.5, text/plain", "text/plain; charset=utf-8"),
        ("application/json;q=0, */*", "text/plain; charset=utf-8"),
        ("text/plain;q=0.5, */*;q=0.6", "application/json"),
        ("application/json;version=1", "application/json"),
        ("image/png, */*;q=0.1", "application/json"),
    ],
)
def test_the_client_chooses(accept: str | None, expected: str) -> None:
    # An HTTP client sends Accept of its own accord unless told not to.
    answer = answer_of("a", *TWO, accept=accept if accept is not None else "*/*")
    assert answer.headers["content-type"] == expected
    assert answer.content == (b'"a"' if expected == "application/json" else b"a")


@pytest.mark.parametrize(
    "accept", ["image/png", "text/html, application/xml", "*/*;q=0", "application/json;q=0"]
)
def test_nothing_acceptable(accept: str) -> None:
    things = Things("a")
    app = serve(operation(responses=(response(str),)), handler=things)
    problem = ask(app, headers={"accept": accept}).problem(406)
    assert "application/json" in problem["detail"]
    assert things.calls == []
    bodiless = serve(operation(responses=(Response(status="204"),)), handler=Things())
    assert ask(bodiless, headers={"accept": accept}).status == 204


def test_negotiate() -> None:
    offers = ("application/json", "image/*")
    assert negotiate(b"image/png", offers) == 1
    assert negotiate(b"image/png;q=x", ("image/png",)) is None
    assert negotiate(b"*", offers) == 0
    assert negotiate(b",", offers) == 0


def test_negotiate_media_types_that_differ_by_a_parameter() -> None:
    offers = ("application/json;v=1", "application/json; v=2", "text/plain")
    assert negotiate(b"application/json", offers) == 0
    assert negotiate(b'application/json; V="2"', offers) == 1
    assert negotiate(b"application/json;v=1;q=0.5, application/json;v=2", offers) == 1
    assert negotiate(b"application/json;v=3", offers) == 0


def test_answers_to_head_need_no_content() -> None:
    declared = response(Pet)
    for result in (None, Reply(200, None), Pet(name="a")):
        answer = ask(
            serve(operation(method="HEAD", responses=(declared,)), handler=Things(result)),
            method="HEAD",
        )
        assert (answer.status, answer.content) == (200, b"")


class Order(ApiModel):
    number: int


def test_the_class_of_a_result_tells_its_media_type() -> None:
    pet = Media(content_type="application/vnd.pet+json", type=lambda: Pet)
    order = Media(content_type="application/vnd.order+json", type=lambda: Order)
    declared = Response(status="200", media=(pet, order))
    answer = answer_of(Order(number=1), declared, accept="*/*")
    assert answer.headers["content-type"] == "application/vnd.order+json"
    assert answer.content == b'{"number":1}'
