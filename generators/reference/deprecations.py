"""What is deprecated: each with its place, until when it works, and since when it is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..document.pointer import split
from .nodes import below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..review.history.model import History
    from ..review.model import Finding
    from .news import Compared
    from .nodes import Node
    from .operations import GroupView

_SUNSET = "may be gone from "


@dataclass(frozen=True, slots=True)
class DeprecatedView:
    """Something that is deprecated.

    Attributes:
        anchor: id of its place.
        label: its name.
        sunset: the date from which it may be gone (`x-sunset`); empty where none is stated.
        is_code: whether the label is a name, and not a title.
    """

    anchor: str
    label: str
    sunset: str
    is_code: bool = True


def deprecations(groups: Iterable[GroupView], nodes: Iterable[Node]) -> tuple[DeprecatedView, ...]:
    """Return all that is deprecated, in the order of a page.

    Args:
        groups: the operations.
        nodes: everything else that has an id.
    """
    views = [
        DeprecatedView(view.anchor, view.title, view.sunset, is_code=view.title == view.id)
        for group in groups
        for view in group.operations
        if view.deprecated
    ]
    for node in nodes:
        texts = [badge.text for badge in node.badges if badge.kind == "deprecated"]
        if "deprecated" in texts:
            sunset = next((text for text in texts if text.startswith(_SUNSET)), "")
            views.append(DeprecatedView(node.anchor, node.path, sunset.removeprefix(_SUNSET)))
    return tuple(views)


def since(
    history: History | None,
    compared: Compared | None,
    operations: Mapping[str, str],
    schemas: Mapping[str, str],
) -> dict[str, str]:
    """Return the version that deprecated an operation, a schema or a property.

    The first two by the id of their place, a property by its name, such as `Pet.name`.

    Args:
        history: of the document, where it was asked for.
        compared: with another version, likewise; it counts where the history does not tell.
        operations: `METHOD /path` to the id of the operation.
        schemas: name of a component to its id.
    """
    versions: dict[str, str] = {}

    def note(findings: Iterable[Finding], name: str) -> None:
        for finding in findings:
            if finding.id == "deprecated" and finding.head is not None:
                anchor = _place(finding.head.pointer, operations, schemas)
                if anchor:
                    versions.setdefault(anchor, name)

    for release in history.releases if history is not None else ():
        note(release.findings, "the next version" if release.pending else release.name)
    if compared is not None and compared.after != compared.before:
        note(compared.findings, compared.after)
    return versions


def _place(pointer: str, operations: Mapping[str, str], schemas: Mapping[str, str]) -> str:
    tokens = split(pointer)
    match tokens[:-1] if tokens[-1:] == ["deprecated"] else tokens:
        case ["paths", path, method]:
            return operations.get(f"{method.upper()} {path}", "")
        case ["components", "schemas", name]:
            return schemas.get(name, "")
        case ["components", "schemas", name, *rest] if name in schemas:
            path, is_whole = below(name, rest)
            return path if is_whole else ""
        case _:
            return ""
