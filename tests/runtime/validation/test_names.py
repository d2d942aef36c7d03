"""What is called certain is what a second look at the text would have let pass."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from generators.runtime.models.base import ApiEnum, ApiModel, adapter
from generators.runtime.validation.names import is_certain, may_be_too_large
from generators.runtime.validation.strict import BrokenJson, check_json, validate_certain


class Colour(ApiEnum):
    """Values of text."""

    RED = "red"


class Leaf(ApiModel):
    """Nothing in it holds names."""

    a: str | None = None
    b: int | None = None
    c: Colour | None = None
    d: list[str] | None = None


class Tree(ApiModel):
    """Holds names in every way that a model can."""

    a: Leaf | None = None
    b: list[Leaf] | None = None
    c: dict[str, str] | None = None
    d: Annotated[float | None, Field(description="a number")] = None
    e: Tree | None = None
    f: Leaf | str | None = None
    g: Any = None
    h: Literal["x"] | None = None
    i: Leaf = Leaf(a="1", b=2)
    j: list[list[Leaf]] | None = None


_texts = st.sampled_from(["x", ":", "a:b", "\\", '"', "NaN", "red", ""]).map(json.dumps)
_names = st.sampled_from([f'"{name}"' for name in "abcdefghij"] + ['"\\u0061"', '"z"'])
_values = st.recursive(
    st.one_of(_texts, st.sampled_from(["1", "0.5", "NaN", "-Infinity", "null", "true"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(_names, inner), max_size=4).map(
            lambda pairs: "{" + ",".join(f"{name} : {value}" for name, value in pairs) + "}"
        ),
    ),
    max_leaves=8,
)


def _read(text: str) -> Any:
    validator = adapter(Tree).validator
    return validator.validate_json(text.encode(), strict=True, by_alias=True, by_name=False)


@given(st.lists(st.tuples(_names, _values), max_size=4))
def test_certain_is_what_a_second_look_lets_pass(pairs: list[tuple[str, str]]) -> None:
    text = "{" + ", ".join(f"{name}: {value}" for name, value in pairs) + "}"
    try:
        value = _read(text)
    except ValidationError:
        return
    if is_certain(value, text.encode()):
        check_json(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        '{"a": {"a": "x", "b": 1, "c": "red", "d": ["x"]}, "d": 0.5, "h": "x"}',
        '{"b": [{"a": "x"}, {"a": "y", "b": 2}], "e": {"e": {"a": null}}, "j": null}',
        '{"f": {"a": "x"}, "i": {"b": 1}}',
    ],
)
def test_what_is_usual_is_certain(text: str) -> None:
    assert is_certain(_read(text), text.encode())


@pytest.mark.parametrize(
    "text",
    [
        '{"a": {"a": "x", "a": "y"}}',
        '{"a": {"b": 1}, "a": {"b": 1}}',
        '{"b": [{"a": "x", "\\u0061": "y"}]}',
        '{"d": 1, "d": 2}',
        '{"c": {"k": "1", "k": "2"}}',
        '{"g": {"k": 1, "k": 2}}',
        '{"z": 1, "z": 2}',
        '{"j": [[{"a": "1", "a": "2"}]]}',
    ],
)
def test_twice_is_never_certain(text: str) -> None:
    assert not is_certain(_read(text), text.encode())
    with pytest.raises(BrokenJson):
        check_json(text.encode())


@pytest.mark.parametrize("text", ['{"d": NaN}', '{"d": Infinity}', '{"e": {"d": Infinity}}'])
def test_no_number_is_never_certain(text: str) -> None:
    assert not is_certain(_read(text), text.encode())


WITHIN = ('{"d": %s}', '{"a": {"b": 1}, "d":%s}', "[%s]", '{"z": {"y": %s}}')
LARGE = ("1e400", "-1e400", "1E+400", "1e0400", "1" * 400 + ".5", "1" * 300 + "e99")


@pytest.mark.parametrize("text", LARGE)
@pytest.mark.parametrize(
    "within", ['{"d": %s}', '{"a": {"b": 1}, "d":%s}', "[%s]", '{"z": {"y": %s}}']
)
def test_a_number_that_no_double_holds_is_refused(text: str, within: str) -> None:
    content = (within % text).encode()
    assert may_be_too_large(content)
    with pytest.raises(BrokenJson, match="larger than a double"):
        validate_certain(adapter(Tree if within[0] == "{" else Any).validator, content)


@pytest.mark.parametrize(
    "text", ["1" * 400, "1e308", "0." + "1" * 400, '"1e400"', '"%s"' % ("e000" * 9)]
)
def test_what_looks_like_a_large_number_is_read(text: str) -> None:
    assert validate_certain(adapter(Any).validator, text.encode()) == json.loads(text)
