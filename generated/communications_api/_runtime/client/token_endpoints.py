"""Where tokens are given: the URL that the document, or the caller, names for a grant."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from .grants import ClientCredentials

if TYPE_CHECKING:
    from ..operations import SecurityScheme
    from .grants import Grant

_REFRESHED = ("authorizationCode", "deviceAuthorization", "password")
"""Flows that end with a refresh token."""


def documented_url(scheme: SecurityScheme, grant: Grant, base_url: str) -> tuple[str, str]:
    """Return the token endpoint of a grant, or the URL of the metadata that names it.

    Args:
        scheme: the facts.
        grant: what tokens are got with.
        base_url: of the API, without a slash at its end.

    Raises:
        ValueError: there is neither.
    """
    base = f"{base_url}/"
    if grant.token_url is not None:
        return urljoin(base, grant.token_url), ""
    kinds = ("clientCredentials",) if isinstance(grant, ClientCredentials) else _REFRESHED
    for flow in scheme.flows:
        if flow.kind in kinds and flow.token_url:
            url = flow.token_url
            if not isinstance(grant, ClientCredentials):
                url = flow.refresh_url or url
            return urljoin(base, url), ""
    if scheme.metadata_url:
        return "", urljoin(base, scheme.metadata_url)
    wanted = " or ".join(kinds)
    raise ValueError(
        f"{scheme.name!r}: the document has no flow {wanted}, and so no token endpoint for this "
        "grant: give token_url"
    )


def checked_url(url: str, scheme: str, *, in_process: bool) -> str:
    """Return the URL of an authorization server, to which secrets are sent.

    Args:
        url: absolute.
        scheme: name of the security scheme, for the message.
        in_process: whether nothing leaves the process.

    Raises:
        ValueError: it is not https, and not on this computer; or it is no URL for that.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        is_good = bool(host) and parts.port != 0 and url.isascii() and url.isprintable()
    except ValueError:
        raise ValueError(f"{scheme!r}: the URL of the token endpoint cannot be read") from None
    if not is_good or "@" in parts.netloc or "#" in url or " " in url or "\\" in url:
        raise ValueError(
            f"{scheme!r}: the token endpoint must be a URL with a host, and without credentials "
            "and fragment"
        )
    is_local = in_process or _is_loopback(host)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
        raise ValueError(
            f"{scheme!r}: the token endpoint must be https, unless it is on this computer, as "
            "secrets are sent there: give another token_url"
        )
    return url


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
