"""Operations: two operations at the same path and method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import mapping, sequence
from ...document.pointer import METHODS, join, split
from ...extensions import sunset
from ...naming import operation_name
from ..model import Direction
from .media import Context
from .messages import (
    compare_parameters,
    compare_request_body,
    compare_responses,
    parameters,
)
from .recording import At, Values
from .security import compare_security
from .servers import compare_servers, servers
from .sides import same
from .words import compare_words

if TYPE_CHECKING:
    from .matching import Signatures
    from .sides import Side
    from .walk import Walk

_KNOWN = frozenset(
    """operationId tags parameters requestBody responses callbacks security servers""".split()
)
_FLIPPED = {Direction.REQUEST: Direction.RESPONSE, Direction.RESPONSE: Direction.REQUEST}


class Operations:
    """Compares operations.

    Attributes:
        walk: the walk.
        signatures: of schemas.
        tags: first tag before and after, to the operations of which that changed.
        labels: of all operations compared, in the order they were met.
        unused: whether what is compared is used by no operation, so that nothing is sent.
    """

    def __init__(self, walk: Walk, signatures: Signatures) -> None:
        self.walk = walk
        self.signatures = signatures
        self.labels: dict[str, None] = {}
        self.tags: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        self.unused = False
        self._met: set[tuple[str, str]] = set()

    def context(self, direction: Direction, *, flipped: bool) -> Context:
        """Return the context for comparing messages; in callbacks the server is the caller."""
        if self.unused:
            return Context(self.walk, self.signatures, Direction.NONE)
        return Context(self.walk, self.signatures, _FLIPPED[direction] if flipped else direction)

    def compare(
        self,
        base: tuple[str, str],
        head: tuple[str, str],
        renamed: dict[str, str],
        *,
        flipped: bool = False,
    ) -> None:
        """Compare two operations.

        Args:
            base: pointers to the path item (references followed) and the method in it.
            head: the same for the other.
            renamed: names of path parameters, before to after.
            flipped: whether the server sends the request, as in a callback or a webhook.
        """
        walk = self.walk
        items = base[0], head[0]
        self._met.add(items)
        at, to = join(*base), join(*head)
        walk.places.setdefault(str(walk.owner), (at, to))
        request = self.context(Direction.REQUEST, flipped=flipped)
        response = self.context(Direction.RESPONSE, flipped=flipped)
        compare_parameters(
            request,
            parameters(walk.base, items[0], at),
            parameters(walk.head, items[1], to),
            (at, to),
            renamed,
        )
        if not self.unused:
            compare_security(walk, at, to, flipped=flipped)
        if not flipped and not self.unused:
            compare_servers(
                walk, servers(walk.base, "", items[0], at), servers(walk.head, "", items[1], to)
            )
        if walk.common.unchanged(at, to) and not renamed:
            return
        ours, theirs = mapping(walk.base.at(at)), mapping(walk.head.at(to))
        self._names(at, to, ours, theirs)
        compare_request_body(request, at, to)
        compare_responses(response, at, to)
        self.callbacks(at, to, flipped=flipped)
        compare_words(walk, Direction.NONE, (at, ours), (to, theirs), _KNOWN)

    def _names(self, at: str, to: str, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
        walk = self.walk
        before, after = ours.get("operationId"), theirs.get("operationId")
        if before != after:
            names = Values(
                before or operation_name(*_method_and_path(at)),
                after or operation_name(*_method_and_path(to)),
            )
            places = _field(walk.base, at, "operationId"), _field(walk.head, to, "operationId")
            walk.emit("operation-id-changed", Direction.NONE, *places, names, of=to)
        old_tags, new_tags = sequence(ours.get("tags")), sequence(theirs.get("tags"))
        old_tag, new_tag = (str(tags[0]) if tags else "" for tags in (old_tags, new_tags))
        if old_tag != new_tag:
            self.tags.setdefault((old_tag, new_tag), []).append((at, to, str(walk.owner)))
        elif not same(old_tags, new_tags):
            places = _field(walk.base, at, "tags"), _field(walk.head, to, "tags")
            walk.emit("tags-changed", Direction.NONE, *places, Values(old_tags, new_tags), of=to)

    def callbacks(self, base: str, head: str, *, flipped: bool) -> None:
        """Compare the callbacks of two operations."""
        walk = self.walk
        base, head = join(base, "callbacks"), join(head, "callbacks")
        ours, theirs = walk.base.entries(base), walk.head.entries(head)
        for name in dict.fromkeys([*ours, *theirs]):
            old_callback, new_callback = ours.get(name), theirs.get(name)
            if old_callback is None or new_callback is None:
                key = "callback-added" if old_callback is None else "callback-removed"
                at = (
                    At(old_callback) if old_callback else At(walk.origin(head).pointer, exact=False)
                )
                to = (
                    At(new_callback)
                    if new_callback
                    else At(walk.survivor(base).pointer, exact=False)
                )
                walk.emit(key, Direction.NONE, at, to, name=name)
            else:
                self.callback(old_callback, new_callback, flipped=flipped)

    def callback(self, base: str, head: str, *, flipped: bool = False) -> None:
        """Compare two callbacks; references are followed."""
        walk = self.walk
        if walk.common.unchanged(base, head):
            return
        at, to = walk.base.follow(base).pointer, walk.head.follow(head).pointer
        self._met.add((at, to))
        self.compare_path_items(
            walk.base.entries(at), walk.head.entries(to), "callback", flipped=flipped
        )
        extensions = [
            _extensions(side.at(pointer)) for side, pointer in ((walk.base, at), (walk.head, to))
        ]
        compare_words(walk, Direction.NONE, (at, extensions[0]), (to, extensions[1]), frozenset())

    def compare_path_items(
        self, base: dict[str, str], head: dict[str, str], kind: str, *, flipped: bool = False
    ) -> None:
        """Compare the path items that the server calls, by name; `kind` is callback or webhook."""
        walk = self.walk
        for name in dict.fromkeys([*base, *head]):
            old_item, new_item = base.get(name), head.get(name)
            if old_item is None or new_item is None:
                at = At(old_item) if old_item else None
                to = (
                    At(new_item)
                    if new_item
                    else At(walk.survivor(old_item or "").pointer, exact=False)
                )
                kind = "part" if self.unused else kind
                key = f"{kind}-added" if old_item is None else f"{kind}-removed"
                walk.emit(key, Direction.NONE, at, to, name=name)
                continue
            items = walk.base.follow(old_item).pointer, walk.head.follow(new_item).pointer
            self._item(items, name, kind, flipped=flipped)

    def shared(self, pointer: str, kind: str) -> None:
        """Compare a component, a path item or a callback, unless something led to it."""
        pair = self.walk.base.follow(pointer).pointer, self.walk.head.follow(pointer).pointer
        if pair in self._met:
            return
        self.unused = True
        if kind == "callback":
            self.callback(*pair)
        else:
            self._item(pair, pointer.rpartition("/")[2], kind, flipped=True)
        self.unused = False

    def _item(self, items: tuple[str, str], name: str, kind: str, *, flipped: bool) -> None:
        walk = self.walk
        for method in METHODS:
            pair = join(items[0], method), join(items[1], method)
            present = walk.base.has(pair[0]), walk.head.has(pair[1])
            if present == (True, True):
                owner = walk.owner
                walk.owner = owner or (None if self.unused else self.label(method, name))
                self.compare((items[0], method), (items[1], method), {}, flipped=not flipped)
                walk.owner = owner
            elif any(present):
                at = At(pair[0]) if present[0] else At(items[0], exact=False)
                to = At(pair[1]) if present[1] else At(items[1], exact=False)
                kind = "part" if self.unused else kind
                key = f"{kind}-removed" if present[0] else f"{kind}-added"
                walk.emit(key, Direction.NONE, at, to, name=f"{method.upper()} {name}")
        self.path_words(*items)

    def path_words(self, base: str, head: str) -> None:
        """Compare the fields of two path items other than their operations."""
        walk = self.walk
        if walk.common.unchanged(base, head):
            return
        known = frozenset({*METHODS, "parameters", "servers"})
        ours, theirs = mapping(walk.base.at(base)), mapping(walk.head.at(head))
        compare_words(walk, Direction.NONE, (base, ours), (head, theirs), known)

    def label(self, method: str, path: str) -> str:
        """Return the name of an operation in findings: method and path."""
        label = f"{method.upper()} {path}"
        self.labels.setdefault(label)
        return label

    def removed(self, pointer: str, near: str, label: str) -> None:
        """Note that an operation was removed; an announced sunset decides the class."""
        walk = self.walk
        value = mapping(walk.base.at(pointer))
        ends = sunset.date(value) if value.get("deprecated") is True else None
        key, note = "operation-removed", ""
        if ends is not None:
            over = walk.today >= ends
            key += "-after-sunset" if over else "-before-sunset"
            note = f"Its sunset is {ends.isoformat()}."
        elif value.get("deprecated") is True:
            note = "It was deprecated, but no date of its end was announced by `x-sunset`."
        walk.owner = label
        walk.emit(key, Direction.NONE, At(pointer), At(near, exact=False), name=label, note=note)
        walk.owner = None

    def emit_tags(self) -> None:
        """Note changes of first tags; a renamed tag is one change for all its operations."""
        walk = self.walk
        for (before, after), operations in self.tags.items():
            renamed = before and after and self._renamed(before, after)
            for at, to, owner in operations:
                walk.owner = owner or None
                places = _field(walk.base, at, "tags"), _field(walk.head, to, "tags")
                if renamed:
                    places = (
                        _field(walk.base, operations[0][0], "tags"),
                        _field(walk.head, operations[0][1], "tags"),
                    )
                    walk.emit(
                        "tag-renamed", Direction.NONE, *places, Values(before, after), name=before
                    )
                else:
                    walk.emit(
                        "operation-tag-changed",
                        Direction.NONE,
                        *places,
                        Values(before or None, after or None),
                        of=to,
                    )
        walk.owner = None

    def _renamed(self, before: str, after: str) -> bool:
        """Whether one tag is used in the base only, the other in the head only, in its place."""
        partners = [pair for pair in self.tags if before == pair[0] or after == pair[1]]
        gone, new = before not in _tags(self.walk.head), after not in _tags(self.walk.base)
        return gone and new and len(partners) == 1


def _tags(side: Side) -> set[str]:
    """Return the tags of all operations, first or not: a tag that changed its place is no other."""
    tags: set[str] = set()
    for item in side.entries("/paths").values():
        for method in METHODS:
            operation = mapping(mapping(side.follow(item).value).get(method))
            tags.update(map(str, sequence(operation.get("tags"))))
    return tags


def _method_and_path(pointer: str) -> tuple[str, str]:
    tokens = split(pointer)
    return tokens[-1], tokens[-2] if len(tokens) > 1 else ""


def _extensions(value: Any) -> dict[str, Any]:
    return {key: inner for key, inner in mapping(value).items() if key.startswith("x-")}


def _field(side: Side, pointer: str, key: str) -> At:
    at = join(pointer, key)
    return At(at) if side.has(at) else At(pointer)
