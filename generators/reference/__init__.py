"""The reference page of a document: one HTML file that loads nothing.

`page.py` decides what is on it, `render/templates/reference/` prints that, `assets/` has its styles
and scripts. Everything is readable without the scripts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Diagnostic, Severity
from ..document.pointer import join
from . import try_it
from .logos import LogoError, logo_of
from .markdown_files import INDEX, WHOLE, llms_index, llms_whole, markdown_of
from .news import NO_NEWS, News
from .page import page_of
from .prose import MAX_MARKDOWN
from .rendering import PLAIN, Content, Look, render
from .samples import samples_of
from .telling import told

if TYPE_CHECKING:
    from ..document import Document
    from ..pipeline import Generated

__all__ = [
    "NO_NEWS",
    "PLAIN",
    "LogoError",
    "Look",
    "News",
    "logo_of",
    "not_formatted",
    "render_files",
    "render_page",
]


def render_page(generated: Generated, news: News = NO_NEWS) -> str:
    """Return the page of a document that could be described.

    Args:
        generated: of the document; its files are not read.
        news: what is known of other versions of it.
    """
    return render_files(generated, "index.html", news)["index.html"]


def render_files(
    generated: Generated, name: str, news: News = NO_NEWS, look: Look = PLAIN
) -> dict[str, str]:
    """Return the page, or the pages of a site, and what stands beside: name of the file to text.

    Args:
        generated: of a document that could be described; its files are not read.
        name: of the page, or of the first.
        news: what is known of other versions of the document.
        look: how it looks.
    """
    api = generated.described.api
    assert api is not None  # noqa: S101 - it could be described
    samples = samples_of(generated, look.features)
    page = page_of(generated, samples.missing)
    markdown = markdown_of(generated)
    shown, about_versions = told(page, news)
    facts = try_it.unpacked(generated, samples)
    content = Content(shown, about_versions, facts, markdown.operations, try_it.origin(api))
    pages, file_of = render(content, name, look, generated.templates)
    return {
        **pages,
        INDEX: llms_index(page, name, file_of),
        WHOLE: llms_whole(api, page, markdown, name),
    }


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
