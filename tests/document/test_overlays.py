"""Overlays: what they do to a document, where that is located, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generators.cli import main
from generators.document import Adaptation, load
from generators.document.grafting import Layer, Tree, size
from generators.document.overlay_diff import json_path, overlay_between
from generators.document.overlays import apply
from generators.document.readers import parse
from generators.document.source import Source

if TYPE_CHECKING:
    from pathlib import Path

BASE = """\
openapi: 3.1.0
info: {title: Pets, version: '1'}
tags: [{name: pets}]
paths:
  /pets:
    get:
      operationId: list
      tags: [pets]
      parameters:
        - {name: filter, in: query, schema: {type: string}}
        - {name: dummy, in: query, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
      responses: {'200': {description: ok}}
    post:
      operationId: add
      responses: {'200': {description: ok}}
"""


def overlaid(text: str, actions: str, version: str = "1.1.0") -> Any:
    """Return a document with the actions of an overlay applied."""
    overlay = f"overlay: {version}\ninfo: {{title: o, version: '1'}}\nactions:\n{actions}"
    source = Source("api.yaml", text)
    parsed = parse(source)
    return apply(
        parsed.data, parsed.places, source, [("o.yaml", "o.yaml")], lambda _: overlay.encode()
    )


# --- what the specification shows -----------------------------------------------------------------


def test_an_outline_of_the_document() -> None:
    data = overlaid(
        BASE,
        "- target: $\n  update:\n    info: {x-applied: structured}\n    paths:\n      /pets:\n"
        "        get: {summary: List, x-rate: 100}\n    components:\n    tags:\n",
    ).data
    assert data["info"] == {"title": "Pets", "version": "1", "x-applied": "structured"}
    assert data["paths"]["/pets"]["get"]["summary"] == "List"
    assert data["tags"] == [{"name": "pets"}], "an outline that says nothing leaves all as it is"


def test_wildcards_and_filters() -> None:
    data = overlaid(
        BASE,
        "- target: $.paths.*.get\n  update: {x-safe: true}\n"
        "- target: $.paths.*.get.parameters[?@.name=='filter' && @.in=='query']\n"
        "  update: {schema: {$ref: '#/components/schemas/F'}}\n",
    ).data
    operation = data["paths"]["/pets"]["get"]
    assert operation["x-safe"] is True
    assert operation["parameters"][0]["schema"] == {
        "type": "string",
        "$ref": "#/components/schemas/F",
    }


@pytest.mark.parametrize(
    ("action", "names"),
    [
        ("update: {name: new, in: query}", ["filter", "dummy", "limit", "new"]),
        ("update: [{name: a}, {name: b}]", ["filter", "dummy", "limit", "a", "b"]),
    ],
)
def test_lists_are_appended_to(action: str, names: list[str]) -> None:
    data = overlaid(BASE, f"- target: $.paths.*.get.parameters\n  {action}\n").data
    assert [item["name"] for item in data["paths"]["/pets"]["get"]["parameters"]] == names


def test_items_are_removed() -> None:
    selected = "$.paths.*.get.parameters[?@.name == 'dummy' || @.name == 'filter']"
    data = overlaid(BASE, f'- target: "{selected}"\n  remove: true\n').data
    assert [item["name"] for item in data["paths"]["/pets"]["get"]["parameters"]] == ["limit"]


def test_single_values() -> None:
    data = overlaid(
        BASE,
        "- target: $.info.title\n  update: Dogs\n"
        "- target: $.paths.*.get.parameters[1].name\n  update: other\n"
        "- target: $.paths.*.get.tags[0]\n  remove: true\n",
    ).data
    assert data["info"]["title"] == "Dogs"
    assert data["paths"]["/pets"]["get"]["parameters"][1]["name"] == "other"
    assert data["paths"]["/pets"]["get"]["tags"] == []


def test_copies() -> None:
    data = overlaid(
        BASE,
        "- target: $.paths['/pets'].post\n  copy: $.paths['/pets'].get\n"
        "- target: $.paths['/pets'].get\n  remove: true\n",
    ).data
    assert data["paths"]["/pets"]["post"]["operationId"] == "list"
    assert "get" not in data["paths"]["/pets"]


def test_removing_comes_before_all_else() -> None:
    data = overlaid(BASE, "- target: $.info\n  remove: true\n  update: {title: x}\n").data
    assert "info" not in data


def test_what_was_given_is_left_alone() -> None:
    text = BASE.replace("responses: {'200': {description: ok}}", "responses: &r {'200': {}}", 1)
    text = text.replace("responses: {'200': {description: ok}}", "responses: *r")
    before = yaml.safe_load(text)
    source = Source("api.yaml", text)
    parsed = parse(source)
    overlay = b"overlay: 1.0.0\ninfo: {}\nactions: [{target: '$..post.responses', update: {x: 1}}]"
    done = apply(parsed.data, parsed.places, source, [("o", "o")], lambda _: overlay)
    assert parsed.data == before
    # What an alias stands for is not changed with it.
    assert "x" not in done.data["paths"]["/pets"]["get"]["responses"]
    assert done.data["paths"]["/pets"]["post"]["responses"]["x"] == 1


# --- places ---------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(BASE)
    return tmp_path


def write(project: Path, actions: str, name: str = "o.yaml") -> None:
    text = f"overlay: 1.0.0\ninfo: {{title: o, version: '1'}}\nactions:\n{actions}"
    (project / name).write_text(text)


def test_places_lead_into_the_overlay(project: Path) -> None:
    write(project, "- target: $.paths['/pets']\n  update:\n    put:\n      operationId: put\n")
    document, _ = load("api.yaml", adapted=Adaptation(("o.yaml",)))
    assert document is not None
    assert str(document.locate("/paths/~1pets/put/operationId")) == "o.yaml:7:20"
    assert str(document.locate("/paths/~1pets/put", key=True)) == "o.yaml:6:5"
    assert str(document.locate("/paths/~1pets/post/operationId")).startswith("api.yaml:15:")
    assert [source.name for source in document.files] == ["api.yaml", "o.yaml"]


def test_items_move_with_their_places(project: Path) -> None:
    write(
        project,
        "- target: $.paths['/pets'].get.parameters[0]\n  remove: true\n"
        "- target: $.paths['/pets'].get.parameters\n  update: {name: n, in: query}\n",
    )
    document, _ = load("api.yaml", adapted=Adaptation(("o.yaml",)))
    assert document is not None
    lines = [
        str(document.locate(f"/paths/~1pets/get/parameters/{number}")).rsplit(":", 1)[0]
        for number in range(3)
    ]
    assert lines == ["api.yaml:11", "api.yaml:12", "o.yaml:7"]


def test_the_digest_knows_overlays(project: Path) -> None:
    write(project, "- target: $.info\n  update: {title: a}\n")
    digests = set()
    for adapted in (Adaptation(), Adaptation(("o.yaml",))):
        document, _ = load("api.yaml", adapted=adapted)
        assert document is not None
        digests.add(document.sha256)
    assert len(digests) == 2


def test_an_overlay_may_change_the_version(project: Path) -> None:
    write(project, "- target: $\n  update: {openapi: 3.2.0}\n")
    document, _ = load("api.yaml", adapted=Adaptation(("o.yaml",)))
    assert document is not None
    assert document.version == (3, 2)


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actions", "place", "message"),
    [
        ("- target: $.info[\n  remove: true\n", "o.yaml:4:11", "is no JSONPath"),
        ("- target: $.info\n", "o.yaml:4:3", "an action needs"),
        ("- target: $.info\n  remove: 1\n", "o.yaml:5:11", "must be true or false"),
        ("- target: $.info\n  updates: {}\n", "o.yaml:5:12", "has no `updates`"),
        ("- target: $\n  remove: true\n", "o.yaml:4:11", "the document itself"),
        ("- target: $.info\n  update: text\n", "o.yaml:5:11", "cannot be merged into"),
        ("- target: $.info.title\n  update: {a: 1}\n", "o.yaml:5:11", "cannot be merged into"),
        ("- target: $.info\n  copy: $.paths.*.*\n", "o.yaml:5:9", "selects 2"),
        ("- 1\n", "o.yaml:4:3", "an action must be a mapping"),
        ("- remove: true\n", "o.yaml:4:3", "must be a JSONPath"),
    ],
)
def test_a_wrong_action_stops_all(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    actions: str,
    place: str,
    message: str,
) -> None:
    write(project, actions)
    assert main(["validate", "api.yaml", "--overlay", "o.yaml"]) == 3
    output = capsys.readouterr().out
    assert output.startswith(f"{place} invalid-overlay ")
    assert message in output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\n", "`overlay` is missing"),
        ("overlay: 2.0.0\n", "no version of Overlay"),
        ("overlay: 1.0.0\n", "`actions` must be a list"),
        ("- 1\n", "`overlay` is missing"),
    ],
)
def test_a_file_that_is_no_overlay(
    project: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    (project / "o.yaml").write_text(text)
    assert main(["generate", "api.yaml", "--overlay", "o.yaml"]) == 3
    assert message in capsys.readouterr().err


def test_an_overlay_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "api.yaml", "--overlay", "o.yaml"]) == 3
    assert "o.yaml:1:1 unreadable-file there is no such file" in capsys.readouterr().out


def test_a_target_that_selects_nothing_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "- target: $.nowhere\n  remove: true\n")
    assert main(["validate", "api.yaml", "--overlay", "o.yaml"]) == 0
    assert "o.yaml:4:3 overlay-no-match" in capsys.readouterr().out


def test_a_document_that_grows_without_end_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "- target: $..*\n  copy: $\n" * 40)
    assert main(["validate", "api.yaml", "--overlay", "o.yaml"]) == 3


def test_what_others_find_is_located_in_the_overlay(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "- target: $.paths['/pets'].get\n  update: {operationId: add}\n")
    assert main(["validate", "api.yaml", "--overlay", "o.yaml"]) == 1
    assert "already used on line 5 of o.yaml" in capsys.readouterr().out


# --- in the configuration, and in a review --------------------------------------------------------


def test_overlays_of_the_configuration_come_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "over").mkdir()
    write(project, "- target: $.info\n  update: {title: First}\n", "over/o.yaml")
    write(project, "- target: $.info\n  update: {title: Second}\n", "second.yaml")
    (project / "specmill.toml").write_text('spec = "api.yaml"\noverlays = ["over/o.yaml"]\n')
    assert main(["ir"]) == 0
    assert '"title": "First"' in capsys.readouterr().out
    assert main(["ir", "--overlay", "second.yaml"]) == 0
    assert '"title": "Second"' in capsys.readouterr().out


def test_an_overlay_opens_no_folder_to_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is read wherever it is, and what stands beside it is not."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other/secret.yaml").write_text("type: string\n")
    write(tmp_path / "other", "- target: $.info\n  update: {title: Ours}\n")
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path / "mine")
    schemas = "components: {schemas: {A: {$ref: ../other/secret.yaml}}}\n"
    (tmp_path / "mine/api.yaml").write_text(BASE + schemas)
    assert main(["validate", "api.yaml", "--overlay", "../other/o.yaml"]) == 1
    output = capsys.readouterr().out
    assert "it is outside of the document's folder" in output
    assert "invalid-overlay" not in output


def test_a_changed_overlay_is_another_run(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "- target: $.info\n  update: {title: First}\n")
    arguments = ["generate", "api.yaml", "--overlay", "o.yaml", "--package", "pets"]
    assert main(arguments) == 0
    write(project, "- target: $.paths['/pets'].post\n  remove: true\n")
    assert main(["check", *arguments[1:]]) == 1


def test_a_review_shows_what_an_overlay_changes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "- target: $.paths['/pets'].post\n  remove: true\n")
    assert main(["overlay", "apply", "api.yaml", "o.yaml", "--out", "head.yaml"]) == 0
    assert main(["review", "api.yaml", "head.yaml", "--no-code"]) == 1
    assert "POST /pets" in capsys.readouterr().out


# --- written overlays -----------------------------------------------------------------------------

names = st.text(max_size=4) | st.sampled_from(["a", "b", "it's", "/x/{y}", "\\", "\n", "$"])
values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=12,
)
mappings = st.dictionaries(names, values, max_size=4)


def run(before: Any, overlay: Any) -> Any:
    source = Source("a", "")
    text = yaml.safe_dump(overlay, allow_unicode=False).encode()
    return apply(before, 0, source, [("o", "o")], lambda _: text).data


@given(mappings, mappings)
def test_the_overlay_between_two_documents_makes_one_of_the_other(before: Any, after: Any) -> None:
    overlay = overlay_between(before, after, "t")
    assert repr(sorted_keys(run(before, overlay))) == repr(sorted_keys(after))


def sorted_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: sorted_keys(value[key]) for key in sorted(value)}
    return [*map(sorted_keys, value)] if isinstance(value, list) else value


@given(mappings)
def test_of_equal_documents_nothing_is_written(document: Any) -> None:
    assert overlay_between(document, document, "t")["actions"] == []


@given(values, st.lists(names, max_size=3))
def test_a_path_selects_its_place(value: Any, keys: list[str]) -> None:
    document: Any = value
    for key in reversed(keys):
        document = {key: document}
    actions = [
        {"target": "$", "update": {"x-copied-": [0]}},
        {"target": "$['x-copied-']", "copy": json_path(keys)},
    ]
    overlay = {"overlay": "1.1.0", "info": {}, "actions": actions}
    if keys and "x-copied-" not in document:
        copied = run(document, overlay)["x-copied-"][1:]
        assert copied == (value if isinstance(value, list) else [value])


def test_the_command_writes_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "new.yaml").write_text(BASE.replace("title: Pets", "title: Dogs"))
    assert main(["overlay", "diff", "api.yaml", "new.yaml", "--out", "o.yaml"]) == 0
    overlay = yaml.safe_load((project / "o.yaml").read_text())
    assert overlay["actions"] == [{"target": "$.info", "update": {"title": "Dogs"}}]
    assert main(["overlay", "apply", "api.yaml", "o.yaml"]) == 0
    applied = yaml.safe_load(capsys.readouterr().out)
    assert applied == yaml.safe_load((project / "new.yaml").read_text())


# --- grafting -------------------------------------------------------------------------------------


@given(mappings, mappings)
def test_merging_leaves_nothing_shared(target: Any, update: Any) -> None:
    tree = Tree.of(target, 0, Source("a", ""))
    before = repr(update)
    tree.merge(tree.branch(()), Layer(update, 0, Source("b", "")))
    tree.merge(tree.branch(()), Layer({"x": [1], "y": {"z": 1}}, 0, Source("c", "")))
    assert repr(update) == before
    assert size(tree.data) <= tree.values
