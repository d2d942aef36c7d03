"""Parameters: every style of OpenAPI 3.1, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from enum import Enum as PlainEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, Optional
from urllib.parse import quote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from generators.runtime.models.base import (
    ApiModel,
    AwareDatetime,
    ClosedModel,
    IntEnum,
    OpenModel,
    StrEnum,
)
from generators.runtime.parameters.incoming import Incoming
from generators.runtime.parameters.reading import ParameterReader
from generators.runtime.parameters.writing import Unwritable, Writer
from tests.runtime.server.server_support import Things, ask, ask_raw, operation, parameter, serve

if TYPE_CHECKING:
    from generators.runtime.operations import Parameter


class Rgb(ApiModel):
    R: int
    G: int
    B: int


class Sort(StrEnum):
    UP = "up"
    DOWN = "down"


class Level(IntEnum):
    LOW = 1


BLUE = "blue"
LIST = ["blue", "black", "brown"]
OBJECT = Rgb(R=100, G=200, B=150)
DICT = {"R": 100, "G": 200, "B": 150}
TYPES: dict[str, Any] = {"blue": str, "list": list[str], "object": Rgb, "dict": dict[str, int]}
VALUES: dict[str, Any] = {"blue": BLUE, "list": LIST, "object": OBJECT, "dict": DICT, "": ""}

# OpenAPI 3.1.1, "Style Examples": style, explode, kind of value, what is written.
TABLE = [
    ("path", "matrix", False, "", ";color"),
    ("path", "matrix", False, "blue", ";color=blue"),
    ("path", "matrix", False, "list", ";color=blue,black,brown"),
    ("path", "matrix", False, "object", ";color=R,100,G,200,B,150"),
    ("path", "matrix", True, "", ";color"),
    ("path", "matrix", True, "blue", ";color=blue"),
    ("path", "matrix", True, "list", ";color=blue;color=black;color=brown"),
    ("path", "matrix", True, "object", ";R=100;G=200;B=150"),
    ("path", "label", False, "blue", ".blue"),
    ("path", "label", False, "list", ".blue,black,brown"),
    ("path", "label", False, "object", ".R,100,G,200,B,150"),
    ("path", "label", True, "blue", ".blue"),
    ("path", "label", True, "list", ".blue.black.brown"),
    ("path", "label", True, "object", ".R=100.G=200.B=150"),
    ("path", "simple", False, "blue", "blue"),
    ("path", "simple", False, "list", "blue,black,brown"),
    ("path", "simple", False, "object", "R,100,G,200,B,150"),
    ("path", "simple", True, "blue", "blue"),
    ("path", "simple", True, "list", "blue,black,brown"),
    ("path", "simple", True, "object", "R=100,G=200,B=150"),
    ("query", "form", False, "", "color="),
    ("query", "form", False, "blue", "color=blue"),
    ("query", "form", False, "list", "color=blue,black,brown"),
    ("query", "form", False, "object", "color=R,100,G,200,B,150"),
    ("query", "form", True, "", "color="),
    ("query", "form", True, "blue", "color=blue"),
    ("query", "form", True, "list", "color=blue&color=black&color=brown"),
    ("query", "form", True, "object", "R=100&G=200&B=150"),
    ("query", "spaceDelimited", False, "list", "color=blue%20black%20brown"),
    ("query", "spaceDelimited", False, "list", "color=blue+black+brown"),
    ("query", "spaceDelimited", False, "object", "color=R%20100%20G%20200%20B%20150"),
    ("query", "pipeDelimited", False, "list", "color=blue%7Cblack%7Cbrown"),
    ("query", "pipeDelimited", False, "list", "color=blue|black|brown"),
    ("query", "pipeDelimited", False, "object", "color=R%7C100%7CG%7C200%7CB%7C150"),
    ("query", "deepObject", True, "object", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ("query", "deepObject", True, "object", "color[R]=100&color[G]=200&color[B]=150"),
    ("header", "simple", False, "blue", "blue"),
    ("header", "simple", False, "list", "blue,black,brown"),
    ("header", "simple", False, "list", "blue, black ,\tbrown"),
    ("header", "simple", False, "object", "R,100,G,200,B,150"),
    ("header", "simple", True, "object", "R=100,G=200,B=150"),
    ("cookie", "form", False, "blue", "color=blue"),
    ("cookie", "form", False, "list", "color=blue,black,brown"),
    ("cookie", "form", False, "object", "color=R,100,G,200,B,150"),
    ("cookie", "form", True, "blue", 'other=1; color="blue"'),
    ("cookie", "form", True, "list", "color=blue; color=black; color=brown"),
    ("cookie", "form", True, "object", "R=100; G=200; B=150"),
]


def incoming(place: str, text: str | None, name: str = "color") -> Incoming:
    """A request whose parameter is written so; None where it is absent."""
    scope: dict[str, Any] = {"query_string": b"", "headers": []}
    if text is not None and place == "query":
        scope["query_string"] = text.encode()
    elif text is not None and place in {"header", "cookie"}:
        field = name.lower() if place == "header" else "cookie"
        scope["headers"] = [(field.encode(), text.encode("latin-1"))]
    return Incoming(scope, None, {name: text or ""})  # type: ignore[arg-type]


def read(facts: Parameter, text: str | None) -> Any:
    violations: list[Any] = []
    value = ParameterReader(facts).read(incoming(facts.location, text, facts.name), violations)
    assert violations == []
    return value


def wrong(facts: Parameter, text: str | None) -> list[tuple[str, ...]]:
    violations: list[Any] = []
    ParameterReader(facts).read(incoming(facts.location, text, facts.name), violations)
    assert all(v["in"] == facts.location and v["parameter"] == "color" for v in violations)
    assert all(text is None or len(text) < 3 or text not in v["message"] for v in violations)
    return [(*((v["pointer"],) if "pointer" in v else ()), v["code"]) for v in violations]


@pytest.mark.parametrize(("place", "style", "explode", "kind", "text"), TABLE)
def test_style_examples(place: str, style: Any, explode: bool, kind: str, text: str) -> None:
    for name in (
        {kind, "dict"} if kind == "object" and not (style == "form" and explode) else {kind}
    ):
        facts = parameter(TYPES.get(name, str), place, style=style, explode=explode)
        assert read(facts, text) == VALUES[name]


@pytest.mark.parametrize(("place", "style", "explode", "kind", "text"), TABLE)
def test_style_examples_through_the_app(
    place: str, style: Any, explode: bool, kind: str, text: str
) -> None:
    things = Things("ok")
    facts = parameter(
        TYPES.get(kind, str), place, style=style, explode=explode, required=place == "path"
    )
    path = "/things/{color}" if place == "path" else "/things"
    app = serve(operation(path=path, parameters=(facts,)), handler=things)
    headers = [(b"color" if place == "header" else b"cookie", text.encode())]
    target = {"path": f"/things/{text}", "query": f"/things?{text}"}.get(place, "/things")
    answer = ask_raw(app, target, headers=headers if place in {"header", "cookie"} else ())
    assert answer.status == 200, answer.content
    assert things.calls == [{"color": VALUES[kind]}]


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (int, "12", 12),
        (int, "-1", -1),
        (int, "1.0", 1),
        (int, "1e2", 100),
        (int, "9" * 40, int("9" * 40)),
        (float, "1.5", 1.5),
        (float, "2", 2.0),
        (bool, "true", True),
        (bool, "false", False),
        (str, "12", "12"),
        (str, "true", "true"),
        (str, "", ""),
        (str, "a%20b+c%2Bd", "a b c+d"),
        (str, "%C3%BC", "ü"),
        (date, "2024-02-29", date(2024, 2, 29)),
        (
            UUID,
            "12345678-1234-5678-1234-567812345678",
            UUID(int=0x12345678_1234_5678_1234_567812345678),
        ),
        (Sort, "up", Sort.UP),
        (Level, "1", Level.LOW),
        (Literal["a", "b"], "b", "b"),
        (Literal[1, 2], "2", 2),
        (int | None, "3", 3),
        (int | None, "", None),
        (int | str, "3", 3),
        (int | str, "x", "x"),
        (Optional[Annotated[int, Field(ge=1)]], "3", 3),  # noqa: UP045 - for pyright
        (Annotated[str, Field(max_length=3)], "abc", "abc"),
        (list[int], "1", [1]),
        (list[int] | None, "1", [1]),
        (set[int], "1", {1}),
        (list[Sort], "up", [Sort.UP]),
        (Any, "x", "x"),
    ],
)
def test_primitives(type_: Any, text: str, expected: Any) -> None:
    value = read(parameter(type_, style="form", explode=True), f"color={text}")
    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize(
    ("type_", "text", "code"),
    [
        (int, "a", "int_type"),
        (int, "", "int_type"),
        (int, "1.5", "int_type"),
        (int, "+1", "int_type"),
        (int, "%2B1", "int_type"),
        (int, "1_000", "int_type"),
        (int, "007", "int_type"),
        (int, "\u0661", "int_type"),
        (int, "true", "int_type"),
        (int, "9" * 5000, "int_type"),
        (float, "NaN", "float_type"),
        (float, "1e999", "float_type"),
        (bool, "yes", "bool_type"),
        (bool, "1", "bool_type"),
        (bool, "True", "bool_type"),
        (date, "2024-02-30", "date_parsing"),
        (AwareDatetime, "yesterday", "value_error"),
        (UUID, "12345", "uuid_parsing"),
        (Literal["a", "b"], "see", "literal_error"),
        (Annotated[int, Field(ge=10)], "9", "greater_than_equal"),
        (Annotated[str, Field(max_length=3)], "abcd", "string_too_long"),
        (Annotated[str, Field(pattern="^x")], "abcd", "string_pattern_mismatch"),
        (str, "%FF", "encoding"),
        (str, "a&color=b", "style"),
    ],
)
def test_wrong_primitives(type_: Any, text: str, code: str) -> None:
    facts = parameter(type_, style="form", explode=True)
    assert wrong(facts, f"color={text}") == [(code,)]


@pytest.mark.parametrize(
    ("place", "style", "explode", "type_", "text", "expected"),
    [
        (
            "query",
            "form",
            False,
            list[int],
            "color=1,a,2,b",
            [("/1", "int_type"), ("/3", "int_type")],
        ),
        ("query", "form", False, dict[str, int], "color=a", [("style",)]),
        ("query", "form", False, dict[str, int], "color=a,1,a,2", [("style",)]),
        ("query", "form", False, Rgb, "color=R,1,G,x", [("/G", "int_type"), ("/B", "missing")]),
        ("query", "deepObject", True, Rgb, "color[R]=1&color[R]=2", [("style",)]),
        ("path", "label", False, str, "blue", [("style",)]),
        ("path", "matrix", False, str, "blue", [("style",)]),
        ("path", "matrix", False, str, ";colour=blue", [("style",)]),
        ("path", "simple", True, Rgb, "R=1,G", [("style",)]),
    ],
)
def test_wrong_styles(
    place: str, style: Any, explode: bool, type_: Any, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert wrong(parameter(type_, place, style=style, explode=explode), text) == expected


def test_an_encoded_delimiter_belongs_to_a_text() -> None:
    facts = parameter(list[str], style="form")
    assert read(facts, "color=a%2Cb,c") == ["a,b", "c"]
    assert read(parameter(list[int], style="form"), "color=1%2C2") == [1, 2]


def test_empty_arrays() -> None:
    assert read(parameter(list[str], style="form"), "color=") == [""]
    assert read(parameter(list[int], style="form"), "color=") == []
    assert read(parameter(list[int], style="form"), None) is None


@pytest.mark.parametrize("place", ["query", "header", "cookie"])
def test_absent(place: str) -> None:
    assert read(parameter(int, place, style="form", default=7), None) == 7
    assert read(parameter(Sort, place, style="form", default="up"), None) is Sort.UP
    assert read(parameter(int, place, style="form"), None) is None
    assert wrong(parameter(int, place, style="form", required=True), None) == [("missing",)]


def test_an_exploded_object_takes_what_no_other_parameter_does() -> None:
    things = Things("ok")
    app = serve(
        operation(
            parameters=(
                parameter(dict[str, int], style="form", explode=True),
                parameter(int, name="limit", py_name="limit", style="form"),
            )
        ),
        handler=things,
    )
    assert ask(app, target="/things?a=1&limit=2&b=3").status == 200
    assert ask(app, target="/things?limit=2").status == 200
    assert things.calls == [{"color": {"a": 1, "b": 3}, "limit": 2}, {"color": None, "limit": 2}]


def test_deep_objects_may_hold_arrays() -> None:
    facts = parameter(dict[str, list[int]], style="deepObject", explode=True)
    assert read(facts, "color[a]=1&color[a]=2&color[b][]=3") == {"a": [1, 2], "b": [3]}


@pytest.mark.parametrize("place", ["path", "query", "header", "cookie"])
def test_content_is_json(place: str) -> None:
    facts = parameter(Rgb, place, content_type="application/json")
    text = '{"R":100,"G":200,"B":150}'
    written = text if place == "header" else quote(text, safe="")
    written = f"color={written}" if place in {"query", "cookie"} else written
    assert read(facts, written) == OBJECT
    assert wrong(facts, written.replace("100", "true")) == [("/R", "int_type")]
    assert wrong(facts, written.replace("100", "1:0")) == [("json_invalid",)]


def test_everything_wrong_is_said_at_once() -> None:
    things = Things("ok")
    app = serve(
        operation(
            path="/things/{id}",
            parameters=(
                parameter(int, "path", name="id", py_name="id", required=True),
                parameter(list[int], "query", name="q", py_name="q", style="form", explode=True),
                parameter(bool, "header", name="X-On", py_name="on", required=True),
                parameter(Sort, "cookie", name="c", py_name="c", style="form", required=True),
            ),
        ),
        handler=things,
    )
    answer = ask(app, target="/things/secret?q=1&q=hush")
    assert answer.violations() == [
        ("path", "id", "int_type"),
        ("query", "q", "/1", "int_type"),
        ("header", "X-On", "missing"),
        ("cookie", "c", "missing"),
    ]
    assert b"secret" not in answer.content
    assert b"hush" not in answer.content
    assert things.calls == []


def test_header_fields_of_one_name_are_one_list() -> None:
    things = Things("ok")
    facts = parameter(list[int], "header", name="X-Ids", py_name="ids")
    app = serve(operation(parameters=(facts,)), handler=things)
    assert ask(app, headers=[("x-ids", "1"), ("X-IDS", "2,3")]).status == 200
    assert things.calls == [{"ids": [1, 2, 3]}]


# --- What the client writes, the server reads -----------------------------------------------------

STYLES = [
    *(("path", style) for style in ("simple", "label", "matrix")),
    *(("query", style) for style in ("form", "spaceDelimited", "pipeDelimited", "deepObject")),
    ("header", "simple"),
    ("cookie", "form"),
]
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    [",", ".", "..", ";", "=", "&", "+", "%", "%2C", "|", " ", "/", "true", "1", "[", "]", "ü"]
)
number = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
SUBJECTS: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (str, text),
    (int, st.integers()),
    (float, st.floats(allow_nan=False, allow_infinity=False)),
    (bool, st.booleans()),
    (Sort, st.sampled_from(Sort)),
    (date, st.dates()),
    (list[str], st.lists(text, min_size=1, max_size=4)),
    (list[int], st.lists(st.integers(), min_size=1, max_size=4)),
    (list[bool], st.lists(st.booleans(), min_size=1, max_size=4)),
    (dict[str, str], st.dictionaries(text, text, min_size=1, max_size=4)),
    (dict[str, int], st.dictionaries(text, st.integers(), min_size=1, max_size=4)),
    (Rgb, st.builds(Rgb, R=st.integers(), G=st.integers(), B=st.integers())),
]


@pytest.mark.parametrize("explode", [False, True])
@pytest.mark.parametrize(("place", "style"), STYLES)
@given(st.data())
def test_what_the_client_writes_the_server_reads(
    place: str, style: Any, explode: bool, data: st.DataObject
) -> None:
    type_, values = data.draw(st.sampled_from(SUBJECTS))
    value = data.draw(values)
    facts = parameter(type_, place, style=style, explode=explode)
    try:
        written = getattr(Writer(facts), place)(value)
    except Unwritable:
        return
    if place == "path" and written in {".", ".."}:
        written = written.replace(".", "%2E")
    if written is not None:
        assert read(facts, written) == value


def test_names_that_look_like_brackets() -> None:
    facts = parameter(dict[str, int], "query", style="deepObject")
    for value in ({"][": 0}, {"a][": 0, "a": 1}, {"[]": 1}, {"": 1}):
        with pytest.raises(Unwritable, match="a name"):
            Writer(facts).query(value)
    exploded = parameter(dict[str, int], "query", style="form", explode=True)
    for value in ({"][": 0}, {"a][": 0, "a": 1}, {"[]": 1}, {"a[b]": 1}):
        assert read(exploded, Writer(exploded).query(value)) == value


@given(st.recursive(st.none() | st.booleans() | st.integers() | text, st.lists, max_leaves=5))
@pytest.mark.parametrize("place", ["path", "query", "header", "cookie"])
def test_content_is_read_as_written(place: str, value: Any) -> None:
    facts = parameter(Any, place, content_type="application/json")
    assert read(facts, getattr(Writer(facts), place)(value)) == value


def test_plain_enums() -> None:
    class Color(PlainEnum):
        RED = "red"
        ONE = 1

    assert read(parameter(Color, style="form"), "color=red") is Color.RED
    assert read(parameter(Color, style="form"), "color=1") is Color.ONE
    assert wrong(parameter(Color, style="form"), "color=blue") == [("enum",)]


class Known(ApiModel):
    a: int | None = None
    b: Rgb | None = None


class Closed(ClosedModel):
    a: int | None = None


class Further(OpenModel):
    a: int | None = None


OF_OBJECTS: list[tuple[Any, Any, bool]] = [
    ("query", "deepObject", True),
    ("query", "form", True),
    ("query", "form", False),
    ("header", "simple", False),
    ("path", "simple", True),
]


@pytest.mark.parametrize(("place", "style", "explode"), OF_OBJECTS)
def test_names_beyond_the_declared_ones_arrive_where_there_may_be_some(
    place: Any, style: Any, explode: bool
) -> None:
    facts = parameter(Further, place, style=style, explode=explode)
    written = getattr(Writer(facts), place)({"a": 1, "x": "y"})
    assert read(facts, written).to_dict() == {"a": 1, "x": "y"}


@pytest.mark.parametrize("type_", [Known, Closed])
@pytest.mark.parametrize(("place", "style", "explode"), OF_OBJECTS)
def test_names_that_the_document_does_not_know_are_not_sent(
    type_: Any, place: Any, style: Any, explode: bool
) -> None:
    writer = Writer(parameter(type_, place, style=style, explode=explode))
    with pytest.raises(Unwritable, match=r"color\.x: "):
        getattr(writer, place)({"a": 1, "x": "y"})
    assert getattr(writer, place)(type_(a=1))


def test_nor_are_those_inside() -> None:
    writer = Writer(parameter(Known, style="deepObject", explode=True))
    with pytest.raises(Unwritable, match=r"color\.b\.Q: "):
        writer.query({"b": {"R": 1, "G": 2, "B": 3, "Q": 4}})


def test_an_exploded_object_leaves_names_to_other_parameters() -> None:
    facts = parameter(Further, style="form", explode=True)
    violations: list[Any] = []
    reader = ParameterReader(facts, {"color", "other"})
    value = reader.read(incoming("query", "a=1&other=2&x[y]=3", "color"), violations)
    assert (value.to_dict(), violations) == ({"a": 1, "x": {"y": "3"}}, [])
