"""All answers as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generators.runtime.mock.dump import dump

if TYPE_CHECKING:
    from tests.runtime.mock.mock_support import Mocked

EXPECTED = """
addPet/201/cat.json addPet/201/dog.json addPet/409/taken.json
getPet/200/example.json getPet/404/synthesised.json getPhoto/200/synthesised.json
getSealed/204/synthesised.json getTree/200/synthesised.json headPet/200/synthesised.json
listPets/200/example.json listPets/200/synthesised.json listPets/DEFAULT/synthesised.json
removePet/204/synthesised.json
""".split()


def test_every_operation_status_and_example(pets: Mocked, tmp_path: Path) -> None:
    failures = dump(pets.mock.contract, pets.mock.documented, tmp_path, "http://h:1")
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json"))
    assert [name.replace("default", "DEFAULT") for name in files] == sorted(EXPECTED)
    assert len(failures) == 1
    assert "getEndless" in failures[0]

    added = json.loads((tmp_path / "addPet/201/dog.json").read_text("utf-8"))
    assert added["request"]["method"] == "POST"
    assert added["request"]["url"] == "http://h:1/v1/pets"
    assert added["request"]["body"]["name"] == "Tom"
    assert added["response"]["status"] == 201
    assert added["response"]["body"] == {"id": 2, "name": "Rex", "kind": "dog"}
    got = json.loads((tmp_path / "getPet/200/example.json").read_text("utf-8"))
    assert got["request"]["url"] == "http://h:1/v1/pets/5"


def test_what_was_written_can_be_sent(pets: Mocked, tmp_path: Path) -> None:
    dump(pets.mock.contract, pets.mock.documented, tmp_path, "http://mock.test")
    for path in tmp_path.rglob("*.json"):
        asked = json.loads(path.read_text("utf-8"))["request"]
        body = {"json": asked["body"]} if "body" in asked else {}
        answer = pets.say(asked["method"], asked["url"], params={"key": "k"}, **body)
        assert answer.status_code < 300, path


@pytest.mark.parametrize("name", ["../../out", "/etc/x", "..", ".", "a/b", "CON\x00", "x" * 500])
def test_names_do_not_lead_elsewhere(name: str) -> None:
    from generators.runtime.mock.dump import _file

    written = _file(name, set())
    assert Path("folder", written).resolve().parent == Path("folder").resolve()
    assert len(written) <= 103
    assert written == Path(written).name


def test_names_that_differ_by_case_only() -> None:
    from generators.runtime.mock.dump import _file

    taken: set[str] = set()
    assert [_file(name, taken) for name in ("a", "A", "a")] == ["a", "A-2", "a-3"]
