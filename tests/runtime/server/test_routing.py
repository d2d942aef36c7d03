"""Paths: precedence, values as they were sent, what is no path of the API."""

from __future__ import annotations

import contextlib
from typing import Any, Literal
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.document.routing import Routes
from generators.runtime.client.calls import build_request
from generators.runtime.server.routing import Router, raw_path, server_path
from tests.runtime.server.server_support import (
    Things,
    ask,
    ask_raw,
    contract,
    operation,
    parameter,
    serve,
)


def router(*templates: str) -> Router[str]:
    result: Router[str] = Router()
    for template in templates:
        method, _, path = template.partition(" ") if template[0] != "/" else ("GET", "", template)
        result.add(method, path, template)
    return result


@pytest.mark.parametrize(
    ("templates", "path", "expected"),
    [
        (["/pets/{id}", "/pets/mine"], "/pets/mine", "/pets/mine"),
        (["/pets/{id}", "/pets/mine"], "/pets/yours", "/pets/{id}"),
        (["/{a}/books", "/library/{b}"], "/library/books", "/library/{b}"),
        (["/{a}/b/{c}", "/a/{b}/d"], "/a/b/c", "/{a}/b/{c}"),
        (["/f/{x}", "/f/{x}.json", "/f/{x}-{y}.json"], "/f/a-b.json", "/f/{x}-{y}.json"),
        (["/f/{x}", "/f/{x}.json", "/f/{x}-{y}.json"], "/f/a.json", "/f/{x}.json"),
        (["/f/{x}", "/f/{x}.json", "/f/{x}-{y}.json"], "/f/a", "/f/{x}"),
        (["/a"], "/%61", "/a"),
        (["/a b"], "/a%20b", "/a b"),
        (["/a:do"], "/a%3Ado", "/a:do"),
        (["/{x}:do"], "/1%3ado", "/{x}:do"),
        (["/"], "/", "/"),
        (["/a/"], "/a/", "/a/"),
    ],
)
def test_the_concrete_path_wins(templates: list[str], path: str, expected: str) -> None:
    for order in (templates, templates[::-1]):
        assert router(*order).find("GET", path)[0] == expected


@pytest.mark.parametrize(
    ("template", "path"),
    [
        ("/a", "/a/"),
        ("/a/", "/a"),
        ("/a", "//a"),
        ("/a", "a"),
        ("/a", ""),
        ("/a/{x}", "/a/"),
        ("/a/{x}", "/a//"),
        ("/a/{x}", "/a/."),
        ("/a/{x}", "/a/.."),
        ("/a/{x}", "/a/b/c"),
        ("/a/{x}", "/a/%FF"),
        ("/a/{x}/b", "/a//b"),
        ("/a/{x}-{y}", "/a/-"),
        ("/a/{x}-{y}", "/a/1-"),
        ("/a.json", "/aXjson"),
        ("/{x}.json", "/aXjson"),
    ],
)
def test_no_path(template: str, path: str) -> None:
    assert router(template).find("GET", path) == (None, {}, frozenset())


def test_a_templated_path_serves_the_methods_that_the_concrete_one_lacks() -> None:
    found = router("GET /pets/mine", "DELETE /pets/{id}")
    assert found.find("DELETE", "/pets/mine")[:2] == ("DELETE /pets/{id}", {"id": "mine"})
    assert found.find("PUT", "/pets/mine") == (None, {}, frozenset({"GET", "DELETE"}))
    assert found.find("PUT", "/pets/1") == (None, {}, frozenset({"DELETE"}))


def test_two_operations_at_one_place() -> None:
    with pytest.raises(ValueError, match=r"GET /a/\{y\}"):
        router("/a/{x}", "/a/{y}")


def test_a_name_may_hold_a_slash() -> None:
    found = router("GET /a/{x/y}/b", "GET /a/{x/y}.{z}")
    assert found.find("GET", "/a/1/b")[1] == {"x/y": "1"}
    assert found.find("GET", "/a/1.2")[1] == {"x/y": "1", "z": "2"}
    facts = contract(
        operation(
            path="/a/{x/y}/b",
            parameters=(parameter(str, "path", name="x/y", py_name="x_y", required=True),),
        )
    )
    request = build_request(facts, "", facts.operations[0], {"x_y": "1"})
    assert request.url == "/a/1/b"
    assert [*Routes(["/a/{x/y}/b"]).match("/a/1/b")] == [("/a/{x/y}/b", {"x/y": "1"})]


def test_names_may_differ_between_methods() -> None:
    found = router("GET /a/{x}", "PUT /a/{y-z}")
    assert found.find("PUT", "/a/1")[1] == {"y-z": "1"}


_segments = st.sampled_from(["a", "b", "{x}", "{y}", "{x}.a", "a{x}", ""])
_templates = st.lists(_segments, min_size=1, max_size=3).map(lambda parts: "/" + "/".join(parts))


@given(
    st.sets(_templates, min_size=1, max_size=6),
    st.lists(st.sampled_from(["a", "b", "c", "b.a", "ab", "", ".."]), min_size=1, max_size=3),
)
def test_an_encoded_letter_changes_nothing(templates: set[str], segments: list[str]) -> None:
    # Paths with a `%` are found in another way than those without.
    known: Router[str] = Router()
    for template in sorted(templates):
        with contextlib.suppress(ValueError):  # names of parameters may repeat each other's place
            known.add("GET", template, template)
    plain = "/" + "/".join(segments)
    encoded = plain.replace("a", "%61").replace("b", "%62").replace("c", "%63")
    target, values, allowed = known.find("GET", encoded)
    decoded = {name: unquote(value) for name, value in values.items()}
    assert known.find("GET", plain) == (target, decoded, allowed)


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_value_arrives(first: str, second: str) -> None:
    def dots(text: str) -> str:
        return quote(text, safe="").replace(".", "%2E")

    for text in (first, second):
        try:
            text.encode()
        except UnicodeEncodeError:
            return
    target, values, _ = router("/a/{x}/{y-z}").find("GET", f"/a/{dots(first)}/{dots(second)}")
    assert target is not None
    assert values == {"x": dots(first), "y-z": dots(second)}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("/f/a.tar.gz", {"x": "a.tar", "y": "gz"}),
        ("/f/a.tar%2Egz", {"x": "a", "y": "tar%2Egz"}),
        ("/f/a%2Etar.gz", {"x": "a%2Etar", "y": "gz"}),
        ("/f/a%2Egz", {"x": "a", "y": "gz"}),
    ],
)
def test_what_was_sent_as_it_is_divides(path: str, values: dict[str, str]) -> None:
    assert router("/f/{x}.{y}").find("GET", path)[1] == values


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/f/1:do", "POST /f/{x}:do"),
        ("/f/1%3Ado", "POST /f/{x}"),
        ("/f/mine%21", "POST /f/{x}"),
        ("/f/mine!", "POST /f/mine!"),
        ("/g/1%3Ado", "POST /g/{x}:do"),  # where nothing else is meant
    ],
)
def test_an_encoded_reserved_character_is_of_the_value(path: str, expected: str) -> None:
    templates = ("POST /f/{x}", "POST /f/{x}:do", "POST /f/mine!", "POST /g/{x}:do")
    assert router(*templates).find("POST", path)[0] == expected


def _shared(template: str, **types: Any) -> tuple[Any, Things]:
    things = Things("ok")
    parameters = tuple(
        parameter(type_, "path", name=name, py_name=name, required=True)
        for name, type_ in types.items()
    )
    return serve(operation(path=template, parameters=parameters), handler=things), things


@pytest.mark.parametrize(
    ("template", "types", "path", "values"),
    [
        ("/{a}-{b}", {"a": int, "b": str}, "/1-b-c", {"a": 1, "b": "b-c"}),
        ("/{a}-{b}", {"a": int, "b": str}, "/-1-b-c", {"a": -1, "b": "b-c"}),
        ("/{a}-{b}", {"a": str, "b": int}, "/a-b-1", {"a": "a-b", "b": 1}),
        ("/{a}-{b}-{c}", {"a": str, "b": int, "c": str}, "/a-b-1-c-d", {"b": 1, "c": "c-d"}),
        ("/{a}.{b}", {"a": str, "b": Literal["tar.gz", "gz"]}, "/x.tar.gz", {"a": "x.tar"}),
        ("/{a}.{b}", {"a": str, "b": Literal["tar.gz", "zip"]}, "/x.tar.gz", {"b": "tar.gz"}),
        ("/{a}{b}", {"a": Literal["x", "xy"], "b": int}, "/xy1", {"a": "xy", "b": 1}),
    ],
)
def test_values_decide(
    template: str, types: dict[str, Any], path: str, values: dict[str, object]
) -> None:
    app, things = _shared(template, **types)
    assert ask(app, target=path).status == 200
    assert things.calls[0].items() >= values.items()


def test_where_no_value_fits_the_last_place_is_told() -> None:
    app, _ = _shared("/{a}-{b}", a=str, b=int)
    problem = ask(app, target="/x-y-z").problem(422)
    assert [item["parameter"] for item in problem["violations"]] == ["b"]


@given(st.text("a.-%:é~", min_size=1), st.text("b.-%:,x", min_size=1), st.text("c.-", min_size=1))
def test_values_of_one_segment_arrive(first: str, second: str, third: str) -> None:
    for template in ("/{a}.{b}-{c}", "/v{a}:{b}...{c}", "/{a}~{b}~{c}.json"):
        facts = contract(
            operation(
                path=template,
                parameters=tuple(
                    parameter(str, "path", name=name, py_name=name, required=True) for name in "abc"
                ),
            )
        )
        values = {"a": first, "b": second, "c": third}
        request = build_request(facts, "", facts.operations[0], values)
        target, sent, _ = router(template).find("GET", request.url)
        assert target == template
        assert {name: unquote(text) for name, text in sent.items()} == values


WEIRD = ["a/b", "..", ".", "a b", "ü", "%", "a%2Fb", "{x}", "?", "#", ";", ",", "+", "\n", "💥"]


@pytest.mark.parametrize("value", WEIRD)
def test_weird_values_reach_the_handler(value: str) -> None:
    things = Things("ok")
    app = serve(
        operation(
            path="/a/{pet-id}/b",
            parameters=(parameter(str, "path", name="pet-id", py_name="pet_id", required=True),),
        ),
        handler=things,
        url="https://example.com/v1/",
    )
    encoded = quote(value, safe="").replace(".", "%2E")
    assert ask(app, target=f"/v1/a/{encoded}/b").status == 200
    assert ask_raw(app, f"/v1/a/{encoded}/b").status == 200
    assert things.calls == [{"pet_id": value}] * 2


def test_two_parameters_in_one_segment() -> None:
    things = Things("ok")
    app = serve(
        operation(
            path="/r/{x}-{y}.json",
            parameters=(
                parameter(int, "path", name="x", py_name="x", required=True),
                parameter(str, "path", name="y", py_name="y", required=True),
            ),
        ),
        handler=things,
    )
    assert ask(app, target="/r/1-b%2Dc.json").status == 200
    assert things.calls == [{"x": 1, "y": "b-c"}]


def test_the_path_of_the_first_server() -> None:
    assert server_path("/") == ""
    assert server_path("https://example.com") == ""
    assert server_path("https://example.com/a/b/") == "/a/b"
    assert server_path("/v1") == "/v1"
    app = serve(operation(), handler=Things("ok"), url="https://example.com/v1")
    assert ask(app, target="/v1/things").status == 200
    ask(app, target="/things").problem(404)
    ask(app, target="/v1things").problem(404)
    moved = serve(operation(), handler=Things("ok"), url="/v1", path_prefix="/v2/")
    assert ask(moved, target="/v2/things").status == 200
    moved = serve(operation(), handler=Things("ok"), url="/v1", path_prefix="")
    assert ask(moved, target="/things").status == 200


def scope(path: str, raw: bytes | None = None, root: str = "") -> dict[str, object]:
    return {"path": path, "root_path": root, **({} if raw is None else {"raw_path": raw})}


@pytest.mark.parametrize(
    ("given_scope", "expected"),
    [
        (scope("/a/b", b"/a/b"), "/a/b"),
        (scope("/a/b", b"/a%2Fb"), "/a%2Fb"),
        (scope("/a%2Fb", b"/a%252Fb"), "/a%252Fb"),
        (scope("/a b"), "/a%20b"),
        (scope("/a%b"), "/a%25b"),
        (scope("/rewritten", b"/a%2Fb"), "/rewritten"),
        (scope("/a", b"/a?x=1"), "/a"),
        (scope("/mount/a/b", b"/mount/a%2Fb", "/mount"), "/a%2Fb"),
        (scope("/rööt/a", b"/r%C3%B6%C3%B6t/a", "/rööt"), "/a"),
        (scope("/rooted/a", b"/rooted/a", "/root"), "/rooted/a"),
        (scope("/root", b"/root", "/root"), ""),
    ],
)
def test_raw_path(given_scope: dict[str, object], expected: str) -> None:
    assert raw_path(given_scope) == expected  # type: ignore[arg-type]


def test_methods() -> None:
    app = serve(
        operation(),
        operation(id="b", method="DELETE"),
        operation(
            id="c",
            method="PUT",
            path="/{x}",
            parameters=(parameter(str, "path", name="x", py_name="x", required=True),),
        ),
        handler=Things("ok"),
    )
    for method in ("POST", "HEAD", "OPTIONS", "TRACE"):
        answer = ask(app, method)
        assert answer.status == 405
        assert answer.headers["allow"] == "DELETE, GET, PUT"
    ask(app, "POST").problem(405)
    assert ask(app, "DELETE").status == 200


def test_head_where_documented() -> None:
    things = Things("ok")
    app = serve(operation(method="HEAD", responses=()), handler=Things(), url="/")
    assert ask(app, "HEAD").status == 204
    app = serve(operation(method="HEAD"), handler=things)
    answer = ask_raw(app, "/things", method="HEAD")
    assert (answer.status, answer.content, answer.headers["content-length"]) == (200, b"", "4")
    missing = serve(operation(method="HEAD"), handler=None)
    assert ask_raw(missing, "/things", method="HEAD").content == b""
