"""What stands beside a `oneOf` or `anyOf` holds for each of its alternatives: it is given to them.

The models then check it, as they check what an alternative says itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import dialect
from .composition import Placed
from .objects import mapping
from .pointer import from_ref, join, split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .combine import Merger, Note
    from .composition import Composition

_SHARED = ("properties", "required", "type", "additionalProperties")
"""What alternatives are given where properties stand beside them."""
_GIVEN = {
    **dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        frozenset({"integer", "number"}),
    ),
    **dict.fromkeys(("minLength", "maxLength", "pattern", "format"), frozenset({"string"})),
    **dict.fromkeys(("items", "minItems", "maxItems"), frozenset({"array"})),
    "required": frozenset({"object"}),
}
"""What else they are given, with the types that it is about."""


class Alternatives:
    """Gives what stands beside alternatives to each of them.

    Args:
        merger: of the schemas of the document.
        composition: of the document.
        note: takes what is not checked.
    """

    def __init__(self, merger: Merger, composition: Composition, note: Note) -> None:
        self._merger = merger
        self._composition = composition
        self._note = note

    def given(
        self, schema: dict[str, Any], pointer: str, name: str, *, is_merged: bool
    ) -> dict[str, Any]:
        """Return a schema whose alternatives say what stood beside them.

        Args:
            schema: without `allOf`.
            pointer: where it is in the source.
            name: its name when it is a component, otherwise empty. Alternatives that include the
                schema itself have what it says.
            is_merged: whether it had an `allOf`, by which one of several says what stands beside
                the alternatives of another one. Those of other types are left out then; whoever
                writes one beside a `type` that it does not have means it.
        """
        key = "oneOf" if "oneOf" in schema else "anyOf"
        options = schema.get(key)
        if not isinstance(options, list):
            return schema
        has_properties = bool(schema.get("properties"))
        if _only_require(options):
            if has_properties:
                self._note(
                    "alternative-required",
                    join(pointer, key),
                    f"it is not checked which of the `required` lists of this `{key}` holds",
                )
                return {name: value for name, value in schema.items() if name != key}
            return schema
        if has_properties:
            return self._with_properties(schema, key, pointer, name, is_merged=is_merged)
        return self._narrowed(schema, key, pointer, name, is_merged=is_merged)

    def _with_properties(
        self, schema: dict[str, Any], key: str, pointer: str, name: str, *, is_merged: bool
    ) -> dict[str, Any]:
        stated = _kinds(schema, with_null=True) if is_merged else set[str]()
        rest = {name: value for name, value in schema.items() if name != key}
        base = {name: rest.pop(name) for name in _SHARED if name in rest}
        merged = []
        for index, option in enumerate(schema[key]):
            at = join(pointer, key, index)
            types = {"null"} if _is_null(option) else self._types(mapping(option), at)
            if types and stated and not _meet(types, stated):
                continue
            is_kept = _is_null(option) or (name and self._includes(option, name))
            merged.append(option if is_kept else self._both(base, option, at, pointer))
        return {**rest, key: merged} if merged else {**rest, **base}

    def _narrowed(
        self, schema: dict[str, Any], key: str, pointer: str, name: str, *, is_merged: bool
    ) -> dict[str, Any]:
        """Return the alternatives with what they do not say themselves."""
        beside = {name: schema[name] for name in ("type", *_GIVEN) if name in schema}
        stated = _kinds(beside)
        narrowed: list[Any] = []
        for index, option in enumerate(schema[key]):
            at = join(pointer, key, index)
            if not isinstance(option, dict) or (name and self._includes(option, name)):
                narrowed.append(option)
                continue
            types = {"null"} if _is_null(option) else self._types(option, at)
            if types and stated and not _meet(types, _kinds(beside, with_null=_is_null(option))):
                if not is_merged:
                    narrowed.append(option)
                    if types != {"null"}:
                        message = "this is of none of the types that stand beside it; it is taken"
                        self._note("alternative-type", at, message)
                continue
            base = {} if _is_null(option) else self._unsaid(beside, Placed(at, option), types)
            narrowed.append(self._both(base, option, at, pointer) if base else option)
        if not narrowed or [*map(id, narrowed)] == [*map(id, schema[key])]:
            return schema
        rest = {name: value for name, value in schema.items() if name not in beside}
        kind = beside.get("type")
        if self._merger.old and isinstance(kind, list) and "null" in kind:
            narrowed.append({"type": "null"})  # `nullable` beside them
        return {**rest, key: narrowed}

    def _unsaid(self, beside: dict[str, Any], option: Placed, types: set[str]) -> dict[str, Any]:
        """Return what an alternative does not say of that which stands beside it."""
        base = {}
        parts = self._composition.parts(option)
        stated = _kinds(beside)
        if stated and not (types and _within(types, stated)):
            base["type"] = beside["type"]
        of = types & stated if types and stated else types or stated
        for name, kinds in _GIVEN.items():
            if name not in beside or (of and not _meet(of, {*kinds})):
                continue
            if name == "required":
                said = {item for _, part in parts for item in _list(part.get("required"))}
                missing = [item for item in _list(beside[name]) if item not in said]
                base |= {name: missing} if missing else {}
            elif all(part.get(name) != beside[name] for _, part in parts):
                base[name] = beside[name]
        return base

    def _types(self, option: dict[str, Any], pointer: str) -> set[str]:
        """Return the types of the values of an alternative, null left out; empty for any."""
        actual = self._composition.follow(pointer, option)
        if actual is None:
            return set()
        types = self._composition.types(actual)
        for key in ("oneOf", "anyOf"):
            inner = _list(actual.value.get(key))
            of_each = [
                self._composition.types(Placed(join(actual.pointer, key, index), mapping(part)))
                for index, part in enumerate(inner)
                if not _is_null(part)
            ]
            if not types and of_each and all(of_each):
                types = set[str]().union(*of_each)
        return types

    def _both(self, base: dict[str, Any], option: Any, pointer: str, around: str) -> dict[str, Any]:
        both: dict[str, Any] = {"allOf": [base, option]}
        title = _title(option)
        if title:
            both["title"] = title
        self._merger.place(both, pointer)
        self._merger.place(base, around)
        return both

    def _includes(self, option: Any, name: str) -> bool:
        """Whether an alternative is a reference to a component that includes another by `allOf`."""
        *_, referred = split(from_ref(str(_ref(option))) or "") or [""]
        child = self._merger.schemas.get(referred)
        branches = child.get("allOf") if isinstance(child, dict) else None
        wanted = f"#/components/schemas/{name}"
        return isinstance(branches, list) and any(_ref(branch) == wanted for branch in branches)


def _only_require(options: list[Any]) -> bool:
    """Whether alternatives differ in the properties that are required alone."""
    return all(dialect.only_requires(option) for option in options) and any(
        not {"required", "not"}.isdisjoint(option) for option in options
    )


def _kinds(schema: Mapping[str, Any], *, with_null: bool = False) -> set[str]:
    """Return the types that a schema states itself, null left out unless it is asked for."""
    kind = schema.get("type")
    kinds = {item for item in [kind, *_list(kind)] if isinstance(item, str)}
    return kinds if with_null else kinds - {"null"}


def _within(types: set[str], stated: set[str]) -> bool:
    return types <= (stated | {"integer"} if "number" in stated else stated)


def _meet(types: set[str], stated: set[str]) -> bool:
    numbers = {"integer", "number"}
    return not types.isdisjoint(stated) or not (
        types.isdisjoint(numbers) or stated.isdisjoint(numbers)
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _ref(schema: Any) -> Any:
    return schema.get("$ref") if isinstance(schema, dict) else None


def _is_null(option: Any) -> bool:
    return isinstance(option, dict) and option.get("type") == "null"


def _title(option: Any) -> str:
    if not isinstance(option, dict):
        return ""
    if isinstance(option.get("$ref"), str):
        return split(from_ref(option["$ref"]) or "")[-1]
    title = option.get("title")
    return title if isinstance(title, str) else ""
