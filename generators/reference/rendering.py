"""Prints a page, or the pages of a site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from .. import render as templates
from ..branding import UNBRANDED, Brand
from ..render.environment import loader
from ..render.html import html_environment
from ..review.reports.words import pieces
from . import page_assets
from .packing import Macros, Sections, sections_of
from .parts import Part, Places, index, parts_of, uses, whole
from .prose import coded

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2

    from ..render.own_templates import Templates
    from .logos import Logo
    from .page import Page
    from .telling import Told


@dataclass(frozen=True, slots=True)
class Look:
    """How a page looks, and how it is divided.

    Attributes:
        brand: what the configuration says.
        logo: None for none.
        is_split: whether it is a site of several files.
        features: those of the package, whose samples are shown; None for what `samples_of` takes.
    """

    brand: Brand = UNBRANDED
    logo: Logo | None = None
    is_split: bool = False
    features: frozenset[str] | None = None


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Content:
    """What is on the pages.

    Attributes:
        page: all of it.
        told: what it tells of other versions.
        facts: what scripts read, that of `try_it.unpacked`.
        markdown: operation id to its text.
        origin: of the first server.
    """

    page: Page
    told: Told
    facts: dict[str, Any]
    markdown: dict[str, str]
    origin: str


def render(
    content: Content, name: str, look: Look, own: Templates | None
) -> tuple[dict[str, str], Callable[[str], str]]:
    """Return the files of the pages, name to text, and what gives the file of an id.

    The first has the name that is given.
    """
    printer = _Printer(content, look, own)
    if not look.is_split:
        return {name: printer.text(whole(content.page, name))}, lambda _: name
    files = {part.file: printer.text(part) for part in printer.divided(name)}
    return files, lambda place: printer.file_of(place) or name


class _Printer:
    def __init__(self, content: Content, look: Look, own: Templates | None) -> None:
        self._content = content
        self._look = look
        self._environment = environment(own)
        self._macros = macros_of(content.page, content.told, self._environment)
        self._places: Places | None = None
        self._site: Markup | None = None

    def divided(self, name: str) -> list[Part]:
        """Return the files, and let them lead to each other."""
        page, facts, macros = self._content.page, self._content.facts, self._macros
        operations = {
            view.id: json.dumps(facts["operations"].get(view.id)) + macros.operation(view)
            for view in page.operations
        }
        schemas = {
            view.name: json.dumps(facts["schemas"].get(view.name)) + macros.schema(view)
            for view in page.schemas
        }
        anchors = {view.node.anchor: view.name for view in page.schemas}
        log = self._content.told.changelog
        releases = [release.anchor for release in log.releases] if log else []
        parts = parts_of(page, name, uses(operations, schemas, anchors), releases)
        self._places = Places(parts)
        self._site = page_assets.embedded({"packed": page_assets.packed(index(page, parts))})
        return parts

    def file_of(self, place: str) -> str | None:
        """Return the file that has an id; None where it is not divided, or none has it."""
        return None if self._places is None else self._places.file(place)

    def text(self, part: Part) -> str:
        """Return the text of a file."""
        content, accent = self._content, self._look.brand.accent
        sections = self._sections(part)
        text = self._environment.get_template("reference/page.html.jinja").render(
            page=content.page,
            part=part,
            told=content.told,
            logo=self._look.logo,
            shown=sections.shown,
            packs=sections.packs,
            site=self._site,
            markdown=page_assets.embedded({"packed": page_assets.packed(self._markdown(part))}),
            policy=page_assets.policy(accent),
            style=page_assets.style(accent),
            first=page_assets.scripts(page_assets.FIRST),
            last=page_assets.scripts(page_assets.LAST),
            server=content.origin,
            facts=page_assets.embedded({"packed": page_assets.packed(self._facts(part))}),
        )
        return self._leading(Markup(text), part.file) + "\n"  # noqa: S704 - of our templates

    def _sections(self, part: Part) -> Sections:
        macros = self._macros
        operations = [view for group in part.groups for view in group.operations]
        made = Macros(
            lambda view: self._leading(macros.operation(view), part.file),
            lambda view: self._leading(macros.schema(view), part.file),
            macros.brief_operation,
            macros.brief_schema,
            macros.carried,
        )
        return sections_of(operations, part.schemas, made, carried=part.carried)

    def _leading(self, text: Markup, file: str) -> Markup:
        return text if self._places is None else self._places.leading(text, file)

    def _facts(self, part: Part) -> dict[str, Any]:
        if self._places is None:
            return self._content.facts
        facts = self._content.facts
        names = {schema.name for schema in (*part.carried, *part.schemas)}
        return {
            **facts,
            "operations": {
                name: value
                for name, value in facts["operations"].items()
                if name in part.operations
            },
            "schemas": {key: value for key, value in facts["schemas"].items() if key in names},
            "programs": facts["programs"] if part.groups else [],
        }

    def _markdown(self, part: Part) -> dict[str, str]:
        texts = self._content.markdown
        return {name: texts[name] for name in part.operations if name in texts}


def macros_of(page: Page, told: Told, made_by: jinja2.Environment) -> Macros:
    """Return what prints the sections of a page."""
    groups = {view.anchor: group for group in page.groups for view in group.operations}

    def macro(file: str, name: str) -> Any:
        return getattr(made_by.get_template(f"reference/{file}.html.jinja").module, name)

    operation = macro("_operation", "operation_section")
    schema = macro("_schema", "schema_section")
    return Macros(
        lambda view: operation(view, groups[view.anchor], page.title, told),
        lambda view: schema(view, page.title, told),
        macro("_brief", "brief_operation"),
        macro("_schema", "brief_schema"),
        macro("_schema", "carried_schema"),
    )


@cache
def environment(own: Templates | None) -> jinja2.Environment:
    """Return what prints pages."""
    env = html_environment(templates.__name__, loader=loader(own))
    env.globals.update(coded=coded, pieces=pieces)
    return env
