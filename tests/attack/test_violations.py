"""Bodies with very many errors: the search ends where an answer is full."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError, create_model

from generators.runtime.arrays import reader
from generators.runtime.limits import MAX_AT_ONCE, MAX_BODY_BYTES, MAX_VIOLATIONS
from generators.runtime.models.base import ApiModel, ClosedModel, adapter
from generators.runtime.operations import ItemArray, Media, RequestBody
from generators.runtime.parameters.incoming import Incoming
from generators.runtime.server.bodies import MediaReader
from generators.runtime.validation import building
from generators.runtime.validation import slices as slicing
from generators.runtime.validation.slices import errors_in, slices
from generators.runtime.validation.strict import Invalid
from tests.attack.growth import DISPATCHES, LINEAR, TIMES, growth, served, status_of, turns_during
from tests.runtime.server.server_support import Things, body, operation, send, serve

JSON = "application/json"


class Cat(ApiModel):
    kind: Literal["cat"]
    lives: list[int]
    name: str


class Dog(ApiModel):
    kind: Literal["dog"]
    tricks: dict[str, int]
    name: str | None = None


class Closed(ClosedModel):
    name: str | None = None
    inner: list[Closed] | None = None


class Owner(ApiModel):
    name: str
    pets: list[Annotated[Cat | Dog, Field(discriminator="kind")]]
    first: Cat | Dog | None = None
    notes: Annotated[list[str], Field(min_length=2, max_length=3000)] | None = None


EMPTY: list[tuple[Any, Any]] = [
    (list[int], lambda n: [""] * n),
    (dict[str, int], lambda n: {f"n{i}": "" for i in range(n)}),
    (list[list[int]], lambda n: [[""] * 10] * (n // 10)),
    (list[int] | dict[str, int], lambda n: [""] * n),
    (Closed, lambda n: {f"n{i}": 1 for i in range(n)}),
    (list[Closed], lambda n: [{"x": 1}] * n),
    (Owner, lambda n: {"name": "x", "pets": [{"kind": "cat"}] * n}),
    (Owner, lambda n: {"name": "x", "pets": [{"kind": "cat", "lives": [""] * n, "name": "x"}]}),
    (Cat | Dog, lambda n: {"kind": "dog", "tricks": {f"n{i}": "" for i in range(n)}}),
    (
        Annotated[Cat | Dog, Field(discriminator="kind")],
        lambda n: {"kind": "cat", "lives": [""] * n},
    ),
]


def app_of(type_: Any, **options: Any) -> Any:
    return serve(operation(method="POST", body=body(type_)), handler=Things({}), **options)


@pytest.mark.parametrize(("type_", "data"), EMPTY)
def test_the_search_ends_where_an_answer_is_full(type_: Any, data: Any) -> None:
    for count in (2000, 120_000):
        problem = send(app_of(type_, max_body_bytes=10**8), data(count)).problem(422)
        assert len(problem["violations"]) == MAX_VIOLATIONS
        assert problem["detail"] == (
            "The request has more than 100 violations; the first 100 are listed."
        )
        assert len({violation["pointer"] for violation in problem["violations"]}) > 1


@pytest.mark.parametrize(("type_", "data"), EMPTY)
def test_few_errors_are_made(type_: Any, data: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is counted: errors that pydantic made, each of which has a price."""
    made = 0

    def counted(real: Any) -> Any:
        def run(*args: Any) -> Any:
            nonlocal made
            try:
                found = real(*args)
            except Invalid as error:
                made += len(error.errors)
                raise
            made += len(found) if real is slicing.errors_in else 0
            return found

        return run

    for name in ("errors_in", "validate_json"):
        monkeypatch.setattr(building, name, counted(getattr(building, name)))
    send(app_of(type_, max_body_bytes=10**8), data(120_000)).problem(422)
    assert made < 5 * slicing.SLICE


@pytest.mark.parametrize(("type_", "data"), EMPTY)
def test_errors_cost_what_the_body_weighs(type_: Any, data: Any) -> None:
    app = app_of(type_, max_body_bytes=10**8)

    def post(content: bytes) -> None:
        send(app, content).problem(422)

    contents = [json.dumps(data(count)).encode() for count in (5000, 5000 * TIMES)]
    assert growth(post, *contents) < LINEAR


def reading(type_: Any, content: bytes) -> Any:
    reader = MediaReader(Media(content_type=JSON, type=lambda: type_), 10**8)

    async def nothing() -> Any:
        raise AssertionError

    incoming = Incoming({"headers": []}, nothing, {})
    return reader.reader.read_large(content, incoming, [])


@pytest.mark.parametrize("last", [1, ""])
def test_others_have_their_turn(last: object) -> None:
    data = {"name": "x", "pets": [{"kind": "cat", "lives": [1] * 500_000 + [last], "name": "x"}]}
    result, turns = turns_during(reading(Owner, json.dumps(data).encode()))
    assert turns > 10
    assert (result is None) == (last == "")


def test_many_whole_numbers_are_integers() -> None:
    things = Things({})
    app = serve(operation(method="POST", body=body(list[int] | None)), handler=things)
    assert send(app, b"[" + b"1.0," * 100_000 + b"2]").status == 200
    assert things.calls[0]["body"] == [1] * 100_000 + [2]
    assert send(app, b"[" + b"1.0," * 100_000 + b"2.5]").problem(422)


def test_missing_names_beside_a_large_member_are_found_at_once() -> None:
    fields = {f"f{n}": (int, ...) for n in range(90)}
    model = create_model("Wide", __base__=ApiModel, **fields)  # type: ignore[call-overload]
    app = app_of(model)

    def post(content: bytes) -> None:
        assert len(send(app, content).problem(422)["violations"]) == 90

    contents = [
        json.dumps({f"x{n}": n for n in range(count)}).encode() for count in (2500, 2500 * TIMES)
    ]
    assert growth(post, *contents) < LINEAR


_pets = st.fixed_dictionaries(
    {"kind": st.sampled_from(["cat", "dog"])},
    optional={
        "lives": st.lists(st.one_of(st.integers(0, 9), st.just("x")), max_size=30),
        "tricks": st.dictionaries(st.text("abc", max_size=3), st.integers(0, 9), max_size=30),
        "name": st.sampled_from(["x", 1]),
    },
)
_owners = st.fixed_dictionaries(
    {"pets": st.lists(_pets, max_size=20)},
    optional={
        "name": st.sampled_from(["x", None]),
        "first": _pets,
        "notes": st.lists(st.just("x"), max_size=40),
        "more": st.dictionaries(st.text("abcdef", max_size=4), st.integers(), max_size=60),
    },
)


@given(_owners, st.integers(3, 60))
def test_what_is_wrong_with_a_slice_is_wrong_with_the_whole(data: Any, most: int) -> None:
    validator = adapter(Owner).validator
    text = json.dumps(data).encode()
    try:
        validator.validate_json(text, strict=True, by_alias=True, by_name=False)
        is_valid = True
    except ValidationError:
        is_valid = False
    found = [item for part in slices(data, most) for item in errors_in(validator, part, data)]
    if is_valid:
        assert found == []
    for item in found:
        node = data
        for step in item.place[:-1] if item.error["type"] == "missing" else item.place:
            node = node[step]


@given(_owners, st.integers(3, 60))
def test_slices_hold_everything(data: Any, most: int) -> None:
    def leaves(node: Any, place: tuple[Any, ...], starts: Any, path: tuple[Any, ...]) -> Any:
        if isinstance(node, dict):
            for name, member in node.items():
                yield from leaves(member, (*place, name), starts, (*path, name))
        elif isinstance(node, list):
            for index, member in enumerate(node):
                at = index + starts.get(path, 0)
                yield from leaves(member, (*place, at), starts, (*path, index))
        else:
            yield place, node

    whole = set(leaves(data, (), {}, ()))
    parts = [set(leaves(part.data, (), part.starts, ())) for part in slices(data, most)]
    assert set().union(*parts) == whole


@pytest.mark.parametrize("dispatch", DISPATCHES)
def test_a_stranger_on_a_socket(dispatch: str) -> None:
    numbers = operation(method="POST", body=body(list[int]))
    head = b"POST /things HTTP/1.1\r\nContent-Type: application/json\r\n"
    with served(numbers, dispatch=dispatch) as port:
        for size in (MAX_AT_ONCE // 2, MAX_BODY_BYTES - 10):
            content = b"[" + b'"",' * (size // 3) + b"1]"
            assert status_of(port, head, content) == 422
        announced = b"Content-Length: %d\r\n" % (MAX_BODY_BYTES + 1)
        assert status_of(port, head + announced) == 413


def test_wrong_items_are_read_until_an_answer_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is counted: items that are validated."""
    validated, real = 0, reader.validate_json

    def counted(*args: Any) -> Any:
        nonlocal validated
        validated += 1
        return real(*args)

    class Checking(Things):
        async def do(self, **arguments: Any) -> Any:
            await arguments["body"].check()

    monkeypatch.setattr(reader, "validate_json", counted)
    array = ItemArray(type=lambda: int)
    media = Media(content_type=JSON, type=lambda: list[int], array=array)
    items = operation(method="POST", body=RequestBody(media=(media,), required=True))
    app = serve(items, handler=Checking({}))
    problem = send(app, [""] * 20_000).problem(422)
    assert validated == MAX_VIOLATIONS + 1
    assert len(problem["violations"]) == MAX_VIOLATIONS
    assert "more than 100 violations" in problem["detail"]
