"""The history as one HTML page that loads nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from generators.document.text import clean
from generators.review.history.reports import words
from generators.review.reports import words as shared

if TYPE_CHECKING:
    from generators.review.history.model import Entry, History
    from generators.review.history.reports import View


def render(history: History, view: View) -> str:
    """Return the history as a self-contained HTML page."""

    def link(entry: Entry) -> str:
        if not view.link or not entry.commit.hash:
            return ""
        return f"{view.link.rstrip('/')}/commit/{quote(entry.commit.hash)}"

    outcome = "" if view.note else words.outcome(history, view.fail_on)
    return _template().render(history=history, view=view, outcome=outcome, link=link) + "\n"


@cache
def _template() -> jinja2.Template:
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("generators.review.history.reports", "."),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_clean_value,
    )
    env.filters.update(pieces=shared.pieces)
    env.globals.update(words=words, plural=shared.plural)
    return env.get_template("page.html.j2")


def _clean_value(value: object) -> object:
    """Return a value without invisible characters, unless it is markup."""
    return value if isinstance(value, Markup) else clean(str(value))
