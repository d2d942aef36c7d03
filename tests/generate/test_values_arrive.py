"""Values of each kind arrive unchanged: in each place, from client to server and back."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.generate.service import Connect, Package, Packages

LONG = 123456789012345678
UUID_TEXT = "12345678-abcd-1234-5678-1234567812ef"
NUMBERS: list[int | float] = [5, 5.0, 0, -7, LONG, -(10**30), 0.1, 2.5, 1e22, 5e-324, -0.0, 10**400]
DECIMALS = [("5", 5), ("5.0", 5.0), ("1.10", 1.1), ("-0.25", -0.25), ("1E+2", 100), ("1e-7", 1e-7)]
NUMBER_PLACES = ["value", "in_query", "listed", "deep", "json", "x_number", "in_cookie"]
ID_PLACES = ["value", "in_query", "listed", "x_id", "in_cookie"]
ID_TEXTS = {
    "canonical": UUID_TEXT,
    "capitals": UUID_TEXT.upper(),
    "mixed": "12345678-ABCD-1234-5678-1234567812ef",
}
OTHER_ID_TEXTS = {
    "braces": f"{{{UUID_TEXT}}}",
    "urn": f"urn:uuid:{UUID_TEXT}",
    "digits": UUID_TEXT.replace("-", ""),
}
ID_BODIES = [
    (name, text) for name in ("id", "idOrText", "textOrId") for text in sorted(ID_TEXTS.values())
]
BODIES: list[tuple[str, Any]] = [
    *((name, number) for name in ("number", "nullable", "anything", "json") for number in NUMBERS),
    *(("numberOrText", number) for number in NUMBERS),
    ("numberOrText", "5"),
    ("bounded", LONG),
    ("bounded", 0.75),
    ("numbers", NUMBERS),
    ("numbersByName", {"whole": 5, "fraction": 5.0, "long": LONG}),
    ("anything", {"a": [5, 5.0, {"b": LONG}]}),
    ("json", {"a": [5, 5.0, {"b": LONG}], "c": "5", "d": True, "e": None}),
    *ID_BODIES,
    ("ids", [UUID_TEXT, UUID_TEXT.upper()]),
    ("idOrText", UUID_TEXT.replace("-", "")),
    ("idOrText", "0"),
    ("date", "2024-02-29"),
    *(("dateOrText", text) for text in ("2024-02-29", "0", "20240229", "2024-02-30", "a" * 32)),
    ("dateOrText", "2024-02-29T00:00:00"),
    *(("momentOrText", text) for text in ("2024-02-29T12:00:00.10Z", "0", "2024-02-29", "12:00")),
]
FORM_BODIES = [
    (name, value)
    for name, value in BODIES
    if name in {"number", "bounded", "numbers", "id", "ids", "idOrText", "date", "dateOrText"}
]


def same(left: Any, right: Any) -> bool:
    """Whether two values are the same down to their kind: `5` is not `5.0`."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


def put(place: str, value: Any) -> dict[str, Any]:
    """Return the arguments that put a value in a place; others have a plain one."""
    wrapped = {"listed": [value, value], "deep": {"from": value}}.get(place, value)
    return {place: wrapped}


def taken(place: str, argument: Any) -> list[Any]:
    """Return the values that a handler received in a place."""
    if place == "deep":
        return [argument.from_]
    return argument if place == "listed" else [argument]


@pytest.mark.parametrize("place", NUMBER_PLACES)
@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: str(number)[:20])
def test_a_number_in_each_place(connect: Connect, place: str, number: float) -> None:
    service = connect("values", {"number_in_path": lambda **_: number})
    result = service.call("default", "number_in_path", **{"value": 1, **put(place, number)})
    received = taken(place, service.seen[place])
    assert received
    assert all(same(value, number) for value in received)
    assert same(result, number)


@pytest.mark.parametrize("place", NUMBER_PLACES)
@pytest.mark.parametrize(("text", "number"), DECIMALS)
def test_a_decimal_in_each_place(connect: Connect, place: str, text: str, number: float) -> None:
    service = connect("values", {"number_in_path": lambda **_: Decimal(text)})
    value = Decimal(text)
    result = service.call("default", "number_in_path", **{"value": 1, **put(place, value)})
    assert all(same(item, number) for item in taken(place, service.seen[place]))
    assert same(result, number)


@pytest.mark.parametrize("place", NUMBER_PLACES)
@pytest.mark.parametrize("text", ["0.12345678901234567891", "123456789012345678.5", "NaN", "1e999"])
def test_a_decimal_that_a_double_does_not_hold_is_refused(
    connect: Connect, place: str, text: str
) -> None:
    service = connect("values")
    arguments = {"value": 1, **put(place, Decimal(text))}
    with pytest.raises(service.package.errors.RequestInvalid):
        service.call("default", "number_in_path", **arguments)
    assert not service.seen


def test_bounds_hold_for_whole_numbers(connect: Connect) -> None:
    service = connect("values", {"number_in_path": lambda **_: 1})
    for bounded in (0, 5, 0.07, LONG):
        service.call("default", "number_in_path", value=1, bounded=bounded)
        assert same(service.seen["bounded"], bounded)
    for bounded in (-1, 0.075):
        with pytest.raises(service.package.errors.RequestInvalid):
            service.call("default", "number_in_path", value=1, bounded=bounded)


@pytest.mark.parametrize("place", ID_PLACES)
@pytest.mark.parametrize("text", ID_TEXTS.values(), ids=ID_TEXTS)
def test_a_uuid_in_each_place(connect: Connect, place: str, text: str) -> None:
    service = connect("values", {"id_in_path": lambda value, **_: value})
    kept = service.package.models.Thing.from_json(json.dumps({"id": text})).id
    for given_as in (text, kept, copy.deepcopy(kept), pickle.loads(pickle.dumps(kept))):  # noqa: S301
        service.call("default", "id_in_path", **{"value": UUID_TEXT, **put(place, given_as)})
        for received in taken(place, service.seen[place]):
            assert received == UUID(UUID_TEXT)
            assert (type(received) is UUID) == (text == UUID_TEXT)
            thing = service.package.models.Thing(id=received)
            assert json.loads(thing.to_json()) == {"id": text}


@pytest.mark.parametrize("text", OTHER_ID_TEXTS.values(), ids=OTHER_ID_TEXTS)
def test_other_forms_of_uuids_are_read_by_clients_alone(connect: Connect, text: str) -> None:
    service = connect("values")
    thing = service.package.models.Thing.from_json(json.dumps({"id": text}))
    assert thing.id == UUID(UUID_TEXT)
    assert json.loads(thing.to_json()) == {"id": text}
    for place in ID_PLACES:
        with pytest.raises(service.package.errors.UnprocessableContent):
            service.call("default", "id_in_path", **{"value": UUID_TEXT, **put(place, text)})
    with pytest.raises(service.package.errors.UnprocessableContent):
        service.call("default", "as_json", body=thing)


@pytest.mark.parametrize("text", ["0", "2024-02-29", "a" * 32, "2024-02-29T00:00:00"])
def test_a_date_or_text_in_a_query(connect: Connect, text: str) -> None:
    service = connect("values", {"day_in_path": lambda **_: date(2024, 2, 29)})
    result = service.call("default", "day_in_path", value=date(2024, 2, 29), in_query=text)
    assert result == service.seen["value"] == date(2024, 2, 29)
    assert str(service.seen["in_query"]) == text


@pytest.mark.parametrize("text", ["0", "20240229", "2024-02-29T00:00:00", "1709164800"])
def test_only_full_dates_are_dates(connect: Connect, text: str) -> None:
    service = connect("values")
    with pytest.raises(service.package.errors.RequestInvalid):
        service.call("default", "day_in_path", value=text)
    assert send(service.app, "GET", f"/day/{text}").status_code == 422


def test_python_types_of_texts(packages: Packages) -> None:
    thing = packages("values").models.Thing
    data = {
        "date": "2024-02-29",
        "dateOrText": "2024-02-29",
        "momentOrText": "2024-02-29T00:00:00Z",
    }
    read = thing.from_json(json.dumps(data))
    assert read.date == read.date_or_text == date(2024, 2, 29)
    assert read.moment_or_text == datetime(2024, 2, 29, tzinfo=UTC)


@pytest.mark.parametrize("method", ["as_json"])
@pytest.mark.parametrize(("name", "value"), BODIES, ids=lambda item: str(item)[:30])
def test_a_value_in_a_body(connect: Connect, method: str, name: str, value: Any) -> None:
    check_body(connect, method, name, value)


@pytest.mark.parametrize("method", ["as_form", "as_parts"])
@pytest.mark.parametrize(("name", "value"), FORM_BODIES, ids=lambda item: str(item)[:30])
def test_a_value_in_a_form(connect: Connect, method: str, name: str, value: Any) -> None:
    check_body(connect, method, name, value)


def check_body(connect: Connect, method: str, name: str, value: Any) -> None:
    service = connect("values")
    result = service.call("default", method, body={name: value})
    for thing in (service.seen["body"], result):
        assert same(json.loads(thing.to_json()), {name: value})
    # As a model, and back as it was read.
    service.call("default", method, body=result)
    assert same(json.loads(service.seen["body"].to_json()), {name: value})


def send(app: Any, method: str, path: str, **more: Any) -> httpx2.Response:
    async def ask() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://case.test") as http:
            return await http.request(method, path, **more)

    return asyncio.run(ask())


def with_mock(package: Package, method: str, **arguments: Any) -> Any:
    """Call an operation of the package's mock, in this process."""
    from importlib import import_module

    mock = import_module(f"{package.name}.mock").create_mock()
    transport = httpx2.ASGITransport(app=mock)

    async def run() -> Any:
        client = package.async_client.AsyncClient("http://case.test", transport=transport)
        async with client:
            return await getattr(client.default, method)(**arguments)

    return asyncio.run(run())


def test_the_mock_keeps_values(packages: Packages) -> None:
    package = packages("values")
    assert same(with_mock(package, "number_in_path", value=5), LONG)
    identity = with_mock(package, "id_in_path", value=UUID_TEXT.upper())
    written = package.models.Thing(id=identity).to_json()
    assert json.loads(written) == {"id": "12345678-ABCD-1234-5678-1234567812EF"}


def test_a_number_that_is_assigned(packages: Packages) -> None:
    thing = packages("values").models.Thing()
    thing.number = Decimal("1.10")
    thing.nullable = 5
    thing.anything = {"a": [Decimal("2.50"), Decimal(7)]}
    data = {"number": 1.1, "nullable": 5, "anything": {"a": [2.5, 7]}}
    assert same(json.loads(thing.to_json()), data)
    assert same(thing.to_dict(), data)


@pytest.mark.parametrize(("text", "number"), DECIMALS)
def test_a_decimal_in_a_body(connect: Connect, text: str, number: float) -> None:
    value = Decimal(text)
    service = connect("values", {"as_json": lambda **_: {"anything": [value], "number": value}})
    model = service.package.models.Thing
    for body in ({"anything": {"a": [value]}, "json": value}, model(anything=value, number=value)):
        result = service.call("default", "as_json", body=body)
        assert same(result.to_dict(), {"anything": [number], "number": number})
    assert same(service.seen["body"].to_dict(), {"anything": number, "number": number})
    service.call("default", "as_json", body={"anything": {"a": [value]}, "json": value})
    assert same(service.seen["body"].to_dict(), {"anything": {"a": [number]}, "json": number})
    for body in ({"anything": Decimal("0.12345678901234567891")}, {"number": Decimal("NaN")}):
        with pytest.raises(service.package.errors.RequestInvalid):
            service.call("default", "as_json", body=body)


TEXTS = st.text(st.characters(codec="utf-8"))
FINITE = st.integers(-(10**40), 10**40) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | FINITE | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


@given(data=JSON, number=FINITE)
def test_json_goes_through_models_unchanged(packages: Packages, data: Any, number: float) -> None:
    thing = packages("values").models.Thing
    sent = {"anything": data, "json": data, "number": number}
    for model in (thing(**sent), thing.from_json(json.dumps(sent))):
        assert same(json.loads(model.to_json()), sent)
        assert same(model.to_dict(), sent)
