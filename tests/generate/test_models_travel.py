"""Models: what is kept on the way over the wire, and which class comes back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.generate.service import Connect, Package, Packages

NULLABLE = {
    "nullable_30": (
        "maybeNull number list choice plainEnum part viaComponent viaEnum viaAllOf twoParts inline"
        " either"
    ).split(),
    "nullable_31": (
        "maybeNull number several list choice part partOneOf viaComponent inline onlyNull anything"
        " always"
    ).split(),
}
NULLS = [(case, name) for case, names in NULLABLE.items() for name in names]


def fields(model: Any) -> dict[str, str]:
    """Return the attribute of each wire name."""
    found = model.model_fields.items()
    return {name if info.alias is None else info.alias: name for name, info in found}


@pytest.mark.parametrize("case", NULLABLE)
def test_absent_stays_absent(connect: Connect, case: str) -> None:
    service = connect(case)
    sent = {"must": "x", "mustNull": None}
    found = service.call("default", "put_record", body=sent)
    assert service.seen["body"].to_dict() == sent
    assert found.to_dict() == sent
    assert found.model_fields_set == {"must", "must_null"}


@pytest.mark.parametrize(("case", "name"), NULLS)
def test_null_stays_null(connect: Connect, case: str, name: str) -> None:
    service = connect(case)
    record = service.package.models.Record
    attribute = fields(record)[name]
    body = record(**{"must": "x", "must_null": None, attribute: None})
    found = service.call("default", "put_record", body=body)
    assert json.loads(body.to_json()) == {"must": "x", "mustNull": None, name: None}
    assert attribute in service.seen["body"].model_fields_set
    assert json.loads(found.to_json())[name] is None


@pytest.mark.parametrize("case", NULLABLE)
def test_none_is_left_out_where_null_is_not_allowed(packages: Packages, case: str) -> None:
    record = packages(case).models.Record(must="x", must_null=None, maybe=None)
    assert json.loads(record.to_json()) == {"must": "x", "mustNull": None}


@pytest.mark.parametrize(
    ("case", "name", "value"),
    [
        ("nullable_30", "list", ["a", None]),
        ("nullable_30", "choice", "two"),
        ("nullable_30", "part", {"name": "n"}),
        ("nullable_30", "viaEnum", "b"),
        ("nullable_30", "viaAllOf", {"name": "n", "more": "m"}),
        ("nullable_30", "twoParts", {"name": "n", "two": 2}),
        ("nullable_30", "notNull", {"name": "n", "more": "m"}),
        ("nullable_30", "either", 5),
        ("nullable_31", "several", "text"),
        ("nullable_31", "partOneOf", {"name": "n"}),
        ("nullable_31", "anything", {"a": [1, None]}),
    ],
)
def test_values_where_null_is_allowed(connect: Connect, case: str, name: str, value: Any) -> None:
    sent = {"must": "x", "mustNull": "y", name: value}
    assert connect(case).call("default", "put_record", body=sent).to_dict() == sent


def test_what_includes_something_nullable_is_not_nullable_itself(packages: Packages) -> None:
    record = packages("nullable_30").models.Record
    body = record(must="x", must_null=None, not_null=None, via_all_of=None)
    assert body.to_dict() == {"must": "x", "mustNull": None, "viaAllOf": None}


# --- Unions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ({"event-type": "item.created", "id": 1}, "Created"),
        ({"event-type": "item.restored", "id": 1}, "Created"),
        ({"event-type": "item.deleted", "reason": None}, "Deleted"),
    ],
)
def test_a_discriminator_with_a_mapping(connect: Connect, data: Any, name: str) -> None:
    service = connect("unions")
    found = service.call("default", "send_event", body=data)
    expected = getattr(service.package.models, name)
    assert type(service.seen["body"]) is expected
    assert type(found) is expected
    assert found.to_dict() == data


def test_a_discriminator_without_a_mapping(connect: Connect) -> None:
    def draw(body: Any) -> Any:
        return models.Drawing(shapes=[body, models.Circle(radius=2)], value=True)

    service = connect("unions", {"send_shape": draw})
    models = service.package.models
    found = service.call("default", "send_shape", body=models.Square(side=1.5))
    assert type(service.seen["body"]) is models.Square
    assert found.to_dict() == {
        "shapes": [{"kind": "Square", "side": 1.5}, {"kind": "Circle", "radius": 2.0}],
        "value": True,
    }
    assert [type(shape) for shape in found.shapes] == [models.Square, models.Circle]


@pytest.mark.parametrize("value", ["text", ["a", "b"], None])
def test_alternatives_without_a_discriminator(connect: Connect, value: Any) -> None:
    service = connect("unions", {"send_either": lambda **_: value})
    assert service.call("default", "send_either", body=5) == value
    assert service.seen == {"body": 5}


def test_properties_beside_alternatives(packages: Packages) -> None:
    drawing = packages("unions").models.Drawing
    for one in ({"shared": "s", "left": 1}, {"right": 2}):
        assert drawing.model_validate({"beside": one}).to_dict() == {"beside": one}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ({"petType": "Cat", "lives": 9}, "Cat"),
        ({"petType": "dog", "bark": "loud", "friend": {"petType": "Cat"}}, "Dog"),
        ({"petType": "Puppy", "bark": "soft", "weeks": 3}, "Puppy"),
    ],
)
def test_a_base_class_with_a_discriminator(connect: Connect, data: Any, name: str) -> None:
    service = connect("base_class", {"send_pet": lambda body: [body]})
    found = service.call("default", "send_pet", body=data)
    assert [type(pet) for pet in found] == [getattr(service.package.models, name)]
    assert [pet.to_dict() for pet in found] == [data]


def test_all_of(connect: Connect) -> None:
    service = connect("all_of", {"make_dog": lambda body: models.Dog(**dict(body))})
    models = service.package.models
    errors = service.package.errors
    dog = {"name": "Rex", "nick": "R", "legs": 4, "home": {"zip": "1"}, "owner": None}
    assert service.call("default", "make_dog", body=dog).to_dict() == dog
    for wrong in ({"nick": None}, {"legs": 5}, {"name": "x" * 21}, {"home": {"street": "s"}}):
        body = {key: value for key, value in {**dog, **wrong}.items() if value is not None}
        with pytest.raises(errors.RequestInvalid, match=next(iter(wrong))):
            service.call("default", "make_dog", body=body)


# --- What is not known ----------------------------------------------------------------------------


def test_unknown_fields_and_enum_values_survive(connect: Connect) -> None:
    service = connect("enums")
    data = {
        "awkward": "new in the next version",
        "codes": 500,
        "mixed": 3.5,
        "withNull": "maybe",
        "many": ["x", "z"],
        "unknown": {"deep": [1, {"a": None}]},
    }
    body = service.package.models.Enums.from_json(json.dumps(data))
    with pytest.raises(service.package.errors.StatusError, match="422"):
        service.call("default", "put_enums", body=body)
    service = connect("enums", {"put_enums": lambda **_: body})
    found = service.call("default", "put_enums", body={})
    assert found.to_dict() == data
    assert not found.codes.is_known
    assert found.many[0].is_known


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ({"unknwn": 1}, "body.unknwn"),
        ({"codes": 500}, "body.codes"),
        ({"many": ["z"]}, "body.many.0"),
    ],
)
def test_what_is_unknown_is_not_sent_by_mistake(
    connect: Connect, data: dict[str, Any], where: str
) -> None:
    service = connect("enums")
    with pytest.raises(service.package.errors.RequestInvalid) as caught:
        service.call("default", "put_enums", body=data)
    assert [problem.where for problem in caught.value.problems] == [where]
    assert service.seen == {}


def test_each_enum_value(connect: Connect) -> None:
    service = connect("enums")
    models = service.package.models
    for name, enum in (
        ("awkward", models.Awkward),
        ("codes", models.Codes),
        ("mixed", models.Mixed),
        ("ratio", models.Ratio),
        ("ordered", models.Order),
    ):
        for member in enum:
            found = service.call("default", "put_enums", body=models.Enums(**{name: member}))
            assert getattr(found, name) is member
            assert found.to_dict() == {name: member.value}


def test_enum_parameters(connect: Connect) -> None:
    service = connect("enums")
    models = service.package.models
    service.call("default", "put_enums", body={}, order=models.Order.DESC, level=3)
    assert service.seen["order"] is models.Order.DESC
    assert service.seen["level"] == 3
    service.call("default", "put_enums", body={})
    assert service.seen["order"] is models.Order.ASC
    assert service.seen["level"] == 2


# --- Directions, defaults, names ------------------------------------------------------------------


def test_read_only_and_write_only(connect: Connect) -> None:
    def make(body: Any) -> Any:
        return models.UserResponse(id=1, name=body.name)

    service = connect("read_write", {"create_user": make})
    models = service.package.models
    found = service.call("default", "create_user", body={"name": "n", "password": "p"})
    assert service.seen["body"].to_dict() == {"name": "n", "password": "p"}
    assert found.to_dict() == {"id": 1, "name": "n"}
    with pytest.raises(service.package.errors.RequestInvalid, match=r"body\.password"):
        service.call("default", "create_user", body={"name": "n"})


def test_defaults_are_known_and_not_sent(connect: Connect) -> None:
    service = connect("open_objects")
    settings = service.package.models.Settings()
    assert settings.to_dict() == {}
    assert (settings.retries, settings.rate, settings.on) == (3, 0.5, True)
    assert settings.title == 'it\'s "quoted" \\ and more'
    assert settings.mode is service.package.models.SettingsMode.FAST
    assert service.call("default", "put_settings", body=settings).model_fields_set == set()


def test_defaults_that_python_sees_differently(packages: Packages) -> None:
    settings = packages("open_objects").models.Settings()
    aliases = packages("aliases").models.Holder()
    found = [settings.day, settings.at, settings.tags, aliases.day, aliases.moment, aliases.id]
    assert found == [None] * 6


def test_additional_properties(connect: Connect) -> None:
    service = connect("open_objects")
    data = {
        "open": {"a": "x", "more": [1]},
        "typed": {"a": "x", "n": 1},
        "numbers": {"one": 1.5},
        "lists": {"l": [{"a": "x"}]},
        "bare": {"any": None},
        "day": "2024-02-29",
    }
    found = service.call("default", "put_settings", body=data)
    assert found.to_dict() == data
    assert found.day == date(2024, 2, 29)
    assert service.call("default", "put_map", body={"": 1.5}) == {"": 1.5}
    models, errors = service.package.models, service.package.errors
    with pytest.raises(errors.RequestInvalid, match=r"body\.closed\.b"):
        service.call("default", "put_settings", body={"closed": {"b": 1}})
    closed = models.Settings.from_json('{"closed": {"b": 1}}')
    with pytest.raises(errors.UnprocessableContent, match="violation"):
        service.call("default", "put_settings", body=closed)


def test_aliases(connect: Connect) -> None:
    service = connect("aliases")
    data = {
        "code": "abc",
        "codes": ["a", "b"],
        "day": "2024-02-29",
        "moment": "2024-02-29T12:00:00.000+02:00",
        "identifier": "12345678-1234-5678-1234-567812345678",
        "anything": [1, "a", None],
        "nothing": None,
        "maybeCode": None,
        "again": {"again": {"truth": False}},
        "map": {"k": "2024-01-01"},
        "empty": {"e": 1},
        "constant": "always",
    }
    at = datetime(2024, 1, 1, tzinfo=UTC)
    found = service.call("default", "put_aliases", code="abc", at=at, body=data)
    assert service.seen["code"] == "abc"
    assert (service.seen["at"], service.seen["page"]) == (at, 1)
    assert found.to_dict() == data
    assert service.call("default", "put_codes", body=["x", "y"]) == ["x", "y"]


def test_circular_models(connect: Connect) -> None:
    service = connect("circular")
    leaf = {"label": "leaf"}
    data = {
        "label": "root",
        "left": leaf,
        "children": [leaf, {"label": "b", "children": [leaf]}],
        "by_name": {"a": leaf},
        "owner": {"trees": [leaf], "first": None},
    }
    found = service.call("default", "send_tree", body=data)
    assert found.to_dict() == data
    assert isinstance(found.children[1].children[0], service.package.models.Tree)
    value = ["a", [1.5, ["b"]]]
    assert service.call("default", "send_value", body=value) == value


def constructed(package: Package, name: str) -> Any:
    model = getattr(package.models, name)
    attributes = fields(model)
    assert len(set(attributes.values())) == len(attributes)
    return model


def test_every_name_can_be_reached(packages: Packages) -> None:
    model = constructed(packages("names"), "Fields")
    texts = {
        wire: f"value of {wire}"
        for wire, name in fields(model).items()
        if "str" in str(model.model_fields[name].annotation)
        and "list" not in str(model.model_fields[name].annotation)
    }
    by_wire_name = model.model_validate(texts)
    by_attribute = model(**{fields(model)[wire]: text for wire, text in texts.items()})
    assert by_wire_name.to_dict() == texts
    assert by_attribute == by_wire_name
    assert {wire: getattr(by_wire_name, fields(model)[wire]) for wire in texts} == texts
    assert len(texts) > 20


def test_every_component_has_a_class_of_its_own(packages: Packages) -> None:
    package = packages("names")
    holder = package.models.Holder
    numbers = "one two three four five six seven eight nine ten eleven twelve".split()
    data = {name: {number: 1} for name, number in zip("abcdefghijkl", numbers, strict=True)}
    found = holder.model_validate(data)
    assert found.to_dict() == data
    assert not [name for name in data if getattr(found, name).model_extra]


def test_every_operation_can_be_reached(connect: Connect, packages: Packages) -> None:
    models = packages("names").models
    answers = {
        "with_options_": lambda **_: models.Holder(a={"one": 1}),
        "uuid": lambda **_: UUID(int=1),
        "date_": lambda **_: [date(2024, 1, 1)],
    }
    service = connect("names", answers)
    found = {
        operation.id: service.call(operation.group, operation.py_name)
        for operation in service.package.server.CONTRACT.operations
        if operation.id != "getThing"
    }
    assert found.pop("with_options").to_dict() == {"a": {"one": 1}}
    assert found.pop("uuid") == UUID(int=1)
    assert found.pop("date") == [date(2024, 1, 1)]
    assert len(found) == 10
    assert set(found.values()) == {None}
