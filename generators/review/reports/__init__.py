"""Reports: a review, rendered for people and for programs.

A report is a pure function of a review and a `View`; `RENDERERS` lists them all. Text of a document
is untrusted, and each format escapes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.review.reports import github, html, json, junit, markdown, sarif, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generators.review.model import Report
    from generators.review.reports.view import View

RENDERERS: dict[str, Callable[[Report, View], str]] = {
    "text": text.render,
    "markdown": markdown.render,
    "json": json.render,
    "sarif": sarif.render,
    "github": github.render,
    "junit": junit.render,
    "html": html.render,
}
"""Every format by its name on the command line; each returns text that ends with a line break."""
