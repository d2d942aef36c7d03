"""The part of a package that a change reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ... import naming
from ...api.build import build
from ...document.objects import mapping
from ...document.pointer import from_ref, split
from ...pipeline import Described, contradictions
from ...render import outputs
from ...render.compiling import compiled
from ...render.features import choose
from ...render.formatting import format_python
from ...render.metadata import metadata
from . import plain_data
from .operations import references
from .sides import Unsure

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ...api.ir import Api, Group, Operation
    from ...models import partial
    from ...models.modules import ModelModule
    from ...options import Options
    from ...render.features import Chosen
    from .plain_data import PlainData
    from .sides import Key, Side

_FIRST = 6
"""Operations beside those that a change reaches: the README is about one of the simplest."""


@dataclass(frozen=True)
class Part:
    """The part of a package that a change reaches.

    Attributes:
        side: the document.
        described: the description, of all models by direction and of some operations.
        partial: the models.
        tree: the files, path to text: those of models that are reached whole, but for modules
            that hold others as well, and others with the operations that are reached.
        shared: paths of files in which there is more in the whole package.
        whole: the description of the whole package.
        chosen: its features.
        reached: the operations that the change reaches.
    """

    side: Side
    described: Described
    partial: partial.Partial
    tree: dict[str, str]
    shared: frozenset[str]
    whole: Api
    chosen: Chosen
    reached: frozenset[Key]

    @property
    def constants(self) -> tuple[str, ...]:
        """Those of all operations, in order."""
        return tuple(operation.constant for operation in self.whole.operations)

    @property
    def api(self) -> Api:
        """The description."""
        if self.described.api is None:
            raise Unsure
        return self.described.api


def kept(sides: tuple[Side, Side], reached: Collection[Key]) -> set[Key]:
    """Return the operations to be generated: those reached, and what stands first in a group."""
    keys = set(reached)
    simple: set[Key] = set()
    for one in sides:
        firsts: dict[str, Key] = {}
        groups = set()
        for key, operation in one.operations():
            tag = next(map(str, operation.get("tags") or ()), naming.DEFAULT_GROUP)
            firsts.setdefault(tag, key)
            if key in reached:
                groups.add(tag)
        keys |= {firsts[tag] for tag in groups}
        left = [item for item in one.operations() if item[0] not in reached and _is_simple(item[1])]
        simple |= {key for key, _ in sorted(left, key=_size)[:_FIRST]}
        # One alone would stand in a list of one line, which is longer in the whole package.
        simple |= {*[key for key, _ in one.operations() if key not in reached][:2]}
    return keys | simple


def _is_simple(operation: Mapping[str, Any]) -> bool:
    return "requestBody" not in operation and not operation.get("deprecated")


def _size(item: tuple[Key, Mapping[str, Any]]) -> tuple[object, ...]:
    """Return how much an operation is likely to need to be shown."""
    (path, method), operation = item
    answers = mapping(operation.get("responses"))
    content = any(
        "content" in mapping(answer) or "$ref" in mapping(answer)
        for status, answer in answers.items()
        if str(status).startswith("2")
    )
    return content, len(operation.get("parameters") or ()), len(path), path, method


def referred(one: Side, keys: Collection[Key]) -> set[str]:
    """Return the class names of what operations refer to that are no classes themselves."""
    names, found = one.prepared.class_names, set()
    for key, operation in one.operations():
        if key in keys:
            for ref in references(operation):
                tokens = split(from_ref(ref) or "")
                if tokens[:2] == ["components", "schemas"] and tokens[2] in names:
                    found.add(names[tokens[2]])
                elif tokens[:1] == ["components"]:
                    found |= {
                        names[inner[2]]
                        for other in references(one.value(ref))
                        if (inner := split(from_ref(other) or ""))[:2] == ["components", "schemas"]
                        and inner[2] in names
                    }
    return {name for name in found if not mapping(one.schemas[name]).get("properties")}


def described(one: Side, models: partial.Partial, options: Options) -> Api:
    """Return the description of a whole package."""
    api, _ = build(one.normal, models.models, package=options.package)
    return replace(api, contradictions=contradictions(one.lint, one.document))


def part(
    one: Side,
    models: partial.Partial,
    whole: Api,
    plain: PlainData,
    keys: set[Key],
    reached: frozenset[Key],
    beside: tuple[ModelModule, ...],
    options: Options,
) -> Part:
    """Return the part of a package with some models and operations.

    Args:
        one: the document.
        models: its models.
        whole: the description of the whole package.
        plain: what is known of its types of plain data.
        keys: the operations.
        reached: those of them that the change reaches.
        beside: modules that are listed as well.
        options: how packages are generated.

    Raises:
        Unsure: names would be others than in the whole package.
    """
    groups = tuple(filter(None, (_of(group, keys) for group in whole.groups)))
    names = [name for module in beside for name in module.names]
    api = replace(whole, groups=groups, models=(*names, *models.made))
    _require_names(whole, api)
    chosen = choose(options.features).of(whole)
    asked = tuple(module for module in models.modules if module.source)
    some = outputs.Some((*beside, *asked), plain_data.types(models, api, plain))
    with compiled(options.answers):
        rendered = outputs.render(
            one.document, api, models.models, chosen, some=some, answers=options.answers
        )
        tree = format_python(rendered.files, options.answers)
    for module in beside:
        del tree[f"{api.package}/models/{module.name}.py"]
    said = metadata(one.document, chosen, options.project)
    tree["pyproject.toml"] = outputs.project(api, chosen, tree, said)
    crowded = {
        f"{api.package}/models/{module.name}.py" for module in asked if len(module.names) > 1
    }
    alone = {
        path
        for path in tree
        if path not in crowded
        and (path.startswith(f"{api.package}/models/_") or _is_sample(path, api))
    }
    alone -= {f"{api.package}/models/__init__.py"}
    own = {*models.made}
    requests, responses = (
        {name: item for name, item in classes.items() if item in own}
        for classes in (models.models.requests, models.models.responses)
    )
    parts = tuple(part for part in models.models.parts if part.text)
    own_models = replace(models.models, parts=parts, requests=requests, responses=responses)
    sayings = Described(one.document, api, own_models, one.lint, one.normal)
    return Part(one, sayings, models, tree, frozenset(tree.keys() - alone), whole, chosen, reached)


def _is_sample(path: str, api: Api) -> bool:
    return path.startswith(f"{naming.samples_folder(api.package)}/") and path.count("/") > 1


def _of(group: Group, keys: set[Key]) -> Group | None:
    operations = tuple(item for item in group.operations if key_of(item) in keys)
    return replace(group, operations=operations) if operations else None


def _require_names(whole: Api, some: Api) -> None:
    """See that names that are told apart by numbers are the same."""
    folders = naming.sample_folders(item.constant for item in whole.operations)
    if any(
        folders[name] != folder
        for name, folder in naming.sample_folders(item.constant for item in some.operations).items()
    ):
        raise Unsure
    commands = [_commands(api) for api in (whole, some)]
    if any(commands[0][key] != name for key, name in commands[1].items()):
        raise Unsure


def _commands(api: Api) -> dict[tuple[str, str], str]:
    names = naming.command_names(group.py_name for group in api.groups)
    found = {(group.py_name, ""): name for group, name in zip(api.groups, names, strict=True)}
    for group in api.groups:
        methods = [
            method
            for item in group.operations
            for method in dict.fromkeys(_methods(item))
            if method
        ]
        pairs = zip(methods, naming.command_names(methods), strict=True)
        found |= {(group.py_name, method): name for method, name in pairs}
    return found


def _methods(operation: Operation) -> tuple[str, str]:
    return operation.py_name, operation.stream_name


def key_of(operation: Operation) -> Key:
    """Return the path and the method of an operation."""
    return operation.path, operation.method.lower()
