"""Authentication: alternatives, challenges, what counts as credentials."""

from __future__ import annotations

import asyncio
import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.runtime.server import (
    ApiKey,
    BasicCredentials,
    BearerToken,
    ClientCertificate,
    Forbidden,
    HttpCredentials,
    check_basic,
    check_token,
)
from tests.runtime.server.server_support import (
    Answer,
    Things,
    ask,
    ask_raw,
    body,
    operation,
    send,
    serve,
)


def basic(text: str | bytes) -> dict[str, str]:
    raw = text.encode() if isinstance(text, str) else text
    return {"authorization": f"Basic {base64.b64encode(raw).decode()}"}


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


class Door:
    """Knows some credentials and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    async def __call__(self, credentials: Any) -> str | None:
        self.asked.append(credentials)
        if isinstance(credentials, BasicCredentials):
            return "alice" if check_basic(credentials, "alice", "wonder:land") else None
        if isinstance(credentials, BearerToken | ApiKey):
            text = credentials.token if isinstance(credentials, BearerToken) else credentials.value
            if text == "weak":
                raise Forbidden
            return credentials.scheme if check_token(credentials, "good") else None
        return type(credentials).__name__


def door(*security: dict[str, tuple[str, ...]], things: Things | None = None) -> tuple[Any, Things]:
    things = things or Things("ok")
    return serve(operation(security=security), handler=things, authenticate=Door()), things


ALICE = basic("alice:wonder:land")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        basic("alice:wrong"),
        basic("alice"),
        basic(""),
        basic(b"\xff:\xfe"),
        basic("alice:wonder:land\n"),
        basic("alice\x00:wonder:land"),
        {"authorization": ""},
        {"authorization": "Basic"},
        {"authorization": "Basic "},
        {"authorization": "Basic !!!"},
        {"authorization": "Basic YWxpY2U6d29uZGVyOmxhbmQ"},
        {"authorization": "Bearer good"},
        {"authorization": "Basic\u00a0YWxpY2U6d29uZGVyOmxhbmQ="},
        {"authorization": ALICE["authorization"].replace(" ", ", ")},
    ],
)
def test_no_valid_basic_credentials(headers: dict[str, str]) -> None:
    app, things = door({"basic": ()})
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    answer = ask_raw(app, "/things", headers=raw)
    problem = answer.problem(401)
    assert answer.headers["www-authenticate"] == 'Basic realm="Things", charset="UTF-8"'
    assert "alice" not in str(problem)
    assert things.calls == []


def test_two_authorization_headers_are_none() -> None:
    app, _ = door({"basic": ()})
    value = ALICE["authorization"].encode()
    headers = [(b"authorization", value), (b"authorization", value)]
    ask_raw(app, "/things", headers=headers).problem(401)


@pytest.mark.parametrize("scheme", ["Basic", "basic", "BASIC", "basic  "])
def test_basic(scheme: str) -> None:
    app, things = door({"basic": ()})
    value = ALICE["authorization"].replace("Basic", scheme)
    assert ask(app, headers={"authorization": value}).status == 200
    assert things.calls == [{"principal": "alice"}]


@given(st.text(), st.text())
def test_any_user_and_password(username: str, password: str) -> None:
    seen = []

    async def authenticate(credentials: BasicCredentials) -> str:
        seen.append((credentials.username, credentials.password))
        return "someone"

    app = serve(
        operation(security=({"basic": ()},)), handler=Things("ok"), authenticate=authenticate
    )
    try:
        raw = base64.b64encode(f"{username}:{password}".encode())
    except UnicodeEncodeError:
        return
    answer = ask_raw(app, "/things", headers=[(b"authorization", b"Basic " + raw)])
    if any(c < " " or c == "\x7f" for c in username + password):
        answer.problem(401)
    elif ":" not in username:
        assert answer.status == 200
        assert seen == [(username, password)]


@pytest.mark.parametrize(
    ("scheme", "headers", "target", "expected"),
    [
        ("bearer", bearer("good"), "/things", BearerToken("good", "bearer", ("read",))),
        ("oauth", bearer("good"), "/things", BearerToken("good", "oauth", ("read",))),
        ("key", {"x-key": "good"}, "/things", ApiKey("good", "key", ("read",))),
        ("query", {}, "/things?key=go%6fd", ApiKey("good", "query", ("read",))),
        ("cookie", {"cookie": "a=b; session=good"}, "/things", ApiKey("good", "cookie", ("read",))),
        (
            "digest",
            {"authorization": 'Digest username="a"'},
            "/things",
            HttpCredentials("digest", 'username="a"', "digest", ("read",)),
        ),
    ],
)
def test_every_kind_of_scheme(
    scheme: str, headers: dict[str, str], target: str, expected: Any
) -> None:
    guard = Door()
    things = Things("ok")
    app = serve(operation(security=({scheme: ("read",)},)), handler=things, authenticate=guard)
    assert ask(app, target=target, headers=headers).status == 200
    assert guard.asked == [expected]
    assert ask(app).problem(401)["title"] == "Unauthorized"


def test_client_certificate() -> None:
    app, things = door({"tls": ()})
    ask_raw(app, "/things").problem(401)
    extensions = {"tls": {"client_cert_chain": ["-----BEGIN CERTIFICATE-----"]}}
    assert ask_raw(app, "/things", extensions=extensions).status == 200
    assert things.calls == [{"principal": "ClientCertificate"}]


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        ([{"bearer": ()}], ['Bearer realm="Things"']),
        ([{"oauth": ()}], ['Bearer realm="Things"']),
        ([{"key": ()}], ['ApiKey realm="Things", in="header", name="X-Key"']),
        ([{"tls": ()}], ['MutualTLS realm="Things"']),
        (
            [{"basic": ()}, {"bearer": (), "oauth": ()}],
            ['Basic realm="Things", charset="UTF-8"', 'Bearer realm="Things"'],
        ),
    ],
)
def test_challenges(security: list[dict[str, tuple[str, ...]]], expected: list[str]) -> None:
    app, _ = door(*security)
    answer = ask(app)
    answer.problem(401)
    assert answer.headers.get_list("www-authenticate") == expected


def test_a_realm_is_quoted() -> None:
    app = serve(operation(security=({"basic": ()},)), authenticate=Door(), realm='My "API" \\ ü\n')
    header = ask(app).headers["www-authenticate"]
    assert header == 'Basic realm="My \\"API\\" \\\\ ? ", charset="UTF-8"'


BOTH = {**ALICE, "x-key": "good"}


@pytest.mark.parametrize(
    ("security", "headers", "expected"),
    [
        # one of two alternatives, the first that fits
        ([{"basic": ()}, {"key": ()}], BOTH, "alice"),
        ([{"key": ()}, {"basic": ()}], BOTH, "key"),
        ([{"basic": ()}, {"key": ()}], {"x-key": "good"}, "key"),
        ([{"basic": ()}, {"key": ()}], {"x-key": "bad"}, 401),
        ([{"basic": ()}, {"key": ()}], {**basic("a:b"), "x-key": "good"}, "key"),
        ([{"basic": ()}, {"key": ()}], {"authorization": "Basic !", "x-key": "good"}, "key"),
        ([{"basic": ()}, {"key": ()}], {}, 401),
        # two schemes together
        ([{"key": (), "basic": ()}], BOTH, "key"),
        ([{"basic": (), "key": ()}], BOTH, "alice"),
        ([{"basic": (), "key": ()}], ALICE, 401),
        ([{"basic": (), "key": ()}], {**ALICE, "x-key": "bad"}, 401),
        # optional
        ([{}, {"basic": ()}], {}, None),
        ([{"basic": ()}, {}], ALICE, "alice"),
        ([{}, {"basic": ()}], ALICE, "alice"),
        ([{}, {"basic": ()}], basic("a:b"), 401),
        ([{}, {"basic": ()}], {"authorization": "Basic !"}, 401),
        ([{}, {"basic": ()}], {"authorization": "Digest x"}, 401),
        ([{}, {"key": ()}], {"x-key": ""}, 401),
        ([{}, {"key": ()}], {"authorization": "Basic !"}, None),
        ([{}, {"basic": (), "key": ()}], {"x-key": "good"}, 401),
        ([{}], ALICE, None),
        # valid, but not enough
        ([{"key": ()}], {"x-key": "weak"}, 403),
        ([{"key": ()}, {"basic": ()}], {**ALICE, "x-key": "weak"}, "alice"),
        ([{"key": ()}, {"basic": ()}], {**basic("a:b"), "x-key": "weak"}, 403),
    ],
)
def test_alternatives(
    security: list[dict[str, tuple[str, ...]]], headers: dict[str, str], expected: Any
) -> None:
    app, things = door(*security)
    answer = ask(app, headers=headers)
    if isinstance(expected, int):
        answer.problem(expected)
        assert things.calls == []
    else:
        assert answer.status == 200
        assert things.calls == [{"principal": expected}]


def test_without_security_there_is_no_principal() -> None:
    things = Things("ok")
    assert ask(serve(operation(), handler=things), headers=ALICE).status == 200
    assert things.calls == [{}]


def test_who_comes_before_what() -> None:
    things = Things("ok")
    app = serve(
        operation(method="POST", body=body(int), security=({"basic": ()},)),
        handler=things,
        authenticate=Door(),
    )
    assert send(app, b"{").status == 401
    assert ask(app, "POST", content=b"x", headers={"content-type": "x/y"}).status == 401
    assert ask(app, "POST", headers={"accept": "x/y"}).status == 401
    assert ask(app, "GET").status == 405
    assert ask(app, "POST", "/nothing").status == 404
    assert send(app, b"{", headers=ALICE).status == 400


def test_a_plain_function_may_authenticate() -> None:
    seen: list[Any] = []

    def authenticate(credentials: BasicCredentials) -> str | None:
        with pytest.raises(RuntimeError):  # not on the event loop: it may block
            asyncio.get_running_loop()
        seen.append(credentials)
        return credentials.username

    things = Things("ok")
    app = serve(operation(security=({"basic": ()},)), handler=things, authenticate=authenticate)
    assert ask(app, headers=ALICE).status == 200
    assert things.calls == [{"principal": "alice"}]
    assert seen == [BasicCredentials("alice", "wonder:land", "basic", ())]


def test_an_empty_or_repeated_key_is_none() -> None:
    async def authenticate(credentials: ApiKey) -> str:
        return credentials.value

    app = serve(
        operation(security=({"key": ()}, {"query": ()})),
        handler=Things("ok"),
        authenticate=authenticate,
    )
    ask(app, headers={"x-key": ""}).problem(401)
    ask(app, target="/things?key=a&key=b").problem(401)
    assert ask(app, target="/things?key=a").status == 200


def test_a_falsy_principal_is_one() -> None:
    async def authenticate(credentials: BasicCredentials) -> int:
        return 0

    things = Things("ok")
    app = serve(operation(security=({"basic": ()},)), handler=things, authenticate=authenticate)
    assert ask(app, headers=ALICE).status == 200
    assert things.calls == [{"principal": 0}]


def test_an_error_while_authenticating_lets_nobody_in() -> None:
    async def authenticate(credentials: BasicCredentials) -> str:
        raise LookupError(credentials.password)

    things = Things("ok")
    app = serve(operation(security=({"basic": ()},)), handler=things, authenticate=authenticate)
    answer: Answer = ask(app, headers=ALICE)
    answer.problem(500)
    assert b"wonder" not in answer.content
    assert things.calls == []


@pytest.mark.parametrize(
    "credentials",
    [
        BasicCredentials("alice", "hush"),
        BearerToken("hush"),
        ApiKey("hush"),
        HttpCredentials("digest", "hush"),
        ClientCertificate(("hush",)),
    ],
)
def test_secrets_are_not_shown(credentials: Any) -> None:
    assert "hush" not in repr(credentials)
    assert "hush" not in str(credentials)
    assert "hush" not in f"{credentials}"


def test_checks() -> None:
    assert check_basic(BasicCredentials("ü", "p"), "ü", "p")
    assert not check_basic(BasicCredentials("ü", "p"), "u", "p")
    assert not check_basic(BasicCredentials("ü", "p"), "ü", "q")
    assert not check_basic(BasicCredentials("ü", ""), "ü", "q")
    assert check_token(BearerToken("t"), "t")
    assert not check_token(BearerToken("t"), "u")
    assert check_token(ApiKey("ü"), "ü")
    assert not check_token(ApiKey("t"), "")


def test_what_is_wrong_is_said_when_the_app_is_built() -> None:
    with pytest.raises(TypeError, match="authenticate is missing"):
        serve(operation(security=({"basic": ()},)))
    with pytest.raises(ValueError, match="unknown security scheme nothing"):
        serve(operation(security=({"nothing": ()},)), authenticate=Door())
