"""Checks of single values by jsonschema-rs, with formats."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from ...document.objects import mappings_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from .formulas import Plain


class Checker:
    """Checks values.

    Args:
        definition: gives the schema that a reference of the form `#/$defs/name` names.
    """

    def __init__(self, definition: Callable[[str], Plain]) -> None:
        self._definition = definition
        self._validators: dict[str, jsonschema_rs.Draft202012Validator | None] = {}

    def holds(self, schema: Plain, value: Any) -> bool | None:
        """Whether a value is valid; None where the schema cannot be used, as for its patterns."""
        if isinstance(schema, bool):
            return schema
        text = json.dumps(schema, sort_keys=True)
        if text not in self._validators:
            self._validators[text] = self._validator(schema)
        validator = self._validators[text]
        return None if validator is None else validator.is_valid(value)

    def _validator(self, schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator | None:
        whole = {"allOf": [schema], "$defs": self._reached(schema)}
        try:
            return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        except (ValueError, jsonschema_rs.ReferencingError):
            return None

    def _reached(self, schema: Any) -> dict[str, Plain]:
        """Return the definitions that a schema refers to, also through others."""
        reached: dict[str, Plain] = {}
        waiting = [schema]
        for part in waiting:  # grows while it is walked
            for value in mappings_in(part):
                ref = value.get("$ref")
                name = ref.removeprefix("#/$defs/") if isinstance(ref, str) else None
                if name and name not in reached:
                    reached[name] = self._definition(name)
                    waiting.append(reached[name])
        return reached
