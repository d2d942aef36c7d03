"""How parameters are written: the table of the specification, and what it leaves out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import pytest
from pydantic import Field

from generators.runtime.client.calls import build_request
from generators.runtime.errors import RequestInvalid
from generators.runtime.models.base import AwareDatetime, StrEnum
from tests.runtime.client.client_support import BASE, Fault, Item, contract, operation, parameter

if TYPE_CHECKING:
    from generators.runtime.operations import Parameter
    from generators.runtime.transports.base import Request

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}
TYPES: dict[type, Any] = {str: str, list: list[str], dict: dict[str, int]}


def build(fact: Parameter, value: object, path: str = "/items") -> Request:
    path = f"/items/{{{fact.name}}}" if fact.location == "path" else path
    return build_request(contract(), BASE, operation(fact, path=path), {fact.py_name: value})


def written(fact: Parameter, value: object) -> str:
    """Return what the parameter added to the request."""
    request = build(fact, value)
    match fact.location:
        case "path":
            return request.url.removeprefix(f"{BASE}/items/")
        case "query":
            return request.url.removeprefix(f"{BASE}/items").removeprefix("?")
        case "header":
            return request.headers[fact.name]
        case _:
            return request.headers["Cookie"]


def refused(fact: Parameter, value: object) -> str:
    with pytest.raises(RequestInvalid) as caught:
        build(fact, value)
    assert str(caught.value).startswith("callItems: nothing was sent, ")
    return "; ".join(f"{where}: {message}" for where, message in caught.value.problems)


# OpenAPI 3.1.1, "Style Examples": location, style, explode, then string, array, object.
TABLE: list[tuple[str, str, bool, str | None, str | None, str | None]] = [
    (
        "path", "matrix", False,
        ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150",
    ),
    (
        "path", "matrix", True,
        ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150",
    ),
    ("path", "label", False, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    ("path", "label", True, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    ("path", "simple", False, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("path", "simple", True, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("header", "simple", False, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("header", "simple", True, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    (
        "query", "form", False,
        "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150",
    ),
    (
        "query", "form", True,
        "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150",
    ),
    (
        "cookie", "form", False,
        "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150",
    ),
    # The table has `&` here, which no cookie parser splits: each value is a cookie of its own.
    (
        "cookie", "form", True,
        "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150",
    ),
    (
        "query", "spaceDelimited", False,
        None, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150",
    ),
    (
        "query", "pipeDelimited", False,
        None, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150",
    ),
    (
        "query", "deepObject", True,
        None, None, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
    ),
]  # fmt: skip
ROWS = [
    pytest.param(
        location, style, explode, value, expected, id=f"{location}-{style}-{explode}-{kind}"
    )
    for location, style, explode, *cells in TABLE
    for kind, value, expected in zip(
        ("string", "array", "object"), ("blue", ARRAY, OBJECT), cells, strict=True
    )
    if expected is not None
]


@pytest.mark.parametrize(("location", "style", "explode", "value", "expected"), ROWS)
def test_the_specifications_table(
    location: str, style: str, explode: bool, value: Any, expected: str
) -> None:
    fact = parameter(location, TYPES[type(value)], style=style, explode=explode)
    assert written(fact, value) == expected


@pytest.mark.parametrize(
    ("location", "style", "expected"),
    [
        ("path", "matrix", ";color"),
        ("path", "label", "%2E"),  # "." alone is a segment that would be resolved away
        ("query", "form", "color="),
        ("header", "simple", ""),
        ("cookie", "form", "color="),
    ],
)
def test_the_empty_string(location: str, style: str, expected: str) -> None:
    assert written(parameter(location, style=style), "") == expected


def test_an_empty_path_segment_is_refused() -> None:
    assert refused(parameter("path"), "") == "color: is empty: a path parameter must not be"


@pytest.mark.parametrize("location", ["query", "header", "cookie"])
@pytest.mark.parametrize("explode", [False, True])
@pytest.mark.parametrize("value", [[], {}])
def test_empty_arrays_and_objects_are_left_out(location: str, explode: bool, value: Any) -> None:
    request = build(parameter(location, TYPES[type(value)], explode=explode), value)
    assert request.url == f"{BASE}/items"
    assert set(request.headers) == {"Accept", "User-Agent"}


@pytest.mark.parametrize("location", ["query", "header", "cookie"])
def test_none_is_left_out(location: str) -> None:
    request = build(parameter(location), None)
    assert request.url == f"{BASE}/items"
    assert set(request.headers) == {"Accept", "User-Agent"}


@pytest.mark.parametrize("location", ["path", "query", "header", "cookie"])
def test_none_for_a_required_parameter_is_refused(location: str) -> None:
    assert refused(parameter(location, required=True), None) == "color: is required"


class Color(StrEnum):
    BLUE = "blue"
    LIGHT = "light blue"


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (bool, True, "true"),
        (bool, False, "false"),
        (int, 12, "12"),
        (int, -(10**30), "-1" + "0" * 30),
        (float, 0.1, "0.1"),
        (float, 1e22, "1e%2B22"),
        (Color, Color.LIGHT, "light%20blue"),
        (Color, "blue", "blue"),
        (Color, Color.unlisted("new one"), "new%20one"),
        (UUID, UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (UUID, str(UUID(int=1)), "00000000-0000-0000-0000-000000000001"),
        (datetime.date, datetime.date(2025, 3, 28), "2025-03-28"),
        (
            AwareDatetime,
            datetime.datetime(2025, 3, 28, 11, 34, 43, tzinfo=datetime.UTC),
            "2025-03-28T11%3A34%3A43Z",
        ),
        (AwareDatetime, "2025-03-28T11:34:43.120+02:00", "2025-03-28T11%3A34%3A43.120%2B02%3A00"),
        (list[int], (1, 2), "1&color=2"),
        (list[str | None], ["a", None, "b"], "a&color=b"),
    ],
)
def test_values_take_their_json_form(type_: Any, value: object, expected: str) -> None:
    assert written(parameter("query", type_), value) == f"color={expected}"


@pytest.mark.parametrize(
    ("type_", "value", "message"),
    [
        (int, "5", "valid integer"),
        (int, True, "valid integer"),
        (int, 5.5, "valid integer"),
        (str, 5, "valid string"),
        (bool, 1, "valid boolean"),
        (Annotated[int, Field(ge=1, le=100)], 101, "less than or equal to 100"),
        (Annotated[str, Field(max_length=3)], "blue", "at most 3 characters"),
        (list[int], ["x"], "color.0: "),
        (Item, {"name": 1}, "color.name: "),
        (float, float("nan"), "no JSON form"),
        (Any, object(), "no JSON form"),
        (str, "\ud800", "UTF-8"),
        (list[list[str]], [["a"], []], "color[1]: an empty item of a list has no form"),
        (dict[str, Any], {"a": {"b[": 1}}, "color.a: a name holds a bracket"),
    ],
)
def test_wrong_values_are_refused(type_: Any, value: object, message: str) -> None:
    assert message in refused(parameter("query", type_), value)


def test_all_problems_are_named_at_once() -> None:
    op = operation(
        parameter("query", int, name="limit", py_name="limit"),
        parameter("header", name="X-Trace", py_name="x_trace", required=True),
    )
    with pytest.raises(RequestInvalid) as caught:
        build_request(contract(), BASE, op, {"limit": "x"}, {"a": 1})
    assert [where for where, _ in caught.value.problems] == ["limit", "x_trace", "body"]


def test_an_argument_the_operation_does_not_have_is_refused() -> None:
    with pytest.raises(TypeError, match="callItems has no parameter colour"):
        build_request(contract(), BASE, operation(parameter("query")), {"colour": "blue"})


def test_models_are_objects_with_wire_names() -> None:
    assert written(parameter("query", Item), Item(name="a b", count=2)) == "name=a%20b&count=2"
    assert written(parameter("query", Item), {"name": "a"}) == "name=a"
    assert written(parameter("query", Item, style="deepObject"), Item(name="a")) == (
        "color%5Bname%5D=a"
    )
    assert refused(parameter("query", Item), Fault(code="x")) == "color.name: Field required"


@pytest.mark.parametrize(
    ("location", "style", "value"),
    [
        ("query", "spaceDelimited", ["light blue", "x"]),
        ("query", "pipeDelimited", ["a|b", "x"]),
        ("header", "simple", ["a,b", "x"]),
    ],
)
def test_an_item_that_holds_the_delimiter_is_refused(location: str, style: str, value: Any) -> None:
    assert "separates the items" in refused(
        parameter(location, list[str], style=style, explode=False), value
    )


def test_delimiters_in_items_are_encoded_where_they_can_be() -> None:
    assert written(parameter("query", list[str], explode=False), ["a,b", "c"]) == "color=a%2Cb,c"
    assert written(parameter("path", list[str]), ["a,b", "c"]) == "a%2Cb,c"
    fact = parameter("path", list[str], style="label", explode=True)
    assert written(fact, ["a.b", "c"]) == ".a%2Eb.c"


@pytest.mark.parametrize("value", ["x9\r\nX-Evil: 1", "x9\nb", "x9\0b", " x9", "x9 ", "x9\u20ac"])
def test_header_values_that_would_not_arrive_are_refused(value: str) -> None:
    problem = refused(parameter("header", name="X-Color"), value)
    assert problem.startswith("color: ")
    assert "x9" not in problem


def test_allow_reserved() -> None:
    fact = parameter("query", allow_reserved=True)
    assert written(fact, "a/b?c:d@e!$'()*,;+%20%zz <#[]>") == (
        "color=a/b?c:d@e!$'()*,;+%20%25zz%20%3C%23%5B%5D%3E"
    )
    assert written(parameter("query"), "a/b") == "color=a%2Fb"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("path", "%7B%22name%22%3A%22%C3%A9%20%2F%22%7D"),
        ("query", "color=%7B%22name%22%3A%22%C3%A9%20%2F%22%7D"),
        ("header", r'{"name":"\u00e9 /"}'),
        ("cookie", "color={%22name%22:%22%C3%A9%20/%22}"),
    ],
)
def test_parameters_declared_by_content_are_json(location: str, expected: str) -> None:
    fact = parameter(location, Item, content_type="application/json")
    assert written(fact, {"name": "é /"}) == expected


def test_names_are_encoded_too() -> None:
    fact = parameter("query", name="filter[näme]&x")
    assert written(fact, "a") == "filter%5Bn%C3%A4me%5D%26x=a"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (".", "%2E"),
        ("..", "%2E%2E"),
        ("...", "..."),
        ("../../admin", "..%2F..%2Fadmin"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("%2e%2e", "%252e%252e"),
        ("a;b=c", "a%3Bb%3Dc"),
        ("\\..\\", "%5C..%5C"),
    ],
)
def test_a_path_value_stays_one_segment(value: str, expected: str) -> None:
    assert written(parameter("path"), value) == expected


def test_a_segment_made_of_several_parts_stays_a_segment() -> None:
    op = operation(
        parameter("path", name="a", py_name="a"),
        parameter("path", name="b", py_name="b"),
        path="/x/{a}{b}/é y",
    )
    request = build_request(contract(), BASE, op, {"a": ".", "b": "."})
    assert request.url == f"{BASE}/x/%2E%2E/%C3%A9%20y"
