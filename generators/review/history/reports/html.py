"""The history as one HTML page that loads nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from ....render.html import html_environment
from ...reports import words as shared
from . import words

if TYPE_CHECKING:
    import jinja2

    from ..model import Entry, History
    from . import View


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
    env = html_environment(__name__.rpartition(".")[0])
    env.filters.update(pieces=shared.pieces)
    env.globals.update(words=words, plural=shared.plural)
    return env.get_template("page.html.j2")
