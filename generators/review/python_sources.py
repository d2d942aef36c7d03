"""Where the names of a generated package come from: Python name to places in the document.

A name has several places: of a method, the operation; of a field, every schema that declares it.
All are pointers in the document as it is written.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .. import naming
from ..document.composition import Composition, Placed, TooEntangled
from ..document.objects import mappings_in
from ..document.pointer import PointerError, from_ref, join, lookup, split
from ..extensions import enum_names, outcome
from ..models.syntax import defines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..api.ir import Api, Operation
    from ..document import Document
    from ..models.finishing import ModelSet
    from ..pipeline import Described

_SCHEMAS = "/components/schemas"
_MAX_REACH = 200
"""Limit of the schemas searched for the cause of a change."""
_OF_EVENTS = (
    *("webhooks", "receiver", "testing.Answered", "testing.Deliveries", "testing.SignedRequest"),
    "testing.webhooks",
)
"""What a package has for any webhook or callback."""
_WORD = re.compile(r"\w+")
RETURNS = " -> "
"""Suffix of the name of a method that stands for its return type."""


@dataclass(frozen=True)
class Sources:
    """The places of all names of one package, by dotted name as `ApiChange.path` has it."""

    document: Document
    places: dict[str, list[str]] = field(default_factory=dict)

    def of(self, path: str) -> list[str]:
        """Return the places of a name, or of the nearest name that contains it."""
        while path:
            if path in self.places:
                return self.places[path]
            if path.endswith(RETURNS):
                path = path.removesuffix(RETURNS)
            elif "(" in path:
                path = path.partition("(")[0]
            else:
                path = path.rpartition(".")[0]
        return []

    def reach(self, pointers: list[str]) -> Iterator[list[str]]:
        """Give places, then the targets of their references, and so on."""
        seen: set[str] = set()
        current = pointers
        while current and len(seen) < _MAX_REACH:
            current = [pointer for pointer in dict.fromkeys(current) if pointer not in seen]
            seen.update(current)
            yield current
            current = [target for pointer in current for target in self.referred(pointer)]

    def referred(self, pointer: str) -> Iterator[str]:
        """Give the targets of all references in a part of the document."""
        try:
            part = lookup(self.document.data, pointer)
        except PointerError:
            return
        for value in mappings_in(part):
            target = from_ref(value["$ref"]) if isinstance(value.get("$ref"), str) else None
            if target:
                yield target


def schema_of(pointer: str) -> str:
    """Return the outermost schema around a place: that of a media type, or a component."""
    tokens = split(pointer)
    if tokens[:2] == ["components", "schemas"]:
        return join("", *tokens[:3])
    return join("", *tokens[: tokens.index("schema") + 1]) if "schema" in tokens else ""


def sources(described: Described) -> Sources:
    """Return the places of all names of a generated package.

    Raises:
        ValueError: no package was described.
    """
    document, normal = described.document, described.normal
    if document is None or normal is None or described.api is None or described.models is None:
        raise ValueError("there is no package to explain")
    return _Reader(document, normal, described.api, described.models).run()


class _Reader:
    def __init__(self, document: Document, normal: Document, api: Api, models: ModelSet) -> None:
        self.document, self.normal, self.api, self.models = document, normal, api, models
        self.sources = Sources(document)
        self.composition = Composition(document)

    def run(self) -> Sources:
        """Return the places of all names."""
        self._note("package", "/info/title")
        for index, group in enumerate(self.api.groups):
            self._group(index)
            for operation in group.operations:
                self._operation(operation, naming.handler_class(group.class_name))
        self._events()
        self._servers()
        self._security()
        for component in self.normal.data["components"]["schemas"]:
            self._schema(component)
        self._invented()
        return self.sources

    def _note(self, path: str, *pointers: str) -> None:
        known = self.sources.places.setdefault(path, [])
        known += [pointer for pointer in dict.fromkeys(pointers) if pointer not in known]

    def _group(self, index: int) -> None:
        group = self.api.groups[index]
        declared = self.document.data.get("tags") or []
        places = [
            join("/tags", number)
            for number, tag in enumerate(declared)
            if isinstance(tag, dict) and tag.get("name") == group.wire_name
        ]
        places += [
            join(self.normal.origin(operation.pointer), "tags") for operation in group.operations
        ]
        places += [self.normal.origin(operation.pointer) for operation in group.operations]
        self._note(f"Client.{group.py_name}", *places)
        self._note(f"client.{group.class_name}", *places)
        self._note(f"server.{naming.handler_class(group.class_name)}", *places)
        self._note(f"server.create_app({group.py_name})", *places)

    def _events(self) -> None:
        """Note what follows from webhooks and callbacks: their classes, methods and modules."""
        for event in self.api.events:
            operation, at = event.operation, self.normal.origin(event.pointer)
            body = [self.normal.origin(operation.body.pointer)] if operation.body else []
            answers = [self.normal.origin(response.pointer) for response in operation.responses]
            parameters = [self.normal.origin(item.pointer) for item in operation.parameters]
            self._note(f"webhooks.{event.class_name}", at, *body)
            self._note(f"webhooks.{event.class_name}.data", *body, at)
            method = f"receiver.WebhooksHandler.{operation.py_name}"
            self._note(method, at, *parameters, *body)
            self._note(f"{method}{RETURNS}", *answers, at)
            for export in _OF_EVENTS:
                self._note(export, at)

    def _operation(self, operation: Operation, handler: str) -> None:
        at = self.normal.origin(operation.pointer)
        names = filter(None, dict.fromkeys((operation.py_name, operation.stream_name)))
        if operation.body is not None and any(
            media_type.array for media_type in operation.body.media
        ):
            for export in ("server.Item", "server.ItemBody"):
                self._note(export, self.normal.origin(operation.body.pointer))
        methods = [f"Client.{operation.group}.{name}" for name in names]
        methods.append(f"server.{handler}.{operation.py_name}")
        responses = [self.normal.origin(response.pointer) for response in operation.responses]
        for method in methods:
            self._note(method, at)
            self._note(f"{method}{RETURNS}", *responses)
            for parameter in operation.parameters:
                self._note(f"{method}({parameter.py_name})", self.normal.origin(parameter.pointer))
            if operation.body is not None:
                self._note(f"{method}(body)", self.normal.origin(operation.body.pointer))
            self._note(f"{method}(principal)", join(at, "security"), "/security")
            self._note(f"{method}(principal)", *self._schemes())

    def _schemes(self) -> list[str]:
        return [scheme.pointer for scheme in self.api.security_schemes]

    def _security(self) -> None:
        operations = [
            join(self.normal.origin(operation.pointer), "security")
            for operation in self.api.operations
        ]
        general = ["/security", *operations]
        for scheme in self.api.security_schemes:
            for secret in scheme.keywords:
                for path in ("Client", "testing.FakeClient", "testing.AsyncFakeClient"):
                    self._note(f"{path}({secret.py_name})", scheme.pointer, *general)
            for name in ("ClientCredentials", "MemoryTokenCache", "RefreshToken"):
                self._note(f"client.{name}", scheme.pointer, *general)
        for path in ("server.Credentials", "server.create_app(authenticate)"):
            self._note(path, *self._schemes(), *general)

    def _servers(self) -> None:
        """Note the keywords of clients that choose a server: all servers together make them."""
        places = ["/servers", *(join("/servers", at) for at in range(len(self.api.servers)))]
        for server_at, server in enumerate(self.api.servers):
            at = join("/servers", server_at, "variables")
            places += [at, *(join(at, variable.name) for variable in server.variables)]
        for path in ("Client", "testing.FakeClient", "testing.AsyncFakeClient"):
            for name in ("server", *(item.py_name for item in self.api.server_variables)):
                self._note(f"{path}({name})", *places)

    def _schema(self, component: str) -> None:
        classes = {self.models.requests.get(component), self.models.responses.get(component)}
        if not any(classes):
            return
        at = self.normal.origin(join(_SCHEMAS, component))
        normal = self.normal.data["components"]["schemas"][component]
        schema = normal if isinstance(normal, dict) else {}
        has_outcome = outcome.NAME in schema
        wanted = naming.field_names(schema.get("properties") or {}, has_outcome=has_outcome)
        declared = self._declared(at)
        members = schema.get("enum") if isinstance(schema.get("enum"), list) else []
        for name in filter(None, classes):
            self._note(f"models.{name}", at, *self._named_after(at))
            for wire, attribute in wanted.items():
                self._note(f"models.{name}.{attribute}", *declared.get(wire, ()), at)
            for member in naming.enum_members(members or [], enum_names.names(schema)):
                self._note(f"models.{name}.{member}", join(at, "enum"), at)

    def _invented(self) -> None:
        """Give models that the engine invented the places of the models that refer to them."""
        unplaced = {
            name for name in self.models.names if f"models.{name}" not in self.sources.places
        }
        holders: dict[str, list[str]] = {name: [] for name in unplaced}
        lines = self.models.source.splitlines()
        for node in ast.parse(self.models.source).body if unplaced else ():
            owner = defines(node)
            text = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            for name in unplaced.intersection(_WORD.findall(text)) - {owner, ""}:
                holders[name].append(owner)
        for name in unplaced:
            seen, waiting = {name}, list(holders[name])
            while waiting:
                owner = waiting.pop()
                if owner in seen:
                    continue
                seen.add(owner)
                self._note(f"models.{name}", *self.sources.places.get(f"models.{owner}", ()))
                waiting += holders.get(owner, [])

    def _declared(self, pointer: str) -> dict[str, list[str]]:
        """Return the places of each property of a schema and of the schemas it includes."""
        pointers: dict[str, list[str]] = {}
        try:
            parts = self.composition.parts(Placed(pointer, self._value(pointer)))
        except TooEntangled:
            return pointers
        for at, schema in parts:
            properties = schema.get("properties")
            for name in properties if isinstance(properties, dict) else ():
                pointers.setdefault(name, []).append(join(at, "properties", name))
            if isinstance(schema.get("required"), list):
                for name in schema["required"]:
                    pointers.setdefault(str(name), []).append(join(at, "required"))
        return pointers

    def _value(self, pointer: str) -> dict[str, Any]:
        try:
            value = lookup(self.document.data, pointer)
        except PointerError:
            return {}
        return value if isinstance(value, dict) else {}

    def _named_after(self, pointer: str) -> list[str]:
        """Return the places from which an inline schema of an operation has its name."""
        tokens = split(pointer)
        if tokens[0] in {"paths", "webhooks"} and len(tokens) > 3:
            return [join("", *tokens[:3], "operationId")]
        return []
