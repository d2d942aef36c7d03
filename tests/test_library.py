"""The toolkit from Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import generators
from generators.library import UnreadableError
from generators.options import Options
from tests.support import generated, spec_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_project_is_generated_and_written(tmp_path: Path) -> None:
    result = generators.generate(spec_of("bodies"))
    assert result.tree == generated("bodies").tree
    out = tmp_path / "out"
    assert sorted(generators.write(result.tree, out)) == sorted(result.tree)
    assert generators.write(result.tree, out) == []
    (out / "README.md").write_text("mine")
    with pytest.raises(FileExistsError, match=r"README\.md"):
        generators.write(result.tree, out)
    assert generators.write(result.tree, out, force=True) == ["README.md"]


def test_a_document_is_validated(tmp_path: Path) -> None:
    assert {item.code for item in generators.validate(tmp_path / "absent.yaml")} == {
        "unreadable-file"
    }


def test_documents_are_compared(tmp_path: Path) -> None:
    head = tmp_path / "head.yaml"
    head.write_text(spec_of("bodies").read_text().replace("  /json:", "  /other:"))
    options = Options(package="pets", features=("models",))
    report = generators.compare(spec_of("bodies"), head, options, code=False)
    assert report.findings
    assert not generators.compare(head, head, options).findings
    with pytest.raises(UnreadableError, match="there is no such file"):
        generators.compare(tmp_path / "absent.yaml", head)


def test_there_is_nothing_else() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        generators.nothing  # noqa: B018
