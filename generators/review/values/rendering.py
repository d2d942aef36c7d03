"""Schemas of a document as plain JSON Schema 2020-12: dialect, direction and formats applied.

This is the resolved document before repair and pruning. What its own words mean is written in
keywords that any validator knows: `nullable`, boolean exclusive bounds, `int32`, discriminators,
open enums, properties that are never sent in a direction.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from ...document import dialect, families, open_enums
from ...document.objects import mapping, sequence
from ...document.pointer import from_ref, join, to_ref
from ..compare.flags import Flags
from ..compare.shapes import Shape
from ..compare.sides import component_name
from ..model import Direction
from .forms import PART, PARTS, as_text, as_values, with_bytes
from .formulas import OPAQUE_SCHEMA
from .readable import COUNTS, LISTS, NUMBERS, Use, is_readable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..compare.sides import Node, Side
    from .formulas import Plain

SHARED = "both"
"""Begins the names of definitions that are the same on both sides."""
_HIDDEN = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}
_INTEGERS = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}
_SHOWN = frozenset({"password", "textarea", "html", "markdown", "commonmark", "multi-line"})
_ONE = ("not", "if", "then", "else", "contains", "items", "propertyNames")
_MAY_CLOSE = ("additionalProperties", "unevaluatedProperties", "unevaluatedItems")
_MAPPINGS = ("patternProperties", "dependentSchemas")
_IN_PLACE = frozenset({"$ref", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"})


class Rendering:
    """Writes the schemas of one document for one direction.

    Args:
        side: the document.
        direction: who sends the values.
        sent: whether the schemas are of what is sent, not of what is expected.
        label: begins the names of definitions.
        shared: whether what is at a pointer is the same in both documents, and on both sides.
        bases: the names of components that are bases with a discriminator in both documents.
    """

    def __init__(
        self,
        side: Side,
        direction: Direction,
        label: str,
        shared: Callable[[str], bool],
        *,
        sent: bool,
        bases: frozenset[str] = frozenset(),
    ) -> None:
        self.side = side
        self.sent = sent
        self._definitions: dict[str, Plain] = {}
        self._waiting: dict[str, Use] = {}
        self._bases = bases
        self._label = label
        self._shared = shared
        self._shapes: dict[Node, Shape] = {}
        self._has_flags = Flags(side).any
        self._hidden_flag = _HIDDEN.get(direction)
        self._names: dict[Use, str] = {}

    def schema(self, node: Node, text: str = "") -> Plain:
        """Return a schema; `text` as in `forms.as_text`."""
        hidden = self._hidden(node)
        parts = [self._level(pointer, hidden) for pointer in node]
        whole = parts[0] if len(parts) == 1 else {"allOf": parts} if parts else True
        if text in {PART, PARTS} and not self.side.old:
            whole = with_bytes(whole, text, self.definition)
        if text and not self.sent:
            whole = as_text(whole, text, self.definition)
        return whole

    def values(self, node: Node, text: str) -> Plain:
        """Return a schema whose listed texts are the numbers that they are; see `schema`."""
        return as_values(self.schema(node, text), text, self.definition)

    def _hidden(self, node: Node) -> frozenset[str]:
        """Return the properties that are never sent in this direction."""
        if self._hidden_flag is None or not self._has_flags:
            return frozenset()
        properties = self._shape(node).properties
        return frozenset(
            name
            for name, inner in properties.items()
            if self._shape(inner).flag(self._hidden_flag) is not None
        )

    def _shape(self, node: Node) -> Shape:
        if node not in self._shapes:
            self._shapes[node] = Shape(self.side, node)
        return self._shapes[node]

    def _reference(self, pointer: str, hidden: frozenset[str], *, alone: bool = False) -> Plain:
        key = Use(pointer, hidden, alone)
        if key not in self._names:
            label = SHARED if not hidden and self._shared(pointer) else self._label
            text = "\n".join([pointer, *sorted(hidden), *(["alone"] if alone else [])])
            name = label + hashlib.sha256(text.encode()).hexdigest()[:16]
            self._names[key] = name
            self._waiting[name] = key
        return {"$ref": f"#/$defs/{self._names[key]}"}

    def definition(self, name: str) -> Plain:
        """Return the schema that a reference in a result names."""
        if name not in self._definitions:
            pointer, hidden, alone = self._waiting[name]
            self._definitions[name] = self._level(pointer, hidden, alone=alone)
        return self._definitions[name]

    def knows(self, name: str) -> bool:
        """Whether `definition` has a schema of this name."""
        return name in self._waiting

    def _opaque(self, pointer: str) -> Plain:
        """Return a schema of which nothing is known, but that it equals itself."""
        name = pointer if self._shared(pointer) else f"{self._label} {pointer}"
        return {OPAQUE_SCHEMA: name}

    def _inner(self, pointer: str) -> Plain:
        return self._level(pointer, self._hidden((pointer,)))

    def _level(self, pointer: str, hidden: frozenset[str], *, alone: bool = False) -> Plain:
        value = self.side.at(pointer)
        if isinstance(value, bool):
            return value
        if not isinstance(value, dict) or "$dynamicRef" in value:
            return self._opaque(pointer)
        base = component_name(pointer)
        if base in self.side.subtypes and not alone:
            return self._family(pointer, hidden) if base in self._bases else self._opaque(pointer)
        level = open_enums.unrestricted(dialect.to_31(value) if self.side.old else value)
        plain: dict[str, Any] = {}
        if "$ref" in level:
            target = self.side.target(level["$ref"]) if isinstance(level["$ref"], str) else None
            if target is None:
                return self._opaque(join(pointer, "$ref"))
            known = hidden | self._hidden((target,))
            alone = self._extends(pointer, target)
            plain["allOf"] = [self._reference(target, known, alone=alone)]
        if not is_readable(level):
            return self._opaque(pointer)
        self._values(level, plain)
        self._schemas(level, plain, pointer, hidden)
        self._objects(level, plain, pointer, hidden)
        if set(plain) == {"allOf"} and len(plain["allOf"]) == 1:
            whole: Plain = plain["allOf"][0]
        else:
            whole = plain
        if level.get("nullable") is True:
            return {"anyOf": [whole, {"type": "null"}]}
        return whole

    def _values(self, level: dict[str, Any], plain: dict[str, Any]) -> None:
        """Write the keywords about single values."""
        if "type" in level:
            types = level["type"]
            plain["type"] = types if isinstance(types, list) else [types]
        if "enum" in level:
            enum = list(sequence(level["enum"]))
            if self.side.old and "null" in plain.get("type", ()) and None not in enum:
                enum.append(None)  # in 3.0 `nullable` decides, whatever `enum` lists
            plain["enum"] = enum
        if "const" in level:
            plain["const"] = level["const"]
        for key in (*NUMBERS, *COUNTS):
            if key in level:
                plain[key] = int(level[key]) if key in COUNTS else level[key]
        if isinstance(level.get("pattern"), str):
            plain["pattern"] = level["pattern"]
        if level.get("uniqueItems") is True:
            plain["uniqueItems"] = True
        for key in ("contentEncoding", "contentMediaType"):
            if key in level:
                plain[key] = level[key]
        self._format(level, plain)

    def _format(self, level: dict[str, Any], plain: dict[str, Any]) -> None:
        name = level.get("format")
        if plain.get("contentEncoding") == "base64":
            del plain["contentEncoding"]
            name = name or "byte"
        if plain.get("contentMediaType") == "application/octet-stream":
            del plain["contentMediaType"]
            name = name or "binary"
        if not isinstance(name, str) or name in _SHOWN:
            return
        if name not in _INTEGERS:
            plain["format"] = name
            return
        low, high = _INTEGERS[name]
        plain["minimum"] = max(low, plain.get("minimum", low))
        plain["maximum"] = min(high, plain.get("maximum", high))

    def _schemas(
        self, level: dict[str, Any], plain: dict[str, Any], pointer: str, hidden: frozenset[str]
    ) -> None:
        """Write the keywords that hold schemas."""
        for key in (*_ONE, *_MAY_CLOSE):
            if key in level:
                plain[key] = self._inner(join(pointer, key))
        for key in LISTS:
            if key in level:
                places = [join(pointer, key, index) for index in range(len(level[key]))]
                about = hidden if key == "allOf" else None
                written = [
                    self._inner(place) if about is None else self._level(place, about)
                    for place in places
                ]
                plain[key] = [*plain.get(key, ()), *written] if key == "allOf" else written
        for key in _MAPPINGS:
            if key in level:
                names = mapping(level[key])
                plain[key] = {name: self._inner(join(pointer, key, name)) for name in names}
        if "dependentRequired" in level:
            plain["dependentRequired"] = {
                name: [item for item in sequence(needed) if item not in hidden]
                for name, needed in mapping(level["dependentRequired"]).items()
            }
        if isinstance(level.get("discriminator"), dict):
            self._discriminator(level, plain)

    def _objects(
        self, level: dict[str, Any], plain: dict[str, Any], pointer: str, hidden: frozenset[str]
    ) -> None:
        if "properties" in level:
            plain["properties"] = {
                name: (not self.sent)
                if name in hidden
                else self._inner(join(pointer, "properties", name))
                for name in mapping(level["properties"])
            }
        required = [name for name in sequence(level.get("required")) if isinstance(name, str)]
        if kept := [name for name in required if name not in hidden]:
            plain["required"] = kept
        if "unevaluatedProperties" in plain and not _IN_PLACE & plain.keys():
            closed = plain.pop("unevaluatedProperties")
            plain.setdefault("additionalProperties", closed)
        if "unevaluatedItems" in plain and not {*_IN_PLACE, "contains"} & plain.keys():
            plain.setdefault("items", plain.pop("unevaluatedItems"))

    def _extends(self, pointer: str, target: str) -> bool:
        """Whether the reference at a pointer is to a base that its holder extends."""
        if families.extends(self.side.subtypes, pointer, target):
            return True
        list_ = pointer.rpartition("/")[0]
        holder = mapping(self.side.at(list_.rpartition("/")[0]))
        wraps = len(sequence(holder.get("allOf"))) == 1 and "properties" not in holder
        return list_.endswith("/allOf") and not wraps

    def _family(self, pointer: str, hidden: frozenset[str]) -> Plain:
        """Write a base with a discriminator: itself, or one of those that extend it."""
        name = component_name(pointer)
        discriminator = mapping(mapping(self.side.at(pointer)).get("discriminator"))
        refs = [*self.side.subtypes[name], to_ref(pointer)]
        tag = discriminator.get("propertyName")
        variants: list[Plain] = []
        for ref in refs:
            target = from_ref(ref) or ""
            of = self._reference(target, hidden | self._hidden((target,)), alone=target == pointer)
            values = self._tags(discriminator, target)
            enum = {"properties": {tag: {"enum": values}}}
            variants.append({"allOf": [of, enum]} if isinstance(tag, str) else of)
        return {"anyOf": variants}

    def _tags(self, discriminator: dict[str, Any], target: str) -> list[Any]:
        """Return the values of the discriminator that name a component."""
        name = component_name(target)
        mapped = [
            value
            for value, to in mapping(discriminator.get("mapping")).items()
            if to == name or component_name(from_ref(str(to)) or "") == name
        ]
        tag = self._shape((target,)).properties.get(str(discriminator.get("propertyName")))
        enum = self._shape(tag).enum if tag else None
        listed = [name] if enum is None or name in enum.value else enum.value
        return mapped or listed

    def _discriminator(self, level: dict[str, Any], plain: dict[str, Any]) -> None:
        """Write a discriminator as values of a property of each variant."""
        tag = level["discriminator"].get("propertyName")
        targets = mapping(level["discriminator"].get("mapping"))
        for key in ("oneOf", "anyOf"):
            options = plain.get(key)
            if not isinstance(tag, str) or not options or key not in level:
                continue
            told: list[Plain] = []
            for written, option in zip(options, level[key], strict=True):
                ref = option.get("$ref") if isinstance(option, dict) else None
                name = component_name(from_ref(ref) or "") if isinstance(ref, str) else ""
                if not name:
                    break
                values = [
                    value
                    for value, target in targets.items()
                    if target == name or component_name(from_ref(str(target)) or "") == name
                ]
                enum = {"properties": {tag: {"enum": values or [name]}}}
                told.append({"allOf": [written, *([] if self._tagged(ref, tag) else [enum])]})
            else:
                plain.pop(key)
                plain["anyOf"] = told

    def _tagged(self, ref: Any, tag: str) -> bool:
        """Whether a variant itself lists the values of its tag."""
        target = self.side.target(ref)
        inner = self._shape((target,)).properties.get(tag) if target else None
        return bool(inner) and self._shape(inner or ()).enum is not None
