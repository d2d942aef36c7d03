"""The command: exit codes, reports, and texts that nobody may trust."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema_rs import Draft202012Validator, Registry

from generators.cli import main
from tests.review.history.repositories import SPEC, document

if TYPE_CHECKING:
    from tests.review.history.repositories import Story

REVIEW = Path(__file__).parents[3] / "generators/review"
HOSTILE = "1.0.1</script><img src=x> [a](http://x) @team #1 \u202e`x"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the exit code of `review` and what it prints."""
    code = main(["review", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def published(story: Story) -> Story:
    """Three versions, of which the second announces too little, and work after them."""
    story.spec(document("1.0.0", "/pets", "/dogs"), "begin")
    story.spec(document("1.1.0"), "remove dogs")
    story.spec(document("2.0.0", "/cats"), "cats alone")
    story.spec(document("2.0.0"), "pets alone")
    return story


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--history"], 1),
        (["--history", "--fail-on", "never"], 0),
        (["--history", "HEAD~2..HEAD"], 0),
        (["--history", "HEAD~2..HEAD", "--fail-on", "any"], 0),
        (["--history", "--release", "1.1.0"], 1),
        (["--history", "--release", "2.0.0"], 0),
        (["--history", "--release", "latest"], 0),
        (["--history", "--release", "unreleased"], 0),
        (["--history", "--release", "3.0.0"], 2),
        (["--history", "nope..HEAD"], 2),
        (["--history", "--format", "sarif"], 2),
        (["--history", "--output", "junit=x.xml"], 2),
        (["HEAD~1", "HEAD", "--history"], 2),
        (["--history", "HEAD", "other.yaml"], 2),
        (["--history", "--output", "html=spec/openapi.yaml/x"], 2),
        (["--tags"], 2),
    ],
)
@pytest.mark.usefixtures("published")
def test_exit_codes(capsys: pytest.CaptureFixture[str], arguments: list[str], code: int) -> None:
    exit_code, out, err = run(capsys, *arguments)
    assert exit_code == code
    assert bool(err) == (code == 2)
    assert out or code == 2


def test_additions_under_a_patch_fail_where_the_step_is_asked_for(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    story.spec(document("1.0.0"), "begin")
    story.spec(document("1.0.1", "/pets", "/dogs"), "add dogs")
    assert run(capsys, "--history")[0] == 0
    assert run(capsys, "--history", "--fail-on", "bump")[0] == 1


def test_an_end_that_cannot_be_read(published: Story, capsys: pytest.CaptureFixture[str]) -> None:
    published.spec("openapi: [", "broken")
    code, out, err = run(capsys, "--history", "HEAD")
    assert code == 3
    assert "Not readable since" in out
    assert err.startswith(f"{SPEC}: it cannot be read at the end of the range")


@pytest.mark.usefixtures("published")
def test_the_note_of_a_release(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--history", "--release", "1.1.0", "--format", "markdown")
    assert out == (
        "> [!WARNING]\n"
        "> These changes need a major step after 1.0.0, and 1.1.0 is a minor one: it would be "
        "2.0.0.\n"
        "\n"
        "### ⚠️ Breaking changes\n"
        "\n"
        "- **`GET /dogs` was removed**<br>Callers get 404 or 405.\n"
    )


@pytest.mark.usefixtures("published")
def test_authors_are_named_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("text", "markdown", "html", "json"):
        arguments = ("--history", "--format", name)
        assert "Ada" not in run(capsys, *arguments)[1]
        assert "Ada" in run(capsys, *arguments, "--authors")[1]


def validator() -> Any:
    """Return the validator of the JSON report, which refers to that of a review."""
    schema, of_review = (
        json.loads((REVIEW / name).read_text("utf-8"))
        for name in ("history/history.schema.json", "report.schema.json")
    )
    registry = Registry([("urn:report", of_review)])
    return Draft202012Validator(schema, registry=registry)


@pytest.mark.parametrize("tags", [(), ("--tags",)])
def test_the_json_is_as_its_schema_says(
    published: Story, capsys: pytest.CaptureFixture[str], tags: tuple[str, ...]
) -> None:
    published.git("tag", "v1.0.0", "HEAD~3")
    published.spec("openapi: [", "broken")
    _, out, _ = run(capsys, "--history", "HEAD", "--authors", "--format", "json", *tags)
    data = json.loads(out)
    problems = [error.message for error in validator().iter_errors(data)]
    assert problems == []
    assert data["unread"][0]["subject"] == "broken"
    newest = data["releases"][0]
    ids = {finding["fingerprint"] for finding in newest["findings"]}
    assert {name for names in newest["sections"].values() for name in names} == ids


def test_every_property_of_the_json_is_described() -> None:
    schema = json.loads((REVIEW / "history/history.schema.json").read_text("utf-8"))
    for part in (schema, *schema["$defs"].values()):
        assert part.get("additionalProperties", False) is False


def test_texts_of_others_do_not_act(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    story.spec(document("1.0.0"), "begin")
    path = "/<b>\u202e@team"
    story.spec(document(HOSTILE, "/pets", path), "sub \x1b[31m <script>@team</script> #1 `")
    markdown = run(capsys, "--history", "--format", "markdown")[1]
    html = run(capsys, "--history", "--format", "html")[1]
    text = run(capsys, "--history")[1]
    for out in (markdown, html, text):
        assert "\u202e" not in out
        assert "\x1b" not in out
    assert not re.search(r"(?<!\\)<(img|/?script)", markdown)
    assert not re.search(r"(?<!\\)\]\(http", markdown)
    assert "@team #1" not in markdown
    assert "<img" not in html
    assert "<script" not in html
    assert "default-src 'none'" in html


def test_links_lead_to_commits(published: Story, capsys: pytest.CaptureFixture[str]) -> None:
    commit = published.git("rev-parse", "HEAD")
    address = f"https://github.com/a/b/commit/{commit}"
    for name in ("markdown", "html"):
        out = run(capsys, "--history", "--format", name, "--link", "https://github.com/a/b/")[1]
        assert address in out
