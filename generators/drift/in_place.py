"""Proposals applied to the text of a document: where it is not changed, every byte stays.

The text is edited by the positions of its values. Afterwards it is read again, and has to say what
the proposals say: otherwise nothing is written.
"""

from __future__ import annotations

from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..document.pointer import PointerError, from_ref, join, lookup, parent, split
from ..document.references import references
from ..document.source import find
from .yaml_text import NotEditable, YamlText

if TYPE_CHECKING:
    from ..document import Document
    from ..document.editing import Edits
    from ..document.source import Source

__all__ = ["NotEditable", "rewritten"]


def rewritten(document: Document, edits: Edits) -> dict[str, str]:
    """Return the files that change, by name, with their new text.

    Args:
        document: as it was read, and not changed since.
        edits: what is to become of it.

    Raises:
        NotEditable: a value has no place of its own in a file.
    """
    texts: dict[str, YamlText] = {}
    written = _References(document, texts)

    def at(pointer: str) -> tuple[YamlText, int, Any]:
        """Return the text in which a value stands, its place there, and the value."""
        place = find(document.source, document.places, pointer)
        if not place.exact:
            raise NotEditable(f"{pointer} has no place of its own in a file")
        source: Source = place.source
        return _text_of(source, texts), place.offset, lookup(document.data, pointer)

    def inside(pointer: str, value: Any) -> Any:
        """Return a value for a place, its references as the file there has them."""
        source = find(document.source, document.places, pointer).source
        return written.within(source, value)

    for pointer, entries in _nested(document, edits).items():
        text, offset, value = at(pointer)
        text.add(offset, value, inside(pointer, entries))
    for pointer, items in edits.appended.items():
        try:
            text, offset, value = at(pointer)
        except PointerError:
            continue  # it is made where its owner gets entries
        if isinstance(value, list):
            text.append(offset, value, inside(pointer, items))
    for pointer, value in edits.replaced.items():
        text, offset, before = at(pointer)
        text.replace(offset, before, inside(pointer, value))
    for pointer in edits.dropped:
        text, offset, owner = at(parent(pointer))
        text.drop(offset, owner, split(pointer)[-1])
    for pointer, key in edits.renamed.items():
        text, offset, owner = at(parent(pointer))
        text.rename(offset, owner, split(pointer)[-1], key)
    return {name: text.edited() for name, text in texts.items() if text.is_edited}


def _text_of(source: Source, texts: dict[str, YamlText]) -> YamlText:
    if source.name not in texts:
        texts[source.name] = YamlText(source.text, is_json=source.name.endswith(".json"))
    return texts[source.name]


class _References:
    """The references of a document of several files, as each file writes them.

    Args:
        document: in which all of them are internal.
        texts: of its files, as far as they are edited.
    """

    def __init__(self, document: Document, texts: dict[str, YamlText]) -> None:
        self._document = document
        self._texts = texts
        self._known: dict[tuple[str, str], str] | None = None

    def within(self, source: Source, value: Any) -> Any:
        """Return a value with the references that a file would have.

        Raises:
            NotEditable: nothing in the file leads to what a reference means.
        """
        if len(self._document.files) == 1:
            return value
        if isinstance(value, list):
            return [self.within(source, item) for item in value]
        if not isinstance(value, dict):
            return value
        result = {key: self.within(source, inner) for key, inner in value.items()}
        if isinstance(value.get("$ref"), str):
            result["$ref"] = self._written(source, value["$ref"])
        return result

    def _written(self, source: Source, reference: str) -> str:
        known = self._of_files().get((source.name, reference))
        if known is not None:
            return known
        main = self._document.source
        place = find(main, self._document.places, from_ref(reference) or "")
        if not place.exact or place.source is not main:
            raise NotEditable(f"{source.name} has no reference to {reference}")
        if source is main:
            return reference
        return Path(relpath(main.name, Path(source.name).parent)).as_posix() + reference

    def _of_files(self) -> dict[tuple[str, str], str]:
        """Return what the files write, by file and internal reference."""
        if self._known is None:
            self._known = {}
            document = self._document
            for pointer, owner, key in references(*document.nodes):
                place = find(document.source, document.places, pointer)
                if key != "$ref" or not place.exact:
                    continue
                written = _text_of(place.source, self._texts).scalar(place.offset)
                if written is not None:
                    self._known.setdefault((place.source.name, owner[key]), written)
        return self._known


def _nested(document: Document, edits: Edits) -> dict[str, dict[str, Any]]:
    """Return the entries of mappings that are there, those of new ones put into them."""

    def is_there(pointer: str) -> bool:
        try:
            return lookup(document.data, pointer) is not None
        except PointerError:
            return False

    result: dict[str, dict[str, Any]] = {}
    for pointer, entries in edits.added.items():
        at, content = pointer, dict(entries)
        while at and not is_there(at):
            at, content = parent(at), {split(at)[-1]: content}
        _merge(result.setdefault(at, {}), content)
    for pointer, items in edits.appended.items():
        if not is_there(pointer):
            _merge(result.setdefault(parent(pointer), {}), {split(pointer)[-1]: list(items)})
    return {
        pointer: {key: value for key, value in entries.items() if not is_there(join(pointer, key))}
        for pointer, entries in result.items()
    }


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(into.get(key), dict) and isinstance(value, dict):
            into[key] = {**into[key]}
            _merge(into[key], value)
        elif key not in into:
            into[key] = value
