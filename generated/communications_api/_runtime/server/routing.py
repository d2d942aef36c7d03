"""From a method and a path, as they were sent, to an operation.

Paths are matched before percent-decoding, so that `%2F` in a value does not end a segment.
Precedence is that of OpenAPI 3.1 ("Path Templating Matching"): concrete segments before templated
ones. A segment may hold several parameters (`{x}-{y}.json`); none of them matches nothing, and
`parameters/segments.py` says how they are told apart. The segments `.` and `..` match no parameter
unless percent-encoded (RFC 3986, section 3.3: unencoded they are not names but directions).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar
from urllib.parse import quote, unquote, urlsplit

from ..limits import USUAL, Limits
from ..parameters.segments import Fits, Mixed, readings, split_template
from .straight import NO_VALUE, Table, Template, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Scope

T = TypeVar("T")

_SAFE = "/:@!$&'()*+,;="  # what a path may hold unencoded (RFC 3986, section 3.3)
_NONE: frozenset[str] = frozenset()
_NO_TABLE: Table[Any] = Table(len, {})


@dataclass(slots=True)
class _Node(Generic[T]):
    """The templates that are left after some segments of a path."""

    literal: dict[str, _Node[T]] = field(default_factory=dict[str, "_Node[T]"])
    mixed: list[tuple[Mixed, _Node[T]]] = field(default_factory=list[tuple[Mixed, "_Node[T]"]])
    whole: _Node[T] | None = None
    ends: list[_End[T]] = field(default_factory=list["_End[T]"])


@dataclass(slots=True)
class _End(Generic[T]):
    """A template that ends here: parameter names in order, and a target for each method.

    Segments with several parameters are listed: index, that of the first value, and the segment.
    Where values decide how such a segment is divided, there is what tells those of each parameter.
    """

    names: tuple[str, ...]
    shared: list[tuple[int, int, Mixed]]
    targets: dict[str, T] = field(default_factory=dict[str, T])
    fits: dict[str, list[Fits]] = field(default_factory=dict[str, list[Fits]])

    def divide(self, method: str, segments: list[str], names: list[str], sent: list[str]) -> None:
        """Divide segments anew where values decide.

        Args:
            method: of the request.
            segments: of the path.
            names: the same, as they were read.
            sent: the values of the path; changed.
        """
        fits = self.fits.get(method, ())
        for index, first, mixed in self.shared if fits else ():
            own = slice(first, first + len(mixed.texts) - 1)
            sent[own] = mixed.values(segments[index], names[index], fits[own]) or sent[own]


class Router(Generic[T]):
    """Finds the target of a method and a path.

    Args:
        limits: of the path and of its segments; no longer one is looked for.
    """

    def __init__(self, limits: Limits = USUAL) -> None:
        self._path_limit, self._segment_limit = limits.path_bytes, limits.segment_bytes
        self._surely_short = min(self._path_limit, self._segment_limit)
        self._root: _Node[T] = _Node()
        self._templates: dict[tuple[str, int], list[Template[T]]] = {}
        self._tables: dict[tuple[str, int], Table[T]] = {}
        self._is_stale = False

    def add(
        self, method: str, template: str, target: T, fits: Mapping[str, Fits] | None = None
    ) -> None:
        """Add a target.

        Args:
            method: in upper case.
            template: the whole path template, beginning with a slash.
            target: what to find.
            fits: what tells the values of each parameter, by name, in segments that have several.

        Raises:
            ValueError: if method and template (parameter names aside) are there already.
        """
        node = self._root
        names: list[str] = []
        shared: list[tuple[int, int, Mixed]] = []
        segments = split_template(template)
        for index, parts in enumerate(segments[1:], 1):
            if len(parts) > 3:
                shared.append((index, len(names), Mixed(parts[::2])))
            names += parts[1::2]
            node = _child(node, parts)
        end = next((end for end in node.ends if end.names == tuple(names)), None)
        if end is None:
            end = _End[T](tuple(names), shared)
            node.ends.append(end)
        if any(method in other.targets for other in node.ends):
            raise ValueError(f"two operations for {method} {template}")
        end.targets[method] = target
        if fits:
            end.fits[method] = [fits.get(name, bool) for name in names]  # no value is empty
        alike = self._templates.setdefault((method, len(segments)), [])
        alike.append(Template(segments, target))
        self._is_stale = True

    def find(self, method: str, path: str) -> tuple[T | None, dict[str, str], frozenset[str]]:
        """Return what answers a request.

        Args:
            method: in upper case.
            path: as it was sent, percent-encoded.

        Returns:
            The target, or None; the path parameters as they were sent; and, where there is no
            target, the methods that the path has.
        """
        if len(path) > self._surely_short and self.is_too_long(path):
            return None, {}, _NONE
        if self._is_stale:
            self._tables = {key: table_of(alike) for key, alike in self._templates.items()}
            self._is_stale = False
        if "%" not in path:
            segments = path.split("/")
            table = self._tables.get((method, len(segments)), _NO_TABLE)
            entry = table.entries.get(table.key(segments))
            if entry is not None:
                target, names, pick = entry
                values = pick(segments)
                if NO_VALUE.isdisjoint(values):
                    return target, dict(zip(names, values, strict=True)), _NONE
        if not path.startswith("/"):
            return None, {}, _NONE
        allowed: set[str] = set()
        parts = path.split("/")
        with suppress(UnicodeDecodeError):
            for read in readings(parts) if "%" in path else [parts]:
                match = _match(self._root, parts, read, method, allowed)
                if match is not None:
                    end, sent = match
                    end.divide(method, parts, read, sent)
                    return end.targets[method], dict(zip(end.names, sent, strict=True)), _NONE
        return None, {}, frozenset(allowed)

    def is_too_long(self, path: str) -> bool:
        """Return whether a path, or a segment of it, is over the limit (414)."""
        if len(path) > self._path_limit:
            return True
        return max(map(len, path.split("/"))) > self._segment_limit


def _child(node: _Node[T], parts: list[str]) -> _Node[T]:
    """Return the node after one more segment of a template, adding it if need be."""
    if len(parts) == 1:
        return node.literal.setdefault(unquote(parts[0]), _Node())
    if parts[::2] == ["", ""]:
        if node.whole is None:
            node.whole = _Node()
        return node.whole
    mixed = Mixed(parts[::2])
    for known, child in node.mixed:
        if known.texts == mixed.texts:
            return child
    child = _Node[T]()
    node.mixed.append((mixed, child))
    node.mixed.sort(key=lambda item: -item[0].length)
    return child


_Values: TypeAlias = "tuple[_Values, tuple[str, ...]] | None"
"""Values so far: those of the segments before, and of the last one that has some."""


def _match(
    root: _Node[T], segments: list[str], names: list[str], method: str, allowed: set[str]
) -> tuple[_End[T], list[str]] | None:
    """Find the most concrete template that matches and has the method, with its values.

    Every node is visited once at most.

    Args:
        root: of all templates.
        segments: of the path; the first is empty.
        names: the same, as they are read.
        method: looked for.
        allowed: takes the methods of templates that match but lack it.
    """
    waiting: list[tuple[_Node[T], int, _Values]] = [(root, 1, None)]
    while waiting:
        node, at, values = waiting.pop()
        if at == len(segments):
            for end in node.ends:
                if method in end.targets:
                    return end, _listed(values)
                allowed.update(end.targets)
            continue
        segment, name = segments[at], names[at]
        # What is to be tried first is put last.
        if node.whole is not None and segment not in NO_VALUE:
            waiting.append((node.whole, at + 1, (values, (segment,))))
        for mixed, after in reversed(node.mixed):
            own = mixed.values(segment, name)
            if own is not None:
                waiting.append((after, at + 1, (values, own)))
        child = node.literal.get(name)
        if child is not None:
            waiting.append((child, at + 1, values))
    return None


def _listed(values: _Values) -> list[str]:
    groups: list[tuple[str, ...]] = []
    while values is not None:
        values, own = values
        groups.append(own)
    return [value for own in reversed(groups) for value in own]


def unquoted(text: str) -> str:
    """Return text of a path percent-decoded; what is not UTF-8 is replaced."""
    return unquote(text) if "%" in text else text


def raw_path(scope: Scope) -> str:
    """Return the path below the app's root path, percent-encoded as it was sent.

    ASGI gives `path` decoded, and perhaps `raw_path`. A middleware that rewrote `path` alone is
    believed.
    """
    path: str = scope["path"]
    raw: bytes | None = scope.get("raw_path")
    text = "" if raw is None else raw.decode("latin-1")
    if text != path:
        text = text.partition("?")[0]
        if raw is None or unquote(text) != path:
            text = quote(path, safe=_SAFE)
    root: str = scope.get("root_path") or ""
    if root:
        for prefix in (root, quote(root)):
            if text == prefix or text.startswith(prefix.rstrip("/") + "/"):
                return text[len(prefix.rstrip("/")) :]
    return text


def server_path(url: str) -> str:
    """Return the path of a server URL, without a slash at its end: `/v1`, or empty for `/`."""
    path = urlsplit(url).path.strip("/")
    return f"/{path}" if path else ""


def allow(methods: frozenset[str]) -> str:
    """Return the value of the `Allow` header (RFC 9110, section 10.2.1)."""
    return ", ".join(sorted(methods))
