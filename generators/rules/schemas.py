"""Schemas: values and names that contradict the schema they are in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document import patterns
from ..document.dialect import is_30, to_31
from ..document.folding import LOWER, contradictions
from ..document.objects import mapping, sequence
from ..document.pointer import join, lookup, split
from ..document.wording import show, type_of
from .registry import Context, Finding, Group, rule
from .values import Shown, checked

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPOSITIONS = frozenset({"allOf", "anyOf", "oneOf"})
_MAX_LEVELS = 20
_MAX_STEPS = 500_000
_CONDITIONS = frozenset({"if", "then", "else", "not", "dependentSchemas"})


def _types(context: Context, schema: dict[str, Any]) -> set[str]:
    kind = schema.get("type")
    names = {
        name
        for name in ([kind] if isinstance(kind, str) else sequence(kind))
        if isinstance(name, str)
    }
    if names and schema.get("nullable") is True and context.document.version < (3, 1):
        names.add("null")
    return names


def _fits(value: Any, types: set[str]) -> bool:
    kind = type_of(value)
    if kind == "integer":
        return bool({"integer", "number"} & types)
    if kind == "number" and value == int(value):
        return bool({"integer", "number"} & types)
    return kind in types


@rule("typed-enum", Severity.ERROR, aliases=("no-enum-type-mismatch",))
def typed_enum(context: Context) -> Iterator[Finding]:
    """Every value of an `enum` has the type of its schema."""
    for node in context.schemas_stating("enum"):
        types = _types(context, node.value)
        for index, value in enumerate(sequence(node.value.get("enum"))):
            if types and not _fits(value, types):
                wanted = " or ".join(sorted(types))
                hint = ""
                if value is None:
                    modern = context.document.version >= (3, 1)
                    wish = "`null` to `type`" if modern else "`nullable: true`"
                    hint = f"add {wish} if null is meant"
                elif types == {"string"} and not isinstance(value, (dict, list)):
                    hint = "write it in quotation marks"
                yield Finding(
                    join(node.pointer, "enum", index),
                    f"{show(value)} is of type {type_of(value)}, the schema of type {wanted}",
                    hint,
                )


@rule("bounds-contradictory", Severity.ERROR)
def bounds_contradictory(context: Context) -> Iterator[Finding]:
    """No lower bound of a schema is above its upper one."""
    old = is_30(context.document.version)
    bounded = {node.pointer: node for key in LOWER for node in context.schemas_stating(key)}
    for node in bounded.values():
        schema = to_31(node.value) if old else node.value
        for lower, upper in contradictions(schema):
            yield Finding(
                node.pointer,
                f"no value is between `{lower}` {schema[lower]} and `{upper}` {schema[upper]}",
                "correct one of the two",
                key=True,
            )


@rule("listed-value-invalid", Severity.ERROR)
def listed_value_invalid(context: Context) -> Iterator[Finding]:
    """Every value of an `enum`, and a `const`, fits what else its schema says."""
    told = {finding.pointer for finding in typed_enum(context)}
    for value, fault in context.once(checked).faults:
        if value.shown is Shown.LISTED and value.pointer not in told:
            yield Finding(
                join(value.pointer, *fault.path),
                f"{show(value.value)} is never valid: {fault.message}",
                "remove it, or let the schema allow it",
                fault.key,
            )


@rule("duplicated-entry-in-enum", Severity.WARNING)
def duplicated_entry_in_enum(context: Context) -> Iterator[Finding]:
    """An `enum` lists each value once."""
    for node in context.schemas_stating("enum"):
        seen: set[str] = set()
        for index, value in enumerate(sequence(node.value.get("enum"))):
            written = f"{type_of(value)} {value!r}"
            if written in seen:
                yield Finding(join(node.pointer, "enum", index), f"{show(value)} is listed twice")
            seen.add(written)


@rule("no-required-schema-properties-undefined", Severity.WARNING)
def required_properties_defined(context: Context) -> Iterator[Finding]:
    """Every name in `required` is a property that is defined somewhere in the schema."""
    for node in context.schemas_stating("required"):
        required = node.value.get("required")
        if not isinstance(required, list) or not required:
            continue
        whole = _composed(context, node.pointer)
        known = context.once(_Names).of(whole) if whole is not None else None
        if known is None:
            continue
        names = sorted(known)
        for index, name in enumerate(required):
            if isinstance(name, str) and name not in known:
                hint = context.similar(name, names)
                yield Finding(
                    join(node.pointer, "required", index),
                    f"`{name}` is required but is no property of the schema",
                    hint or "define it in `properties`, or remove it here",
                )


def _composed(context: Context, pointer: str) -> Any:
    """Return the outermost schema that the one at `pointer` is composed into; None if unclear."""
    tokens = split(pointer)
    while len(tokens) > 1:
        if tokens[-2] in _COMPOSITIONS and tokens[-1].isdecimal():
            tokens = tokens[:-2]
        elif tokens[-1] in _CONDITIONS or tokens[-2] in _CONDITIONS:
            return None
        else:
            break
    return lookup(context.document.data, join("", *tokens))


class _Names:
    """The names of the properties of schemas, what they are composed of included."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.steps = 0

    def of(self, schema: Any) -> set[str] | None:
        """Return the names of all properties; None when others are allowed, or it has no end."""
        known: set[str] = set()
        seen: set[int] = set()
        level = [schema]
        for _ in range(_MAX_LEVELS):
            following: list[Any] = []
            for member in level:
                fields = mapping(self.context.follow("", member)[1])
                if id(fields) in seen and fields:
                    continue
                if not fields or _is_open(fields):
                    return None
                seen.add(id(fields))
                known.update(mapping(fields.get("properties")))
                for keyword in sorted(_COMPOSITIONS):
                    following.extend(sequence(fields.get(keyword)))
                if member is not fields and len(mapping(member)) > 1:
                    following.append({key: member[key] for key in member if key != "$ref"})
            self.steps += len(following) + len(known)
            if not following:
                return known
            if self.steps > _MAX_STEPS:
                return None
            level = following
        return None


def _is_open(schema: dict[str, Any]) -> bool:
    """Whether a schema speaks of properties it does not name."""
    open_ended = schema.get("additionalProperties") not in (None, False)
    return open_ended or "patternProperties" in schema or "unevaluatedProperties" in schema


@rule("invalid-pattern", Severity.WARNING, group=Group.PYTHON)
def invalid_pattern(context: Context) -> Iterator[Finding]:
    """Every `pattern` is a regular expression that the generated models can run."""
    for node in context.schemas_stating("pattern"):
        pattern = node.value["pattern"]
        if isinstance(pattern, str):
            yield from _objections(join(node.pointer, "pattern"), pattern, key=False)
    for node in context.schemas_stating("patternProperties"):
        for name in mapping(node.value.get("patternProperties")):
            pointer = join(node.pointer, "patternProperties", name)
            yield from _objections(pointer, name, key=True)


def _objections(pointer: str, pattern: str, *, key: bool) -> Iterator[Finding]:
    reason = patterns.refusal(pattern)
    if not reason:
        return
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        yield Finding(pointer, f"the pattern is no regular expression: {reason}", key=key)
        return
    hint = "write it without look-around and back-references, or check the value in code"
    yield Finding(pointer, f"Pydantic's engine cannot run the pattern: {reason}", hint, key=key)
