"""Answers that have no content, whatever a document declares for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generators import pipeline

if TYPE_CHECKING:
    from pathlib import Path


def test_of_head_and_of_204_nothing_is_read(tmp_path: Path) -> None:
    content = {"content": {"application/json": {"schema": {"type": "string"}}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Bodiless", "version": "1"},
        "paths": {
            "/things": {
                "head": {"responses": {"200": {"description": "It is.", **content}}},
                "delete": {"responses": {"204": {"description": "Gone.", **content}}},
                "get": {"responses": {"200": {"description": "It.", **content}}},
            }
        },
    }
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document), "utf-8")
    described = pipeline.generate(path).described
    assert described.api is not None

    kinds = {item.method: item.result.kind for item in described.api.operations}
    assert kinds == {"HEAD": "none", "DELETE": "none", "GET": "scalar"}
    told = [note.pointer for note in described.diagnostics if note.code == "bodiless-content"]
    assert told == ["/paths/~1things/delete/responses/204/content"]
