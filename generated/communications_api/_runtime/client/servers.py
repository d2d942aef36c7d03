"""Where the API is: the base URL, or one of the document's servers with its variables."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..parameters.percent_encoding import percent_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operations import Contract, Server


@dataclass(frozen=True, slots=True)
class ChosenServer:
    """A server of the document, with its variables filled in."""

    url: str


def chosen_server(
    contract: Contract,
    base_url: str | None,
    server: str | None,
    variables: Mapping[str, str | None],
) -> str | ChosenServer | None:
    """Return what a client was told of where the API is: a base URL, a server, or nothing.

    Args:
        contract: whose servers are meant.
        base_url: the caller's.
        server: name of one of the document's servers; None for the first that has the variables.
        variables: values by keyword; None for those that are not given.

    Raises:
        ValueError: both are given, or there is no such server, variable or value.
    """
    given = {name: value for name, value in variables.items() if value is not None}
    if server is None and not given:
        return base_url
    if base_url is not None:
        names = ", ".join(["server"] * (server is not None) + list(given))
        raise ValueError(f"give base_url, or {names}, not both")
    chosen = _named(contract, server, given)
    known = {variable.keyword: variable for variable in chosen.variables}
    url = chosen.template or chosen.url
    for keyword, value in given.items():
        if keyword not in known:
            raise ValueError(f"server {chosen.name!r} has no variable {keyword!r}")
        allowed = known[keyword].values
        if allowed and value not in allowed:
            raise ValueError(f"{keyword} must be one of {', '.join(map(repr, allowed))}")
    for keyword, variable in known.items():
        url = url.replace(f"{{{variable.name}}}", given.get(keyword, variable.default))
    return ChosenServer(url)


def _named(contract: Contract, name: str | None, given: Mapping[str, str]) -> Server:
    """Return a server by name; without one the first that has all variables, else the first.

    Raises:
        ValueError: there is none of this name.
    """
    servers = {server.name: server for server in contract.servers if server.name}
    if name is None:
        fitting = (
            server
            for server in servers.values()
            if given.keys() <= {variable.keyword for variable in server.variables}
        )
        return next(fitting, next(iter(servers.values())))
    if name not in servers:
        near = get_close_matches(name, servers, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(servers)}"
        raise ValueError(f"there is no server {name!r}: {hint}")
    return servers[name]


# --- Base URL -------------------------------------------------------------------------------------


def resolve_base_url(contract: Contract, base_url: str | None) -> str:
    """Return the absolute URL that operation paths are appended to, without a slash at its end.

    The path of the document's first server (`/v1`) is appended unless `base_url` ends with it, so
    that a host, a host behind a path of its own, and a full URL all work.

    Args:
        contract: whose servers are meant.
        base_url: where the API is; None for the document's first server.

    Raises:
        ValueError: if it is missing where the document names no host, is not http or https, has no
            host, or has a query, a fragment, or credentials. The message does not repeat the URL.
    """
    first = contract.servers[0].url if contract.servers else "/"
    if base_url is None:
        if urlsplit(first).scheme not in {"http", "https"}:
            raise ValueError(
                f"base_url is required: the document says only {first!r}, without a host; give "
                "for example base_url='https://api.example.com'"
            )
        base_url = first
    url = normal_url(base_url)
    if any(url == _declared(server.url) for server in contract.servers):
        return url
    path = _path(urlsplit(first).path)
    return url if url.endswith(path) else url + path


@lru_cache(maxsize=256)
def other_base_url(first: str, base_url: str | None, resolved: str, server: str) -> str:
    """Return the base URL of an operation that has a server of its own.

    A client that was told where the API is finds all of it there: the path of the operation's
    server then takes the place of the path of the document's.

    Args:
        first: URL of the document's first server.
        base_url: the caller's base URL; None where the document says it.
        resolved: the result of `resolve_base_url`.
        server: URL of the operation's server.
    """
    parts = urlsplit(server)
    if base_url is None and parts.scheme in {"http", "https"}:
        return normal_url(server)
    return resolved.removesuffix(_path(urlsplit(first).path)) + _path(parts.path)


def _declared(url: str) -> str | None:
    """Return a server of the document as `normal_url` does; None where it is not a usable URL."""
    try:
        return normal_url(url) if "://" in url else None
    except ValueError:
        return None


def _path(text: str) -> str:
    text = percent_template(text.strip("/"))
    return f"/{text}" if text else ""


def normal_url(url: Any) -> str:
    """Return a URL that can be a base URL, in one form; see `resolve_base_url` for errors."""
    if not isinstance(url, str) or not url.isprintable() or " " in url or "\\" in url:
        raise ValueError("base_url must be a text without spaces, backslashes or line breaks")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError("base_url has a host or a port that cannot be read") from error
    if parts.scheme not in {"http", "https"}:
        raise ValueError("base_url must begin with http:// or https://")
    if "@" in parts.netloc:
        raise ValueError("base_url must not hold credentials: give them by keyword")
    if "?" in url or "#" in url:
        raise ValueError("base_url must not have a query or a fragment")
    if not parts.hostname:
        raise ValueError("base_url has no host")
    if any(segment in {".", ".."} for segment in parts.path.split("/")):
        raise ValueError("base_url must not have the path segments . or ..")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default = {"http": 80, "https": 443}[parts.scheme]
    return (
        f"{parts.scheme}://{host}{'' if port in {None, default} else f':{port}'}{_path(parts.path)}"
    )
