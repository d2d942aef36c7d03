"""Which credentials a call sends, and that nothing else ever shows them."""

from __future__ import annotations

import base64
import pickle
import traceback
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from generators.runtime.client.calls import build_request
from generators.runtime.client.credentials import Credential, Credentials, api_key, basic, bearer
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.errors import ApiError, MissingCredentials, RequestInvalid
from generators.runtime.operations import Response
from tests.runtime.client.client_support import (
    BASE,
    OK,
    Api,
    contract,
    json_media,
    operation,
    parameter,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "s3cret+/é"  # noqa: S105
TOKEN = "t0ken-s3cret"  # noqa: S105
BASIC = basic("basicAuth", "me", "pass")
BEARER = bearer("bearerAuth", TOKEN)
HEADER = api_key("headerKey", TOKEN)
QUERY = api_key("queryKey", SECRET)
COOKIE = api_key("cookieKey", TOKEN)


def sent(api: Api, *security: dict[str, tuple[str, ...]], **options: Any) -> httpx2.Request:
    api.call(operation(security=security), answer=OK, **options)
    return api.request


@pytest.mark.parametrize(
    ("credential", "name", "value"),
    [
        (BASIC, "authorization", "Basic " + base64.b64encode(b"me:pass").decode()),
        (
            basic("basicAuth", "mü", "pä:ss€"),
            "authorization",
            "Basic " + base64.b64encode("mü:pä:ss€".encode()).decode(),
        ),
        (basic("basicAuth", "", ""), "authorization", "Basic Og=="),
        (BEARER, "authorization", f"Bearer {TOKEN}"),
        (bearer("oauth", TOKEN), "authorization", f"Bearer {TOKEN}"),
        (HEADER, "x-api-key", TOKEN),
        (COOKIE, "cookie", f"session={TOKEN}"),
    ],
)
def test_how_each_kind_is_sent(api: Api, credential: Credential, name: str, value: str) -> None:
    request = sent(api, {credential.scheme: ()}, credentials=(None, credential))
    assert request.headers[name] == value
    assert request.url == httpx2.URL(f"{BASE}/v1/items")


def test_an_api_key_in_the_query(api: Api) -> None:
    op = operation(parameter("query"), security=({"queryKey": ()},))
    api.call(op, {"color": "a b"}, answer=OK, credentials=(QUERY,))
    assert api.request.url.raw_path == b"/v1/items?color=a%20b&api%20key=s3cret%2B%2F%C3%A9"


def test_a_cookie_key_joins_the_cookies(api: Api) -> None:
    op = operation(parameter("cookie"), security=({"cookieKey": ()},))
    api.call(op, {"color": "blue"}, answer=OK, credentials=(COOKIE,))
    assert api.request.headers["cookie"] == f"color=blue; session={TOKEN}"


NEITHER: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("security", "credentials", "expected"),
    [
        ([], (BASIC,), NEITHER),
        ([{}], (BASIC,), NEITHER),
        ([{"basicAuth": ()}], (BASIC, HEADER), ("authorization",)),
        ([{"basicAuth": ()}, {"headerKey": ()}], (HEADER,), ("x-api-key",)),
        ([{"headerKey": ()}, {"basicAuth": ()}], (BASIC, HEADER), ("x-api-key",)),
        ([{"basicAuth": (), "headerKey": ()}], (BASIC, HEADER), ("authorization", "x-api-key")),
        (
            [{"basicAuth": (), "headerKey": ()}, {"cookieKey": ()}],
            (BASIC, COOKIE),
            ("cookie",),
        ),
        ([{}, {"headerKey": ()}], (HEADER,), ("x-api-key",)),
        ([{}, {"headerKey": ()}], (BASIC,), NEITHER),
        ([{"clientCertificate": ()}], (), NEITHER),
        ([{"clientCertificate": (), "headerKey": ()}], (HEADER,), ("x-api-key",)),
    ],
)
def test_the_alternative_that_is_used(
    sync_api: Api, security: Any, credentials: Any, expected: tuple[str, ...]
) -> None:
    headers = sent(sync_api, *security, credentials=credentials).headers
    assert tuple(n for n in ("authorization", "x-api-key", "cookie") if n in headers) == expected


def test_missing_credentials(api: Api) -> None:
    security: Any = ({"basicAuth": (), "headerKey": ()}, {"oauth": ("read",)})
    with pytest.raises(MissingCredentials) as caught:
        sent(api, *security, credentials=(HEADER,))
    assert api.requests == []
    assert str(caught.value) == (
        "callItems: nothing was sent, it needs credentials for basicAuth and headerKey, or oauth: "
        "give them to the client"
    )
    assert caught.value.schemes == (("basicAuth", "headerKey"), ("oauth",))
    assert caught.value.operation_id == "callItems"


@pytest.mark.parametrize(
    "options",
    [
        {"headers": {"authorization": "Custom x"}},
        {"client": {"headers": {"Authorization": "Custom x"}}},
    ],
)
def test_a_header_given_by_hand_stands_for_a_credential(api: Api, options: dict[str, Any]) -> None:
    request = sent(api, {"basicAuth": ()}, **options)
    assert request.headers.get_list("authorization") == ["Custom x"]


def test_a_header_of_the_call_wins_over_a_credential(api: Api) -> None:
    request = sent(api, {"basicAuth": ()}, credentials=(BASIC,), headers={"AUTHORIZATION": "Other"})
    assert request.headers.get_list("authorization") == ["Other"]


def test_an_http_client_with_authentication_stands_for_a_credential() -> None:
    requests: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return httpx2.Response(200)

    with httpx2.Client(auth=("a", "b"), transport=httpx2.MockTransport(handle)) as http_client:
        options: Any = {"http_client": http_client, "headers": {"x-api-key": "k"}}
        client = SyncClientBase(contract(), BASE, options=options)
        op = operation(security=({"basicAuth": (), "headerKey": ()},))
        client._call(op, {}, None, {})
    assert requests[0].headers["authorization"] == "Basic YTpi"
    assert requests[0].headers["x-api-key"] == "k"


def test_functions_are_asked_for_every_request(api: Api) -> None:
    tokens: Iterator[str] = iter(["one", "two"])
    op = operation(security=({"bearerAuth": ()},))
    api.call(op, answer=OK, credentials=(bearer("bearerAuth", lambda: next(tokens)),), times=2)
    assert [r.headers["authorization"] for r in api.requests] == ["Bearer one", "Bearer two"]
    assert list(tokens) == []


def test_functions_are_not_asked_without_need(api: Api) -> None:
    def token() -> str:
        raise AssertionError("asked")

    api.call(operation(), answer=OK, credentials=(bearer("bearerAuth", token),))


@pytest.mark.parametrize(
    "secret", ["s3cret\n", "s3cret\r\nX-Evil: 1", "s3cret\u20ac", " s3cret", ""]
)
@pytest.mark.parametrize("make", [bearer, api_key])
def test_secrets_that_cannot_be_sent(api: Api, make: Any, secret: str) -> None:
    scheme = "bearerAuth" if make is bearer else "headerKey"
    with pytest.raises(ValueError, match=scheme) as early:
        Credentials(contract(), (make(scheme, secret),))
    with pytest.raises(RequestInvalid, match=scheme) as late:
        sent(api, {scheme: ()}, credentials=(make(scheme, lambda: secret),))
    for error in (early.value, late.value):
        assert "s3cret" not in "".join(traceback.format_exception(error))
    assert api.requests == []


@pytest.mark.parametrize(
    ("credential", "message"),
    [
        (basic("basicAuth", "a:b", "s3cret"), "colon"),
        (basic("basicAuth", "a", "s3cret\n"), "control character"),
        (api_key("cookieKey", "s3cret; x=1"), "cookie"),
        (basic("none", "a", "s3cret"), "no security scheme 'none'"),
        (basic("bearerAuth", "a", "s3cret"), "of the kind bearer, not basic"),
        (bearer("headerKey", "s3cret"), "of the kind apiKey, not bearer"),
        (api_key("basicAuth", "s3cret"), "of the kind basic, not apiKey"),
    ],
)
def test_credentials_that_do_not_fit(credential: Credential, message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        SyncClientBase(contract(), BASE, credentials=(credential,))
    assert "s3cret" not in str(caught.value)


def test_half_a_credential() -> None:
    assert basic("basicAuth", None, None) is None
    assert bearer("bearerAuth", None) is None
    assert api_key("headerKey", None) is None
    with pytest.raises(ValueError, match=r"'basicAuth' needs .* password is not given"):
        basic("basicAuth", "me", None)
    with pytest.raises(ValueError, match="username is not given"):
        basic("basicAuth", None, "s3cret")


def test_a_secret_that_is_no_text(api: Api) -> None:
    token: Any = lambda: b"bytes"  # noqa: E731
    with pytest.raises(TypeError, match="'bearerAuth' is not a text but bytes"):
        sent(api, {"bearerAuth": ()}, credentials=(bearer("bearerAuth", token),))


# --- Nothing shows a credential -------------------------------------------------------------------

ALL = (BASIC, BEARER, HEADER, QUERY, COOKIE)
HIDDEN = ("s3cret", "pass", "bWU6cGFzcw")


def shown(error: BaseException) -> str:
    """Return everything that a log or an error report would show of an error."""
    state = {k: v for k, v in vars(error).items() if k != "body"}
    return "\n".join(
        [
            str(error),
            repr(error),
            repr(state),
            pickle.dumps(error, protocol=0).decode("latin-1"),
            "".join(traceback.format_exception(error)),
        ]
    )


def breaking(error: type[Exception]) -> Any:
    def handle(request: httpx2.Request) -> httpx2.Response:
        raise error(f"failed at {request.url} with {request.headers.raw}")

    return handle


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(500, text=f"oops {TOKEN} Basic bWU6cGFzcw=="),
        httpx2.Response(302, headers={"location": "https://h/?api%20key=s3cret%2B%2F%C3%A9"}),
        httpx2.Response(200, text="not JSON"),
        httpx2.Response(200, json={"a": 1}, headers={"content-type": f"x/{TOKEN}"}),
        httpx2.Response(203),
        breaking(httpx2.ConnectError),
        breaking(httpx2.ReadError),
        breaking(httpx2.LocalProtocolError),
        breaking(httpx2.ReadTimeout),
        breaking(httpx2.ConnectTimeout),
        breaking(httpx2.DecodingError),
    ],
)
def test_no_error_shows_a_credential(api: Api, answer: Any) -> None:
    op = operation(
        security=({credential.scheme: () for credential in ALL if credential},),
        responses=(Response(status="200", media=(json_media(list[str]),)),),
    )
    with pytest.raises(ApiError) as caught:
        api.call(op, answer=answer, credentials=ALL)
    error = caught.value
    error.__cause__ = None  # the transport's own error, whose words are not ours
    if isinstance(answer, httpx2.Response):  # what the server says is kept as it came
        error.body = b""
        error.headers = {}
    text = shown(error)
    assert "/items?api%20key=***" in text
    assert [secret for secret in HIDDEN if secret in text] == []


def test_no_repr_shows_a_credential() -> None:
    op = operation(security=({credential.scheme: () for credential in ALL if credential},))
    credentials = Credentials(contract(), ALL)
    request = build_request(contract(), BASE, op, {}, credentials=credentials)
    assert TOKEN in str(request.headers)
    client = SyncClientBase(contract(), BASE, credentials=ALL)
    all_sent = [credentials.for_operation(op)]
    text = "".join(map(repr, [request, credentials, client, *ALL, all_sent]))
    assert "basicAuth" in text
    assert [secret for secret in HIDDEN if secret in text] == []


def test_authorization_given_by_hand_is_hidden_too(api: Api) -> None:
    with pytest.raises(ApiError) as caught:
        api.call(
            operation(),
            answer=httpx2.Response(401, text=f"bad token {TOKEN}"),
            headers={"Authorization": f"Bearer {TOKEN}"},
        )
    assert "bad token ***" in str(caught.value)
