"""Which files of two packages differ, of the parts of them that a change reaches."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from ... import naming
from ...document.sharing import alike
from ...render.documents import document_text, with_samples
from ...render.manifest import MANIFEST
from ..files import file_changes
from ..model import FileChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .packages import Part


def changed_files(base: Part, head: Part) -> tuple[FileChange, ...]:
    """Return the files that differ, sorted by path; see `generators.review.files`.

    What the documents have in common they share; see `generators.document.sharing`.
    """
    if base.side.document.data is head.side.document.data:
        return ()
    changes = {change.path: change for change in file_changes(base.tree, head.tree)}
    chosen = head.chosen.names
    documents = {}
    if not {"server", "mock", "testing", "contract"}.isdisjoint(chosen):
        documents[f"{base.api.package}/openapi.json"] = (
            base.side.document.data,
            head.side.document.data,
        )
    if "samples" in chosen:
        folder = naming.samples_folder(base.api.package)
        documents[f"{folder}/openapi.json"] = _published(base), _published(head)
    for path, (before, after) in documents.items():
        added, removed = lines_between(before, after)
        if added or removed or not alike(before, after):
            changes[path] = FileChange(path, "changed", added, removed)
    path = f"{base.api.package}/models/__init__.py"
    if path not in changes and base.partial.models.names != head.partial.models.names:
        changes[path] = FileChange(path, "changed", 0, 0)
    changes[MANIFEST] = _manifest(base, head, changes)
    return tuple(changes[path] for path in sorted(changes))


def _published(one: Part) -> dict[str, Any]:
    return with_samples(one.side.document, one.api, one.tree)


def _manifest(base: Part, head: Part, changes: Mapping[str, FileChange]) -> FileChange:
    """Return how the list of files differs: the digests of the document and of files do."""
    both = sum(change.state == "changed" for change in changes.values())
    added = [path for path, change in changes.items() if change.state == "added"]
    removed = [path for path, change in changes.items() if change.state == "removed"]
    last = max(_last(base, added), _last(head, removed))
    old_last, new_last = max([last, *removed]), max([last, *added])
    moved = old_last != new_last
    return FileChange(
        MANIFEST,
        "changed",
        1 + both + len(added) + moved * (old_last not in changes),
        1 + both + len(removed) + moved * (new_last not in changes),
    )


def _last(one: Part, apart: list[str]) -> str:
    """Return the last path of a package, as far as others do not come and go."""
    folder = naming.samples_folder(one.api.package)
    folders = naming.sample_folders(one.constants).values()
    gone = {path.rpartition("/")[0] for path in apart}
    paths = [f"{folder}/{name}/~" for name in folders if f"{folder}/{name}" not in gone]
    return max(
        [*paths, *(path for path in one.tree if path not in apart), f"{one.api.package}/types.py"]
    )


def lines_between(before: Any, after: Any) -> tuple[int, int]:
    """Return how many lines of JSON are added and removed from one value to another.

    That is of whole documents with lines counted, not aligned, without writing what is the same.
    """
    old: Counter[str] = Counter()
    new: Counter[str] = Counter()
    _compare(before, after, "", ("", ""), ("", ""), (old, new))
    return (new - old).total(), (old - new).total()


def _compare(
    before: Any,
    after: Any,
    indent: str,
    heads: tuple[str, str],
    tails: tuple[str, str],
    lines: tuple[Counter[str], Counter[str]],
) -> None:
    """Count the lines of two values that differ; `heads` and `tails` stand around them."""
    if isinstance(before, dict) and isinstance(after, dict) and before and after:
        for counted, head, tail in zip(lines, heads, tails, strict=True):
            counted.update((f"{indent}{head}{{", f"{indent}}}{tail}"))
        inner = f"{indent}  "
        lasts = next(reversed(before)), next(reversed(after))
        for key in before.keys() | after.keys():
            name = f"{json.dumps(key, ensure_ascii=False)}: "
            ends = ("" if key == lasts[0] else ",", "" if key == lasts[1] else ",")
            if key not in after:
                lines[0].update(_lines(before[key], inner, name, ends[0]))
            elif key not in before:
                lines[1].update(_lines(after[key], inner, name, ends[1]))
            elif ends[0] != ends[1] or before[key] is not after[key]:
                _compare(before[key], after[key], inner, (name, name), ends, lines)
        return
    lines[0].update(_lines(before, indent, heads[0], tails[0]))
    lines[1].update(_lines(after, indent, heads[1], tails[1]))


def _lines(value: Any, indent: str, head: str, tail: str) -> Iterator[str]:
    lines = document_text(value).removesuffix("\n").split("\n")
    lines[0] = head + lines[0]
    lines[-1] += tail
    return (f"{indent}{line}" for line in lines)
