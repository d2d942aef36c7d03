"""Examples: each one is a value that its schema allows, in the direction it is shown in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generators.diagnostics import Severity
from generators.document.pointer import join, split
from generators.rules.registry import Context, Finding, mapping, rule, sequence, text
from generators.rules.validation import Direction, Schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generators.document.pointer import Node


class Example(NamedTuple):
    """A value shown as an example.

    Attributes:
        pointer: where the value stands.
        value: the value.
        schema: the pointer of the schema it illustrates.
        direction: the messages it is shown for.
        json: whether it is shown as JSON; other media types may show it in their own notation.
    """

    pointer: str
    value: Any
    schema: str
    direction: Direction
    json: bool


def examples_of(context: Context) -> Iterator[Example]:
    """Yield every example of the document."""
    for node in context.of("mediaType", "parameter", "header"):
        if isinstance(node.value.get("schema"), (dict, bool)):
            json = node.kind == "mediaType" and _is_json(split(node.pointer)[-1])
            yield from _shown(context, node, direction_of(node.pointer), json=json)
    for node in context.schemas:
        if context.document.version < (3, 1) and "$ref" in node.value:
            continue
        if "example" in node.value:
            at = join(node.pointer, "example")
            yield Example(at, node.value["example"], node.pointer, Direction.ANY, json=True)
        for index, value in enumerate(sequence(node.value.get("examples"))):
            at = join(node.pointer, "examples", index)
            yield Example(at, value, node.pointer, Direction.ANY, json=True)


def _shown(context: Context, node: Node, direction: Direction, *, json: bool) -> Iterator[Example]:
    schema = join(node.pointer, "schema")
    if "example" in node.value:
        at = join(node.pointer, "example")
        yield Example(at, node.value["example"], schema, direction, json)
    listed = node.value.get("examples")
    for _, origin, example in context.entries(join(node.pointer, "examples"), mapping(listed)):
        for field in ("value", "dataValue"):
            if isinstance(example, dict) and field in example:
                at = join(origin, field)
                yield Example(at, example[field], schema, direction, json)


def _is_json(media_type: str) -> bool:
    essence = media_type.partition(";")[0].strip().lower()
    return essence == "application/json" or essence.endswith("+json")


def direction_of(pointer: str) -> Direction:
    """Return in which message the thing at `pointer` travels.

    In webhooks and callbacks the API sends the request, so `readOnly` is at home there.
    """
    tokens = split(pointer)
    answers = "responses" in tokens or tokens[:2] == ["components", "headers"]
    sent_by_api = tokens[:1] == ["webhooks"] or "callbacks" in tokens
    return Direction.RESPONSE if answers != sent_by_api else Direction.REQUEST


def _is_notation(context: Context, example: Example) -> bool:
    """Whether an example is text in the notation of its media type or parameter style."""
    if example.json or not isinstance(example.value, str):
        return False
    schema = mapping(context.follow("", _at(context, example.schema))[1])
    kind = schema.get("type")
    kinds = [kind] if isinstance(kind, str) else sequence(kind)
    return "string" not in kinds and not {"integer", "number", "boolean"} & set(map(text, kinds))


def _at(context: Context, pointer: str) -> Any:
    return context.document.resolve(pointer)


@rule("example-invalid", Severity.ERROR)
def example_invalid(context: Context) -> Iterator[Finding]:
    """Every example fits its schema; properties that do not travel its way are not required."""
    schemas = {direction: Schemas(context, direction) for direction in Direction}
    examples = [one for one in examples_of(context) if not _is_notation(context, one)]
    for example in examples:
        schemas[example.direction].need(example.schema)
    for example in examples:
        for problem in schemas[example.direction].problems(example.schema, example.value):
            hint = ""
            if not problem.path and isinstance(example.value, str) and '"' in example.value:
                hint = "write the example as a value, not as text"
            yield Finding(
                join(example.pointer, *problem.path),
                f"the example does not fit its schema: {problem.message}",
                hint,
                problem.key,
            )


@rule("example-direction", Severity.WARNING)
def example_direction(context: Context) -> Iterator[Finding]:
    """No example shows a `readOnly` property in a request or a `writeOnly` one in a response."""
    flags = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}
    checks = {direction: Schemas(context, direction) for direction in flags}
    for example in examples_of(context):
        check = checks.get(example.direction)
        if check is None or not isinstance(example.value, (dict, list)):
            continue
        schema = {"$ref": f"#{example.schema}"}
        for path in _misplaced(context, check, schema, example.value, 0):
            flag, message = flags[example.direction], example.direction
            yield Finding(
                join(example.pointer, *path),
                f"`{path[-1]}` is {flag}, a {message} does not carry it",
                "remove it from the example",
                key=True,
            )


def _misplaced(
    context: Context, check: Schemas, schema: Any, value: Any, depth: int
) -> Iterator[tuple[str | int, ...]]:
    """Yield where a value has properties that do not travel in the direction of `check`."""
    if depth > 50:
        return
    fields = mapping(context.follow("", schema)[1])
    for part in sequence(fields.get("allOf")):
        yield from _misplaced(context, check, part, value, depth + 1)
    if isinstance(value, dict):
        for name, inner in mapping(fields.get("properties")).items():
            if name in value and check.flagged(inner):
                yield (name,)
            elif name in value:
                for path in _misplaced(context, check, inner, value[name], depth + 1):
                    yield name, *path
    elif isinstance(value, list) and isinstance(fields.get("items"), dict):
        for index, item in enumerate(value):
            for path in _misplaced(context, check, fields["items"], item, depth + 1):
                yield index, *path
