"""Which requests samples are written for, and what is said where there are none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generators import pipeline
from generators.runtime.codecs.xml import XmlCodec
from generators.samples.requests import make_samples
from tests.support import generated

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from generators.samples.requests import Samples


def made() -> Samples:
    described = generated("xml").described
    assert described.document is not None
    assert described.api is not None
    return make_samples(described.document, described.api)


def test_content_that_is_no_text_is_in_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = made()
    monkeypatch.setattr(XmlCodec, "is_text", False)
    after = made()
    gone = before.requests.keys() - after.requests.keys()
    assert gone
    told = [note for note in after.notes if "XML is no text" in note.message]
    assert len(told) == len(gone)
    assert {note.hint for note in told} == {""}
    assert not any("no request is known" in note.message for note in told)


def test_parameters_of_one_name_in_several_places_are_told_apart(tmp_path: Path) -> None:
    parameters = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "id", "in": "query", "schema": {"type": "integer"}},
        {"name": "id", "in": "header", "schema": {"type": "boolean"}},
    ]
    operation = {"parameters": parameters, "responses": {"200": {"description": "It."}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Places", "version": "1"},
        "paths": {"/things/{id}": {"get": operation}},
    }
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document), "utf-8")
    described = pipeline.generate(path).described
    assert described.document is not None
    assert described.api is not None

    samples = make_samples(described.document, described.api)

    assert len(samples.requests) == 1
    assert samples.notes == []
