"""The reference page of a document: one HTML file that loads nothing.

`page.py` decides what is on it, `render/templates/reference/` prints that, `assets/` has its styles
and scripts. Everything is readable without the scripts.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from .. import render
from ..diagnostics import Diagnostic, Severity
from ..document.pointer import join
from ..render.environment import loader
from ..render.html import html_environment
from ..review.reports.words import pieces
from . import page_assets, try_it
from .markdown_files import INDEX, WHOLE, llms_index, llms_whole, markdown_of
from .news import NO_NEWS, News
from .packing import Macros, sections_of
from .page import page_of
from .prose import MAX_MARKDOWN, coded
from .samples import samples_of
from .telling import told

if TYPE_CHECKING:
    import jinja2

    from ..document import Document
    from ..pipeline import Generated
    from ..render.own_templates import Templates
    from .page import Page
    from .telling import Told

__all__ = ["NO_NEWS", "News", "not_formatted", "render_files", "render_page"]


def render_page(generated: Generated, news: News = NO_NEWS) -> str:
    """Return the page of a document that could be generated: `generated.tree` is not empty.

    Args:
        generated: of the document.
        news: what is known of other versions of it.
    """
    return render_files(generated, "index.html", news)["index.html"]


def render_files(generated: Generated, name: str, news: News = NO_NEWS) -> dict[str, str]:
    """Return the page and what stands beside it: name of the file to text.

    Args:
        generated: of a document that could be generated.
        name: of the page.
        news: what is known of other versions of the document.
    """
    api = generated.described.api
    assert api is not None  # noqa: S101 - it could be generated
    samples = samples_of(generated)
    page, facts = page_of(generated, samples.missing), try_it.facts(generated, samples)
    markdown = markdown_of(generated)
    shown, about_versions = told(page, news)
    environment = _environment(generated.templates)
    macros = _macros(environment, shown, about_versions)
    sections = sections_of(shown.operations, shown.schemas, macros)
    text = environment.get_template("reference/page.html.jinja").render(
        page=shown,
        told=about_versions,
        shown=sections.shown,
        packs=sections.packs,
        markdown=page_assets.embedded({"packed": page_assets.packed(markdown.operations)}),
        policy=page_assets.policy(),
        style=page_assets.style(),
        first=page_assets.scripts(page_assets.FIRST),
        last=page_assets.scripts(page_assets.LAST),
        server=facts["origin"],
        facts_json=page_assets.embedded(facts),
    )
    return {
        name: text + "\n",
        INDEX: llms_index(page, name),
        WHOLE: llms_whole(api, page, markdown, name),
    }


def _macros(environment: jinja2.Environment, page: Page, told_: Told) -> Macros:
    groups = {view.anchor: group for group in page.groups for view in group.operations}

    def macro(file: str, name: str) -> Any:
        return getattr(environment.get_template(f"reference/{file}.html.jinja").module, name)

    operation = macro("_operation", "operation_section")
    schema = macro("_schema", "schema_section")
    return Macros(
        lambda view: operation(view, groups[view.anchor], page.title, told_),
        lambda view: schema(view, page.title, told_),
        macro("_brief", "brief_operation"),
        macro("_schema", "brief_schema"),
    )


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
def _environment(own: Templates | None) -> jinja2.Environment:
    env = html_environment(render.__name__, loader=loader(own))
    env.globals.update(coded=coded)
    env.filters.update(pieces=pieces)
    return env
