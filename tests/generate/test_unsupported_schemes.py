"""What nothing can be sent for costs the contract suite one operation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generators import pipeline
from tests.generate.service import Package
from tests.support import write

if TYPE_CHECKING:
    from tests.generate.service import Packages


def test_the_suite_goes_on_where_a_scheme_is_none_that_a_client_has(packages: Packages) -> None:
    answers = {"responses": {"200": {"description": "It."}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Odd schemes", "version": "1"},
        "paths": {
            "/odd": {"get": {"operationId": "odd", "security": [{"digest": []}], **answers}},
            "/key": {"get": {"operationId": "key", "security": [{"key": []}], **answers}},
            "/open": {"get": {"operationId": "open", **answers}},
        },
        "components": {
            "securitySchemes": {
                "digest": {"type": "http", "scheme": "digest"},
                "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            }
        },
    }
    file = packages.folder / "odd_schemes.json"
    file.write_text(json.dumps(document), "utf-8")
    write(pipeline.generate(file).tree, packages.folder)
    package = Package("odd_schemes")
    mock = package.mock.create_mock()

    report = package.contract.run(app=mock, only=["odd", "open"])

    by_operation = {(item.case.operation_id, bool(item.skipped)) for item in report.results}
    assert {("odd", True), ("open", False)} <= by_operation
    assert not report.violated
    with pytest.raises(package.errors.MissingCredentials):
        package.contract.run(app=mock, only=["key"])
