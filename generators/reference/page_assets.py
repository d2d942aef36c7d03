"""The styles and scripts of the page, and the policy that lets exactly these run."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from .accents import accents

STYLES = ("tokens.css", "page.css", "content.css", "beside.css", "try-it.css", "way.css")
FIRST = ("policy.js", "courier.js", "theme.js")
"""Scripts that run before the page is parsed, in this order."""
LAST = (
    *("dom.js", "sections.js", "json.js", "schema.js", "parameters.js", "fields.js"),
    *("samples.js", "programs.js", "requests.js", "paint.js", "beside.js"),
    *("made.js", "answer-samples.js"),
    *("sending.js", "kept.js", "multipart.js", "tokens.js", "connection.js"),
    *("bodies.js", "streams.js", "answers.js", "preferring.js", "earlier.js", "try-it.js"),
    *("page.js", "search.js", "way.js"),
)
"""Scripts that run when the page is complete, in this order."""


@cache
def style(accent: str = "") -> Markup:
    """Return all styles, as the text of one element; `accent` is a colour, `#rrggbb`."""
    text = _text(*STYLES)
    if not accent:
        return text
    light, dark = accents(accent)
    return Markup(f"{text}:root {{ --accent-light: {light}; --accent-dark: {dark}; }}\n")  # noqa: S704


def scripts(names: tuple[str, ...]) -> list[Markup]:
    """Return the text of each script; empty files are left out."""
    return [text for name in names if (text := _text(name)).strip()]


@cache
def policy(accent: str = "") -> str:
    """Return the Content-Security-Policy: nothing is loaded, and no other script or style runs.

    Requests may go to any server here; `policy.js` narrows that to none, and in a frame of this
    same page to the one that the reader named.
    """
    allowed = " ".join(_digest(text) for text in scripts((*FIRST, *LAST)))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed}",
            f"style-src {_digest(style(accent))}",
            "img-src data:",
            "connect-src http: https:",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def embedded(data: Any) -> Markup:
    """Return data as JSON that may be in an element `script`."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - nothing in it ends the element


def packed(data: Any) -> str:
    """Return data as `Dom.unpack` reads it: JSON, gzip, Base64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    content = gzip.compress(text.encode("utf-8", "surrogatepass"), 9, mtime=0)
    return base64.b64encode(content).decode()


@cache
def _text(*names: str) -> Markup:
    folder = files(__name__.rpartition(".")[0]) / "assets"
    # Ours, not of a document.
    return Markup("\n".join((folder / name).read_text("utf-8") for name in names))  # noqa: S704


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
