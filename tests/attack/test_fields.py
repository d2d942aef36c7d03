"""Names and values in headers, queries, cookies and forms: linear, and limited in number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generators.runtime.codecs.multipart_splitting import Splitter
from generators.runtime.models.base import ApiModel
from generators.runtime.parameters.incoming import Incoming
from generators.runtime.transports.base import Headers
from generators.runtime.validation.problems import ProblemError
from tests.attack.growth import DISPATCHES, LINEAR, TIMES, growth, served, status_of
from tests.runtime.server.server_support import (
    Things,
    ask,
    ask_raw,
    body,
    operation,
    parameter,
    serve,
)

if TYPE_CHECKING:
    from generators.runtime.server.credentials import ApiKey

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=B"


class Pet(ApiModel):
    name: str | None = None
    tags: list[str] | None = None


async def nothing() -> Any:
    raise AssertionError


@pytest.mark.parametrize("name", [b"cookie", b"authorization"])
def test_repeated_header_fields_are_joined_once(name: bytes) -> None:
    def join(count: int) -> None:
        fields = [(name, b"v" * 100)] * count
        headers = Incoming({"headers": fields}, nothing, {}).headers
        assert len(headers[name]) == 102 * count - 2

    assert growth(join, 4000, 4000 * TIMES) < LINEAR


def test_repeated_header_fields_of_an_answer_are_joined_once() -> None:
    def join(count: int) -> None:
        headers = Headers([("Set-Cookie", "v" * 100), ("X-A", "1")] * count)
        assert len(headers["set-cookie"]) == 102 * count - 2
        assert len(headers["x-a"]) == 3 * count - 2

    assert growth(join, 4000, 4000 * TIMES) < LINEAR


def multipart(*heads: str) -> bytes:
    parts = "".join(f"--B\r\nContent-Disposition: form-data{head}\r\n\r\n1\r\n" for head in heads)
    return f"{parts}--B--\r\n".encode()


FORMS: list[tuple[str, Any]] = [
    (FORM, lambda n: "&".join(f"n{i}=" for i in range(n)).encode()),
    (FORM, lambda n: "&".join(["tags=%ff"] * n).encode()),
    (FORM, lambda n: "&".join(f"tags[{i}]=1" for i in range(n)).encode()),
    (MULTIPART, lambda n: multipart(*(f'; name="n{i}"' for i in range(n)))),
    (MULTIPART, lambda n: multipart('; name="a"' + ';b="' * n)),
    (MULTIPART, lambda n: multipart('; name="a"' + ";" + " " * n)),
    (MULTIPART, lambda n: multipart('; name="' + "\\" * n)),
]


@pytest.mark.parametrize(("content_type", "content"), FORMS)
def test_forms_are_read_once(content_type: str, content: Any) -> None:
    media = body(Pet, content_type.partition(";")[0])
    app = serve(operation(method="POST", body=media), handler=Things({}))
    headers = {"content-type": content_type}
    ask(app, "POST", headers=headers, content=content(1))

    def post(form: bytes) -> None:
        assert ask(app, "POST", headers=headers, content=form).status in {200, 400, 422}

    assert growth(post, content(1000), content(1000 * TIMES)) < LINEAR


@pytest.mark.parametrize("head", ['; name="a', '; x="', '; name="a\\"', '; x="; name=a'])
def test_a_text_that_is_not_closed_is_no_name(head: str) -> None:
    app = serve(operation(method="POST", body=body(Pet, "multipart/form-data")), handler=Things({}))
    answer = ask(app, "POST", headers={"content-type": MULTIPART}, content=multipart(head))
    assert answer.problem(400)["detail"] == "Part 1 of the form has no name."


@pytest.mark.parametrize(("count", "is_refused"), [(3, False), (4, True)])
def test_the_number_of_fields_is_limited(count: int, is_refused: bool) -> None:
    things = Things({})
    facts = [
        parameter(list[str], "query", explode=True),
        parameter(list[str], "cookie", name="c", py_name="c", explode=True),
    ]
    app = serve(
        operation(parameters=tuple(facts)), handler=things, max_query_fields=3, max_cookies=3
    )
    form = serve(operation(method="POST", body=body(Pet, FORM)), handler=things, max_form_fields=3)
    files = serve(
        operation(method="POST", body=body(Pet, "multipart/form-data")),
        handler=things,
        max_form_fields=3,
    )
    answers = [
        ask_raw(app, "/things?" + "&".join(["color=1"] * count)),
        ask_raw(app, "/things", headers=[(b"cookie", b"; ".join([b"c=1"] * count))]),
        ask(form, "POST", headers={"content-type": FORM}, content=b"&".join([b"tags=1"] * count)),
        ask(
            files,
            "POST",
            headers={"content-type": MULTIPART},
            content=multipart(*['; name="tags"'] * count),
        ),
    ]
    if is_refused:
        details = [answer.problem(400)["detail"] for answer in answers]
        assert details == [
            "The query has more than 3 fields.",
            "The cookie has more than 3 fields.",
            "The form has more than 3 fields.",
            "The form has more than 3 fields.",
        ]
    else:
        assert [answer.status for answer in answers] == [200] * 4


def test_parts_are_counted_before_they_are_read() -> None:
    splitter, content = Splitter(MULTIPART, 3), multipart(*['; name="a"'] * 4)
    numbers: list[int] = []
    with pytest.raises(ProblemError, match="more than 3 fields"):
        numbers.extend(number for number, _, _ in splitter.feed(content))
    assert not numbers or max(numbers) == 3


@pytest.mark.parametrize("scheme", ["query", "cookie"])
@pytest.mark.parametrize("sent", ["%ff", "%FF%FE", "a%80"])
def test_a_key_that_is_no_text_is_401(scheme: str, sent: str) -> None:
    asked: list[ApiKey] = []

    async def authenticate(key: ApiKey) -> str | None:
        asked.append(key)
        return "me"

    for alternatives in (({scheme: ()},), ({scheme: ()}, {"basic": ()})):
        app = serve(operation(security=alternatives), handler=Things({}), authenticate=authenticate)
        in_query = scheme == "query"
        headers = [] if in_query else [(b"cookie", f"session={sent}".encode())]
        answer = ask_raw(app, f"/things?key={sent}" if in_query else "/things", headers=headers)
        assert answer.problem(401)
    assert asked == []


@pytest.mark.parametrize("dispatch", DISPATCHES)
def test_a_stranger_on_a_socket(dispatch: str) -> None:
    async def authenticate(_: ApiKey) -> str | None:
        return None

    form = operation(id="form", path="/form", method="POST", body=body(Pet, FORM))
    secured = operation(security=({"query": ()},))
    with served(secured, form, dispatch=dispatch, authenticate=authenticate) as port:
        assert status_of(port, b"GET /things?key=%ff HTTP/1.1\r\n") == 401
        many = b"&".join([b"k=1"] * 1001)
        assert status_of(port, b"GET /things?" + many + b" HTTP/1.1\r\n") == 400
        head = b"POST /form HTTP/1.1\r\nContent-Type: " + FORM.encode() + b"\r\n"
        names = b"&".join(b"n%d=" % n for n in range(20_000))
        assert status_of(port, head, names) == 400
        assert status_of(port, b"GET /things?key=%ff HTTP/1.1\r\n") == 401
