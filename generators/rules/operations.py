"""Operations, their paths and their parameters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generators.diagnostics import Severity
from generators.document.pointer import join
from generators.rules.errors import similar
from generators.rules.registry import METHODS, Context, Finding, Operation, mapping, rule, text

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"\{([^{}]*)\}")


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


def parameters_of(context: Context, operation: Operation) -> dict[tuple[str, str], Parameter]:
    """Return the parameters in force for an operation, those of its path item included."""
    item, node = operation.item, operation.node
    shared = parameters_at(context, item.pointer, item.value)
    own = parameters_at(context, node.pointer, node.value)
    return {parameter.key: parameter for parameter in (*shared, *own)}


def named_in(template: str) -> list[str]:
    """Return the names in braces of a path template, in their order."""
    return _NAME.findall(template)


def _templates(context: Context) -> Iterator[tuple[str, str]]:
    for template in mapping(context.document.data.get("paths")):
        if template.startswith("/"):
            yield join("/paths", template), template


@rule("duplicate-operation-id", Severity.ERROR, blocks=True)
def duplicate_operation_id(context: Context) -> Iterator[Finding]:
    """No two operations share an `operationId`."""
    first: dict[str, str] = {}
    for operation in context.operations:
        name = operation.node.value.get("operationId")
        if not isinstance(name, str):
            continue
        pointer = join(operation.node.pointer, "operationId")
        if name in first:
            place = context.document.locate(first[name])
            yield Finding(
                pointer,
                f"operationId `{name}` is already used on line {place.line}",
                "give each operation a name of its own",
            )
        first.setdefault(name, pointer)


@rule("path-template", Severity.ERROR, blocks=True)
def path_template(context: Context) -> Iterator[Finding]:
    """Braces in a path are paired, not empty, and name each parameter once."""
    for pointer, template in _templates(context):
        rest = _NAME.sub("", template)
        names = named_in(template)
        twice = sorted({name for name in names if names.count(name) > 1})
        if "{" in rest or "}" in rest:
            yield Finding(pointer, f"the braces in `{template}` are not paired", key=True)
        if "" in names:
            yield Finding(pointer, f"`{template}` has a parameter without a name", key=True)
        for name in twice:
            yield Finding(pointer, f"`{{{name}}}` stands twice in `{template}`", key=True)


@rule("identical-paths", Severity.ERROR, blocks=True)
def identical_paths(context: Context) -> Iterator[Finding]:
    """No two paths differ only in the names of their parameters."""
    first: dict[str, str] = {}
    for pointer, template in _templates(context):
        shape = _NAME.sub("{}", template)
        if shape in first:
            message = f"`{template}` is the same path as `{first[shape]}`"
            yield Finding(pointer, message, "merge the two, with one name per parameter", key=True)
        first.setdefault(shape, template)


@rule("ambiguous-paths", Severity.WARNING)
def ambiguous_paths(context: Context) -> Iterator[Finding]:
    """No request fits two paths of which neither is the more specific one."""
    by_length: dict[int, list[tuple[str, list[str]]]] = {}
    for pointer, template in _templates(context):
        segments = template.split("/")
        earlier = by_length.setdefault(len(segments), [])
        for other, parts in earlier:
            if _ambiguous(segments, parts) and _share_a_method(context, template, other):
                message = f"a request may fit both `{template}` and `{other}`"
                hint = "routers disagree on which of the two wins; make a fixed part differ"
                yield Finding(pointer, message, hint, key=True)
        earlier.append((template, segments))


def _share_a_method(context: Context, one: str, other: str) -> bool:
    paths = mapping(context.document.data.get("paths"))
    methods = [
        METHODS & mapping(context.follow("", paths[path])[1]).keys() for path in (one, other)
    ]
    return bool(methods[0] & methods[1])


def _ambiguous(one: list[str], other: list[str]) -> bool:
    wins = [False, False]
    for left, right in zip(one, other, strict=True):
        if "{" in left and "{" in right:
            if _NAME.sub("{}", left) != _NAME.sub("{}", right):
                return False
        elif "{" in left or "{" in right:
            pattern, literal = (left, right) if "{" in left else (right, left)
            if not re.fullmatch(".+".join(map(re.escape, _NAME.split(pattern)[::2])), literal):
                return False
            wins["{" in left] = True
        elif left != right:
            return False
    return all(wins)


@rule("duplicate-parameter", Severity.ERROR, blocks=True)
def duplicate_parameter(context: Context) -> Iterator[Finding]:
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
                yield Finding(parameter.pointer, message)
            first.setdefault((location, name), parameter.pointer)


@rule("path-parameter-undeclared", Severity.ERROR, blocks=True)
def path_parameter_undeclared(context: Context) -> Iterator[Finding]:
    """Every name in a path template is declared as a path parameter."""
    for operation in context.operations:
        declared = [name for place, name in parameters_of(context, operation) if place == "path"]
        names = named_in(operation.path)
        unused = [name for name in declared if name not in names]
        for name in dict.fromkeys(names):
            if name and name not in declared:
                yield Finding(
                    operation.node.pointer,
                    f"path parameter `{name}` of `{operation.path}` is not declared",
                    similar(name, unused) or f"add a parameter with `in: path`, `name: {name}`",
                    key=True,
                )


@rule("path-parameter-unused", Severity.ERROR, blocks=True)
def path_parameter_unused(context: Context) -> Iterator[Finding]:
    """Every path parameter that is declared stands in the path template."""
    for operation in context.operations:
        if not operation.path:
            continue
        names = named_in(operation.path)
        for (place, name), parameter in parameters_of(context, operation).items():
            if place == "path" and name and name not in names:
                yield Finding(
                    parameter.pointer,
                    f"path parameter `{name}` does not stand in `{operation.path}`",
                    similar(name, names) or f"add `{{{name}}}` to the path, or remove it here",
                )


@rule("path-parameter-not-required", Severity.ERROR)
def path_parameter_not_required(context: Context) -> Iterator[Finding]:
    """A path parameter has `required: true`."""
    for node in context.of("parameter"):
        if node.value.get("in") == "path" and node.value.get("required") is not True:
            place = join(node.pointer, "required") if "required" in node.value else node.pointer
            message = f"path parameter `{text(node.value.get('name'))}` is not `required: true`"
            yield Finding(place, message, "add `required: true`; a path cannot leave it out")
