"""The part of a package that a change reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ... import naming
from ...api.build import build
from ...document.objects import mapping
from ...document.pointer import from_ref, split
from ...models import partial
from ...pipeline import Described, contradictions
from ...render import outputs
from ...render.closure import imported
from ...render.features import choose
from ...render.formatting import format_python
from .sides import Unsure, only, references

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ...api.ir import Api, Group, Operation
    from ...config import Options
    from .sides import Key, Side

_FIRST = 6
"""Operations beside those that a change reaches: the examples of the README are about the simplest."""


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
        constants: of all operations, in order.
    """

    side: Side
    described: Described
    partial: partial.Partial
    tree: dict[str, str]
    shared: frozenset[str]
    constants: tuple[str, ...]

    @property
    def api(self) -> Api:
        """The description."""
        if self.described.api is None:
            raise Unsure
        return self.described.api


def kept(sides: tuple[Side, Side], reached: set[Key]) -> set[Key]:
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
        by_text = dict(one.operations())
        left = [key for key in firsts.values() if key not in reached and _is_simple(by_text[key])]
        simple |= {*sorted(left, key=lambda key: (key[0].count("{"), len(key[0]), key))[:_FIRST]}
    return keys | simple


def _is_simple(operation: Mapping[str, Any]) -> bool:
    return "requestBody" not in operation and not operation.get("deprecated")


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
                        for other in references(one.normal.resolve(ref))
                        if (inner := split(from_ref(other) or ""))[:2] == ["components", "schemas"]
                        and inner[2] in names
                    }
    return {name for name in found if not mapping(one.schemas[name]).get("properties")}


def part(one: Side, models: partial.Partial, keys: set[Key], options: Options) -> Part:
    """Return the part of a package with some models and operations.

    Raises:
        Unsure: names would be others than in the whole package.
    """
    normal = only(one, keys)
    api, _ = build(normal, models.models, package=options.package)
    whole = api
    groups = tuple(filter(None, (_of(group, keys) for group in api.groups)))
    api = replace(api, groups=groups, contradictions=contradictions(one.lint, one.document))
    _require_names(whole, api)
    chosen = choose(options.features)
    asked = tuple(module for module in models.modules if module.source)
    rendered = outputs.render(one.document, api, models.models, chosen, modules=asked)
    tree = format_python(rendered.files)
    tree["pyproject.toml"] = outputs.project(api, chosen, tree)
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
    described = Described(one.document, api, models.models, one.lint, normal)
    constants = tuple(operation.constant for operation in whole.operations)
    return Part(one, described, models, tree, frozenset(tree.keys() - alone), constants)


def _is_sample(path: str, api: Api) -> bool:
    return path.startswith(f"{naming.samples_folder(api.package)}/") and path.count("/") > 1


def _of(group: Group, keys: set[Key]) -> Group | None:
    operations = tuple(item for item in group.operations if (item.path, item.method.lower()) in keys)
    return replace(group, operations=operations) if operations else None


def _require_names(whole: Api, some: Api) -> None:
    """See that names that are told apart by numbers are the same."""
    folders = naming.sample_folders(item.constant for item in whole.operations)
    if any(
        folders[name] != folder
        for name, folder in naming.sample_folders(
            item.constant for item in some.operations
        ).items()
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
            method for item in group.operations for method in dict.fromkeys(_methods(item)) if method
        ]
        pairs = zip(methods, naming.command_names(methods), strict=True)
        found |= {(group.py_name, method): name for method, name in pairs}
    return found


def _methods(operation: Operation) -> tuple[str, str]:
    return operation.py_name, operation.stream_name


def require_same_frames(base: Part, head: Part) -> None:
    """See that files differ in nothing that follows from what else is in them.

    Raises:
        Unsure: they do, or may.
    """
    for before, after in (
        (_groups(base.api), _groups(head.api)),
        (base.api.details, head.api.details),
        (base.api.extras, head.api.extras),
        (base.tree.get("README.md"), head.tree.get("README.md")),
    ):
        if before != after:
            raise Unsure
    for path in base.shared | head.shared:
        before, after = base.tree.get(path), head.tree.get(path)
        if before == after:
            continue
        if before is None or after is None:
            raise Unsure
        if path.endswith("/models/__init__.py"):
            continue
        if path.endswith(".py") and _imports(path, before) != _imports(path, after):
            raise Unsure
    if _all_imports(base) != _all_imports(head):
        raise Unsure  # of the runtime, another part would be there


def _groups(api: Api) -> list[tuple[str, ...]]:
    return [
        (group.wire_name, group.py_name, group.class_name, group.description)
        for group in api.groups
    ]


_IMPORT = re.compile(r"^[ ]*(?:from [^\n(]+ )?import (?:\([^)]*\)|[^\n(]+)$", re.MULTILINE)


def _imports(path: str, text: str) -> list[str]:
    del path
    return _IMPORT.findall(text)


def _all_imports(one: Part) -> set[str]:
    folder = f"{one.api.package}/"
    return {
        name
        for path, text in one.tree.items()
        if path.startswith(folder) and path.endswith(".py")
        for name in imported(path, text)
        if "._runtime" in name
    }
