"""The base of the models: what is read, kept, and written."""

from __future__ import annotations

import copy
import json
import math
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated, Any, ClassVar, Literal

import pytest
from pydantic import Field, ValidationError
from typing_extensions import TypeAliasType

from generators.runtime.models.base import (
    ApiModel,
    AwareDatetime,
    Enum,
    IntEnum,
    OpenModel,
    StrEnum,
    adapter,
    dump_json,
    read_json,
)
from generators.runtime.models.variants import Tagged, UnknownVariant


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    LOW = 1


class Ratio(Enum):
    HALF = 0.5


class Child(ApiModel):
    kind: Annotated[Literal["child"], Field(alias="childKind")] = "child"
    name: str | None = None


class Parent(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"nick"})
    full_name: Annotated[str | None, Field(alias="fullName")] = None
    nick: str | None = None
    colour: Colour | None = None
    level: Level | None = None
    ratio: Ratio | None = None
    at: AwareDatetime | None = None
    size: float | None = None
    limit: int = 20
    child: Child | None = None
    children: list[Child] | None = None


def written(model: ApiModel) -> Any:
    return json.loads(model.to_json())


def test_nothing_set_nothing_written() -> None:
    assert Parent().to_json() == b"{}"
    assert Parent().limit == 20


def test_none_is_null_where_null_is_allowed_and_nothing_elsewhere() -> None:
    assert written(Parent(nick=None, full_name=None, colour=None)) == {"nick": None}
    assert written(Parent(child=Child(name=None))) == {"child": {"childKind": "child"}}
    assert Parent(nick=None, full_name=None).to_dict() == {"nick": None}


def test_absent_and_null_are_told_apart() -> None:
    assert "nick" in Parent.from_json('{"nick": null}').model_fields_set
    assert "nick" not in Parent.from_json("{}").model_fields_set


def test_fields_are_set_by_either_name_but_read_by_the_wire_name_only() -> None:
    assert Parent(full_name="a") == Parent.model_validate({"fullName": "a"})
    sent = {"full_name": "unknown", "fullName": "known"}
    model = Parent.from_json(json.dumps(sent))
    assert model.full_name == "known"
    assert written(model) == sent


def test_constants_are_written_wherever_a_model_was_made() -> None:
    child = {"childKind": "child"}
    assert written(Child()) == child
    assert written(Parent(child=Child())) == {"child": child}
    assert written(Parent(children=[Child(), Child()])) == {"children": [child, child]}
    nested: Any = {"name": "x"}
    assert written(Parent(child=nested)) == {"child": {**child, "name": "x"}}


def test_constants_that_did_not_come_are_not_added() -> None:
    assert written(Parent.from_json('{"child": {}}')) == {"child": {}}


@pytest.mark.parametrize(
    ("cls", "known", "unknown"), [(Colour, "red", "blue"), (Level, 1, 7), (Ratio, 0.5, 0.25)]
)
def test_enums_are_open(cls: Any, known: Any, unknown: Any) -> None:
    assert cls(known).is_known
    other = cls(unknown)
    assert not other.is_known
    assert (other, other.value, hash(other)) == (cls(unknown), unknown, hash(cls(unknown)))
    assert json.loads(dump_json(other, cls)) == unknown
    assert read_json(json.dumps(unknown), cls) == other
    assert pickle.loads(pickle.dumps(other)) == other  # noqa: S301 - made here
    assert list(cls) == [cls(known)]


def test_enum_values_of_another_type_are_refused() -> None:
    for cls, wrong in (Colour, 1), (Level, "x"):
        with pytest.raises(ValueError, match="is not a valid"):
            cls(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-28T11:34:43.227Z",
        "2025-03-28t11:34:43z",
        "2025-03-28T11:34:43.123456789+05:30",
        "1990-12-31T23:59:60Z",
        "2025-03-28T11:34:43-00:00",
    ],
)
def test_date_times_keep_their_text(text: str) -> None:
    model = Parent.from_json(json.dumps({"at": text}))
    assert written(model) == {"at": text}
    for same in (copy.deepcopy(model), model.model_copy(), pickle.loads(pickle.dumps(model))):  # noqa: S301
        assert written(same) == {"at": text}


def test_a_leap_second_reads_as_the_last_second_that_python_has() -> None:
    at = Parent.from_json('{"at": "1990-12-31T23:59:60.5+01:00"}').at
    hour = timezone(timedelta(hours=1))
    assert at == datetime(1990, 12, 31, 23, 59, 59, 500000, tzinfo=hour)


_NOT_FORMED = ["2025-03-28T11:34:43", "2025-03-28", "20250328T113443Z", "x"]
_NOT_FORMED += ["2025-03-28T11:34:43Z\n", " 2025-03-28T11:34:43Z", "\u0662025-03-28T11:34:43Z"]


@pytest.mark.parametrize("wrong", _NOT_FORMED)
def test_other_texts_are_no_date_times(wrong: str) -> None:
    for read in (
        lambda: Parent.from_json(json.dumps({"at": wrong})),
        lambda: Parent.model_validate({"at": wrong}),
    ):
        with pytest.raises(ValidationError, match="RFC 3339") as caught:
            read()
        assert [error["type"] for error in caught.value.errors()] == ["value_error"]


def test_a_time_that_is_none_is_no_date_time() -> None:
    for wrong in ("2025-13-28T11:34:43Z", "2025-03-28T25:34:43Z", "2025-02-30T11:34:43Z"):
        with pytest.raises(ValidationError, match="Value error"):
            Parent.from_json(json.dumps({"at": wrong}))


def test_datetimes_are_written_as_rfc_3339() -> None:
    at = datetime(2025, 3, 28, 11, 34, 43, 227000, tzinfo=UTC)
    assert written(Parent(at=at)) == {"at": "2025-03-28T11:34:43.227000Z"}
    with pytest.raises(ValidationError, match="offset"):
        Parent(at=datetime(2025, 3, 28))
    later = Parent.from_json('{"at": "2025-03-28T11:34:43.1Z"}').at
    assert later is not None
    assert written(Parent(at=later + timedelta(seconds=1))) == {"at": "2025-03-28T11:34:44.100000Z"}


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_cannot_say_are_refused(number: float) -> None:
    with pytest.raises(ValueError, match="has no JSON form"):
        Parent(size=number).to_json()
    with pytest.raises(ValueError, match="has no JSON form"):
        dump_json([{"deep": number}], list[Any])


def test_unknown_fields_are_kept() -> None:
    sent = {"new": None, "other": [{"x": 1.0}], "child": {"deep": {"er": None}}}
    assert written(Parent.from_json(json.dumps(sent))) == sent


# --- strictness -----------------------------------------------------------------------------------


def test_a_misspelled_keyword_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(
        TypeError, match=r"Parent: ful_name: unknown field of Parent; .* `full_name`"
    ):
        Parent(ful_name="x")  # type: ignore[call-arg]
    wrong: Any = {"nmae": "x"}
    with pytest.raises(TypeError, match=r"children\[0\].nmae: .*did you mean `name`"):
        Parent(children=[wrong])


def test_an_unlisted_value_needs_its_class() -> None:
    text: Any = "rde"
    with pytest.raises(ValueError, match=r"colour: not a value .*did you mean 'red'"):
        Parent(colour=text)
    assert written(Parent(colour=Colour("rde"))) == {"colour": "rde"}
    listed: Any = "red"
    assert Parent(colour=listed).colour is Colour.RED


def test_what_was_read_may_be_sent_back() -> None:
    read = Child.from_json('{"new": 1}')
    assert written(Parent(child=read))["child"]["new"] == 1
    colour = Parent.from_json('{"colour": "blue"}').colour
    assert written(Parent(colour=colour)) == {"colour": "blue"}


def test_open_models_take_further_fields() -> None:
    class Bag(OpenModel):
        name: str | None = None

    assert written(Bag(name="a", more=1)) == {"name": "a", "more": 1}  # type: ignore[call-arg]


# --- variants -------------------------------------------------------------------------------------


class Cat(ApiModel):
    pet_type: Annotated[Literal["cat"], Field(alias="petType")] = "cat"
    lives: int


class Dog(ApiModel):
    pet_type: Annotated[Literal["dog"], Field(alias="petType")] = "dog"


Pet = TypeAliasType(
    "Pet",
    Annotated[Cat | Dog | UnknownVariant, Tagged("petType", {"cat": "Cat", "dog": "Dog"})],
)


def test_an_unlisted_variant_is_kept_when_read() -> None:
    sent = b'[{"petType":"cat","lives":9},{"petType":"fish","fins":2}]'
    pets = read_json(sent, list[Pet])
    assert [type(pet) for pet in pets] == [Cat, UnknownVariant]
    assert dump_json(pets, list[Pet]) == sent


def test_a_listed_variant_must_fit() -> None:
    with pytest.raises(ValidationError, match="lives"):
        read_json('{"petType": "cat"}', Pet)
    for wrong in ("{}", '{"petType": 1}', '{"petType": null}', "[]", '"x"'):
        with pytest.raises(ValidationError):
            read_json(wrong, Pet)


def test_an_unlisted_variant_is_not_made_of_plain_data() -> None:
    with pytest.raises(ValidationError, match="expected tags"):
        adapter(Pet).validate_python({"petType": "fish"})
    kept = read_json('{"petType": "fish"}', Pet)
    assert adapter(Pet).validate_python(kept) is kept
