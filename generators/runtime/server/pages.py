"""The page of an API for people: a plain list of its operations, in one file.

It loads nothing from elsewhere and runs no script. The document at `/openapi.json` says the rest.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ..terminal import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .routes import OperationRoute

SECURITY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Content-Security-Policy of the page."""

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code { font-size: 0.95em; overflow-wrap: anywhere; }
section { border-top: 1px solid #8886; padding: 0.5rem 0 1rem; }
.text { white-space: pre-wrap; }
th, td { text-align: left; vertical-align: top; padding: 0.15rem 1.5rem 0.15rem 0; }
:root { color-scheme: light dark; }
"""


def page(document: Mapping[str, Any], routes: Sequence[OperationRoute], link: str) -> str:
    """Return the page as HTML.

    Args:
        document: the OpenAPI document.
        routes: its operations, as they are served.
        link: where the document is served, relative to the page.
    """
    info = document.get("info", {})
    title = _shown(f"{info.get('title', '')} {info.get('version', '')}".strip())
    parts = [
        "<!DOCTYPE html>",
        '<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{title}</h1>",
        _text(info.get("description")),
        f'<p><a href="{_shown(link)}">The OpenAPI document</a> says what this list leaves out.</p>',
    ]
    parts += [_section(route, document) for route in routes]
    return "\n".join([*parts, "</body></html>", ""])


def _section(route: OperationRoute, document: Mapping[str, Any]) -> str:
    operation = route.operation
    described = document.get("paths", {}).get(operation.path, {}).get(operation.method.lower(), {})
    rows = [
        _row(item.name, item.location + (", required" if item.required else ""))
        for item in operation.parameters
    ]
    if operation.body is not None:
        media = ", ".join(item.content_type for item in operation.body.media)
        rows.append(_row("body", media + (", required" if operation.body.required else "")))
    rows += [_row(item.status, item.description) for item in operation.responses]
    schemes = " or ".join(" and ".join(alternative) for alternative in operation.security)
    rows += [_row("security", schemes)] if schemes else []
    deprecated = " (deprecated)" if operation.deprecated else ""
    return (
        f'<section id="{_shown(operation.id)}"><h2><code>{_shown(operation.method)} '
        f"{_shown(route.path)}</code>{deprecated}</h2>"
        f"<p><code>{_shown(operation.id)}</code> {_shown(str(described.get('summary', '')))}</p>"
        f"{_text(described.get('description'))}<table>{''.join(rows)}</table></section>"
    )


def _row(name: str, text: str) -> str:
    return f"<tr><th><code>{_shown(name)}</code></th><td>{_shown(text)}</td></tr>"


def _shown(text: str) -> str:
    """Return text as HTML that shows it; what is invisible or turns the direction is escaped."""
    return escape(printable("\n".join(text.splitlines()).expandtabs(4)))


def _text(value: Any) -> str:
    return f'<p class="text">{_shown(str(value))}</p>' if value else ""
