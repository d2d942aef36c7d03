"""Requests for what has changed only: `If-None-Match` and `ETag` (RFC 9110, section 13.1.2)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..responses import declared
from ..transports.base import Response

if TYPE_CHECKING:
    from ..operations import Operation
    from .answers import MockAnswer

_tags = re.compile(r'(?:W/)?("[^"]*")').findall


def unless_same(operation: Operation[Any], asked: bytes | None, answer: MockAnswer) -> MockAnswer:
    """Return the answer, or 304 where the request names the version of it.

    Args:
        operation: what was asked for; 304 is answered where it declares that.
        asked: `If-None-Match` of the request.
        answer: what is answered otherwise.
    """
    etag = answer.response.headers.get("etag")
    if asked is None or etag is None or not 200 <= answer.response.status <= 299:
        return answer
    if operation.method not in {"GET", "HEAD"} or declared(operation.responses, 304) is None:
        return answer
    text = asked.decode("latin-1").strip()
    # Weak comparison: section 8.8.3.2.
    if text != "*" and etag.removeprefix("W/") not in {*_tags(text), text}:
        return answer
    return replace(answer, response=Response(304, {"etag": etag}), example="")
