"""What tells the variants of a union apart, in any document.

That is one property with other values in each variant: a discriminator, or a property for which the
variants list their values (`const`, `enum`) so that none is listed twice. All other unions are told
apart by trying what fits.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from .composition import Composition, Placed, TooEntangled
from .families import name_of
from .objects import mapping
from .pointer import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from . import Document

    Value = str | int | bool

_SCHEMAS = "/components/schemas"
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,18})")
_WORDS = {"true": True, "false": False}


class Telling(NamedTuple):
    """The property that tells variants apart.

    Attributes:
        name: on the wire.
        variants: value to the name of the component that it chooses.
        declared: whether a discriminator says so.
        optional: whether a value may do without the property.
    """

    name: str
    variants: dict[Value, str]
    declared: bool
    optional: bool


class Listed(NamedTuple):
    """The values that a variant lists for a property, and whether it requires the property."""

    values: tuple[Value, ...]
    required: bool


class Unions:
    """The unions of a document.

    Args:
        document: any; only of one in normal form it is asked what tells components apart.
        source_name: the name by which the source of a component's name speaks of it.
    """

    def __init__(
        self, document: Document, source_name: Callable[[str], str] = lambda name: name
    ) -> None:
        self.schemas: Mapping[str, Any] = mapping(
            mapping(document.data.get("components")).get("schemas")
        )
        self._composition = Composition(document)
        self._source_name = source_name
        self._known: dict[str, dict[str, Listed]] = {}
        self._telling: dict[str, Telling | None] = {}

    # --- one union, by what its variants list -----------------------------------------------------

    def listed_property(self, pointer: str, schema: Any) -> tuple[str, dict[int, Listed]] | None:
        """Return the property for which most variants list values, and the values by variant.

        None where there is no property for which two do, or where they share a value.
        """
        by_name: dict[str, dict[int, Listed]] = {}
        for index, option in _alternatives(pointer, schema):
            for name, listed in self._lists(option, frozenset()).items():
                by_name.setdefault(name, {})[index] = listed
        best: tuple[str, dict[int, Listed]] | None = None
        for name, variants in by_name.items():
            values = [value for listed in variants.values() for value in listed.values]
            if len(variants) > 1 and len({*values}) == len(values):
                best = (name, variants) if best is None or len(variants) > len(best[1]) else best
        return best

    def _lists(self, option: Placed, active: frozenset[str]) -> dict[str, Listed]:
        """Return what an alternative lists, by property; of a union, what all its variants list."""
        actual = self._composition.follow(*option)
        if actual is None or actual.pointer in active:
            return {}
        if actual.pointer not in self._known:
            try:
                self._known[actual.pointer] = self._read(actual, active | {actual.pointer})
            except TooEntangled:
                self._known[actual.pointer] = {}
        return self._known[actual.pointer]

    def _read(self, schema: Placed, active: frozenset[str]) -> dict[str, Listed]:
        inner = [self._lists(option, active) for _, option in _alternatives(*schema)]
        if inner:
            shared = [name for name in inner[0] if all(name in listed for listed in inner)]
            return {
                name: Listed(
                    tuple(
                        dict.fromkeys(value for listed in inner for value in listed[name].values)
                    ),
                    all(listed[name].required for listed in inner),
                )
                for name in shared
            }
        parts = self._composition.parts(schema)
        required = {name for _, part in parts for name in _texts(part.get("required"))}
        listed: dict[str, Listed] = {}
        for name, value in self._composition.properties(schema).items():
            values = self._composition.values(value)
            if values and all(isinstance(item, (str, int)) for item in values):
                listed[name] = Listed(tuple(dict.fromkeys(values)), name in required)
        return listed

    def values(self, pointer: str, schema: dict[str, Any], property_name: Any) -> tuple[Value, ...]:
        """Return the values that a schema lists for a property of its own."""
        listed = self._lists(Placed(pointer, schema), frozenset()).get(property_name)
        return () if listed is None else listed.values

    def listed(self, pointer: str, schema: dict[str, Any]) -> dict[str, Listed]:
        """Return the values that a schema lists for each of its properties."""
        return self._lists(Placed(pointer, schema), frozenset())

    # --- components of a normal document ----------------------------------------------------------

    def variants(self, name: str) -> list[str]:
        """Return the components that a union in `components/schemas` refers to."""
        options = _alternatives(join(_SCHEMAS, name), self.schemas.get(name))
        names = (name_of(option.value.get("$ref")) for _, option in options)
        return [item for item in dict.fromkeys(names) if item in self.schemas]

    def leaves(self, name: str) -> list[str]:
        """Return the components that a value of a component can be of: no unions any more."""
        leaves: dict[str, None] = {}
        waiting, seen = [name], set[str]()
        while waiting:
            item = waiting.pop(0)
            if item not in seen:
                seen.add(item)
                inner = self.variants(item)
                waiting += inner
                if not inner:
                    leaves[item] = None
        return list(leaves)

    def telling(self, name: str) -> Telling | None:
        """Return what tells the variants of a component apart; None where it is no such union."""
        if name not in self._telling:
            self._telling[name] = None  # what a union that holds itself says of itself: nothing
            self._telling[name] = self._tell(name)
        return self._telling[name]

    def _tell(self, name: str) -> Telling | None:
        schema, variants = mapping(self.schemas.get(name)), self.variants(name)
        property_name = mapping(schema.get("discriminator")).get("propertyName")
        if variants and isinstance(property_name, str):
            chosen = self._declared(schema, variants, property_name)
            return Telling(property_name, chosen, declared=True, optional=False)
        return self._inferred(join(_SCHEMAS, name), schema)

    def _inferred(self, pointer: str, schema: dict[str, Any]) -> Telling | None:
        chosen_by = self.listed_property(pointer, schema)
        if chosen_by is None:
            return None
        property_name, by_index = chosen_by
        options = dict(_alternatives(pointer, schema))
        result: dict[Value, str] = {}
        for index, listed in by_index.items():
            variant = name_of(options[index].value.get("$ref"))
            if variant not in self.schemas:
                return None
            for value in listed.values:
                result[value] = self._leaf(variant, property_name, value)
        optional = not all(listed.required for listed in by_index.values())
        return Telling(property_name, result, declared=False, optional=optional)

    def _leaf(self, variant: str, property_name: str, value: Value) -> str:
        """Return the variant, or the one that it chooses by the same property."""
        inner = self.telling(variant)
        if inner is None or inner.name != property_name:
            return variant
        return inner.variants.get(value, variant)

    def _declared(
        self, schema: dict[str, Any], variants: list[str], property_name: str
    ) -> dict[Value, str]:
        result: dict[Value, str] = {}
        reachable = {leaf: variant for variant in variants for leaf in self.leaves(variant)}
        reachable |= {variant: variant for variant in variants}
        mapped: set[str] = set()
        for text, target in mapping(mapping(schema["discriminator"]).get("mapping")).items():
            wanted = _component(target, self.schemas)
            if wanted not in reachable:
                namesakes = (item for item in variants if self._source_name(item) == wanted)
                wanted = next(namesakes, wanted)
            if wanted in self.schemas:
                value = self._typed(str(text), wanted, property_name)
                result[value] = self._leaf(wanted, property_name, value)
                mapped |= {wanted, reachable.get(wanted, wanted)}
        unmapped: dict[str, list[Value]] = {}
        for variant in variants:
            inner = self.telling(variant)
            if inner is not None and inner.name == property_name:
                for value, leaf in inner.variants.items():
                    result.setdefault(value, leaf)
            elif variant not in mapped:
                unmapped[variant] = self._values(variant, property_name)
        self._add_unmapped(result, unmapped, property_name)
        return result

    def _add_unmapped(
        self, result: dict[Value, str], unmapped: dict[str, list[Value]], property_name: str
    ) -> None:
        """Give variants without a mapping the values that they list, or their names."""
        values = [*result, *(value for listed in unmapped.values() for value in listed)]
        unique = len({*values}) == len(values)
        for variant, listed in unmapped.items():
            source_name = self._source_name(variant)
            own = listed if listed and (unique or source_name not in listed) else [source_name]
            for value in own:
                if value not in result:
                    result[value] = self._leaf(variant, property_name, value)

    def _values(self, name: str, property_name: str) -> list[Value]:
        placed = Placed(join(_SCHEMAS, name), mapping(self.schemas.get(name)))
        listed = self._lists(placed, frozenset()).get(property_name)
        return [] if listed is None else list(listed.values)

    def _typed(self, text: str, name: str, property_name: str) -> Value:
        """Return a key of a mapping as the variant has it: 1 rather than `"1"`."""
        for value in self._values(name, property_name):
            if text_of(value) == text:
                return value
        placed = Placed(join(_SCHEMAS, name), mapping(self.schemas.get(name)))
        declared = self._composition.properties(placed).get(property_name)
        kinds = self._composition.types(declared) if declared is not None else set[str]()
        if kinds == {"boolean"}:
            return _WORDS.get(text.lower(), text)
        if kinds <= {"integer", "number"} and kinds and _INTEGER.fullmatch(text):
            return int(text)
        return text


def complete(unions: Unions, schemas: dict[str, Any]) -> None:
    """Write into each discriminator of a normal document what chooses which component.

    What a mapping names and the union does not list becomes one more variant.
    """
    for name, schema in schemas.items():
        telling = unions.telling(name)
        if telling is None or not telling.declared:
            continue
        mapping = {text_of(value): _ref(target) for value, target in telling.variants.items()}
        known = {*unions.leaves(name), *unions.variants(name)}
        missing = [item for item in dict.fromkeys(telling.variants.values()) if item not in known]
        key = "oneOf" if "oneOf" in schema else "anyOf"
        schemas[name] = {
            **schema,
            key: [*schema[key], *({"$ref": _ref(item)} for item in missing)],
            "discriminator": {**schema["discriminator"], "mapping": mapping},
        }


def text_of(value: Value) -> str:
    """Return a value as a key of a mapping."""
    return value if isinstance(value, str) else json.dumps(value)


def _ref(name: str) -> str:
    return f"#{join(_SCHEMAS, name)}"


def _component(target: Any, schemas: Mapping[str, Any]) -> str:
    """Return the component that a value of a mapping means: a reference, or a name."""
    return target if target in schemas else name_of(target)


def _alternatives(pointer: str, schema: Any) -> Iterator[tuple[int, Placed]]:
    """Give the alternatives of a union but null, with their index."""
    schema = mapping(schema)
    key = "oneOf" if "oneOf" in schema else "anyOf"
    options = schema.get(key)
    for index, option in enumerate(options if isinstance(options, list) else ()):
        if isinstance(option, dict) and option.get("type") != "null":
            yield index, Placed(join(pointer, key, index), option)


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
