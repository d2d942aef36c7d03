"""Values inside of a value, and what stands in their place that is of the same kind and wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Iterator

    Path = tuple[str | int, ...]

WRONG_TEXT = "~wrong~"
_WRONG_NUMBER = -987654321
_DEEPEST = 5
"""How many levels down is looked."""


def wrong_like(value: Any) -> Any:
    """Return another value of the kind of a text or a number; None of anything else."""
    if isinstance(value, str):
        return WRONG_TEXT
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return _WRONG_NUMBER if is_number else None


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give the texts and numbers in a value with the way to each; of arrays those of the first."""
    if len(path) > _DEEPEST:
        return
    if isinstance(value, AnyDict):
        for name, item in value.items():
            yield from leaves(item, (*path, name))
    elif isinstance(value, AnyList) and value:
        yield from leaves(value[0], (*path, 0))
    elif path and wrong_like(value) is not None:
        yield path, value


def with_leaf(value: Any, path: Path, leaf: Any) -> Any:
    """Return a copy of a value with another one at the end of a way."""
    if not path:
        return leaf
    step, *rest = path
    copy: Any = value.copy()
    copy[step] = with_leaf(value[step], tuple(rest), leaf)
    return copy
