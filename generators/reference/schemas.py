"""Schemas of a normal document as trees.

A component has a section of its own, where its properties and values have their ids. Elsewhere it
is a link, with a copy of the tree to a small depth. Schemas that were written in place are shown
there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..document import PointerError
from ..document.objects import mapping, sequence
from ..document.pointer import from_ref, join, split
from ..extensions import inferred
from . import keywords, shapes
from .nodes import Badge, Fact, Node, Part, Value, badges, compact, size_of
from .prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document import Document
    from .anchors import Anchors

FEW = 12
"""Values of an enum that are shown with each use of it; more are in its own section only."""
_NAMED = 4
"""Alternatives that are listed in a type."""
_PREFIX = "/components/schemas/"
_ANY, _NOTHING = (Part("any"),), (Part("nothing"),)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a schema is described.

    Attributes:
        anchor: id of what it belongs to; empty in copies.
        path: what a search calls that.
        user: whose section this is: id and name.
        depth: how many components below it are copied.
        inside: components written in place that it is a part of.
    """

    anchor: str
    path: str
    user: Part
    depth: int
    inside: frozenset[str] = frozenset()

    @property
    def is_copy(self) -> bool:
        """Whether what is described has its place elsewhere."""
        return not self.anchor


class Schemas:
    """Describes the schemas of one document.

    Attributes:
        names: of the components that have sections, to the ids of these.
        users: component to what refers to it, id to name.
    """

    def __init__(self, document: Document, anchors: Anchors) -> None:
        self._document = document
        self._anchors = anchors
        self._copies: dict[tuple[str, int], Node] = {}
        components = document.data["components"]["schemas"]
        self._components: dict[str, Any] = components
        self.names = {
            name: anchors.take(f"schema-{name}")
            for name in components
            if document.origin(join(_PREFIX[:-1], name)) == join(_PREFIX[:-1], name)
        }
        self.users: dict[str, dict[str, str]] = {}

    def section(self, name: str) -> Node:
        """Return the tree of a component, with the ids of its section."""
        anchor = self.names[name]
        place = Place(anchor, name, Part(name, anchor), depth=0)
        node = self.node(self._components[name], name, "schema", place)
        # A section has a link for it.
        facts = tuple(fact for fact in node.facts if fact.name != keywords.SEE)
        return replace(node, facts=facts)

    def raw(self, name: str) -> Any:
        """Return a component as the document has it."""
        return self._components[name]

    def node(
        self,
        schema: Any,
        label: str,
        kind: str,
        place: Place,
        around: tuple[Badge, ...] = (),
    ) -> Node:
        """Return the tree of a schema.

        Args:
            schema: of the normal document.
            label: what it is of.
            kind: as `Node` has it.
            place: `anchor` is that of this very node.
            around: badges that do not come from the schema.
        """
        blank = Node(label, kind, place.anchor, place.path, badges=around)
        if not isinstance(schema, dict):
            return replace(blank, type=_NOTHING if schema is False else _ANY)
        schema, nullable = shapes.simplified(schema)
        if isinstance(schema.get("$ref"), str):
            node = self._reference(schema, blank, place)
        else:
            node = self._plain(schema, blank, place)
        null = (Badge("nullable", "nullable"),) if nullable else ()
        return replace(node, badges=tuple(dict.fromkeys((*node.badges, *null))))

    # --- references -------------------------------------------------------------------------------

    def _reference(self, schema: dict[str, Any], blank: Node, place: Place) -> Node:
        name, target = self._target(schema["$ref"])
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        if target is None:
            return replace(blank, type=(Part(schema["$ref"]),))
        if name not in self.names:
            if name in place.inside:
                return replace(blank, type=(Part(f"{name} (as above)"),))
            return self.node(
                {**target, **beside} if isinstance(target, dict) else target,
                blank.label,
                blank.kind,
                replace(place, inside=place.inside | {name}),
                blank.badges,
            )
        if not place.is_copy:
            self.users.setdefault(name, {}).setdefault(place.user.link, place.user.text)
        return self._copied(name, target, beside, blank, place.depth)

    def _target(self, ref: str) -> tuple[str, Any]:
        """Return what a reference leads to: the component's name, or the pointer, and the value."""
        tokens = split(from_ref(ref) or "")
        if len(tokens) == 3 and tokens[:2] == ["components", "schemas"]:
            return tokens[2], self._components.get(tokens[2])
        try:
            return self._document.follow(ref)
        except PointerError:
            return ref, None

    def _copied(
        self, name: str, target: Any, beside: dict[str, Any], blank: Node, depth: int
    ) -> Node:
        """Return a link to a component with as much of its tree as belongs here."""
        link = Part(name, self.names[name])
        inner = self._copy(name, target, depth - 1) if depth > 0 else None
        about = target if isinstance(target, dict) else {}
        inherited = {key: about[key] for key in ("description", inferred.NAME) if key in about}
        shown = {**inherited, **beside}
        own = self._with_annotations({**shown, **shapes.flags(about)}, blank)
        facts = keywords.facts({key: beside[key] for key in beside if key not in shown})
        if inner is None:
            more = link if self._has_more(target) else None
            return replace(own, type=(link, *shapes.gist(target)), facts=facts, more=more)
        is_array = keywords.types(about) == ["array"]
        gist = (Part(" ("), *inner.type, Part(")")) if is_array else shapes.gist(target)
        return replace(
            own,
            type=(link, *gist),
            facts=(*inner.facts, *facts),
            values=inner.values,
            more=inner.more,
            rows=inner.rows,
            size=inner.size,
        )

    def _copy(self, name: str, target: Any, depth: int) -> Node:
        """Return the tree of a component without ids; made once for each depth."""
        key = name, depth
        if key not in self._copies:
            place = Place("", name, Part(name), depth)
            node = self.node(target, name, "schema", place)
            if len(node.values) > FEW:
                node = replace(node, values=(), more=Part(name, self.names[name]))
            self._copies[key] = node
        return self._copies[key]

    def _has_more(self, target: Any) -> bool:
        return isinstance(target, dict) and any(key in target for key in keywords.STRUCTURE)

    # --- schemas ----------------------------------------------------------------------------------

    def _with_annotations(self, schema: dict[str, Any], blank: Node) -> Node:
        """Return a node with what a schema says of itself."""
        return replace(
            blank,
            badges=tuple(dict.fromkeys((*blank.badges, *badges(schema)))),
            description=prose(schema.get("description")),
            inferred=inferred.reason(schema),
        )

    def _plain(self, schema: dict[str, Any], blank: Node, place: Place) -> Node:
        node = self._with_annotations(schema, blank)
        rows = [*self._properties(schema, place), *self._others(schema, place)]
        parts, options = self._options(schema, place)
        rows += options
        values = self._values(schema, place)
        if not parts:
            parts, more = self._type(schema, place)
            rows += more.rows
            node = replace(node, more=more.more)
            values = values or more.values
        facts = [*keywords.facts(schema), *shapes.required_beside(schema)]
        title = schema.get("title")
        if isinstance(title, str) and title not in {node.label, "", node.path}:
            facts.insert(0, Fact("title", title))
        children = tuple(rows)
        return replace(
            node,
            type=parts,
            facts=tuple(facts),
            values=values,
            rows=children,
            size=1 + size_of(children) + len(values) // 2,
        )

    def _below(self, place: Place, name: str, *, separator: str = ".") -> Place:
        """Return the place of something inside, with an id of its own where it is no copy."""
        path = f"{place.path}{separator}{name}"
        anchor = "" if place.is_copy else self._anchors.take(f"{place.anchor}{separator}{name}")
        return replace(place, anchor=anchor, path=path)

    def _properties(self, schema: dict[str, Any], place: Place) -> Iterator[Node]:
        names = sequence(schema.get("required"))
        for name, value in mapping(schema.get("properties")).items():
            around = (Badge("required", "required"),) if name in names else ()
            yield self.node(value, name, "property", self._below(place, name), around)
        for name, value in mapping(schema.get("patternProperties")).items():
            yield self.node(value, name, "pattern", self._below(place, name))
        rest = schema.get("additionalProperties")
        if isinstance(rest, dict) and rest and (schema.get("properties") or shapes.speaks(rest)):
            yield self.node(rest, "any other name", "rest", self._below(place, "*"))

    def _others(self, schema: dict[str, Any], place: Place) -> Iterator[Node]:
        """Give what stands in keywords that are neither properties, items nor alternatives."""
        for key, text in keywords.PARTS.items():
            if isinstance(schema.get(key), dict):
                yield self.node(schema[key], text, "keyword", self._below(place, key))
        for key, text in keywords.LISTS.items():
            schemas = schema.get(key)
            for number, inner in enumerate(schemas if isinstance(schemas, list) else [], 1):
                label = text.format(number)
                yield self.node(inner, label, "keyword", self._below(place, f"{key}-{number}"))
        for key, text in keywords.MAPS.items():
            for name, inner in mapping(schema.get(key)).items():
                label = text.format(name)
                yield self.node(inner, label, "keyword", self._below(place, f"{key}-{name}"))

    def _options(
        self, schema: dict[str, Any], place: Place
    ) -> tuple[tuple[Part, ...], tuple[Node, ...]]:
        """Return the type of a schema with alternatives, and these; nothing where it has none."""
        alternatives = [
            (key, option)
            for key in ("oneOf", "anyOf")
            if isinstance(schema.get(key), list)
            for option in schema[key]
        ]
        if not alternatives:
            return (), ()
        discriminator_facts = shapes.discriminators(schema)
        nodes = []
        for number, (_, option) in enumerate(alternatives, 1):
            title = option.get("title") if isinstance(option, dict) else None
            label = title if isinstance(title, str) and title else f"option {number}"
            node = self.node(option, label, "option", self._below(place, f"option-{number}"))
            ref = option.get("$ref") if isinstance(option, dict) else None
            node = replace(node, facts=(*discriminator_facts.get(str(ref), ()), *node.facts))
            nodes.append(node)
        if len(nodes) > _NAMED:
            quantifier = "one" if alternatives[0][0] == "oneOf" else "any"
            return (Part(f"{quantifier} of {len(nodes)}"),), tuple(nodes)
        types = dict.fromkeys(
            node.type
            if node.label.startswith("option ") or any(part.link for part in node.type)
            else (Part(node.label),)
            for node in nodes
        )
        parts: list[Part] = []
        for type_parts in types:
            parts += [Part(" or "), *type_parts] if parts else type_parts
        return tuple(parts), tuple(nodes)

    def _type(self, schema: dict[str, Any], place: Place) -> tuple[tuple[Part, ...], Node]:
        """Return the type of a schema without alternatives, and what its items or values add."""
        kinds = keywords.types(schema)
        nothing = Node("", "", "", "")
        if "items" in schema and (kinds == ["array"] or not kinds):
            inner = self.node(schema["items"], "each item", "items", self._below(place, "items"))
            return (Part("array of "), *inner.type), shapes.merged(inner)
        rest = schema.get("additionalProperties")
        if isinstance(rest, dict) and rest and not schema.get("properties"):
            below = replace(place, anchor="", depth=min(place.depth, 1))
            if shapes.speaks(rest):  # it has a row of its own
                inner = self.node(rest, "", "rest", below)
                return (Part("map of "), *inner.type), nothing
            inner = self.node(rest, "any name", "rest", replace(below, depth=place.depth))
            if not place.is_copy:
                self._use(rest, place)
            return (Part("map of "), *inner.type), shapes.merged(inner)
        text = " or ".join(kinds) or ("object" if schema.get("properties") else "any")
        form = schema.get("format")
        return (Part(f"{text} ({form})" if isinstance(form, str) else text),), nothing

    def _use(self, schema: dict[str, Any], place: Place) -> None:
        ref = schema.get("$ref")
        name = self._target(ref)[0] if isinstance(ref, str) else ""
        if name in self.names:
            self.users.setdefault(name, {}).setdefault(place.user.link, place.user.text)

    def _values(self, schema: dict[str, Any], place: Place) -> tuple[Value, ...]:
        values = schema.get("enum")
        return tuple(
            Value(
                text := value if isinstance(value, str) else compact(value),
                "" if place.is_copy else self._anchors.take(f"{place.anchor}={text}"),
            )
            for value in (values if isinstance(values, list) else ())
        )
