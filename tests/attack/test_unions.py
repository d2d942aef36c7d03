"""Unions within themselves whose variants no property tells apart: each level would multiply."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from pydantic import ValidationError
from typing_extensions import TypeAliasType

from generators.runtime.limits import MAX_TRIALS
from generators.runtime.models.base import ApiModel, adapter, read_json
from generators.runtime.models.trials import is_in_itself, trials
from generators.runtime.models.variants import Tagged, UnknownVariant
from tests.attack.growth import DISPATCHES, served, status_of
from tests.runtime.server.server_support import body, operation


class All(ApiModel):
    all: str | None = None
    inner: Filter | None = None


class Some(ApiModel):
    some: str | None = None
    inner: Filter | None = None


class Not(ApiModel):
    no: str
    inner: Filter | list[Filter] | None = None


class Leaf(ApiModel):
    kind: str
    inner: Kinds | None = None


class Node(ApiModel):
    kind: str
    inner: Kinds | None = None


class Flat(ApiModel):
    either: Leaf | Node | None = None


Filter = TypeAliasType("Filter", All | Some | Not)
Kinds = TypeAliasType(
    "Kinds",
    Annotated[Leaf | Node | UnknownVariant, Tagged("kind", {"leaf": "Leaf", "node": "Node"})],
)
for model in (All, Some, Not, Leaf, Node, Flat):
    model.model_rebuild()


def nested(depth: int, name: str = "all", value: str = "x", *, in_list: bool = False) -> Any:
    data: Any = {name: value}
    for _ in range(depth):
        data = {name: value, "inner": [data] if in_list else data}
    return data


def test_which_unions_are_in_themselves() -> None:
    assert is_in_itself(Filter)
    assert is_in_itself(list[Not])
    assert not is_in_itself(Kinds)
    assert not is_in_itself(Flat)
    assert is_in_itself(All | Leaf | list[int])


def test_trials_are_counted_without_being_made() -> None:
    assert trials(Filter, nested(1), {}) == 4 + 3 * 4
    assert trials(Filter, nested(60), {}) > 3**60
    assert trials(Kinds, nested(60, "kind", "node"), {}) < 200


@pytest.mark.parametrize("depth", [20, 60, 90])
def test_a_small_value_is_refused_before_it_is_tried(depth: int) -> None:
    for type_ in (Filter, list[Filter], All, Not):
        data = nested(depth)
        content = json.dumps([data] if type_ == list[Filter] else data).encode()
        if type_ is Not:
            content = json.dumps({"no": "x", "inner": [data]}).encode()
        with pytest.raises(ValidationError, match="Too many variants"):
            read_json(content, type_)
        with pytest.raises(ValidationError, match="Too many variants"):
            adapter(type_).validator.validate_python(json.loads(content))
    with pytest.raises(ValidationError, match="Too many variants"):
        All.from_json(json.dumps(nested(depth)))


def test_what_people_write_is_read() -> None:
    value = read_json(json.dumps(nested(7)).encode(), Filter)
    assert value.to_dict() == nested(7)
    many = json.dumps([nested(3)] * (MAX_TRIALS // 100)).encode()
    assert len(read_json(many, list[Filter])) == MAX_TRIALS // 100
    assert read_json(json.dumps(nested(60, "kind", "node")).encode(), Kinds)


@pytest.mark.parametrize("dispatch", DISPATCHES)
def test_a_stranger_on_a_socket(dispatch: str) -> None:
    filters = operation(method="POST", body=body(Filter))
    head = b"POST /things HTTP/1.1\r\nContent-Type: application/json\r\n"
    with served(filters, dispatch=dispatch) as port:
        assert status_of(port, head, json.dumps(nested(80)).encode()) == 422
        assert status_of(port, head, json.dumps(nested(3)).encode()) == 200
