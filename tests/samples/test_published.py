"""The document that has the samples in it, and what is said about an operation above them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from openapi_spec_validator import validate

from generators import pipeline
from generators.samples.languages import LANGUAGES
from generators.samples.writing import published

if TYPE_CHECKING:
    from generators.pipeline import Generated

DOCUMENT = """
openapi: 3.1.0
info: {title: Shown, version: '1'}
paths:
  /own:
    get:
      operationId: own
      x-codeSamples: [{lang: cobol, source: DISPLAY}]
      responses: {'204': {description: done}}
  /first: {$ref: '#/components/pathItems/shared'}
  /long:
    get:
      operationId: long
      summary: %s
      responses: {'204': {description: done}}
components:
  pathItems:
    shared:
      get:
        operationId: shared
        responses: {'204': {description: done}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    path = tmp_path_factory.mktemp("shown") / "openapi.yaml"
    path.write_text(DOCUMENT % ("It goes on. " * 40))
    return pipeline.generate(path)


def shown(made: Generated, path: str) -> Any:
    document: dict[str, Any] = json.loads(made.tree["samples/openapi.json"])
    validate(document)
    return document["paths"][path]["get"]["x-codeSamples"]


def test_each_operation_shows_its_files(made: Generated) -> None:
    assert [sample["label"] for sample in shown(made, "/long")] == [
        language.label for language in LANGUAGES
    ]
    for path, folder in (("/first", "shared"), ("/long", "long")):
        for sample, language in zip(shown(made, path), LANGUAGES, strict=True):
            assert sample["lang"] == language.lang
            assert sample["source"] == made.tree[f"samples/{folder}/{language.file}"]


def test_samples_of_the_document_are_kept(made: Generated) -> None:
    assert shown(made, "/own") == [{"lang": "cobol", "source": "DISPLAY"}]
    assert "samples/own/curl.sh" in made.tree


def test_the_document_of_the_package_and_that_of_the_caller_stay_as_they_are(
    made: Generated,
) -> None:
    document, api = made.described.document, made.described.api
    assert document is not None
    assert api is not None
    before = json.dumps(document.data)
    published(document.data, api, made.tree)
    assert json.dumps(document.data) == before
    package = json.loads(made.tree[f"{api.package}/openapi.json"])
    assert "x-codeSamples" not in package["paths"]["/long"]["get"]


def test_a_long_summary_is_cut(made: Generated) -> None:
    for language in LANGUAGES:
        lines = made.tree[f"samples/long/{language.file}"].splitlines()
        (title,) = (line for line in lines if "Operation long: It goes on." in line)
        assert len(title) < 100
        assert "..." in title
