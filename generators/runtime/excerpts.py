"""Texts of a server in messages: short, on one line, without credentials."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .narrowing import AnyDict
from .terminal import escaped

if TYPE_CHECKING:
    from collections.abc import Callable

_EXCERPT = 300  # characters of a response that go into a message


def excerpt(text: str) -> str:
    """Return the text on one line, cut to 300 characters, with everything invisible escaped."""
    line = escaped(" ".join(text[: 4 * _EXCERPT].split()))
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"


def server_said(body: bytes, hide: Callable[[str], str] = str) -> str:
    """Return the message of an error body, on one line: a problem's detail, otherwise its text.

    Args:
        body: of the response.
        hide: takes credentials out of a text; called before the text is cut, as a cut could leave
            part of one.
    """
    try:
        data: Any = json.loads(body) if body[:1] == b"{" else None
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, AnyDict):
        title, detail = data.get("title"), data.get("detail")
        texts = [text for text in (title, detail) if isinstance(text, str) and text]
        texts = texts or [
            text for key in ("message", "error") if isinstance(text := data.get(key), str) and text
        ]
        if texts:
            return excerpt(hide(": ".join(texts)))
    return excerpt(hide(body.decode("utf-8", "replace")))
