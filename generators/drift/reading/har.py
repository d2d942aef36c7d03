"""HAR 1.2: the entries that browsers and proxies write (mitmproxy by its export).

Source: http://www.softwareishard.com/blog/har-12-spec/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from ...runtime.media_types import essence
from ..exchanges import (
    Exchange,
    Unreadable,
    address,
    decoded,
    fields,
    message,
    method_of,
    status_of,
    why,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..exchanges import Message

_FORM: Final = "application/x-www-form-urlencoded"


def exchange_of(entry: Any) -> Exchange:
    """Return the exchange of an entry.

    Raises:
        Unreadable: it is none.
    """
    try:
        request, response = entry["request"], entry["response"]
        host, path, query = address(request["url"])
        return Exchange(
            method=method_of(request["method"]),
            host=host,
            path=path,
            query=query,
            status=status_of(response.get("status")),
            sent=entry.get("startedDateTime", ""),
            request=_sent(request),
            response=_answered(response),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"it is no entry of HAR: {why(error)}") from None


def _headers(of: Mapping[str, Any]) -> dict[str, str]:
    return fields((str(item["name"]), str(item["value"])) for item in of.get("headers") or ())


def _sent(request: Mapping[str, Any]) -> Message:
    posted, headers = request.get("postData"), _headers(request)
    if not posted:
        # A size that is not zero is a body that was not recorded; of files Chromium gives none.
        return message(headers, None if _has_body(headers, request.get("bodySize")) else "")
    headers.setdefault("content-type", str(posted.get("mimeType") or ""))
    text = posted.get("text")
    if posted.get("encoding") == "base64" and text:
        text = decoded(text)
    if not text and essence(headers["content-type"]) == _FORM:
        text = urlencode(
            [
                (str(item["name"]), str(item.get("value") or ""))
                for item in posted.get("params") or ()
            ]
        )
    return message(headers, text or None)


def _has_body(headers: Mapping[str, str], size: Any) -> bool:
    return (size or 0) > 0 or headers.get("content-length", "0").strip() not in {"", "0"}


def _answered(response: Mapping[str, Any]) -> Message:
    content, headers = response.get("content") or {}, _headers(response)
    text, size = content.get("text"), content.get("size") or 0
    if text is None:
        return message(headers, None if _has_body(headers, size) else "")
    if content.get("encoding") == "base64":
        text = decoded(text)
    if "content-type" not in headers and text:
        headers["content-type"] = str(content.get("mimeType") or "")
    return message(headers, text)
