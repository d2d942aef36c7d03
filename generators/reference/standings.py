"""What is new, changed and deprecated since another version: marks on the parts of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from ..document.objects import mapping
from ..document.pointer import METHODS, join, split
from ..review.model import Lane
from .changes import ChangeView, change_of
from .nodes import Badge, Node, below

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..document import Document
    from ..review.model import Finding
    from .message_views import BodyView, ResponseView
    from .news import Compared
    from .operations import GroupView, OperationView
    from .page import Page, SchemaView

_View = TypeVar("_View", "BodyView", "ResponseView")

NEW, CHANGED, DEPRECATED = "new", "changed", "deprecated"
_QUIET = frozenset({Lane.DOCS})
"""Lanes whose changes do not make an operation a changed one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of an operation or a schema.

    Attributes:
        kind: NEW, CHANGED or DEPRECATED; deprecated counts more than changed.
        changes: what has changed of it; none where it is new.
    """

    kind: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """The marks of a page.

    Attributes:
        sections: id of an operation or a schema to its mark.
        rows: name of a property or parameter, as `Node.path` has it, to its badge.
    """

    sections: dict[str, Standing]
    rows: dict[str, Badge]


def standings_of(compared: Compared, page: Page, links: Mapping[str, str]) -> Standings:
    """Return the marks of a page.

    Args:
        compared: with what.
        page: as its template sees it.
        links: `METHOD /path` of the operations of the page to their ids.
    """
    schemas = {schema.name: schema.node.anchor for schema in page.schemas}
    operations = {label(view): view for view in page.operations}
    places = Places(compared.document, {name: view.id for name, view in operations.items()})
    found: dict[str, list[Finding]] = {}
    rows: dict[str, Badge] = {}
    for finding in compared.findings:
        anchors = [links[name] for name in finding.operations if name in links]
        path, whole = places.of(_pointer(finding))
        schema = schemas.get(places.schema(_pointer(finding)), "")
        for anchor in (*anchors, *([schema] if schema else [])):
            found.setdefault(anchor, []).append(finding)
        badge = _badge(finding, whole=whole)
        if path and badge and finding.lane not in _QUIET:
            current = rows.get(path)
            if current is None or _RANK[badge.kind] > _RANK[current.kind]:
                rows[path] = badge
    sections = {anchor: _mark(listed, anchor, links, schemas) for anchor, listed in found.items()}
    return Standings({anchor: mark for anchor, mark in sections.items() if mark is not None}, rows)


_RANK = {"since-changed": 0, "since-deprecated": 1, "since-new": 2}


def _badge(finding: Finding, *, whole: bool) -> Badge | None:
    if whole and finding.id.endswith("-added") and finding.before is None:
        return Badge("since-new", NEW)
    if whole and finding.id == "deprecated":
        return Badge("since-deprecated", "newly deprecated")
    return Badge("since-changed", CHANGED)


def _mark(
    findings: list[Finding], anchor: str, links: Mapping[str, str], schemas: Mapping[str, str]
) -> Standing | None:
    told = [finding for finding in findings if finding.lane not in _QUIET]
    if not told:
        return None
    if any(_is_new(finding, anchor, links, schemas) for finding in told):
        return Standing(NEW, ())
    is_deprecated = any(
        finding.id == "deprecated" and _is_of(finding, anchor, links, schemas) for finding in told
    )
    changes = tuple(change_of(finding, {}, beside=False) for finding in told)
    return Standing(DEPRECATED if is_deprecated else CHANGED, changes)


def _is_new(
    finding: Finding, anchor: str, links: Mapping[str, str], schemas: Mapping[str, str]
) -> bool:
    return finding.id in {"operation-added", "component-added"} and _is_of(
        finding, anchor, links, schemas
    )


def _is_of(
    finding: Finding, anchor: str, links: Mapping[str, str], schemas: Mapping[str, str]
) -> bool:
    """Whether a finding is about an operation or a schema itself, and not a part of it."""
    tokens = split(_pointer(finding))
    tokens = tokens[:-1] if tokens[-1:] == ["deprecated"] else tokens
    match tokens:
        case ["paths", path, method]:
            return links.get(f"{method.upper()} {path}") == anchor
        case ["components", "schemas", name]:
            return schemas.get(name) == anchor
        case _:
            return False


def _pointer(finding: Finding) -> str:
    return finding.head.pointer if finding.head is not None else ""


def label(view: OperationView) -> str:
    """Return an operation as the review names it: `METHOD /path`."""
    return f"{view.method} {''.join(piece for piece, _ in view.path)}"


class Places:
    """Finds the row of a page for a pointer of the document.

    Args:
        document: as it was compared, before it was brought into the normal form.
        operations: `METHOD /path` to the id of the operation.
    """

    def __init__(self, document: Document, operations: Mapping[str, str]) -> None:
        self._document = document
        self._operations = operations

    def schema(self, pointer: str) -> str:
        """Return the name of the component schema that a pointer leads into; empty for none."""
        tokens = split(pointer)
        return tokens[2] if tokens[:2] == ["components", "schemas"] and len(tokens) > 2 else ""

    def of(self, pointer: str) -> tuple[str, bool]:
        """Return the name of the nearest row, and whether the pointer is of exactly that row.

        The name is empty where there is no row near.
        """
        tokens = split(pointer)
        if tokens[-1:] == ["deprecated"]:
            tokens = tokens[:-1]
        match tokens:
            case ["components", "schemas", name, *rest]:
                return below(name, rest)
            case ["paths", _, "parameters", *_]:
                return "", False  # of several operations: these are marked
            case ["paths", path, method, *rest] if method in METHODS:
                name = self._operations.get(f"{method.upper()} {path}", "")
                return self._inside(name, (path, method), rest) if name else ("", False)
            case _:
                return "", False

    def _inside(self, name: str, at: tuple[str, str], tokens: list[str]) -> tuple[str, bool]:
        match tokens:
            case ["parameters", index, *rest]:
                raw = self._document.resolve(join("/paths", *at, "parameters", index))
                parameter = mapping(raw).get("name")
                rest = rest[1:] if rest[:1] == ["schema"] else rest
                return (f"{name} {parameter}", not rest) if parameter else ("", False)
            case ["requestBody", "content", _, "schema", *rest]:
                return below(f"{name} request", rest)
            case ["responses", status, "content", _, "schema", *rest]:
                return below(f"{name} {status}", rest)
            case _:
                return "", False


def marked(page: Page, rows: Mapping[str, Badge]) -> Page:
    """Return a page whose rows have their badges."""
    if not rows:
        return page

    def node(item: Node) -> Node:
        inner = tuple(map(node, item.rows))
        badge = rows.get(item.path)
        more = (badge,) if badge is not None and badge not in item.badges else ()
        return replace(item, rows=inner, badges=(*item.badges, *more))

    def message(view: _View) -> _View:
        media = tuple(replace(item, node=node(item.node)) for item in view.media)
        return replace(view, media=media)

    def operation(view: OperationView) -> OperationView:
        parameters = tuple(
            replace(group, nodes=tuple(map(node, group.nodes))) for group in view.parameters
        )
        return replace(
            view,
            parameters=parameters,
            body=message(view.body) if view.body else None,
            responses=tuple(map(message, view.responses)),
        )

    def group(view: GroupView) -> GroupView:
        return replace(view, operations=tuple(map(operation, view.operations)))

    def schema(view: SchemaView) -> SchemaView:
        return replace(view, node=node(view.node))

    return replace(
        page, groups=tuple(map(group, page.groups)), schemas=tuple(map(schema, page.schemas))
    )
