"""The extension `x-outcome`: where an answer says how it went (`docs/extensions.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generators.document.pointer import from_ref, join, split
from generators.text import literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EXTENSION = "x-outcome"
_OWN = ("status", "errors", "warnings", "items", "failed", "submitted")
_OF_ITEMS = {"itemId": "item_id", "itemErrors": "item_errors", "itemWarnings": "item_warnings"}


def rule(
    schema: dict[str, Any],
    pointer: str,
    fields: Callable[[str], Mapping[str, str]],
    name: str,
    note: Callable[[str, str, str], None],
) -> str:
    """Return the Python expression of a rule; empty where the schema has none.

    Args:
        schema: in normal form.
        pointer: where it stands.
        fields: gives the attributes of a component schema by wire name.
        name: of the component.
        note: told of what is wrong with the extension.
    """
    stated = schema.get(EXTENSION)
    if not isinstance(stated, dict):
        return ""
    at = join(pointer, EXTENSION)
    arguments: dict[str, Any] = {}
    own = fields(name)
    for key in _OWN:
        if key in stated:
            _take(arguments, key, stated[key], own, join(at, key), note)
    values = stated.get("failures", [])
    if isinstance(values, list) and values:
        arguments["failures"] = tuple(str(value) for value in values)
    entries = fields(_entry(schema, stated.get("items")))
    for key, argument in _OF_ITEMS.items():
        if key in stated:
            _take(arguments, argument, stated[key], entries, join(at, key), note)
    for key in stated.keys() - {*_OWN, *_OF_ITEMS, "failures"}:
        note("outcome", join(at, key), f"`{EXTENSION}` has no key `{key}`")
    written = ", ".join(f"{key}={literal(value)}" for key, value in arguments.items())
    return f"OutcomeRule({written})"


def _take(
    arguments: dict[str, Any],
    argument: str,
    wire_name: Any,
    fields: Mapping[str, str],
    pointer: str,
    note: Callable[[str, str, str], None],
) -> None:
    if wire_name in fields:
        arguments[argument] = fields[wire_name]
    else:
        note("outcome", pointer, f"`{EXTENSION}` names a property that is not declared")


def _entry(schema: dict[str, Any], items: Any) -> str:
    """Return the component of the entries of a bulk answer; empty where there is none."""
    found = (schema.get("properties") or {}).get(items) if isinstance(items, str) else None
    entries = found.get("items") if isinstance(found, dict) else None
    ref = entries.get("$ref") if isinstance(entries, dict) else None
    return split(from_ref(ref) or "")[-1] if isinstance(ref, str) else ""
