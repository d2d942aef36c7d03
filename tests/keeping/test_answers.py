"""What stages have answered before: the same answers, and nothing but those."""

from __future__ import annotations

import copy
import json
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generators import pipeline
from generators.keeping.answers import Answers
from generators.keeping.store import Store
from generators.options import Options

if TYPE_CHECKING:
    from collections.abc import MutableMapping

KEY = "b" * 64


def answers(folder: Path, *, repeats: bool = True, keeps: bool = True) -> Answers:
    return Answers(Store(folder), KEY, repeats=repeats, keeps=keeps)


def test_answers_are_kept_as_long_as_they_are_asked_for(tmp_path: Path) -> None:
    first = answers(tmp_path)
    for number in range(40):
        first[f"question {number}"] = f"answer {number} \ud800"
    first.keep()
    second = answers(tmp_path)
    assert len(second) == 40
    for number in range(39):
        assert second[f"question {number}"] == f"answer {number} \ud800"
    second["new"] = "yes"
    second.keep()
    large, small = sorted((path.stat().st_size for path in tmp_path.iterdir()), reverse=True)
    assert small < large / 8, "an edit writes little"
    third = answers(tmp_path)
    assert third["new"] == "yes"
    assert third["question 3"]
    third.keep()
    assert answers(tmp_path).get("new") == "yes"
    assert "question 4" not in answers(tmp_path), "nothing asked for it"


def test_nothing_is_taken_or_kept_where_that_is_not_wanted(tmp_path: Path) -> None:
    writing = answers(tmp_path, keeps=False)
    writing["a"] = "1"
    writing.keep()
    assert not [*tmp_path.iterdir()]
    kept = answers(tmp_path)
    kept["a"] = "1"
    kept.keep()
    assert "a" not in answers(tmp_path, repeats=False)


def test_an_entry_of_another_form_is_none(tmp_path: Path) -> None:
    for content in (b"", b"[1]", b"{", b"[" * 100_000, b"\xff"):
        Store(tmp_path).put(KEY, content)
        assert len(answers(tmp_path)) == 0


KEEPING = """
import sys
from pathlib import Path
from generators.keeping.answers import Answers
from generators.keeping.store import Store
for run in range(100):
    answers = Answers(Store(Path(sys.argv[1])), sys.argv[2], repeats=True, keeps=True)
    for number in range(run, run + 300):
        answers[f"{number}"] = f"{number}" * 300
    answers.keep()
    print(run, flush=True)
sys.stdin.read()  # nothing comes: it is killed
"""


def test_what_is_stopped_leaves_whole_entries(tmp_path: Path) -> None:
    for lines in (1, 4, 7):
        command = [sys.executable, "-c", KEEPING, str(tmp_path), KEY]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(lines):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        known = answers(tmp_path)
        held = {number: known[f"{number}"] for number in range(400) if f"{number}" in known}
        assert len(held) >= 300
        assert all(text == f"{number}" * 300 for number, text in held.items())


class Recording(dict[str, str]):
    """Answers, and what was asked for in vain: by which stage."""

    def __init__(self) -> None:
        super().__init__()
        self.missed: list[str] = []

    def get(self, key: str, default: Any = None) -> Any:
        if key not in self:
            self.missed.append(key.partition("\0")[0])
        return super().get(key, default)


def document() -> dict[str, Any]:
    text = {"type": "string"}
    many = {"type": "array", "items": {"type": "string", "maxLength": 9}}
    schemas = {
        "Pet": {
            "type": "object",
            "description": "A pet.",
            "required": ["id", "kind"],
            "properties": {
                "id": {"type": "integer", "description": "Its number."},
                "kind": {"$ref": "#/components/schemas/Kind"},
                "tags": many,
                "owner": {"$ref": "#/components/schemas/Owner"},
                "secret": {**text, "writeOnly": True},
            },
        },
        "Owner": {
            "type": "object",
            "properties": {
                "name": text,
                "home": {"anyOf": [{"$ref": "#/components/schemas/Home"}, {"type": "null"}]},
                "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
            },
        },
        "Home": {"type": "object", "properties": {"street": text, "tags": many}},
        "Kind": {"type": "string", "enum": ["cat", "dog"]},
        "Either": {
            "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("Home", "Shop")]
        },
        "Shop": {"type": "object", "properties": {"goods": {"type": "array", "items": text}}},
    }
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    operation = {
        "operationId": "putPet",
        "summary": "Put a pet",
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "OK", "content": content}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1.0.0"},
        "paths": {"/pets": {"put": operation}},
        "components": {"schemas": schemas},
    }


OPTIONS = Options(features=("client", "samples"))


def made(data: dict[str, Any], folder: Path, known: MutableMapping[str, str]) -> dict[str, str]:
    path = folder / "openapi.json"
    path.write_text(json.dumps(data))
    return pipeline.generate(path, replace(OPTIONS, answers=known)).tree


def test_an_edit_asks_for_what_it_changes(tmp_path: Path) -> None:
    known, data = Recording(), document()
    del data["components"]["schemas"]["Pet"]["properties"]["secret"]
    made(data, tmp_path, known)
    stages = {
        "engine",
        "definitions",
        "field",
        "plain read",
        "samples",
        "ruff",
        "imports",
        "runtime",
    }
    assert {*known.missed} - {"template"} == stages
    schema = data["components"]["schemas"]["Home"]
    text, number = {"type": "string"}, {"type": "integer", "minimum": 7}
    for edit, missed in (
        ({"description": "Where one lives."}, ["plain", "ruff"]),
        ({"properties": {**schema["properties"], "town": text}}, ["plain", "ruff", "imports"]),
        (
            {"properties": {"floor": number}},
            ["engine", "definitions", "field", "plain", "ruff", "imports", "runtime"],
        ),
    ):
        known.missed.clear()
        schema.update(copy.deepcopy(edit))
        tree = made(data, tmp_path, known)
        assert [*dict.fromkeys(known.missed)] == missed
        assert known.missed.count("ruff") < 9
        assert tree == made(data, tmp_path, {})


def test_samples_are_made_again_of_the_operation_that_was_edited(tmp_path: Path) -> None:
    known, data, folder = Recording(), document(), tmp_path / "openapi.json"
    operation = data["paths"]["/pets"]["put"]
    data["paths"]["/pets"]["post"] = {**operation, "operationId": "other"}
    options = Options(features=("client", "cli", "samples"), answers=known)
    for summary, count in (("Put one", 2), ("Put a pet", 1)):
        known.missed.clear()
        operation["summary"] = summary
        folder.write_text(json.dumps(data))
        tree = pipeline.generate(folder, options).tree
        assert known.missed.count("samples") == count
        assert tree == pipeline.generate(folder, replace(options, answers=None)).tree


FIELDS = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "description": "New text."},
        {"type": "string", "maxLength": 3},
        {"type": "integer", "readOnly": True},
        {"type": "array", "items": {"type": "string", "maxLength": 4}},
        {"type": "string", "format": "uuid"},
        {"$ref": "#/components/schemas/Kind"},
        {"$ref": "#/components/schemas/Either"},
        {"anyOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "string", "maxLength": 2}]},
        {"enum": ["one", "two"]},
        None,
    ]
)
NAMES = st.sampled_from(["tags", "name", "uuid", "home", "extra", "kind"])
EDITS = st.one_of(
    st.tuples(st.just("field"), st.sampled_from(["Pet", "Owner", "Home", "Shop"]), NAMES, FIELDS),
    st.tuples(st.just("text"), st.sampled_from(["Pet", "Kind", "Either"]), st.text(max_size=9)),
    st.tuples(st.just("value"), st.sampled_from(["cat", "bird", "fish"])),
    st.tuples(st.just("summary"), st.sampled_from(["Put one", "Put a pet"])),
    st.tuples(st.just("schema"), st.sampled_from(["Tag", "TagsItem", "Home1"])),
)


def edit(data: dict[str, Any], kind: str, *rest: Any) -> None:
    schemas = data["components"]["schemas"]
    if kind == "field":
        name, field, schema = rest
        properties = schemas[name]["properties"]
        properties.pop(field, None)
        if schema is not None:
            properties[field] = copy.deepcopy(schema)
    elif kind == "text":
        schemas[rest[0]]["description"] = rest[1]
    elif kind == "value":
        schemas["Kind"]["enum"] = [*dict.fromkeys([*schemas["Kind"]["enum"], rest[0]])]
    elif kind == "summary":
        data["paths"]["/pets"]["put"]["summary"] = rest[0]
    else:
        schemas[rest[0]] = {"type": "string", "maxLength": 9}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=1, max_size=4))
@example(
    [
        ("field", "Shop", "uuid", {"type": "string", "format": "uuid"}),
        ("schema", "TagsItem"),
        ("field", "Home", "extra", {"type": "integer", "readOnly": True}),
    ]
)
def test_edits_give_the_same_with_answers_and_without(edits: list[tuple[Any, ...]]) -> None:
    data = document()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for change in [(), *edits]:
            if change:
                edit(data, *change)
            known = answers(folder / "cache")
            tree = made(data, folder, known)
            known.keep()
            assert tree
            assert tree == made(data, folder, {})
