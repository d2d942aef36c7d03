"""By which names a mock may be called.

A page in a browser can have a name of its own lead to this computer (DNS rebinding) and then read
what the mock was sent. Its requests carry that name in `Host`; names that lead here anyway, and
addresses, cannot be taken over like this.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING

from ..validation.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Scope

ANY = "*"
_HOST = re.compile(r"(\[[^\]]*\]|[^:]*)(?::\d*)?")
_LOOPBACK = "localhost"
_PATHS = ("/", "\0")
"""What the address of a Unix socket begins with."""


class Hosts:
    """The names that requests may be sent to.

    Args:
        allowed: names besides those of this computer; `*` for any.
    """

    def __init__(self, allowed: Iterable[str]) -> None:
        self._allowed = frozenset(_plain(name) for name in allowed)

    def refused(self, scope: Scope) -> ProblemError | None:
        """Return what to answer to a request that was sent to another name.

        None where its name is allowed: a loopback name, an address, the name that the server itself
        goes by (calls in one process have no other), or one of those that were given.
        """
        if ANY in self._allowed:
            return None
        server = scope.get("server")
        name = server[0] if server is not None else ""
        if name.startswith(_PATHS):  # no browser gets to a socket that is a file
            return None
        own = _plain(name)
        for key, value in scope["headers"]:
            if key == b"host" and not self._leads_here(value.decode("latin-1"), own):
                return ProblemError(421, detail=_DETAIL)
        return None

    def _leads_here(self, text: str, own: str) -> bool:
        match = _HOST.fullmatch(text)
        name = _plain(match[1]) if match else ""
        return name == own or name in self._allowed or _is_loopback(name) or _is_address(name)


_DETAIL = (
    "The mock is not called by this name; `allowed_hosts`, or --allow-host NAME on its command "
    "line, allows one."
)


def _plain(name: str) -> str:
    return name.lower().removesuffix(".").removeprefix("[").removesuffix("]")


def _is_loopback(name: str) -> bool:
    return name == _LOOPBACK or name.endswith(f".{_LOOPBACK}")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
