"""Schemas taken apart: `$ref` followed, `allOf` and single variants opened, level by level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ...document import dialect, open_enums
from ...document.objects import sequence
from ...document.pointer import from_ref, join
from .sides import Located, Node, component_name, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .sides import Side

WORDS = frozenset({"description", "example", "examples", "externalDocs", "$comment", "xml"})
_BARE = frozenset({"type", "enum", "const"})
_ANNOTATIONS = WORDS | {"title", "deprecated", "default"}
_NEUTRAL: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("minLength", "minItems", "minProperties"), (0,)),
    **dict.fromkeys(("uniqueItems", "readOnly", "writeOnly", "deprecated"), (False,)),
    **dict.fromkeys(("additionalProperties", "items", "propertyNames"), (True, {})),
    **dict.fromkeys(("unevaluatedProperties", "unevaluatedItems"), (True, {})),
    **dict.fromkeys(("dependentRequired", "dependentSchemas", "patternProperties"), ({},)),
    "required": ([],),
    "exclusiveMinimum": (False,),
    "exclusiveMaximum": (False,),
    "nullable": (False,),
}
"""Keywords to the values of them that limit nothing."""


class Part(NamedTuple):
    """One level of a schema, in the dialect of OpenAPI 3.1, without `$ref` and `allOf`.

    Attributes:
        pointer: where it is.
        value: its keywords.
        own: False where it is included from a named schema, which is compared itself.
    """

    pointer: str
    value: dict[str, Any]
    own: bool


@dataclass(frozen=True)
class Union:
    """A `oneOf` or `anyOf` of several variants; whether it allows null is a property of `Shape`."""

    kind: str
    pointer: str
    variants: tuple[str, ...]


@dataclass
class Flat:
    """A schema taken apart.

    Attributes:
        side: its document.
        parts: its levels, its own first.
        unions: its `oneOf`s and `anyOf`s of several variants.
        nulls: whether each level that constrains null allows it.
        forced_null: whether it allows null regardless of the levels.
        name: its name, if it is a component.
        home: where it is defined, references followed.
        broken: values that are not schemas, and references that lead nowhere.
        asides: annotations of variants that are merged into the level around them.
        impossible: whether it allows nothing.
        above: of each level, the pointer of the level that leads to it.
    """

    side: Side
    parts: list[Part] = field(default_factory=list)
    unions: list[Union] = field(default_factory=list)
    nulls: list[bool] = field(default_factory=list)
    forced_null: bool = False
    name: str = ""
    home: str = ""
    broken: list[Located] = field(default_factory=list)
    asides: list[Part] = field(default_factory=list)
    impossible: bool = False
    above: dict[str, str] = field(default_factory=dict)


class _Task(NamedTuple):
    pointer: str
    own: bool
    wrapped: bool


def flatten(side: Side, node: Node) -> Flat:
    """Take a schema apart."""
    flat = Flat(side, home=node[0] if node else "")
    tasks = [_Task(pointer, own=True, wrapped=True) for pointer in reversed(node)]
    seen: set[str] = set()
    while tasks:
        task = tasks.pop()
        if task.pointer in seen:
            continue
        seen.add(task.pointer)
        inner = list(_level(side, flat, task, single=len(node) == 1))
        for level in inner:
            flat.above.setdefault(level.pointer, task.pointer)
        tasks.extend(reversed(inner))
    return flat


def _level(side: Side, flat: Flat, task: _Task, *, single: bool) -> Iterator[_Task]:
    """Add one level; yield the levels to add after it."""
    value = side.at(task.pointer)
    if value is True:
        return
    if value is False:
        flat.impossible = True
        return
    if not isinstance(value, dict):
        flat.broken.append(Located(task.pointer, value))
        return
    if single and task.wrapped:
        # What a component wraps in place is still that component.
        flat.name, flat.home = component_name(task.pointer) or flat.name, task.pointer
    level = _without_neutral(dialect.to_31(value) if side.old else value)
    ref = level.pop("$ref", None)
    branches = level.pop("allOf", None)
    options = _take_union(flat, level, task)
    _note_null(flat, level, old=side.old, own=task.own)
    if level:
        flat.parts.append(Part(task.pointer, level, task.own))
    flat.parts.extend(flat.asides)
    flat.asides.clear()
    if isinstance(ref, str):
        target = side.target(ref)
        if target is None:
            flat.broken.append(Located(join(task.pointer, "$ref"), ref))
        else:
            yield _Task(target, task.own, task.wrapped)
    only = all(map(_is_annotation, level)) and ref is None
    listed = sequence(branches)
    for index in range(len(listed)):
        pointer = join(task.pointer, "allOf", index)
        wraps = only and len(listed) == 1 and not options and not _is_base(side, listed[0])
        included = isinstance(listed[index], dict) and "$ref" in listed[index] and not wraps
        yield _Task(pointer, task.own and not included, task.wrapped and wraps)
    for pointer in options:
        yield _Task(pointer, task.own, task.wrapped and only and not listed)


def _is_annotation(key: str) -> bool:
    return key in _ANNOTATIONS or (key.startswith("x-") and key != open_enums.NAME)


def _without_neutral(level: dict[str, Any]) -> dict[str, Any]:
    """Return the keywords of a level without those whose value limits nothing."""
    return {
        key: value
        for key, value in level.items()
        if key not in _NEUTRAL or not any(same(value, neutral) for neutral in _NEUTRAL[key])
    }


def _is_base(side: Side, branch: Any) -> bool:
    """Whether a branch refers to a base with a discriminator, which it extends."""
    ref = branch.get("$ref") if isinstance(branch, dict) else None
    return isinstance(ref, str) and component_name(from_ref(ref) or "") in side.subtypes


def _take_union(flat: Flat, level: dict[str, Any], task: _Task) -> list[str]:
    """Take `oneOf` and `anyOf` out of a level; return the variants of unions with only one."""
    pointer = task.pointer
    alone: list[str] = []
    for kind in ("oneOf", "anyOf"):
        options = level.get(kind)
        if not isinstance(options, list) or not options:
            continue
        del level[kind]
        nulls = [_is_null(option) for option in options]
        rest = [index for index, null in enumerate(nulls) if not null]
        if any(nulls):
            _allow_null(flat, forced=task.own and "type" not in level)
        _keep_asides(flat, task, kind, [index for index, null in enumerate(nulls) if null])
        if not _overlap(kind, options) and _merge_plain(level, [options[i] for i in rest]):
            _keep_asides(flat, task, kind, rest)
            if not any(nulls):
                flat.nulls.append(False)
            continue
        if len(rest) == 1:
            alone.append(join(pointer, kind, rest[0]))
            continue
        flat.nulls.append(any(nulls))
        variants = tuple(join(pointer, kind, index) for index in rest)
        flat.unions.append(Union(kind, join(pointer, kind), variants))
    return alone


def _overlap(kind: str, options: list[Any]) -> bool:
    """Whether variants exclude each other's integers, as only one of them may match."""
    types = {str(option.get("type")) for option in options if isinstance(option, dict)}
    return kind == "oneOf" and {"integer", "number"} <= types


def _keep_asides(flat: Flat, task: _Task, kind: str, indices: list[int]) -> None:
    """Keep the annotations of variants that only name a type or list values."""
    options = flat.side.at(join(task.pointer, kind))
    for index in indices:
        rest = {key: value for key, value in options[index].items() if key not in _BARE}
        if rest:
            flat.asides.append(Part(join(task.pointer, kind, index), rest, task.own))


def _merge_plain(level: dict[str, Any], options: list[Any]) -> bool:
    """Merge variants that only name a type, or only list values, into one `type` or `enum`."""
    if "type" in level or "enum" in level or "const" in level or not options:
        return False
    bare = [
        {key: value for key, value in _without_neutral(option).items() if key not in _ANNOTATIONS}
        if isinstance(option, dict)
        else {"": None}
        for option in options
    ]
    if all(set(option) == {"type"} and isinstance(option["type"], str) for option in bare):
        level["type"] = [option["type"] for option in bare]
        return True
    kinds = {str(option.get("type", "")) for option in bare}
    if len(kinds) == 1 and all(set(option) - {"type"} in ({"const"}, {"enum"}) for option in bare):
        level["enum"] = [
            value
            for option in bare
            for value in ([option["const"]] if "const" in option else sequence(option["enum"]))
        ]
        if "" not in kinds:
            level["type"] = kinds.pop()
        return True
    return False


def _allow_null(flat: Flat, *, forced: bool) -> None:
    """Note that a level allows null; an included level alone does not allow it for the whole."""
    if forced:
        flat.forced_null = True
    else:
        flat.nulls.append(True)


def _note_null(flat: Flat, level: dict[str, Any], *, old: bool, own: bool) -> None:
    """Note whether a level allows null, if it has a keyword for that."""
    if level.get("nullable") is True:
        _allow_null(flat, forced=own)
    level.pop("nullable", None)
    kind = level.get("type")
    if kind is not None:
        allows = "null" in kind if isinstance(kind, list) else kind == "null"
        flat.nulls.append(allows)
        if allows and old:
            return  # in 3.0 `nullable` decides, whatever `enum` lists
    for key in ("enum", "const"):
        if key in level:
            values = [level[key]] if key == "const" else sequence(level[key])
            flat.nulls.append(None in values)


def _is_null(option: Any) -> bool:
    if not isinstance(option, dict):
        return False
    return (
        option.get("type") in ("null", ["null"])
        or option.get("enum") == [None]
        or ("const" in option and option["const"] is None)
    )
