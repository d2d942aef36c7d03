"""Two schemas, compared keyword by keyword."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from ...document.pointer import Node, join
from ...document.pointer import walk as nodes_of
from ..model import Direction
from ..values import forms
from .binaries import is_binary_part
from .comparison import Comparison
from .flattening import WORDS
from .objects import compare_objects
from .opaque import OPAQUE, compare_opaque
from .recording import At, Values
from .shapes import names_class
from .sides import Located, component_name, same
from .unions import compare_unions, stands_for_one
from .values import compare_values
from .words import field, is_variant

if TYPE_CHECKING:
    from .matching import Signatures
    from .shapes import Shape
    from .sides import Node as Schema
    from .walk import Pair, Walk

_FLAGS = (
    ("readOnly", "became-read-only", "no-longer-read-only"),
    ("writeOnly", "became-write-only", "no-longer-write-only"),
)
_TOGETHER = frozenset({"allOf", "not", "discriminator", "nullable", "dependentSchemas", *OPAQUE})
"""Keywords beside `$ref` that change the meaning of the schema it refers to."""
_KNOWN = frozenset(
    """type enum const nullable format minimum maximum exclusiveMinimum exclusiveMaximum minLength
    maxLength minItems maxItems minProperties maxProperties minContains maxContains multipleOf
    pattern uniqueItems default contentEncoding contentMediaType contentSchema properties required
    additionalProperties patternProperties dependentSchemas dependentRequired propertyNames items
    prefixItems contains not oneOf anyOf discriminator readOnly writeOnly title $defs""".split()
) | frozenset(OPAQUE)


def compare_schemas(walk: Walk, pair: Pair, signatures: Signatures) -> None:
    """Compare two schemas; schemas inside them are queued."""
    if _only_refers(walk, pair):
        return
    comparison = Comparison(walk, pair)
    if pair.form == forms.PART and _both_bytes(comparison):
        return
    _identity(comparison)
    if _broken(comparison):
        return
    unlike = bool(comparison.base.unions) != bool(comparison.head.unions)
    if unlike and stands_for_one(comparison):
        _null(comparison)
        compare_unions(comparison, signatures)
    elif compare_values(comparison):
        compare_unions(comparison, signatures)
        compare_objects(comparison, signatures)
        _arrays(comparison)
        compare_opaque(comparison, signatures)
        _definitions(comparison)
    for keyword, became, ceased in _FLAGS:
        ours, theirs = comparison.base.flag(keyword), comparison.head.flag(keyword)
        if bool(ours) != bool(theirs):
            comparison.differ(became if theirs else ceased, ours, theirs)
    _annotations(comparison)


def _both_bytes(comparison: Comparison) -> bool:
    """Whether two parts of multipart bodies hold bytes; notes that texts of one version differ."""
    walk, base, head = comparison.walk, comparison.base, comparison.head
    if not (is_binary_part(walk.base, base.node) and is_binary_part(walk.head, head.node)):
        return False
    if walk.base.old == walk.head.old:
        at = next(iter(base.node), None), next(iter(head.node), None)
        comparison.emit("bytes-reworded", *at, of=at[1] or at[0] or "")
    _annotations(comparison)
    return True


def _only_refers(walk: Walk, pair: Pair) -> bool:
    """Whether two schemas have the same text, so that only the targets of `$ref` can differ.

    The targets are queued then, and nothing else needs to be compared. A schema whose keywords
    combine with those of its target is compared as a whole instead.
    """
    if len(pair.base) != 1 or pair.base != pair.head or not walk.common.comparable:
        return False
    (pointer,) = pair.base
    name = component_name(pointer)
    if name in walk.base.subtypes or name in walk.head.subtypes:
        return False
    value = walk.head.at(pointer)
    if not same(walk.base.at(pointer), value):
        return False
    targets: dict[str, None] = {}
    for node in nodes_of(Node("schema", pointer, value)):
        if not isinstance(node.value, dict):
            continue
        if node.value.keys() & _TOGETHER:
            return False
        ref = node.value.get("$ref")
        if isinstance(ref, str):
            ours, theirs = walk.base.target(ref), walk.head.target(ref)
            if ours is None or theirs is None:
                return False
            if _has_flag(walk.shape(walk.base, (ours,))) or _has_flag(
                walk.shape(walk.head, (theirs,))
            ):
                return False  # whether a property is sent is for the object that has it
            targets[theirs] = None
    for target in targets:
        walk.schemas((target,), (target,), pair.direction)
    return True


def _has_flag(shape: Shape) -> bool:
    return any(shape.flag(keyword) is not None for keyword, *_ in _FLAGS)


def _broken(comparison: Comparison) -> bool:
    """Whether a value is no schema, or a reference leads nowhere; notes that if it changed."""
    ours, theirs = comparison.base.broken, comparison.head.broken
    if not ours and not theirs:
        return False
    if [located.value for located in ours] != [located.value for located in theirs]:
        old_place, new_place = next(iter(ours), None), next(iter(theirs), None)
        comparison.differ("schema-not-comparable", old_place, new_place)
    return True


def _null(comparison: Comparison) -> None:
    if comparison.base.null != comparison.head.null:
        key = "became-nullable" if comparison.head.null else "became-not-nullable"
        comparison.emit(key, comparison.base.home, comparison.head.home)


def _identity(comparison: Comparison) -> None:
    """Compare the names of the classes generated for two schemas."""
    ours, theirs = comparison.base, comparison.head
    before, after = ours.name, theirs.name
    if before and after:
        comparison.walk.names[before, after] = None
    if before == after or not (names_class(ours) and names_class(theirs)):
        return
    at = ours.node[0], theirs.node[0]
    if before and after:
        if before in comparison.walk.head.schemas or after in comparison.walk.base.schemas:
            _emit_identity("schema-reference-changed", comparison, at, before, after)
    elif after:
        _emit_identity("schema-became-named", comparison, at, None, after)
    else:
        _emit_identity("schema-became-inline", comparison, at, before, None)


def _emit_identity(
    key: str, comparison: Comparison, at: tuple[str, str], before: str | None, after: str | None
) -> None:
    comparison.walk.emit(
        key, comparison.direction, At(at[0]), At(at[1]), Values(before, after), of=at[1]
    )


def _arrays(comparison: Comparison) -> None:
    base, head = comparison.base, comparison.head
    form = forms.PART if comparison.pair.form == forms.PART else ""
    comparison.walk.schemas(_items(base), _items(head), comparison.direction, form)
    first, second = _prefix(base), _prefix(head)
    for index in range(max(len(first), len(second))):
        old_item = first[index] if index < len(first) else _items(base)
        new_item = second[index] if index < len(second) else _items(head)
        comparison.inner(old_item, new_item)
    ours, theirs = base.all("contains"), head.all("contains")
    if ours and theirs:
        comparison.inner(base.inner("contains"), head.inner("contains"))
    elif ours or theirs:
        key = "contains-removed" if ours else "contains-added"
        comparison.differ(key, next(iter(ours), None), next(iter(theirs), None))
    if base.all("contentSchema") or head.all("contentSchema"):
        comparison.inner(base.inner("contentSchema"), head.inner("contentSchema"))


def _items(shape: Shape) -> Schema:
    return shape.inner("items")


def _prefix(shape: Shape) -> list[Schema]:
    return [
        (join(pointer, index),)
        for pointer, value in shape.all("prefixItems")
        for index in range(len(value) if isinstance(value, list) else 0)
    ]


def _definitions(comparison: Comparison) -> None:
    """Compare `$defs`, used or not; a `$ref` to one of them is compared at its place."""
    ours, theirs = comparison.base.entries("$defs"), comparison.head.entries("$defs")
    for name in dict.fromkeys([*ours, *theirs]):
        old_schema, new_schema = ours.get(name), theirs.get(name)
        if old_schema is not None and new_schema is not None:
            comparison.walk.schemas((old_schema.pointer,), (new_schema.pointer,), Direction.NONE)
        else:
            at = (
                old_schema.pointer if old_schema else None,
                new_schema.pointer if new_schema else None,
            )
            comparison.emit(
                "part-added" if old_schema is None else "part-removed", *at, of=at[1] or at[0] or ""
            )


def _annotations(comparison: Comparison) -> None:
    base, head = comparison.base, comparison.head
    keys = {
        key: None
        for shape in (base, head)
        for part in shape.parts
        for key in part.value
        if key not in _KNOWN
    }
    for key in keys:
        ours, theirs = _first_difference(_keyword(base, key), _keyword(head, key))
        owner = _owner(head, theirs) or _owner(base, ours)
        direction = comparison.direction if key not in {"deprecated"} else Direction.NONE
        field(comparison.walk, direction, key, _entry(ours), _entry(theirs), owner, schema=True)
    ours, theirs = _first_difference(_keyword(base, "title"), _keyword(head, "title"))
    if ours is not None or theirs is not None:
        at = (ours.pointer if ours else None), (theirs.pointer if theirs else None)
        values = Values(ours.value if ours else None, theirs.value if theirs else None)
        unnamed = not base.name and not head.name and base.node and is_variant(base.node[0])
        key = "title-changed" if unnamed and names_class(head) else "documentation-changed"
        comparison.emit(key, *at, values, name="title")


def _keyword(shape: Shape, key: str) -> list[Located]:
    """Return a keyword of all parts; annotations only of the parts that belong to this schema."""
    return [
        Located(join(part.pointer, key), part.value[key])
        for part in shape.parts
        if key in part.value and (part.own or key not in WORDS | {"title"})
    ]


def _first_difference(
    ours: list[Located], theirs: list[Located]
) -> tuple[Located | None, Located | None]:
    for old_value, new_value in zip_longest(ours, theirs):
        if old_value is None or new_value is None or not same(old_value.value, new_value.value):
            return old_value, new_value
    return None, None


def _owner(shape: Shape, located: Located | None) -> str:
    if located is None:
        return ""
    return located.pointer.rpartition("/")[0] or shape.home


def _entry(located: Located | None) -> tuple[At | None, Any]:
    return (At(located.pointer), located.value) if located is not None else (None, None)
