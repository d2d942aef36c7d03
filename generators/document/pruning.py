"""Pruning: what is wrong in one place costs that place alone.

A fault names a place. The smallest unit around it that can be spared is left out, or put right
where the meaning is clear, and what depends on it follows. Leaving out only loosens: a schema that
cannot be read takes any value, a response that cannot be read is given as it comes; a parameter or
body that is required takes its operation with it, and no operation becomes public by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from generators.document.editing import Edits
from generators.document.pointer import (
    METHODS,
    SECTIONS,
    Node,
    children,
    from_ref,
    join,
    split,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generators.document import Document

MAX_ROUNDS = 25
"""Times that the document is looked at again, before operations are left out for what remains."""

Effect: TypeAlias = Literal["repaired", "degraded", "left out"]
Outcome: TypeAlias = "tuple[Effect, str, tuple[str, ...]]"
"""What was done: its effect, words for it, and the operations that were left out for it."""
UNDECLARED = "undeclared"
"""Authentication scheme of a security scheme that a document requires and does not declare."""
UNKNOWN_SCHEME = {"type": "http", "scheme": UNDECLARED}
"""How such a scheme is declared: nothing becomes public because nobody knows it."""
_ANY_CONTENT: dict[str, Any] = {"*/*": {}}


class Repair(NamedTuple):
    """How a fault is put right.

    Attributes:
        action: `add`, `append`, `drop`, `replace` or `rename`, as `Edits` has them.
        pointer: of the mapping, list or value.
        value: what is added, appended or put there; the new key of a `rename`, and for `add` the
            key and the value.
        words: what was done, for people.
    """

    action: Literal["add", "append", "drop", "replace", "rename"]
    pointer: str
    value: Any
    words: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that later stages cannot live with.

    Attributes:
        code: of the rule.
        pointer: where.
        message: what is wrong.
        spoils: kind of object that is of no use with it, such as `operation`; empty for the
            smallest that can be spared.
        repairs: how it is put right instead.
    """

    code: str
    pointer: str
    message: str
    spoils: str = ""
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """What became of a fault.

    Attributes:
        code: of the rule.
        pointer: of the fault, in the document as it was read.
        message: what is wrong.
        effect: whether something was put right, degraded or left out.
        done: what was done, for people.
        units: pointers of the operations and webhooks that were left out for it.
    """

    code: str
    pointer: str
    message: str
    effect: Effect
    done: str
    units: tuple[str, ...] = ()


class Pruned(NamedTuple):
    """A document without faults.

    Attributes:
        document: what remains of it.
        losses: what became of each fault, in the order they were met.
    """

    document: Document
    losses: list[Loss]


def prune(document: Document, faults: Callable[[Document], Sequence[Fault]]) -> Pruned:
    """Return a document in which nothing is found any more.

    Args:
        document: as read.
        faults: finds what is wrong with a document; asked again after each round, since what
            refers to a part that was left out is then wrong itself.
    """
    edits = Edits()
    losses: dict[tuple[str, str, str], Loss] = {}
    current = document
    for number in range(2 * MAX_ROUNDS):
        found = faults(current)
        if not found:
            break
        pruner = _Pruner(document, current, edits)
        before = edits.size()
        for fault in found:
            loss = pruner.treat(fault, coarse=number >= MAX_ROUNDS)
            losses.setdefault((loss.code, loss.pointer, loss.message), loss)
        if edits.size() == before:
            for fault in found:
                pruner.treat(fault, coarse=True)
        current = edits.apply(document)
    return Pruned(current, list(losses.values()))


class _Pruner:
    """Decides what becomes of faults of one document; `edits` are of the document as read."""

    def __init__(self, source: Document, document: Document, edits: Edits) -> None:
        self.source = source
        self.document = document
        self.edits = edits
        self._users: dict[str, list[str]] | None = None

    def treat(self, fault: Fault, *, coarse: bool = False) -> Loss:
        """Do what a fault needs, and say what was done.

        Args:
            fault: of the document.
            coarse: leave out the whole operation, since less did not help.
        """
        at = self.document.origin(fault.pointer)
        if fault.repairs and not coarse:
            for repair in fault.repairs:
                self._repair(repair)
            words = "; ".join(dict.fromkeys(repair.words for repair in fault.repairs))
            return Loss(fault.code, at, fault.message, "repaired", words)
        if fault.spoils == "answers" and not coarse:
            return self._answers(fault, at)
        chain = list(self._chain(fault.pointer))
        spoils = "operation" if coarse else fault.spoils
        if spoils and any(node.kind == spoils for node in chain):
            while chain[-1].kind != spoils:
                chain.pop()
            effect, done, units = self._leave_out(chain, "")
        elif coarse:
            effect, done, units = self._drop(chain[:3]), "this part is left out", ()
        else:
            rest = fault.pointer.removeprefix(chain[-1].pointer)
            effect, done, units = self._leave_out(chain, split(rest)[0] if rest else "")
        return Loss(fault.code, at, fault.message, effect, done, units)

    def _repair(self, repair: Repair) -> None:
        pointer = self.document.origin(repair.pointer)
        match repair.action:
            case "add":
                self.edits.add(pointer, *repair.value)
            case "append":
                self.edits.append(pointer, repair.value)
            case "drop":
                self.edits.drop(pointer)
            case "rename":
                self.edits.rename(pointer, repair.value)
            case "replace":
                self.edits.replace(pointer, repair.value)

    def _chain(self, pointer: str) -> Iterator[Node]:
        """Yield the objects around a place, the document first."""
        node: Node | None = Node("document", "", self.document.data)
        while node is not None:
            yield node
            node = next(
                (
                    child
                    for child in children(node)
                    if pointer == child.pointer or pointer.startswith(f"{child.pointer}/")
                ),
                None,
            )

    # --- What is left out of what -----------------------------------------------------------------

    def _leave_out(self, chain: list[Node], field: str) -> Outcome:
        """Leave out the innermost object of a chain, or a field of it that is no object."""
        node = chain[-1]
        refers = isinstance(node.value, dict) and isinstance(node.value.get("$ref"), str)
        if refers and node.kind not in {"pathItem", "schema"} and field not in {"", "$ref"}:
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", f"`{field}` is ignored, as it stands beside a `$ref`", ()
        if field and field not in _MEANING.get(node.kind, _EVERYTHING):
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", f"`{field}` is ignored", ()
        treat = getattr(self, f"_{_snake(node.kind)}", None)
        if treat is None:
            return self._drop(chain), f"the {_words(node.kind)} is left out", ()
        result: Outcome = treat(chain, field)
        return result

    def _at(self, pointer: str) -> str:
        return self.document.origin(pointer)

    def _drop(self, chain: list[Node]) -> Effect:
        self.edits.drop(self._at(chain[-1].pointer))
        return "degraded"

    def _schema(self, chain: list[Node], field: str) -> Outcome:
        """A schema that cannot be read takes any value; a keyword that cannot be is left out."""
        node = chain[-1]
        if field == "discriminator":
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", "the discriminator is ignored", ()
        if field and field not in {"$ref", "allOf", "oneOf", "anyOf", "$dynamicRef", "$id"}:
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", f"`{field}` is ignored", ()
        self.edits.replace(self._at(node.pointer), {})
        return "degraded", "any value is taken here", ()

    def _parameter(self, chain: list[Node], _: str) -> Outcome:
        node = chain[-1]
        value = node.value if isinstance(node.value, dict) else {}
        dispensable = value.get("required") is not True and value.get("in") in {
            *("query", "header", "cookie"),
        }
        if chain[-2].kind != "components":
            return self._from(chain, dispensable=dispensable)
        self.edits.drop(self._at(node.pointer))
        units: list[str] = []
        for user in self._using(node.pointer):
            _, _, lost = self._from(list(self._chain(user)), dispensable=dispensable)
            units += lost
        return self._effect("parameter", units)

    def _from(self, chain: list[Node], *, dispensable: bool) -> Outcome:
        """Leave out a parameter or body of an operation, or the operation."""
        node, owner = chain[-1], chain[-2]
        if dispensable:
            self.edits.drop(self._at(node.pointer))
            return self._effect(_words(node.kind), [])
        if owner.kind == "operation":
            return self._operation(chain[:-1], "")
        units: list[str] = []
        if owner.kind == "pathItem":
            for method in METHODS:
                if method in owner.value:
                    at = join(owner.pointer, method)
                    units += self._operation([*chain[:-1], Node("operation", at, None)], "")[2]
        self.edits.drop(self._at(node.pointer))
        return self._effect(_words(node.kind), units)

    @staticmethod
    def _effect(what: str, units: list[str]) -> Outcome:
        """Say what the loss of something comes to, given the operations that it takes along."""
        if units:
            count = "the operation" if len(units) == 1 else f"{len(units)} operations"
            return "left out", f"{count} that need it left out", tuple(units)
        return "degraded", f"the {what} is left out", ()

    def _request_body(self, chain: list[Node], _: str) -> Outcome:
        node = chain[-1]
        value = node.value if isinstance(node.value, dict) else {}
        dispensable = "$ref" not in value and value.get("required") is not True and bool(value)
        if chain[-2].kind != "components":
            return self._from(chain, dispensable=dispensable)
        self.edits.drop(self._at(node.pointer))
        units: list[str] = []
        for user in self._using(node.pointer):
            units += self._from(list(self._chain(user)), dispensable=dispensable)[2]
        return self._effect("request body", units)

    def _media_type(self, chain: list[Node], _: str) -> Outcome:
        node, owner = chain[-1], chain[-2]
        content = owner.value.get("content") if isinstance(owner.value, dict) else None
        if isinstance(content, dict) and len(content) > 1:
            self.edits.drop(self._at(node.pointer))
            return "degraded", "the media type is left out", ()
        if owner.kind == "components":
            self.edits.replace(self._at(node.pointer), {})
            return "degraded", "its content is taken as it comes", ()
        return self._leave_out(chain[:-1], "content")

    def _response(self, chain: list[Node], field: str) -> Outcome:
        node = chain[-1]
        if field == "headers":
            self.edits.drop(self._at(join(node.pointer, field)))
            return "degraded", "its header fields are not described", ()
        value = node.value if isinstance(node.value, dict) else {}
        kept = {key: value[key] for key in ("description", "headers") if key in value}
        bare = {"description": "", **kept, "content": _ANY_CONTENT}
        self.edits.replace(self._at(node.pointer), bare)
        return "degraded", "its content is given as it comes", ()

    def _operation(self, chain: list[Node], field: str) -> Outcome:
        node = chain[-1]
        at = self._at(node.pointer)
        if field == "responses":
            self.edits.replace(join(at, field), {})
            return "degraded", "its answers are not described", ()
        if field == "callbacks":
            self.edits.drop(join(at, field))
            return "degraded", "its callbacks are left out", ()
        if field == "security":
            return self._closed(join(at, field))
        self.edits.drop(at)
        what = "operation" if at.startswith("/paths/") else "message"
        return "left out", f"the {what} is left out", (at,)

    def _path_item(self, chain: list[Node], _: str) -> Outcome:
        node = chain[-1]
        units = [
            self._at(join(node.pointer, method))
            for method in METHODS
            if isinstance(node.value, dict) and method in node.value
        ]
        self.edits.drop(self._at(node.pointer))
        if chain[-2].kind == "components":
            return "degraded", "the path item is left out", ()
        units = units or [self._at(node.pointer)]
        return "left out", "all of the path is left out", tuple(units)

    def _security_scheme(self, chain: list[Node], _: str) -> Outcome:
        node = chain[-1]
        self.edits.replace(self._at(node.pointer), UNKNOWN_SCHEME)
        return "degraded", "the client sends nothing for it, servers have to be told", ()

    def _closed(self, pointer: str) -> Outcome:
        """Requirements that cannot be read become one that nobody declares: nothing is public."""
        self.edits.replace(pointer, [{UNDECLARED: []}])
        schemes = join("", "components", "securitySchemes")
        self.edits.add(schemes, UNDECLARED, UNKNOWN_SCHEME)
        return "degraded", "the client sends nothing for it, servers have to be told", ()

    def _components(self, chain: list[Node], field: str) -> Outcome:
        at = join(chain[-1].pointer, field) if field else chain[-1].pointer
        self.edits.replace(self._at(at), {})
        return "degraded", f"`{field or 'components'}` is taken as empty", ()

    def _document(self, _: list[Node], field: str) -> Outcome:
        if field == "security":
            return self._closed("/security")
        if field in {"paths", "components", "webhooks"}:
            self.edits.replace(join("", field), {})
            return "degraded", f"`{field}` is taken as empty", ()
        if field == "info":
            self.edits.replace("/info", {"title": "", "version": ""})
            return "degraded", "the title and the version are taken as empty", ()
        if field:
            self.edits.drop(join("", field))
            return "degraded", f"`{field}` is ignored", ()
        self.edits.add("", "info", {"title": "", "version": ""})
        self.edits.add("", "paths", {})
        return "degraded", "what is missing is taken as empty", ()

    def _answers(self, fault: Fault, at: str) -> Loss:
        """Leave out the operations that answer with a schema, and the extension that is wrong."""
        self.edits.drop(at if "/x-" in at else join(at, "x-outcome"))
        units: dict[str, None] = {}
        waiting, seen = [fault.pointer], set()
        while waiting:
            pointer = waiting.pop()
            tokens = split(pointer)
            if tokens[:1] == ["paths"] and tokens[3:4] == ["responses"]:
                units[self._at(join("", *tokens[:3]))] = None
            for length in range(len(tokens), 1, -1):
                target = join("", *tokens[:length])
                if target not in seen:
                    seen.add(target)
                    waiting += self._direct_users(target)
        for unit in units:
            self.edits.drop(unit)
        effect, done, _ = self._effect("extension", list(units))
        return Loss(fault.code, at, fault.message, effect, done, tuple(units))

    # --- What refers to what ----------------------------------------------------------------------

    def _using(self, pointer: str) -> list[str]:
        """Return the pointers of the objects that are references to one."""
        found: list[str] = []
        waiting = [pointer]
        while waiting:
            for user in self._direct_users(waiting.pop()):
                if user in found:
                    continue
                found.append(user)
                if user.startswith("/components/"):
                    waiting.append(user)
        return [user for user in found if not user.startswith("/components/")]

    def _direct_users(self, pointer: str) -> list[str]:
        if self._users is None:
            self._users = {}
            for node in walk(Node("document", "", self.document.data)):
                value = node.value
                if isinstance(value, dict) and isinstance(value.get("$ref"), str):
                    target = from_ref(value["$ref"])
                    if target is not None:
                        self._users.setdefault(target, []).append(node.pointer)
        return self._users.get(pointer, [])


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


def _snake(kind: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in kind)


def _words(kind: str) -> str:
    return _snake(kind).replace("_", " ")
