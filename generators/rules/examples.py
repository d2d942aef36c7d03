"""Examples and defaults: each is a value that its schema allows, in its direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.objects import mapping, sequence
from ..document.pointer import join
from .flags import Direction
from .registry import Context, Finding, rule
from .values import Shown, checked, schemas_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .validation import Schemas


@rule("no-invalid-media-type-examples", Severity.ERROR, aliases=("oas3-valid-media-example",))
def no_invalid_media_type_examples(context: Context) -> Iterator[Finding]:
    """Every example of a body fits its schema, for the direction in which it is sent."""
    yield from _misfits(context, Shown.BODY)


@rule("no-invalid-parameter-examples", Severity.ERROR)
def no_invalid_parameter_examples(context: Context) -> Iterator[Finding]:
    """Every example of a parameter or header fits its schema."""
    yield from _misfits(context, Shown.PARAMETER)


@rule("no-invalid-schema-examples", Severity.ERROR, aliases=("oas3-valid-schema-example",))
def no_invalid_schema_examples(context: Context) -> Iterator[Finding]:
    """Every example in a schema fits that schema."""
    yield from _misfits(context, Shown.SCHEMA)


def _misfits(context: Context, shown: Shown) -> Iterator[Finding]:
    for value, fault in context.once(checked).faults:
        if value.shown is shown:
            hint = ""
            if not fault.path and isinstance(value.value, str) and '"' in value.value:
                hint = "write the example as a value, not as text"
            yield Finding(
                join(value.pointer, *fault.path),
                f"the example does not fit its schema: {fault.message}",
                hint,
                fault.key,
            )


@rule("default-invalid", Severity.ERROR)
def default_invalid(context: Context) -> Iterator[Finding]:
    """A `default` fits its own schema."""
    for value, fault in context.once(checked).faults:
        if value.shown is Shown.DEFAULT:
            old = context.document.version < (3, 1)
            wish = "3.0 needs `nullable: true` for null" if old else "add `null` to `type`"
            yield Finding(
                join(value.pointer, *fault.path),
                f"the default does not fit its schema: {fault.message}",
                f"{wish}, or leave the default out" if value.value is None else "",
                fault.key,
            )


@rule("value-unchecked", Severity.WARNING)
def value_unchecked(context: Context) -> Iterator[Finding]:
    """Examples and defaults, with their schemas, are simple enough to be checked."""
    for value, reason in context.once(checked).refused:
        yield Finding(value.pointer, reason, "simplify the schemas, or use a smaller value")


@rule("example-direction", Severity.WARNING)
def example_direction(context: Context) -> Iterator[Finding]:
    """No example shows a `readOnly` property in a request or a `writeOnly` one in a response."""
    flags = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}
    for value in context.once(checked).sound:
        if value.direction not in flags or not isinstance(value.value, (dict, list)):
            continue
        schema = {"$ref": f"#{value.schema}"}
        for path in _misplaced(context, schemas_for(context, value.direction), schema, value.value):
            flag, message = flags[value.direction], value.direction
            yield Finding(
                join(value.pointer, *path),
                f"`{path[-1]}` is {flag}, a {message} does not carry it",
                "remove it from the example",
                key=True,
            )


def _misplaced(
    context: Context, schemas: Schemas, schema: Any, value: Any
) -> Iterator[tuple[str | int, ...]]:
    """Yield where a value has properties that do not travel in the direction of `schemas`."""
    waiting: list[tuple[Any, Any, tuple[str | int, ...]]] = [(schema, value, ())]
    seen: set[tuple[int, int]] = set()
    while waiting:
        schema, value, path = waiting.pop()
        fields = context.follow("", schema)[1]
        if not isinstance(fields, dict) or (id(fields), id(value)) in seen:
            continue
        seen.add((id(fields), id(value)))
        waiting.extend((part, value, path) for part in sequence(fields.get("allOf")))
        if isinstance(value, dict):
            for name, inner in mapping(fields.get("properties")).items():
                if name in value and schemas.flagged(inner):
                    yield *path, name
                elif name in value and isinstance(value[name], (dict, list)):
                    waiting.append((inner, value[name], (*path, name)))
        elif isinstance(value, list):
            waiting.extend(
                (fields.get("items"), item, (*path, index))
                for index, item in enumerate(value)
                if isinstance(item, (dict, list))
            )
