"""A repository whose document has versions, and the page that tells of them."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

from generators import pipeline
from generators.document import Adaptation
from generators.reference import News, render_files
from generators.reference.news import read_compared, read_history

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.history.repositories import Story

TODAY = datetime.date(2030, 6, 1)
HOSTILE = "<img src=x onerror=\"console.log('hurt')\"> `</script><script>hurt()</script> \u202e"
"""A text that would act where it is not escaped."""


def document(version: str, *, title: str = "Pets", **changes: Any) -> dict[str, Any]:
    """Return a document with two operations; `changes` are paths besides, and `pet` properties."""
    pet = {"name": {"type": "string"}, **changes.pop("pet", {})}
    answer = {"description": "A pet.", "content": {"application/json": {"schema": REF}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version, "summary": "Keeps `pets`."},
        "servers": [{"url": "https://pets.example.com/v1"}],
        "tags": [{"name": "pets"}],
        "paths": {
            "/pets/{id}": {
                "get": {
                    "operationId": "getPet",
                    "tags": ["pets"],
                    "summary": "get a pet",
                    "parameters": [PATH, *changes.pop("parameters", [])],
                    "responses": {"200": answer},
                    **changes.pop("get", {}),
                }
            },
            "/pets": {
                "post": {
                    "operationId": "addPet",
                    "tags": ["pets"],
                    "requestBody": {"content": {"application/json": {"schema": REF}}},
                    "responses": {"201": answer},
                }
            },
            **changes,
        },
        "components": {"schemas": {"Pet": {"type": "object", "properties": pet}}},
    }


REF: Any = {"$ref": "#/components/schemas/Pet"}
PATH: Any = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
LIMIT: Any = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50}}
LIST: Any = {
    "get": {
        "operationId": "listPets",
        "tags": ["pets"],
        "summary": "list pets",
        "responses": {"200": {"description": "Pets."}},
    }
}
GONE: Any = {"deprecated": True, "x-sunset": "2031-05-01"}
OLD: Any = {"/old": {"get": LIST["get"] | {"operationId": "old"}}}
ALL: Any = {"/pets/all": LIST}
FIRST = document("1.0.0", **OLD)
SECOND = document("1.1.0", pet={"age": {"type": "integer"}}, get=GONE, **ALL)
THIRD = document(
    "2.0.0",
    pet={"age": {"type": "integer", "deprecated": True}, "kind": {"enum": ["cat", "dog"]}},
    parameters=[LIMIT],
    get=GONE,
    **ALL,
)


def told(story: Story, subject: str = "Pets have a kind") -> None:
    """Commit three versions of the document."""
    story.spec(json.dumps(FIRST), "The first version")
    story.spec(json.dumps(SECOND), "List pets")
    story.spec(json.dumps(THIRD), subject)


def files_of(spec: str | Path, **news: Any) -> dict[str, str]:
    """Return the page of a document and what stands beside it."""
    generated = pipeline.generate(spec)
    return render_files(generated, "index.html", News(**news))


def history(spec: str, named: str = "", tags: str | None = None) -> Any:
    """Return the history of a document as `docs` reads it."""
    return read_history(
        spec, named, tags=tags, adapted=Adaptation(), today=TODAY, tell=lambda _: None
    )


def compared(spec: str, base: str) -> Any:
    """Return a comparison as `docs` reads it."""
    return read_compared(spec, base, adapted=Adaptation(), api="", today=TODAY)
