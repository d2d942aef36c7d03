"""Credentials: how they are given, which of them an operation uses, and how they are sent.

A secret is a text, or a function that returns one and is asked for every request, so that tokens
can rotate. Nothing here shows a secret in its `repr`.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from ..errors import MissingCredentials, Problem
from ..parameters.percent_encoding import percent
from ..parameters.writing import Unwritable, check_header_value
from ..transports.base import WantedToken

if TYPE_CHECKING:
    from ..operations import Contract, Operation, SecurityScheme
    from .grants import Grant

Secret: TypeAlias = str | Callable[[], str]
"""A text, or a function without arguments that returns the text of the moment."""

_has_control = re.compile(r"[\x00-\x1f\x7f]").search
_is_cookie_value = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*").fullmatch


class Sent(NamedTuple):
    """A credential as it goes over the wire.

    Attributes:
        location: where it goes.
        name: of the header field, query parameter or cookie.
        value: as written there.
        hidden: texts that no message may show.
        token: the access token that takes the place of `***` in the value; None where that is all.
    """

    location: Literal["header", "query", "cookie"]
    name: str
    value: str
    hidden: tuple[str, ...]
    token: WantedToken | None = None

    def __repr__(self) -> str:
        return f"Sent({self.location!r}, {self.name!r}, '***')"


class Credential:
    """What a client was given for one security scheme.

    Attributes:
        scheme: name of the security scheme.
        secrets: user name and password, or the token, or the key.
    """

    __slots__ = ("scheme", "secrets")
    kind: Literal["basic", "bearer", "apiKey"]

    def __init__(self, scheme: str, *secrets: Secret) -> None:
        self.scheme = scheme
        self.secrets = secrets

    def __repr__(self) -> str:
        return f"<{self.kind} credential for {self.scheme!r}>"

    def _texts(self) -> list[str]:
        texts: list[Any] = [s if isinstance(s, str) else s() for s in self.secrets]
        for text in texts:
            if not isinstance(text, str):
                kind = type(text).__name__
                raise TypeError(f"the secret for {self.scheme!r} is not a text but {kind}")
        return texts

    def send(self, scheme: SecurityScheme) -> Sent:
        """Return the credential as it goes over the wire, asking for secrets that are functions.

        Raises:
            Unwritable: (a ValueError) if the secret cannot be written there.
        """
        raise NotImplementedError


class _Basic(Credential):
    __slots__ = ()
    kind = "basic"

    def send(self, scheme: SecurityScheme) -> Sent:
        user, password = self._texts()
        if ":" in user or _has_control(user + password):
            raise _unsendable(scheme, "a colon in the user name, or a control character (RFC 7617)")
        coded = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        hidden = (coded, password) if password else (coded,)
        return Sent("header", "Authorization", f"Basic {coded}", hidden)


class _Bearer(Credential):
    __slots__ = ()
    kind = "bearer"

    def send(self, scheme: SecurityScheme) -> Sent:
        (token,) = self._texts()
        word = "Bearer" if scheme.scheme in {"", "bearer"} else scheme.scheme.capitalize()
        return Sent("header", "Authorization", f"{word} {_in_header(token, scheme)}", (token,))


class _ApiKey(Credential):
    __slots__ = ()
    kind = "apiKey"

    def send(self, scheme: SecurityScheme) -> Sent:
        (key,) = self._texts()
        name = scheme.parameter_name
        if scheme.location == "query":
            coded = percent(key)
            return Sent("query", name, coded, (coded, key) if key else (coded,))
        if scheme.location == "cookie":
            if not _is_cookie_value(key):
                raise _unsendable(scheme, "a character that a cookie cannot hold (RFC 6265)")
            return Sent("cookie", name, key, (key,))
        return Sent("header", name, _in_header(key, scheme), (key,))


def _in_header(secret: str, scheme: SecurityScheme) -> str:
    if not secret:
        raise _unsendable(scheme, "no characters at all")
    return check_header_value(secret, f"credentials.{scheme.name}")


def _unsendable(scheme: SecurityScheme, text: str) -> Unwritable:
    return Unwritable(Problem(f"credentials.{scheme.name}", f"the secret has {text}"))


def basic(scheme: str, username: Secret | None, password: Secret | None) -> Credential | None:
    """Return the credential for HTTP basic authentication (RFC 7617), in UTF-8.

    Args:
        scheme: name of the security scheme in the document.
        username: None, as for the password, where the client was given none.
        password: may be empty.

    Raises:
        ValueError: if only one of the two is given.
    """
    if username is None and password is None:
        return None
    if username is None or password is None:
        missing = "username" if username is None else "password"
        raise ValueError(f"{scheme!r} needs a user name and a password: {missing} is not given")
    return _Basic(scheme, username, password)


def bearer(scheme: str, token: Secret | None) -> Credential | None:
    """Return the credential for a token: HTTP bearer (RFC 6750), OAuth 2 or OpenID Connect."""
    return None if token is None else _Bearer(scheme, token)


def api_key(scheme: str, key: Secret | None) -> Credential | None:
    """Return the credential for an API key; the document says where it goes."""
    return None if key is None else _ApiKey(scheme, key)


class GrantCredential(Credential):
    """A grant that access tokens are fetched with; what is sent follows when there is one.

    Attributes:
        grant: as the client was given it.
    """

    __slots__ = ("grant",)
    kind = "bearer"

    def __init__(self, scheme: str, grant: Grant) -> None:
        super().__init__(scheme)
        self.grant = grant

    def wanted(self, scopes: Sequence[str]) -> Sent:
        """Return what stands in a request until there is a token for an operation's scopes."""
        token = WantedToken(self.scheme, tuple(scopes))
        return Sent("header", token.field, f"{token.prefix}***", (), token)


_kinds = {"oauth2": "bearer", "openIdConnect": "bearer", "apiKey": "apiKey"}


class Credentials:
    """The credentials of one client, and which of them each operation uses.

    Args:
        contract: whose security schemes the credentials are for.
        given: from `basic`, `bearer` and `api_key`; None is skipped.
        elsewhere: lower-case names of header fields that are sent anyway, by the client's own
            headers or by an HTTP client it was given: a scheme that uses one of them needs no
            credential.

    Attributes:
        grants: those of the credentials that tokens are fetched with, by scheme.

    Raises:
        ValueError: if a credential is for a scheme that the document does not have, or of another
            kind, or cannot be sent.
    """

    def __init__(
        self,
        contract: Contract,
        credentials: Iterable[Credential | None] = (),
        elsewhere: Set[str] = frozenset(),
    ) -> None:
        self._schemes = contract.security_schemes
        self._elsewhere = elsewhere
        self._by_scheme: dict[str, Credential] = {}
        self.grants: dict[str, GrantCredential] = {}
        self._fixed: dict[str, Sent] = {}
        # By id() of the operation, which is here as well so that it keeps that id.
        self._settled: dict[int, tuple[Operation[Any], tuple[Sent, ...]]] = {}
        for item in credentials:
            if item is not None:
                self._add(item)

    def __repr__(self) -> str:
        return f"<Credentials for {sorted(self._by_scheme)}>"

    def _add(self, item: Credential) -> None:
        scheme = self._schemes.get(item.scheme)
        if scheme is None:
            raise ValueError(f"the document has no security scheme {item.scheme!r}")
        kind = _kinds.get(scheme.type) or ("basic" if scheme.scheme == "basic" else "bearer")
        if kind != item.kind:
            raise ValueError(f"{item.scheme!r} is of the kind {kind}, not {item.kind}")
        self._by_scheme[item.scheme] = item
        if isinstance(item, GrantCredential):
            self.grants[item.scheme] = item
        elif all(isinstance(secret, str) for secret in item.secrets):
            self._fixed[item.scheme] = item.send(scheme)

    def for_operation(
        self, operation: Operation[Any], call_headers: Mapping[str, str] | None = None
    ) -> Sequence[Sent]:
        """Return what to send: the first alternative for which every credential is there.

        An alternative without schemes, or with one that the document does not declare, is last.
        What does not depend on a function or on this one call is found once for each operation.

        Args:
            operation: what is called.
            call_headers: header fields of this one call; they too can stand for a credential.

        Raises:
            MissingCredentials: if no alternative can be satisfied.
            Unwritable: (a ValueError) if a secret cannot be sent.
        """
        if call_headers is None:
            settled = self._settled.get(id(operation))
            if settled is not None:
                return settled[1]
        chosen = self._chosen(operation, call_headers)
        sent = tuple([self._send(name, scopes) for name, scopes in chosen.items()])
        if call_headers is None and all(self._is_fixed(name) for name in chosen):
            self._settled[id(operation)] = (operation, sent)
        return sent

    def are_settled(self, operation: Operation[Any]) -> bool:
        """Whether every call of an operation that was called is sent the same credentials."""
        return id(operation) in self._settled

    def _chosen(
        self, operation: Operation[Any], call_headers: Mapping[str, str] | None
    ) -> Mapping[str, Sequence[str]]:
        """Return the schemes whose credentials are sent, with scopes; see `for_operation`."""
        last: Mapping[str, Sequence[str]] | None = None if operation.security else {}
        for alternative in operation.security:
            known = {name: alternative[name] for name in alternative if name in self._by_scheme}
            if not alternative:
                last = last or {}
            elif all(self._has(name, call_headers) for name in alternative):
                if not any(self._schemes[name].is_undeclared for name in alternative):
                    return known
                last = last or known
        if last is not None:
            return last
        schemes = tuple(tuple(alternative) for alternative in operation.security)
        listed = ", or ".join(" and ".join(alternative) for alternative in schemes)
        raise MissingCredentials(
            f"{operation.id}: nothing was sent, it needs credentials for {listed}: give them to "
            "the client",
            operation_id=operation.id,
            method=operation.method,
            schemes=schemes,
        )

    def _has(self, name: str, call_headers: Mapping[str, str] | None) -> bool:
        if name in self._by_scheme:
            return True
        scheme = self._schemes.get(name)
        if scheme is None:
            return False
        if scheme.is_undeclared:
            return True  # nothing is known that could be sent
        if scheme.type == "mutualTLS":
            return True  # between the HTTP client's certificate and the server; nothing to add
        if scheme.type == "apiKey":
            header = scheme.parameter_name.lower() if scheme.location == "header" else ""
        else:
            header = "authorization"
        return header in self._elsewhere or (
            call_headers is not None and any(key.lower() == header for key in call_headers)
        )

    def _is_fixed(self, name: str) -> bool:
        return name in self._fixed or name in self.grants

    def _send(self, name: str, scopes: Sequence[str]) -> Sent:
        if name in self.grants:
            return self.grants[name].wanted(scopes)
        return self._fixed.get(name) or self._by_scheme[name].send(self._schemes[name])
