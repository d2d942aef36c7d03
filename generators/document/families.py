"""Schemas that extend others by `allOf`, below a base with a discriminator.

Wherever such a base is used, a value may be of any schema that extends it (OpenAPI 3.1, Composition
and Inheritance); the same holds for those in the middle, which extend one and are extended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..naming import pascal
from . import objects, python_names
from .pointer import from_ref, join, split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..naming import Scope
    from .unions import Unions

_SCHEMAS = "/components/schemas"


class Families:
    """The bases of a document and those in the middle, and the components that they need beside.

    Args:
        schemas: the component schemas as in the source.
        unions: of the source.
        names: of all components; the new ones are taken from it.

    Attributes:
        bases: see the function.
        plain: base to the component of those values that are of nothing which extends it.
        any: schema in the middle to the union of it and what extends it.
    """

    def __init__(self, schemas: Mapping[str, Any], unions: Unions, names: Scope) -> None:
        self._schemas = schemas
        self._unions = unions
        self._middles = middles(schemas)
        self.bases = bases(schemas)
        self.plain = {
            name: names.take(f"{pascal(name)}Base", separator="")
            for name in self.bases
            if self._may_be_alone(name)
        }
        self.any = {name: names.take(f"Any{pascal(name)}", separator="") for name in self._middles}

    def _may_be_alone(self, name: str) -> bool:
        """Whether a value can be of a base and of nothing that extends it.

        Not where the mapping leaves it out and names all others, nor where its own name is not
        among the values that are listed; but where a base that it extends has a value for it.
        """
        schema = self._schemas[name]
        discriminator = schema["discriminator"]
        mapped = {*self._mapping(name).values()}
        if name in mapped or self._named_above(name):
            return True
        if mapped.issuperset(map(name_of, self.bases[name])):
            return False
        property_name = discriminator.get("propertyName")
        values = self._unions.values(join(_SCHEMAS, name), schema, property_name)
        return not values or name in values

    def _mapping(self, name: str) -> dict[str, str]:
        """Return the values that the discriminator of a base has for components, by their names."""
        mapping = self._schemas[name]["discriminator"].get("mapping")
        entries = mapping.items() if isinstance(mapping, dict) else ()
        return {
            value: name_of(target) or target for value, target in entries if isinstance(target, str)
        }

    def _named_above(self, name: str) -> list[str]:
        """Return the values by which bases that a base extends choose it."""
        above = [base for base, below in self.bases.items() if _ref(name) in below]
        return [
            value
            for base in above
            for value, target in self._mapping(base).items()
            if target == name
        ]

    def alone(self, name: str) -> dict[str, Any]:
        """Return what a base says of values that are of nothing which extends it."""
        left_out = {"discriminator", python_names.NAME}  # the union has the name
        return {key: value for key, value in self._schemas[name].items() if key not in left_out}

    def union(self, name: str) -> dict[str, Any]:
        """Return the union that a base or a schema in the middle stands for."""
        if name not in self._middles:
            own = [_ref(self.plain[name])] if name in self.plain else []
            kept = ("description", "title", "discriminator", python_names.NAME)
            annotations = {
                key: self._schemas[name][key] for key in kept if key in self._schemas[name]
            }
            if named := dict.fromkeys(self._named_above(name), _ref(name)):
                stated = annotations["discriminator"]
                mapping = {**named, **objects.mapping(stated.get("mapping"))}
                annotations["discriminator"] = {**stated, "mapping": mapping}
            return {**annotations, "oneOf": [{"$ref": ref} for ref in (*own, *self.bases[name])]}
        base, below = self._middles[name]
        refs = [_ref(name), *below]
        discriminator = self._schemas[base]["discriminator"]
        mapping = discriminator.get("mapping")
        kept_mapping = {
            value: target
            for value, target in (mapping.items() if isinstance(mapping, dict) else ())
            if target in {*refs, *map(name_of, refs)}
        }
        return {
            "oneOf": [{"$ref": ref} for ref in refs],
            "discriminator": {**discriminator, "mapping": kept_mapping},
        }


def _ref(name: str) -> str:
    return f"#{join(_SCHEMAS, name)}"


def bases(schemas: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return references to the schemas that extend each base with a discriminator, by its name."""
    extending = _extending(schemas)
    result = {}
    for name, schema in schemas.items():
        if not isinstance(schema, dict) or not isinstance(schema.get("discriminator"), dict):
            continue
        children = _descendants(_ref(name), extending)
        if children and not ({"oneOf", "anyOf"} & schema.keys()):
            result[name] = children
    return result


def extends(known: Mapping[str, list[str]], pointer: str, target: str) -> bool:
    """Whether the reference at a pointer, to `target`, is to a base that its holder extends.

    Args:
        known: the result of `bases`.
        pointer: of a schema with `$ref`.
        target: the pointer of what it refers to.
    """
    tokens = split(pointer)
    if tokens[:2] != ["components", "schemas"] or tokens[3:4] != ["allOf"] or len(tokens) != 5:
        return False
    return _ref(tokens[2]) in known.get(name_of(f"#{target}"), ())


def middles(schemas: Mapping[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """Return the schemas that extend a base and are extended, without being bases themselves.

    By name: the base, and references to those that extend it.
    """
    extending = _extending(schemas)
    known = bases(schemas)
    result: dict[str, tuple[str, list[str]]] = {}
    for base, children in known.items():
        for child in children:
            name = name_of(child)
            below = _descendants(child, extending)
            if below and name not in known and not _is_union(schemas[name]):
                result.setdefault(name, (base, below))
    return result


def name_of(ref: Any) -> str:
    """Return the name of the component schema that a reference leads to; empty for others."""
    tokens = split(from_ref(ref) or "") if isinstance(ref, str) else []
    return tokens[2] if tokens[:2] == ["components", "schemas"] and len(tokens) == 3 else ""


def _is_union(schema: Any) -> bool:
    return isinstance(schema, dict) and not {"oneOf", "anyOf"}.isdisjoint(schema)


def _extending(schemas: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return references to the schemas that include another by `allOf`, by reference to it."""
    extending: dict[str, list[str]] = {}
    for name, schema in schemas.items():
        branches = schema.get("allOf") if isinstance(schema, dict) else None
        for branch in branches if isinstance(branches, list) else []:
            ref = branch.get("$ref") if isinstance(branch, dict) else None
            if isinstance(ref, str):
                extending.setdefault(ref, []).append(_ref(name))
    return extending


def _descendants(ref: str, extending: Mapping[str, list[str]]) -> list[str]:
    """Return references to the schemas that extend the one at `ref`, perhaps through others."""
    descendants: dict[str, None] = {}
    waiting = list(extending.get(ref, ()))
    while waiting:
        child = waiting.pop(0)
        if child not in descendants and child != ref:
            descendants[child] = None
            waiting += extending.get(child, ())
    return list(descendants)
