"""What the readers make of scalars, keys, anchors and text, and where they say it stands."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from generators.document import Document, PointerError, load
from generators.document.readers import parse
from generators.document.source import Source, Unreadable, find

HEAD = "openapi: 3.1.0\ninfo: {title: Pets, version: 1.0.0}\npaths: {}\n"


def value_of(text: str, name: str = "a.yaml") -> Any:
    parsed = parse(Source(name, text))
    assert parsed.problems == []
    return parsed.data


def document_of(text: str, name: str = "openapi.yaml") -> Document:
    document, problems = load(name, read=lambda _: text.encode())
    assert problems == []
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("on", "on"),
        ("no", "no"),
        ("yes", "yes"),
        ("Off", "Off"),
        ("y", "y"),
        ("2024-01-01", "2024-01-01"),
        ("2024-01-01T12:00:00Z", "2024-01-01T12:00:00Z"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("=", "="),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("+5", 5),
        ("-5", -5),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-1.5E-2", -0.015),
        ("1.0", 1.0),
        ("3.1.0", "3.1.0"),
        ("1e", "1e"),
        ("-", [None]),
        ("+", "+"),
        (".", "."),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        ("false", False),
        ("null", None),
        ("Null", None),
        ("~", None),
        ("", None),
        ("'1'", "1"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("!!int 12", 12),
        ("!!float 12", 12.0),
        ("!!null null", None),
        ("!!map {}", {}),
        ("!!seq []", []),
    ],
)
def test_scalars_mean_what_the_core_schema_says(written: str, meant: Any) -> None:
    value = value_of(f"a: {written}\n")["a"] if written != "-" else value_of("a:\n-\n")["a"]
    assert value == meant
    assert type(value) is type(meant)


def test_keys_are_strings_as_written() -> None:
    assert value_of("200: a\ntrue: b\n1.0: c\nnull: d\n2024-01-01: e\n0x10: f\n") == {
        "200": "a",
        "true": "b",
        "1.0": "c",
        "null": "d",
        "2024-01-01": "e",
        "0x10": "f",
    }


def test_aliases_and_merge_keys() -> None:
    text = (
        "base: &base {a: 1, b: 2}\nmore: &more {b: 3, c: 4}\n"
        "one:\n  <<: *base\n  b: 5\nmany:\n  z: 0\n  <<: [*base, *more]\n"
        '"<<": plain\nlist: [*base]\nkey: &k name\n*k : aliased\n'
    )
    data = value_of(text)
    assert data["one"] == {"a": 1, "b": 5}
    assert data["many"] == {"z": 0, "a": 1, "b": 2, "c": 4}
    assert list(data["many"]) == ["z", "a", "b", "c"]
    assert data["list"] == [{"a": 1, "b": 2}]
    assert data["name"] == "aliased"


def test_a_quoted_merge_key_is_a_key() -> None:
    assert value_of('a:\n  "<<": {b: 1}\n') == {"a": {"<<": {"b": 1}}}
    assert value_of('{"<<": {"b": 1}}', "a.json") == {"<<": {"b": 1}}


def test_a_merge_key_needs_a_mapping() -> None:
    parsed = parse(Source("a.yaml", "a:\n  <<: text\n  b: 1\n"))
    assert [problem.code for problem in parsed.problems] == ["invalid-merge"]
    assert parsed.data == {"a": {"b": 1}}


def test_json_that_libyaml_refuses() -> None:
    text = '{"a\\/b"\t: "\\ud83d\\ude00 \\u007f",\n\t"' + "k" * 2000 + '": [1E2, -0]}'
    assert value_of(text, "a.json") == {"a/b": "😀 \x7f", "k" * 2000: [100.0, 0]}
    assert value_of(text, "a.yaml") == value_of(text, "a.json")


def test_yaml_that_looks_like_json() -> None:
    assert value_of("{a: 1, b: [x, y]}") == {"a": 1, "b": ["x", "y"]}


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ('{"a": 01}', (1, 7), "invalid-json"),
        ('{"a": tru}', (1, 7), "invalid-json"),
        ('{"a": "x}', (1, 7), "invalid-json"),
        ('{"a": "\\ud800"}', (1, 7), "invalid-json"),
        ('{"a": "tab\there"}', (1, 11), "invalid-json"),
        ('{"a" 1}', (1, 6), "invalid-json"),
        ('{"a": 1 "b": 2}', (1, 9), "invalid-json"),
        ('{"a": 1}\n}', (2, 1), "invalid-json"),
        ('{"a": [1,\n]}', (2, 1), "invalid-json"),
        ('{"a": ', (1, 7), "invalid-json"),
        ("{a: 1}", (1, 2), "invalid-json"),
        ("  \n", (1, 1), "empty-document"),
        ("\n<!DOCTYPE html>\n<p>a: b", (1, 1), "unsupported-version"),
        ("<?xml version='1.0'?>", (1, 1), "unsupported-version"),
        ("<HTML>", (1, 1), "unsupported-version"),
        ("[" * 300, (1, 201), "document-too-deep"),
    ],
)
def test_broken_json(text: str, place: tuple[int, int], code: str) -> None:
    document, problems = load("a.json", read=lambda _: text.encode())
    assert document is None
    (problem,) = problems
    assert (problem.location.line, problem.location.column) == place
    assert problem.code == code


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_json_numbers_out_of_range(written: str) -> None:
    text = f'{{"openapi": "3.1.0", "x-a": {written}}}'
    document, problems = load("a.json", read=lambda _: text.encode())
    assert document is not None
    assert [problem.code for problem in problems] == ["invalid-number"]


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("a: b: c", 1, 5, "invalid-yaml"),
        ("a: *nobody", 1, 4, "invalid-yaml"),
        ("a: \x07", 1, 4, "invalid-yaml"),
        ("? [a]\n: b", 1, 3, "invalid-key"),
        ("a: &x {}\n*x : b", 2, 1, "invalid-key"),
        ("a: @b", 1, 4, "invalid-yaml"),
        ("a: 'open", 1, 9, "invalid-yaml"),
        ("---\n...\n---\na: 1", 3, 1, "multiple-documents"),
    ],
)
def test_broken_yaml(text: str, line: int, column: int, code: str) -> None:
    document, problems = load("a.yaml", read=lambda _: text.encode())
    assert document is None
    (problem,) = problems
    assert (problem.code, problem.location.line, problem.location.column) == (code, line, column)


def test_a_bomb_of_merges_and_deep_aliases_is_refused() -> None:
    bomb = "a0: &a0 {k: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
    )
    deep = "a0: &a0 [1]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 300))
    for text, code in ((bomb, "document-too-large"), (deep, "document-too-deep")):
        with pytest.raises(Unreadable) as stopped:
            parse(Source("a.yaml", text))
        assert stopped.value.problem.code == code


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_and_columns(newline: str) -> None:
    text = newline.join(
        [
            "openapi: 3.1.0",
            "info:",
            '  title: "é😀", ',
            "paths:",
            "  /pets:",
            "    - get",
            "    - x",
        ]
    ).replace('", ', '"')
    document = document_of(text)

    def place(pointer: str, *, key: bool = False) -> tuple[int, int]:
        location = document.locate(pointer, key=key)
        return location.line, location.column

    assert place("/openapi") == (1, 10)
    assert place("/openapi", key=True) == (1, 1)
    assert place("/info/title") == (3, 10)
    assert place("/paths/~1pets/1") == (7, 7)
    assert place("/paths/~1pets", key=True) == (5, 3)
    assert place("/paths/~1pets/7/deeper") == (6, 5)
    assert place("") == (1, 1)
    assert document.source.line(2) == "info:"
    assert document.source.line(99) == ""


def test_a_byte_order_mark_is_no_character() -> None:
    raw = b"\xef\xbb\xbf" + HEAD.encode()
    document, problems = load("a.yaml", read=lambda _: raw)
    assert problems == []
    assert document is not None
    assert document.locate("/openapi", key=True).column == 1
    assert document.sha256 == hashlib.sha256(raw).hexdigest()


def test_places_of_aliases_and_merges() -> None:
    source = Source("a.yaml", "x: &x\n  a: 1\ny: *x\nz:\n  <<: *x\n  b: 2\n")
    parsed = parse(source)
    lines = {
        pointer: source.location(find(source, parsed.places, pointer).offset).line
        for pointer in ("/y/a", "/z/a", "/z/b")
    }
    assert lines == {"/y/a": 2, "/z/a": 2, "/z/b": 6}


def test_follow_and_resolve() -> None:
    document = document_of(
        HEAD + "components:\n  schemas:\n    a b: {type: string}\n"
        "    A: {$ref: '#/components/schemas/a%20b'}\n"
        "    C: {$ref: '#/components/schemas/C'}\n    D: {$ref: '#x'}\n"
    )
    assert document.resolve("#/components/schemas/A") == {"type": "string"}
    assert document.follow("/components/schemas/A")[0] == "/components/schemas/a b"
    assert document.resolve("#") == document.data
    for ref in ("#/components/schemas/C", "#/components/schemas/D", "#/nope", "x.yaml"):
        with pytest.raises(PointerError):
            document.resolve(ref)


def test_derive_keeps_places() -> None:
    document = document_of(HEAD + "components:\n  schemas:\n    A: {type: string}\n")
    moved = document.derive({**document.data, "new": {}}, {"/new": "/components/schemas/A"})
    again = moved.derive(moved.data, {"/newer": "/new"})
    assert again.locate("/newer/type") == document.locate("/components/schemas/A/type")
    assert again.locate("/info") == document.locate("/info")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.yaml", tmp_path, Path("/dev/null"), "a\0b"):
        document, problems = load(path)
        assert document is None
        assert [problem.code for problem in problems] == ["unreadable-file"]


@pytest.mark.parametrize(
    ("written", "version"),
    [("3.0.0", (3, 0)), ("3.0.4", (3, 0)), ("3.1.1", (3, 1)), ("3.2.0", (3, 2)), ("3.3.0", None)],
)
def test_versions(written: str, version: tuple[int, int] | None) -> None:
    document, problems = load("a.yaml", read=lambda _: HEAD.replace("3.1.0", written).encode())
    assert (document.version if document else None) == version
    assert [problem.code for problem in problems] == ([] if version else ["unsupported-version"])
