"""Bodies of which a handler takes one item at a time: what it is given, and what is refused."""

from __future__ import annotations

import asyncio
import json
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from generators.runtime.arrays.splitting import check_syntax, members_of, object_of, split
from generators.runtime.models.base import ApiModel, ClosedModel
from generators.runtime.operations import ItemArray
from generators.runtime.server import Item, ItemBody, ProblemError
from generators.runtime.validation.strict import BrokenJson
from tests.runtime.server.server_support import Things, ask_raw, body, operation, send, serve


class Size(ClosedModel):
    width: float | None = None


class Pet(ClosedModel):
    name: str
    age: int | None = None
    size: Size | None = None


class Litter(ApiModel):
    pets_born: Annotated[list[Pet], Field(alias="petsBorn", min_length=1)]
    place: Annotated[str | None, Field(min_length=2)] = None
    born_on: Annotated[str | None, Field(alias="bornOn")] = None


class Loose(ApiModel):
    _nullable = frozenset({"pets"})

    pets: list[Pet] | None = None


LITTER = ItemArray(type=lambda: Pet, name="petsBorn", min_items=1)
LOOSE = ItemArray(type=lambda: Pet, name="pets", max_items=2)
ITSELF = ItemArray(type=lambda: Pet)


class Keeper(Things):
    """Remembers each item of what it is sent."""

    def __init__(self) -> None:
        super().__init__("kept")
        self.items: list[Item[Any]] = []
        self.head: Any = None

    async def do(self, *, body: ItemBody[Any, Any] | None = None, **_: Any) -> Any:
        self.calls.append({})
        if body is not None:
            self.head = body.head
            self.items = [item async for item in body]
        return self.result

    async def valid(self, *, body: ItemBody[Any, Any]) -> list[str]:
        return [pet.name async for pet in body.valid()]

    async def checked(self, *, body: ItemBody[Any, Any]) -> int:
        await body.check()
        return len([item async for item in body])

    def plain(self, *, body: ItemBody[Any, Any]) -> list[str]:
        asyncio_is_elsewhere()
        return [pet.name for pet in body.valid()]

    async def careless(self, *, body: ItemBody[Any, Any]) -> list[str]:
        return [item.value.name async for item in body]


def asyncio_is_elsewhere() -> None:
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()


def app_for(type_: Any, array: ItemArray, method: str = "do", **more: Any) -> tuple[Any, Keeper]:
    keeper = Keeper()
    facts = {"method": "POST", "py_name": method}
    return serve(operation(**facts, body=body(type_, array=array, **more)), handler=keeper), keeper


def where(errors: Any) -> list[tuple[str, str]]:
    return [(error["pointer"], error["code"]) for error in errors]


# --- what a handler is given ----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["{head}, {pets}", "{pets}, {head}"])
def test_the_head_and_each_item(text: str) -> None:
    app, keeper = app_for(Litter, LITTER)
    pets = '"petsBorn" :\n [ {"name": "a"} ,{"name":"ü", "age": 2.0}\t]'
    head = '"place": "Ur", "bornOn": "today", "more": {"x": [1]}'
    content = "\r\n {" + text.format(head=head, pets=pets) + "} "
    assert send(app, content.encode()).status == 200
    assert [(item.index, item.errors) for item in keeper.items] == [(0, ()), (1, ())]
    assert [item.value for item in keeper.items] == [Pet(name="a"), Pet(name="ü", age=2)]
    assert keeper.items[1].data == {"name": "ü", "age": 2.0}
    assert keeper.head.to_dict() == {"place": "Ur", "bornOn": "today", "more": {"x": [1]}}
    assert type(keeper.head) is Litter
    assert keeper.head.pets_born == []
    assert "pets_born" not in keeper.head.model_fields_set


def test_an_escaped_name_is_the_same_name() -> None:
    app, keeper = app_for(Loose, LOOSE)
    assert send(app, b'{"\\u0070ets": [{"name": "a"}]}').status == 200
    assert [item.value.name for item in keeper.items] == ["a"]


def test_a_python_name_is_no_name() -> None:
    app, keeper = app_for(Litter, LITTER)
    answer = send(app, {"pets_born": [{"name": "a"}]})
    assert answer.violations() == [("body", "/petsBorn", "missing")]
    assert keeper.calls == []


def test_the_body_itself() -> None:
    app, keeper = app_for(list[Pet], ITSELF)
    assert send(app, b"\xef\xbb\xbf" + b' [{"name": "a"},{"nome": "b"}]').status == 200
    assert keeper.head is None
    assert keeper.items[0].value == Pet(name="a")
    assert where(keeper.items[1].errors) == [("/1/name", "missing")]


@pytest.mark.parametrize("content", [b"[]", b" [ \n ] ", b'{"pets":[ ]}', b"{}"])
def test_no_items(content: bytes) -> None:
    type_, array = (list[Pet], ITSELF) if b"[" in content[:2] else (Loose, LOOSE)
    app, keeper = app_for(type_, array)
    assert send(app, content).status == 200
    assert (len(keeper.calls), keeper.items) == (1, [])


def test_null_where_it_may_be() -> None:
    app, keeper = app_for(Loose, LOOSE)
    assert send(app, {"pets": None}).status == 200
    assert keeper.head.to_dict() == {"pets": None}
    assert keeper.items == []


def test_null_where_it_may_not_be() -> None:
    app, keeper = app_for(Litter, LITTER)
    answer = send(app, {"petsBorn": [{"name": "a"}], "place": None})
    assert answer.violations() == [("body", "/place", "unexpected_null")]
    assert keeper.calls == []
    assert send(app, {"petsBorn": [{"name": "a"}, {"name": "b", "age": None}]}).status == 200
    assert where(keeper.items[1].errors) == [("/petsBorn/1/age", "unexpected_null")]


@pytest.mark.parametrize(
    "text",
    [
        '{"petsBorn": [], "petsBorn": [{"name": "a"}]}',
        '{"petsBorn": [{"name": "a"}], "place": "Ur", "pl\\u0061ce": "Ur"}',
        '{"petsBorn": [{"name": "a"}], "more": {"x": 1, "x": 2}}',
    ],
)
def test_names_stand_once(text: str) -> None:
    app, keeper = app_for(Litter, LITTER)
    detail = send(app, text.encode()).problem(400)["detail"]
    assert "occurs twice in one object" in detail
    assert keeper.calls == []


def test_the_last_counts_where_a_name_stands_twice_in_an_item() -> None:
    app, keeper = app_for(Litter, LITTER)
    text = b'{"petsBorn": [{"name": "a", "name": "b"}]}'
    assert send(app, text).status == 200
    assert keeper.items[0].value == Pet(name="b")


def test_no_body_where_none_is_needed() -> None:
    app, keeper = app_for(list[Pet], ITSELF, required=False)
    assert send(app, b"").status == 200
    assert len(keeper.calls) == 1
    app, keeper = app_for(list[Pet], ITSELF)
    send(app, b"").problem(400)
    assert keeper.calls == []


def test_items_of_any_type() -> None:
    app, keeper = app_for(
        list[int | str], ItemArray(type=lambda: Annotated[int, Field(ge=0)] | str)
    )
    assert send(app, b'[1,"]",-1,"\\"",[],12345678901234567890]').status == 200
    values = [item.value for item in keeper.items if not item.errors]
    assert values == [1, "]", '"', 12345678901234567890]
    assert [item.index for item in keeper.items if item.errors] == [2, 4]


# --- what is wrong with items ---------------------------------------------------------------------

BROKEN = [
    {"name": "a"},
    {"name": 1, "age": "x"},
    "hush",
    {"name": "b", "sighs": 1},
    {"name": "c", "size": {"width": 1, "hush/": 2}},
    {"name": "d", "age": 3},
]
ERRORS = [
    ("/petsBorn/1/name", "string_type"),
    ("/petsBorn/1/age", "int_type"),
    ("/petsBorn/2", "model_type"),
    ("/petsBorn/3/sighs", "unexpected_field"),
    ("/petsBorn/4/size/hush~1", "unexpected_field"),
]


def test_each_item_has_its_own_errors() -> None:
    app, keeper = app_for(Litter, LITTER)
    assert send(app, {"petsBorn": BROKEN}).status == 200
    assert [item.index for item in keeper.items] == list(range(6))
    assert [item.index for item in keeper.items if item.errors] == [1, 2, 3, 4]
    assert where(error for item in keeper.items for error in item.errors) == ERRORS
    assert [item.data for item in keeper.items] == BROKEN
    assert "hush" not in str([e["message"] for item in keeper.items for e in item.errors])
    with pytest.raises(ProblemError) as raised:
        _ = keeper.items[1].value
    assert (raised.value.status, where(raised.value.violations)) == (422, ERRORS[:2])


@pytest.mark.parametrize("method", ["valid", "checked", "plain"])
def test_all_errors_at_once(method: str) -> None:
    app, _ = app_for(Litter, LITTER, method)
    answer = send(app, {"petsBorn": BROKEN})
    assert answer.violations() == [("body", *error) for error in ERRORS]
    expected = 1 if method == "checked" else ["a"]
    assert send(app, {"petsBorn": BROKEN[:1]}).json == expected


def test_values_are_given_until_one_is_wrong() -> None:
    app, keeper = app_for(list[Pet], ITSELF)
    names: list[str] = []

    async def do(*, body: ItemBody[Any, Any]) -> None:
        async for pet in body.valid():
            names.append(pet.name)  # noqa: PERF401 - as it comes

    keeper.do = do  # type: ignore[method-assign]
    app = serve(operation(method="POST", body=body(list[Pet], array=ITSELF)), handler=keeper)
    send(app, [{"name": "a"}, {}, {"name": "b"}]).problem(422)
    assert names == ["a"]


def test_an_answer_lists_a_hundred_errors() -> None:
    app, _ = app_for(list[Pet], ITSELF, "valid")
    problem = send(app, [{}] * 250).problem(422)
    assert len(problem["violations"]) == 100
    assert problem["detail"] == (
        "The request has more than 100 violations; the first 100 are listed."
    )


def test_forgetting_errors_is_a_422() -> None:
    app, _ = app_for(list[Pet], ITSELF, "careless")
    assert send(app, [{"name": "a"}, {}]).violations() == [("body", "/1/name", "missing")]


@pytest.mark.parametrize(
    ("text", "code"), [("[" * 300 + "]" * 300, "json_invalid"), ("9" * 5000, "json_invalid")]
)
def test_an_item_that_cannot_be_read(text: str, code: str) -> None:
    app, keeper = app_for(list[Any], ItemArray(type=lambda: Any))
    assert send(app, f"[1,{text},2]".encode()).status == 200
    assert [item.index for item in keeper.items] == [0, 1, 2]
    assert where(keeper.items[1].errors) == [("/1", code)]
    assert keeper.items[1].data is None
    assert keeper.items[2].value == 2


# --- what is wrong with the rest ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, [("/petsBorn", "missing")]),
        ({"place": "Ur"}, [("/petsBorn", "missing")]),
        ({"petsBorn": None}, [("/petsBorn", "list_type")]),
        ({"petsBorn": {"0": {}}}, [("/petsBorn", "list_type")]),
        ({"petsBorn": "[]"}, [("/petsBorn", "list_type")]),
        ({"petsBorn": []}, [("/petsBorn", "too_short")]),
        (
            {"petsBorn": [], "place": "U"},
            [("/place", "string_too_short"), ("/petsBorn", "too_short")],
        ),
        ({"petsBorn": [{}], "place": 1}, [("/place", "string_type")]),
        ([{"name": "a"}], [("", "model_type")]),
        ("hush", [("", "model_type")]),
        (None, [("", "model_type")]),
        (1, [("", "model_type")]),
    ],
)
def test_a_wrong_head_is_refused(data: Any, expected: list[tuple[str, str]]) -> None:
    app, keeper = app_for(Litter, LITTER)
    answer = send(app, data)
    assert answer.violations() == [("body", *error) for error in expected]
    assert b"hush" not in answer.content
    assert keeper.calls == []


@pytest.mark.parametrize("data", [{}, {"pets": []}, "hush", None, 1])
def test_no_array(data: Any) -> None:
    app, keeper = app_for(list[Pet], ITSELF)
    assert send(app, data).violations() == [("body", "", "list_type")]
    assert keeper.calls == []


def test_too_many_items() -> None:
    app, keeper = app_for(Loose, LOOSE)
    assert send(app, {"pets": [{"name": "a"}] * 2}).status == 200
    assert len(keeper.items) == 2
    assert send(app, {"pets": [{}] * 9}).violations() == [("body", "/pets", "too_long")]
    assert len(keeper.calls) == 1


def test_a_closed_head() -> None:
    class Closed(ClosedModel):
        pets: list[Pet] | None = None

    app, _ = app_for(Closed, LOOSE)
    answer = send(app, {"pets": [{"name": "a"}], "hush": 1})
    assert answer.violations() == [("body", "/hush", "unexpected_field")]
    assert send(app, {"pets": [{"name": "a"}]}).status == 200


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (b"", "truncated"),
        (b"hush", "byte 0"),
        (b'{"pets": [{"name": "a"}]', "truncated"),
        (b'{"pets": [{"name": "a"},]}', "byte 24"),
        (b'{"pets": [{"name": "a"} {"name": "b"}]}', "byte 24"),
        (b'{"pets": [{"name": "a"}]} hush', "trailing characters"),
        (b'{"pets": [NaN]}', "byte 10"),
        (b'{"pets": [{"age": -Infinity}]}', "byte"),
        (b'{"pets": [{"name": "\xff"}]}', "UTF-8"),
        (b'{"pets": [{"name": "\xed\xa0\x80"}]}', "UTF-8"),
        (b'{"pets": [], "\xff": 1}', "UTF-8"),
        (b'{"pets": [{"name": "\xc3', "UTF-8"),
        (b'{"pets": [{"name": "\\ud800"}]}', ""),
        (b'{"pets": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"pets": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"more": {"hush": tru}, "pets": []}', "byte"),
        (b'{"pets": [1' + b" " * 1_000_000, "truncated"),
        (b" " * 1_000_000, "truncated"),
        (b'{"place": "hush\n", "pets": []}', "byte"),
    ],
)
def test_broken_json_is_refused_before_the_handler(broken: bytes, message: str) -> None:
    for type_, array in ((Loose, LOOSE), (list[Pet], ITSELF)):
        app, keeper = app_for(type_, array)
        answer = send(app, broken or b" ")
        detail = answer.problem(400)["detail"]
        assert detail.startswith("The body is not valid JSON: ")
        assert message in detail
        assert b"hush" not in answer.content
        assert keeper.calls == []


def test_as_deep_as_may_be_is_answered() -> None:
    app, _ = app_for(list[Any], ItemArray(type=lambda: Any))
    depths = [*range(150, 250), *range(250, 1100, 10), 100_000]
    statuses = {send(app, b"[" * depth + b"]" * depth).status for depth in depths}
    assert statuses == {200, 400}


def test_too_large() -> None:
    keeper = Keeper()
    app = serve(
        operation(method="POST", body=body(list[Pet], array=ITSELF)),
        handler=keeper,
        max_body_bytes=20,
    )
    send(app, [{"name": "a"}] * 10).problem(413)
    chunks = (b'[{"name":', b'"a"},{"name":', b'"b"}]')
    headers = [(b"content-type", b"application/json")]
    ask_raw(app, "/things", method="POST", headers=headers, chunks=chunks).problem(413)
    assert keeper.calls == []


def test_a_client_that_goes_away_while_it_sends() -> None:
    app, keeper = app_for(list[Pet], ITSELF)
    chunks: list[Any] = [b'[{"name": "a"},', {"type": "http.disconnect"}]
    headers = [(b"content-type", b"application/json")]
    nothing = ask_raw(app, "/things", method="POST", headers=headers, chunks=chunks)
    assert nothing.status == 0
    assert keeper.calls == []


# --- other requests have their turn ---------------------------------------------------------------


def test_the_event_loop_has_its_turn_between_items() -> None:
    """Iterating ends only because something else on the loop happens."""
    turns: list[int] = []
    body = ItemBody(None, lambda: (Item(index, b"1", 1) for index in range(5_000_000)))

    async def other(happened: asyncio.Event) -> None:
        happened.set()

    async def main() -> None:
        happened = asyncio.Event()
        task = asyncio.ensure_future(other(happened))
        async for item in body:
            if happened.is_set():
                turns.append(item.index)
                break
        await task

    asyncio.run(main())
    assert turns
    assert turns[0] < 4_999_999


# --- splitting ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        [],
        [[]],
        [{}],
        [1, 2.5, -3e-7, "", "a", None, True, False],
        ["]", ",", "\\", '"', '\\"', "[{,}]"],
        [[[1], [2, [3]]], {"a": [{"b": "]"}]}],
    ],
)
@pytest.mark.parametrize("layout", [{}, {"indent": 2}, {"separators": (",", ":")}])
def test_items_are_those_of_the_array(data: Any, layout: Any) -> None:
    text = json.dumps(data, **layout).encode()
    check_syntax(text)
    assert [json.loads(item) for item in split(memoryview(text))] == data


def test_splitting_is_lazy() -> None:
    items = split(memoryview(b"[1,2,!"))
    assert next(items) == b"1"
    assert next(items) == b"2"


def test_members_stand_as_they_were() -> None:
    text = ' {"a" : [1.0,  2], "ü\\n": {"b": "\\u00fc"}\n, "c":{}} '.encode()
    members = members_of(text)
    assert {name: bytes(value) for name, value in members.items()} == {
        "a": b" [1.0,  2]",
        "ü\n": b' {"b": "\\u00fc"}\n',
        "c": b"{}",
    }
    assert json.loads(object_of(members)) == json.loads(text)
    with pytest.raises(BrokenJson):
        members_of(b'{"a": [1,}')


def strictly(text: str) -> Any:
    """Return the JSON object in a text; None if it is not one object with each name once."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError
        return dict(pairs)

    try:
        data = json.loads(text, object_pairs_hook=once, parse_constant=int)
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


@settings(max_examples=300, deadline=None)
@given(
    members=st.dictionaries(
        st.text('ab:,{" é', max_size=3), st.integers() | st.text("]},:", max_size=3)
    ),
    layout=st.sampled_from([{}, {"indent": 1}, {"separators": (" , ", " :\n")}]),
    at=st.integers(0, 60),
    cut=st.integers(0, 2),
    put=st.text('{}[],:" 1a\\', max_size=2),
)
def test_members_are_those_that_json_has(
    members: dict[str, Any], layout: dict[str, Any], at: int, cut: int, put: str
) -> None:
    content = json.dumps(members, ensure_ascii=False, **layout)
    assert {
        name: json.loads(bytes(text)) for name, text in members_of(content.encode()).items()
    } == members
    for text in (content, content[:at] + put + content[at + cut :]):
        expected = strictly(text)
        if expected is None:
            with pytest.raises(BrokenJson):
                members_of(text.encode())
            continue
        texts = members_of(text.encode())
        assert {name: json.loads(bytes(value)) for name, value in texts.items()} == expected
