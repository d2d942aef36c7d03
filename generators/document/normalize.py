"""Settle once what would complicate every later stage.

A normal document says the same as its source, in one way of saying it: OpenAPI 3.1, path-level
parameters moved into operations, `allOf` merged, and a name for every schema that becomes a class.
The normal document locates every value of it in the source.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from generators.codecs.table import toolkit_codec
from generators.diagnostics import Diagnostic, Severity
from generators.document import combine, dialect, families, unions
from generators.document.pointer import METHODS, PointerError, from_ref, join, lookup, split
from generators.document.sequences import Sequences
from generators.naming import Scope, inline
from generators.runtime.responses import states_success

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generators.document import Document

SCHEMAS = "/components/schemas"


class Normal(NamedTuple):
    """A document in normal form.

    Attributes:
        document: always OpenAPI 3.1; its places lead to the source.
        notes: what was repaired or simplified on the way.
    """

    document: Document
    notes: list[Diagnostic]


def normalize(document: Document) -> Normal:
    """Return `document` in normal form; `document` must have passed the structural rules."""
    return _Normalizer(document).run()


class _Normalizer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.old = dialect.is_30(document.version)
        components = _mapping(document.data.get("components"))
        self.raw_schemas = _mapping(components.get("schemas"))
        self.schemas: dict[str, Any] = {}
        self.made: dict[str, dict[str, Any]] = {}
        self.origins: dict[str, str] = {}
        self.entered: set[str] = set()
        self.notes: list[Diagnostic] = []
        self.names = Scope(self.raw_schemas, ignore_case=True)
        self.merger = combine.Merger(self.raw_schemas, self.old, self.note)
        self.sequences = Sequences(self._follow, self.schema, self.note)
        self.nullable = {
            name for name, schema in self.raw_schemas.items() if self._is_nullable_class(schema)
        }
        self.unions = unions.Unions(document)
        self.families = families.Families(self.raw_schemas, self.unions, self.names)

    def run(self) -> Normal:
        source = self.document.data
        for name in self.raw_schemas:
            self._component(name)
        self._add_families()
        components = {
            kind: self._component_kind(kind, entries)
            for kind, entries in _mapping(source.get("components")).items()
            if kind != "schemas" and isinstance(entries, dict)
        }
        data = {key: value for key, value in source.items() if key != "components"}
        data["openapi"] = "3.1.0"
        data["paths"] = self._paths(source.get("paths"), "/paths")
        if "webhooks" in source:
            data["webhooks"] = self._paths(source["webhooks"], "/webhooks")
        ordered = {name: self.schemas[name] for name in self.raw_schemas}
        data["components"] = {**components, "schemas": {**ordered, **self.schemas}}
        normal = replace(self.document.derive(data, self.origins), version=(3, 1))
        schemas = data["components"]["schemas"]
        unions.complete(unions.Unions(normal, self._source_name), schemas)
        return Normal(normal, self.notes)

    def note(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Report something that the normal form says differently or leaves out."""
        self.notes.append(
            Diagnostic(
                code, Severity.WARNING, message, self.document.locate(pointer), pointer, hint
            )
        )

    # --- paths and operations ---------------------------------------------------------------------

    def _paths(self, paths: Any, pointer: str) -> dict[str, Any]:
        return {
            path: self._path_item(path, item, join(pointer, path))
            for path, item in _mapping(paths).items()
            if not path.startswith("x-")
        }

    def _path_item(self, path: str, item: Any, pointer: str, hint: str = "") -> Any:
        item, at = self._follow(item, pointer)
        if not isinstance(item, dict):
            return item
        if at != pointer:
            self.origins[pointer] = at
        shared = item.get("parameters", [])
        result = {key: value for key, value in item.items() if key not in {"parameters", *METHODS}}
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                result[method] = self._operation(
                    path, method, operation, join(pointer, method), at, shared, hint
                )
        return result

    def _operation(
        self,
        path: str,
        method: str,
        operation: dict[str, Any],
        pointer: str,
        item_at: str,
        shared: Any,
        hint: str,
    ) -> dict[str, Any]:
        at = join(item_at, method)
        name = inline.operation(hint, operation.get("operationId"), method, path)
        result = dict(operation)
        own = operation.get("parameters") or []
        own_keys = {self._parameter_key(parameter) for parameter in own}
        merged: list[Any] = []
        for index, parameter in enumerate(shared or []):
            if self._parameter_key(parameter) not in own_keys:
                self.origins[join(pointer, "parameters", len(merged))] = join(
                    item_at, "parameters", index
                )
                merged.append(self._parameter(parameter, join(item_at, "parameters", index), name))
        for index, parameter in enumerate(own):
            self.origins[join(pointer, "parameters", len(merged))] = join(at, "parameters", index)
            merged.append(self._parameter(parameter, join(at, "parameters", index), name))
        if merged:
            result["parameters"] = merged
        if "requestBody" in operation:
            result["requestBody"] = self._body(
                operation["requestBody"], join(at, "requestBody"), inline.request(name)
            )
        result["responses"] = self._responses(
            operation.get("responses"), join(at, "responses"), name
        )
        if isinstance(operation.get("callbacks"), dict):
            result["callbacks"] = {
                key: self._callback(key, callback, join(at, "callbacks", key), name)
                for key, callback in operation["callbacks"].items()
            }
        return result

    def _callback(self, key: str, callback: Any, pointer: str, owner: str) -> Any:
        callback, pointer = self._follow(callback, pointer)
        return {
            expression: self._path_item(
                expression, item, join(pointer, expression), inline.member(owner, key)
            )
            for expression, item in _mapping(callback).items()
            if not expression.startswith("x-")
        }

    def _responses(self, responses: Any, pointer: str, name: str) -> dict[str, Any]:
        result, first_success = {}, True
        for status, response in _mapping(responses).items():
            if status.startswith("x-"):
                continue
            is_success = states_success(status)
            own_name = inline.response(name, "" if first_success and is_success else status)
            first_success = first_success and not is_success
            result[status] = self._response(response, join(pointer, status), own_name)
        return result

    def _follow(self, value: Any, pointer: str) -> tuple[Any, str]:
        """Follow references in the source, for what is written in place in the normal form."""
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            pointer, value = self.document.follow(value["$ref"])
        return value, pointer

    def _parameter_key(self, parameter: Any) -> tuple[Any, Any]:
        parameter, _ = self._follow(parameter, "")
        parameter = _mapping(parameter)
        return parameter.get("in"), parameter.get("name")

    # --- what holds schemas -----------------------------------------------------------------------

    def _component_kind(self, kind: str, entries: dict[str, Any]) -> dict[str, Any]:
        walk = {
            "parameters": lambda value, at, key: self._parameter(value, at, "", key),
            "headers": lambda value, at, key: self._parameter(value, at, "", key),
            "requestBodies": lambda value, at, key: self._body(value, at, inline.component(key)),
            "responses": lambda value, at, key: self._response(
                value, at, inline.response(inline.component(key))
            ),
            "pathItems": lambda value, at, key: self._path_item(
                key, value, at, inline.component(key)
            ),
            "callbacks": lambda value, at, key: self._callback(key, value, at, ""),
        }.get(kind)
        if walk is None:
            return entries
        return {
            key: walk(value, join(f"/components/{kind}", key), key)
            for key, value in entries.items()
        }

    def _parameter(self, parameter: Any, pointer: str, owner: str, key: str = "") -> Any:
        if not isinstance(parameter, dict) or "$ref" in parameter:
            return parameter
        name = inline.member(owner, key or str(parameter.get("name", "")))
        result = dict(parameter)
        if "schema" in parameter:
            result["schema"] = self.schema(parameter["schema"], join(pointer, "schema"), name)
        if "content" in parameter:
            result["content"] = self._content(parameter["content"], join(pointer, "content"), name)
        return result

    def _body(self, body: Any, pointer: str, name: str) -> Any:
        if not isinstance(body, dict) or "$ref" in body:
            return body
        return {**body, "content": self._content(body.get("content"), f"{pointer}/content", name)}

    def _response(self, response: Any, pointer: str, name: str) -> Any:
        if not isinstance(response, dict) or "$ref" in response:
            return response
        result = dict(response)
        if "content" in response:
            result["content"] = self._content(response["content"], join(pointer, "content"), name)
        if isinstance(response.get("headers"), dict):
            result["headers"] = {
                key: self._parameter(header, join(pointer, "headers", key), name, key)
                for key, header in response["headers"].items()
            }
        return result

    def _content(self, content: Any, pointer: str, name: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        known: list[tuple[Any, Any]] = []
        for media_type, media in _mapping(content).items():
            result[media_type] = dict(_mapping(media))
            half = toolkit_codec(media_type)
            if half.codec.framing is not None:
                at, framing = join(pointer, media_type), half.codec.framing
                result[media_type] = self.sequences.normal(result[media_type], framing, at, name)
                continue
            if "schema" not in result[media_type] or not half.is_structured:
                continue  # text and bytes are given as they are: no class is made from their schema
            schema = result[media_type]["schema"]
            same = next((normal for raw, normal in known if raw == schema), None)
            if same is None:
                same = self.schema(schema, join(pointer, media_type, "schema"), name)
                known.append((schema, same))
            result[media_type]["schema"] = same
        return result

    # --- schemas ----------------------------------------------------------------------------------

    def _is_nullable_class(self, schema: Any) -> bool:
        """Whether a component is a class and also allows null: null then moves to its users."""
        if not isinstance(schema, dict):
            return False
        bare, null = dialect.split_null(dialect.to_31(schema) if self.old else schema)
        return null and dialect.needs_name(bare)

    def _component(self, name: str) -> None:
        if name not in self.schemas:
            self.schemas[name] = {}
            if name in self.families.bases:
                self.schemas[name] = self.families.union(name)
            else:
                self.schemas[name] = self.schema(
                    self.raw_schemas[name], join(SCHEMAS, name), name, is_component=True
                )

    def _add_families(self) -> None:
        """Add the classes of bases alone, and the unions of those in the middle."""
        for name, plain in self.families.plain.items():
            at = join(SCHEMAS, name)
            if name in self.nullable:
                self.nullable.add(plain)
            self.origins[join(SCHEMAS, plain)] = at
            alone = self.families.alone(name)
            self.schemas[plain] = self.schema(alone, at, plain, is_component=True)
        for name, any_ in self.families.any.items():
            self.origins[join(SCHEMAS, any_)] = join(SCHEMAS, name)
            self.schemas[any_] = self.families.union(name)

    def _source_name(self, name: str) -> str:
        """Return the name by which the source speaks of a component that was made of it."""
        try:
            origin = self.origins[join(SCHEMAS, name)]
            source = lookup(self.document.data, origin)
        except (KeyError, PointerError):
            return name
        ref = source.get("$ref") if isinstance(source, dict) else None
        return families.name_of(ref or f"#{origin}") or name

    def schema(self, schema: Any, pointer: str, name: str, *, is_component: bool = False) -> Any:
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
            return self._reference(schema)
        if self.old:
            schema = dialect.to_31(schema)
        schema = self.merger.merge(schema, pointer, name if is_component else "")
        if "$ref" in schema:
            return self._reference(schema)
        schema, null = dialect.split_null(schema)
        if is_component and name in self.nullable:
            null = False
        if not is_component and (dialect.needs_name(schema) or self._is_told(pointer, schema)):
            schema = self._named(schema, pointer, name)
        else:
            schema = self._children(schema, pointer, name)
        return dialect.with_null(schema) if null else schema

    def _is_told(self, pointer: str, schema: dict[str, Any]) -> bool:
        """Whether this is a union whose variants are told apart by a property that they share."""
        return self.unions.listed_property(pointer, schema) is not None

    def _component_of(self, pointer: str) -> None:
        """See that classes inherited from another component are named after that one."""
        tokens = split(pointer)
        if tokens[:2] == ["components", "schemas"] and tokens[2] in self.raw_schemas:
            self._component(tokens[2])

    def _named(self, schema: dict[str, Any], pointer: str, name: str) -> dict[str, Any]:
        if pointer not in self.made:
            title = schema.get("title")
            wanted = name or inline.untitled(str(title) if title else None)
            name = self.names.take(wanted, separator="")
            self.origins[join(SCHEMAS, name)] = pointer
            self.made[pointer] = {"$ref": f"#{join(SCHEMAS, name)}"}
            self.schemas[name] = {}
            self.schemas[name] = self._children(schema, pointer, name)
        return self.made[pointer]

    def _reference(self, schema: dict[str, Any]) -> dict[str, Any]:
        target = from_ref(schema["$ref"])
        tokens = split(target or "")
        if tokens[:2] != ["components", "schemas"] or len(tokens) != 3:
            return self._deep_reference(schema, target or "", tokens)
        null = tokens[2] in self.nullable
        if tokens[2] in self.families.any:
            schema = {**schema, "$ref": f"#{join(SCHEMAS, self.families.any[tokens[2]])}"}
        return dialect.with_null(schema) if null else schema

    def _deep_reference(
        self, schema: dict[str, Any], target: str, tokens: list[str]
    ) -> dict[str, Any]:
        """A reference into something else (`#/components/parameters/limit/schema`)."""
        if tokens[:2] == ["components", "schemas"]:
            self._component(tokens[2])
        if target in self.entered:
            self.note("circular-ref", target, "the schema consists of itself; any value is taken")
            return {}
        self.entered.add(target)
        pointer, value = self.document.follow(target)
        normal = self.schema(value, pointer, inline.referred(_inner(tokens)))
        self.entered.discard(target)
        return {**normal, **{key: schema[key] for key in schema if key != "$ref"}}

    def _repaired(self, schema: dict[str, Any], pointer: str) -> dict[str, Any]:
        """Leave out what has no meaning, and say so."""
        if isinstance(schema.get("required"), bool):
            self.note(
                "required-not-a-list",
                join(pointer, "required"),
                "`required` of a schema is a list of property names; ignored here",
                "list the names in the schema that holds this property",
            )
            schema = {key: value for key, value in schema.items() if key != "required"}
        return schema

    def _children(self, schema: dict[str, Any], pointer: str, name: str) -> dict[str, Any]:
        result = dict(schema)
        for key, child, tokens, hint in _subschemas(schema, name):
            origin = self.merger.origin(child, join(pointer, *tokens))
            self._component_of(origin)
            normal = self.schema(child, origin, hint)
            if len(tokens) == 1:
                result[key] = normal
            elif isinstance(result[key], list):
                result[key] = [*result[key][: tokens[1]], normal, *result[key][tokens[1] + 1 :]]
            else:
                result[key] = {**result[key], tokens[1]: normal}
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
        for prop, child in _mapping(schema.get(key)).items():
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


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
