"""A small value that fits a JSON Schema, for what the document has no example of.

Small means: required properties only, lists of as many items as asked for, of several alternatives
the first that can be made. What is written anywhere inside the schema as an example is used where
it fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..narrowing import AnyDict
from . import scalars
from .fitting import Fitting, as_key
from .flattening import Flattening
from .merging import merged
from .scalars import UnmakeableError, size, string
from .statements import key_text, kind_of, part_of, stated, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_TRIES = 4
"""How many values are made where the first ones do not fit the whole schema."""
_ENOUGH = 300
"""Values that are made freely; after that lists are as short as may be, so that all ends."""
_TOO_MANY = 20_000
"""Values of one schema at which making it is given up."""
_SOME = {"minProperties": 1}
_LONGEST_LIST = 1000
_COMPARED = 12
"""Up to how many alternatives of a `oneOf` are looked at for one that fits alone."""


class Synthesis:
    """Makes values for the schemas of one document; subclasses choose others.

    Args:
        follow: returns what a `$ref` names.
        children: returns references to the schemas that include the one of a `$ref` with `allOf`;
            where that one has a discriminator, it stands for them.
        skip: properties with this keyword are left out: `writeOnly` in what the API sends,
            `readOnly` in what it is sent.
        items: how many items a list has whose schema does not say.
        bare: whether examples and defaults inside of schemas are left aside.
    """

    def __init__(
        self,
        follow: Callable[[str], Any],
        *,
        children: Callable[[str], list[str]] = lambda _: [],
        skip: str = "writeOnly",
        items: int = 0,
        bare: bool = False,
    ) -> None:
        self._follow = follow
        self._children = children
        self._skip = skip
        self._items = items
        self._bare = bare
        self._fitting = Fitting(follow, skip)
        self._flattening = Flattening(follow, skip)
        self._made = 0
        self._further = 0

    def value(self, schema: Any, further: int = 0) -> Any:
        """Return a small value that fits a schema.

        Args:
            schema: of the document.
            further: number of the value, where others than the first are asked for.

        Raises:
            UnmakeableError: none could be made.
        """
        together: list[Any] = []
        for number in range(further, further + _TRIES):
            self._made, self._further = 0, number
            try:
                value = self._make(schema, ())
            except RecursionError:
                raise UnmakeableError("its schemas stand too deep inside each other") from None
            if self._fitting.fits(schema, value):
                return value
            if self._fitting.fits(schema, value, together=True):
                together.append(value)
        if together:
            return together[0]
        raise UnmakeableError("what could be made of its parts does not fit the whole schema")

    def fits(self, schema: Any, value: Any) -> bool:
        """Return whether a value fits a schema, as documents mean it."""
        return self._fitting.fits(schema, value)

    @property
    def _frugal(self) -> bool:
        return self._made > _ENOUGH

    def _make(self, schema: Any, inside: tuple[str, ...]) -> Any:
        self._made += 1
        if self._made > _TOO_MANY:
            raise UnmakeableError("its schemas have too many parts")
        if not isinstance(schema, AnyDict):
            if schema is False:
                raise UnmakeableError("nothing fits the schema `false`")
            return {}
        stated, base, around = schema, schema.get("$ref"), inside
        schema, inside = self._flattening.flat(schema, inside)
        for (value,) in self._stated(schema):
            if self._fitting.fits(stated, value := self._fitting.travelling(stated, value)):
                return value
        if schema.get("enum") or "const" in schema:
            raise UnmakeableError("none of the listed values fits")
        children = self._children(base) if isinstance(base, str) else []
        if children and "discriminator" in schema and not {"oneOf", "anyOf"} & schema.keys():
            one_of = [{"$ref": reference} for reference in children]
            base_of = {"discriminator": schema["discriminator"], "oneOf": one_of}
            return self._alternative(base_of, "oneOf", around)
        for word in ("oneOf", "anyOf"):
            if schema.get(word):
                return self._alternative(schema, word, inside)
        if "if" in schema:
            return self._conditional(schema, inside)
        if schema.get("type") == []:
            raise UnmakeableError("no type fits all parts")
        return self._of_kind(kind_of(schema), schema, inside)

    def _of_kind(self, kind: str, schema: dict[str, Any], inside: tuple[str, ...]) -> Any:
        if kind == "object":
            return self._object(schema, inside)
        if kind == "array":
            return self._array(schema, inside)
        if kind == "string":
            return self._string(schema)
        if kind in {"number", "integer"}:
            return self._number(schema, whole=kind == "integer")
        other: dict[str, Any] = {"boolean": self._boolean(), "null": None}
        return other.get(kind, {})

    def _conditional(self, schema: dict[str, Any], inside: tuple[str, ...]) -> Any:
        """Return a value of a schema with `if`: one of `then`, or one of `else`."""
        rest = {key: item for key, item in schema.items() if key not in {"if", "then", "else"}}
        met = {"allOf": [schema["if"], schema.get("then", {})]}
        unmet = {"allOf": [{"not": schema["if"]}, schema.get("else", {})]}
        order = [met, unmet] if self._further % 2 else [unmet, met]
        return self._alternative({**rest, "anyOf": order}, "anyOf", inside)

    def _alternative(self, schema: dict[str, Any], word: str, inside: tuple[str, ...]) -> Any:
        rest = {key: item for key, item in schema.items() if key not in {word, "discriminator"}}
        reasons: list[str] = []
        branches: list[dict[str, Any]] = [
            item for item in schema[word] if isinstance(item, AnyDict)
        ]
        alone = word == "oneOf" and "discriminator" not in schema and len(branches) <= _COMPARED
        made: list[Any] = []
        for branch in self._in_order(branches):
            try:
                value = self._make({"allOf": [rest, branch]}, inside)
            except UnmakeableError as error:
                reasons.append(str(error))
                continue
            if isinstance(value, AnyDict):
                value = {**value, **self._discriminated(schema, branch, inside)}
            if not alone or sum(self._fitting.fits(item, value) for item in branches) <= 1:
                return value
            made.append(value)
        if made:  # the models take what fits several
            return made[0]
        raise UnmakeableError("; ".join(reasons[:3]) or f"{word} is empty")

    def _discriminated(
        self, schema: Mapping[str, Any], branch: dict[str, Any], inside: tuple[str, ...]
    ) -> dict[str, Any]:
        """Return the discriminating property of one alternative, unless that says it itself."""
        rule = schema.get("discriminator")
        reference = branch.get("$ref")
        if not isinstance(rule, AnyDict) or not isinstance(reference, str):
            return {}
        name, short = rule.get("propertyName", ""), reference.rpartition("/")[2]
        mapping: dict[str, str] = rule.get("mapping") or {}
        keys = [key for key, target in mapping.items() if target in {reference, short}]
        flat, inside = self._flattening.flat(branch, inside)
        inner = flat.get("discriminator") if {"oneOf", "anyOf"} & flat.keys() else None
        if isinstance(inner, AnyDict) and inner.get("propertyName") == name:
            return {}  # what was made of this union says it already
        declared, _ = self._flattening.flat_any(flat.get("properties", {}).get(name), inside)
        listed = [declared["const"]] if "const" in declared else declared.get("enum", [])
        if listed:
            fitting = [value for value in listed if key_text(value) in (keys or [short])]
            return {name: (fitting or listed)[0]}
        return {name: typed(keys[0] if keys else short, kind_of(declared))}

    def _in_order(self, branches: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return alternatives in the order they are tried."""
        return sorted(branches, key=lambda item: item.get("type") == "null")

    def _stated(self, schema: Mapping[str, Any]) -> Iterator[tuple[Any]]:
        """Give values that a schema states itself, the best first; in tuples, as null is one."""
        return stated(schema, self._further, bare=self._bare)

    def _string(self, schema: Mapping[str, Any]) -> str:
        return string(schema, self._further)

    def _number(self, schema: Mapping[str, Any], *, whole: bool) -> int | float:
        return scalars.number(schema, whole=whole, further=self._further)

    def _boolean(self) -> bool:
        return self._further % 2 == 1

    def _object(self, schema: dict[str, Any], inside: tuple[str, ...]) -> dict[str, Any]:
        properties: dict[str, Any] = schema.get("properties") or {}
        needed: dict[str, list[str]] = schema.get("dependentRequired") or {}
        result: dict[str, Any] = {}
        waiting = list(schema.get("required") or ())
        while waiting:
            name = waiting.pop(0)
            if name not in result and not self._flattening.is_flagged(properties.get(name)):
                result[name] = self._at(name, part_of(schema, name), inside)
                waiting += needed.get(name, ())
        least = size(schema, "minProperties", 0)
        for name in self._names(schema):
            if len(result) >= least:
                break
            if (
                name in result
                or name in needed
                or self._flattening.is_flagged(properties.get(name))
            ):
                continue
            try:
                result[name] = self._at(name, part_of(schema, name), inside)
            except UnmakeableError:
                continue  # it need not be there
        if len(result) < least:
            raise UnmakeableError(f"fewer than {least:g} properties could be made")
        return result

    def _names(self, schema: dict[str, Any]) -> Iterator[str]:
        """Give the names that properties may have, declared ones first."""
        yield from schema.get("properties") or ()
        named = schema.get("propertyNames")
        named = self._flattening.flat(named, ())[0] if isinstance(named, AnyDict) else {}
        for pattern in schema.get("patternProperties") or ():
            for further in range(3):
                yield string(merged({"pattern": pattern}, named), further)
        if schema.get("additionalProperties") is not False:
            for further in range(100):
                yield string(named, further) if named else f"property{further + 1}"

    def _array(self, schema: dict[str, Any], inside: tuple[str, ...]) -> list[Any]:
        least, most = size(schema, "minItems", 0), size(schema, "maxItems")
        if least > min(most, _LONGEST_LIST):
            raise UnmakeableError(f"a list of {least:g} items is not made")
        first: list[Any] = schema.get("prefixItems") or []
        others = schema.get("items")
        contained: list[Any] = []
        if "contains" in schema:
            contained = [schema["contains"]] * min(int(size(schema, "minContains", 1)), 100)
        count = max(self._count(int(least), most), len(contained))
        result: list[Any] = []
        keys: set[str] = set()
        outer, tries = self._further, 0
        while len(result) < min(count, most) and tries < 2 * count + 20:
            place = len(result)
            part = first[place] if place < len(first) else others
            if place >= len(first) and contained:
                part = {"allOf": [contained.pop(), *([] if part is None else [part])]}
            self._further = outer * 3 + tries
            tries += 1
            try:
                value = self._item(part, inside)
            except UnmakeableError:
                if place < least:
                    raise
                break
            finally:
                self._further = outer
            key = as_key(value) if schema.get("uniqueItems") is True else str(tries)
            if key not in keys:
                keys.add(key)
                result.append(value)
        if len(result) < least:
            raise UnmakeableError(f"fewer than {least:g} different items could be made")
        return result

    def _item(self, schema: Any, inside: tuple[str, ...]) -> Any:
        """Return an item of a list, with a property where it may have one: `{}` shows nothing."""
        value = self._at("[]", schema, inside)
        if value != {}:
            return value
        try:
            return self._at("[]", {"allOf": [_SOME, schema]}, inside)
        except UnmakeableError:
            return value

    def _count(self, least: int, most: float) -> int:
        """Return how many items a list has."""
        return least if self._frugal else int(max(least, min(self._items, most)))

    def _at(self, where: str, schema: Any, inside: tuple[str, ...]) -> Any:
        try:
            return self._make(schema, inside)
        except UnmakeableError as error:
            raise UnmakeableError(f"{where}: {error}") from None
