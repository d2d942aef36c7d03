"""A document made of the JSON-Schema-Test-Suite: an operation for each of its schemas."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import jsonschema_rs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DRAFT = "draft2020-12"
APART = {
    "anchor": "its schemas are documents of their own; tests/document/test_anchors.py has anchors",
    "content": "says nothing of values",
    "default": "says nothing of values",
    "dynamicRef": "its schemas are documents of their own; the same tests have some",
    "format": "asserts nothing in the suite; `date`, `date-time` and `uuid` are checked here",
    "infinite-loop-detection": "no keyword",
    "refRemote": "the suite's other documents are not there",
    "vocabulary": "meta-schemas are not read",
    "defs": "asks for the meta-schema",
    "boolean_schema": "no keyword",
}
"""Files of the suite that are left out: keyword, and why."""
TYPES = {
    "number": "exclusiveMaximum exclusiveMinimum maximum minimum multipleOf",
    "string": "maxLength minLength pattern",
    "array": """contains items maxContains maxItems minContains minItems prefixItems
        unevaluatedItems uniqueItems""",
    "object": """additionalProperties dependentRequired dependentSchemas maxProperties minProperties
        patternProperties properties propertyNames required unevaluatedProperties""",
}
"""By type: the keywords that are about values of it. The suite states no type beside them."""
_TYPE_OF = {keyword: kind for kind, keywords in TYPES.items() for keyword in keywords.split()}
_ROOTED = ("$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef")


@dataclass(frozen=True)
class Group:
    """A schema of the suite with its instances.

    Attributes:
        keyword: name of its file.
        title: as the suite describes it.
        name: of the component that has the schema.
        schema: rewritten for its place in the document.
        instances: description, value and whether it is valid.
        is_typed: whether the type was added that the keyword is about.
    """

    keyword: str
    title: str
    name: str
    schema: Any
    instances: tuple[tuple[str, Any, bool], ...]
    is_typed: bool = False

    @property
    def path(self) -> str:
        """Of the operation."""
        return f"/{self.name}"


def groups(folder: Path) -> Iterator[Group]:
    """Give the schemas that can stand in an OpenAPI document."""
    for file in sorted((folder / DRAFT).glob("*.json")):
        if file.stem in APART:
            continue
        for number, item in enumerate(json.loads(file.read_text("utf-8"))):
            schema = item["schema"]
            if any(f'"{word}"' in json.dumps(schema) for word in _ROOTED):
                continue  # it is a document of its own
            name = f"{file.stem.replace('-', '_').title().replace('_', '')}{number}"
            instances = tuple((t["description"], t["data"], t["valid"]) for t in item["tests"])
            rooted = _placed(schema, f"#/components/schemas/{name}")
            if "http" in json.dumps(rooted):
                continue  # it refers to another document
            group = Group(file.stem, item["description"], name, rooted, instances)
            yield group
            if file.stem in _TYPE_OF and isinstance(schema, dict) and "type" not in schema:
                yield _typed(group, schema)


def _typed(group: Group, schema: dict[str, Any]) -> Group:
    """Return a group with the type that its keyword is about, judged by jsonschema-rs."""
    kind, name = {"type": _TYPE_OF[group.keyword]}, f"{group.name}Typed"
    judge = jsonschema_rs.Draft202012Validator({**schema, **kind})
    instances = tuple((text, value, judge.is_valid(value)) for text, value, _ in group.instances)
    placed = {**_placed(schema, f"#/components/schemas/{name}"), **kind}
    return replace(group, name=name, schema=placed, instances=instances, is_typed=True)


def _placed(schema: Any, root: str) -> Any:
    """Return a schema whose references lead to where it stands in the document."""
    if isinstance(schema, list):
        return [_placed(item, root) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {}
    for key, value in schema.items():
        if key == "$schema":
            continue
        is_reference = key == "$ref" and isinstance(value, str) and value.startswith("#")
        result[key] = f"{root}{value[1:]}" if is_reference else _placed(value, root)
    return result


def document(every: list[Group]) -> dict[str, Any]:
    """Return a document with an operation for each group, whose body has its schema."""
    paths = {}
    for group in every:
        schema = {"$ref": f"#/components/schemas/{group.name}"}
        body = {"required": True, "content": {"application/json": {"schema": schema}}}
        responses = {"204": {"description": "It is valid."}}
        operation = {"operationId": group.name, "requestBody": body, "responses": responses}
        paths[group.path] = {"post": operation}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Schema suite", "version": "1"},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": {group.name: group.schema for group in every}},
    }
