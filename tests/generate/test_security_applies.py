"""Security alternatives: what a client sends, and what a server accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.generate.service import Connect, Service

SECRETS = {
    "bearer_token": "t0ken",
    "username": "user",
    "password": "päss:word",
    "header_key_api_key": "h-key",
    "query_key_api_key": "q key&=",
    "cookie_key_api_key": "c-key",
    "oauth_token": "o-token",
}
METHODS = "by_default open_ optional either both mixed scoped digested".split()


def text_of(credentials: Any) -> str:
    match type(credentials).__name__:
        case "BasicCredentials":
            return f"{credentials.username}/{credentials.password}"
        case "BearerToken":
            return str(credentials.token)
        case _:
            return str(credentials.value)


def guarded(connect: Connect, *given: str, refuse: str = "") -> tuple[Service, list[Any]]:
    """Return a service whose client has some secrets, and what its server was shown."""
    shown: list[Any] = []

    def authenticate(credentials: Any) -> str | None:
        shown.append(credentials)
        return None if text_of(credentials) == refuse else text_of(credentials)

    secrets = {name: SECRETS[name] for name in given}
    answers = {name: lambda **_: None for name in METHODS}
    return connect("security", answers, authenticate=authenticate, **secrets), shown


@pytest.mark.parametrize(
    ("method", "given", "principal"),
    [
        ("by_default", ["bearer_token"], "t0ken"),
        ("optional", [], None),
        ("optional", ["bearer_token"], "t0ken"),
        ("either", ["header_key_api_key"], "h-key"),
        ("either", ["query_key_api_key"], "q key&="),
        ("either", ["header_key_api_key", "query_key_api_key"], "h-key"),
        ("both", ["header_key_api_key", "cookie_key_api_key"], "h-key"),
        ("mixed", ["username", "password"], "user/päss:word"),
        ("mixed", ["bearer_token", "header_key_api_key"], "t0ken"),
        ("scoped", ["oauth_token"], "o-token"),
    ],
)
def test_an_alternative_that_is_satisfied(
    connect: Connect, method: str, given: list[str], principal: str | None
) -> None:
    service, shown = guarded(connect, *given)
    assert service.call("default", method) is None
    assert service.seen == {"principal": principal}
    assert bool(shown) == (principal is not None)


def test_an_operation_without_security(connect: Connect) -> None:
    service, shown = guarded(connect, *SECRETS)
    service.call("default", "open")
    assert service.seen == {}
    assert shown == []


def test_scopes(connect: Connect) -> None:
    service, shown = guarded(connect, "oauth_token")
    service.call("default", "scoped")
    assert [(one.scheme, one.scopes) for one in shown] == [("oauth", ("read", "write"))]


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("by_default", []),
        ("either", ["bearer_token"]),
        ("both", ["header_key_api_key"]),
        ("mixed", ["bearer_token"]),
        ("digested", list(SECRETS)),
    ],
)
def test_nothing_is_sent_without_credentials(
    connect: Connect, method: str, given: list[str]
) -> None:
    service, shown = guarded(connect, *given)
    with pytest.raises(service.package.errors.MissingCredentials):
        service.call("default", method)
    assert shown == []


def test_refused(connect: Connect) -> None:
    service, _ = guarded(connect, "bearer_token", refuse="t0ken")
    with pytest.raises(service.package.errors.Unauthorized) as caught:
        service.call("default", "by_default")
    assert caught.value.headers["www-authenticate"].startswith("Bearer ")
    assert "t0ken" not in str(caught.value)
    assert service.seen == {}


def test_another_scheme_goes_by_header(connect: Connect) -> None:
    service, _ = guarded(connect)
    service.call("default", "digested", headers={"Authorization": "Digest abc"})
    assert service.seen == {"principal": "abc"}
