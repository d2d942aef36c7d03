"""The regular expressions of a document as the generated code runs them.

JSON Schema means those of ECMA-262 (JSON Schema Validation, section 6.3.3), Pydantic runs those of
Rust's `regex`. There, the escapes for digits and for letters stand for those of every script, and a
dash behind such an escape begins a range.
"""

from __future__ import annotations

import re
from functools import cache

from pydantic_core import SchemaError, SchemaValidator, core_schema

_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_"}
"""Characters of a class escape (ECMA-262, section 22.2.2.9)."""
_PARTS = re.compile(r"\\(?:[pP]\{[^}]*\}|.)|\[\^?|\]|.", re.DOTALL)


def translated(pattern: str) -> str:
    """Return the text that means for Pydantic's engine what a pattern means in ECMA-262."""
    written, is_in_class = [], False
    parts = _PARTS.findall(pattern)
    for index, part in enumerate(parts):
        named = _CLASSES.get(part[1:].lower()) if part.startswith("\\") else None
        if named is not None:
            is_negated = part[1:].isupper()
            if is_negated or not is_in_class:
                named = f"[{'^' if is_negated else ''}{named}]"
            written.append(named)
        elif part == "-" and is_in_class and _is_literal(parts, index):
            written.append(r"\-")
        elif part.startswith("[") and is_in_class:
            written.append(rf"\{part}")
        else:
            is_in_class = part != "]" and (is_in_class or part.startswith("["))
            written.append(part)
    return "".join(written)


def _is_literal(parts: list[str], index: int) -> bool:
    """Whether the dash of a class stands beside a class escape: it is no range then."""
    beside = parts[index - 1], parts[min(index + 1, len(parts) - 1)]
    return any(part[1:].lower() in {"d", "w", "s"} for part in beside if part.startswith("\\"))


@cache
def refusal(pattern: str) -> str:
    """Return why Pydantic's engine does not run a pattern: it has no look-around; empty if it does.

    A rule warns of those that it does not run; the generated code leaves them out.
    """
    try:
        SchemaValidator(core_schema.str_schema(pattern=translated(pattern)))
    except SchemaError as error:
        return str(error).rpartition("error: ")[2].strip().partition("\n")[0] or "no reason given"
    return ""


def runnable(pattern: object) -> str | None:
    """Return the text of a pattern for the generated code; None for what it cannot run."""
    if not isinstance(pattern, str) or refusal(pattern):
        return None
    return translated(pattern)
