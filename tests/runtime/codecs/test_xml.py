"""XML as the schema's `xml` objects say: written, read, and refused where it is dangerous."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.runtime.codecs.table import codec_for
from generators.runtime.codecs.xml_names import MAX_DEPTH, is_name
from generators.runtime.codecs.xml_reading import Problem, data_in
from generators.runtime.codecs.xml_writing import xml_of
from generators.runtime.operations import Details, Media

TEXT = {"types": ["string"]}
TREE = {
    "properties": {
        "id": {"name": "id", "in": "attribute", "node": {"types": ["integer"]}},
        "label": {"name": "label", "in": "element", "node": {"types": ["string", "null"]}},
        "done": {"name": "done", "in": "element", "node": {"types": ["boolean"]}},
        "children": {
            "name": "children",
            "in": "element",
            "node": {"items": "Tree"},
            "item": {"name": "child"},
            "required": True,
        },
        "marks": {
            "name": "marks",
            "in": "element",
            "node": {"items": {"types": ["number"]}},
            "item": {"name": "mark"},
            "wrapped": True,
        },
    }
}
DETAILS = Details({"root": {"name": "tree"}, "node": "Tree"}, {"Tree": TREE})
CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"), include_characters="\t\n\r"
)


def read(content: bytes, charset: str | None = None, details: Details = DETAILS) -> Any:
    problems: list[Problem] = []
    data = data_in(details, content, charset, problems)
    assert problems == []
    return data


def trees() -> st.SearchStrategy[dict[str, Any]]:
    more = {
        "id": st.integers(),
        "label": st.none() | st.text(CHARACTERS),
        "done": st.booleans(),
        "marks": st.lists(st.floats(allow_nan=False, allow_infinity=False)),
    }
    leaf = st.fixed_dictionaries({"children": st.just([])}, optional=more)
    return st.recursive(
        leaf,
        lambda inner: st.fixed_dictionaries({"children": st.lists(inner)}, optional=more),
        max_leaves=10,
    )


@given(trees(), st.sampled_from(["utf-8", "utf-16", "iso-8859-1"]), st.sampled_from(["", "  "]))
def test_what_is_written_is_read(tree: dict[str, Any], encoding: str, indent: str) -> None:
    content = xml_of(DETAILS, json.dumps(tree).encode(), encoding, indent)
    assert read(content) == tree
    if encoding != "utf-16":
        assert read(content, encoding) == tree


def test_digits_stay() -> None:
    content = b'{"children": [], "id": 123456789012345678901234567890, "marks": [1.50, 1e2]}'
    assert xml_of(DETAILS, content).endswith(
        b'<tree id="123456789012345678901234567890">'
        b"<marks><mark>1.50</mark><mark>1e2</mark></marks></tree>"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'<!DOCTYPE t [<!ENTITY a "b">]><tree>&a;</tree>', "document type declaration"),
        (b'<!DOCTYPE t SYSTEM "file:///etc/passwd"><tree/>', "document type declaration"),
        (b'<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]><tree/>', "document type"),
        (b"<tree>&a;</tree>", "undefined entity"),
        (b"<tree>" * 200_000, f"more than {MAX_DEPTH} elements"),
        (
            b"<tree" + b"".join(b' a%d=""' % number for number in range(100_000)) + b"/>",
            "attributes",
        ),
        (b'<tree a="1" a="2"/>', "duplicate attribute"),
        (b"<tree><label></tree>", "mismatched tag at line 1, column 16"),
        (b"", "no element found"),
        (b"<tree/>x", "junk after document element"),
        (b"<a:tree/>", "unbound prefix"),
        (b'<?xml version="1.0" encoding="no-such"?><tree/>', "encoding"),
        (b'<?xml version="1.0" encoding="shift_jis"?><tree/>', "encoding"),
    ],
)
def test_what_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(content)
    with pytest.raises(ValueError, match=message):
        data_in(DETAILS, content, None)


@pytest.mark.parametrize(
    ("content", "path", "message"),
    [
        (b"<wood/>", (), "root element should be tree"),
        (b'<tree xmlns="urn:x"/>', (), "root element should be tree"),
        (b"<tree>text</tree>", (), "no text beside"),
        (b"<tree><done>true</done><done>true</done></tree>", ("done",), "given once"),
        (b"<tree><id>1</id></tree>", ("id",), "written otherwise"),
        (b"<tree><marks><child/></marks></tree>", ("marks",), "should be mark"),
        (b"<tree><child><done/><done/></child></tree>", ("children", 0, "done"), "given once"),
    ],
)
def test_what_data_cannot_show(content: bytes, path: tuple[Any, ...], message: str) -> None:
    problems: list[Problem] = []
    data_in(DETAILS, content, None, problems)
    assert [problem.path for problem in problems] == [path]
    assert message in problems[0].message


def test_reading_leniently() -> None:
    content = (
        b'<t:wood xmlns:t="urn:t" xmlns:x="urn:x" more="m" xml:lang="en"> text'
        b"<x:done> 1 </x:done><new>1</new><new>2</new><other><a>b</a></other></t:wood>"
    )
    expected = {"more": "m", "done": True, "new": ["1", "2"], "other": {"a": "b"}, "children": []}
    assert data_in(DETAILS, content, None) == expected


def test_the_charset_of_the_media_type_counts_more_than_the_declaration() -> None:
    content = '<?xml version="1.0" encoding="utf-8"?><tree><label>é</label></tree>'
    assert read(content.encode("iso-8859-1"), "iso-8859-1")["label"] == "é"
    assert read(content.encode("utf-8-sig"), "iso-8859-1")["label"] == "é"  # the mark more


def test_namespaces() -> None:
    names = {"namespace": "urn:s", "prefix": "s"}
    node = {
        "properties": {
            "a": {"name": "a", "in": "attribute", "node": TEXT, **names},
            "b": {"name": "b", "in": "element", "node": TEXT, **names},
            "c": {"name": "c", "in": "element", "node": TEXT},
        }
    }
    for root in ({"name": "r"}, {"name": "r", "namespace": "urn:d"}, {"name": "r", **names}):
        details = Details({"root": root, "node": node}, {})
        content = xml_of(details, b'{"a": "1", "b": "2", "c": "3"}')
        assert read(content, details=details) == {"a": "1", "b": "2", "c": "3"}
    assert content.partition(b"?>")[2] == (
        b'<s:r xmlns:s="urn:s" s:a="1"><s:b>2</s:b><c>3</c></s:r>'
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"label": "\x00"}, "character"),
        ({"a b": 1}, "cannot be a name"),
        ({"id": [1]}, "one value"),
        ({"label": {"a": ["b", {"c": "\ud800"}]}}, "character"),
    ],
)
def test_what_xml_has_no_form_for(data: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        xml_of(DETAILS, json.dumps(data).encode())


def test_what_is_too_deep_is_not_written() -> None:
    data: Any = {}
    for _ in range(MAX_DEPTH + 1):
        data = {"children": [data]}
    with pytest.raises(ValueError, match="inside each other"):
        xml_of(DETAILS, json.dumps(data).encode())


def test_without_a_description_it_is_text() -> None:
    media = Media(content_type="application/xml", type=lambda: str)
    assert codec_for(media).reader(media).read("é".encode(), "application/xml") == "é"


def test_without_defusedxml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "defusedxml.common", None)
    with pytest.raises(ImportError, match="extra `xml`"):
        read(b"<tree/>")


@pytest.mark.parametrize(
    ("text", "is_one"), [("a", True), ("é-1", True), ("1", False), ("a:b", False), ("", False)]
)
def test_names(text: str, is_one: bool) -> None:
    assert is_name(text) is is_one
