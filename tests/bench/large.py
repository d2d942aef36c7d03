"""A document that is large enough to measure, made and not kept."""

from __future__ import annotations

from typing import Any

OPERATIONS = 120
_TEXT = {"type": "string"}


def large_document(operations: int = OPERATIONS) -> dict[str, Any]:
    """Return a document of some operations and as many component schemas."""
    schemas: dict[str, Any] = {}
    paths: dict[str, Any] = {}
    for number in range(operations):
        name = f"Thing{number}"
        schemas[name] = {
            "type": "object",
            "description": f"Thing number {number}.",
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "count": {"type": "integer", "minimum": 0},
                "createdAt": {"type": "string", "format": "date-time"},
                "kind": {"type": "string", "enum": ["small", "large"]},
                "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                "related": {"$ref": f"#/components/schemas/Thing{(number + 1) % operations}"},
            },
        }
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        paths[f"/things{number}/{{thingId}}"] = {
            "put": {
                "operationId": f"putThing{number}",
                "tags": [f"group{number % 8}"],
                "summary": f"Put thing {number}",
                "parameters": [
                    {"name": "thingId", "in": "path", "required": True, "schema": _TEXT},
                    {"name": "limit", "in": "query", "schema": {"type": "integer"}},
                ],
                "requestBody": {"required": True, "content": content},
                "responses": {"200": {"description": "OK", "content": content}},
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Large", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
