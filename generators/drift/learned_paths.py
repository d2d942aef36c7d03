"""Path templates from paths: which segments are text and which are values.

Segments are a tree. One that looks like a value, or has many siblings, is a parameter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ..document.routing import Routes
from .observed import NOT_FOUND, Observed, is_id, parameter_name, scalar, templated
from .samples import Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .exchanges import Exchange

_MISSING, _EACH = 2000, 20
"""Paths of which answers are kept that say that there is nothing, and how many of each."""
_MANY: Final = 40
"""Siblings that are told apart; where there are more, they are values."""
_ALIKE: Final = 6
"""Siblings that are alike, from which on they are values."""
_PATHS: Final = 2
"""Paths from which on what all begin with is that of the server."""


@dataclass(slots=True)
class _Node:
    """A segment.

    Attributes:
        literals: what follows, by its text, decoded.
        values: what follows a value.
        seen: the values, where it is one.
        operations: of the path that ends here, by method.
        count: exchanges that came by.
        is_folded: whether all that follows is taken as values.
    """

    literals: dict[str, _Node] = field(default_factory=dict)
    values: _Node | None = None
    seen: Sample = field(default_factory=Sample)
    operations: dict[str, Observed] = field(default_factory=dict)
    count: int = 0
    is_folded: bool = False

    def shape(self) -> tuple[object, ...]:
        """Return what siblings that are alike have in common."""
        below = tuple(sorted((name, node.shape()) for name, node in self.literals.items()))
        return tuple(sorted(self.operations)), below, self.values.shape() if self.values else None

    def fold(self) -> None:
        """Take all literal segments that follow as values."""
        self.is_folded = True
        self.values = self.values or _Node()
        for text, node in self.literals.items():
            self.values.seen.add(scalar(text))
            self.values.merge(node)
        self.literals = {}

    def merge(self, other: _Node) -> None:
        """Take all that follows another segment as what follows this one."""
        self.count += other.count
        self.seen.merge(other.seen)
        for method, observed in other.operations.items():
            self.operations.setdefault(method, Observed()).merge(observed)
        for text, node in other.literals.items():
            self.literals.setdefault(text, _Node()).merge(node)
        if other.values is not None:
            self.values = self.values or _Node()
            self.values.merge(other.values)


class Paths:
    """The paths of one API, and the operations at their ends."""

    def __init__(self) -> None:
        self._root = _Node()
        self._missing: dict[tuple[str, str, int | None], list[Exchange]] = {}

    def add(self, exchange: Exchange) -> None:
        """Take an exchange into account.

        One that says that there is nothing counts where others show that there is.
        """
        if exchange.status in NOT_FOUND:
            key = exchange.method, templated(exchange.path)[0], exchange.status
            if key in self._missing or len(self._missing) < _MISSING:
                kept = self._missing.setdefault(key, [])
                kept += [exchange] if len(kept) < _EACH else []
            return
        node = self._root
        for segment in exchange.path.split("/")[1:]:
            text = unquote(segment)
            node.count += 1
            if segment and (node.is_folded or is_id(segment)):
                node.values = node.values or _Node()
                node = node.values
                node.seen.add(scalar(text))
            else:
                if text not in node.literals and len(node.literals) >= _MANY and segment:
                    node.fold()
                    assert node.values is not None  # noqa: S101 - it was made
                    node = node.values
                    node.seen.add(scalar(text))
                    continue
                node = node.literals.setdefault(text, _Node())
        node.count += 1
        node.operations.setdefault(exchange.method, Observed()).add(exchange, {})

    def operations(self) -> tuple[str, dict[tuple[str, str], Observed]]:
        """Return the base path, and the operations by template and method.

        Those that were never answered with success are none, but what was answered counts for the
        template that the path matches: an id that was refused need not look like one.
        """
        _fold_alike(self._root)
        walked = dict(_walk(self._root, [], {}))
        found = {key: observed for key, observed in walked.items() if observed.successes}
        routes = Routes(dict.fromkeys(path for path, _ in found))
        for (path, method), observed in walked.items():
            if not observed.successes:
                for operation in _matching(routes, found, path, method):
                    operation.merge(observed)
        for (method, _, _), exchanges in self._missing.items():
            for exchange in exchanges:
                for operation in _matching(routes, found, exchange.path, method):
                    operation.add(exchange, {})
        self._missing.clear()
        paths = [path.split("/")[1:] for path, _ in found]
        base: list[str] = []
        while paths and all(len(path) > len(base) + 1 for path in paths):
            segments = {path[len(base)] for path in paths}
            if len(segments) > 1 or next(iter(segments)).startswith("{"):
                break
            base.append(segments.pop())
        if len({path for path, _ in found}) < _PATHS:
            base = []
        elif any(path[len(base)].startswith("{") for path in paths):
            base = base[:-1]
        cut = len("".join(f"/{segment}" for segment in base))
        return "".join(f"/{segment}" for segment in base), {
            (path[cut:] or "/", method): observed for (path, method), observed in found.items()
        }


def _matching(
    routes: Routes, found: dict[tuple[str, str], Observed], path: str, method: str
) -> list[Observed]:
    """Return the operation that a path is of, or none."""
    templates = (template for template, _ in routes.match(path))
    return [found[key] for key in ((name, method) for name in templates) if key in found][:1]


def _fold_alike(node: _Node) -> None:
    """Take siblings as values that are alike: each leads to the same, and there are many."""
    shapes = [inner.shape() for inner in node.literals.values()]
    if len(shapes) >= _ALIKE and len(set(shapes)) == 1:
        node.fold()
    for inner in (*node.literals.values(), *([node.values] if node.values else [])):
        _fold_alike(inner)


def _walk(
    node: _Node, segments: list[str], values: dict[str, Sample]
) -> Iterator[tuple[tuple[str, str], Observed]]:
    for method, observed in node.operations.items():
        observed.path = dict(values)
        yield ("/" + "/".join(segments), method), observed
    for text, inner in node.literals.items():
        yield from _walk(inner, [*segments, text.replace("{", "%7B").replace("}", "%7D")], values)
    if node.values is not None:
        name = parameter_name(segments, values)
        inside = {**values, name: node.values.seen}
        yield from _walk(node.values, [*segments, f"{{{name}}}"], inside)
