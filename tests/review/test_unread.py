"""What cannot be read is named in a review, and fails it where the undecided fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from generators.cli import main
from generators.document import load
from generators.review.model import Level
from generators.review.unread import Problems, unread

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from generators.review.model import Finding

READ = {"operationId": "listBooks", "responses": {"204": {"description": "None."}}}


def write(folder: Path, operation: Any, **files: Any) -> Path:
    """Write a document whose only operation is this, and files beside it."""
    folder.mkdir()
    data = {
        "openapi": "3.1.0",
        "info": {"title": "Shelf", "version": "1.0.0"},
        "paths": {"/books": {"get": operation}},
    }
    for name, content in {"openapi": data, **files}.items():
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(content))
    return folder / "openapi.yaml"


def found(base: Path, head: Path) -> tuple[Finding, ...]:
    """Return what cannot be read in two documents."""
    before, after = load(base), load(head)
    assert before.document is not None
    assert after.document is not None
    problems = Problems(before.diagnostics, after.diagnostics)
    return unread(before.document, after.document, problems)


def test_an_operation_in_a_file_of_its_own_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {**READ, "parameters": [{"name": "shelf", "in": "query", "required": True}]}
    refers = {"$ref": "books.yaml"}
    base = write(tmp_path / "base", refers, books=READ)
    head = write(tmp_path / "head", refers, books=other)
    assert main(["review", str(base), str(head), "--no-code"]) == 1
    assert "required-parameter-added" in capsys.readouterr().out


def test_what_cannot_be_read_in_one_document_may_break(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write(tmp_path / "base", READ)
    head = write(tmp_path / "head", {"$ref": "missing.yaml"})
    (finding,) = found(base, head)
    assert finding.wire is Level.MAJOR
    assert main(["review", str(base), str(head), "--no-code", "--fail-on", "undecided"]) == 1
    assert "not-read" in capsys.readouterr().out


def test_what_cannot_be_read_in_both_is_named_though_nothing_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "base", {"$ref": "missing.yaml"})
    (finding,) = found(path, path)
    assert finding.wire is Level.NONE
    assert main(["review", str(path), str(path), "--no-code", "--fail-on", "wire"]) == 0
    assert "Possibly breaking: 1 change may break the wire" in capsys.readouterr().out
    assert main(["review", str(path), str(path), "--no-code", "--fail-on", "undecided"]) == 1


def test_parts_of_another_kind_are_named(tmp_path: Path) -> None:
    base = write(tmp_path / "base", {**READ, "parameters": {"q": 1}, "responses": []})
    assert [finding.title for finding in found(base, base)] == [
        "`/paths/~1books/get/parameters` was not compared",
        "`/paths/~1books/get/responses` was not compared",
    ]


def test_a_readable_document_has_none(tmp_path: Path) -> None:
    base = write(tmp_path / "base", READ)
    assert found(base, base) == ()
