"""Whether a value fits a schema: what is asked of values that a schema states, and of made ones.

What is not known, or would take too long to know, fits. The models have the last word.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..narrowing import AnyDict, AnyList
from .scalars import bound, is_date, is_date_time, numeric, patterns_of, plain_types, size
from .statements import OPEN_ENUM
from .texts import matches

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOST = 3000
"""Schemas that are looked at for one value."""
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "number": (int, float),
    "integer": (int, float),
}
_uuid = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}").fullmatch
_FORMATS: dict[str, Callable[[str], object]] = {
    "date": is_date,
    "date-time": is_date_time,
    "uuid": _uuid,
}
"""The formats that models check."""


class _Spent(Exception):  # noqa: N818 - never leaves this module
    """The limit of steps is reached."""


class Fitting:
    """Compares values with the schemas of one document, in one direction.

    Args:
        follow: returns what a `$ref` names.
        skip: properties with this keyword are not there, and need not be.
    """

    def __init__(self, follow: Callable[[str], Any], skip: str) -> None:
        self._follow = follow
        self._skip = skip
        self._steps = 0
        self._together = False

    def fits(self, schema: Any, value: Any, *, together: bool = False) -> bool:
        """Return whether a value fits a schema; of a `oneOf` more than one may fit.

        Args:
            schema: the schema.
            value: the value.
            together: whether parts of an `allOf` that are closed let properties of the others
                pass, as they do in models.
        """
        self._steps, self._together = 0, together
        try:
            return self._fits(schema, value)
        except (_Spent, LookupError, RecursionError):
            return True

    def travelling(self, schema: Any, value: Any) -> Any:
        """Return a value without the properties that do not travel in this direction."""
        self._steps = 0
        try:
            return self._travelling(schema, value)
        except (_Spent, LookupError, RecursionError):
            return value

    def _resolved(self, schema: Any) -> Any:
        while isinstance(schema, AnyDict) and isinstance(schema.get("$ref"), str):
            self._step()
            schema = self._follow(schema["$ref"])
        return schema

    def _step(self) -> None:
        self._steps += 1
        if self._steps > _MOST:
            raise _Spent

    def _travelling(self, schema: Any, value: Any) -> Any:
        self._step()
        if not isinstance(schema, AnyDict) or not isinstance(value, (AnyDict, AnyList)):
            return value
        for part in (_referred(schema, self._follow), *_listed(schema, "allOf")):
            value = self._travelling(part, value)
        if isinstance(value, AnyList):
            items = schema.get("items")
            return [self._travelling(items, item) for item in value]
        properties = _mapping(schema, "properties")
        return {
            name: self._travelling(properties.get(name), item)
            for name, item in value.items()
            if not _is_flagged(self._resolved(properties.get(name)), self._skip)
        }

    def _fits(self, schema: Any, value: Any) -> bool:
        self._step()
        if not isinstance(schema, AnyDict):
            return schema is not False
        if "$ref" in schema and not self._fits(_referred(schema, self._follow), value):
            return False
        if value is None and schema.get("nullable") is True:
            return True
        return (
            _has_type(schema, value)
            and _is_listed(schema, value)
            and self._has_parts(schema, value)
            and self._applies(schema, value)
        )

    def _has_parts(self, schema: dict[str, Any], value: Any) -> bool:
        if isinstance(value, str):
            return _fits_text(schema, value)
        if isinstance(value, AnyDict):
            return self._fits_object(schema, value)
        if isinstance(value, AnyList):
            return self._fits_list(schema, value)
        if isinstance(value, bool) or value is None:
            return True
        return fits_number(schema, value)

    def _applies(self, schema: dict[str, Any], value: Any) -> bool:
        """Whether a value fits what a schema is put together of."""
        parts = _listed(schema, "allOf")
        if self._together:
            parts = [_opened(self._resolved(part)) for part in parts]
        if not all(self._fits(part, value) for part in parts):
            return False
        for word in ("anyOf", "oneOf"):
            branches = _listed(schema, word)
            if branches and not any(self._fits(part, value) for part in branches):
                return False
        if "not" in schema and self._fits(schema["not"], value):
            return False
        if "if" in schema:
            word = "then" if self._fits(schema["if"], value) else "else"
            return self._fits(schema.get(word, True), value)
        return True

    def _fits_object(self, schema: dict[str, Any], value: dict[str, Any]) -> bool:
        properties, others = _mapping(schema, "properties"), schema.get("additionalProperties")
        if self._together and "allOf" in schema and others is False:
            others = True  # its parts may declare the others
        patterned = _mapping(schema, "patternProperties")
        if not size(schema, "minProperties", 0) <= len(value) <= size(schema, "maxProperties"):
            return False
        for name in _listed(schema, "required"):
            flagged = _is_flagged(self._resolved(properties.get(name)), self._skip)
            if name not in value and not flagged:
                return False
        for name, needed in _mapping(schema, "dependentRequired").items():
            if name in value and not all(item in value for item in needed):
                return False
        for name, item in value.items():
            parts = [part for pattern, part in patterned.items() if matches(pattern, name)]
            parts += [properties[name]] if name in properties else []
            parts = parts or [others]
            if not all(self._fits(part, item) for part in parts):
                return False
            if "propertyNames" in schema and not self._fits(schema["propertyNames"], name):
                return False
        return True

    def _fits_list(self, schema: dict[str, Any], value: list[Any]) -> bool:
        if not size(schema, "minItems", 0) <= len(value) <= size(schema, "maxItems"):
            return False
        if schema.get("uniqueItems") is True and len(set(map(as_key, value))) < len(value):
            return False
        first = _listed(schema, "prefixItems")
        parts = [*first, *[schema.get("items")] * max(0, len(value) - len(first))]
        if not all(self._fits(part, item) for part, item in zip(parts, value, strict=False)):
            return False
        if "contains" not in schema:
            return True
        count = sum(self._fits(schema["contains"], item) for item in value)
        return size(schema, "minContains", 1) <= count <= size(schema, "maxContains")


def as_key(value: Any) -> str:
    """Return a text that is the same for equal JSON values: `1` and `1.0` are."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, AnyList):
        return f"[{','.join(map(as_key, value))}]"
    if isinstance(value, AnyDict):
        return f"{{{','.join(f'{json.dumps(k)}:{as_key(value[k])}' for k in sorted(value))}}}"
    return json.dumps(value)


def fits_number(schema: Mapping[str, Any], value: float) -> bool:
    """Return whether a number fits bounds and `multipleOf` of a schema."""
    low, above = bound(schema, "minimum", "exclusiveMinimum")
    high, below = bound(schema, "maximum", "exclusiveMaximum")
    if low is not None and (value < low or (above and value == low)):
        return False
    if high is not None and (value > high or (below and value == high)):
        return False
    step = numeric(schema.get("multipleOf"))
    return not step or Fraction(str(value)) % Fraction(str(step)) == 0


def _fits_text(schema: Mapping[str, Any], value: str) -> bool:
    if not size(schema, "minLength", 0) <= len(value) <= size(schema, "maxLength"):
        return False
    known = _FORMATS.get(str(schema.get("format")))
    if known is not None and not known(value):
        return False
    return all(matches(pattern, value) for pattern in patterns_of(schema))


def _has_type(schema: Mapping[str, Any], value: Any) -> bool:
    types = plain_types(schema)
    if not types:
        return True
    for name in types:
        if isinstance(value, bool) and name in {"number", "integer"}:
            continue
        if isinstance(value, _TYPES.get(name, (object,))):
            if name == "integer" and isinstance(value, float) and not value.is_integer():
                continue
            return True
    return False


def _is_listed(schema: Mapping[str, Any], value: Any) -> bool:
    if "const" in schema and as_key(schema["const"]) != as_key(value):
        return False
    listed = None if schema.get(OPEN_ENUM) else schema.get("enum")
    return not isinstance(listed, AnyList) or as_key(value) in map(as_key, listed)


def _opened(schema: Any) -> Any:
    """Return a schema that lets any further properties pass."""
    if not isinstance(schema, AnyDict) or schema.get("additionalProperties") is not False:
        return schema
    return {key: item for key, item in schema.items() if key != "additionalProperties"}


def _is_flagged(schema: Any, word: str) -> bool:
    return isinstance(schema, AnyDict) and schema.get(word) is True


def _referred(schema: Mapping[str, Any], follow: Callable[[str], Any]) -> Any:
    reference = schema.get("$ref")
    return follow(reference) if isinstance(reference, str) else True


def _mapping(schema: Mapping[str, Any], word: str) -> dict[str, Any]:
    value = schema.get(word)
    return value if isinstance(value, AnyDict) else {}


def _listed(schema: Mapping[str, Any], word: str) -> list[Any]:
    value = schema.get(word)
    return value if isinstance(value, AnyList) else []
