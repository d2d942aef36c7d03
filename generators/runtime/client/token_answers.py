"""Answers of authorization servers, and the errors that they stand for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..errors import TokenError
from ..excerpts import excerpt
from ..narrowing import AnyDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..transports.base import Request, Response


def token_error(request: Request, text: str, response: Response | None = None) -> TokenError:
    """Return the error of an answer that gives no token."""
    status = None if response is None else response.status
    at = f"{request.method} {request.safe_url}" + (f" answered {status}" if status else "")
    facts: dict[str, Any] = {"method": request.method, "url": request.safe_url, "status": status}
    return TokenError(f"no token came: {at}: {request.hide(text)}", operation_id="", **facts)


def refused(request: Request, response: Response, data: Mapping[str, Any]) -> TokenError:
    """Return the error of an answer that says why (RFC 6749, section 5.2)."""
    code, description = data.get("error"), data.get("error_description")
    code = request.hide(excerpt(code)) if isinstance(code, str) else ""
    told = request.hide(excerpt(description)) if isinstance(description, str) else ""
    error = token_error(request, f"{code}: {told}".strip(": ") or "no reason is given", response)
    error.error, error.description = code, told
    return error


def object_in(response: Response) -> Mapping[str, Any]:
    """Return the JSON object of an answer; an empty one where it is none."""
    try:
        data = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, AnyDict) else {}


def lifetime_in(request: Request, response: Response, stated: Any) -> float | None:
    """Return for how many seconds a token is good; None where the server does not say.

    Raises:
        TokenError: it says so unreadably.
    """
    if isinstance(stated, str) and stated.isascii() and stated.isdigit():
        stated = int(stated)  # as some servers write it
    if stated is None:
        return None
    if isinstance(stated, bool) or not isinstance(stated, (int, float)) or not stated < 1e12:
        raise token_error(request, "`expires_in` is not a number of seconds", response)
    return max(0.0, float(stated))
