"""The objects of a document by kind, references followed.

Nothing here raises or assumes that the document is well formed.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from .pointer import METHODS, Node, PointerError, join, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from . import Document


T = TypeVar("T")

_SHOWN = 100
"""Characters of a name that a message shows."""

_INSIDE = frozenset(
    """info contact license externalDocs tags servers server discriminator xml flows implicit
    password clientCredentials authorizationCode deviceAuthorization variables""".split()
)
"""Fields that hold objects that are no nodes of their own."""
_MAPS = frozenset({"paths", "responses"})
"""Fields that hold other objects by name, extensions beside them."""
_AROUND_MAPS = frozenset({"document", "operation"})
"""Kinds of object that have such fields."""


class Operation(NamedTuple):
    """An operation and where it belongs.

    Attributes:
        node: the operation itself.
        path: the path template; empty for webhooks and callbacks.
        item: the path item it stands in.
    """

    node: Node
    path: str
    item: Node

    @property
    def title(self) -> str:
        """How messages name it: `GET /pets`, with the name of a webhook instead of the path."""
        *_, place, method = split(self.node.pointer)
        return f"{method.upper()} {brief(self.path or place)}"


class Objects:
    """The objects of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._followed: dict[str, tuple[str, Any]] = {}
        self._results: dict[Callable[[Any], Any], Any] = {}

    def once(self, function: Callable[[Any], T]) -> T:
        """Return what a function gives for these objects, called the first time only."""
        if function not in self._results:
            self._results[function] = function(self)
        result: T = self._results[function]
        return result

    @cached_property
    def nodes(self) -> dict[str, list[Node]]:
        """All objects of the document by kind, in the order they are written."""
        nodes: dict[str, list[Node]] = {}
        for node in self.document.nodes:
            nodes.setdefault(node.kind, []).append(node)
        return nodes

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of every object, by its pointer."""
        return {node.pointer: kind for kind, nodes in self.nodes.items() for node in nodes}

    def of(self, *kinds: str) -> Iterator[Node]:
        """Yield the objects of some kinds that are mappings, references left out."""
        for kind in kinds:
            for node in self.nodes.get(kind, ()):
                if isinstance(node.value, dict) and not isinstance(node.value.get("$ref"), str):
                    yield node

    @cached_property
    def schemas(self) -> list[Node]:
        """All schemas that are mappings, references included."""
        return [node for node in self.nodes.get("schema", ()) if isinstance(node.value, dict)]

    @cached_property
    def operations(self) -> list[Operation]:
        """All operations, those of webhooks and callbacks included."""
        operations = []
        for item in self.nodes.get("pathItem", ()):
            template = ""
            if item.pointer.startswith("/paths/") and item.pointer.count("/") == 2:
                template = item.pointer.removeprefix("/paths/")
                template = template.replace("~1", "/").replace("~0", "~")
            for method, value in mapping(item.value).items():
                pointer = join(item.pointer, method)
                if method in METHODS and isinstance(value, dict):
                    operations.append(Operation(Node("operation", pointer, value), template, item))
            for method, value in mapping(mapping(item.value).get("additionalOperations")).items():
                pointer = join(item.pointer, "additionalOperations", method)
                if isinstance(value, dict):
                    operations.append(Operation(Node("operation", pointer, value), template, item))
        return operations

    def follow(self, pointer: str, value: Any) -> tuple[str, Any]:
        """Return where a value really stands and what it is, its references followed.

        A reference that leads nowhere gives None for the value.
        """
        if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
            return pointer, value
        ref = value["$ref"]
        if ref not in self._followed:
            try:
                self._followed[ref] = self.document.follow(ref)
            except PointerError:
                self._followed[ref] = pointer, None
        return self._followed[ref]

    def entries(self, pointer: str, value: Any) -> Iterator[tuple[str, str, Any]]:
        """Yield what a list or mapping holds: its pointer as written, and as followed."""
        pairs: Iterator[tuple[str | int, Any]] = iter(())
        if isinstance(value, dict):
            pairs = iter(value.items())
        elif isinstance(value, list):
            pairs = iter(enumerate(value))
        for key, inner in pairs:
            at = join(pointer, key)
            yield at, *self.follow(at, inner)

    @cached_property
    def _stating(self) -> dict[str, list[Node]]:
        stating: dict[str, list[Node]] = {}
        for node in self.extensible:
            for key in node.value:
                if key in stating:
                    stating[key].append(node)
                else:
                    stating[key] = [node]
        return stating

    @property
    def keys(self) -> Iterable[str]:
        """The keys that objects have which may have extensions."""
        return self._stating.keys()

    def stating(self, key: str) -> list[Node]:
        """Return the objects that may have extensions and have a key."""
        return self._stating.get(key, [])

    def schemas_stating(self, key: str) -> Iterator[Node]:
        """Yield the schemas that have a key, references included."""
        for node in self.stating(key):
            if node.kind == "schema":
                yield node

    @cached_property
    def extensible(self) -> list[Node]:
        """All objects that may have extensions."""
        return [
            inner
            for nodes in self.nodes.values()
            for node in nodes
            if isinstance(node.value, dict)
            for inner in ([node] if _is_alone(node) else _with_plain(node))
        ]


def _is_alone(node: Node) -> bool:
    """Whether no object that is no node of its own stands in a node."""
    return node.kind not in _AROUND_MAPS and _INSIDE.isdisjoint(node.value)


def _with_plain(node: Node) -> Iterator[Node]:
    """Yield an object, and those in it that are no nodes of their own."""
    waiting = [node]
    while waiting:
        kind, pointer, value = current = waiting.pop()
        yield current
        for key, inner in value.items():
            if key in _MAPS and kind in _AROUND_MAPS and isinstance(inner, dict):
                yield Node(key, join(pointer, key), inner)
            elif key in _INSIDE:
                waiting += _plain(key, join(pointer, key), inner)


def _plain(key: str, pointer: str, value: Any) -> Iterator[Node]:
    if key == "variables":
        for name, inner in mapping(value).items():
            yield from _plain("variable", join(pointer, name), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _plain(key, join(pointer, index), inner)
    elif isinstance(value, dict):
        yield Node(key, pointer, value)


def brief(name: str) -> str:
    """Return a path or another long name for a message, cut where it is long."""
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…"


def mapping(value: Any) -> dict[str, Any]:
    """Return `value`, or an empty mapping when it is none."""
    return value if isinstance(value, dict) else {}


def mappings_in(value: Any) -> Iterator[dict[str, Any]]:
    """Give every mapping in a plain value: those that hold others before these, itself first."""
    waiting = [value]
    for item in waiting:  # grows while it is walked
        if isinstance(item, dict):
            yield item
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item


def sequence(value: Any) -> list[Any]:
    """Return `value`, or an empty list when it is none."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """Return `value`, or the empty string when it is none."""
    return value if isinstance(value, str) else ""
