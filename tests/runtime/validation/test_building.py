"""Large JSON is built in parts, to the same value as at once, and each part is validated once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeAlias

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field, RootModel
from pydantic_core import from_json

from generators.runtime.models.base import ApiModel, ClosedModel, FullDate, JsonNumber, adapter
from generators.runtime.models.variants import Tagged, UnknownVariant
from generators.runtime.validation import building, names
from generators.runtime.validation import slices as slicing
from generators.runtime.validation.building import build
from generators.runtime.validation.checked_types import holds_checked_model
from generators.runtime.validation.names import flaw_in
from generators.runtime.validation.slices import Turns
from generators.runtime.validation.strict import (
    BrokenJson,
    Invalid,
    undeclared,
    validate_certain,
)
from generators.runtime.validation.violations import violations_of


class Cat(ApiModel):
    kind: Literal["cat"] = "cat"
    lives: list[int]
    nick_name: Annotated[str | None, Field(alias="nickName")] = None


class Dog(ClosedModel):
    kind: Literal["dog"] = "dog"
    tricks: dict[str, int] | None = None
    born: FullDate | None = None


class Names(RootModel[list[str]]):
    """A list with a name."""


class Owner(ApiModel):
    pets: Annotated[
        list[Annotated[Cat | Dog | UnknownVariant, Tagged("kind", {"cat": "Cat", "dog": "Dog"})]],
        Field(max_length=2000),
    ]
    either: Cat | Dog | None = None
    codes: Annotated[list[JsonNumber] | None, Field(alias="c", min_length=2)] = None
    names: Names | None = None
    more: Any = None
    text: str | list[str] | None = None
    inner: list[Owner] | None = None


Sizes: TypeAlias = Callable[[int], Any]


def cat(size: int) -> Any:
    return {"kind": "cat", "lives": [1] * size, "x": {"a": [1, 2]}}


LARGE: list[Sizes] = [
    lambda n: {"pets": [cat(2) for _ in range(n // 100)] + [cat(n)]},
    lambda n: {"pets": [{"kind": "dog", "tricks": {f"t{i}": i for i in range(n)}}]},
    lambda n: {"pets": [], "c": [1.5, 2] * n, "names": ["x:y"] * n, "text": ["a" * 999] * n},
    lambda n: {"pets": [], "more": [{"a": [None, 1.0]}] * n, "born": "2020-01-01"},
    lambda n: {"pets": [], "inner": [{"pets": [cat(n)], "nothing": [1] * n}]},
    lambda n: {"pets": [], **{f"unknown{i}": i for i in range(n)}},
]


def in_parts(content: bytes) -> tuple[Any, list[Any]]:
    violations: list[Any] = []
    value = asyncio.run(build(Owner, content, violations))
    return value, violations


def at_once(content: bytes) -> tuple[Any, list[Any]]:
    try:
        value = validate_certain(adapter(Owner).validator, content)
    except Invalid as error:
        return None, violations_of(error.errors, "body", from_json(content))
    violations = list(undeclared(value, content, is_checked=holds_checked_model(Owner)))
    return (None if violations else value), violations


def is_same(one: Any, other: Any) -> bool:
    """Return whether values are the same, which fields are set included."""
    if isinstance(one, (Owner, Cat, Dog, Names)):
        return type(one) is type(other) and all(
            is_same(getattr(one, name), getattr(other, name))
            for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__")
        )
    if isinstance(one, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(is_same, one.values(), other.values()))
    return type(one) is type(other) and bool(one == other)


@pytest.mark.parametrize("data", LARGE)
def test_parts_are_small_and_validated_once(data: Sizes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work between turns is counted, in bytes that are validated."""
    steps, real, give = [0], building.validate_json, Turns.give

    def counted(validator: Any, text: bytes, context: Any = None) -> Any:
        steps[-1] += len(text)
        return real(validator, text, context)

    async def turn(self: Turns) -> None:
        steps.append(0)
        await give(self)

    monkeypatch.setattr(building, "validate_json", counted)
    monkeypatch.setattr(Turns, "give", turn)
    content = json.dumps(data(50_000)).encode()
    value, violations = in_parts(content)
    assert violations == []
    assert is_same(value, at_once(content)[0])
    assert max(steps) < 600_000
    assert max(steps) < len(content) // 3 or len(content) < 2_000_000
    assert sum(steps) <= len(content)


def test_names_are_counted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    given_turns = 0

    async def turn(_: Turns) -> None:
        nonlocal given_turns
        given_turns += 1

    monkeypatch.setattr(Turns, "give", turn)
    for content in (b"[" + b'"\\u003a",' * 50_000 + b"1]", b"[" + b"[1]," * 50_000 + b"1]"):
        before = given_turns
        assert not asyncio.run(flaw_in(from_json(content), content, Turns()))
        assert given_turns - before >= 50_000 // names._STEP


def test_a_chain_of_lists_as_deep_as_can_be_parsed() -> None:
    content = b'{"pets": [], "inner": [' * 90 + b'{"pets": [], "names": ['
    content += b'"x",' * 5000 + b'"x"]}' + b"]}" * 90
    value, violations = in_parts(content)
    assert violations == []
    assert is_same(value, at_once(content)[0])


_pets = st.one_of(
    st.fixed_dictionaries(
        {"kind": st.sampled_from(["cat", "dog", "cow", 1])},
        optional={
            "lives": st.lists(st.sampled_from([1, 1.0, "x"]), max_size=12),
            "tricks": st.dictionaries(st.text("a:~/", max_size=3), st.integers(0, 3), max_size=12),
            "nickName": st.sampled_from(["x", None]),
            "nick_name": st.just("x"),
            "born": st.sampled_from(["2020-01-01", "x"]),
        },
    ),
    st.fixed_dictionaries({"kind": st.just("cat"), "lives": st.lists(st.just(1), max_size=30)}),
)
_owners = st.recursive(
    st.fixed_dictionaries(
        {},
        optional={
            "pets": st.lists(_pets, max_size=8),
            "either": _pets,
            "c": st.lists(st.sampled_from([1, 1.5, 1.0]), max_size=12),
            "names": st.lists(st.just("x"), max_size=12),
            "more": st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=12),
            "text": st.one_of(st.just("x"), st.lists(st.just("x"), max_size=12)),
            "unknown": st.lists(st.integers(), max_size=12),
        },
    ),
    lambda inner: st.fixed_dictionaries(
        {"pets": st.just([]), "inner": st.lists(inner, max_size=4)}
    ),
    max_leaves=4,
)


@example({"c": [1, 1], "either": {"kind": "cat", "lives": [1.0]}, "pets": []}, 3)
@given(_owners, st.integers(3, 40))
def test_parts_give_what_the_whole_gives(data: Any, most: int) -> None:
    content = json.dumps(data).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "SLICE", most)
        value, violations = in_parts(content)
    expected, wrong = at_once(content)
    assert bool(violations) == bool(wrong)
    if wrong:
        assert {item["pointer"] for item in violations} <= {item["pointer"] for item in wrong}
    else:
        assert is_same(value, expected)


_texts = st.text('a:\\"', max_size=4)


@given(st.recursive(_texts, lambda inner: st.lists(st.tuples(_texts, inner), max_size=4)))
def test_names_that_occur_twice_are_counted(pairs: Any) -> None:
    def text(node: Any) -> str:
        if isinstance(node, str):
            return json.dumps(node).replace(":", "\\u003a" if len(node) % 2 else ":")
        return "{" + ",".join(f"{json.dumps(name)}:{text(value)}" for name, value in node) + "}"

    def is_once(node: Any) -> bool:
        return isinstance(node, str) or (
            len({name for name, _ in node}) == len(node)
            and all(is_once(value) for _, value in node)
        )

    content = text(pairs).encode()
    flaw = asyncio.run(flaw_in(from_json(content), content, Turns()))
    assert (not flaw) == is_once(pairs)


@pytest.mark.parametrize("content", [b"[1, NaN]", b"[1", b"[-Infinity]", b'{"a": 1, "a": 2}'])
def test_what_is_no_json_or_ambiguous_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenJson):
        in_parts(content)


def test_long_texts_weigh_more_than_one_value() -> None:
    assert slicing.weight(["x" * 100_000] * 10, 1000) == 1000


@pytest.mark.parametrize(
    "part", ['"more": 1e400', '"more": {"a": -1e999}', '"c": [1, 1e400]', '"z": 1e400']
)
def test_a_number_that_no_double_holds_is_refused(part: str) -> None:
    with pytest.raises(BrokenJson, match="larger than a double"):
        in_parts(f'{{"pets": [], {part}}}'.encode())
