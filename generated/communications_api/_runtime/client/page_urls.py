"""URLs of further pages: followed within the same origin, so that credentials stay there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus, urljoin, urlsplit

from ..errors import PagingError
from ..parameters.percent_encoding import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..transports.base import Request

_is_reference = re.compile(r"[!-~]+").fullmatch


class Astray(Exception):  # noqa: N818 - a `PagingError` is raised for it
    """What an answer says of the next page cannot be followed."""


def same_origin(url: str, reference: str) -> str:
    """Return where a reference of an answer leads.

    Raises:
        Astray: it is no URL, or leads to another origin (RFC 6454): credentials stay here.
    """
    if not _is_reference(reference):
        raise Astray("the URL of the next page has characters that no URL has")
    try:
        target = urljoin(url, reference)
        here, there = urlsplit(url), urlsplit(target)
        same = (here.scheme, here.hostname, _port(here)) == (
            there.scheme,
            there.hostname,
            _port(there),
        )
    except ValueError:
        raise Astray("the URL of the next page cannot be read") from None
    if not same or "@" in there.netloc:
        origin = f"{there.scheme}://{there.netloc.rpartition('@')[2]}"
        raise Astray(f"the next page is of another origin, {origin}: nothing is sent there")
    return target.partition("#")[0]


def _port(parts: Any) -> int | None:
    port: int | None = parts.port
    return {"http": 80, "https": 443}.get(parts.scheme) if port is None else port


def follow(request: Request, url: str, secrets: Sequence[tuple[str, str]]) -> None:
    """Have a request ask for the URL of a page instead of its own.

    Args:
        request: as built for the operation, with its credentials.
        url: of the same origin.
        secrets: the credentials that belong in the query, percent-encoded: they replace those that
            the URL may repeat.

    Raises:
        PagingError: it is of another origin, or no URL.
    """
    try:
        target = same_origin(request.url, url)
    except Astray as error:
        raise PagingError(
            f"{request.operation_id}: {error}",
            operation_id=request.operation_id,
            method=request.method,
            url=request.safe_url,
            cursor=url,
        ) from None
    base, _, query = target.partition("?")
    names = {name for name, _ in secrets}
    pairs = [pair for pair in query.split("&") if pair and _name(pair) not in names]
    request.url = _joined(base, [*pairs, *(f"{name}={value}" for name, value in secrets)])
    request.safe_url = _joined(base, [*pairs, *(f"{name}=***" for name, _ in secrets)])


def _name(pair: str) -> str:
    return percent(unquote_plus(pair.partition("=")[0]))


def _joined(base: str, pairs: Sequence[str]) -> str:
    return f"{base}?{'&'.join(pairs)}" if pairs else base
