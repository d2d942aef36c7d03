"""From a method and a path, as they were sent, to an operation.

Paths are matched before percent-decoding, so that `%2F` in a value does not end a segment.
Precedence is that of OpenAPI 3.1 ("Path Templating Matching"): concrete segments before templated
ones. A segment may hold several parameters (`{x}-{y}.json`); none of them matches nothing. The
segments `.` and `..` match no parameter unless percent-encoded (RFC 3986, section 3.3: unencoded
they are not names but directions).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import quote, unquote, urlsplit

from .straight import NO_VALUE, Table, Template, table_of

if TYPE_CHECKING:
    from starlette.types import Scope

T = TypeVar("T")

_SAFE = "/:@!$&'()*+,;="  # what a path may hold unencoded (RFC 3986, section 3.3)
_NONE: frozenset[str] = frozenset()
_NO_TABLE: Table[Any] = Table(len, {})
_expressions = re.compile(r"\{([^{}]*)\}").split


@dataclass(slots=True)
class _Node(Generic[T]):
    """The templates that are left after some segments of a path."""

    literal: dict[str, _Node[T]] = field(default_factory=dict)
    mixed: list[tuple[re.Pattern[str], _Node[T]]] = field(default_factory=list)
    whole: _Node[T] | None = None
    ends: list[_End[T]] = field(default_factory=list)


@dataclass(slots=True)
class _End(Generic[T]):
    """A template that ends here: parameter names in order, and a target for each method."""

    names: tuple[str, ...]
    targets: dict[str, T] = field(default_factory=dict)


class Router(Generic[T]):
    """Finds the target of a method and a path."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._templates: dict[tuple[str, int], list[Template[T]]] = {}
        self._tables: dict[tuple[str, int], Table[T]] = {}

    def add(self, method: str, template: str, target: T) -> None:
        """Add a target.

        Args:
            method: in upper case.
            template: the whole path template, beginning with a slash.
            target: what to find.

        Raises:
            ValueError: if method and template (parameter names aside) are there already.
        """
        node, names = self._root, []
        segments = [_expressions(segment) for segment in template.split("/")]
        for parts in segments[1:]:
            names += parts[1::2]
            node = _child(node, parts)
        end = next((end for end in node.ends if end.names == tuple(names)), None)
        if end is None:
            end = _End(tuple(names))
            node.ends.append(end)
        if any(method in other.targets for other in node.ends):
            raise ValueError(f"two operations for {method} {template}")
        end.targets[method] = target
        alike = self._templates.setdefault((method, len(segments)), [])
        alike.append(Template(segments, target))
        self._tables[method, len(segments)] = table_of(alike)

    def find(self, method: str, path: str) -> tuple[T | None, dict[str, str], frozenset[str]]:
        """Return what answers a request.

        Args:
            method: in upper case.
            path: as it was sent, percent-encoded.

        Returns:
            The target, or None; the path parameters as they were sent; and, where there is no
            target, the methods that the path has.
        """
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
        match = _match(self._root, path.split("/"), 1, (), method, allowed)
        if match is None:
            return None, {}, frozenset(allowed)
        end, values = match
        return end.targets[method], dict(zip(end.names, values, strict=True)), _NONE


def _child(node: _Node[T], parts: list[str]) -> _Node[T]:
    """Return the node after one more segment of a template, adding it if need be."""
    if len(parts) == 1:
        return node.literal.setdefault(unquote(parts[0]), _Node())
    if parts[::2] == ["", ""]:
        if node.whole is None:
            node.whole = _Node()
        return node.whole
    pattern = re.compile("(.+?)".join(_literally(part) for part in parts[::2]), re.DOTALL)
    for known, child in node.mixed:
        if known.pattern == pattern.pattern:
            return child
    child = _Node()
    node.mixed.append((pattern, child))
    # The more literal text, the more concrete.
    node.mixed.sort(key=lambda item: -len(item[0].pattern.replace("(.+?)", "")))
    return child


def _literally(text: str) -> str:
    """Return a pattern for literal text of a template, percent-encoded or not."""
    return "".join(f"(?:{re.escape(c)}|(?i:{_triples(c)}))" for c in unquote(text))


def _triples(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())


def _match(
    node: _Node[T],
    segments: list[str],
    at: int,
    values: tuple[str, ...],
    method: str,
    allowed: set[str],
) -> tuple[_End[T], tuple[str, ...]] | None:
    """Find the most concrete template that matches and has the method, with its values.

    Args:
        node: where the search is.
        segments: of the path.
        at: index of the next segment.
        values: of parameters so far.
        method: looked for.
        allowed: takes the methods of templates that match but lack it.
    """
    if at == len(segments):
        for end in node.ends:
            if method in end.targets:
                return end, values
            allowed.update(end.targets)
        return None
    segment = segments[at]
    name = _decoded(segment) if "%" in segment else segment
    if name is None:
        return None
    at += 1
    result = None
    child = node.literal.get(name)
    if child is not None:
        result = _match(child, segments, at, values, method, allowed)
    if result is not None or not segment:
        return result
    for pattern, after in node.mixed:
        match = pattern.fullmatch(segment)
        if match is not None:
            more = (*values, *match.groups())
            result = _match(after, segments, at, more, method, allowed)
            if result is not None:
                return result
    if node.whole is not None and segment not in NO_VALUE:
        return _match(node.whole, segments, at, (*values, segment), method, allowed)
    return None


def _decoded(segment: str) -> str | None:
    """Return a segment percent-decoded; None where that is not UTF-8."""
    try:
        return unquote(segment, errors="strict")
    except UnicodeDecodeError:
        return None


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
