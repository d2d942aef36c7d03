"""What stands around that which a change reaches: it has to be the same in both packages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ... import naming
from ...render.closure import imported
from ...render.readme_example import candidates
from .packages import key_of
from .sides import Unsure

if TYPE_CHECKING:
    from ...api.ir import Api
    from .packages import Part
    from .sides import Key


def require_same_operations(base: Api, head: Api, reached: frozenset[Key]) -> None:
    """See that operations that the change does not reach are described as they were.

    Names, for example, make room for others.

    Raises:
        Unsure: one is not.
    """
    before, after = (
        {key_of(operation): operation for operation in api.operations} for api in (base, head)
    )
    for key in (before.keys() | after.keys()) - reached:
        if before.get(key) != after.get(key):
            raise Unsure(f"{key} follows from more than is known")


def require_same_frames(base: Part, head: Part) -> None:
    """See that files differ in nothing that follows from what else is in them.

    Raises:
        Unsure: they do, or may.
    """
    if (
        _groups(base.whole) != _groups(head.whole)
        or _common(base, head) != _common(head, base)
        or base.api.extras != head.api.extras
    ):
        raise Unsure("what stands around operations differs")
    if base.tree.get("README.md") != head.tree.get("README.md"):
        for one in (base, head):
            _require_shown(one)
    for path in base.shared | head.shared:
        before, after = base.tree.get(path), head.tree.get(path)
        if before == after:
            continue
        if before is None or after is None:
            raise Unsure(path)
        if path.endswith("/models/__init__.py"):
            continue
        if path.endswith(".py") and _IMPORT.findall(before) != _IMPORT.findall(after):
            raise Unsure(f"imports of {path}")
    if _all_imports(base) != _all_imports(head):
        raise Unsure("another part of the runtime")


def _require_shown(one: Part) -> None:
    """See that the README is about operations that the change does not reach.

    Raises:
        Unsure: it is about one of them, or may be.
    """
    sizes = [(size, key_of(operation)) for size, _, _, operation in candidates(one.api)]
    folders = naming.sample_folders(one.constants)
    top = naming.samples_folder(one.api.package)
    curls = [
        (len(one.tree[path]), key_of(operation))
        for operation in one.api.operations
        if (path := f"{top}/{folders[operation.constant]}/curl.sh") in one.tree
    ]
    for found in (sizes, curls):
        mine = [size for size, key in found if key in one.reached]
        others = [size for size, key in found if key not in one.reached]
        if mine and min(others, default=min(mine)) >= min(mine):
            raise Unsure("the README may be about another operation")
    streams = [key_of(operation) for operation in one.api.operations if operation.stream]
    if not one.reached.isdisjoint(streams):
        raise Unsure("the README may show another stream")


def _groups(api: Api) -> list[tuple[str, ...]]:
    return [
        (group.wire_name, group.py_name, group.class_name, group.description)
        for group in api.groups
    ]


def _common(one: Part, other: Part) -> list[Key]:
    """Return the operations that both packages have, in the order of one."""
    known = set(map(key_of, other.whole.operations))
    return [key for key in map(key_of, one.whole.operations) if key in known]


_IMPORT = re.compile(r"^[ ]*(?:from [^\n(]+ )?import (?:\([^)]*\)|[^\n(]+)$", re.MULTILINE)


def _all_imports(one: Part) -> set[str]:
    folder = f"{one.api.package}/"
    return {
        name
        for path, text in one.tree.items()
        if path.startswith(folder) and path.endswith(".py")
        for name in imported(path, text)
        if "._runtime" in name
    }
