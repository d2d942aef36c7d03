"""The files of a site: what each has of the page, and how they lead to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .operations import GroupView
    from .page import Page, SchemaView
    from .webhooks import WebhookView

_UNFIT = re.compile(r"[^a-z0-9_]+")
_LINK = re.compile(r'href="#([^"]*)"')
_MORE = re.compile(r'href="#([^"]*)" data-more')
_REF = re.compile(r'"#/components/schemas/([^"/]+)"')
_FIRST = "Operations", "Schemas"
"""Kinds of what a search finds on other pages, as `search.js` calls them."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one file has.

    Attributes:
        file: its name.
        is_first: whether it has the overview.
        carried: schemas whose trees are copied here, while their sections are elsewhere.
        others: ids of further sections that it has.
    """

    file: str
    is_first: bool = False
    groups: tuple[GroupView, ...] = ()
    webhooks: tuple[WebhookView, ...] = ()
    schemas: tuple[SchemaView, ...] = ()
    carried: tuple[SchemaView, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def operations(self) -> list[str]:
        """The ids of its operations."""
        return [view.id for group in self.groups for view in group.operations]

    @property
    def sections(self) -> Iterator[str]:
        """The ids of its sections that other files may lead to."""
        if self.is_first:
            yield from ("top", "overview", "authentication", "operations", "inferred", "legend")
            yield from ("changes", "deprecated", "changelog")
        yield from self.others
        for group in self.groups:
            yield group.anchor
            for view in group.operations:
                yield from (view.anchor, *view.former)
        if self.webhooks:
            yield "webhooks"
        yield from (view.anchor for view in self.webhooks)
        if self.schemas:
            yield "schemas"
        for schema in self.schemas:
            yield from (schema.node.anchor, *schema.former)


def whole(page: Page, file: str) -> Part:
    """Return the one file that has everything."""
    return Part(
        file, is_first=True, groups=page.groups, webhooks=page.webhooks, schemas=page.schemas
    )


def parts_of(
    page: Page, file: str, used: Mapping[str, frozenset[str]], others: Iterable[str] = ()
) -> list[Part]:
    """Return a file for the overview, named so, for each tag, for webhooks and for schemas.

    Args:
        page: all of it.
        file: name of the first.
        used: operation id to the schemas that it uses, and what these use.
        others: ids of further sections of the first.
    """
    names = {file.lower()}

    def named(text: str) -> str:
        base = _UNFIT.sub("-", text.lower()).strip("-") or "tag"
        number, name = 1, f"{base}.html"
        while name in names:
            number, name = number + 1, f"{base}-{number + 1}.html"
        names.add(name)
        return name

    schemes = (scheme.anchor for scheme in page.schemes)
    parts = [Part(file, is_first=True, others=(*schemes, *others))]
    if page.schemas:
        parts.append(Part(named("schemas"), schemas=page.schemas))
    if page.webhooks:
        parts.append(Part(named("webhooks"), webhooks=page.webhooks))
    for group in page.groups:
        need = frozenset[str]().union(*(used.get(view.id, ()) for view in group.operations))
        carried = tuple(schema for schema in page.schemas if schema.name in need)
        parts.append(Part(named(f"tag-{group.name}"), groups=(group,), carried=carried))
    return parts


class Places:
    """Which file has which section."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._files = {place: part.file for part in parts for place in part.sections}

    def file(self, place: str) -> str | None:
        """Return the file that has a place: its id begins with that of a section."""
        end = len(place)
        while end > 0:
            if place[:end] in self._files:
                return self._files[place[:end]]
            end = max(place.rfind(".", 0, end), place.rfind("=", 0, end))
        return None

    def leading(self, text: Markup, here: str) -> Markup:
        """Return HTML of a file with links to places that others have."""

        def link(match: re.Match[str]) -> str:
            file = self.file(unquote(match[1]))
            return match[0] if file in {None, here} else f'href="{file}#{match[1]}"'

        return Markup(_LINK.sub(link, text))  # noqa: S704 - the same, with names of files


def index(page: Page, parts: list[Part]) -> dict[str, Any]:
    """Return what a search on any page finds of the others, and where places are.

    Returns:
        `files`; `entries`, each the kind, the index of the file, the id, the title, what is said of
        it, and further words; `places`, id to index of the file, of what is found nowhere.
    """
    files = [part.file for part in parts]
    places: dict[str, int] = {}
    entries: list[list[Any]] = []
    for at, part in enumerate(parts):
        places |= dict.fromkeys(part.sections, at)
        for group in part.groups:
            for view in group.operations:
                path = "".join(piece for piece, _ in view.path)
                call = f"{view.method} {path}"
                entries.append([_FIRST[0], at, view.anchor, view.title, call, view.id])
        for hook in part.webhooks:
            title = hook.summary or hook.name
            entries.append([_FIRST[0], at, hook.anchor, title, "webhook", hook.name])
        for schema in part.schemas:
            node = schema.node
            entries.append([_FIRST[1], at, node.anchor, schema.name, node.type_text, ""])
    found = {entry[2] for entry in entries}
    others = {place: at for place, at in places.items() if place not in found}
    return {"title": page.title, "files": files, "entries": entries, "places": others}


def uses(
    operations: Mapping[str, str], schemas: Mapping[str, str], anchors: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Return the schemas that each operation uses, and those that these use.

    Args:
        operations: operation id to JSON that refers to schemas, and HTML that leads to them.
        schemas: name to the same.
        anchors: id of the section of a schema to its name.
    """

    def referred(text: str) -> set[str]:
        named = {_name(name) for name in _REF.findall(text)}
        return named | {anchors[link] for link in _MORE.findall(text) if link in anchors}

    direct = {name: frozenset(referred(text)) for name, text in schemas.items()}
    return {name: _closed(referred(text), direct) for name, text in operations.items()}


def _name(token: str) -> str:
    return unquote(token).replace("~1", "/").replace("~0", "~")


def _closed(names: set[str], direct: Mapping[str, frozenset[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in direct and name not in seen:
            seen.add(name)
            waiting += direct[name]
    return frozenset(seen)
