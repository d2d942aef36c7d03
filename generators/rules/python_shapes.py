"""Shapes of Python: schemas that make classes which are hard to name or to tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Severity
from ..document.composition import Composition, Placed, TooEntangled
from ..document.inherited import Inherited
from ..document.objects import brief, mapping, sequence
from ..document.pointer import join
from ..document.unions import Unions
from .python_names import ENTANGLED
from .registry import Context, Finding, Group, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_DEPTH = 3
"""Objects without a name that may be nested."""

_MAX_OPTIONS = 50
"""Alternatives that are compared with each other."""


@rule("deep-inline-schema", Severity.INFO, group=Group.PYTHON)
def deep_inline_schema(context: Context) -> Iterator[Finding]:
    """Objects without a name are nested at most two levels deep."""
    depths: dict[str, int] = {}
    for node in context.schemas:
        if node.pointer.startswith("/components/schemas/") and node.pointer.count("/") == 3:
            depths[node.pointer] = 0
            continue
        above = node.pointer
        while above and above not in depths:
            above = above.rpartition("/")[0]
        depth = depths.get(above, 0) + bool(node.value.get("properties"))
        depths[node.pointer] = depth
        if depth == _MAX_DEPTH > depths.get(above, 0):
            yield Finding(
                node.pointer,
                "this object is nested in two others that have no name either",
                "give it one in `components/schemas`; its class is named after its path",
            )


class _Shape(NamedTuple):
    """What tells an object from others: its properties, and what they may be."""

    required: frozenset[str]
    constants: dict[str, str]
    types: dict[str, frozenset[str]]


class _Union(NamedTuple):
    """A union without a `discriminator`.

    Attributes:
        pointer: of the list of alternatives.
        options: the alternatives.
        shapes: of each of them.
        types: of JSON, of each of them; empty where they are not known.
        listed: the property for which they list values, and which of them do.
    """

    pointer: str
    options: list[Any]
    shapes: list[_Shape | None]
    types: list[set[str]]
    listed: tuple[str, set[int]]

    @property
    def alike(self) -> tuple[int, int] | None:
        """The first two alternatives that cannot be told apart."""
        return _alike(self.shapes, self.listed[1])


def _unions(context: Context) -> list[_Union] | None:
    """Return the unions of several objects that have no discriminator.

    None where schemas include each other too often. Ask for it by `Context.once`.
    """
    composition = Composition(context.document)
    unions = Unions(context.document)
    inherited = Inherited(unions.schemas)
    known: dict[str, _Shape | None] = {}
    kinds: dict[str, bool] = {}
    result: list[_Union] = []
    for keyword in ("oneOf", "anyOf"):
        for node in context.schemas_stating(keyword):
            if isinstance(node.value.get("discriminator"), dict) or inherited.of(node.value):
                continue
            options = sequence(node.value.get(keyword))[:_MAX_OPTIONS]
            if not options:
                continue
            at = join(node.pointer, keyword)
            places = [(join(at, index), option) for index, option in enumerate(options)]
            try:
                if sum(_is_object(composition, kinds, *place) for place in places) < 2:
                    continue
                shapes = [_shape(composition, known, *place) for place in places]
                types = [_types(composition, *place) for place in places]
            except TooEntangled:
                return None
            chosen_by = unions.listed_property(node.pointer, {keyword: options})
            listed = ("", set[int]()) if chosen_by is None else (chosen_by[0], set(chosen_by[1]))
            result.append(_Union(at, options, shapes, types, listed))
    return result


@rule("union-indistinguishable", Severity.WARNING, group=Group.PYTHON)
def union_indistinguishable(context: Context) -> Iterator[Finding]:
    """No value fits two objects of a `oneOf` or `anyOf` equally well."""
    unions = context.once(_unions)
    if unions is None:
        yield Finding("/components/schemas", ENTANGLED, key=True)
    for union in unions or ():
        if union.alike is not None:
            first, second = (_name(union.options[index], index) for index in union.alike)
            yield Finding(
                join(union.pointer, union.alike[1]),
                f"{first} and {second} cannot be told apart",
                "add a `discriminator`, or a required property that only one of them has; until"
                " then the one that has more of the fields of a value is taken",
            )


@rule("union-inferred", Severity.INFO, group=Group.PYTHON)
def union_inferred(context: Context) -> Iterator[Finding]:
    """A `oneOf` or `anyOf` of objects says by a `discriminator` how its variants are told apart."""
    for union in context.once(_unions) or ():
        means = _means(union)
        if means:
            message = f"there is no `discriminator`: the variants are told apart by {means}"
            yield Finding(union.pointer, message, "add one, if a single property tells it")


def _means(union: _Union) -> str:
    """Return what tells the variants apart; nothing where that is plain, or cannot be said."""
    objects = {index for index, shape in enumerate(union.shapes) if shape is not None}
    if len(objects) < 2 or union.alike is not None:
        return ""
    others = [kinds for index, kinds in enumerate(union.types) if index not in objects]
    if not all(others) or any("object" in kinds for kinds in others):
        return ""
    name, listed = union.listed
    if objects <= listed:
        means = f"the values that they list for `{brief(name)}`"
    else:
        means = "the properties that they require, and the types of those"
    values = [kinds for kinds in others if kinds != {"null"}]
    return f"their types, and the objects by {means}" if values else means


def _types(composition: Composition, pointer: str, option: Any) -> set[str]:
    """Return the types of JSON that an alternative states; null where it states no other."""
    actual = composition.follow(pointer, option)
    if actual is None:
        return set()
    is_null = actual.value.get("type") in ("null", ["null"])
    return composition.types(actual) or ({"null"} if is_null else set())


def _alike(shapes: list[_Shape | None], discriminated: set[int]) -> tuple[int, int] | None:
    """Return the first two alternatives that cannot be told apart.

    Args:
        shapes: of all.
        discriminated: those that the values of one property tell apart.
    """
    for later, shape in enumerate(shapes):
        for earlier in range(later):
            other = shapes[earlier]
            if {earlier, later} <= discriminated:
                continue
            if shape is not None and other is not None and not _differ(shape, other):
                return earlier, later
    return None


def _differ(first: _Shape, second: _Shape) -> bool:
    """Whether one requires what the other does not have, or the same may not be in both.

    Listed values do not count: an enum of models is open, so that an unknown value may be in both.
    """
    if first.required - second.types.keys() or second.required - first.types.keys():
        return True
    for name in first.types.keys() & second.types.keys():
        left, right = first.constants.get(name), second.constants.get(name)
        if left is not None and right is not None and left != right:
            return True
        kinds, others = _kinds(first.types[name]), _kinds(second.types[name])
        if kinds and others and not kinds & others:
            return True
    return False


def _kinds(types: frozenset[str]) -> frozenset[str]:
    """Return types of JSON, in which an integer is a number."""
    return types | {"integer"} if "number" in types else types


def _is_object(composition: Composition, known: dict[str, bool], pointer: str, option: Any) -> bool:
    """Whether an alternative has a shape, which costs more to know; see `_shape`."""
    actual = composition.follow(pointer, option)
    if actual is None:
        return False
    if actual.pointer not in known:
        known[actual.pointer] = _has_properties(composition, actual)
    return known[actual.pointer]


def _has_properties(composition: Composition, schema: Placed) -> bool:
    """Whether a schema is an object with properties, and has no alternatives."""
    parts = composition.parts(schema)
    # Alternatives of alternatives may differ in what is not looked at here.
    if any("oneOf" in part or "anyOf" in part for _, part in parts):
        return False
    return any(mapping(part.get("properties")) for _, part in parts)


def _shape(
    composition: Composition, known: dict[str, _Shape | None], pointer: str, option: Any
) -> _Shape | None:
    """Return the shape of an alternative; None where it is not an object with properties."""
    actual = composition.follow(pointer, option)
    if actual is None:
        return None
    if actual.pointer not in known:
        known[actual.pointer] = _read(composition, actual)
    return known[actual.pointer]


def _read(composition: Composition, schema: Placed) -> _Shape | None:
    if not _has_properties(composition, schema):
        return None
    parts, properties = composition.parts(schema), composition.properties(schema)
    required = {
        name
        for _, part in parts
        for name in sequence(part.get("required"))
        if isinstance(name, str) and name in properties
    }
    constants = {
        name: repr(part["const"])
        for name, value in properties.items()
        for _, part in composition.parts(value)
        if "const" in part
    }
    types = {name: frozenset(composition.types(value)) for name, value in properties.items()}
    return _Shape(frozenset(required), constants, types)


def _name(option: Any, index: int) -> str:
    ref = mapping(option).get("$ref")
    if isinstance(ref, str):
        return f"`{brief(ref.rpartition('/')[2])}`"
    title = mapping(option).get("title")
    return f"`{brief(title)}`" if isinstance(title, str) else f"alternative {index + 1}"
