"""What the schemas of a document say of one value, all that they are composed of together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document.objects import mapping, sequence, text
from ..document.pointer import PointerError, join, lookup
from ..extensions import inferred
from .values import resolved

if TYPE_CHECKING:
    from ..rules.registry import Context

CONSTRAINTS = tuple(
    """minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern
    minItems maxItems uniqueItems minProperties maxProperties const""".split()
)


@dataclass(slots=True)
class Facts:
    """What is said of a value.

    Attributes:
        pointer: where its schema stands in the end.
        pointers: of all schemas that it is composed of.
        types: that it may have; empty for any.
        formats: with the pointers of the schemas that name them.
        values: an `enum`, and the pointer of its schema; None where there is none.
        properties: names to pointers of their schemas.
        required: names to pointers of the schemas that require them.
        items: pointer of the schema of items; empty for none.
        others: pointer of the schema of other properties; empty where there is none.
        constraints: names of other keywords to pointers of their schemas.
        marks: `nullable` and `deprecated`, where it is so.
        is_inferred: whether one of the schemas is marked `x-inferred`.
        is_open: whether it takes properties that it does not name, on purpose.
    """

    pointer: str
    pointers: list[str] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    formats: dict[str, str] = field(default_factory=dict)
    values: tuple[list[Any], str] | None = None
    properties: dict[str, str] = field(default_factory=dict)
    required: dict[str, str] = field(default_factory=dict)
    items: str = ""
    others: str = ""
    constraints: dict[str, str] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    is_inferred: bool = False
    is_open: bool = False


_ALTERNATIVES = ("anyOf", "oneOf")


def facts_of(context: Context, pointer: str, *, with_alternatives: bool = True) -> Facts:
    """Return what a schema says, references followed and what it is composed of included."""
    end, _ = resolved(context, pointer)
    facts = Facts(end or pointer)
    waiting = _chain(context, pointer)
    for at, value in waiting:  # grows while it is walked
        if at in facts.pointers or not isinstance(value, dict):
            continue
        facts.pointers.append(at)
        _take(facts, at, value)
        for keyword in ("allOf", *(_ALTERNATIVES if with_alternatives else ())):
            for index, _ in enumerate(sequence(value.get(keyword))):
                waiting += _chain(context, join(at, keyword, index))
    return facts


class Declared(NamedTuple):
    """The alternatives of a schema: the keyword, and the pointer of each; without null."""

    keyword: str
    pointers: list[str]
    has_discriminator: bool


def alternatives_of(context: Context, pointer: str) -> list[Declared]:
    """Return the `oneOf` and `anyOf` of a schema, where they are more than one schema and null."""
    found: list[Declared] = []
    for at in facts_of(context, pointer, with_alternatives=False).pointers:
        _, value = resolved(context, at)
        for keyword in _ALTERNATIVES:
            pointers = [
                join(at, keyword, index)
                for index, option in enumerate(sequence(mapping(value).get(keyword)))
                if mapping(option).get("type") != "null"
            ]
            if len(pointers) > 1:
                found.append(Declared(keyword, pointers, "discriminator" in value))
    return found


def _chain(context: Context, pointer: str) -> list[tuple[str, Any]]:
    """Return a schema as it is written, and what its reference leads to."""
    chain: list[tuple[str, Any]] = []
    try:
        stated = lookup(context.document.data, pointer)
    except PointerError:
        stated = None
    if isinstance(stated, dict) and "$ref" in stated:
        if len(stated) > 1:
            chain.append((pointer, stated))
        chain.append(context.follow(pointer, stated))
    else:
        chain.append(resolved(context, pointer) if stated is None else (pointer, stated))
    return chain


def _take(facts: Facts, at: str, value: dict[str, Any]) -> None:
    """Add what one schema says."""
    kinds = value.get("type")
    facts.types |= {kinds} if isinstance(kinds, str) else set(map(text, sequence(kinds)))
    if "null" in facts.types or value.get("nullable") is True:
        facts.marks.add("nullable")
    if value.get("deprecated") is True:
        facts.marks.add("deprecated")
    if isinstance(value.get("format"), str):
        facts.formats.setdefault(value["format"], at)
    if isinstance(value.get("enum"), list) and facts.values is None:
        facts.values = value["enum"], at
    for name in mapping(value.get("properties")):
        facts.properties.setdefault(name, join(at, "properties", name))
    for name in map(text, sequence(value.get("required"))):
        facts.required.setdefault(name, at)
    if "items" in value and not facts.items:
        facts.items = join(at, "items")
    others = value.get("additionalProperties")
    if isinstance(others, dict) and not facts.others:
        facts.others = join(at, "additionalProperties")
    facts.is_open = facts.is_open or others is True
    for keyword in CONSTRAINTS:
        if keyword in value:
            facts.constraints.setdefault(keyword, at)
    facts.is_inferred = facts.is_inferred or bool(inferred.reason(value))
