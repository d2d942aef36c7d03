"""The reference page of a document: one HTML file that loads nothing.

`page.py` decides what is on it, `render/templates/reference/` prints that, `assets/` has its styles
and scripts. Everything is readable without the scripts.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup, escape

from generators.diagnostics import Diagnostic, Severity
from generators.document.pointer import join
from generators.document.text import clean
from generators.reference import page_assets, try_it
from generators.reference.page import page_of
from generators.reference.prose import MAX_MARKDOWN, coded
from generators.reference.samples import needs

if TYPE_CHECKING:
    from generators.document import Document
    from generators.pipeline import Generated

__all__ = ["not_formatted", "render_page"]


def render_page(generated: Generated) -> str:
    """Return the page of a document that could be generated: `generated.tree` is not empty."""
    page, facts = page_of(generated), try_it.facts(generated)
    text = _template().render(
        page=page,
        pack="" if page.packed is None else page_assets.embedded(page.packed),
        policy=page_assets.policy(),
        style=page_assets.style(),
        first=page_assets.scripts(page_assets.FIRST),
        last=page_assets.scripts(page_assets.LAST),
        server=facts["origin"],
        facts_json=page_assets.embedded(facts),
    )
    return text + "\n"


def not_formatted(document: Document) -> list[Diagnostic]:
    """Return a warning for each description that is too long to be read as CommonMark."""
    warnings = []
    waiting: list[tuple[str, Any]] = [("", document.data)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(join(pointer, str(name)), member) for name, member in value.items()]
        elif isinstance(value, list):
            waiting += [(join(pointer, index), member) for index, member in enumerate(value)]
        elif isinstance(value, str) and len(value) > MAX_MARKDOWN and _is_description(pointer):
            message = (
                f"the description has {len(value):,} characters, more than {MAX_MARKDOWN:,}: "
                "the page shows it without formatting"
            )
            place = document.locate(pointer)
            code, severity = "description-too-long", Severity.WARNING
            warnings.append(Diagnostic(code, severity, message, place, pointer, _HINT))
    return warnings


def _is_description(pointer: str) -> bool:
    return pointer.endswith("/description")


_HINT = "move a part of it into `externalDocs`"


@cache
def _template() -> jinja2.Template:
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("generators.render", "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_clean_value,
    )
    env.globals.update(needs=needs, coded=coded, program=escape)
    return env.get_template("reference/page.html.jinja")


def _clean_value(value: object) -> object:
    """Return what a page may hold of a value: no character that is not seen."""
    if isinstance(value, (Markup, int)):
        return value
    text = str(value)
    return text if text.isprintable() else clean(text)
