"""What a page tells of other versions of its document, as templates see it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .addresses import former
from .changes import ChangelogView, ComparedView, changelog_of, compared_of
from .deprecations import since
from .standings import Standing, label, marked, standings_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .news import News
    from .page import Page


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells of other versions.

    Attributes:
        changelog: None where no history was asked for.
        compared: None where no comparison was asked for.
        marks: id of an operation or a schema to what has become of it.
        since: id of an operation or a schema to the version that deprecated it.
    """

    changelog: ChangelogView | None = None
    compared: ComparedView | None = None
    marks: dict[str, Standing] = field(default_factory=dict[str, Standing])
    since: dict[str, str] = field(default_factory=dict[str, str])


def told(page: Page, news: News) -> tuple[Page, Told]:
    """Return a page with marks in its rows and former addresses, and what its sections tell."""
    links = {label(view): view.anchor for view in page.operations}
    schemas = {schema.name: schema.node.anchor for schema in page.schemas}
    deprecated_since = since(news.history, news.compared, links, schemas)
    page = _with_former(page, news, links, schemas)
    changelog = changelog_of(news.history, links) if news.history is not None else None
    if news.compared is None:
        return page, Told(changelog, None, {}, deprecated_since)
    marks = standings_of(news.compared, page, links)
    comparison = compared_of(news.compared, links)
    return marked(page, marks.rows), Told(changelog, comparison, marks.sections, deprecated_since)


def _with_former(
    page: Page, news: News, links: Mapping[str, str], schemas: Mapping[str, str]
) -> Page:
    """Return a page whose sections can be found by the addresses that they had."""
    findings = list(news.compared.findings) if news.compared is not None else []
    for release in news.history.releases if news.history is not None else ():
        findings += release.findings
    taken = frozenset((*links.values(), *schemas.values()))
    known = former(findings, links, schemas, taken)
    if not known:
        return page
    groups = tuple(
        replace(
            group,
            operations=tuple(
                replace(view, former=known.get(view.anchor, ())) for view in group.operations
            ),
        )
        for group in page.groups
    )
    sections = tuple(
        replace(schema, former=known.get(schema.node.anchor, ())) for schema in page.schemas
    )
    return replace(page, groups=groups, schemas=sections)
