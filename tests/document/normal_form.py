"""Documents of a few lines, in normal form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generators.document import load
from generators.document.normalize import Normal, normalize

if TYPE_CHECKING:
    from pathlib import Path


def normal(folder: Path, *, openapi: str = "3.1.0", **fields: Any) -> Normal:
    """Return the normal form of a document with these fields beside `info`."""
    file = folder / "openapi.json"
    document = {"openapi": openapi, "info": {"title": "A", "version": "1"}, "paths": {}, **fields}
    file.write_text(json.dumps(document), "utf-8")
    loaded = load(file)
    assert loaded.document is not None
    return normalize(loaded.document)


def normal_schemas(folder: Path, schemas: dict[str, Any], openapi: str = "3.1.0") -> dict[str, Any]:
    """Return the component schemas of the normal form, of a document that has only these."""
    document = normal(folder, openapi=openapi, components={"schemas": schemas}).document
    result: dict[str, Any] = document.data["components"]["schemas"]
    return result
