"""Whatever bytes are sent to the server: no 500, no hang, and an answer that says what is wrong."""

from __future__ import annotations

import asyncio
import json
import tracemalloc
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import pytest
from communications_api.server import create_app
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.package.example import (
    PASSWORD,
    USERNAME,
    History,
    Log,
    Messages,
    authenticate,
    payload,
)
from tests.package.raw import RawAnswer, chunked, exchange, request
from tests.package.serving import serve
from tests.package.strategies import json_values

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 100_000
PATH = b"/communications/department/d/user/u/botmessage/send"
BASIC = b"Basic " + b64encode(f"{USERNAME}:{PASSWORD}".encode())
AUTHORIZED = (b"Authorization", BASIC)
JSON = (b"Content-Type", b"application/json")
GOOD = json.dumps(payload("sendBotMessage", "request")).encode()


def _characters(first: int) -> st.SearchStrategy[str]:
    """Return characters that header fields may hold; others do not get past the HTTP parser."""
    return st.characters(min_codepoint=first, max_codepoint=255, exclude_characters="\x7f")


fuzz = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module", params=["app", "direct"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    log = Log()
    app = create_app(
        messages=Messages(log),
        history=History(log),
        authenticate=authenticate,
        max_body_bytes=LIMIT,
        dispatch=request.param,
    )
    with serve(app) as url:
        yield url


def post(url: str, body: bytes, *headers: tuple[bytes, bytes], end: bool = True) -> RawAnswer:
    """Send a body as JSON, unless the headers say otherwise, and return the answer."""
    stated = {name.lower() for name, _ in headers}
    more = [] if b"content-type" in stated else [JSON]
    answer = exchange(url, request(b"POST", PATH, [AUTHORIZED, *more, *headers], body), end=end)
    assert answer is not None
    return answer


def refused(answer: RawAnswer, *statuses: int) -> dict[str, Any]:
    """Return the problem of an answer that has to be one of these."""
    assert answer.status in statuses, answer
    return answer.problem()


BROKEN = {
    "nothing after a colon": b'{"messageAttributes": ',
    "text": b"hush",
    "two values": b"{} {}",
    "trailing comma": b'{"messageAttributes": {},}',
    "single quotes": b"{'messageAttributes': {}}",
    "comment": b'{"messageAttributes": {}} // hush',
    "invalid UTF-8": b'{"messageAttributes": {"body": "\xff\xfe"}}',
    "overlong UTF-8": b'{"messageAttributes": {"body": "\xc0\xaf"}}',
    "UTF-16": '{"messageAttributes": {}}'.encode("utf-16"),
    "lone surrogate": b'{"messageAttributes": {"body": "\\ud83d"}}',
    "surrogate in UTF-8": b'{"messageAttributes": {"body": "\xed\xa0\xbd"}}',
    "control character": b'{"messageAttributes": {"body": "\x00"}}',
    "deep lists": b"[" * 50_000,
    "deep objects": b'{"messageAttributes":' * 4_000,
    "deep and closed": b'{"x":' + b"[" * 40_000 + b"]" * 40_000 + b"}",
    "long number": b'{"x": ' + b"9" * 90_000 + b"}",
    "NaN": b'{"x": NaN}',
    "infinity": b'{"x": -Infinity}',
    "NaN in broken JSON": b'{"x": NaN, "y": "NaN"',
    "name twice": b'{"messageAttributes": {}, "messageAttributes": {}}',
    "name twice, deeper": b'{"x": [{"a": 1, "a": 2}]}',
    "many names": b"{" + b",".join(b'"%d":0' % (i % 8_000) for i in range(8_001)) + b"}",
}
WITHOUT_POSITION = {"NaN", "infinity", "NaN in broken JSON", *(n for n in BROKEN if "nam" in n)}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_json_is_answered_with_its_place(url: str, name: str) -> None:
    problem = refused(post(url, BROKEN[name]), 400)
    assert problem["detail"].startswith("The body is not valid JSON: ")
    assert "hush" not in json.dumps(problem)
    if name in WITHOUT_POSITION:
        assert ("occurs twice" in problem["detail"]) is ("nam" in name)
    else:
        assert "at line 1 column " in problem["detail"]


@pytest.mark.parametrize("name", [name for name in BROKEN if "twice" in name])
def test_a_name_that_stands_twice_is_named(url: str, name: str) -> None:
    key = "a" if "deeper" in name else "messageAttributes"
    detail = refused(post(url, BROKEN[name]), 400)["detail"]
    assert f'the name "{key}" occurs twice in one object' in detail


@fuzz
@given(body=st.binary(max_size=300))
@example(body=b"\xef\xbb\xbf")
@example(body=b"\x00")
def test_any_bytes(url: str, body: bytes) -> None:
    answer = post(url, body)
    if answer.status != 200:
        refused(answer, 400, 422)


@fuzz
@given(value=json_values())
def test_any_json(url: str, value: Any) -> None:
    answer = post(url, json.dumps(value).encode())
    if answer.status != 200:
        refused(answer, 422)


@fuzz
@given(at=st.integers(0, len(GOOD) - 1), put=st.binary(max_size=4), cut=st.integers(0, 4))
def test_a_good_body_with_a_scratch(url: str, at: int, put: bytes, cut: int) -> None:
    answer = post(url, GOOD[:at] + put + GOOD[at + cut :])
    if answer.status != 200:
        refused(answer, 400, 422)


@fuzz
@given(
    value=json_values(),
    depth=st.integers(0, 300),
    twice=st.booleans(),
)
def test_nesting_and_names_that_stand_twice(url: str, value: Any, depth: int, twice: bool) -> None:
    inner = json.dumps(value)
    pair = f'"k": {inner}'
    body = f"{{{pair}, {pair}}}" if twice else f"{{{pair}}}"
    answer = post(url, ("[" * depth + body + "]" * depth).encode())
    problem = refused(answer, 400, 422) if answer.status != 200 else {}
    if twice:
        assert answer.status == 400
        if depth < 150:  # deeper than the parser goes, nothing is said of names
            assert 'the name "k" occurs twice' in problem["detail"]


@fuzz
@given(
    content_type=st.one_of(
        st.text(_characters(33), max_size=30).map(lambda text: text.encode("latin-1")),
        st.sampled_from(
            [
                b"text/plain",
                b"application/xml",
                b"application/json; charset=utf-16",
                b"application/json; charset=\xff",
                b"application/x-www-form-urlencoded",
                b"multipart/form-data",
                b"multipart/form-data; boundary=x",
                b"application/problem+json",
                b"*/*",
                b",",
            ]
        ),
    ),
    body=st.sampled_from([GOOD, b"", b"{"]),
)
def test_any_content_type(url: str, content_type: bytes, body: bytes) -> None:
    answer = post(url, body, (b"Content-Type", content_type))
    if answer.status != 200:
        refused(answer, 400, 415, 422)


_TOKENS = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12)
_VALUES = st.text(_characters(32), max_size=40).map(lambda text: text.strip().encode("latin-1"))
_KNOWN = st.sampled_from(
    ["authorization", "accept", "cookie", "accept-encoding", "content-encoding", "prefer", "origin"]
)
_FRAMING = {"content-length", "transfer-encoding", "expect", "upgrade", "connection", "host", "te"}


@fuzz
@given(
    headers=st.lists(
        st.tuples(st.one_of(_KNOWN, _TOKENS.filter(lambda t: t not in _FRAMING)), _VALUES),
        max_size=8,
    )
)
def test_any_header_fields(url: str, headers: list[tuple[str, bytes]]) -> None:
    answer = post(url, GOOD, *[(name.encode(), value) for name, value in headers])
    if answer.status != 200:
        refused(answer, 400, 401, 406, 415, 422)


@fuzz
@given(
    path=st.binary(max_size=40).map(
        lambda raw: b"/" + raw.translate(None, bytes(range(33)) + b"\x7f?#")
    )
)
def test_any_path(url: str, path: bytes) -> None:
    answer = exchange(url, request(b"GET", path, [AUTHORIZED]))
    assert answer is None or answer.status < 500


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_chunks(url: str, size: int) -> None:
    framing = (b"Transfer-Encoding", b"chunked")
    assert post(url, chunked(GOOD, size), framing).status == 200
    broken = post(url, chunked(GOOD[:-1], size), framing)
    assert "at line 1 column " in refused(broken, 400)["detail"]


def test_a_body_that_ends_too_early(url: str) -> None:
    length = (b"Content-Length", b"%d" % (len(GOOD) + 10))
    data = request(b"POST", PATH, [AUTHORIZED, JSON, length], GOOD)
    answer = exchange(url, data)
    assert answer is None or answer.status == 400
    assert post(url, GOOD).status == 200


def test_chunks_that_end_too_early(url: str) -> None:
    framing = (b"Transfer-Encoding", b"chunked")
    data = request(b"POST", PATH, [AUTHORIZED, JSON, framing], chunked(GOOD, 10)[:-5])
    answer = exchange(url, data)
    assert answer is None or answer.status == 400
    assert post(url, GOOD).status == 200


@pytest.mark.parametrize("stated", [True, False])
def test_a_body_that_is_too_long(url: str, stated: bool) -> None:
    body = b'{"x": "' + b"a" * (20 * LIMIT) + b'"}'
    if stated:
        answer = post(url, body, end=False)
    else:
        answer = post(url, chunked(body, 5_000), (b"Transfer-Encoding", b"chunked"), end=False)
    assert str(LIMIT) in refused(answer, 413)["detail"]
    assert post(url, GOOD).status == 200


@pytest.mark.parametrize("name", ["nested", "names", "texts"])
def test_memory_is_bounded_by_the_length_of_the_body(name: str) -> None:
    body = {
        "nested": b"[" * 100 + b'{"a":[]},' * 200_000,
        "names": b"{" + b",".join(b'"%d":0' % number for number in range(120_000)) + b', "0": 1}',
        "texts": b'["' + b'\\u0061","' * 150_000,
    }[name]
    app = create_app(
        messages=Messages.partial(Log()),
        history=None,
        authenticate=authenticate,
        max_body_bytes=len(body),
    )
    received = [{"type": "http.request", "body": body}]
    sent: list[Any] = []

    async def call() -> None:
        async def receive() -> Any:
            return received.pop()

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": PATH.decode(),
            "raw_path": PATH,
            "query_string": b"",
            "root_path": "",
            "headers": [(b"authorization", BASIC), (b"content-type", b"application/json")],
        }
        await app(scope, receive, send)

    tracemalloc.start()
    try:
        asyncio.run(call())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sent[0]["status"] == 400
    assert peak < 40 * len(body) + 10_000_000
