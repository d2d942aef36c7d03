"""Overlays and filters in a history: as they stand in each commit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from generators.cli import main
from generators.document import Adaptation
from generators.review.history.building import build
from generators.review.history.span import find_span
from tests.review.history.asking import TODAY, shown
from tests.review.history.repositories import SPEC, document

if TYPE_CHECKING:
    import pytest

    from generators.review.history.model import History
    from tests.review.history.repositories import Story

OVERLAY = "overlays/ours.yaml"


def removing(path: str) -> str:
    """Return an overlay that removes a path."""
    action = {"target": f"$.paths['{path}']", "remove": True}
    info = {"title": "Ours", "version": "1"}
    return json.dumps({"overlay": "1.0.0", "info": info, "actions": [action]})


def history(adapted: Adaptation, named: str = "") -> History:
    span = find_span(named, "", spec=SPEC, adapted=adapted)
    return build(span, tags=None, today=TODAY, tell=lambda _: None)


def test_an_overlay_is_applied_as_it_stands_in_each_commit(story: Story) -> None:
    story.spec(document("1.0.0", "/pets", "/cats", "/dogs"), "begin")
    story.commit_as("hide dogs", **{OVERLAY: removing("/dogs")})
    story.commit_as("raise", **{SPEC: document("1.1.0", "/pets", "/cats", "/dogs")})
    story.commit_as("hide nothing", **{OVERLAY: removing("/birds")})
    lines = shown(history(Adaptation((OVERLAY,))))
    assert lines == [
        "since 1.1.0 minor/none: `GET /dogs` was added [hide nothing]",
        "1.1.0 major/minor: `GET /dogs` was removed [hide dogs, raise]",
        "1.0.0 first: nothing [begin]",
    ]


def test_filters_hold_in_every_commit_and_on_disk(story: Story) -> None:
    story.spec(document("1.0.0", "/pets", "/dogs"), "begin")
    story.spec(document("1.1.0", "/pets"), "remove dogs")
    story.write(SPEC, document("1.2.0", "/pets", "/cats", "/dogs"))
    assert shown(history(Adaptation((), ((), ("path:/dogs",))))) == [
        "1.2.0 unreleased minor/minor: `GET /cats` was added [not committed]",
        "1.1.0 none/minor: nothing [remove dogs]",
        "1.0.0 first: nothing [begin]",
    ]


def test_an_overlay_outside_of_the_repository_is_told(story: Story) -> None:
    outside = Path("../ours.yaml")
    outside.write_text(removing("/pets"))
    story.spec(document("1.0.0"), "begin")
    told = history(Adaptation((str(outside),)))
    assert told.notes == (
        "../ours.yaml is in no commit, as it is outside of the repository: it is not applied",
    )
    assert told.releases[-1].operations == 1


def test_the_command_applies_those_of_the_configuration(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = f"spec = '{SPEC}'\noverlays = ['{OVERLAY}']\nexclude = ['path:/x']\n"
    story.write("specmill.toml", settings)
    paths = ("/pets", "/dogs", "/x")
    story.commit_as("begin", **{SPEC: document("1.0.0", *paths), OVERLAY: removing("/dogs")})
    story.spec(document("2.0.0", "/pets"), "remove both")
    assert main(["review", "--history", "--format", "json"]) == 0
    first, last = json.loads(capsys.readouterr().out)["releases"][::-1]
    assert (first["operations"], last["operations"]) == (1, 1)
    assert last["findings"] == []
