"""The regular expressions of a document as the generated code runs them.

JSON Schema means those of ECMA-262 (JSON Schema Validation, section 6.3.3), Pydantic runs those of
Rust's `regex`. There, the escapes for digits and for letters stand for those of every script, and a
dash behind such an escape begins a range.
"""

from __future__ import annotations

import json
import re
from functools import cache

from pydantic_core import SchemaError, SchemaValidator, core_schema

_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_"}
"""Characters of a class escape (ECMA-262, section 22.2.2.9)."""
_AHEAD, _END = r"(?=[\s\S]*(?:", "))"
_BEGIN = f"^{_AHEAD}"
"""How two patterns are written as one: as what stands ahead, anywhere in the text."""
_SEVERAL = "*"
"""Begins a list of patterns: none that is run begins so."""
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


def both(first: str, second: str) -> str:
    """Return a pattern that texts match which match two others.

    Pydantic's engine has no look-ahead: generated code checks its `parts` one after the other.
    """
    patterns = list(dict.fromkeys([*parts(first), *parts(second)]))
    return patterns[0] if len(patterns) == 1 else _BEGIN + (_END + _AHEAD).join(patterns) + _END


def parts(pattern: str) -> list[str]:
    """Return the patterns that `both` made one of; else the pattern itself."""
    if not (pattern.startswith(_BEGIN) and pattern.endswith(_END)):
        return [pattern]
    return pattern[len(_BEGIN) : -len(_END)].split(_END + _AHEAD)


def runnable(pattern: object) -> str | None:
    """Return the text of a pattern for the generated code; None for what it cannot run.

    It stands for several, which `listed` gives, where the pattern has several `parts`.
    """
    if not isinstance(pattern, str):
        return None
    kept = [translated(part) for part in parts(pattern) if not refusal(part)]
    return (kept[0] if len(kept) == 1 else _SEVERAL + json.dumps(kept)) if kept else None


def listed(text: str) -> list[str]:
    """Return the patterns that a text of `runnable` stands for."""
    patterns: list[str] = json.loads(text[1:]) if text.startswith(_SEVERAL) else [text]
    return patterns
