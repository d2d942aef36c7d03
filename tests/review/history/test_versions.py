"""Which commits make which version, and what changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generators.review.history.releases import version_in
from generators.review.sources import SourceError
from tests.review.history.asking import history, shown
from tests.review.history.repositories import SPEC, document

if TYPE_CHECKING:
    from tests.review.history.repositories import Story


def test_changes_belong_to_the_version_that_is_stated_next(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.spec(document("1.0.0", "/pets", "/dogs"), "add dogs")
    story.spec(document("1.1.0", "/pets", "/dogs"), "release")
    story.spec(document("1.1.0", "/pets"), "remove dogs")
    assert shown(history()) == [
        "since 1.1.0 major/none: `GET /dogs` was removed [remove dogs]",
        "1.1.0 minor/minor: `GET /dogs` was added [add dogs, release]",
        "1.0.0 first: nothing [begin]",
    ]
    assert history().releases[0].bump.suggested == "2.0.0"


def test_what_was_undone_is_no_change_and_its_commits_are_listed(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.spec(document("1.0.0", "/pets", "/dogs"), "add dogs")
    story.spec(document("1.0.0"), "undo")
    story.spec(document("1.0.1"), "release")
    told = history()
    assert shown(told)[0] == "1.0.1 none/patch: nothing [add dogs, undo, release]"
    levels = [entry.level.word for entry in told.releases[0].entries]
    assert levels == ["minor", "major", "none"]


def test_a_tag_of_the_version_says_when_it_was_released(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.git("tag", "v1.0.0")
    story.spec(document("1.1.0"), "raise")
    story.spec(document("1.1.0", "/pets", "/dogs"), "add dogs")
    story.commit_as("elsewhere", README="x")
    story.git("tag", "--annotate", "--message", "out", "v1.1.0")
    story.spec(document("1.1.0", "/pets", "/dogs", "/cats"), "add cats")
    told = history()
    assert shown(told) == [
        "since 1.1.0 minor/none: `GET /cats` was added [add cats]",
        "1.1.0 minor/minor: `GET /dogs` was added [raise, add dogs]",
        "1.0.0 first: nothing [begin]",
    ]
    assert [release.tag for release in told.releases] == ["", "v1.1.0", "v1.0.0"]


def test_where_versions_have_tags_the_newest_without_one_is_not_released(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.git("tag", "1.0.0")
    story.spec(document("1.0.1", "/pets", "/dogs"), "add dogs")
    assert shown(history())[0] == "1.0.1 unreleased minor/patch: `GET /dogs` was added [add dogs]"


def test_a_tag_that_names_another_version_is_noted(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.git("tag", "v1.0.0")
    story.git("tag", "v1.1.0")
    story.git("tag", "web-v7.0.0")
    story.spec(document("1.1.0", "/pets", "/dogs"), "add dogs")
    told = history()
    assert told.notes == ("the tag v1.1.0 leads to a document that states 1.0.0",)
    assert shown(told)[0].startswith("1.1.0 unreleased minor/minor")


def test_versions_may_be_tags_alone(story: Story) -> None:
    story.spec(document("1.0"), "begin")
    story.git("tag", "api-v1.0.0")
    story.spec(document("1.0", "/pets", "/dogs"), "add dogs")
    story.spec(document("1.0"), "remove dogs")
    story.spec(document("1.0", "/pets", "/cats"), "add cats")
    story.git("tag", "web-v4.0.0")
    story.git("tag", "api-v1.0.1")
    story.git("tag", "api-v1.0.2")
    story.spec(document("1.0"), "remove cats")
    told = history(tags="api-v*")
    assert shown(told) == [
        "since api-v1.0.2 major/none: `GET /cats` was removed [remove cats]",
        "api-v1.0.2 none/patch: nothing []",
        "api-v1.0.1 minor/patch: `GET /cats` was added [add dogs, remove dogs, add cats]",
        "api-v1.0.0 first: nothing [begin]",
    ]
    assert told.releases[0].bump.suggested == "2.0.0"
    ranged = history("api-v1.0.0..api-v1.0.1", tags="api-v*")
    assert shown(ranged) == shown(told)[1:3]
    with pytest.raises(SourceError, match=r"no tag matches 'x-\*'.*git fetch --tags"):
        history(tags="x-*")


def test_tags_of_other_branches_are_counted(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.git("checkout", "--quiet", "-b", "side")
    story.spec(document("1.0.1"), "on the side")
    story.git("tag", "v1.0.1")
    story.git("checkout", "--quiet", "main")
    story.git("tag", "v1.0.0")
    story.git("tag", "stable")
    assert [release.name for release in history(tags="").releases] == ["v1.0.0"]
    assert history(tags="").notes == ("1 of the tags lie on other branches, and are left out",)


def test_a_version_that_goes_back(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.spec(document("1.1.0", "/pets", "/dogs"), "add dogs")
    story.spec(document("1.0.0"), "revert")
    told = history()
    assert shown(told)[0] == "1.0.0 major/none: `GET /dogs` was removed [revert]"
    assert told.releases[0].bump.reason == "`1.0.0` is lower than `1.1.0`"
    assert told.releases[0].too_small


@pytest.mark.parametrize("version", ["2030-01-01", "", "next"])
def test_versions_that_are_no_numbers_are_not_judged(story: Story, version: str) -> None:
    story.spec(document("2029-12-31", "/pets", "/dogs"), "begin")
    story.spec(document(version), "remove dogs")
    release = history().releases[0]
    assert release.name == (version or "the version without a number")
    assert release.bump.declared is None
    assert not release.too_small


def test_a_squash_of_many_changes_is_one_version(story: Story) -> None:
    story.spec(document("1.0.0", "/a", "/b"), "begin")
    story.spec(document("2.0.0", "/c", "/d", "/e", age={"type": "integer"}), "everything")
    (newest, _) = history().releases
    assert newest.bump.enough
    assert len(newest.findings) > 2


def test_a_range_begins_with_the_state_of_its_first_commit(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.spec(document("1.0.0", "/pets", "/dogs"), "add dogs")
    story.git("tag", "here")
    story.spec(document("1.0.0", "/pets", "/dogs", "/cats"), "add cats")
    story.spec(document("1.1.0", "/pets", "/dogs", "/cats"), "release")
    expected = ["1.1.0 minor/minor: `GET /cats` was added [add cats, release]"]
    assert shown(history("here..HEAD")) == expected
    assert shown(history("here..")) == expected
    story.write(SPEC, document("1.1.0", "/pets", "/dogs"))
    assert shown(history("here..HEAD")) == expected
    assert shown(history("here..")) == [
        "since 1.1.0 major/none: `GET /cats` was removed [not committed]",
        *expected,
    ]


def test_uncommitted_work_is_never_released(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    story.write(SPEC, document("1.1.0", "/pets", "/dogs"))
    assert shown(history())[0].startswith("1.1.0 unreleased minor/minor: `GET /dogs` was added")
    assert shown(history("HEAD")) == ["1.0.0 first: nothing [begin]"]


def test_what_is_on_disk_counts_where_its_text_differs(story: Story) -> None:
    story.spec(document("1.0.0"), "begin")
    (story.folder / SPEC).write_bytes(document("1.0.0").replace("\n", "\r\n").encode())
    assert shown(history()) == ["1.0.0 first: nothing [begin]"]
    (story.folder / SPEC).unlink()
    assert shown(history()) == ["1.0.0 first: nothing [begin]"]
    assert history().notes == (
        f"there is no {SPEC} on disk, so the history ends with the last commit",
    )


def test_a_document_that_is_not_committed(story: Story) -> None:
    story.write(SPEC, document("1.0.0"))
    expected = ["1.0.0 unreleased first: nothing [not committed]"]
    assert shown(history()) == expected
    story.commit_as("elsewhere")
    story.git("rm", "--quiet", "--cached", SPEC)
    story.at_next_day("commit", "--quiet", "--amend", "--allow-empty", "--message", "nothing")
    assert shown(history()) == expected


@pytest.mark.parametrize(
    ("tag", "version"),
    [
        ("v1.2.0", "1.2.0"),
        ("api-v1.2.0-rc.1", "1.2.0-rc.1"),
        ("api/1.2.0", "1.2.0"),
        ("api2-11.2.0", "11.2.0"),
        ("2030-01-01", "2030-01-01"),
        ("stable", "stable"),
    ],
)
def test_the_version_in_a_tag(tag: str, version: str) -> None:
    assert version_in(tag) == version
