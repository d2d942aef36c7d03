"""The extension `x-outcome`: it stands where it has an effect, and names what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.diagnostics import Severity
from generators.document.composition import Composition, Placed
from generators.document.families import bases
from generators.document.pointer import join
from generators.extensions import OUTCOME, outcome
from generators.rules.extensions import extended
from generators.rules.registry import Context, Finding, Group, mapping, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


def _readings(context: Context) -> list[outcome.Reading]:
    """Read the extension wherever a schema has it."""
    composition = Composition(context.document)
    return [
        outcome.read(composition, node.pointer, context.similar)
        for node in context.schemas
        if OUTCOME in node.value
    ]


def _problems(context: Context, code: str) -> Iterator[Finding]:
    for reading in context.once(_readings):
        for problem in reading.problems:
            if problem.code == code:
                yield Finding(problem.pointer, problem.message, problem.hint, problem.key)


@rule(outcome.FORM, Severity.ERROR, blocks=True, group=Group.EXTENSIONS)
def outcome_form(context: Context) -> Iterator[Finding]:
    """An `x-outcome` stands on the schema of an object, and has the keys that are documented."""
    yield from _problems(context, outcome.FORM)
    for one in extended(context):
        if one.kind != "schema" and OUTCOME in one.value:
            yield Finding(
                join(one.pointer, OUTCOME),
                f"`{OUTCOME}` has no effect here",
                "write it in the schema of the answer",
                key=True,
            )


@rule(outcome.PROPERTY, Severity.ERROR, blocks=True, group=Group.EXTENSIONS)
def outcome_property(context: Context) -> Iterator[Finding]:
    """What an `x-outcome` names is declared, with a type that can hold what is read there."""
    yield from _problems(context, outcome.PROPERTY)


@rule(outcome.FAILURES, Severity.ERROR, blocks=True, group=Group.EXTENSIONS)
def outcome_failures(context: Context) -> Iterator[Finding]:
    """An `x-outcome` lists as failures what its status can say."""
    yield from _problems(context, outcome.FAILURES)


@rule("outcome-unused", Severity.WARNING, group=Group.EXTENSIONS)
def outcome_unused(context: Context) -> Iterator[Finding]:
    """An `x-outcome` stands on the schema of an answer with a 2xx status."""
    marked = [
        node for node in context.schemas if OUTCOME in node.value and "$ref" not in node.value
    ]
    answered = _answered(context) if marked else set()
    for node in marked:
        if node.pointer not in answered:
            yield Finding(
                join(node.pointer, OUTCOME),
                "no operation answers a 2xx status with this schema, so nothing is ever raised",
                "write it in the schema of the answer itself, or remove it",
                key=True,
            )


def _answered(context: Context) -> set[str]:
    """Return the pointers of all schemas that the body of a successful answer can be."""
    components = mapping(context.document.data.get("components"))
    including = bases(mapping(components.get("schemas")))
    composition = Composition(context.document)
    found: dict[str, Placed] = {}
    waiting = list(_answers(context))
    while waiting:
        reached = composition.stand_for(*waiting)
        # A base with a discriminator stands for the schemas that include it.
        names = [pointer.removeprefix("/components/schemas/") for pointer in reached.keys() - found]
        children = [
            composition.follow("", {"$ref": ref})
            for name in names
            for ref in including.get(name, ())
        ]
        waiting = [child for child in children if child is not None]
        found |= reached
    return set(found)


def _answers(context: Context) -> Iterator[Placed]:
    """Give the schemas of the bodies of successful answers."""
    for operation in context.operations:
        if not operation.path:
            continue
        responses = mapping(operation.node.value.get("responses"))
        at = join(operation.node.pointer, "responses")
        successes = [status for status in responses if status.startswith("2")] or ["default"]
        for status in successes:
            origin, response = context.follow(join(at, status), responses.get(status))
            content = mapping(mapping(response).get("content"))
            for _, media, value in context.entries(join(origin, "content"), content):
                schema = mapping(value).get("schema")
                if isinstance(schema, dict):
                    yield Placed(join(media, "schema"), schema)
