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
    OpenEnum,
    OpenIntEnum,
    OpenModel,
    OpenStrEnum,
    StrEnum,
    adapter,
    dump_json,
    read_json,
)
from generators.runtime.models.contexts import ACCEPTING
from generators.runtime.models.variants import Tagged, UnknownVariant, may_miss_constants


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
def test_values_that_are_not_listed_are_kept_in_answers(cls: Any, known: Any, unknown: Any) -> None:
    assert cls(known).is_known
    other = cls.unlisted(unknown)
    assert not other.is_known
    again = cls.unlisted(unknown)
    assert (other, other.value, hash(other)) == (again, unknown, hash(again))
    assert other is not again
    assert json.loads(dump_json(other, cls)) == unknown
    assert read_json(json.dumps(unknown), cls) == other
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(other, protocol)) == other  # noqa: S301 - made here
        assert pickle.loads(pickle.dumps(cls(known), protocol)) is cls(known)  # noqa: S301 - as above
    assert (copy.copy(other), copy.deepcopy([other])) == (other, [other])
    assert list(cls) == [cls(known)]


@pytest.mark.parametrize(
    ("cls", "known", "unknown"), [(Colour, "red", "blue"), (Level, 1, 7), (Ratio, 0.5, 0.25)]
)
def test_enums_are_closed(cls: Any, known: Any, unknown: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        cls(unknown)
    with pytest.raises(ValidationError, match="not a value that the document lists"):
        adapter(cls).validate_python(unknown)
    with pytest.raises(ValidationError, match="Input should be"):
        adapter(cls).validate_json(json.dumps(unknown))
    other = cls.unlisted(unknown)
    assert adapter(cls).validate_json(json.dumps(unknown), context=ACCEPTING) == other
    assert adapter(cls).validate_python(other) is other
    assert adapter(cls).validate_python(other, strict=True) is other
    assert cls.unlisted(known) is cls(known)


@pytest.mark.parametrize(
    ("cls", "known", "unknown"), [(Colour, "red", "blue"), (Level, 1, 7), (Ratio, 0.5, 0.25)]
)
def test_in_asks_what_is_listed(cls: Any, known: Any, unknown: Any) -> None:
    assert known in cls
    assert cls(known) in cls
    assert unknown not in cls
    assert cls.unlisted(unknown) not in cls
    assert [] not in cls
    assert None not in cls


def test_a_value_like_the_name_of_a_member_is_not_listed() -> None:
    for other in (Colour.unlisted("RED"), read_json('"RED"', Colour)):
        assert not other.is_known
        assert other not in Colour
        assert other != Colour.RED


def test_a_boolean_is_no_number() -> None:
    assert True not in Level
    with pytest.raises(ValueError, match="True is not a valid Level"):
        Level(True)
    with pytest.raises(TypeError, match="bool is not the type of Level"):
        Level.unlisted(True)
    for strict in (True, None):
        for text in ("true", '"1"', "1.5", "NaN", "1e400"):
            with pytest.raises(ValidationError):
                adapter(Level).validate_json(text, strict=strict)
        assert adapter(Level).validate_json("1.0", strict=strict) is Level.LOW
    with pytest.raises(ValidationError):
        adapter(Level).validate_python(True)


def test_a_misspelled_value_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(ValueError, match=r"'rde' is not a valid Colour; did you mean 'red'\?"):
        Colour("rde")


class Mood(OpenStrEnum):
    GOOD = "good"


class Size(OpenIntEnum):
    SMALL = 1


class Share(OpenEnum):
    HALF = 0.5
    NONE = "none"


@pytest.mark.parametrize(
    ("cls", "further", "wrong"), [(Mood, "bad", 1), (Size, 2, "2"), (Share, 0.25, [])]
)
def test_an_enum_may_be_declared_as_open(cls: Any, further: Any, wrong: Any) -> None:
    other = cls(further)
    assert not other.is_known
    assert adapter(cls).validate_python(further) == other
    assert adapter(cls).validate_json(json.dumps(further), strict=True) == other
    assert other not in cls
    for text in (json.dumps(wrong), "true", "null", "{}"):
        with pytest.raises(ValidationError):
            adapter(cls).validate_json(text, strict=True)
    with pytest.raises(ValueError, match="is not a valid"):
        cls(wrong)


def test_a_union_prefers_the_enum_that_lists_the_value() -> None:
    class First(ApiModel):
        kind: Colour
        more: int

    class Second(ApiModel):
        kind: Mood

    either = adapter(First | Second).validate_json('{"kind": "good", "more": 1}')
    assert type(either) is Second


def test_the_schema_of_an_enum_lists_its_values() -> None:
    assert adapter(Level).json_schema()["enum"] == [1]
    assert adapter(Colour).json_schema()["type"] == "string"


def test_a_message_for_a_server_neither_repeats_nor_compares() -> None:
    many: Any = StrEnum("Many", {f"N{number}": f"value {number}" for number in range(113)})
    with pytest.raises(ValidationError) as caught:
        adapter(many).validate_json('"value 1000"')
    assert caught.value.errors()[0]["msg"] == "Input should be one of the 113 listed values"
    assert caught.value.errors()[0]["type"] == "enum"


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
    with pytest.raises(ValueError, match=r"not a value .*did you mean 'red'"):
        Parent(colour=text)
    assert written(Parent(colour=Colour.unlisted("rde"))) == {"colour": "rde"}
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


class Bird(ApiModel):
    pet_type: Annotated[str, Field(alias="petType")]


Flock = Annotated[
    Bird | UnknownVariant, Tagged("petType", {"hen": "Bird", "owl": "Bird"}, attribute="pet_type")
]


def test_a_model_stands_where_its_value_chooses_it() -> None:
    for name in ("hen", "owl"):
        bird = Bird(pet_type=name)
        assert adapter(Flock).validate_python(bird) is bird
        assert adapter(Flock).validate_python({"pet_type": name}) == bird
    with pytest.raises(ValidationError, match="stands for this model"):
        adapter(Flock).validate_python(Bird(pet_type="cow"))


# --- constants that may be missing ----------------------------------------------------------------


class Owner(ApiModel):
    pet: Pet | None = None
    pets: list[Pet] | None = None


class Keeper(ApiModel):
    owner: Owner | None = None
    cat: Cat | None = None


@pytest.mark.parametrize(
    ("type_", "expected"),
    [(Pet, False), (list[Pet], False), (Owner, False), (Cat, True), (Keeper, True), (int, False)],
)
def test_a_constant_that_has_chosen_the_model_is_there(type_: Any, *, expected: bool) -> None:
    assert may_miss_constants(type_) is expected
