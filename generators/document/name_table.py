"""The table of names in the configuration: it gives names where the document gives none.

It is applied after overlays and before filters, as if the document said `x-python-name` there. What
it makes is located in the file of the configuration, and so is an entry that names nothing.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Diagnostic, Severity
from ..naming import DEFAULT_GROUP, member_name
from . import open_enums
from .grafting import Layer, Tree
from .objects import Objects, mapping, sequence
from .pointer import join, split
from .python_names import NAME
from .source import MapPlaces, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Document
    from .objects import Operation

KINDS = ("operations", "groups", "classes", "fields", "parameters", "members")
"""The tables in the table."""
OWNED = ("fields", "members", "parameters")
"""Those in which a table of its own holds the names of one schema, or of one operation."""
_MEMBERS = ("x-enum-varnames", "x-enumNames")
_SCHEMAS = "/components/schemas"


class NamesError(ValueError):
    """A table of names is none; the message says what one looks like."""


class Entry(NamedTuple):
    """One name.

    Attributes:
        kind: one of `KINDS`.
        owner: the schema or operation that it is about; empty for all.
        key: what is named, as the document has it.
        name: in Python.
    """

    kind: str
    owner: str
    key: str
    name: str

    @property
    def shown(self) -> str:
        """Return what is named, for messages."""
        return f"`{self.owner}.{self.key}`" if self.owner else f"`{self.key}`"


class Names(NamedTuple):
    """The table.

    Attributes:
        entries: in order.
        file: in which it stands.
        text: of the file, for lines.
    """

    entries: tuple[Entry, ...] = ()
    file: str = ""
    text: str = ""

    @classmethod
    def of(cls, content: dict[str, Any], file: str, text: str) -> Names:
        """Return the table as it was read from a file of the configuration.

        Raises:
            NamesError: it has another form.
        """
        entries: list[Entry] = []
        for kind, names in content.items():
            if kind not in KINDS:
                listed = ", ".join(f"`{name}`" for name in KINDS)
                raise NamesError(f"has no table `{kind}`; it has {listed}")
            entries += _entries(kind, "", names)
        # Names of one schema or operation are applied last: they say more than those of all.
        return cls(tuple(sorted(entries, key=lambda entry: bool(entry.owner))), file, text)

    def apply(self, document: Document) -> tuple[Document, list[Diagnostic]]:
        """Return a document that states the names, and warnings of what names nothing."""
        return _Applying(self, document).run()


def _entries(kind: str, owner: str, names: Any) -> Iterator[Entry]:
    place = f"`{kind}.{owner}`" if owner else f"`{kind}`"
    if not isinstance(names, dict):
        raise NamesError(f'{place} must be a table of names, such as `old = "new"`')
    for key, name in names.items():
        if isinstance(name, str):
            yield Entry(kind, owner, key, name)
        elif owner or kind not in OWNED:
            raise NamesError(f"{place}: `{key}` must be text")
        else:
            yield from _entries(kind, key, name)


class _Applying:
    def __init__(self, names: Names, document: Document) -> None:
        self.names = names
        self.document = document
        self.objects = Objects(document)
        self.tree = Tree.of(document.data, document.places, document.source)
        self.source = Source(names.file, names.text)
        self.known: dict[tuple[str, str], set[str]] = {}
        self.notes: list[Diagnostic] = []

    def run(self) -> tuple[Document, list[Diagnostic]]:
        for entry in self.names.entries:
            pointers = list(self._places(entry))
            for pointer in pointers:
                is_enum = entry.kind == "members"
                self._put(pointer, self._members(pointer, entry) if is_enum else entry.name, entry)
            if not pointers:
                self._no_match(entry)
        data = self.tree.data
        document = replace(self.document, data=data, places=self.tree.places, walked=None)
        return document, self.notes

    def _put(self, pointer: str, value: Any, entry: Entry) -> None:
        """Let the object at a pointer state a name, or the names of its members."""
        key = NAME if isinstance(value, str) else _MEMBERS[0]
        self.tree.branch(self._location(pointer)).value.pop(key, None)  # lists would be joined
        self._merge(pointer, {key: value}, entry)

    def _merge(self, pointer: str, value: dict[str, Any], entry: Entry) -> None:
        offset = self._offset(entry)
        places = MapPlaces(offset, dict.fromkeys(value, (offset, offset)))
        branch = self.tree.branch(self._location(pointer))
        self.tree.merge(branch, Layer(value, places, self.source, offset))

    def _members(self, pointer: str, entry: Entry) -> list[str]:
        """Return the names of the members of an enum, one of them given."""
        schema = self.tree.branch(self._location(pointer)).value
        values = open_enums.values(schema) or []
        stated = next((schema[key] for key in _MEMBERS if _fits(schema.get(key), values)), None)
        names = stated or [member_name(value) for value in values]
        return [
            entry.name if _as_text(value) == entry.key else name
            for value, name in zip(values, names, strict=True)
        ]

    def _location(self, pointer: str) -> list[str | int]:
        location: list[str | int] = []
        value: Any = self.tree.data
        for step in split(pointer):
            holder = value
            key = int(step) if isinstance(holder, list) else step
            location.append(key)
            value = value[key]
        return location

    def _places(self, entry: Entry) -> Iterator[str]:
        """Give the pointers of what an entry is about."""
        yield from {
            "operations": self._operations,
            "groups": self._groups,
            "classes": self._classes,
            "fields": self._fields,
            "parameters": self._parameters,
            "members": self._enums,
        }[entry.kind](entry)

    def _knows(self, entry: Entry, *keys: Any) -> bool:
        """Whether something of these keys is what an entry is about; notes them for hints."""
        texts = {key for key in keys if isinstance(key, str)}
        self.known.setdefault((entry.kind, entry.owner), set()).update(texts)
        return entry.key in texts

    def _operations(self, entry: Entry) -> Iterator[str]:
        for operation in self.objects.operations:
            if self._knows(entry, *_titles(operation)):
                yield operation.node.pointer

    def _groups(self, entry: Entry) -> Iterator[str]:
        declared = {mapping(tag).get("name") for tag in sequence(self.tree.data.get("tags"))}
        used: dict[str, None] = {}
        for operation in self.objects.operations:
            tags = sequence(operation.node.value.get("tags")) if operation.path else [""]
            used[str(tags[0]) if tags else DEFAULT_GROUP] = None
        if entry.key in used and entry.key not in declared:
            self._merge("", {"tags": [{"name": entry.key}]}, entry)
        for number, tag in enumerate(sequence(self.tree.data.get("tags"))):
            name = mapping(tag).get("name")
            if self._knows(entry, name):
                yield join("/tags", number)

    def _classes(self, entry: Entry) -> Iterator[str]:
        schemas = mapping(mapping(self.document.data.get("components")).get("schemas"))
        for name, schema in schemas.items():
            if self._knows(entry, name) and isinstance(schema, dict):
                yield join(_SCHEMAS, name)

    def _fields(self, entry: Entry) -> Iterator[str]:
        for pointer, schema in self._owned(entry.owner):
            for name, value in mapping(schema.get("properties")).items():
                if self._knows(entry, name) and isinstance(value, dict):
                    yield join(pointer, "properties", name)

    def _owned(self, owner: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give the schemas that say what a component is, in place; without an owner, all."""
        if not owner:
            yield from ((node.pointer, node.value) for node in self.objects.schemas)
            return
        schemas = mapping(mapping(self.document.data.get("components")).get("schemas"))
        waiting = [(join(_SCHEMAS, owner), schemas.get(owner))]
        for pointer, schema in waiting:  # grows while it is walked
            if isinstance(schema, dict):
                yield pointer, schema
                parts = enumerate(sequence(schema.get("allOf")))
                waiting += [(join(pointer, "allOf", at), part) for at, part in parts]

    def _parameters(self, entry: Entry) -> Iterator[str]:
        own = [
            join(operation.node.pointer, "parameters")
            for operation in self.objects.operations
            if entry.owner in _titles(operation)
        ]
        for node in self.objects.of("parameter"):
            if entry.owner and node.pointer.rpartition("/")[0] not in own:
                continue
            if self._knows(entry, node.value.get("name")):
                yield node.pointer

    def _enums(self, entry: Entry) -> Iterator[str]:
        owner, _, inner = entry.owner.partition(".")
        schemas = mapping(mapping(self.document.data.get("components")).get("schemas"))
        if entry.owner in schemas or not inner:
            owned = list(self._owned(entry.owner))
        else:
            owned = [
                (join(pointer, "properties", inner), mapping(schema["properties"])[inner])
                for pointer, schema in self._owned(owner)
                if inner in mapping(schema.get("properties"))
            ]
        for pointer, schema in owned:
            values = open_enums.values(mapping(schema)) or []
            if self._knows(entry, *map(_as_text, values)):
                yield pointer

    def _no_match(self, entry: Entry) -> None:
        known = self.known.get((entry.kind, entry.owner), set())
        close = difflib.get_close_matches(entry.key, sorted(known), 1)
        hint = f"did you mean `{close[0]}`?" if close else "correct the entry, or remove it"
        message = f"`names.{entry.kind}` has {entry.shown}, which is not in the document"
        place = self.source.location(self._offset(entry))
        note = Diagnostic("name-no-match", Severity.WARNING, message, place, hint=hint)
        self.notes.append(note)

    def _offset(self, entry: Entry) -> int:
        """Return where an entry stands in the file; 0 where it is not written plainly."""
        key, name = re.escape(entry.key), re.escape(entry.name)
        pattern = rf"""(?<![\w-])["']?{key}["']?\s*=\s*["']{name}["']"""
        found = [match.start() for match in re.finditer(pattern, self.names.text)]
        wanted = {entry.kind, entry.owner or entry.kind}
        for offset in found:
            headers = re.findall(r"^\s*\[(.+)\]", self.names.text[:offset], re.MULTILINE)
            if headers and any(headers[-1].strip("\"' ").endswith(end) for end in wanted):
                return offset
        return found[0] if found else 0


def _titles(operation: Operation) -> tuple[Any, str]:
    """Return how the table calls an operation: its `operationId`, and such as `GET /pets`."""
    pointer, value = operation.node.pointer, operation.node.value
    method = split(pointer)[-1].upper()
    return value.get("operationId"), f"{method} {operation.path or split(pointer)[-2]}"


def _fits(names: Any, values: list[Any]) -> bool:
    return (
        isinstance(names, list)
        and len(names) == len(values)
        and all(isinstance(name, str) and name for name in names)
    )


def _as_text(value: Any) -> str:
    """Return a value as a key of the table has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
