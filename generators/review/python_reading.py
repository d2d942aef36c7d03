"""The public Python API of a generated package, read from its source; nothing is imported.

Public is what `__all__` of a public module names. Models are defined in private modules and public
through `models`; groups of the client are public as attributes of the client.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import griffe

from . import python_types
from .python_facts import document_of, operations, schema_classes
from .python_surface import (
    ENUMS,
    Alias,
    Class,
    Definition,
    Field,
    Function,
    Parameter,
    Surface,
    parameter_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RUNTIME = "_runtime"
_SETTINGS = frozenset({"model_config"})
_UNSPOKEN = frozenset({"self", "cls"})


def read(tree: Mapping[str, str], *, runtime: bool = False) -> Surface:
    """Return the public API of a generated tree.

    Args:
        tree: path to text, as the pipeline gives it; only Python of the package is read.
        runtime: also read the public definitions of the hand-written runtime, not only names.

    Raises:
        SyntaxError: a file is not Python.
        ValueError: a file is not Python, for example because of a null byte.
    """
    modules = _visit(tree, runtime=runtime)
    if not modules:
        return Surface("", {})
    package = min(modules, key=len)
    public = {
        name.removeprefix(package).removeprefix("."): _definitions(module)
        for name, module in modules.items()
        if not any(part.startswith("_") for part in name.split(".")[1:])
    }
    facts = modules.get(f"{package}._operations")
    operation_facts = operations(facts) if facts is not None else ()
    models = public.get("models", {})
    requests = _reach(
        models, (name for operation in operation_facts for name in operation.request_types)
    )
    responses = _reach(
        models, (name for operation in operation_facts for name in operation.response_types)
    )
    known = schema_classes(document_of(tree.get(f"{package}/openapi.json", "")))
    # A model without a schema in the document that no other model holds belongs to a webhook.
    webhook_models = models.keys() - requests - responses - known.all - _held_models(models)
    elsewhere = _reach(models, iter(known.elsewhere | webhook_models))
    return Surface(package, public, operation_facts, requests, responses, elsewhere)


def _visit(tree: Mapping[str, str], *, runtime: bool) -> dict[str, griffe.Module]:
    """Return all modules by dotted name, parents first; files without a package are left out."""
    collection = griffe.ModulesCollection()
    modules: dict[str, griffe.Module] = {}
    paths = (path for path in tree if path.endswith(".py") and "/" in path)
    for path in sorted(paths, key=lambda file: (file.count("/"), not file.endswith("__init__.py"))):
        parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
        if not runtime and _RUNTIME in parts:
            continue
        parent = modules.get(".".join(parts[:-1]))
        if parent is None and len(parts) > 1:
            continue
        module = griffe.visit(
            parts[-1], Path(path), tree[path], parent=parent, modules_collection=collection
        )
        if parent is None:
            collection[parts[-1]] = module
        else:
            parent.set_member(parts[-1], module)
        modules[".".join(parts)] = module
    return modules


def _definitions(module: griffe.Module) -> dict[str, Definition]:
    definitions: dict[str, Definition] = {}
    for export in module.exports or ():
        name = str(export)
        member = module.members.get(name)
        if member is not None:
            definition = _definition(name, member)
            if definition is not None:
                definitions[name] = definition
    return definitions


def _definition(name: str, member: griffe.Object | griffe.Alias) -> Definition | None:
    if isinstance(member, griffe.Alias):
        try:
            target = member.final_target
        except (griffe.AliasResolutionError, griffe.CyclicAliasError):
            return Alias(name, "", f"{name} = {member.target_path.rpartition('.')[2]}")
        member = target
    if isinstance(member, griffe.Class):
        return _class(member)
    if isinstance(member, griffe.Function):
        return _function(member)
    if isinstance(member, griffe.Attribute):
        return _alias(member)
    return None


def _class(node: griffe.Class) -> Class:
    bases = [python_types.parse(str(base)) for base in node.bases]
    base = next((atom.name for first in bases[:1] for atom in first), "")
    base_names = ", ".join(str(expression) for expression in node.bases)
    members = {**_inherited_members(node), **node.members}
    fields: dict[str, Field] = {}
    methods: dict[str, Function] = {}
    for name, member in members.items():
        if name in _SETTINGS or (name.startswith("_") and name != "__init__"):
            continue
        if isinstance(member, griffe.Function):
            methods[name] = _function(member)
        elif isinstance(member, griffe.Attribute):
            fields[name] = _member(member) if base in ENUMS else _field(member)
    return Class(node.name, base, f"class {node.name}({base_names})", fields, methods)


def _inherited_members(node: griffe.Class) -> dict[str, griffe.Object | griffe.Alias]:
    """Return the members inherited from the runtime; none for models, as `ApiModel` is public."""
    if ".models." in node.path or not node.bases:
        return {}
    try:
        bases = node.mro()
    except ValueError:
        return {}
    return {
        name: member
        for base in reversed(bases)
        if f".{_RUNTIME}." in base.path
        for name, member in base.members.items()
    }


def _function(node: griffe.Function) -> Function:
    parameters = {
        parameter.name: Parameter(
            parameter.name,
            str(parameter.kind.value) if parameter.kind else "",
            str(parameter.annotation) if parameter.annotation is not None else "",
            str(parameter.default) if parameter.default is not None else "",
        )
        for parameter in node.parameters
        if parameter.name not in _UNSPOKEN
    }
    returns = str(node.returns) if node.returns is not None else ""
    line = _signature(node.name, list(parameters.values()), returns)
    abstract = "abstractmethod" in node.labels
    return Function(node.name, parameters, returns, line, abstract)


def _signature(name: str, parameters: list[Parameter], returns: str) -> str:
    parts: list[str] = []
    starred = False
    for parameter in parameters:
        star = {"variadic positional": "*", "variadic keyword": "**"}.get(parameter.kind, "")
        if parameter.kind == "keyword-only" and not starred:
            parts.append("*")
        starred = starred or parameter.kind in {"keyword-only", "variadic positional"}
        parts.append(star + parameter_line(parameter))
    result = f" -> {returns}" if returns else ""
    return f"def {name}({', '.join(parts)}){result}"


def _field(node: griffe.Attribute) -> Field:
    annotation = str(node.annotation) if node.annotation is not None else ""
    default = str(node.value) if node.value is not None else ""
    wire = python_types.annotated(annotation).facts.get("alias", "")
    name = ast.literal_eval(wire) if wire.startswith(("'", '"')) else node.name
    annotated = f": {annotation}" if annotation else ""
    line = f"{node.name}{annotated}" + (f" = {default}" if default else "")
    return Field(node.name, str(name), annotation, default, line)


def _member(node: griffe.Attribute) -> Field:
    value = str(node.value)
    return Field(node.name, value, "", value, f"{node.name} = {value}")


def _alias(node: griffe.Attribute) -> Alias:
    """Return a type alias, `Name = TypeAliasType("Name", X)` or `Name: TypeAlias = X`."""
    value = node.value
    text = str(value) if value is not None else ""
    if isinstance(value, griffe.ExprCall) and str(value.function) == "TypeAliasType":
        meaning = str(value.arguments[1]) if len(value.arguments) > 1 else ""
        return Alias(node.name, meaning, f"{node.name} = {meaning}")
    if str(node.annotation) == "TypeAlias":
        return Alias(node.name, text, f"{node.name} = {text}")
    return Alias(node.name, "", f"{node.name}: {node.annotation}" if node.annotation else node.name)


def _reach(models: Mapping[str, Definition], start: Iterator[str]) -> frozenset[str]:
    """Return the models that `start` names, and all that these refer to."""
    reached: set[str] = set()
    pending = list(start)
    while pending:
        name = pending.pop()
        definition = models.get(name)
        if name in reached or definition is None:
            continue
        reached.add(name)
        pending += names_in(definition)
    return frozenset(reached)


def names_in(definition: Definition) -> Iterator[str]:
    """Give the names in the types of a model."""
    annotations: list[str] = []
    if isinstance(definition, Alias):
        annotations.append(definition.annotation)
    elif isinstance(definition, Class):
        yield definition.base
        annotations += [field.annotation for field in definition.fields.values()]
    for annotation in annotations:
        yield from python_types.names(python_types.parse(annotation))


def _held_models(models: Mapping[str, Definition]) -> frozenset[str]:
    """Return the models that other models hold."""
    return frozenset(
        name
        for owner, definition in models.items()
        for name in names_in(definition)
        if name != owner
    )
