"""What a call returns, and which error stands for which answer."""

from __future__ import annotations

import copy
import json
import pickle
from contextlib import suppress
from http import HTTPStatus
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.runtime import errors
from generators.runtime.client.decoding import accept, read_response
from generators.runtime.errors import ApiError, DecodeError, StatusError
from generators.runtime.models.base import AwareDatetime
from generators.runtime.operations import Media, Operation, Response
from generators.runtime.transports.base import Request
from generators.runtime.transports.base import Response as Answer
from tests.runtime.client.client_support import (
    BASE,
    Api,
    Fault,
    Item,
    json_media,
    operation,
    parameter,
    response,
)

JSON = "application/json"
ITEM = b'{"name":"a","unknown":1}'


def read(
    op: Operation[Any], status: int, content: bytes = b"", content_type: str | None = None
) -> Any:
    headers = {"Content-Type": content_type} if content_type else {}
    request = Request(op.method, f"{BASE}/items", operation_id=op.id, safe_url=f"{BASE}/items")
    return read_response(op, request, Answer(status, headers, content))


def undecodable(op: Operation[Any], *answer: Any) -> DecodeError:
    with pytest.raises(DecodeError) as caught:
        read(op, *answer)
    assert caught.value.status == answer[0]
    return caught.value


ONE = operation(responses=(response("200", json_media(Item)),))
MANY = operation(
    responses=(
        response("200", json_media(Item), Media(content_type="text/plain", type=lambda: str)),
        response("201", Media(content_type="image/*"), json_media(Fault, "application/*")),
        response("204"),
        response("2XX", json_media(int)),
        response("404", json_media(Fault)),
        response("4xx", json_media(Item)),
        response("default", json_media(list[str])),
    )
)


@pytest.mark.parametrize(
    ("status", "content", "content_type", "expected"),
    [
        (200, ITEM, JSON, Item.model_validate_json(ITEM)),
        (200, ITEM, "Application/JSON; charset=utf-8", Item.model_validate_json(ITEM)),
        (200, b"\xef\xbb\xbf" + ITEM, JSON, Item.model_validate_json(ITEM)),
        (200, "é".encode(), "text/plain", "é"),
        (200, b"\xe9", "text/plain; charset=ISO-8859-1", "é"),
        (200, b"", "text/plain", ""),
        (201, b"\x00", "image/png", b"\x00"),
        (201, b"", "image/png", b""),
        (201, b"<a/>", "application/pdf", b"<a/>"),
        (204, b"", None, None),
        (205, b"", None, None),
        (204, b"ignored", "text/html", None),
        (202, b"5", JSON, 5),
        (299, b"5", None, 5),
    ],
)
def test_results(status: int, content: bytes, content_type: str | None, expected: object) -> None:
    assert read(MANY, status, content, content_type) == expected


def test_results_by_structured_suffix_range_and_type() -> None:
    op = operation(
        responses=(
            response("200", json_media(Item, "application/vnd.item+json"), json_media(str, "*/*")),
            response("201", Media(content_type="text/csv", type=lambda: AwareDatetime)),
        )
    )
    assert read(op, 200, ITEM, "application/vnd.item+json").name == "a"
    assert read(op, 200, b"x", "x/y") == b"x"
    assert read(op, 201, b"2025-03-28T11:34:43Z", "text/csv").year == 2025
    assert read(operation(responses=(response("default", json_media(int)),)), 200, b"1") == 1


def test_an_unknown_field_survives() -> None:
    assert read(ONE, 200, ITEM, JSON).to_json() == ITEM


def test_head_has_no_result() -> None:
    op = operation(method="HEAD", responses=ONE.responses)
    assert read(op, 200, b"", JSON) is None


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((200, b"", JSON), "the body is empty, the document declares JSON"),
        ((200, b"", None), "the body is empty, the document declares JSON"),
        ((200, b"{", JSON), "the body is not as declared: body: Invalid JSON: EOF"),
        ((200, b"{}", JSON), "the body is not as declared: name: Field required"),
        ((200, b'{"name":"a","count":"x"}', JSON), "count: Input should be a valid integer"),
        ((200, ITEM, "text/html"), "came with 'text/html', the document declares application/json"),
        ((201, b"{}", JSON), "the document does not declare status 201"),
        ((204, b"x", "text/html"), "the document does not declare status 204"),
    ],
)
def test_answers_that_are_not_as_declared(answer: Any, message: str) -> None:
    error = undecodable(ONE, *answer)
    assert str(error).startswith(f"callItems: GET {BASE}/items answered {answer[0]}, but ")
    assert message in str(error)
    assert error.body == answer[1]


def test_answers_that_cannot_be_read() -> None:
    assert "no content type" in str(undecodable(MANY, 200, ITEM, None))
    assert "text cannot be read" in str(undecodable(MANY, 200, b"\xff", "text/plain"))
    assert "text cannot be read" in str(undecodable(MANY, 200, b"x", "text/plain; charset=none"))


def test_the_default_response_is_no_success_beside_declared_ones() -> None:
    op = operation(responses=(response("200"), response("default", json_media(Fault))))
    assert read(op, 201, b'{"code":"x"}', JSON) is None
    op = operation(responses=(*ONE.responses, response("default", json_media(Fault))))
    undecodable(op, 201, b'{"code":"x"}', JSON)


@pytest.mark.parametrize("status", [204, 205])
@pytest.mark.parametrize("declared", ["200", "2XX", "default", "204"])
def test_an_answer_that_never_has_a_body(status: int, declared: str) -> None:
    op = operation(responses=(response(declared, json_media(Item)),))
    assert read(op, status, b"", None) is None
    assert read(op, status, b"", JSON) is None


def test_not_modified() -> None:
    op = operation(responses=(response("200"), response("default", json_media(Fault))))
    error = failed(op, 304, b"")
    assert error.error is None
    assert "304 Not Modified (nothing has changed since the answer that" in str(error)


def test_a_success_that_is_not_declared_is_read_as_those_that_are() -> None:
    assert read(ONE, 201, ITEM, JSON).to_json() == ITEM
    assert read(operation(responses=(response("404"),)), 200, ITEM, JSON) is None


def test_a_decode_error_says_where() -> None:
    op = operation(responses=(response("200", json_media(list[Item])),))
    content = json.dumps([{"name": "s3cret", "count": "s3cret"}] * 9).encode()
    error = undecodable(op, 200, content, JSON)
    assert error.problems[3].where == "3.count"
    assert len(error.problems) == 9
    assert "; and 4 more (the status says success: " in str(error)
    assert "s3cret" not in str(error)


@pytest.mark.parametrize(
    ("responses", "expected"),
    [
        (MANY.responses, "application/json, image/*, application/*"),  # each status its own
        (
            (response("200", json_media(int)), response("201", Media(content_type="text/plain"))),
            "application/json, text/plain",
        ),
        (
            (response("200", json_media(int), Media(content_type="text/plain")),),
            "application/json",
        ),
        ((response("204"),), "*/*"),
        ((response("default", json_media(int)),), JSON),
        ((), "*/*"),
        (
            (
                response("200", Media(content_type="text/csv")),
                response("default", json_media(int)),
            ),
            "text/csv",
        ),
    ],
)
def test_accept(responses: tuple[Response, ...], expected: str) -> None:
    assert sorted(accept(operation(responses=responses)).split(", ")) == sorted(
        expected.split(", ")
    )
    if JSON in expected:
        assert accept(operation(responses=responses)).startswith(JSON)


# --- Errors ---------------------------------------------------------------------------------------

CLASSES = {
    304: errors.NotModified,
    400: errors.BadRequest,
    401: errors.Unauthorized,
    403: errors.Forbidden,
    404: errors.NotFound,
    409: errors.Conflict,
    412: errors.PreconditionFailed,
    422: errors.UnprocessableContent,
    429: errors.TooManyRequests,
}


@pytest.mark.parametrize("status", [*range(300, 310), *range(400, 452), *range(500, 512), 599, 600])
def test_every_status_has_its_class(status: int) -> None:
    for op in (ONE, MANY):
        with pytest.raises(StatusError) as caught:
            read(op, status, b"sorry", "text/plain")
        fallback = errors.ServerError if 500 <= status <= 599 else StatusError
        assert type(caught.value) is CLASSES.get(status, fallback)
        assert caught.value.status == status
    if status in [s.value for s in HTTPStatus] and status not in {413, 422}:
        assert caught.value.reason == HTTPStatus(status).phrase


def failed(op: Operation[Any], *answer: Any) -> StatusError:
    with pytest.raises(StatusError) as caught:
        read(op, *answer)
    return caught.value


@pytest.mark.parametrize(
    ("status", "content", "content_type", "expected"),
    [
        (404, b'{"code":"gone"}', JSON, Fault(code="gone")),
        (404, b'{"code":"gone"}', None, Fault(code="gone")),
        (404, b'{"other":1}', JSON, None),
        (404, b"<html>", "text/html", None),
        (404, b"", None, None),
        (410, b'{"name":"a"}', JSON, Item(name="a")),
        (500, b'["a","b"]', JSON, ["a", "b"]),
        (500, b'{"title":"Oops"}', "application/problem+json", {"title": "Oops"}),
        (500, b"{", "application/problem+json", None),
        (500, b"[1]", "application/problem+json", None),
        (302, b"", None, None),
    ],
)
def test_the_error_body(
    status: int, content: bytes, content_type: str | None, expected: object
) -> None:
    error = failed(MANY, status, content, content_type)
    assert error.error == expected
    assert error.body == content
    assert error.headers.get("CONTENT-TYPE") == content_type
    assert (error.operation_id, error.method, error.url) == ("callItems", "GET", f"{BASE}/items")


@pytest.mark.parametrize(
    ("status", "content", "expected"),
    [
        (
            404,
            b"no such item",
            "404 Not Found: no such item (check base_url and the path arguments)",
        ),
        (
            422,
            b"",
            "422 Unprocessable Content (correct what the answer names; client.build() shows the "
            "request)",
        ),
        (
            500,
            b'{"title":"Oops","detail":"Disk full"}',
            "500 Internal Server Error: Oops: Disk full (try again later)",
        ),
        (500, b'{"message":"Oops"}', "500 Internal Server Error: Oops (try again later)"),
        (500, b'{"code": 5}', '500 Internal Server Error: {"code": 5} (try again later)'),
        (500, b" a\r\n\tb\xff ", "500 Internal Server Error: a b\ufffd (try again later)"),
        (500, b"x" * 5000, "500 Internal Server Error: " + "x" * 299 + "… (try again later)"),
        (599, b"", "599 (try again later)"),
    ],
)
def test_the_message(status: int, content: bytes, expected: str) -> None:
    error = failed(operation(), status, content)
    assert str(error) == f"callItems: GET {BASE}/items answered {expected}"


def test_what_may_have_been_done_is_not_to_be_sent_again_blindly() -> None:
    error = failed(operation(method="POST"), 503)
    assert str(error).endswith("(it may have acted: look before sending again)")


def test_a_redirect_is_not_followed(api: Api) -> None:
    answer = httpx2.Response(307, headers={"Location": "https://elsewhere/x?key=1"})
    with pytest.raises(StatusError, match="redirected to https://elsewhere/x: ") as caught:
        api.call(ONE, answer=answer)
    assert type(caught.value) is StatusError
    assert caught.value.headers["location"] == "https://elsewhere/x?key=1"
    assert "key=1" not in str(caught.value)
    assert len(api.requests) == 1


def test_errors_through_the_clients(api: Api) -> None:
    op = operation(
        parameter("query"), responses=(response("200"), response("409", json_media(Fault)))
    )
    answer = httpx2.Response(409, json={"code": "taken"}, headers=[("X-A", "1"), ("x-a", "2")])
    with pytest.raises(errors.Conflict) as caught:
        api.call(op, {"color": "a b"}, answer=answer)
    assert caught.value.error == Fault(code="taken")
    assert caught.value.url == f"{BASE}/v1/items?color=a%20b"
    assert caught.value.headers["X-A"] == "1, 2"


@given(st.binary(max_size=300), st.sampled_from([200, 404, 500]), st.none() | st.text())
def test_no_answer_breaks_the_reader(content: bytes, status: int, content_type: str | None) -> None:
    with suppress(StatusError, DecodeError):
        read(MANY, status, content, content_type)


def every_error() -> list[ApiError]:
    found: list[ApiError] = [
        failed(MANY, 404, b'{"code":"gone"}', JSON),
        failed(MANY, 503, b"x", "text/plain"),
        undecodable(ONE, 200, b"{}", JSON),
        errors.RequestInvalid.of("callItems", [errors.Problem("a", "b")]),
        errors.MissingCredentials("m", operation_id="callItems", schemes=(("a",),)),
        errors.ClientClosed("m", operation_id="callItems"),
    ]
    transport = [
        errors.TransportError,
        errors.ConnectFailed,
        errors.ConnectTimeout,
        errors.ConnectionLost,
        errors.Timeout,
    ]
    found += [kind("m", operation_id="callItems", method="GET", url=BASE) for kind in transport]
    return found


@pytest.mark.parametrize("error", every_error(), ids=lambda error: type(error).__name__)
def test_errors_can_be_pickled_and_copied(error: ApiError) -> None:
    copies = [pickle.loads(pickle.dumps(error, protocol)) for protocol in range(2, 6)]  # noqa: S301
    for other in [*copies, copy.copy(error), copy.deepcopy(error)]:
        assert type(other) is type(error)
        assert str(other) == str(error)
        assert repr(other) == repr(error)
        assert {k: v for k, v in vars(other).items() if k != "headers"} == {
            k: v for k, v in vars(error).items() if k != "headers"
        }
        assert dict(other.headers) == dict(error.headers)


def test_the_tree() -> None:
    assert issubclass(errors.RequestInvalid, ValueError)
    assert issubclass(errors.ConnectTimeout, errors.ConnectFailed)
    assert issubclass(errors.ConnectTimeout, errors.Timeout)
    assert not errors.ConnectTimeout.may_have_been_processed
    assert not errors.ConnectFailed.may_have_been_processed
    assert errors.Timeout.may_have_been_processed
    assert errors.ConnectionLost.may_have_been_processed
    named = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, ApiError)
    }
    assert {name for name in named if name in (errors.__doc__ or "")} == named
