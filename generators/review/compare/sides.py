"""One of the two documents under comparison, and the parts that both have in common."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ...document import MAX_LINKS, dialect, families
from ...document.objects import mapping, mappings_in
from ...document.pointer import (
    PointerError,
    from_ref,
    join,
    lookup,
    split,
    to_ref,
    unescape,
)
from ...document.references import looks_like_ref
from ...runtime.media_types import is_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...document import Document

Node = tuple[str, ...]
"""A schema: pointers of schemas that all apply. Without any, every value is allowed."""

SCHEMAS = "/components/schemas"
_NOTHING: Any = object()
"""The result for a pointer that leads nowhere; null is a value."""


class Located(NamedTuple):
    """A value and where it is."""

    pointer: str
    value: Any


def same(left: Any, right: Any) -> bool:
    """Whether two JSON values are equal; unlike Python's `==`, true is not 1."""
    if left is right:
        return True
    if isinstance(left, dict):
        return (
            isinstance(right, dict)
            and len(left) == len(right)
            and all(key in right and same(value, right[key]) for key, value in left.items())
        )
    if isinstance(left, list):
        return isinstance(right, list) and len(left) == len(right) and all(map(same, left, right))
    return isinstance(left, bool) is isinstance(right, bool) and bool(left == right)


def component_name(pointer: str) -> str:
    """Return the name of the component schema at `pointer`, else an empty text."""
    tokens = split(pointer)
    return tokens[2] if len(tokens) == 3 and tokens[:2] == ["components", "schemas"] else ""


def referred(value: Any) -> Iterator[str]:
    """Yield all references anywhere in a value, those of discriminators too."""
    for current in mappings_in(value):
        ref = current.get("$ref")
        if isinstance(ref, str):
            yield ref
        for target in mapping(mapping(current.get("discriminator")).get("mapping")).values():
            if isinstance(target, str):
                yield target if looks_like_ref(target) else to_ref(join(SCHEMAS, target))


class Side:
    """A document that is compared with another.

    Attributes:
        document: as loaded.
        data: its content.
        old: whether schemas are in the dialect of OpenAPI 3.0.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.data = document.data
        self.old = dialect.is_30(document.version)
        self._values: dict[str, Any] = {}
        self._homes: dict[str, Located] = {}

    @cached_property
    def has_flags(self) -> bool:
        """Whether `readOnly` or `writeOnly` stands anywhere."""
        return dialect.has_direction(self.data)

    @cached_property
    def has_xml(self) -> bool:
        """Whether anything is sent as XML, so that it matters how schemas are written there."""
        return any(
            any(map(is_xml, mapping(value.get("content")))) for value in mappings_in(self.data)
        )

    def at(self, pointer: str) -> Any:
        """Return the value at `pointer`; None where there is nothing."""
        value = self._find(pointer)
        return None if value is _NOTHING else value

    def has(self, pointer: str) -> bool:
        """Whether something is at `pointer`."""
        return self._find(pointer) is not _NOTHING

    def _find(self, pointer: str) -> Any:
        """Return the value at `pointer`, cached; the value that holds it is usually cached too."""
        if pointer in self._values:
            return self._values[pointer]
        above, _, last = pointer.rpartition("/")
        holder = self._values.get(above)
        if isinstance(holder, dict) and pointer:
            value = holder.get(unescape(last), _NOTHING)
        else:
            try:
                value = lookup(self.data, pointer)
            except PointerError:
                value = _NOTHING
        self._values[pointer] = value
        return value

    def target(self, ref: str) -> str | None:
        """Return the pointer that a reference leads to, or None if nothing is there."""
        pointer = from_ref(ref)
        return pointer if pointer is not None and self.has(pointer) else None

    def follow(self, pointer: str) -> Located:
        """Return the value at `pointer`, all references followed."""
        if pointer in self._homes:
            return self._homes[pointer]
        at, value = pointer, self.at(pointer)
        for _ in range(MAX_LINKS):
            ref = value.get("$ref") if isinstance(value, dict) else None
            target = self.target(ref) if isinstance(ref, str) else None
            if target is None:
                break
            at, value = target, self.at(target)
        self._homes[pointer] = Located(at, value)
        return self._homes[pointer]

    def entries(self, pointer: str) -> dict[str, str]:
        """Return the keys of the mapping at `pointer`, extensions left out, with pointers."""
        return {
            key: join(pointer, key) for key in mapping(self.at(pointer)) if not key.startswith("x-")
        }

    @cached_property
    def schemas(self) -> dict[str, Any]:
        """The component schemas as they are written."""
        return mapping(mapping(self.data.get("components")).get("schemas"))

    @cached_property
    def subtypes(self) -> dict[str, list[str]]:
        """References to the subtypes of each base with a discriminator, by the name of the base."""
        return families.bases(self.schemas)


class Common:
    """The parts of two documents that are equal, targets of references included.

    They need no comparison, so that the work grows with the change, not with the document.
    """

    def __init__(self, base: Side, head: Side) -> None:
        self.base = base
        self.head = head
        self.comparable = base.old == head.old
        self.changed = self._changed() if self.comparable else frozenset[str]()
        self._refs: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def unchanged(self, base: str, head: str) -> bool:
        """Whether the values at two pointers are equal, targets of references included."""
        if not self.comparable:
            return False
        key = base, head
        if key not in self._known:
            value = self.head.at(head)
            self._known[key] = not self._owners(head, value) & self.changed and same(
                self.base.at(base), value
            )
        return self._known[key]

    def _owners(self, pointer: str, value: Any) -> frozenset[str]:
        if pointer not in self._refs:
            owners = {_owner(ref) for ref in referred(value)}
            owners |= {_owner(to_ref(pointer))} - {""}  # it may have what refers to it, as bases do
            self._refs[pointer] = frozenset(owners)
        return self._refs[pointer]

    def _changed(self) -> frozenset[str]:
        """Return pointers of components that differ, themselves or in a target of a reference."""
        before, after = (_components(side) for side in (self.base, self.head))
        changed = {
            pointer
            for pointer in {*before, *after}
            if pointer not in before
            or pointer not in after
            or not same(before[pointer], after[pointer])
        }
        users: dict[str, set[str]] = {}
        for pointer, value in after.items():
            for ref in referred(value):
                users.setdefault(_owner(ref), set()).add(pointer)
        for side in (self.base, self.head):
            for name, refs in side.subtypes.items():
                for ref in refs:
                    users.setdefault(_owner(ref), set()).add(join(SCHEMAS, name))
        changed.add("")
        waiting = list(changed)
        while waiting:
            for user in users.get(waiting.pop(), ()):
                if user not in changed:
                    changed.add(user)
                    waiting.append(user)
        return frozenset(changed)


def _components(side: Side) -> dict[str, Any]:
    return {
        join("/components", section, name): value
        for section, entries in mapping(side.data.get("components")).items()
        for name, value in mapping(entries).items()
    }


def _owner(ref: str) -> str:
    """Return the pointer of the component that a reference leads into; otherwise an empty text."""
    if "%" not in ref and ref.startswith("#/components/"):
        section = ref.find("/", len("#/components/"))
        end = ref.find("/", section + 1)
        return (ref[1:] if end < 0 else ref[1:end]) if section > 0 else ""
    tokens = split(from_ref(ref) or "")
    return join("", *tokens[:3]) if tokens[:1] == ["components"] and len(tokens) > 2 else ""
