"""Each kind of value in each place on the command line: right ones arrive, wrong ones do not.

A text that is typed stands for the value that the place takes; JSON stands in files.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.generate import wrong_values as table
from tests.generate.callers import Recorder, as_listed, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.generate.service import Loopback, Package, Packages

KINDS = pytest.mark.parametrize("name", table.KINDS)
USAGE = 2
OBJECTS = ("deep", "form", "multipart")
"""Places in an object."""
OPTIONS = ("path", "query", "header", "cookie")
"""Places where a boolean is an option of the command line, which takes `yes` and `1` as well."""


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    """Give the package of the document, in which each kind has a group of commands."""
    return packages.of(table.document(tagged=True), "typed_values")


@pytest.fixture
def server(package: Package, loopback: Loopback) -> Recorder:
    """Give a server on a socket that keeps what arrives."""
    recorder = Recorder(package)
    loopback.app = recorder.app
    return recorder


@pytest.fixture
def run(
    package: Package, loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Give the command line; it returns its exit code."""
    monkeypatch.setenv("TYPED_VALUES_BASE_URL", loopback.url)
    names = {
        command.id: (group.name, command.name)
        for group in package.cli.PROGRAM.groups
        for command in group.commands
    }

    def main(operation_id: str, *arguments: str) -> int:
        code: int = package.cli.main([*names[operation_id], *arguments])
        return code

    return main


def typed(place: str, text: str) -> list[str]:
    """Return the arguments that put a text in one of the places of `TEXTUAL`."""
    if place in {"form", "multipart"}:
        return ["--set", f"value={text}"]
    if place == "deep":
        return ["--value", json.dumps({"value": value_of(text)})]
    return [f"--value={text}"]


def value_of(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def files(folder: Path, name: str, texts: tuple[str, ...]) -> Iterator[tuple[str, str, str, Path]]:
    """Give operation, place and text with a file that has the text in the place.

    Each text stands in one place, and the first one in all places and kinds of bodies.
    """
    places = [("json", place) for place in table.DATA] + [("jsonl", "value"), ("array", "value")]
    for body, place in places:
        all_of_them = (body, place) == ("json", "value")
        for number, text in enumerate(texts if all_of_them else texts[:1]):
            file = folder / f"{body}{place}{number}.json"
            file.write_bytes(table.whole(name, body, place, text).content)
            yield f"{name}_{body}", place, text, file


@KINDS
def test_right_values_arrive(
    server: Recorder, run: Callable[..., int], tmp_path: Path, name: str
) -> None:
    kind = table.KINDS[name]
    for place in table.TEXTUAL:
        for text in kind.right_text:
            assert run(f"{name}_{place}", *typed(place, text)) == 0, (place, text)
            value = value_of(text)
            inside = {"list": [value]} | {key: {"value": value} for key in OBJECTS}
            assert same(server.seen.pop(), inside.get(place, value)), (place, text)
    for operation_id, place, text, file in files(tmp_path, name, kind.right):
        assert run(operation_id, "--body", str(file)) == 0, (operation_id, place, text)
        wanted = table.data(place, as_listed(kind.schema, json.loads(text)))
        arrived = server.seen.pop()
        assert same(arrived, wanted if operation_id.endswith("_json") else [wanted])


@KINDS
def test_wrong_values_are_not_sent(
    server: Recorder,
    run: Callable[..., int],
    tmp_path: Path,
    name: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kind = table.KINDS[name]
    passed: list[Any] = [
        (place, text)
        for place in table.TEXTUAL
        for text in kind.wrong_text
        if not (name == "flag" and place in OPTIONS)
        if run(f"{name}_{place}", *typed(place, text)) != USAGE
    ]
    passed += [
        (operation_id, place, text)
        for operation_id, place, text, file in files(tmp_path, name, kind.wrong)
        if (name == "nullable" or text != "null")  # `null` is as if it were not there
        if run(operation_id, "--body", str(file)) != USAGE
    ]
    assert passed == []
    assert server.seen == []
    assert "Traceback" not in capsys.readouterr().err
