"""Filters: a document with some of its operations, and what these need."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic, Severity
from .editing import Edits
from .objects import Objects, Operation, mapping, sequence
from .pointer import METHODS, Node, PointerError, join, split
from .usage import used_components

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Document

KINDS = ("tag", "path", "operation", "method")
"""What a filter asks for, besides extensions: `tag:admin`, `path:/admin/*`, `x-internal`."""


class FilterError(ValueError):
    """A filter has no meaning; the message says what one looks like."""


class Filter(NamedTuple):
    """A condition on operations.

    Attributes:
        text: as it was written.
        kind: one of `KINDS`, or the name of an extension.
        pattern: of names as a shell has them, with `*`, `?` and `[a-z]`; None for an extension that
            only has to be there, and not be false or null.
    """

    text: str
    kind: str
    pattern: str | None

    @classmethod
    def of(cls, text: str) -> Filter:
        """Return the filter that a text stands for.

        Raises:
            FilterError: none.
        """
        kind, colon, pattern = text.partition(":")
        if kind.startswith("x-") or (kind in KINDS and pattern):
            return cls(text, kind, pattern if colon else None)
        raise FilterError(
            f"`{text}` is no filter: write for example `tag:admin`, `path:/admin/*`, "
            "`operation:deletePet`, `method:delete` or `x-internal`"
        )

    def matches(self, operation: Operation) -> bool:
        """Whether an operation meets the condition."""
        value = operation.node.value
        if self.kind.startswith("x-"):
            here = value.get(self.kind, mapping(operation.item.value).get(self.kind))
            if self.pattern is None:
                return here is not None and here is not False
            return str(here).lower() == self.pattern.lower()
        pattern = self.pattern or ""
        names: dict[str, list[object]] = {
            "tag": sequence(value.get("tags")),
            "path": [operation.path] if operation.path else [],
            "operation": [value.get("operationId")],
            "method": [split(operation.node.pointer)[-1].lower()],
        }
        pattern = pattern.lower() if self.kind == "method" else pattern
        texts = [name for name in names[self.kind] if isinstance(name, str)]
        return any(fnmatchcase(text, pattern) for text in texts)


class Filters(NamedTuple):
    """Which operations of a document are meant.

    Attributes:
        include: an operation meets one of these; all do where there are none.
        exclude: and none of these.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def apply(self, document: Document) -> tuple[Document, list[Diagnostic]]:
        """Return a document with the operations that are meant, and warnings of idle filters.

        What only other operations need goes with them: components, tags and security schemes. What
        nothing has used before stays.

        Raises:
            FilterError: one has no meaning.
        """
        include, exclude = ([*map(Filter.of, texts)] for texts in self)
        operations = [*_operations(document)]
        kept = [
            operation
            for operation in operations
            if (not include or any(one.matches(operation) for one in include))
            and not any(one.matches(operation) for one in exclude)
        ]
        idle = [one for one in (*include, *exclude) if not any(map(one.matches, operations))]
        notes = [_no_match(document, one) for one in idle]
        if len(kept) == len(operations):
            return document, notes
        edits = Edits()
        for pointer in _dropped(operations, kept):
            edits.drop(pointer)
        before, rest = used_components(Objects(document)), edits.apply(document)
        after = used_components(Objects(rest))
        for pointer in sorted(before - after):
            if pointer.startswith("/components/"):
                edits.drop(pointer)
        for pointer in _tags(document, operations, kept):
            edits.drop(pointer)
        return edits.apply(document), notes


def _operations(document: Document) -> Iterator[Operation]:
    """Give the operations, each once for every path or webhook that leads to it.

    Callbacks belong to another operation, and stay with it.
    """
    for section in ("paths", "webhooks"):
        for name in mapping(document.data.get(section)):
            entry = join("", section, name)
            try:
                pointer, value = document.follow(entry)
            except PointerError:
                continue
            holder = Node("pathItem", entry, value)
            path = name if section == "paths" else ""
            more = mapping(mapping(value).get("additionalOperations"))
            inside = {join(pointer, "additionalOperations", key): it for key, it in more.items()}
            own = {join(pointer, key): it for key, it in mapping(value).items() if key in METHODS}
            for at, operation in {**own, **inside}.items():
                if isinstance(operation, dict):
                    yield Operation(Node("operation", at, operation), path, holder)


def _dropped(operations: list[Operation], kept: list[Operation]) -> Iterator[str]:
    """Give the operations that are left out, and path items of which nothing is left.

    An operation that several paths share stays where one of them does.
    """
    staying = {operation.node.pointer for operation in kept}
    yield from sorted({operation.node.pointer for operation in operations} - staying)
    used = {operation.item.pointer for operation in kept}
    yield from sorted({operation.item.pointer for operation in operations} - used)


def _tags(document: Document, operations: list[Operation], kept: list[Operation]) -> Iterator[str]:
    """Give the declared tags that only operations have that are left out."""
    before, after = _names(operations), _names(kept)
    for number, tag in enumerate(sequence(document.data.get("tags"))):
        name = mapping(tag).get("name")
        if isinstance(name, str) and name in before - after:
            yield join("/tags", number)


def _names(operations: list[Operation]) -> set[str]:
    return {
        tag
        for operation in operations
        for tag in sequence(operation.node.value.get("tags"))
        if isinstance(tag, str)
    }


def _no_match(document: Document, idle: Filter) -> Diagnostic:
    message = f"the filter `{idle.text}` matches no operation"
    return Diagnostic("filter-no-match", Severity.WARNING, message, document.locate(""))
