"""Overlays: changes of a document that stand in files of their own (OpenAPI Overlay 1.0 and 1.1).

They are applied to the bundled document, in order, before anything else looks at it. What an
overlay makes is located in the overlay. An overlay that cannot be applied stops the reading: a
document without it is another one than was meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError

from ..diagnostics import Diagnostic, Severity
from .builder import MAX_NODES
from .files import read_source
from .grafting import Branch, Layer, Tree, kind_of
from .pointer import join
from .readers import parse
from .source import Places, Source, Unreadable, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jsonpath_rfc9535 import JSONPathQuery

_VERSION = re.compile(r"1\.[01]\.\d+")
_KEYS = frozenset({"target", "description", "update", "remove", "copy"})
_DEPTH = 1000
"""Levels that a query may descend: more than a document has."""


class Overlaid(NamedTuple):
    """A document with overlays applied.

    Attributes:
        data: the document.
        places: where each value is.
        sources: the texts of the overlays.
        contents: their bytes.
        problems: targets that select nothing.
    """

    data: Any
    places: Places
    sources: tuple[Source, ...]
    contents: tuple[bytes, ...]
    problems: list[Diagnostic]


class _Environment(JSONPathEnvironment):
    max_recursion_depth = _DEPTH


def apply(
    data: Any,
    places: Places,
    source: Source,
    overlays: Iterable[tuple[str, str]],
    read: Callable[[str], bytes],
) -> Overlaid:
    """Return a document with overlays applied; what was given is left as it is.

    Args:
        data: the bundled document.
        places: where each value of it is, in `source`.
        source: the text of the main file.
        overlays: the path of each, as `read` wants it, and its name for diagnostics.
        read: gives the content of a file or raises `OSError`.

    Raises:
        Unreadable: an overlay cannot be read, is none, or cannot be applied.
    """
    tree = Tree.of(data, places, source)
    sources, contents, problems = list[Source](), list[bytes](), list[Diagnostic]()
    for path, name in overlays:
        content, text = read_source(path, name, read)
        overlay = _Overlay(text)
        contents.append(content)
        sources.append(text)
        for action in overlay.actions():
            if not action.apply(tree):
                problems.append(overlay.problem("overlay-no-match", action.at, _NO_MATCH))
            if tree.values > MAX_NODES:
                message = f"the document has more than {MAX_NODES:,} values after this"
                raise overlay.stop("document-too-large", action.at, message)
    return Overlaid(tree.data, tree.places, tuple(sources), tuple(contents), problems)


_NO_MATCH = "the target selects nothing in the document"


class _Overlay:
    """An overlay that was read."""

    def __init__(self, source: Source) -> None:
        """Read it.

        Raises:
            Unreadable: it is no overlay.
        """
        self.source = source
        parsed = parse(source)
        self.data, self.places = parsed.data, parsed.places
        if parsed.problems:
            raise Unreadable(parsed.problems[0])
        if not isinstance(self.data, dict) or "overlay" not in self.data:
            raise self.stop("invalid-overlay", "", "this is no overlay: `overlay` is missing")
        version = self.data["overlay"]
        if not isinstance(version, str) or not _VERSION.fullmatch(version):
            message = f"`{str(version)[:40]}` is no version of Overlay that is supported: 1.0, 1.1"
            raise self.stop("invalid-overlay", "/overlay", message)
        if not isinstance(self.data.get("actions"), list):
            raise self.stop("invalid-overlay", "/actions", "`actions` must be a list")

    def actions(self) -> Iterable[_Action]:
        """Give its actions, in order.

        Raises:
            Unreadable: one is malformed.
        """
        for number, action in enumerate(self.data["actions"]):
            yield _Action.of(self, join("/actions", number), action)

    def layer(self, pointer: str, value: Any) -> Layer:
        """Return a value of the overlay with its places."""
        place = find(self.source, self.places, pointer)
        return Layer(value, place.places, place.source, place.key_at)

    def problem(self, code: str, at: str, message: str) -> Diagnostic:
        """Return a warning at a place of the overlay."""
        location = self.source.location(find(self.source, self.places, at).offset)
        return Diagnostic(code, Severity.WARNING, message, location)

    def stop(self, code: str, at: str, message: str) -> Unreadable:
        """Return the exception that ends the reading."""
        location = self.source.location(find(self.source, self.places, at).offset)
        return Unreadable(Diagnostic(code, Severity.ERROR, message, location))


class _Action(NamedTuple):
    """One change.

    Attributes:
        overlay: in which it stands.
        at: its pointer there.
        target: selects what changes.
        removes: whether that is removed.
        update: what is merged into it; None for nothing.
        copied: selects what of the document is merged into it; None for nothing.
    """

    overlay: _Overlay
    at: str
    target: JSONPathQuery
    removes: bool
    update: Layer | None
    copied: JSONPathQuery | None

    @classmethod
    def of(cls, overlay: _Overlay, at: str, action: Any) -> _Action:
        """Return an action as it was read.

        Raises:
            Unreadable: it is malformed.
        """
        if not isinstance(action, dict):
            raise overlay.stop("invalid-overlay", at, "an action must be a mapping")
        for key in action:
            if key not in _KEYS and not key.startswith("x-"):
                names = ", ".join(f"`{name}`" for name in sorted(_KEYS))
                message = f"an action has no `{key}`; it has {names}"
                raise overlay.stop("invalid-overlay", join(at, key), message)
        removes = action.get("remove", False)
        if not isinstance(removes, bool):
            message = "`remove` must be true or false"
            raise overlay.stop("invalid-overlay", join(at, "remove"), message)
        update = None
        if "update" in action:
            update = overlay.layer(join(at, "update"), action["update"])
        target = _query(overlay, join(at, "target"), action.get("target"))
        copied = None
        if "copy" in action:
            copied = _query(overlay, join(at, "copy"), action["copy"])
        if not removes and update is None and copied is None:
            message = "an action needs `update`, `remove: true` or `copy`"
            raise overlay.stop("invalid-overlay", at, message)
        return cls(overlay, at, target, removes, update, copied)

    def apply(self, tree: Tree) -> bool:
        """Change a document; return whether the target selects anything.

        Raises:
            Unreadable: what is selected cannot be changed so.
        """
        branches = [tree.branch(location) for location in self._select(self.target, tree)]
        if self.removes:
            if any(not branch.location for branch in branches):
                raise self._stop("target", "the document itself cannot be removed")
            # From the end: what is removed from a list moves what stands behind it.
            for branch in sorted(branches, key=_order, reverse=True):
                tree.remove(branch)
            return bool(branches)
        layer = self.update if self.update is not None else self._copied(tree)
        for branch in branches:
            if not tree.merge(branch, layer):
                at = join(self.at, "update" if self.update is not None else "copy")
                message = f"a {kind_of(layer.value)} cannot be merged into {branch.shown()}"
                raise self.overlay.stop("invalid-overlay", at, f"{message}, a {branch.kind()}")
        return bool(branches)

    def _copied(self, tree: Tree) -> Layer:
        assert self.copied is not None  # noqa: S101 - see `of`
        locations = self._select(self.copied, tree)
        if len(locations) != 1:
            message = f"`copy` must select one value, and selects {len(locations)}"
            raise self._stop("copy", message)
        return tree.branch(locations[0]).layer()

    def _select(self, query: JSONPathQuery, tree: Tree) -> list[Sequence[str | int]]:
        """Return the places that a query selects, each once."""
        try:
            nodes = query.find(tree.data)
        except JSONPathError as error:
            raise self._stop("target", f"the query fails: {error}") from None
        return list(dict.fromkeys(tuple(node.location) for node in nodes))

    def _stop(self, key: str, message: str) -> Unreadable:
        return self.overlay.stop("invalid-overlay", join(self.at, key), message)


def _query(overlay: _Overlay, at: str, text: Any) -> JSONPathQuery:
    if not isinstance(text, str):
        name = at.rpartition("/")[2]
        raise overlay.stop("invalid-overlay", at, f"`{name}` must be a JSONPath, for example `$`")
    try:
        return _Environment().compile(text)
    except JSONPathError as error:
        message = f"`{text[:80]}` is no JSONPath (RFC 9535): {error}"
        raise overlay.stop("invalid-overlay", at, message) from None


def _order(branch: Branch) -> list[tuple[bool, int, str]]:
    """Return what sorts places so that items of a list are in their order."""
    return [
        (isinstance(step, str), step if isinstance(step, int) else 0, str(step))
        for step in branch.location
    ]
