"""A proposal: the overlay that makes a document say what its pages say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.objects import mapping
from ..document.overlay_diff import json_path, overlay_between
from ..document.pointer import PointerError, lookup, split

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document import Document
    from .edits import Edit
    from .findings import Finding


def proposal(document: Document, findings: Iterable[Finding], *, is_later: bool) -> dict[str, Any]:
    """Return the overlay that settles findings; each action names what it is for.

    Args:
        document: that it is applied to.
        findings: what has no edit is left to the reader.
        is_later: whether the findings are changes of the pages: what they no longer show goes.
    """
    after = _copy(document.data)
    reasons: dict[str, list[str]] = {}
    for item in findings:
        edit = (item.removal or item.edit) if is_later else item.edit
        if edit is not None and _apply(edit, after):
            reason = f"{item.diagnostic.location}: {item.diagnostic.message}"
            reasons.setdefault(json_path(_steps(document.data, edit.pointer)), []).append(reason)
    overlay = overlay_between(document.data, after, "What the pages say")
    for action in overlay["actions"]:
        target = action["target"]
        stated = [
            text
            for at, texts in reasons.items()
            if target.startswith(at) or at.startswith(target)
            for text in texts
        ]
        if stated:
            action["description"] = "; ".join(dict.fromkeys(stated))
    return overlay


def _apply(edit: Edit, data: Any) -> bool:
    """Make an edit; False where an edit before took its place away."""
    try:
        target = lookup(data, edit.pointer)
    except PointerError:
        return False
    if not isinstance(target, dict):
        return False
    edit.change(target)
    return True


def _copy(value: Any) -> Any:
    """Return a copy in which nothing is shared, as aliases of YAML are."""
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def _steps(data: Any, pointer: str) -> list[str | int]:
    """Return the steps of a pointer, those into lists as numbers."""
    steps: list[str | int] = []
    for token in split(pointer):
        if isinstance(data, list):
            steps.append(int(token))
            data = data[int(token)] if int(token) < len(data) else None
        else:
            steps.append(token)
            data = mapping(data).get(token)
    return steps
