"""Samples: what values of one place have in common, in memory that does not grow with them.

A schema is inferred from them carefully: what few values show by chance is not stated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import jsonschema_rs

from .values.facts import type_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_NAMES: Final = 300
"""Properties of one object that are told apart; where there are more, it is taken as a map."""
_MAX_VALUES: Final = 24
_MAX_DEPTH: Final = 12
_ENOUGH: Final = 20
"""Values from which on few different ones are taken as all there are."""
_FEW: Final = 8
_REPEATED: Final = 3
_MANY_NAMES: Final = 12
_RARE: Final = 0.34
"""A name is rare where it is in a smaller share of the objects."""

_TOKEN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}")
_KEY: Final = re.compile(
    r"\d+|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-fA-F]{16,}|\d{4}-\d{2}-\d{2}.*|.*@.*"
)
_FORMATS: Final = {
    "uuid": re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{17}"),
    "date-time": re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d.*"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "uri": re.compile(r"https?://\S+"),
}


@cache
def _validator(name: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True)


class _Style(NamedTuple):
    """How schemas are written: the arguments of `Sample.schema`."""

    is_old: bool
    requires: int
    names: Mapping[int, str]


@dataclass(slots=True)
class Sample:
    """What was seen in one place.

    Attributes:
        count: of values.
        kinds: how many were of each type of JSON Schema.
        is_personal: whether the values must not be shown.
        low, high: smallest and largest number; length of text; number of items or properties.
        values: texts and numbers, with how often each was; None where there were too many.
        formats: which all texts are of.
        items: of arrays.
        members: of objects, by name; None where there were too many names.
        others: of the values of objects that are taken as maps.
    """

    count: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    is_personal: bool = False
    low: float = float("inf")
    high: float = float("-inf")
    values: dict[Any, int] | None = field(default_factory=dict)
    formats: set[str] = field(default_factory=lambda: set(_FORMATS))
    items: Sample | None = None
    members: dict[str, Sample] | None = field(default_factory=dict)
    others: Sample | None = None

    def add(self, value: Any, *, is_personal: bool = False, depth: int = 0) -> None:
        """Take a value into account."""
        self.is_personal = self.is_personal or is_personal
        kind = type_name(value)
        if isinstance(value, float):
            kind = "number"  # 1.0 is an integer by chance
        self.count += 1
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        if isinstance(value, str):
            self._text(value)
        elif kind in {"integer", "number"}:
            self._range(value)
            self._value(value)
        elif isinstance(value, list):
            self._range(len(value))
            if depth < _MAX_DEPTH:
                self.items = self.items or Sample()
                for item in value:
                    self.items.add(item, is_personal=is_personal, depth=depth + 1)
        elif isinstance(value, dict):
            self._range(len(value))
            if depth < _MAX_DEPTH:
                self._object(value, is_personal=is_personal, depth=depth)

    def _range(self, number: float) -> None:
        self.low, self.high = min(self.low, number), max(self.high, number)

    def _text(self, value: str) -> None:
        self._range(len(value))
        self._value(value)
        for name in list(self.formats):
            if not _FORMATS[name].fullmatch(value) or not _validator(name).is_valid(value):
                self.formats.discard(name)

    def _value(self, value: Any) -> None:
        if self.values is not None:
            self.values[value] = self.values.get(value, 0) + 1
            if len(self.values) > _MAX_VALUES:
                self.values = None

    def _object(self, value: dict[str, Any], *, is_personal: bool, depth: int) -> None:
        for name, inner in value.items():
            if self.members is not None:
                member = self.members.get(name)
                if member is None:
                    member = self.members[name] = Sample()
                member.add(inner, is_personal=is_personal, depth=depth + 1)
                if len(self.members) > MAX_NAMES:
                    self.others, self.members = merged(self.members.values()), None
            elif self.others is not None:
                self.others.add(inner, is_personal=is_personal, depth=depth + 1)

    def merge(self, other: Sample) -> None:
        """Take all that another one has seen into account."""
        self.count += other.count
        self.is_personal = self.is_personal or other.is_personal
        for kind, count in other.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + count
        self.low, self.high = min(self.low, other.low), max(self.high, other.high)
        if self.values is not None and other.values is not None:
            for value, count in other.values.items():
                self.values[value] = self.values.get(value, 0) + count
        if other.values is None or (self.values is not None and len(self.values) > _MAX_VALUES):
            self.values = None
        self.formats &= other.formats if "string" in other.kinds else self.formats
        if other.items is not None:
            self.items = self.items or Sample()
            self.items.merge(other.items)
        self._merge_members(other)

    def _merge_members(self, other: Sample) -> None:
        if self.members is not None and other.members is not None:
            for name, sample in other.members.items():
                self.members.setdefault(name, Sample()).merge(sample)
            if len(self.members) <= MAX_NAMES:
                return
        for sample in (self, other):
            if sample.members is not None:
                sample.others, sample.members = merged(sample.members.values()), None
        if self.others is not None and other.others is not None:
            self.others.merge(other.others)

    # --- The schema -------------------------------------------------------------------------------

    def schema(
        self, *, is_old: bool, requires: int = 0, names: Mapping[int, str] | None = None
    ) -> dict[str, Any]:
        """Return the schema that describes the values.

        Args:
            is_old: for OpenAPI 3.0, which has no lists of types.
            requires: objects from which on a property of all of them is required; 0 for never.
            names: of components, by the `id` of the samples that they describe.
        """
        if names and id(self) in names:
            reference = {"$ref": f"#/components/schemas/{names[id(self)]}"}
            if "null" not in self.kinds:
                return reference
            if is_old:
                return {"allOf": [reference], "nullable": True}
            return {"anyOf": [reference, {"type": "null"}]}
        return self._schema(_Style(is_old, requires, names or {}))

    def _schema(self, style: _Style) -> dict[str, Any]:
        is_old = style.is_old
        kinds = [kind for kind in self.kinds if kind != "null"]
        if "number" in kinds and "integer" in kinds:
            kinds.remove("integer")
        has_null = "null" in self.kinds
        if not kinds:
            return {}  # of null alone nothing follows
        facts: dict[str, Any] = {}
        for kind in kinds:
            facts |= self._facts(kind, style)
        if len(kinds) == 1:
            return _typed(kinds[0], facts, is_old=is_old, has_null=has_null)
        if not is_old:
            return {"type": [*kinds, *(["null"] if has_null else [])], **facts}
        return {
            "anyOf": [{"type": kind, **_of_kind(kind, facts)} for kind in kinds],
            **({"nullable": True} if has_null else {}),
        }

    def _facts(self, kind: str, style: _Style) -> dict[str, Any]:
        if kind == "string":
            return self._text_facts()
        if kind == "array":
            return {"items": self.items.schema(**style._asdict()) if self.items else {}}
        if kind == "object":
            return self._object_facts(style)
        return {}

    def _text_facts(self) -> dict[str, Any]:
        texts = self.kinds["string"]
        if texts >= _REPEATED:
            for name in _FORMATS:
                if name in self.formats:
                    return {"format": name}
        if (
            not self.is_personal
            and self.kinds.keys() <= {"string", "null"}
            and self.values is not None
            and texts >= _ENOUGH
            and 1 < len(self.values) <= _FEW
            and min(self.values.values()) >= _REPEATED
            and all(_TOKEN.fullmatch(value) for value in self.values)
        ):
            return {"enum": [*self.values]}
        return {}

    def _object_facts(self, style: _Style) -> dict[str, Any]:
        requires = style.requires
        if self.is_map:
            inner = self.others or merged((self.members or {}).values())
            return {"additionalProperties": inner.schema(**style._asdict())}
        members = self.members or {}
        if not members:
            return {}
        facts: dict[str, Any] = {
            "properties": {
                name: sample.schema(**style._asdict()) for name, sample in members.items()
            }
        }
        objects = self.kinds["object"]
        always = [name for name, sample in members.items() if sample.count == objects]
        if requires and objects >= requires and always:
            facts["required"] = always
        return facts

    @property
    def is_map(self) -> bool:
        """Whether names of properties are data: there are very many, rare ones, or ids."""
        if self.members is None:
            return True
        objects = self.kinds.get("object", 0)
        names = list(self.members)
        if len(names) > 1 and all(_KEY.fullmatch(name) for name in names):
            return True
        rare = sum(sample.count < _RARE * objects for sample in self.members.values())
        return len(names) > _MANY_NAMES and rare > 0.9 * len(names)


def merged(samples: Iterable[Sample]) -> Sample:
    """Return one sample of all values of several."""
    result = Sample()
    for sample in samples:
        result.merge(sample)
    return result


_OWN: Final = {
    "string": {"format", "enum"},
    "array": {"items"},
    "object": {"properties", "required", "additionalProperties"},
}


def _of_kind(kind: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name in _OWN.get(kind, ())}


def _typed(kind: str, facts: dict[str, Any], *, is_old: bool, has_null: bool) -> dict[str, Any]:
    if not has_null:
        return {"type": kind, **facts}
    if "enum" in facts:
        facts = {**facts, "enum": [*facts["enum"], None]}
    if is_old:
        return {"type": kind, **facts, "nullable": True}
    return {"type": [kind, "null"], **facts}
