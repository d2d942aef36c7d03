"""The schemas of a document in normal form, and a component for each that becomes a class."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from ..naming import Scope, inline
from . import combine, dialect, families, open_enums, python_names, unions
from .alternatives import Alternatives
from .composition import Composition, Placed
from .objects import mapping
from .pointer import PointerError, from_ref, join, lookup, split, unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Document
    from .combine import Note

SCHEMAS = "/components/schemas"
_BELOW = f"{SCHEMAS}/"


class Schemas:
    """Writes schemas in normal form.

    Args:
        document: the source; its component schemas keep their names.
        origins: filled with the pointers of new components to those in the source.
        note: takes notes about repairs and simplifications.
    """

    def __init__(self, document: Document, origins: dict[str, str], note: Note) -> None:
        self._document = document
        self._origins = origins
        self._note = note
        self._old = dialect.is_30(document.version)
        self._sources = mapping(mapping(document.data.get("components")).get("schemas"))
        self._components: dict[str, Any] = {}
        self._made: dict[str, dict[str, Any]] = {}
        self._entered: set[str] = set()
        self._merging: set[str] = set()
        self._names = Scope(self._sources, ignore_case=True)
        self._merger = combine.Merger(self._sources, self._find, self._old, note)
        self._composition = Composition(document)
        self._alternatives = Alternatives(self._merger, self._composition, note)
        self._nullable = {
            name for name, schema in self._sources.items() if self._is_nullable_class(schema)
        }
        self._unions = unions.Unions(document)
        self._only_restricts = False  # inside of `not`: nothing is of these schemas
        self._families = families.Families(self._sources, self._unions, self._names)

    def add_components(self) -> None:
        """Write the component schemas of the source, and those that inheritance asks for."""
        for name in self._sources:
            self._component(name)
        self._add_families()

    def components(self) -> dict[str, Any]:
        """Return all components: those of the source in its order, then those that were made."""
        ordered = {name: self._components[name] for name in self._sources}
        return {**ordered, **self._components}

    def normal(self, schema: Any, pointer: str, name: str, *, is_component: bool = False) -> Any:
        """Return the normal form of `schema`: often a reference to a component made for it.

        Args:
            schema: as in the source.
            pointer: where it is there.
            name: the name of a class made from it.
            is_component: whether it has that name already.
        """
        if schema is True:
            return {}
        if not isinstance(schema, dict):
            return schema
        schema = self._repaired(schema, pointer)
        if "$ref" in schema:
            schema = self._with_siblings(schema, pointer)
        if "$ref" in schema:
            return self._reference(schema)
        if self._old:
            schema = dialect.to_31(schema)
        if dialect.is_bare(schema):  # most are, and nothing below would change them
            return dict(schema)
        is_merged = "allOf" in schema
        schema = open_enums.normal(schema)
        component = name if is_component else ""
        schema = self._merger.merge(schema, pointer, component)
        schema = self._alternatives.given(schema, pointer, component, is_merged=is_merged)
        if "$ref" in schema:
            return self._reference(schema)
        schema, null = dialect.split_null(dialect.effective(schema))
        if is_component and name in self._nullable:
            null = False
        if not is_component and (
            (dialect.needs_name(schema) and not self._only_restricts)
            or pointer in self._merging  # what contains itself does so by name
            or self._is_discriminated(pointer, schema)
        ):
            schema = self._named(schema, pointer, name)
        elif is_component and null and dialect.needs_name(schema):
            schema = self._named(schema, pointer, f"{name}Value")  # null is beside the class
        elif is_merged:
            self._merging.add(pointer)
            schema = self._children(schema, pointer, name)
            self._merging.discard(pointer)
        else:
            schema = self._children(schema, pointer, name)
        return dialect.with_null(schema) if null else schema

    def _with_siblings(self, schema: dict[str, Any], pointer: str) -> dict[str, Any]:
        """Return a reference alone, or an `allOf` of what it and what stands beside it say."""
        name = families.name_of(schema["$ref"])
        stated = schema.get("type")
        kinds = {*stated} if isinstance(stated, list) else {stated}
        has_null = name in self._nullable
        if stated is not None and not self._old and (not has_null or "null" in kinds):
            target = from_ref(schema["$ref"]) if isinstance(schema["$ref"], str) else None
            referred = Placed(target or "", mapping(self._find(target or "")))
            types = self._composition.types(referred)
            if types and types <= kinds:  # it says no more than what it stands beside
                schema = {key: value for key, value in schema.items() if key != "type"}
        both = self._merger.with_siblings(schema, pointer)
        if has_null and "allOf" in both and stated is None:
            null = {"type": "null"}
            return {"anyOf": [{"allOf": both.pop("allOf")}, null], **both}
        return both

    def _find(self, pointer: str) -> Any:
        """Return what stands at a pointer of the source, None where nothing does."""
        try:
            return lookup(self._document.data, pointer)
        except PointerError:
            return None

    def source_name(self, name: str) -> str:
        """Return the name by which the source speaks of a component that was made of it."""
        try:
            origin = self._origins[join(SCHEMAS, name)]
            source = lookup(self._document.data, origin)
        except (KeyError, PointerError):
            return name
        ref = source.get("$ref") if isinstance(source, dict) else None
        return families.name_of(ref or f"#{origin}") or name

    def _is_nullable_class(self, schema: Any) -> bool:
        """Whether a component is a class and also allows null: null then moves to its users."""
        if not isinstance(schema, dict):
            return False
        written = open_enums.normal(dialect.to_31(schema) if self._old else schema)
        bare, null = dialect.split_null(dialect.effective(written))
        return null and dialect.needs_name(bare)

    def _component(self, name: str) -> None:
        if name not in self._components:
            self._components[name] = {}
            if name in self._families.bases:
                self._components[name] = self._families.union(name)
            else:
                self._components[name] = self.normal(
                    self._sources[name], join(SCHEMAS, name), name, is_component=True
                )

    def _add_families(self) -> None:
        """Add the classes of bases alone, and the unions of those in the middle."""
        for name, plain in self._families.plain.items():
            at = join(SCHEMAS, name)
            if name in self._nullable:
                self._nullable.add(plain)
            self._origins[join(SCHEMAS, plain)] = at
            alone = self._families.alone(name)
            self._components[plain] = self.normal(alone, at, plain, is_component=True)
        for name, union in self._families.any.items():
            self._origins[join(SCHEMAS, union)] = join(SCHEMAS, name)
            self._components[union] = self._families.union(name)

    def _is_discriminated(self, pointer: str, schema: dict[str, Any]) -> bool:
        """Whether this is a union whose variants are told apart by a property that they share."""
        return self._unions.listed_property(pointer, schema) is not None

    def _component_of(self, pointer: str) -> None:
        """See that classes inherited from another component are named after that one."""
        if pointer.startswith(_BELOW):
            name = unescape(pointer.removeprefix(_BELOW).partition("/")[0])
            if name in self._sources:
                self._component(name)

    def _named(self, schema: dict[str, Any], pointer: str, name: str) -> dict[str, Any]:
        if pointer not in self._made:
            title = schema.get("title")
            wanted = name or inline.untitled(str(title) if title else None)
            name = self._names.take(wanted, separator="")
            self._origins[join(SCHEMAS, name)] = pointer
            self._made[pointer] = {"$ref": f"#{join(SCHEMAS, name)}"}
            self._components[name] = {}
            self._components[name] = self._children(schema, pointer, name)
        return self._made[pointer]

    def _reference(self, schema: dict[str, Any]) -> dict[str, Any]:
        target = from_ref(schema["$ref"])
        tokens = split(target or "")
        if tokens[:2] != ["components", "schemas"] or len(tokens) != 3:
            return self._deep_reference(schema, target or "", tokens)
        null = tokens[2] in self._nullable
        if self._old and schema.get("nullable") is True:
            # OpenAPI 3.0 ignores what stands beside a `$ref`; whoever writes this means it.
            schema = {key: value for key, value in schema.items() if key != "nullable"}
            null = True
        if tokens[2] in self._families.any:
            schema = {**schema, "$ref": f"#{join(SCHEMAS, self._families.any[tokens[2]])}"}
        return dialect.with_null(schema) if null else schema

    def _deep_reference(
        self, schema: dict[str, Any], target: str, tokens: list[str]
    ) -> dict[str, Any]:
        """Return what a reference into a part leads to (`#/components/parameters/limit/schema`)."""
        if tokens[:2] == ["components", "schemas"]:
            self._component(tokens[2])
        if target in self._entered:
            self._note("circular-ref", target, "the schema consists of itself; any value is taken")
            return {}
        self._entered.add(target)
        pointer, value = self._document.follow(target)
        if tokens[-2:-1] == ["properties"]:
            value = python_names.without(value)  # that of the property
        normal = self.normal(value, pointer, inline.referred(_inner(tokens)))
        self._entered.discard(target)
        if not isinstance(normal, dict):  # `false`, which nothing beside it makes right
            return normal  # type: ignore[no-any-return]
        return {**normal, **{key: schema[key] for key in schema if key != "$ref"}}

    def _repaired(self, schema: dict[str, Any], pointer: str) -> dict[str, Any]:
        """Leave out what has no meaning, and say so."""
        if isinstance(schema.get("required"), bool):
            self._note(
                "required-not-a-list",
                join(pointer, "required"),
                "`required` of a schema is a list of property names; ignored here",
                "list the names in the schema that holds this property",
            )
            schema = {key: value for key, value in schema.items() if key != "required"}
        return schema

    def _children(self, schema: dict[str, Any], pointer: str, name: str) -> dict[str, Any]:
        result = dict(schema)
        copied: set[str] = set()
        for key, child, tokens, hint in _subschemas(schema, name):
            origin = self._merger.origin(child, join(pointer, *tokens))
            self._component_of(origin)
            around = self._only_restricts
            self._only_restricts = around or key == "not"
            if key == "properties":  # a name there is that of the property, and of no class
                bare = self.normal(python_names.without(child), origin, hint)
                normal = python_names.named(bare, python_names.name_of(child))
            else:
                normal = self.normal(child, origin, hint)
            self._only_restricts = around
            if len(tokens) == 1:
                result[key] = normal
                continue
            if key not in copied:
                result[key] = copy(result[key])
                copied.add(key)
            result[key][tokens[1]] = normal
        return result


def _inner(tokens: list[str]) -> list[str]:
    """Return the part of a pointer after which a class of the schema there is named."""
    inner = tokens[2:] if tokens[0] == "components" else tokens[1:]
    return [part for part in inner if part != "schema"]


def _subschemas(
    schema: dict[str, Any], name: str
) -> Iterator[tuple[str, Any, tuple[Any, ...], str]]:
    """Give (keyword, subschema, path below the schema, name for a class made from it)."""
    for key in ("properties", "patternProperties"):
        for prop, child in mapping(schema.get(key)).items():
            yield key, child, (key, prop), inline.member(name, prop)
    for key in inline.SUBSCHEMAS:
        if isinstance(schema.get(key), dict):
            yield key, schema[key], (key,), inline.subschema(name, key)
    for key in ("oneOf", "anyOf", "allOf", "prefixItems"):
        children = schema.get(key)
        for index, child in enumerate(children if isinstance(children, list) else []):
            title = child.get("title") if isinstance(child, dict) else None
            own_name = inline.alternative(name, str(title) if title else None, index)
            yield key, child, (key, index), own_name
