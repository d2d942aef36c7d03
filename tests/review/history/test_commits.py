"""Which commits are read, where the document is in them, and what cannot be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from generators.review.sources import SourceError
from tests.review import clones
from tests.review.history.asking import history, shown
from tests.review.history.repositories import SPEC, document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.history.repositories import Story


def commits() -> list[str]:
    """Return the subjects of all commits that are listed, the oldest first."""
    told = history()
    entries = [entry for release in reversed(told.releases) for entry in release.entries]
    return [entry.commit.subject for entry in (*entries, *told.unread)]


def split(version: str, pet: str = "{type: object}") -> dict[str, str]:
    """Return the files of a document whose schema stands in a file of its own."""
    data = json.loads(document(version))
    data["components"]["schemas"]["Pet"] = {"$ref": "../parts/pet.yaml"}
    return {SPEC: yaml.safe_dump(data), "parts/pet.yaml": pet}


def test_only_commits_that_change_the_document_are_listed(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    for number in range(5):
        story.commit_as("elsewhere", README=str(number))
    story.spec(document("1.0.1"), "raise")
    assert commits() == ["begin", "raise"]


def test_a_change_in_another_file_of_the_document(story: Story) -> None:
    story.commit_as("begin", **split("1.0.0", "{type: object, properties: {a: {type: string}}}"))
    story.commit_as("elsewhere", **{"parts/other.yaml": "{}"})
    story.commit_as("part", **{"parts/pet.yaml": "{type: object}"})
    assert commits() == ["begin", "part"]
    (told, _) = history().releases
    assert [finding.id for finding in told.findings] == ["response-property-removed"]
    assert told.findings[0].operations == ("GET /pets",)


def test_a_part_that_is_missing_at_first(story: Story) -> None:
    files = split("1.0.0")
    story.commit_as("begin", **{SPEC: files[SPEC]})
    story.commit_as("part", **{"parts/pet.yaml": "{type: object}"})
    assert commits() == ["begin", "part"]
    begin = history().releases[-1].entries[0]
    assert "parts/pet.yaml" in begin.faults


def test_links_are_followed_and_not_out_of_the_repository(story: Story, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(document("6.6.6"))
    story.write("real/a.yaml", document("1.0.0"))
    (story.folder / "spec").mkdir()
    (story.folder / SPEC).symlink_to("../real/a.yaml")
    story.commit_as("begin")
    story.commit_as("target", **{"real/a.yaml": document("1.0.1")})
    (story.folder / SPEC).unlink()
    (story.folder / SPEC).symlink_to(tmp_path / "secret.yaml")
    story.commit_as("out")
    told = history("HEAD")
    assert [release.name for release in told.releases] == ["1.0.1", "1.0.0"]
    assert "out of the repository" in told.unread[0].problem


def test_a_document_that_was_moved_is_followed(story: Story) -> None:
    story.commit_as("begin", **{"api.yaml": document("1.0.0")})
    story.git("mv", "api.yaml", "openapi.yaml")
    story.commit_as("move once")
    story.commit_as("change", **{"openapi.yaml": document("1.0.0", "/pets", "/dogs")})
    (story.folder / "spec").mkdir()
    story.git("mv", "openapi.yaml", SPEC)
    story.spec(document("1.1.0", "/pets", "/dogs"), "move again")
    assert commits() == ["begin", "move once", "change", "move again"]
    entries = history().releases[0].entries
    assert [entry.moved_from for entry in entries] == ["api.yaml", "", "openapi.yaml"]
    assert shown(history("HEAD~2..HEAD")) == [
        "1.1.0 minor/minor: `GET /dogs` was added [change, move again]"
    ]


def test_a_document_written_in_another_way_when_it_was_moved(story: Story) -> None:
    data = json.loads(document("1.0.0", *[f"/p{number}" for number in range(20)]))
    story.commit_as("begin", **{"api.json": json.dumps(data), "old.yaml": "a: 1"})
    story.git("rm", "--quiet", "api.json", "old.yaml")
    story.spec(yaml.safe_dump(data), "write as YAML")
    assert history().releases[0].entries[0].moved_from == "api.json"
    assert shown(history()) == [
        "since 1.0.0 none/none: nothing [write as YAML]",
        "1.0.0 first: nothing [begin]",
    ]


def test_the_end_says_where_the_document_went(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.git("mv", SPEC, "moved.yaml")
    story.commit_as("move")
    assert history().unread[0].problem == "it was moved to moved.yaml"
    story.git("rm", "--quiet", "moved.yaml")
    story.commit_as("remove")
    assert history(document="moved.yaml").unread[0].problem == "there is no such file any more"


def test_a_document_that_comes_back_is_compared_with_the_last_one(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.git("rm", "--quiet", SPEC)
    story.commit_as("remove")
    story.commit_as("elsewhere", README="x")
    story.spec(document("1.1.0", "/pets", "/dogs"), "back")
    assert shown(history()) == [
        "1.1.0 minor/minor: `GET /dogs` was added [remove, back]",
        "1.0.0 first: nothing [begin]",
    ]


def test_what_cannot_be_read_is_named_and_passed_over_in_comparing(story: Story) -> None:
    story.spec("openapi: [", "broken at first")
    story.spec(document("1.0.0"), "begin")
    story.spec("{}", "no document")
    story.spec("swagger: '2.0'", "another format")
    story.spec(document("1.1.0", "/pets", "/dogs"), "mend")
    story.spec("openapi: [", "broken again")
    told = history("HEAD")
    assert shown(told) == [
        "1.1.0 minor/minor: `GET /dogs` was added [no document, another format, mend]",
        "1.0.0 first: nothing [broken at first, begin]",
    ]
    assert [entry.commit.subject for entry in told.unread] == ["broken again"]
    assert told.notes == ("in 4 commits the document cannot be read: they are named",)
    problems = [entry.problem for release in told.releases for entry in release.entries]
    assert sum(map(bool, problems)) == 3
    assert shown(history("HEAD~3..HEAD~1")) == [
        "1.1.0 minor/minor: `GET /dogs` was added [another format, mend]"
    ]
    assert "the last before it, is compared" in history("HEAD~3..HEAD~1").notes[0]


def test_what_is_not_valid_is_named_and_compared(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    wrong = json.loads(document("1.0.1", "/pets", "/dogs"))
    wrong["paths"]["/dogs"]["get"]["responses"] = []
    story.spec(json.dumps(wrong), "not valid")
    (newest, _) = history().releases
    assert newest.entries[0].faults.endswith("[] is of type array, not object")
    assert "not-read" in {finding.id for finding in newest.findings}


def test_a_merge_counts_once(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.git("checkout", "--quiet", "-b", "side")
    story.spec(document("1.0.0", "/pets", "/dogs"), "side one")
    story.spec(document("1.0.0", "/pets", "/dogs", "/cats"), "side two")
    story.git("checkout", "--quiet", "main")
    story.commit_as("elsewhere", README="x")
    story.at_next_day("merge", "--no-ff", "--message", "merge", "side")
    assert commits() == ["begin", "merge"]


def test_a_start_on_another_branch_is_compared_and_noted(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.git("checkout", "--quiet", "-b", "old")
    story.spec(document("1.0.1", "/pets", "/dogs"), "patch")
    story.git("checkout", "--quiet", "main")
    story.spec(document("1.1.0"), "main")
    told = history("old..main")
    assert shown(told) == ["1.1.0 major/minor: `GET /dogs` was removed [main]"]
    assert "is on another branch" in told.notes[0]


@pytest.mark.parametrize(
    ("named", "text"),
    [
        ("nope..HEAD", "'nope' is neither.*git fetch"),
        ("HEAD..nope", "'nope' is neither"),
        ("--help..HEAD", "cannot be the name"),
        ("HEAD~1...HEAD", "write two"),
        ("HEAD..HEAD~1", r"comes before.*`HEAD~1..HEAD`"),
        ("HEAD..HEAD", "the same commit"),
        ("HEAD:spec/openapi.yaml", "write the commit alone"),
        ("HEAD~1..HEAD:spec/openapi.yaml", "write the commit alone"),
        ("other.yaml", "there is no other.yaml in any commit or on disk"),
        ("../other.yaml", "is not in the repository"),
    ],
)
def test_what_is_no_range_is_refused_with_a_remedy(story: Story, named: str, text: str) -> None:
    story.spec(document("1.0.0"))
    story.spec(document("1.0.1"))
    with pytest.raises(SourceError, match=text):
        history(named)


def test_a_range_without_changes_is_no_error(story: Story) -> None:
    story.spec(document("1.0.0"))
    story.commit_as("elsewhere", README="x")
    assert history("HEAD~1..HEAD").releases == ()


def test_a_shallow_clone_names_the_remedy(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        story.spec(document(f"1.0.{number}"))
    copy = tmp_path / "copy"
    story.git("clone", "--quiet", "--depth", "2", story.folder.as_uri(), str(copy))
    monkeypatch.chdir(copy)
    with pytest.raises(SourceError, match=r"shallow.*fetch-depth: 0"):
        history()
    assert [release.name for release in history("HEAD~1..HEAD").releases] == ["1.0.3"]
    with pytest.raises(SourceError, match=r"shallow.*fetch-depth: 0"):
        history("HEAD~2..HEAD")


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=r"in no git repository.*`review OLD NEW`"):
        history()


def test_a_repository_without_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clones.new(tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match="in any commit or on disk"):
        history()


def test_settings_of_git_do_not_matter(story: Story) -> None:
    for name, value in {
        "log.showSignature": "true",
        "log.follow": "true",
        "color.ui": "always",
        "diff.renames": "false",
        "core.quotePath": "true",
        "diff.noprefix": "true",
        "format.pretty": "oneline",
    }.items():
        story.git("config", name, value)
    story.commit_as("über alles", **{"ärger.yaml": document("1.0.0")})
    story.git("mv", "ärger.yaml", "größe.yaml")
    story.commit_as("move")
    told = history(document="größe.yaml")
    assert [entry.commit.subject for entry in told.releases[-1].entries] == ["über alles"]
    assert told.releases[0].entries[0].moved_from == "ärger.yaml"
