"""Words of messages: values, their types, and names that were probably meant."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN = 60
"""Characters of a value that a message shows."""


def show(value: Any) -> str:
    """Return a value as JSON, cut where it is long; no more of it is read than is shown."""
    written = ""
    for part in _WRITER.iterencode(value[:_SHOWN] if isinstance(value, str) else value):
        written += part[:_SHOWN]
        if len(written) > _SHOWN:
            return f"{written[: _SHOWN - 1]}…"
    return written


_WRITER = json.JSONEncoder(ensure_ascii=False, default=str, check_circular=False)
_TYPES: dict[type, str] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
}


def type_of(value: Any) -> str:
    """Return what JSON calls the type of a value."""
    return _TYPES.get(type(value), "null")


def similar(name: str, known: Sequence[str], cutoff: float = 0.6) -> str:
    """Return a hint naming what `name` was probably meant to be.

    Empty when nothing is close, and when it is a name that is known, only not here.
    """
    close = [] if name in known else get_close_matches(name, known, n=1, cutoff=cutoff)
    return f"did you mean `{close[0]}`?" if close else ""
