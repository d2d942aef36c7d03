"""What the runtime has to know of schemas to read and write XML: the toolkit's half of the codec.

Sources: OpenAPI 3.1 (XML Object), OpenAPI 3.2 (`nodeType`). What comes of it stands in
`generators/runtime/codecs/xml_names.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from ..runtime.codecs.xml_names import is_name
from .base import Described, ToolkitCodec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_PREFIX = "#/components/schemas/"
_ARRAY, _TEXTS = "array", {str: "string", bool: "boolean", int: "integer", float: "number"}


class _Refused(Exception):  # noqa: N818 - says what is the matter
    """XML cannot carry what a schema says; the message says why."""


class Schemas:
    """The nodes of the component schemas of one document, each made once.

    Args:
        components: in normal form.
    """

    def __init__(self, components: Mapping[str, Any]) -> None:
        self.components = components
        self._nodes: dict[str, dict[str, Any] | _Refused] = {}

    def reachable(self, node: Any) -> dict[str, Any]:
        """Return the nodes that a node refers to, by component.

        Raises:
            _Refused: one of them cannot be made.
        """
        nodes: dict[str, Any] = {}
        stack = list(_references(node))
        while stack:
            name = stack.pop()
            if name not in nodes:
                nodes[name] = self._component(name)
                stack += _references(nodes[name])
        return dict(sorted(nodes.items()))

    def _component(self, name: str) -> dict[str, Any]:
        if name not in self._nodes:
            try:
                self._nodes[name] = self._shape(self.components.get(name), (name,))
            except _Refused as refused:
                self._nodes[name] = refused
        node = self._nodes[name]
        if isinstance(node, _Refused):
            raise node
        return node

    def node(self, schema: Any) -> Any:
        """Return the node of a schema: the name of a component, or a mapping."""
        bare = _bare(schema)
        name = self._named(bare)
        return name or self._shape(schema, ())

    def _named(self, schema: Any) -> str:
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if not isinstance(reference, str) or not reference.startswith(_PREFIX):
            return ""
        name = reference.removeprefix(_PREFIX).replace("~1", "/").replace("~0", "~")
        return name if name in self.components else ""

    def final(self, schema: Any) -> dict[str, Any]:
        """Return what a schema means, references followed."""
        seen: set[str] = set()
        bare = _bare(schema)
        while (name := self._named(bare)) and name not in seen:
            seen.add(name)
            bare = _bare(self.components[name])
        return bare if isinstance(bare, dict) else {}

    def xml_object(self, schema: Any) -> dict[str, Any]:
        """Return the XML Object of a schema, completed by those of the schemas it refers to."""
        result: dict[str, Any] = {}
        seen: set[str] = set()
        while isinstance(schema, dict):
            for part in (schema, _bare(schema)):
                own = part.get("xml") if isinstance(part, dict) else None
                result = {**own, **result} if isinstance(own, dict) else result
            name = self._named(_bare(schema))
            if not name or name in seen:
                break
            seen.add(name)
            schema = self.components[name]
        return result

    def is_array(self, schema: Any) -> bool:
        """Whether a schema is that of an array."""
        return _ARRAY in _types(self.final(schema))

    def _shape(self, schema: Any, active: tuple[str, ...]) -> dict[str, Any]:
        """Return the node of a schema, its alternatives taken together."""
        result: dict[str, Any] = {}
        for part in self._alternatives(schema, active):
            for key, value in self._plain(part).items():
                if key == "types":
                    result[key] = list(dict.fromkeys([*result.get(key, ()), *value]))
                elif key == "properties" and key in result:
                    result[key] = _united(result[key], value)
                elif result.setdefault(key, value) != value:
                    raise _Refused("alternatives are written in different ways")
        if "items" in result and result.keys() & {"properties", "additional"}:
            raise _Refused("arrays and objects are not told apart where one is an alternative")
        return result

    def _alternatives(self, schema: Any, active: tuple[str, ...]) -> Iterator[dict[str, Any]]:
        if not isinstance(schema, dict):
            return
        name = self._named(schema)
        if name:
            if name not in active:
                yield from self._alternatives(self.components[name], (*active, name))
            return
        options = schema.get("oneOf") or schema.get("anyOf")
        if isinstance(options, list):
            for option in options:
                yield from self._alternatives(option, active)
        else:
            yield schema

    def _plain(self, schema: dict[str, Any]) -> dict[str, Any]:
        types = _types(schema)
        result: dict[str, Any] = {}
        texts = [kind for kind in types if kind not in {"array", "object"}]
        if texts:
            result["types"] = texts
        if "prefixItems" in schema:
            raise _Refused("items that differ by their position are not told apart")
        if _ARRAY in types:
            if self.is_array(schema.get("items")):
                raise _Refused("an array of arrays is not told apart from one array")
            result["items"] = self.node(schema.get("items", True))
        if "properties" in schema or "object" in types:
            result["properties"] = dict(self._properties(schema))
            additional = schema.get("additionalProperties")
            if isinstance(additional, dict) and additional:
                result["additional"] = self.node(additional)
        return result

    def _properties(self, schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        required = schema.get("required") or ()
        for wire, value in (schema.get("properties") or {}).items():
            xml, kind = self.xml_object(value), self._kind(value)
            fact = {**names(xml, wire), "in": kind, "node": self.node(value)}
            if wire in required:
                fact["required"] = True
            if kind != "element" and self.has_parts(value):
                raise _Refused(f"`{wire}` is no single value, but stands in an {kind}")
            if self.is_array(value):
                if xml.get("wrapped") is True or xml.get("nodeType") == "element":
                    fact["wrapped"] = True
                outer = fact["name"] if fact.get("wrapped") else wire
                fact["item"] = self.item(value, outer)
            elif xml.get("nodeType") == "none":
                raise _Refused(f"`{wire}` has no element of its own")
            yield wire, fact

    def _kind(self, schema: Any) -> str:
        xml = self.xml_object(schema)
        kind = xml.get("nodeType")
        if xml.get("attribute") is True or kind == "attribute":
            return "attribute"
        return "text" if kind in {"text", "cdata"} else "element"

    def has_parts(self, schema: Any) -> bool:
        """Whether a value can be an array or an object."""
        return any(
            {"array", "object"} & set(_types(part)) or "properties" in part
            for part in self._alternatives(schema, ())
        )

    def item(self, schema: Any, default: str) -> dict[str, Any]:
        """Return the names of the items of an array."""
        items = self.final(schema).get("items")
        if self._kind(items) != "element":
            raise _Refused("items of an array are elements")
        return names(self.xml_object(items), default)

    def root(self, schema: Any, in_place: Collection[str]) -> dict[str, Any]:
        """Return the names of the root element."""
        component = self._named(_bare(schema))
        known = component if component not in in_place else ""
        result = names(self.xml_object(schema), known or "root")
        if self.is_array(schema):
            items = self._named(_bare(self.final(schema).get("items")))
            result["item"] = self.item(schema, (items not in in_place and items) or "item")
        return result


def names(xml: Mapping[str, Any], default: str) -> dict[str, Any]:
    """Return the name, namespace and prefix that an XML Object gives."""
    name = xml.get("name")
    result: dict[str, Any] = {"name": name if isinstance(name, str) and name else default}
    for key in ("namespace", "prefix"):
        if isinstance(xml.get(key), str) and xml[key]:
            result[key] = xml[key]
    for text in (result["name"], result.get("prefix", "x")):
        if text and not is_name(text):
            raise _Refused(f"`{text}` cannot be a name in XML: `xml.name` gives another")
    return result


def _bare(schema: Any) -> Any:
    """Return the only alternative of a schema besides null, or the schema."""
    if isinstance(schema, dict):
        for key in ("anyOf", "oneOf"):
            options = schema.get(key)
            rest = [option for option in options or () if option != {"type": "null"}]
            if options and len(rest) == 1:
                return rest[0]
    return schema


def _types(schema: Mapping[str, Any]) -> list[str]:
    kind = schema.get("type")
    if isinstance(kind, list):
        return kind
    if isinstance(kind, str):
        return [kind]
    values = [schema["const"]] if "const" in schema else schema.get("enum") or ()
    return list(dict.fromkeys(_TEXTS[type(value)] for value in values if type(value) in _TEXTS))


def _united(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties of two alternatives; one of both has to be written in one way."""
    result = dict(ours)
    for wire, fact in theirs.items():
        known = result.setdefault(wire, fact)
        if {**known, "required": None, "node": None} != {**fact, "required": None, "node": None}:
            raise _Refused(f"alternatives write `{wire}` in different ways")
        if known["node"] != fact["node"]:
            result[wire] = {**known, "node": _either(known["node"], fact["node"], wire)}
        if not (known.get("required") and fact.get("required")):
            result[wire] = {key: value for key, value in result[wire].items() if key != "required"}
    for wire in ours.keys() - theirs.keys():
        result[wire] = {key: value for key, value in result[wire].items() if key != "required"}
    return result


def _either(left: Any, right: Any, wire: str) -> dict[str, Any]:
    if isinstance(left, dict) and isinstance(right, dict) and {*left, *right} <= {"types"}:
        return {"types": list(dict.fromkeys([*left.get("types", ()), *right.get("types", ())]))}
    raise _Refused(f"alternatives say different things of `{wire}`")


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for fact in (node.get("properties") or {}).values():
            yield from _references(fact["node"])
        for key in ("additional", "items", "node"):
            yield from _references(node.get(key))


@dataclass(frozen=True, slots=True)
class XmlToolkitCodec(ToolkitCodec):
    """XML: objects and arrays are typed; all other content is text."""

    @override
    def described(
        self, schema: Any, components: Mapping[str, Any], in_place: Collection[str]
    ) -> Described:
        schemas = _schemas(components)
        if not isinstance(schema, dict) or not schemas.has_parts(schema):
            return Described("text")
        try:
            node = schemas.node(schema)
            shared = schemas.reachable(node)
            value = {"root": schemas.root(schema, in_place), "node": node}
        except _Refused as refused:
            return Described("text", refused=str(refused))
        return Described("schema", value, shared)


_last: list[Schemas] = []
"""Those of the document that was read last: many media types share its components."""


def _schemas(components: Mapping[str, Any]) -> Schemas:
    if not _last or _last[0].components is not components:
        _last[:] = [Schemas(components)]
    return _last[0]
