"""Validators: whether a value is as a schema says, in one direction; asked before all else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import jsonschema_rs

from ...rules.conversion import URI, Converter, reference_to
from ...rules.errors import explain_all
from ...rules.weighing import TooComplex

if TYPE_CHECKING:
    from ...rules.flags import Direction
    from ...rules.registry import Context
    from .views import Part

TOGETHER: Final = {"if": ("then", "else"), "contains": ("minContains", "maxContains")}
"""Keywords that mean something only with others."""
KEYWORDS: Final = (
    *("enum", "const", "format", "pattern", "multipleOf", "minimum", "maximum"),
    *("exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems"),
    *("uniqueItems", "minProperties", "maxProperties", "propertyNames", "dependentRequired"),
    *("contains", "not", "if", "dependentSchemas", "unevaluatedItems"),
)
"""Keywords that are looked at one by one; what is inside a value is walked through instead."""
_TYPES: Final = {"type"}
_MAX_MESSAGES: Final = 10


class Gates:
    """The schemas of a document for one direction, made executable when they are first needed.

    Args:
        context: the document.
        direction: of the messages.

    Attributes:
        flags: which properties do not travel in this direction.
        unchecked: pointers of schemas by which no value is checked, each with the reason.
    """

    def __init__(self, context: Context, direction: Direction) -> None:
        self._converter = Converter(context, direction)
        self.flags = self._converter.flags
        self._whole: dict[str, jsonschema_rs.Validator | None] = {}
        self.unchecked: dict[str, str] = {}
        self._keywords: dict[str, dict[str, jsonschema_rs.Validator]] = {}

    def is_valid(self, pointer: str, value: Any) -> bool:
        """Whether a value is valid by the schema at a pointer; one that is too complex allows all.

        So does one that cannot be compiled; rules report both.
        """
        validator = self._validator(pointer)
        return validator is None or validator.is_valid(value)

    def messages(self, pointer: str, value: Any) -> list[tuple[tuple[str | int, ...], str]]:
        """Return what is wrong with a value, as path and message."""
        validator = self._validator(pointer)
        if validator is None:
            return []
        problems = explain_all(validator.iter_errors(value))[:_MAX_MESSAGES]
        return [(problem.path, problem.message) for problem in problems]

    def _validator(self, pointer: str) -> jsonschema_rs.Validator | None:
        try:
            return self._whole[pointer]
        except KeyError:
            pass
        try:
            self._converter.need(pointer)
            validator = self._compiled({"$ref": reference_to(pointer)}, [pointer])
        except (TooComplex, ValueError) as error:
            self.unchecked[pointer] = str(error) or "it leads to too many others"
            validator = None
        self._whole[pointer] = validator
        return validator

    def _compiled(self, schema: dict[str, Any], needed: list[str]) -> jsonschema_rs.Validator:
        held: dict[str, Any] = {}
        waiting = list(needed)
        while waiting:
            pointer = waiting.pop()
            if pointer not in held:
                held[pointer] = self._converter.definitions[pointer]
                waiting += self._converter.links[pointer]
        return jsonschema_rs.Draft202012Validator(
            schema,
            registry=jsonschema_rs.Registry([(URI, {"$defs": held})]),
            validate_formats=True,
            offline=True,
        )

    def broken(self, part: Part, value: Any) -> list[str]:
        """Return the keywords of a schema that do not hold for a value.

        Where the type does not, nothing else is looked at. Required properties and what is inside
        the value are not looked at here.
        """
        if value is None and part.takes_null:
            return []
        validators = self._keywords.get(part.pointer)
        if validators is None:
            validators = self._keywords[part.pointer] = self._by_keyword(part)
        if "type" in validators and not validators["type"].is_valid(value):
            return ["type"]
        return [name for name, one in validators.items() if not one.is_valid(value)]

    def required(self, part: Part) -> list[str]:
        """Return the names of the properties that a schema requires in this direction."""
        listed = part.schema.get("required")
        if not isinstance(listed, list):
            return []
        try:
            unseen = self.flags.unseen(part.schema)
        except TooComplex:
            unseen = frozenset()
        return [name for name in listed if isinstance(name, str) and name not in unseen]

    def _by_keyword(self, part: Part) -> dict[str, jsonschema_rs.Validator]:
        schema = {name: value for name, value in part.schema.items() if name != "nullable"}
        if not ({"type", *KEYWORDS} & schema.keys()):
            return {}
        before = len(self._converter.waiting)
        try:
            self._converter.referred = []
            converted = self._converter.convert(schema)
            needed = list(self._converter.referred)
            del self._converter.waiting[before:]
            for pointer in needed:
                self._converter.need(pointer)
        except TooComplex:
            return {}
        validators: dict[str, jsonschema_rs.Validator] = {}
        for keyword in ("type", *KEYWORDS):
            if keyword in converted:
                names = (keyword, *TOGETHER.get(keyword, ()))
                alone = {name: converted[name] for name in names if name in converted}
                try:
                    validators[keyword] = self._compiled(alone, needed)
                except ValueError:
                    continue
        return validators
