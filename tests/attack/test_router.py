"""Paths: matching costs what they weigh, before anybody is authenticated; long ones are 414."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.runtime.limits import MAX_PATH_BYTES, MAX_SEGMENT_BYTES, Limits
from generators.runtime.server.app import AppOptions
from generators.runtime.server.routing import Router
from tests.attack.growth import DISPATCHES, LINEAR, TIMES, growth, served, status_of
from tests.runtime.server.server_support import (
    Things,
    ask_raw,
    operation,
    parameter,
    response,
    serve,
)

MIXED = "/mix/{a}-{b}-{c}-{d}.json"


def router(*templates: str) -> Router[str]:
    result: Router[str] = Router(Limits(path_bytes=10**6, segment_bytes=10**6))
    for template in templates:
        result.add("GET", template, template)
    return result


@pytest.mark.parametrize(
    ("template", "path"),
    [
        (MIXED, lambda n: "/mix/" + "-" * n),
        ("/r/{a}-{b}.pdf", lambda n: "/r/" + "-x" * n),
        ("/r/{a}{b}{c}", lambda n: "/r/" + "%2D" * n + "%FF"),
        ("/r/{a}.{b}", lambda n: "/r/" + "%C3%A9" * n),
    ],
)
def test_matching_is_linear(template: str, path: Any) -> None:
    assert growth(lambda text: router(template).find("GET", text), path(20), path(20 * TIMES)) < (
        LINEAR
    )
    assert growth(
        lambda text: router(template).find("GET", text), path(2000), path(2000 * TIMES)
    ) < (LINEAR)


def test_matching_is_linear_in_segments_and_parameters() -> None:
    def template(count: int) -> str:
        return "".join(f"/{{p{n}}}" for n in range(count))

    counts = (500, 500 * TIMES)
    routers = {count: router(template(count)) for count in counts}

    def find(count: int) -> None:
        target, values, _ = routers[count].find("GET", "/x%20" * count)
        assert target is not None
        assert len(values) == count

    assert growth(find, *counts) < LINEAR


_pieces = st.sampled_from(["{}", "{}", "-", ".", "a", "é", ".json", "%2D"])


@given(
    st.lists(_pieces, min_size=2, max_size=6).filter(lambda parts: "{}" in parts),
    st.text("a-.é", min_size=1, max_size=9),
    st.booleans(),
)
def test_what_matches_is_what_an_expression_matches(
    parts: list[str], text: str, encoded: bool
) -> None:
    if parts == ["{}"]:
        return
    names = iter("abcdef")
    template = "".join(f"{{{next(names)}}}" if part == "{}" else part for part in parts)
    expression = "".join(
        "(.+)" if part == "{}" else re.escape(part.replace("%2D", "-")) for part in parts
    )
    match = re.fullmatch(expression, text)
    sent = "".join(f"%{byte:02x}" for byte in text.encode()) if encoded else text
    target, values, _ = router(f"/x/{template}").find("GET", f"/x/{sent}")
    if text in {".", ".."} and template.count("{") == 1 and template[0] + template[-1] == "{}":
        return  # a direction, not a name
    assert (target is None) == (match is None)
    if match is not None:
        expected = [
            "".join(f"%{byte:02x}" for byte in value.encode()) if encoded else value
            for value in match.groups()
        ]
        assert list(values.values()) == expected


THING = operation(
    path="/{a}-{b}.json/x",
    parameters=tuple(parameter(str, "path", name=name, py_name=name) for name in "ab"),
    responses=(response(dict[str, str]),),
    security=({"basic": ()},),
)


def _length(name: str) -> int:
    return len(name)


async def nobody(_: Any) -> None:
    return None


@pytest.mark.parametrize("dispatch", DISPATCHES)
def test_a_stranger_on_a_socket(dispatch: str) -> None:
    def get(port: int, path: str) -> int:
        return status_of(port, f"GET {path} HTTP/1.1\r\n".encode())

    with served(THING, dispatch=dispatch, authenticate=nobody) as port:
        assert get(port, "/1-2.json/x") == 401
        assert get(port, f"/{'-' * 3000}/x") == 404
        assert get(port, f"/{'-' * 3000}.json/x") == 401
        assert get(port, f"/{'-' * MAX_SEGMENT_BYTES}.json/x") == 414
        assert get(port, f"/{'/' * MAX_PATH_BYTES}") == 414
        assert get(port, "/1-2.json/x") == 401


def test_the_limits_are_options() -> None:
    app = serve(THING, handler=Things({}), authenticate=nobody, max_path_bytes=30)
    assert ask_raw(app, f"/{'1' * 20}-2.json/x").status == 401
    assert ask_raw(app, f"/{'1' * 22}-2.json/x").problem(414)
    app = serve(THING, handler=Things({}), authenticate=nobody, max_segment_bytes=10)
    assert ask_raw(app, "/123-5.json/x").status == 401
    assert ask_raw(app, "/1234-5.json/x").problem(414)


@pytest.mark.parametrize(
    "name", [name for name in AppOptions.__annotations__ if "max_" in name and "_of" not in name]
)
@pytest.mark.parametrize("limit", [0, True, "1"])
def test_a_limit_is_a_whole_number(name: str, limit: object) -> None:
    options: dict[str, Any] = {name: limit}
    with pytest.raises(ValueError, match=f"{name}: give a whole number above 0"):
        serve(THING, handler=Things({}), authenticate=nobody, **options)


def test_a_route_of_the_application_takes_longer_paths() -> None:
    app = serve(THING, handler=Things({}), authenticate=nobody, max_path_bytes=30)
    app.add_api_route("/files/{name:path}", _length)
    assert ask_raw(app, f"/files/{'1' * 100}").json == 100
