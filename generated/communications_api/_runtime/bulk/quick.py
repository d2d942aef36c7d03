"""A validator of JSON text that says yes quickly, or does not know.

Validation of JSON lines need not make models, whose bytes are sent as they came. What this
validator accepts is valid, and nothing in it would be written in another way. Whatever it does not
know, it refuses: `item_checks` then asks the type itself.
"""

from __future__ import annotations

from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from pydantic_core import CoreSchema, SchemaError, SchemaValidator, core_schema

from ..models.base import AwareDatetime, FullDate, JsonNumber, TextUUID, adapter, constants
from ..models.enums import LISTED
from ..narrowing import EMPTY, AnyDict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_COPIED = {
    "str": ("min_length", "max_length", "pattern"),
    "int": ("ge", "gt", "le", "lt", "multiple_of"),
    "bool": (),
    "none": (),
}
_SIZED = ("min_length", "max_length")


class _Unknown(Exception):  # noqa: N818 - not an error of the program
    """What a part of a schema accepts is not known here."""


Read: TypeAlias = "Callable[[bytes], Any]"
"""Reads JSON text as plain data; raises ValueError where it does not know."""


class QuickValidator:
    """What reads JSON text of a type as plain data.

    Args:
        type_: a model, or another annotation.

    Attributes:
        read: reads any; None where there can be nothing that does.
    """

    def __init__(self, type_: Any) -> None:
        schema: Any = adapter(type_).core_schema
        self.read: Read | None = None
        try:
            self._schema: Any = _Builder().whole(schema)
            self.read = _reader(self._schema)
        except (_Unknown, SchemaError):
            pass

    def like(self, example: Any) -> Read:
        """Return what reads values that have no other properties than an example: a sixth faster.

        Properties that a schema declares and a value does not have are looked for all the same.

        Args:
            example: what `read` gave.
        """
        return _reader(_narrowed(self._schema, example))


def _reader(schema: Any) -> Read:
    # Values are dropped at once: looking for equal ones from before costs more than it saves.
    return SchemaValidator(schema, {"cache_strings": "keys"}).validate_json


def _narrowed(schema: Any, example: Any) -> Any:
    """Return a schema without the properties that an example does not have."""
    if schema["type"] == "definitions":
        return {**schema, "schema": _narrowed(schema["schema"], example)}
    if schema["type"] != "typed-dict" or not isinstance(example, AnyDict):
        return schema
    fields = {
        name: {**field, "schema": _narrowed(field["schema"], example[name])}
        for name, field in schema["fields"].items()
        if name in example
    }
    return {**schema, "fields": fields}


class _Builder:
    def __init__(self) -> None:
        self._unknown: set[str] = set()  # references to what is not known

    def whole(self, schema: Any) -> CoreSchema:
        """Return the schema with its definitions; raises `_Unknown`."""
        if schema["type"] != "definitions":
            return self.of(schema)
        definitions: list[CoreSchema] = []
        while True:
            known = len(self._unknown)
            definitions = [
                built
                for inner in schema["definitions"]
                if (built := self._definition(inner)) is not None
            ]
            if len(self._unknown) == known:  # nothing more turned out not to be known
                return core_schema.definitions_schema(self.of(schema["schema"]), definitions)

    def _definition(self, schema: Any) -> CoreSchema | None:
        if schema["ref"] in self._unknown:
            return None
        try:
            built = self.of(schema)
        except _Unknown:
            self._unknown.add(schema["ref"])
            return None
        return cast("CoreSchema", {**built, "ref": schema["ref"]})

    def of(self, schema: Any) -> CoreSchema:
        """Return the schema of what is certainly valid; raises `_Unknown`."""
        kind = schema["type"]
        if kind in _COPIED:
            kept = {key: schema[key] for key in _COPIED[kind] if key in schema}
            strict = {} if kind == "none" else {"strict": True}
            return cast("CoreSchema", {"type": kind, **strict, **kept})
        make: Callable[[Any], CoreSchema] | None = getattr(self, f"_{kind.replace('-', '_')}", None)
        if make is None:
            raise _Unknown
        return make(schema)

    def _model(self, schema: Any) -> CoreSchema:
        cls, fields = schema["cls"], schema["schema"]
        if (
            schema.get("root_model")
            or schema.get("custom_init")
            or fields["type"] != "model-fields"
        ):
            raise _Unknown
        return core_schema.typed_dict_schema(
            self._fields(cls, fields["fields"]), extra_behavior="forbid"
        )

    def _fields(self, cls: Any, fields: Mapping[str, Any]) -> dict[str, core_schema.TypedDictField]:
        nullable: frozenset[str] = getattr(cls, "_nullable", frozenset())
        filled = constants(cls)
        known: dict[str, Any] = {}
        for name, field in fields.items():
            inner = field["schema"]
            alias = field.get("validation_alias", name)
            has_default = inner["type"] == "default"
            if has_default:
                inner = inner["schema"]
                # None stands for an absent field; `null` on the wire would be left out.
                if inner["type"] == "nullable" and name not in nullable:
                    inner = inner["schema"]
            required = not has_default or name in filled
            try:
                if not isinstance(alias, str):
                    raise _Unknown
                known[alias] = core_schema.typed_dict_field(self.of(inner), required=required)
            except _Unknown:
                if required:
                    raise
        return known

    def _any(self, _: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_finite, core_schema.any_schema())

    def _nullable(self, schema: Any) -> CoreSchema:
        return core_schema.nullable_schema(self.of(schema["schema"]))

    def _list(self, schema: Any) -> CoreSchema:
        sizes = {key: schema[key] for key in _SIZED if key in schema}
        return core_schema.list_schema(self.of(schema["items_schema"]), strict=True, **sizes)

    def _dict(self, schema: Any) -> CoreSchema:
        sizes = {key: schema[key] for key in _SIZED if key in schema}
        keys = self.of(schema["keys_schema"])
        return core_schema.dict_schema(keys, self.of(schema["values_schema"]), **sizes)

    def _float(self, schema: Any) -> CoreSchema:
        kept = {key: schema[key] for key in ("ge", "gt", "le", "lt") if key in schema}
        if "multiple_of" in schema:
            raise _Unknown
        return core_schema.float_schema(allow_inf_nan=False, strict=True, **kept)

    def _literal(self, schema: Any) -> CoreSchema:
        return _texts(schema["expected"])

    def _definition_ref(self, schema: Any) -> CoreSchema:
        if schema["schema_ref"] in self._unknown:
            raise _Unknown
        return core_schema.definition_reference_schema(schema["schema_ref"])

    def _json_or_python(self, schema: Any) -> CoreSchema:
        read = schema["json_schema"]
        for type_, quick in _FORMATS:
            if read == _read_as(type_):
                return quick
        return self.of(read)

    def _union(self, schema: Any) -> CoreSchema:
        first = schema["choices"][0]
        listed = first.get("metadata", EMPTY).get(LISTED) if isinstance(first, AnyDict) else None
        if listed is None:
            raise _Unknown
        return _texts(listed)


@cache
def _read_as(type_: Any) -> Any:
    """Return how values of a type are read from JSON."""
    schema: Any = adapter(type_).core_schema
    return schema["json_schema"]


_DAY = (
    "[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
"""Any day from the year 1000 on but the last of February in leap years."""
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?"
_OFFSET = "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_FORMATS: tuple[tuple[Any, CoreSchema], ...] = (
    (AwareDatetime, core_schema.str_schema(pattern=f"^{_DAY}T{_TIME}{_OFFSET}$")),
    (FullDate, core_schema.str_schema(pattern=f"^{_DAY}$")),
    (TextUUID, core_schema.str_schema(pattern=f"^{_UUID}$")),
    (JsonNumber, core_schema.float_schema(allow_inf_nan=False, strict=True)),
)
"""Types of texts and numbers that are read by Python, and what is certainly one of their values."""


def _finite(value: Any) -> Any:
    """Return a value, unless a number in it is none that JSON has."""
    stack = [value]
    for item in stack:
        if isinstance(item, dict):
            stack += item.values()
        elif isinstance(item, list):
            stack += item
        elif isinstance(item, float) and not isfinite(item):
            raise ValueError("a number is none that JSON has, or larger than a double holds")
    return value


def _texts(values: list[Any]) -> CoreSchema:
    """Return the schema of one of some texts; other values may equal some that they are not."""
    if not all(type(value) is str for value in values):
        raise _Unknown
    return core_schema.literal_schema(values)
