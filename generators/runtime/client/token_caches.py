"""Access tokens, and what keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, repr=False)
class Token:
    """An access token, as a `TokenCache` keeps it; it is as secret as a password.

    Attributes:
        access_token: what is sent.
        expires_at: seconds since the epoch; None where the server does not say.
        refresh_token: what the next one is asked for with; None where there is none.
        scope: what it is good for, where that is not what was asked for.
    """

    access_token: str
    expires_at: float | None = None
    refresh_token: str | None = None
    scope: str | None = None

    def __repr__(self) -> str:
        return f"<Token until {self.expires_at}>"


class TokenCache(Protocol):
    """Keeps tokens: for several clients, or between two runs of a program.

    `dataclasses.asdict(token)` is a token as JSON data, `Token(**data)` is one again.
    """

    def get(self, key: str, /) -> Token | None:
        """Return the token of a grant; None where there is none.

        Args:
            key: a digest of token endpoint, client and scopes; it holds no secret.
        """
        ...

    def set(self, key: str, token: Token | None, /) -> None:
        """Keep the token of a grant, or forget it where it is None."""
        ...


class MemoryTokenCache:
    """Keeps tokens in memory, for several clients of one process."""

    def __init__(self) -> None:
        self._tokens: dict[str, Token] = {}

    def __repr__(self) -> str:
        return f"<MemoryTokenCache of {len(self._tokens)} tokens>"

    def get(self, key: str, /) -> Token | None:
        """Return the token of a grant; None where there is none."""
        return self._tokens.get(key)

    def set(self, key: str, token: Token | None, /) -> None:
        """Keep the token of a grant, or forget it where it is None."""
        if token is None:
            self._tokens.pop(key, None)
        else:
            self._tokens[key] = token
