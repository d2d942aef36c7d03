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

if TYPE_CHECKING:
    from ..operations import Contract, Operation, SecurityScheme

Secret: TypeAlias = str | Callable[[], str]
"""A text, or a function without arguments that returns the text of the moment."""

_secret_headers = frozenset({"authorization", "proxy-authorization", "cookie"})
_has_control = re.compile(r"[\x00-\x1f\x7f]").search
_is_cookie_value = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*").fullmatch


class Sent(NamedTuple):
    """A credential as it goes over the wire.

    Attributes:
        location: where it goes.
        name: of the header field, query parameter or cookie.
        value: as written there.
        hidden: texts that no message may show.
    """

    location: Literal["header", "query", "cookie"]
    name: str
    value: str
    hidden: tuple[str, ...]

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


_kinds = {"oauth2": "bearer", "openIdConnect": "bearer", "apiKey": "apiKey"}


class Credentials:
    """The credentials of one client, and which of them each operation uses.

    Args:
        contract: whose security schemes the credentials are for.
        given: from `basic`, `bearer` and `api_key`; None is skipped.
        elsewhere: lower-case names of header fields that are sent anyway, by the client's own
            headers or by an HTTP client it was given: a scheme that uses one of them needs no
            credential.

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
        if all(isinstance(secret, str) for secret in item.secrets):
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
        names = self._chosen(operation, call_headers)
        sent = tuple([self._send(name) for name in names])
        if call_headers is None and all(name in self._fixed for name in names):
            self._settled[id(operation)] = (operation, sent)
        return sent

    def are_settled(self, operation: Operation[Any]) -> bool:
        """Whether every call of an operation that was called is sent the same credentials."""
        return id(operation) in self._settled

    def _chosen(
        self, operation: Operation[Any], call_headers: Mapping[str, str] | None
    ) -> list[str]:
        """Return the schemes whose credentials are sent; see `for_operation`."""
        last: list[str] | None = None if operation.security else []
        for alternative in operation.security:
            names = [name for name in alternative if name in self._by_scheme]
            if not alternative:
                last = last or []
            elif all(self._has(name, call_headers) for name in alternative):
                if not any(self._schemes[name].is_undeclared for name in alternative):
                    return names
                last = last or names
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

    def _send(self, name: str) -> Sent:
        return self._fixed.get(name) or self._by_scheme[name].send(self._schemes[name])


def secrets_in(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return what no message may show of header fields given by hand."""
    values = [value for name, value in fields.items() if name.lower() in _secret_headers]
    return tuple(text for v in values for text in (v, v.rpartition(" ")[2]) if text)


# --- Into a request -------------------------------------------------------------------------------


def put(fields: dict[str, str], name: str, value: str) -> None:
    """Set a header field, replacing one whose name differs in case only."""
    if name not in fields:
        lower, length = name.lower(), len(name)
        for known in fields:
            if len(known) == length and known.lower() == lower:
                del fields[known]
                break
    fields[name] = value


def place(
    sent: Iterable[Sent], fields: dict[str, str], cookies: list[str]
) -> list[tuple[str, str]]:
    """Add credentials to header fields and cookies; return those that go into the query."""
    asked: list[tuple[str, str]] = []
    for item in sent:
        if item.location == "header":
            put(fields, item.name, item.value)
        elif item.location == "cookie":
            cookies.append(f"{item.name}={item.value}")
        else:
            asked.append((percent(item.name), item.value))
    return asked
