"""Names of servers and keywords for their variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from .identifiers import Scope, snake, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RESERVED = frozenset(
    """self base_url server options app raise_app_exceptions environment environ timeout
    total_timeout max_response_bytes retries headers hooks log_personal on_failure http_client
    transport""".split()
)
"""Keywords of a client, and of what makes one."""
_LONGEST = 32
_MEANINGLESS = frozenset("a an api endpoint environment server the url".split())
"""What all descriptions of servers say."""


class ServerName(NamedTuple):
    """What a server is named after: its `name` (OpenAPI 3.2), else description, else URL."""

    name: str
    description: str
    url: str


def server_names(servers: Sequence[ServerName]) -> list[str]:
    """Return the name of each server, in order.

    A name is taken as it is. Where there is none, a description of few words gives it, such as
    `staging` of "The staging server"; else the host.
    """
    scope = Scope(server.name for server in servers if server.name)
    return [server.name or scope.take(_slug(server), separator="-") for server in servers]


def _slug(server: ServerName) -> str:
    spoken = [word.lower() for word in words(server.description)]
    described = "-".join([word for word in spoken if word not in _MEANINGLESS] or spoken)
    if described and len(described) <= _LONGEST:
        return described
    host = urlsplit(re.sub(r"[{}]", "", server.url)).hostname or ""
    return host or "server"


def variable_keywords(names: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Return the keyword of the client for each variable of its servers.

    Args:
        names: of the variables.
        taken: keywords that are taken, of secrets.
    """
    scope = Scope({*_RESERVED, *taken})
    return {name: scope.take(snake(name, prefix="server")) for name in dict.fromkeys(names)}
