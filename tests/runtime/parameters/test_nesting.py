"""Names with brackets: lists and nested objects in a query, in cookies and in forms."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.runtime.models.base import ApiModel, ClosedModel
from generators.runtime.parameters.nesting import MAX_DEPTH, MAX_POSITION, Nested, split_name
from generators.runtime.parameters.reading import ParameterReader
from generators.runtime.parameters.shapes import ANYTHING, shape_of
from generators.runtime.parameters.styles import unquote_plus
from generators.runtime.parameters.writing import Unwritable, Writer
from tests.runtime.parameters.test_reading import incoming, read, wrong
from tests.runtime.server.server_support import parameter


class Range(ApiModel):
    gte: int | None = None
    day: date | None = None


class Line(ApiModel):
    price: str | None = None
    paid: bool | None = None
    lines: list[Line] | None = None
    labels: dict[str, str] | None = None


class Closed(ClosedModel):
    name: str | None = None
    range: Range | None = None


class Needy(ApiModel):
    tags: list[str]
    range: Range
    inner: Needy | None = None


DEEP: dict[str, Any] = {"style": "deepObject", "explode": True}
FORM: dict[str, Any] = {"style": "form", "explode": True}
TABLE: list[tuple[dict[str, Any], Any, Any, str]] = [
    (DEEP, list[str], ["a", "b"], "color[0]=a&color[1]=b"),
    (DEEP, list[int], [1], "color[0]=1"),
    (DEEP, list[list[int]], [[1, 2], [3]], "color[0][0]=1&color[0][1]=2&color[1][0]=3"),
    (DEEP, int | Range, 5, "color=5"),
    (DEEP, int | Range, Range(gte=5), "color[gte]=5"),
    (DEEP, str | list[str], "a", "color=a"),
    (DEEP, str | list[str], ["a"], "color[0]=a"),
    (DEEP, Range, Range(gte=1, day=date(2024, 2, 29)), "color[gte]=1&color[day]=2024-02-29"),
    (DEEP, dict[str, Range], {"0": Range(gte=1)}, "color[0][gte]=1"),
    (
        DEEP,
        list[Line],
        [Line(price="x y", paid=True), Line(labels={"a": "1", "b": "2"})],
        "color[0][price]=x%20y&color[0][paid]=true&color[1][labels][a]=1&color[1][labels][b]=2",
    ),
    (FORM, list[Range], [Range(gte=1), Range(gte=2)], "color[0][gte]=1&color[1][gte]=2"),
    (FORM, list[list[int]], [[1], [2]], "color[0][0]=1&color[1][0]=2"),
    (FORM, list[int | list[int]], [1, [2]], "color[0]=1&color[1][0]=2"),
    (FORM, list[int | list[int]], [1, 2], "color=1&color=2"),
    (FORM, Line, Line(price="a", lines=[Line(price="b")]), "price=a&lines[0][price]=b"),
    (FORM, dict[str, list[int]], {"a": [1, 2], "b": [3]}, "a[0]=1&a[1]=2&b[0]=3"),
    (FORM, int | Range, 5, "color=5"),
    (FORM, int | Range, Range(gte=5), "gte=5"),
]


@pytest.mark.parametrize(("style", "type_", "value", "text"), TABLE)
@pytest.mark.parametrize("place", ["query", "cookie"])
def test_what_is_written_and_read(
    place: str, style: dict[str, Any], type_: Any, value: Any, text: str
) -> None:
    facts = parameter(type_, place, **style)
    written = getattr(Writer(facts), place)(value)
    separator = "; " if place == "cookie" else "&"
    assert [unquote(pair) for pair in written.split(separator)] == unquote(text).split("&")
    assert read(facts, written) == value
    if place == "query":
        assert read(facts, text) == value  # with brackets as they are


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        (list[str], "color[]=a&color[]=b", ["a", "b"]),
        (list[str], "color=a&color=b", ["a", "b"]),
        (list[str], "color=a", ["a"]),
        (list[str], "color[2]=c&color[0]=a&color[1]=b", ["a", "b", "c"]),
        (list[str], "color[5]=b&color[1]=a", ["a", "b"]),
        (list[str], f"color[{MAX_POSITION}]=a", ["a"]),
        (list[int], "color%5B0%5D=1", [1]),
        (list[Line], "color[][price]=a", [Line(price="a")]),
        (
            list[Line],
            "color[][price]=a&color[][paid]=true&color[][price]=b",
            [Line(price="a", paid=True), Line(price="b")],
        ),
        (
            list[Line],
            "color[][lines][][price]=a&color[][lines][][price]=b",
            [Line(lines=[Line(price="a"), Line(price="b")])],
        ),
        (dict[str, Any], "color[a][0]=x&color[b][c]=y", {"a": ["x"], "b": {"c": "y"}}),
        (dict[str, Any], "color[a]=x&color[a]=y", {"a": ["x", "y"]}),
        (dict[str, Any], "color[a][1000000000]=x", {"a": {"1000000000": "x"}}),
        (Any, "color=x", "x"),
        (Needy, "color[inner][tags]=a", None),
        (Range | None, "color[gte]=1", Range(gte=1)),
    ],
)
def test_other_ways_that_are_read(type_: Any, text: str, value: Any) -> None:
    if value is None:
        inner = Needy(tags=["a"], range=Range())
        value = Needy(tags=[], range=Range(), inner=inner)
    assert read(parameter(type_, "query", **DEEP), text) == value


@pytest.mark.parametrize(
    ("style", "type_", "text", "expected"),
    [
        (DEEP, list[str], "color[1000000000]=a", [("style",)]),
        (DEEP, list[str], "color[-1]=a", [("style",)]),
        (DEEP, list[str], "color[01]=a", [("style",)]),
        (DEEP, list[str], "color[\u0660]=a", [("style",)]),
        (DEEP, list[str], "color[a]=a", [("style",)]),
        (DEEP, list[str], "color[0]=a&color[0]=b", [("style",)]),
        (DEEP, list[str], "color[0]=a&color[]=b", [("style",)]),
        (DEEP, list[str], "color[0]=a&color=b", [("style",)]),
        (DEEP, list[str], "color[0][0]=a", [("/0", "string_type")]),
        (DEEP, list[int], "color[0]=a", [("/0", "int_type")]),
        (
            DEEP,
            Range,
            "color[gte]=a&color[day]=b",
            [("/gte", "int_type"), ("/day", "date_parsing")],
        ),
        (DEEP, Range, "color[gte=1", [("style",)]),
        (DEEP, Range, "color[gte]x=1", [("style",)]),
        (DEEP, Range, "color[gte]]=1", [("style",)]),
        (DEEP, Range, "color[[gte]=1", [("style",)]),
        (DEEP, Range, "color[=1", [("style",)]),
        (DEEP, Range, "color[]gte=1", [("style",)]),
        (DEEP, Range, "color=1&color[gte]=2", [("style",)]),
        (DEEP, Range, "color[gte]=1&color[gte][x]=2", [("style",)]),
        (DEEP, Range, "color[gte][x]=2", [("/gte", "int_type")]),
        (DEEP, Range, "color[gte]=%FF", [("encoding",)]),
        (DEEP, Range, "color[gte]" + "[x]" * MAX_DEPTH + "=1", [("style",)]),
        (DEEP, Range, "color=1", [("model_type",)]),
        (DEEP, Closed, "color[nmae]=1", [("/nmae", "unexpected_field")]),
        (DEEP, Closed, "color[name]=a&color[b][c]=1", [("/b", "unexpected_field")]),
        (FORM, list[Range], "color[0]=1", [("/0", "model_type")]),
        (FORM, Line, "lines[0][paid]=1", [("/lines/0/paid", "bool_type")]),
        (FORM, Line, "price=1&price[x]=2", [("style",)]),
        (FORM, Line, "lines[0=2", [("style",)]),
    ],
)
def test_what_is_refused(
    style: dict[str, Any], type_: Any, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert wrong(parameter(type_, "query", **style), text) == expected


def test_names_of_other_parameters_are_theirs() -> None:
    facts = parameter(Closed, "query", **DEEP)
    reader, violations = ParameterReader(facts, {"color", "color[size]"}), list[Any]()
    value = reader.read(incoming("query", "color[size]=1&color[name]=a"), violations)
    assert (value, violations) == (Closed(name="a"), [])
    form = ParameterReader(parameter(dict[str, Any], "query", **FORM), {"page[size]", "page"})
    value = form.read(incoming("query", "page[size]=1&page[x]=1&b[c]=2"), violations)
    assert (value, violations) == ({"b": {"c": "2"}}, [])


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"a": [{}]}, r"color.a\[0\]: an empty item"),
        ({"a": [[1], []]}, r"color.a\[1\]: an empty item"),
        ({"a]": 1}, "color: a name holds a bracket"),
        ({"a": {"": 1}}, "color.a: a name is empty"),
        ({"a": [1] * (MAX_POSITION + 2)}, "color.a: has more than"),
    ],
)
def test_what_has_no_form(value: Any, message: str) -> None:
    with pytest.raises(Unwritable, match=message):
        Writer(parameter(dict[str, Any], "query", **DEEP)).query(value)


def test_depth_is_limited_both_ways() -> None:
    value: Any = "x"
    for _ in range(MAX_DEPTH):
        value = {"a": value}
    facts = parameter(dict[str, Any], "query", **DEEP)
    written = Writer(facts).query(value)
    assert written is not None
    assert read(facts, written) == value
    with pytest.raises(Unwritable, match="levels deep"):
        Writer(facts).query({"a": value})


def test_nothing_is_written_for_what_is_empty() -> None:
    facts = parameter(dict[str, Any], "query", **DEEP)
    assert Writer(facts).query({"a": {}, "b": [], "c": None}) is None
    assert read(parameter(Needy, "query", **DEEP), "color[inner][tags][0]=a").tags == []


leaf = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
name = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="[]"), min_size=1, max_size=5
)
lines = st.recursive(
    st.builds(Line, price=leaf, paid=st.none() | st.booleans()),
    lambda inner: st.builds(
        Line,
        price=leaf,
        lines=st.lists(inner, min_size=1, max_size=3),
        labels=st.dictionaries(name, leaf, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@given(lines)
@pytest.mark.parametrize("style", [DEEP, FORM])
@pytest.mark.parametrize("place", ["query", "cookie"])
def test_what_the_client_writes_the_server_reads(
    place: str, style: dict[str, Any], value: Line
) -> None:
    facts = parameter(Line, place, **style)
    assert read(facts, getattr(Writer(facts), place)(value)) == value


@given(st.lists(st.tuples(st.text("color[]01a=&", max_size=12), leaf), max_size=8))
@pytest.mark.parametrize("type_", [list[str], Line, dict[str, Any], list[list[int]], Any])
def test_nothing_that_is_sent_is_an_exception(type_: Any, pairs: list[tuple[str, str]]) -> None:
    for style in (DEEP, FORM):
        reader = ParameterReader(parameter(type_, "query", **style))
        query = "&".join(f"color{key}={value}" for key, value in pairs)
        reader.read(incoming("query", query.encode("utf-8", "replace").decode()), [])


def test_the_cost_grows_with_what_is_sent() -> None:
    """Each name leads to a node once: a count of the steps, as time says little."""
    steps = 0

    class Counting(Nested):
        def inner(self, part: Any, rest: Any) -> Nested:
            nonlocal steps
            steps += 1
            return super().inner(part, rest)

    pairs = [(split_name(f"a[{index % 9000}][b]", "a"), "x") for index in range(9000)]
    data = Counting.of(pairs).data(shape_of(list[dict[str, str]]), unquote_plus)
    assert len(data) == 9000
    assert steps <= 2 * len(pairs)
    assert Nested.of([((None, None), "x")]).data(ANYTHING, unquote_plus) == [["x"]]
