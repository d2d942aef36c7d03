"""Documents at an address: fetched when a command names one, and kept as a file.

Nothing that a document refers to is ever fetched, and nothing is without being named.
"""

from __future__ import annotations

import ipaddress
import re
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from .document.files import MAX_BYTES

if TYPE_CHECKING:
    from email.message import Message
    from http.client import HTTPMessage

SECONDS = 60.0
"""Time that fetching may take in all."""
_PIECE = 65536
_ACCEPT = "application/yaml, application/json, text/yaml;q=0.9, */*;q=0.5"


class FetchError(Exception):
    """A document cannot be fetched or kept; the message says why."""


def kept(address: str, *, force: bool = False, seconds: float = SECONDS) -> str:
    """Fetch a document into the current folder, and return the path of the file.

    Args:
        address: `https://`; also `http://` on this machine.
        force: replace a file of that name with another content.
        seconds: that fetching may take.

    Raises:
        FetchError: it cannot be fetched, is too large or a page of HTML, or a file is in its place.
    """
    target = Path(_name(address))
    content = _fetched(address, time.monotonic() + seconds)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise FetchError(
            f"{address}: answers with a page of HTML or XML, perhaps an error or a form to sign "
            "in: open it, and fetch the document itself"
        )
    try:
        if target.exists() and target.read_bytes() != content and not force:
            raise FetchError(
                f"{target}: is there with another content than {address} has: --force replaces it"
            )
        target.write_bytes(content)
    except OSError as error:
        reason = error.strerror or error
        raise FetchError(f"{target}: cannot be written: {reason}") from error
    return str(target)


def _name(address: str) -> str:
    """Return the name of the file in which a document is kept."""
    last = unquote(urlsplit(address).path).rpartition("/")[2]
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", last).lstrip(".-") or "openapi"
    return name if name.lower().endswith((".yaml", ".yml", ".json")) else f"{name}.yaml"


def _fetched(address: str, deadline: float) -> bytes:
    _check(address)
    request = urllib.request.Request(address, headers={"Accept": _ACCEPT})  # noqa: S310 - checked
    opener = urllib.request.build_opener(_SameCare())
    pieces, size = [], 0
    try:
        with opener.open(request, timeout=max(deadline - time.monotonic(), 0.001)) as answer:
            while piece := answer.read1(_PIECE):
                pieces.append(piece)
                size += len(piece)
                if size > MAX_BYTES:
                    raise FetchError(f"{address}: is larger than {MAX_BYTES:,} bytes")
                if time.monotonic() > deadline:
                    raise FetchError(f"{address}: takes too long")
    except urllib.error.HTTPError as error:
        raise FetchError(f"{address}: answers {error.code} {error.reason}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise FetchError(f"{address}: cannot be fetched: {reason}") from error
    return b"".join(pieces)


def _check(address: str) -> None:
    parts = urlsplit(address)
    if parts.username is not None:
        raise FetchError("credentials in an address end up in logs: fetch the file yourself")
    if parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or "")):
        return
    raise FetchError(f"{address}: only https:// is fetched, and http:// from this machine")


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _SameCare(urllib.request.HTTPRedirectHandler):
    """Follows redirects to addresses that may be named as well."""

    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: object,
        code: int,
        msg: str,
        headers: HTTPMessage | Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request that a redirect leads to.

        Raises:
            FetchError: it leads to an address that is not fetched.
        """
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]
