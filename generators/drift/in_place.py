"""Proposals applied to the text of a document: where it is not changed, every byte stays.

The text is edited by the positions of its values. Afterwards it is read again, and has to say what
the proposals say: otherwise nothing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.pointer import PointerError, join, lookup, parent, split
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

    def at(pointer: str) -> tuple[YamlText, int, Any]:
        """Return the text in which a value stands, its place there, and the value."""
        place = find(document.source, document.places, pointer)
        if not place.exact:
            raise NotEditable(f"{pointer} has no place of its own in a file")
        source: Source = place.source
        if source.name not in texts:
            texts[source.name] = YamlText(source.text, is_json=source.name.endswith(".json"))
        return texts[source.name], place.offset, lookup(document.data, pointer)

    for pointer, entries in _nested(document, edits).items():
        text, offset, value = at(pointer)
        text.add(offset, value, entries)
    for pointer, items in edits.appended.items():
        try:
            text, offset, value = at(pointer)
        except PointerError:
            continue  # it is made where its owner gets entries
        if isinstance(value, list):
            text.append(offset, value, items)
    for pointer, value in edits.replaced.items():
        text, offset, before = at(pointer)
        text.replace(offset, before, value)
    for pointer in edits.dropped:
        text, offset, owner = at(parent(pointer))
        text.drop(offset, owner, split(pointer)[-1])
    for pointer, key in edits.renamed.items():
        text, offset, owner = at(parent(pointer))
        text.rename(offset, owner, split(pointer)[-1], key)
    return {name: text.edited() for name, text in texts.items()}


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
