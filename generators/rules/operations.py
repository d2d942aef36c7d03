"""Operations and their parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Severity
from ..document.faults import Repair
from ..document.objects import brief, mapping, text
from ..document.pointer import join
from .paths import named_in
from .registry import Context, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class Parameter(NamedTuple):
    """A parameter as an operation sees it.

    Attributes:
        pointer: where the operation or path item lists it, perhaps as a reference.
        origin: where it is defined.
        value: its definition.
    """

    pointer: str
    origin: str
    value: dict[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """Its location and name, which identify it."""
        return text(self.value.get("in")), text(self.value.get("name"))


def parameters_at(context: Context, pointer: str, owner: Any) -> Iterator[Parameter]:
    """Yield the parameters that a path item or operation lists."""
    listed = mapping(owner).get("parameters")
    for at, origin, value in context.entries(join(pointer, "parameters"), listed):
        if isinstance(value, dict):
            yield Parameter(at, origin, value)


def _by_item(context: Context) -> dict[str, dict[tuple[str, str], Parameter]]:
    """Return the parameters of each path item, by its pointer."""
    return {
        item.pointer: {
            parameter.key: parameter
            for parameter in parameters_at(context, item.pointer, item.value)
        }
        for item in context.nodes.get("pathItem", ())
    }


@rule("operation-operationId-unique", Severity.ERROR, blocks=True)
def operation_id_unique(context: Context) -> Iterator[Finding]:
    """No two operations share an `operationId`."""
    first: dict[str, str] = {}
    for operation in context.operations:
        name = operation.node.value.get("operationId")
        if not isinstance(name, str):
            continue
        pointer = join(operation.node.pointer, "operationId")
        if name in first:
            place, here = (context.document.locate(at) for at in (first[name], pointer))
            file = "" if place.file == here.file else f" of {place.file}"
            yield Finding(
                pointer,
                f"operationId `{name}` is already used on line {place.line}{file}",
                "give each operation a name of its own",
                repairs=(Repair("drop", pointer, None, "it is named by its method and path"),),
            )
        first.setdefault(name, pointer)


@rule("operation-parameters-unique", Severity.ERROR, blocks=True, aliases=("operation-parameters",))
def operation_parameters_unique(context: Context) -> Iterator[Finding]:
    """A list of parameters holds each combination of `in` and `name` once."""
    for node in (*context.of("pathItem"), *context.of("operation")):
        first: dict[tuple[str, str], str] = {}
        for parameter in parameters_at(context, node.pointer, node.value):
            location, name = parameter.key
            if not location or not name:
                continue
            if location == "header":  # names of headers are not sensitive to case
                name = name.lower()
            if (location, name) in first:
                line = context.document.locate(first[location, name]).line
                message = f"{location} parameter `{name}` is listed twice, first on line {line}"
                words = "the first of the two is taken"
                repair = Repair("drop", parameter.pointer, None, words)
                yield Finding(parameter.pointer, message, repairs=(repair,))
            first.setdefault((location, name), parameter.pointer)


@rule("path-parameters-defined", Severity.ERROR, blocks=True, aliases=("path-params",))
def path_parameters_defined(context: Context) -> Iterator[Finding]:
    """Every name in a path template is declared as a path parameter."""
    for operation in context.operations:
        names = dict.fromkeys(named_in(operation.path))
        if not names:
            continue
        node = operation.node
        shared = context.once(_by_item)[operation.item.pointer]
        own = {parameter.key for parameter in parameters_at(context, node.pointer, node.value)}
        missing = [
            name
            for name in names
            if name and ("path", name) not in own and ("path", name) not in shared
        ]
        unused = [name for place, name in own if place == "path" and name not in names]
        if missing:
            unused += [name for place, name in shared if place == "path" and name not in names]
        for name in missing:
            hint = context.similar(name, sorted(unused))
            yield Finding(
                operation.node.pointer,
                f"path parameter `{name}` of `{brief(operation.path)}` is not declared",
                hint or f"add a parameter with `in: path`, `name: {name}`",
                key=True,
                repairs=(_declared(node.pointer, name),),
            )


def _declared(operation: str, name: str) -> Repair:
    declaration = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    return Repair("append", join(operation, "parameters"), declaration, "it is taken as a string")


@rule("path-parameter-unused", Severity.ERROR, blocks=True)
def path_parameter_unused(context: Context) -> Iterator[Finding]:
    """Every declared path parameter occurs in the path."""
    done: set[str] = set()
    for operation in context.operations:
        node, item = operation.node, operation.item
        if not operation.path:
            continue
        names = dict.fromkeys(named_in(operation.path))
        declared = list(parameters_at(context, node.pointer, node.value))
        if item.pointer not in done:
            declared += context.once(_by_item)[item.pointer].values()
            done.add(item.pointer)
        for parameter in declared:
            place, name = parameter.key
            if place == "path" and name and name not in names:
                hint = context.similar(name, list(names))
                yield Finding(
                    parameter.pointer,
                    f"path parameter `{name}` is not in `{brief(operation.path)}`",
                    hint or f"add `{{{name}}}` to the path, or remove it here",
                    repairs=(Repair("drop", parameter.pointer, None, "it is left out"),),
                )


@rule("path-parameter-not-required", Severity.ERROR)
def path_parameter_not_required(context: Context) -> Iterator[Finding]:
    """A path parameter has `required: true`."""
    for node in context.of("parameter"):
        if node.value.get("in") == "path" and node.value.get("required") is not True:
            place = join(node.pointer, "required") if "required" in node.value else node.pointer
            message = f"path parameter `{text(node.value.get('name'))}` is not `required: true`"
            yield Finding(place, message, "add `required: true`; a path cannot leave it out")
