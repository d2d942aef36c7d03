"""The extension `x-items`: it is used where it has an effect, and names declared properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.diagnostics import Severity
from generators.document.composition import Composition
from generators.document.pointer import join
from generators.extensions import ITEMS
from generators.extensions import items as item_arrays
from generators.rules.extensions import extended
from generators.rules.registry import Context, Finding, Group, mapping, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


def _readings(context: Context) -> dict[str, item_arrays.Reading]:
    """Read the extension wherever a request body has it, by pointer of the media type."""
    composition = Composition(context.document)
    found: dict[str, item_arrays.Reading] = {}
    for operation in context.operations:
        if not operation.path:
            continue
        at = join(operation.node.pointer, "requestBody")
        origin, body = context.follow(at, operation.node.value.get("requestBody"))
        content = mapping(mapping(body).get("content"))
        for name, (_, pointer, media) in zip(
            content, context.entries(join(origin, "content"), content), strict=True
        ):
            if pointer not in found and ITEMS in mapping(media):
                found[pointer] = item_arrays.read(
                    composition, pointer, name, media, context.similar
                )
    return found


def _problems(context: Context, code: str) -> Iterator[Finding]:
    for reading in context.once(_readings).values():
        for problem in reading.problems:
            if problem.code == code:
                yield Finding(problem.pointer, problem.message, problem.hint, problem.key)


@rule(item_arrays.FORM, Severity.ERROR, blocks=True, group=Group.EXTENSIONS)
def items_form(context: Context) -> Iterator[Finding]:
    """An `x-items` is on a JSON media type of a request body, and is a name or `true`."""
    yield from _problems(context, item_arrays.FORM)
    read = context.once(_readings)
    for one in extended(context):
        if ITEMS in one.value and one.pointer not in read:
            yield Finding(
                join(one.pointer, ITEMS),
                f"`{ITEMS}` has no effect here",
                "write it in the media type of the request body of an operation that is served",
                key=True,
            )


@rule(item_arrays.PROPERTY, Severity.ERROR, blocks=True, group=Group.EXTENSIONS)
def items_property(context: Context) -> Iterator[Finding]:
    """An `x-items` names a declared property that is an array whose items have one schema."""
    yield from _problems(context, item_arrays.PROPERTY)
