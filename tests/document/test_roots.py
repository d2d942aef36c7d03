"""A document reads files of its repository, or of its folder, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generators.document import load
from generators.document.roots import Roots

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = "a-secret-of-somebody-else"
MAIN = """\
openapi: 3.1.0
info: {{title: T, version: "1"}}
paths: {{}}
components:
  schemas:
    Pet:
      $ref: '{ref}'
"""


class Folders:
    """A repository with a document, and a file outside of it."""

    def __init__(self, top: Path, *, repository: bool) -> None:
        self.top = top
        self.outside = top / "outside.yaml"
        self.outside.write_text(f"description: {CONTENT}\ntype: object\n", "utf-8")
        self.folder = top / "work"
        (self.folder / "spec").mkdir(parents=True)
        (self.folder / "shared.yaml").write_text("type: object\n", "utf-8")
        if repository:
            (self.folder / ".git").mkdir()
            (self.folder / ".git" / "config").write_text(f"description: {CONTENT}\n", "utf-8")
        self.main = self.folder / "spec" / "openapi.yaml"

    def codes(self, ref: str, allowed: tuple[Path, ...] = ()) -> list[str]:
        self.main.write_text(MAIN.format(ref=ref), "utf-8")
        document, problems = load(self.main, allowed=allowed)
        assert document is not None
        codes = [problem.code for problem in problems]
        assert not codes or CONTENT not in f"{document.data}{problems}"
        return codes


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path, repository=True)


def test_files_of_the_repository_are_read(folders: Folders) -> None:
    assert folders.codes("../shared.yaml") == []


@pytest.mark.parametrize(
    "ref", ["../../outside.yaml", "../../%6futside.yaml", "x/../../../outside.yaml"]
)
def test_files_outside_of_the_repository_are_not(folders: Folders, ref: str) -> None:
    assert folders.codes(ref) == ["no-unresolved-refs"]


def test_a_path_from_the_top_is_not_read(folders: Folders) -> None:
    assert folders.codes(str(folders.outside)) == ["no-unresolved-refs"]


@pytest.mark.parametrize("place", ["link.yaml", "folder"])
def test_links_are_resolved(folders: Folders, place: str) -> None:
    link = folders.folder / "spec" / place
    link.symlink_to(folders.outside if place == "link.yaml" else folders.top)
    ref = place if place == "link.yaml" else "folder/outside.yaml"
    assert folders.codes(ref) == ["no-unresolved-refs"]


def test_a_link_inside_is_followed(folders: Folders) -> None:
    (folders.folder / "spec" / "link.yaml").symlink_to("../shared.yaml")
    assert folders.codes("link.yaml") == []


def test_what_git_keeps_for_itself_is_not_read(folders: Folders) -> None:
    assert folders.codes("../.git/config") == ["no-unresolved-refs"]


def test_without_a_repository_the_root_is_the_folder_of_the_document(tmp_path: Path) -> None:
    folders = Folders(tmp_path, repository=False)
    assert folders.codes("../shared.yaml") == ["no-unresolved-refs"]


def test_a_folder_may_be_allowed(folders: Folders) -> None:
    assert folders.codes("../../outside.yaml", (folders.top,)) == []


def test_the_message_says_what_to_do(folders: Folders) -> None:
    folders.main.write_text(MAIN.format(ref="../../outside.yaml"), "utf-8")
    (problem,) = load(folders.main).diagnostics
    assert "outside of the repository" in problem.message
    assert "--allow-outside" in problem.message
    assert problem.location.line == 7


def test_a_document_that_is_a_link_to_the_outside_is_not_read(folders: Folders) -> None:
    folders.main.symlink_to(folders.outside)
    document, (problem,) = load(folders.main)
    assert document is None
    assert problem.code == "unreadable-file"
    assert CONTENT not in f"{problem}"


def test_whether_a_file_outside_exists_is_not_told(folders: Folders) -> None:
    roots = Roots(folders.main)
    messages = set()
    for name in ("outside.yaml", "missing.yaml"):
        with pytest.raises(PermissionError) as caught:
            roots.read(str(folders.top / name))
        messages.add(caught.value.strerror)
    assert len(messages) == 1
