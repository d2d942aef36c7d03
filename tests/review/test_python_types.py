"""Types as structure: what is the same, what is wider, what is neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.review import python_bounds
from generators.review.python_types import Relation, parse, relation, substitute

SAME, WIDENED, NARROWED, CHANGED = Relation
KINDS = {"Colour": "StrEnum", "Code": "IntEnum"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("str | None", "None | str", SAME),
        ("Optional[str]", "str | None", SAME),
        ("Union[int, 'Pet', None]", "Pet | int | None", SAME),
        ("Annotated[str, Field(max_length=3)]", "str", SAME),
        ("list[models.Pet]", "list[Pet]", SAME),
        ("Literal['a', 'b']", "Literal['b', 'a']", SAME),
        ("Literal['a'] | Literal['b']", "Literal['a', 'b']", SAME),
        ("str", "str | None", WIDENED),
        ("int", "float", WIDENED),
        ("list[int]", "list[int | str]", WIDENED),
        ("dict[str, Pet]", "dict[str, Any]", WIDENED),
        ("Literal['a']", "str", WIDENED),
        ("Colour", "str", WIDENED),
        ("Code", "float", WIDENED),
        ("str", "Colour", NARROWED),
        ("Any", "Pet", NARROWED),
        ("str", "int", CHANGED),
        ("list[str]", "str", CHANGED),
        ("int | str", "str | bytes", CHANGED),
        ("Literal['a']", "Literal[1]", CHANGED),
        ("Code", "str", CHANGED),
        ("", "str", CHANGED),
    ],
)
def test_relations(before: str, after: str, expected: Relation) -> None:
    turned = {WIDENED: NARROWED, NARROWED: WIDENED}
    assert relation(parse(before), parse(after), KINDS) is expected
    assert relation(parse(after), parse(before), KINDS) is turned.get(expected, expected)


def test_names_stand_for_what_they_mean() -> None:
    meanings = {"Note": parse("str | None"), "Pets": parse("list[Pet]"), "Old": parse("New")}
    assert substitute(parse("dict[str, Note]"), meanings) == parse("dict[str, str | None]")
    assert substitute(parse("Pets | int"), meanings) == parse("int | list[Pet]")
    assert substitute(parse("Old[T] | None"), meanings) == parse("New[T] | None")


names = st.sampled_from(["int", "str", "float", "bool", "None", "Pet", "Colour", "Literal['x']"])
types = st.recursive(
    names,
    lambda inner: st.one_of(
        inner.map(lambda item: f"list[{item}]"),
        inner.map(lambda item: f"dict[str, {item}]"),
        st.lists(inner, min_size=2, max_size=3).map(" | ".join),
    ),
    max_leaves=6,
)


@given(types, types)
def test_a_union_takes_what_each_part_takes(left: str, right: str) -> None:
    assert relation(parse(left), parse(f"{right} | {left}"), KINDS) in {SAME, WIDENED}


@given(types, types)
def test_wider_one_way_is_narrower_the_other_way(left: str, right: str) -> None:
    turned = {WIDENED: NARROWED, NARROWED: WIDENED}
    forth = relation(parse(left), parse(right), KINDS)
    assert relation(parse(right), parse(left), KINDS) is turned.get(forth, forth)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Annotated[int, Field(ge=1)]", "Annotated[int | None, Field(alias='x', ge=1)]", SAME),
        ("Annotated[str, Field(max_length=9)]", "str", WIDENED),
        ("str", "Annotated[str, Field(pattern='^a')]", NARROWED),
        ("Annotated[str, Field(max_length=9)]", "Annotated[str, Field(max_length=8)]", NARROWED),
        ("Annotated[int, Field(ge=1)]", "Annotated[int, Field(ge=-1)]", WIDENED),
        ("Annotated[int, Field(ge=1, le=5)]", "Annotated[int, Field(ge=2, le=6)]", CHANGED),
        ("Annotated[str, Field(pattern='a')]", "Annotated[str, Field(pattern='b')]", CHANGED),
        ("list[Annotated[int, Field(lt=3)]]", "list[Annotated[int, Field(lt=2)]]", NARROWED),
    ],
)
def test_bounds(before: str, after: str, expected: Relation) -> None:
    sides = python_bounds.bounds([before]), python_bounds.bounds([after])
    assert python_bounds.relation(*sides) is expected
