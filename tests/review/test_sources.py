"""What BASE and HEAD name, in real repositories."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from generators.cli import main
from generators.review.repository import Repository
from generators.review.sources import Origin, SourceError, find_sources
from tests.review import clones

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.clones import Clone

SPEC = "spec/openapi.yaml"


def document(version: str, schema: str = "{type: string}") -> str:
    return (
        f"openapi: 3.1.0\ninfo: {{title: Pets, version: {version}}}\npaths: {{}}\n"
        f"components: {{schemas: {{Pet: {schema}}}}}\n"
    )


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """A repository with a commit on main, two on a branch, and an edit."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    made = clones.new(tmp_path / "work")
    monkeypatch.chdir(made.folder)
    made.commit(**{SPEC: document("1.0.0")})
    made.git("checkout", "--quiet", "-b", "feature")
    made.commit(**{SPEC: document("1.1.0")})
    made.git("tag", "one")
    made.commit(**{SPEC: document("1.2.0")})
    made.write(SPEC, document("1.3.0"))
    return made


def sources(base: str = "", head: str = "") -> tuple[Origin, Origin]:
    return find_sources(base, head, spec=SPEC)


def version(origin: Origin) -> str:
    loaded = origin.load().document
    assert loaded is not None
    return loaded.data["info"]["version"]


@pytest.mark.parametrize(
    ("base", "head", "versions"),
    [
        ("", "", ("1.0.0", "1.3.0")),
        ("one", "", ("1.1.0", "1.3.0")),
        ("HEAD", "", ("1.2.0", "1.3.0")),
        ("main", "feature", ("1.0.0", "1.2.0")),
        ("", "one", ("1.0.0", "1.1.0")),
        (f"one:{SPEC}", "HEAD", ("1.1.0", "1.2.0")),
        (f"main:./{SPEC}", SPEC, ("1.0.0", "1.3.0")),
        (SPEC, f"main:{SPEC}", ("1.3.0", "1.0.0")),
    ],
)
def test_what_names_mean(clone: Clone, base: str, head: str, versions: tuple[str, str]) -> None:
    before, after = sources(base, head)
    assert (version(before), version(after)) == versions


def test_names_are_those_that_people_gave(clone: Clone) -> None:
    before, after = sources("one")
    assert (before.name, after.name) == (f"one:{SPEC}", SPEC)
    commit = clone.git("rev-parse", "main")
    assert sources()[0].name == f"{commit[:12]}:{SPEC}"


def test_the_current_folder_does_not_matter(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clone.folder / "spec")
    before, after = find_sources("main", "", spec="openapi.yaml")
    assert (version(before), version(after)) == ("1.0.0", "1.3.0")
    assert (before.repository_path, after.repository_path) == (SPEC, SPEC)
    before, _ = find_sources("one:./openapi.yaml", "", spec="openapi.yaml")
    assert before.name == f"one:{SPEC}"


def test_a_bare_base_means_the_file_of_the_head(clone: Clone) -> None:
    clone.commit(**{"other.yaml": document("7.0.0")})
    before, after = sources("HEAD", "other.yaml")
    assert (version(before), version(after)) == ("7.0.0", "7.0.0")
    before, _ = sources("main", "HEAD:other.yaml")
    assert before.name == "main:other.yaml"
    assert not before.exists()


def test_the_default_branch_is_that_of_the_remote(
    clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone.git("branch", "--quiet", "-m", "main", "trunk")
    with pytest.raises(SourceError, match=r"default branch is not known.*name the base"):
        sources()
    clone.git("checkout", "--quiet", "--force", "trunk")
    clone.git("clone", "--quiet", str(clone.folder), str(tmp_path / "copy"))
    monkeypatch.chdir(tmp_path / "copy")
    copy = clones.Clone(tmp_path / "copy")
    copy.git("checkout", "--quiet", "-b", "work", "origin/feature")
    before, after = sources()
    assert (version(before), version(after)) == ("1.0.0", "1.2.0")


def test_other_files_come_from_the_same_commit(clone: Clone) -> None:
    clone.write(SPEC, document("1.4.0", "{$ref: '../parts/pet.yaml'}"))
    clone.commit(**{"parts/pet.yaml": "{type: integer}\n"})
    clone.write("parts/pet.yaml", "{type: boolean}\n")
    before, after = (origin.load() for origin in sources("HEAD"))
    assert before.document
    assert after.document
    assert [file.name for file in before.document.files] == [f"HEAD:{SPEC}", "HEAD:parts/pet.yaml"]
    types = [loaded.document.resolve("/components/schemas/Pet") for loaded in (before, after)]  # type: ignore[union-attr]
    assert types == [{"type": "integer"}, {"type": "boolean"}]


def test_links_are_followed_within_the_commit(clone: Clone, tmp_path: Path) -> None:
    (clone.folder / "link.yaml").symlink_to(SPEC)
    (clone.folder / "folder").symlink_to("spec")
    (clone.folder / "lost.yaml").symlink_to("nowhere.yaml")
    (clone.folder / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (clone.folder / "loop.yaml").symlink_to("loop.yaml")
    clone.commit()
    assert version(sources("HEAD:link.yaml")[0]) == "1.3.0"
    assert version(sources("HEAD:folder/openapi.yaml")[0]) == "1.3.0"
    for name, reason in {
        "lost.yaml": "to a file that is not there",
        "out.yaml": "out of the repository",
        "loop.yaml": "back to itself",
    }.items():
        origin, _ = sources(f"HEAD:{name}")
        assert origin.exists()
        loaded = origin.load()
        assert loaded.document is None
        assert reason in loaded.diagnostics[0].message


def test_a_submodule_is_said_to_be_one(clone: Clone, tmp_path: Path) -> None:
    inner = clones.new(tmp_path / "inner")
    inner.commit(**{"openapi.yaml": document("1.0.0")})
    clone.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.folder), "sub"
    )
    clone.commit()
    origin, _ = sources("HEAD:sub/openapi.yaml")
    assert origin.exists()
    assert "in the submodule sub" in origin.load().diagnostics[0].message


def test_a_folder_or_a_file_outside_is_no_document(clone: Clone) -> None:
    assert "is a directory" in sources("HEAD:spec")[0].load().diagnostics[0].message
    clone.write(SPEC, document("1.4.0", "{$ref: '../../outside.yaml'}"))
    clone.commit()
    assert any(
        "outside of the repository" in diagnostic.message
        for diagnostic in sources("HEAD")[0].load().diagnostics
    )
    with pytest.raises(SourceError, match="not in the repository"):
        sources("HEAD:../outside.yaml")


@pytest.mark.parametrize("name", ["nowhere", "nowhere:spec/openapi.yaml"])
def test_what_is_no_commit_is_refused_with_a_remedy(clone: Clone, name: str) -> None:
    with pytest.raises(SourceError, match=r"'nowhere' is neither a file nor a commit.*git fetch"):
        sources(name)


@pytest.mark.parametrize("name", ["--help", "-n:openapi.yaml", "--output=x"])
def test_options_are_no_names(clone: Clone, name: str) -> None:
    with pytest.raises(SourceError, match="cannot be the name"):
        sources(name)
    with pytest.raises(SourceError, match="cannot be the name"):
        sources("main", name)


def test_a_missing_file_is_a_new_document_not_an_error(clone: Clone) -> None:
    assert not sources("main:spec/other.yaml")[0].exists()
    assert not sources("old.yaml")[0].exists()


@pytest.mark.parametrize("name", ["C:\\specs\\openapi.yaml", "c:/specs/openapi.yaml"])
def test_a_path_of_windows_is_no_commit(clone: Clone, name: str) -> None:
    before, _ = sources(name)
    assert (before.path, before.commit) == (name, "")


def test_a_shallow_clone_says_what_is_missing(
    clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone.git("checkout", "--quiet", "--force", "main")
    address = clone.folder.as_uri()
    clone.git(
        "clone", "--quiet", "--depth", "1", "--branch", "feature", address, str(tmp_path / "copy")
    )
    monkeypatch.chdir(tmp_path / "copy")
    with pytest.raises(SourceError, match=r"shallow.*fetch-depth: 0"):
        sources()
    with pytest.raises(SourceError, match=r"shallow.*fetch-depth: 0"):
        sources("main")
    copy = clones.Clone(tmp_path / "copy")
    copy.git("fetch", "--quiet", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(SourceError, match=r"no commit in common.*fetch-depth: 0"):
        sources()


def test_without_a_repository_files_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(document("1.0.0"))
    (tmp_path / "b.yaml").write_text(document("2.0.0"))
    before, after = sources("a.yaml", "b.yaml")
    assert (version(before), version(after)) == ("1.0.0", "2.0.0")
    for name in ("", "main", "main:a.yaml"):
        with pytest.raises(SourceError, match="in no git repository"):
            sources(name, "b.yaml")


def test_a_repository_without_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clones.new(tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=r"default branch is not known|no commit yet"):
        sources()


def test_many_files_are_read_by_one_process(clone: Clone) -> None:
    for number in range(50):
        clone.write(f"parts/{number}.yaml", f"{{type: string, maxLength: {number}}}\n" * 1)
    clone.write("parts/odd name.bin", "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"))
    commit = clone.commit()
    repository = Repository.around(clone.folder)
    assert repository is not None
    with repository.reading(commit) as tree:
        for number in range(50):
            assert f"maxLength: {number}" in tree.read(f"parts/{number}.yaml").decode()
            with pytest.raises(FileNotFoundError):
                tree.read(f"parts/{number}.json")
    with pytest.raises(ValueError, match="closed"):
        tree.read("parts/1.yaml")


def test_a_folder_of_a_commit(clone: Clone) -> None:
    clone.commit(**{"generated/a.py": "a = 1\n", "generated/sub/b.py": "b = 1\n"})
    (clone.folder / "generated/raw.bin").write_bytes(b"\xff\xfe")
    clone.commit()
    shutil.rmtree(clone.folder / "generated")
    before, after = sources("HEAD")
    assert before.folder("generated") == {"a.py": "a = 1\n", "sub/b.py": "b = 1\n"}
    assert before.folder("elsewhere") == {}
    assert after.folder("generated") == {}


def test_each_side_has_the_names_of_its_own_settings(
    clone: Clone, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = f'spec = "{SPEC}"\n[names.classes]\nPet = "{{}}"\n'
    clone.write("specmill.toml", settings.format("Animal"))
    clone.git("checkout", "--quiet", "--", SPEC)
    clone.commit()
    assert main(["review", "HEAD~1", "--no-code"]) == 1
    assert "`x-python-name` of `Pet` was added: now `Animal`" in capsys.readouterr().out
    clone.write("specmill.toml", settings.format("Creature"))
    assert main(["review", "HEAD", "--no-code"]) == 1
    output = capsys.readouterr().out
    assert "`x-python-name` of `Pet` changed" in output
    assert "specmill.toml:3" in output
    assert main(["review", "HEAD~1", "HEAD~1", "--no-code"]) == 0
