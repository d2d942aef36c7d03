"""Authentication: credentials out of a request, and who they belong to.

Sources: RFC 9110 section 11 (challenges), RFC 7617 (Basic), RFC 6750 (Bearer), OpenAPI 3.1
(Security Scheme Object, Security Requirement Object).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from ..validation.problems import ProblemError
from .credential_readers import Malformed, Unread, reader_of
from .functions import as_async

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operations import Contract, Operation, SecurityScheme
    from ..parameters.incoming import Incoming

CredentialsT = TypeVar("CredentialsT")
PrincipalT = TypeVar("PrincipalT")

Authenticate: TypeAlias = Callable[[CredentialsT], PrincipalT | Awaitable[PrincipalT | None] | None]
"""Says who credentials belong to; None where they are not valid (the answer is then 401).

An `async def` runs on the event loop, a plain `def` in the thread pool. It may raise `Forbidden`.
"""


Check: TypeAlias = Callable[["Mapping[str, str]"], Any]
"""Says who calls, for a security scheme that the document requires and does not declare.

It is given the header fields of the request, their names in lower case, and returns who calls, or
None to refuse (401). It may be async, and may raise `Forbidden`.
"""


class Forbidden(ProblemError):  # noqa: N818 - says what the answer is
    """The credentials are valid, but do not allow this operation: the answer is 403."""

    def __init__(self, detail: str | None = None) -> None:
        super().__init__(403, detail=detail or "These credentials do not allow this operation.")


def _challenge(scheme: SecurityScheme, realm: str) -> str:
    if scheme.type == "apiKey":
        return (
            f"ApiKey realm={realm}, in={_quoted(scheme.location)}, "
            f"name={_quoted(scheme.parameter_name)}"
        )
    if scheme.type == "mutualTLS":
        return f"MutualTLS realm={realm}"
    kind = scheme.scheme.lower() if scheme.type == "http" else "bearer"
    if kind == "basic":
        return f'Basic realm={realm}, charset="UTF-8"'
    return f"{kind.title()} realm={realm}"


def _quoted(text: str) -> str:
    """Return a quoted-string (RFC 9110, section 5.6.4)."""
    plain = "".join(c if c.isprintable() else " " for c in text).encode("ascii", "replace").decode()
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


_UNAUTHORIZED: Final = "Valid credentials are required."


def _asking(
    authenticate: Authenticate[Any, Any] | None, checks: Mapping[str, Check]
) -> Callable[[Any], Awaitable[Any]]:
    """Return what says who credentials belong to."""
    declared = None if authenticate is None else as_async(authenticate)
    if not checks and declared is not None:
        return declared
    asked = {name: as_async(check) for name, check in checks.items()}

    def ask(credentials: Any) -> Awaitable[Any]:
        if isinstance(credentials, Unread):
            return asked[credentials.scheme](credentials.fields)
        assert declared is not None  # noqa: S101 - the app has seen to it
        return declared(credentials)

    return ask


class Guard:
    """Decides who calls an operation, by its security alternatives.

    Args:
        contract: has the schemes.
        operation: has the alternatives; at least one.
        authenticate: the application's; None where no scheme is declared.
        realm: for challenges.
        checks: of schemes that are not declared, by their names. An alternative with one that has
            no check is not taken; where no other is left, the answer is 501.

    Attributes:
        ask: to be called with a request and awaited; gives who calls, or None. Raises
            `ProblemError` (401, 403 or 501).
        is_optional: whether None is accepted instead of a `refusal`.

    Raises:
        ValueError: if the operation names a scheme that the document does not have.
    """

    def __init__(
        self,
        contract: Contract,
        operation: Operation[Any],
        authenticate: Authenticate[Any, Any] | None,
        realm: str,
        checks: Mapping[str, Check] | None = None,
    ) -> None:
        self.is_optional = any(not alternative for alternative in operation.security)
        schemes: Mapping[str, SecurityScheme] = contract.security_schemes
        unknown = {name for item in operation.security for name in item} - schemes.keys()
        if unknown:
            raise ValueError(
                f"{operation.id}: unknown security scheme {', '.join(sorted(unknown))}"
            )
        checks = checks or {}
        self._authenticate = _asking(authenticate, checks)
        self._unchecked = [
            name
            for alternative in operation.security
            for name in alternative
            if schemes[name].is_undeclared and name not in checks
        ]
        self._alternatives = [
            [reader_of(schemes[name], tuple(scopes)) for name, scopes in alternative.items()]
            for alternative in operation.security
            if alternative and not any(name in self._unchecked for name in alternative)
        ]
        single = len(self._alternatives) == 1 and len(self._alternatives[0]) == 1
        self._read = self._alternatives[0][0] if single else None
        self.ask: Callable[[Incoming], Awaitable[Any]] = (
            self._first_valid if self.is_optional or not single else self._only
        )
        if not self._alternatives and not self.is_optional:
            self.ask = self._not_implemented
        used = [schemes[name] for name in dict.fromkeys(n for a in operation.security for n in a)]
        used = [scheme for scheme in used if not scheme.is_undeclared]
        self._uses_authorization = any(s.type not in {"apiKey", "mutualTLS"} for s in used)
        challenges = dict.fromkeys(_challenge(scheme, _quoted(realm)) for scheme in used)
        self._challenges = tuple(("WWW-Authenticate", text) for text in challenges)

    async def _not_implemented(self, _: Incoming) -> Any:
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(self._unchecked))
        raise ProblemError(501, detail=f"Nothing checks the security scheme {names}.")

    async def _first_valid(self, incoming: Incoming) -> Any:
        sent = self._uses_authorization and b"authorization" in incoming.headers
        forbidden: ProblemError | None = None
        for readers in self._alternatives:
            try:
                credentials = [read(incoming) for read in readers]
            except Malformed:
                sent = True
                continue
            if None in credentials:
                sent = sent or any(
                    item is not None and type(item) is not Unread for item in credentials
                )
                continue
            sent = sent or any(not isinstance(item, Unread) for item in credentials)
            try:
                principals = [await self._authenticate(item) for item in credentials]
            except Forbidden as error:
                forbidden = error
                continue
            if None not in principals:
                return principals[0]
        if forbidden is not None:
            raise forbidden
        if self.is_optional and not sent:
            return None
        raise self.refusal()

    def _only(self, incoming: Incoming) -> Awaitable[Any]:
        """Do as `_first_valid` does, for one scheme that is required."""
        assert self._read is not None  # noqa: S101 - chosen for this
        try:
            credentials = self._read(incoming)
        except Malformed:
            credentials = None
        if credentials is None:
            raise self.refusal()
        return self._authenticate(credentials)

    async def principal(self, incoming: Incoming) -> Any:
        """Return who calls; None only where that is optional and nothing was sent.

        Raises:
            ProblemError: 401 or 403.
        """
        principal = await self.ask(incoming)
        if principal is None and not self.is_optional:
            raise self.refusal()
        return principal

    def refusal(self) -> ProblemError:
        """Return the problem for a caller who is not authenticated: 401."""
        return ProblemError(401, detail=_UNAUTHORIZED, headers=self._challenges)
