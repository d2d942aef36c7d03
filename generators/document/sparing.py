"""Sparing: which part of a document is left out for what is wrong in it.

Leaving out only loosens: a schema that cannot be read takes any value, a response that cannot be
read is given as it comes; a parameter or body that is required takes its operation with it, and no
operation becomes public by it.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, TypeAlias

from .faults import UNDECLARED, UNKNOWN_SCHEME, UNKNOWN_WORDS, Effect
from .pointer import METHODS, SECTIONS, Node, chain, children, join, split, walk
from .users import Users

if TYPE_CHECKING:
    from . import Document
    from .editing import Edits

Outcome: TypeAlias = "tuple[Effect, str, tuple[str, ...]]"
"""What was done: its effect, words for it, and the operations that were left out for it."""
ANY_ANSWER: dict[str, Any] = {"description": "", "content": {"*/*": {}}}
"""A response of which nothing is known."""
ANSWERS_WORDS = "answers are given as they come"
_EVERYTHING: frozenset[str] = frozenset()
_MEANING: dict[str, frozenset[str]] = {
    "document": frozenset({"openapi", "info", "paths", "components", "webhooks", "security"}),
    "components": frozenset(SECTIONS.values()),
    "pathItem": frozenset({"parameters", "$ref", *METHODS}),
    "operation": frozenset(
        {"parameters", "requestBody", "responses", "security", "callbacks", "$ref"}
    ),
    "parameter": frozenset(
        {"name", "in", "required", "style", "explode", "allowReserved", "schema", "content", "$ref"}
    ),
    "requestBody": frozenset({"content", "required", "$ref"}),
    "mediaType": frozenset({"schema", "itemSchema", "$ref"}),
    "response": frozenset({"content", "headers", "$ref"}),
    "securityScheme": frozenset({"type", "scheme", "in", "name", "$ref"}),
    "schema": frozenset({"$ref", "allOf", "oneOf", "anyOf", "$dynamicRef", "$id", "discriminator"}),
    "callback": frozenset({"$ref"}),
    "header": frozenset({"schema", "content", "$ref"}),
    "link": frozenset({"$ref"}),
    "example": frozenset({"$ref"}),
    "encoding": frozenset({"$ref"}),
}
"""The fields of each kind of object that what is generated depends on; others can be ignored."""
_OPTIONAL_PLACES = frozenset({"query", "header", "cookie"})
_CLOSE = 0.75
"""How close a name is to `security` where that was meant."""


class Sparing:
    """Leaves parts of one document out.

    Args:
        document: in which the faults are.
        edits: take what is to be done, of the document as it was read.
    """

    def __init__(self, document: Document, edits: Edits) -> None:
        self.document = document
        self.edits = edits
        self.users = Users(document)

    def leave_out(self, nodes: list[Node], field: str = "") -> Outcome:
        """Leave out the innermost object of a chain, or a field of it that is no object."""
        node = nodes[-1]
        refers = isinstance(node.value, dict) and isinstance(node.value.get("$ref"), str)
        if refers and node.kind not in {"pathItem", "schema"} and field not in {"", "$ref"}:
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", f"`{field}` is ignored, as it stands beside a `$ref`", ()
        if _means_security(node, field):
            return self._protected(node, field)
        if field and field not in _MEANING.get(node.kind, _EVERYTHING):
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", f"`{field}` is ignored", ()
        treat = getattr(self, f"_{_snake(node.kind)}", None)
        if treat is None:
            return self.drop(nodes)
        result: Outcome = treat(nodes, field)
        return result

    def _at(self, pointer: str) -> str:
        return self.document.origin(pointer)

    def drop(self, nodes: list[Node]) -> Outcome:
        """Leave out the innermost object of a chain, whatever it is."""
        node = nodes[-1]
        if not node.pointer:
            return "degraded", "nothing of it is generated", ()
        self._drop(node.pointer)
        units = tuple(
            self._at(inner.pointer)
            for inner in walk(node)
            if inner.kind == "operation" and _is_unit(inner.pointer)
        )
        return "left out" if units else "degraded", f"the {_words(node.kind)} is left out", units

    def answers(self, pointer: str) -> Outcome:
        """Leave out the operations that answer with a schema whose extension is wrong.

        Args:
            pointer: of the schema, of its extension or of something in it.
        """
        around = reversed(chain(self.document.data, pointer))
        schema = next(
            node
            for node in around
            if not node.pointer or (isinstance(node.value, dict) and "x-outcome" in node.value)
        )
        self.edits.drop(self._at(join(schema.pointer, "x-outcome")))
        units: dict[str, None] = {}
        for place in self.users.in_place(schema.pointer):
            tokens = split(place)
            operation = (
                join("", *tokens[: tokens.index("responses")]) if "responses" in tokens else ""
            )
            if operation and chain(self.document.data, operation)[-1].kind == "operation":
                units |= dict.fromkeys(self._without_operation(Node("operation", operation, None)))
        return self._effect("extension", list(units))

    def _drop(self, pointer: str) -> None:
        """Leave out a place, and the components that are references to it."""
        for place in (pointer, *self.users.components(pointer)):
            self.edits.drop(self._at(place))

    def _schema(self, nodes: list[Node], field: str) -> Outcome:
        """A schema that cannot be read takes any value; a keyword that cannot be is left out."""
        node = nodes[-1]
        *_, keyword = split(node.pointer)
        if not isinstance(node.value, dict | bool) and node.pointer == join(
            nodes[-2].pointer, keyword
        ):
            self.edits.drop(self._at(node.pointer))  # `not: {}` would refuse everything
            return "degraded", f"`{keyword}` is ignored", ()
        if field == "discriminator":
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", "the discriminator is ignored", ()
        if field and field not in {"$ref", "allOf", "oneOf", "anyOf", "$dynamicRef", "$id"}:
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", f"`{field}` is ignored", ()
        self.edits.replace(self._at(node.pointer), {})
        return "degraded", "any value is taken here", ()

    def _parameter(self, nodes: list[Node], _: str) -> Outcome:
        node = nodes[-1]
        value = node.value if isinstance(node.value, dict) else {}
        may_go = value.get("required") is not True and value.get("in") in _OPTIONAL_PLACES
        return self._needed(nodes, may_go=may_go)

    def _request_body(self, nodes: list[Node], _: str) -> Outcome:
        node = nodes[-1]
        value = node.value if isinstance(node.value, dict) else {}
        may_go = "$ref" not in value and value.get("required") is not True and bool(value)
        return self._needed(nodes, may_go=may_go)

    def _needed(self, nodes: list[Node], *, may_go: bool) -> Outcome:
        """Leave out a parameter or body, and the operations that cannot do without it."""
        node = nodes[-1]
        places = [nodes]
        if nodes[-2].kind == "components":
            users = self.users.of(node.pointer)
            places = [nodes, *(chain(self.document.data, user) for user in users)]
        units: list[str] = []
        for place in places:
            owner = place[-2]
            self._drop(place[-1].pointer)
            if may_go:
                continue
            if owner.kind == "operation":
                units += self._without_operation(owner)
            elif owner.kind == "pathItem":
                for operation in _operations(owner):
                    units += self._without_operation(operation)
        return self._effect(_words(node.kind), units)

    @staticmethod
    def _effect(kind: str, units: list[str]) -> Outcome:
        """Say what the loss of something comes to, given the operations that it takes along."""
        if not units:
            return "degraded", f"the {kind} is left out", ()
        noun = "operation" if units[0].startswith("/paths/") else "message"
        many = f"the {len(units)} {noun}s with it are left out"
        words = many if len(units) > 1 else f"the {noun} is left out"
        return "left out", words, tuple(units)

    def _media_type(self, nodes: list[Node], _: str) -> Outcome:
        self.edits.replace(self._at(nodes[-1].pointer), {})
        return "degraded", "its content is taken as it comes", ()

    def _response(self, nodes: list[Node], field: str) -> Outcome:
        node = nodes[-1]
        if field == "headers":
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", "its header fields are not described", ()
        value = node.value if isinstance(node.value, dict) else {}
        kept = {key: value[key] for key in ("description", "headers") if key in value}
        self.edits.replace(self._at(node.pointer), {**ANY_ANSWER, **kept})
        return "degraded", "its content is given as it comes", ()

    def _operation(self, nodes: list[Node], field: str) -> Outcome:
        node = nodes[-1]
        at = self._at(node.pointer)
        if field == "responses":
            self.edits.replace(join(at, field), {"default": ANY_ANSWER})
            return "degraded", ANSWERS_WORDS, ()
        if field == "callbacks":
            self.edits.drop(join(at, field))
            return "degraded", "its callbacks are left out", ()
        if field == "security":
            return self._closed(join(at, field))
        units = self._without_operation(node)
        noun = "operation" if at.startswith(("/paths/", "/components/")) else "message"
        return "left out" if units else "degraded", f"the {noun} is left out", tuple(units)

    def _without_operation(self, operation: Node) -> list[str]:
        """Leave an operation out; return the pointers at which there is none any more."""
        self.edits.drop(self._at(operation.pointer))
        return self._units(operation.pointer)

    def _path_item(self, nodes: list[Node], _: str) -> Outcome:
        node = nodes[-1]
        self.edits.drop(self._at(node.pointer))
        operations = _operations(node)
        units = [unit for inner in operations for unit in self._units(inner.pointer)]
        if not operations and _is_unit(node.pointer):
            units = [self._at(node.pointer)]
        return "left out" if units else "degraded", "all of the path is left out", tuple(units)

    def _units(self, operation: str) -> list[str]:
        """Return where an operation is offered: where it stands, or where its path item is used."""
        if _is_unit(operation):
            return [self._at(operation)]
        tokens = split(operation)
        if tokens[:2] != ["components", "pathItems"]:
            return []  # a callback's
        users = self.users.of(join("", *tokens[:3]))
        return [join(user, *tokens[3:]) for user in users if _is_unit(user)]

    def _security_scheme(self, nodes: list[Node], _: str) -> Outcome:
        node = nodes[-1]
        self.edits.replace(self._at(node.pointer), UNKNOWN_SCHEME)
        return "degraded", UNKNOWN_WORDS, ()

    def _protected(self, node: Node, field: str) -> Outcome:
        """Close what somebody meant to protect by a field that has no meaning there."""
        self.edits.drop(self._at(join(node.pointer, field)))
        owners = _operations(node) if node.kind == "pathItem" else [node]
        for owner in owners:
            if "security" not in owner.value:
                self.edits.add(self._at(owner.pointer), "security", [{UNDECLARED: []}])
        self._closed("")
        return "degraded", UNKNOWN_WORDS, ()

    def _closed(self, pointer: str) -> Outcome:
        """Requirements that cannot be read become one that nobody declares: nothing is public."""
        if pointer:
            self.edits.replace(pointer, [{UNDECLARED: []}])
        schemes = join("", "components", "securitySchemes")
        self.edits.add(schemes, UNDECLARED, UNKNOWN_SCHEME)
        return "degraded", UNKNOWN_WORDS, ()

    def _components(self, nodes: list[Node], field: str) -> Outcome:
        at = join(nodes[-1].pointer, field) if field else nodes[-1].pointer
        self.edits.replace(self._at(at), {})
        return "degraded", f"`{field or 'components'}` is taken as empty", ()

    def _document(self, _: list[Node], field: str) -> Outcome:
        if field == "security":
            return self._closed("/security")
        if field in {"paths", "components", "webhooks"}:
            self.edits.replace(join("", field), {})
            lost = field != "components"
            units = (join("", field),) if lost else ()
            return "left out" if lost else "degraded", f"`{field}` is taken as empty", units
        if field == "info":
            self.edits.replace("/info", {"title": "", "version": ""})
            return "degraded", "the title and the version are taken as empty", ()
        if field:
            self.edits.drop(join("", field))
            return "degraded", f"`{field}` is ignored", ()
        self.edits.add("", "info", {"title": "", "version": ""})
        self.edits.add("", "paths", {})
        return "degraded", "what is missing is taken as empty", ()


def _snake(kind: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in kind)


def _words(kind: str) -> str:
    return _snake(kind).replace("_", " ")


def _is_unit(pointer: str) -> bool:
    """Whether something at a place is offered to users: as an operation, or as a webhook."""
    return pointer.startswith(("/paths/", "/webhooks/")) and "/callbacks/" not in pointer


def _operations(item: Node) -> list[Node]:
    """Return the operations of a path item."""
    return [node for node in children(item) if node.kind == "operation"]


def _means_security(node: Node, field: str) -> bool:
    """Whether a field that has no meaning there was meant to protect operations."""
    if node.kind not in {"document", "pathItem", "operation"} or not field:
        return False
    if field in _MEANING[node.kind] or field.startswith("x-"):
        return False
    return SequenceMatcher(None, field.casefold()[:20], "security").ratio() >= _CLOSE
