"""The same document in several files, and the same addresses shared differently."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from generators.document import Document, load
from generators.document.pointer import METHODS

if TYPE_CHECKING:
    import random

MAIN = "openapi.json"


def split(data: dict[str, Any], rng: random.Random) -> dict[str, str]:
    """Return the files of a document whose paths and schemas partly stand in files of their own."""
    data = copy.deepcopy(data)
    files: dict[str, Any] = {MAIN: data}
    paths = data.get("paths", {})
    for number, path in enumerate(_some(paths, rng)):
        name = f"paths/{number}.json"
        files[name] = _moved(paths[path])
        paths[path] = {"$ref": name}
    schemas = data.get("components", {}).get("schemas", {})
    apart = {name: schemas[name] for name in _some(schemas, rng) if _stands_alone(schemas[name])}
    if apart:
        files["parts/schemas.json"] = {name: _moved(schema) for name, schema in apart.items()}
        schemas.update({name: {"$ref": f"parts/schemas.json#/{name}"} for name in apart})
    return {name: json.dumps(content) for name, content in files.items()}


def _some(entries: dict[str, Any], rng: random.Random) -> list[str]:
    """Return up to three names of objects that do not refer to another."""
    names = [
        name
        for name, value in entries.items()
        if isinstance(value, dict) and "$ref" not in value and name.isprintable()
    ]
    return rng.sample(names, min(3, len(names)))


def _stands_alone(schema: Any) -> bool:
    """Whether nothing follows from where a schema stands: no base refers to it by its name."""
    return not {"discriminator", "allOf", "$id", "$anchor", "$dynamicAnchor", "$defs"} & set(schema)


def _moved(value: Any) -> Any:
    """Return a value of the main file as it is written in a folder beside it."""
    if isinstance(value, list):
        return [_moved(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: f"../{MAIN}{inner}"
        if isinstance(inner, str) and inner.startswith("#/")
        else _moved(inner)
        for key, inner in value.items()
    }


def loaded(files: dict[str, str]) -> Document:
    """Return the document whose main file is `MAIN`."""
    document, problems = load(MAIN, read=lambda path: files[path].encode())
    assert document is not None, problems
    return document


def with_prefix(data: dict[str, Any], prefix: str, *, in_paths: bool) -> dict[str, Any] | None:
    """Return a document whose addresses have a prefix, in its paths or in its servers.

    None where paths or operations have servers of their own.
    """
    data = copy.deepcopy(data)
    items = [item for item in data.get("paths", {}).values() if isinstance(item, dict)]
    operations = [item[method] for item in items for method in METHODS if method in item]
    if any("servers" in holder for holder in [*items, *operations]):
        return None
    if in_paths:
        data["servers"] = [{"url": "https://api.example"}]
        data["paths"] = {f"{prefix}{path}": item for path, item in data.get("paths", {}).items()}
    else:
        data["servers"] = [{"url": f"https://api.example{prefix}"}]
    return data
