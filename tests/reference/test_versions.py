"""What a page tells of other versions: changelog, comparison, deprecations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generators.cli import main
from generators.review.sources import SourceError
from tests.reference.pages import Reader
from tests.reference.versions import (
    FIRST,
    HOSTILE,
    LIST,
    SECOND,
    THIRD,
    compared,
    document,
    files_of,
    history,
    told,
)
from tests.review.history.repositories import SPEC

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.history.repositories import Story


def test_the_changelog_is_that_of_the_review(story: Story) -> None:
    told(story)
    page = Reader(files_of(SPEC, history=history(SPEC))["index.html"])
    log = page.at("changelog").text
    assert log.index("2.0.0 (2030-01-03)") < log.index("1.1.0 (2030-01-02)")
    assert log.index("1.1.0 (2030-01-02)") < log.index("1.0.0 (2030-01-01)")
    assert "GET /pets/all was added" in page.at("version-1.1.0").text
    assert "GET /old was removed" in page.at("version-1.1.0").text
    assert "Pets have a kind" in page.at("version-2.0.0").text
    links = [item.attributes.get("href") for item in page.all("a")]
    assert "#changelog" in links
    assert links.count("#operation-listPets") > 1  # the changelog leads to it as well


def test_what_is_deprecated_says_since_when(story: Story) -> None:
    told(story)
    page = Reader(files_of(SPEC, history=history(SPEC))["index.html"])
    note = page.at("operation-getPet").text
    assert "Deprecated since 1.1.0." in note
    assert "it may be gone from 2031-05-01" in note
    listed = page.at("deprecated").text
    assert "get a pet, since 1.1.0, may be gone from 2031-05-01" in listed
    assert "Pet.age, since 2.0.0" in listed


def test_deprecations_are_listed_without_a_history(tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_text(json.dumps(THIRD))
    page = Reader(files_of(tmp_path / "spec.json")["index.html"])
    assert "Pet.age" in page.at("deprecated").text
    assert "Deprecated. It still works" in page.at("operation-getPet").text
    assert "changelog" not in page.values("id")


def test_what_is_new_changed_and_deprecated_is_marked(story: Story) -> None:
    told(story)
    page = Reader(files_of(SPEC, compared=compared(SPEC, "HEAD~2"))["index.html"])
    changes = page.at("changes").text
    assert "Changes since 1.0.0" in changes
    assert "GET /old was removed" in changes
    assert "new since 1.0.0" in page.at("operation-listPets").text
    changed = page.at("operation-getPet").text
    assert "changed since 1.0.0" in changed
    assert "Deprecated since 2.0.0." in changed
    assert "new" in page.at("operation-getPet.query.limit").text
    assert "new" in page.at("schema-Pet.kind").text
    assert "new" not in page.at("schema-Pet.name").text
    assert "changed since" not in page.at("schema-Pet.name").text


def test_values_stand_side_by_side(story: Story) -> None:
    story.spec(json.dumps(document("1.0.0", pet={"kind": {"enum": ["cat", "dog"]}})))
    story.spec(json.dumps(document("1.0.0", pet={"kind": {"enum": ["cat"]}})), "Fewer")
    page = Reader(files_of(SPEC, compared=compared(SPEC, "HEAD~1"))["index.html"])
    sides = [item for item in page.elements if item.attributes.get("class") == "sides"]
    texts = " ".join(side.text for side in sides)
    assert '"dog"' in texts
    # Both have one version: they are told apart by where they come from.
    assert "HEAD~1" in page.at("changes").text
    assert "this page" in texts
    assert "changed" in page.at("schema-Pet.kind").text


def test_a_newly_deprecated_property_is_marked(story: Story) -> None:
    told(story)
    page = Reader(files_of(SPEC, compared=compared(SPEC, "HEAD~1"))["index.html"])
    assert "newly deprecated" in page.at("schema-Pet.age").text


def test_nothing_has_changed(story: Story) -> None:
    told(story)
    page = Reader(files_of(SPEC, compared=compared(SPEC, "HEAD"))["index.html"])
    assert "No change of the API." in page.at("changes").text


def test_texts_of_commits_and_versions_are_texts(story: Story) -> None:
    story.spec(json.dumps(document("1.0.0")), HOSTILE)
    changed = document(f"2 {HOSTILE}", title=HOSTILE, pet={HOSTILE: {"type": "string"}})
    story.spec(json.dumps(changed), HOSTILE)
    text = files_of(SPEC, history=history(SPEC), compared=compared(SPEC, "HEAD~1"))
    page = Reader(text["index.html"])
    assert page.all("img") == []
    assert "console.log('hurt')" in page.at("changelog").text
    assert len(page.all("script")) == len(Reader(files_of(SPEC)["index.html"]).all("script"))
    assert all("\u202e" not in content for content in text.values())


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--history", SPEC], "a range of commits"),
        (["--history", "nowhere..HEAD"], "nowhere"),
        (["--tags"], "--tags is an option of --history"),
        (["--compare", "nowhere"], "nowhere"),
        (["--compare", "nowhere.yaml"], "nowhere.yaml"),
    ],
)
def test_what_is_not_there_is_told(
    story: Story, capsys: pytest.CaptureFixture[str], options: list[str], why: str
) -> None:
    told(story)
    assert main(["docs", SPEC, *options]) == 2
    assert why in capsys.readouterr().err
    assert not (story.folder / "site").exists()


def test_a_base_that_cannot_be_read_is_told(story: Story) -> None:
    story.spec("openapi: [", "broken")
    story.spec(json.dumps(FIRST), "mended")
    with pytest.raises(SourceError, match="cannot be read, so nothing is compared"):
        compared(SPEC, "HEAD~1")


def test_the_command_writes_all_of_it(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    told(story)
    (story.folder / "before.json").write_text(json.dumps(SECOND))
    command = ["docs", SPEC, "--history", "--compare", "before.json", "--accept-partial"]
    assert main(command) == 0
    page = Reader((story.folder / "site/index.html").read_text("utf-8"))
    assert "Changes since 1.1.0" in page.at("changes").text
    assert "2.0.0" in page.at("changelog").text
    assert (story.folder / "site/llms.txt").read_text("utf-8").startswith("# Pets 2.0.0\n")
    # What somebody wrote by hand is not written over.
    (story.folder / "site/llms.txt").write_text("# Ours\n")
    (story.folder / "site/llms-full.txt").unlink()
    capsys.readouterr()
    assert main(["docs", SPEC, "--accept-partial"]) == 0
    assert "llms.txt: left as it is" in capsys.readouterr().err
    assert (story.folder / "site/llms.txt").read_text("utf-8") == "# Ours\n"
    assert (story.folder / "site/llms-full.txt").is_file()


def test_addresses_outlast_versions(story: Story) -> None:
    first = document("1.0.0")
    story.spec(json.dumps(first))
    # Another order, others before it: an address is that of the name.
    second = document("1.1.0", **{"/pets/all": LIST})
    second["paths"] = dict(reversed(second["paths"].items()))
    story.spec(json.dumps(second), "another order")
    before, after = (
        set(Reader(files_of(SPEC if at is None else at)["index.html"]).values("id"))
        for at in (_on_disk(story, first), None)
    )
    assert {anchor for anchor in before if anchor.startswith(("operation-", "schema-"))} <= after
    # Another name: with what is known of other versions the old address leads there.
    third = json.loads(json.dumps(second).replace("getPet", "readPet").replace("/Pet", "/Animal"))
    third["components"]["schemas"] = {"Animal": third["components"]["schemas"]["Pet"]}
    story.spec(json.dumps(third), "other names")
    for news in ({"history": history(SPEC)}, {"compared": compared(SPEC, "HEAD~1")}):
        page = files_of(SPEC, **news)["index.html"]
        for old, new in {
            "operation-getPet": "operation-readPet",
            "schema-Pet": "schema-Animal",
        }.items():
            section = page[page.index(f'id="{new}"') :]
            assert section.index(f'<span id="{old}"></span>') < section.index("</section>")
    assert 'id="operation-getPet"' not in files_of(SPEC)["index.html"]


def _on_disk(story: Story, data: Any) -> Path:
    file = story.folder / "first.json"
    file.write_text(json.dumps(data))
    return file
