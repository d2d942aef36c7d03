"""Parameters of every style arrive at a handler as they were given to a client."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.generate.service import Connect, Packages

TEXTS = ["blue", "black & white", "a=b", "é 日本", "50%"]
QUERY: dict[str, Any] = {
    "number": 2.5,
    "flag": False,
    "count": 7,
    "form": TEXTS,
    "form_joined": TEXTS,
    "spaces": ["one", "two,three"],
    "pipes": ["one", "two three"],
    "deep": {"from": 1, "to": 2},
    "joined_object": {"from": 3, "to": 4},
    "filter": {"field": "a,b&c", "values": [1, 2]},
    "reserved": "a/b?c:d@e",
    "since": datetime(2024, 2, 29, 12, 30, tzinfo=UTC),
    "day": date(2024, 2, 29),
    "id": UUID("12345678-1234-5678-1234-567812345678"),
    "look_around": "not what the pattern says",
    "colour": "dark-blue",
    "size": "large",
    "days": [date(2024, 1, 1), date(2024, 1, 2)],
}


def plain(value: Any) -> Any:
    """Return a model as data with wire names."""
    return value.to_dict() if hasattr(value, "to_dict") else value


def arrived(seen: dict[str, Any]) -> dict[str, Any]:
    return {name: plain(value) for name, value in seen.items() if value is not None}


@pytest.mark.parametrize("name", QUERY)
def test_each_style_of_the_query(connect: Connect, name: str) -> None:
    service = connect("parameters")
    assert service.call("default", "in_query", text="t", **{name: QUERY[name]}) is None
    assert arrived(service.seen) == {"text": "t", "count": 20, name: QUERY[name]}


def test_all_styles_of_the_query_at_once(connect: Connect) -> None:
    service = connect("parameters")
    service.call("default", "in_query", text="a+b c", **QUERY)
    assert arrived(service.seen) == {"text": "a+b c", **QUERY}


def test_a_model_as_parameter(connect: Connect) -> None:
    service = connect("parameters")
    models = service.package.models
    service.call("default", "exploded_object", range=models.Range(from_=1, to=2), other="x")
    assert service.seen["range"] == models.Range(from_=1, to=2)
    assert service.seen["other"] == "x"


def test_absent_parameters(connect: Connect) -> None:
    service = connect("parameters")
    service.call("default", "in_query", text="")
    assert service.seen.pop("text") == ""
    assert service.seen.pop("count") == 20, "the default that the document states"
    assert set(service.seen.values()) == {None}
    assert len(service.seen) == len(QUERY) - 1


def test_headers(connect: Connect) -> None:
    service = connect("parameters")
    sent = {
        "x_request_id": "a b; c=d",
        "x_numbers": [1, 2, 3],
        "x_range": {"from": 1, "to": 2},
        "x_flag": True,
    }
    service.call("default", "in_header", **sent)
    assert arrived(service.seen) == sent


def test_cookies(connect: Connect) -> None:
    service = connect("parameters")
    sent = {"session": 'a;b=c d"é', "visits": 3, "tags": ["x", "y z"]}
    service.call("default", "in_cookie", **sent)
    assert arrived(service.seen) == sent


def test_paths(connect: Connect) -> None:
    service = connect("parameters")
    sent = {
        "plain": "a/b c?d#é",
        "list_": ["x,y", "z"],
        "label": 5,
        "labels": ["a", "b c"],
        "matrix": "m;n",
        "matrices": ["1", "2/3"],
        "ranged": {"from": 1, "to": 2},
    }
    names = {"list_": "list"}
    service.call("default", "in_path", **{names.get(key, key): sent[key] for key in sent})
    assert arrived(service.seen) == {names.get(key, key): sent[key] for key in sent}


def test_two_parameters_in_one_segment(connect: Connect) -> None:
    service = connect("parameters")
    service.call("default", "two_in_one_segment", name="report", extension="tar/gz")
    assert service.seen == {"name": "report", "extension": "tar/gz"}


def test_parameters_of_the_path_item(connect: Connect) -> None:
    service = connect("path_items", {"get_stores_by_store_id": lambda **_: store})
    store = service.package.models.Store(id=5, name="five")
    found = service.call("stores", "get_stores_by_store_id", store_id=5, verbose=2)
    assert found == store
    assert service.seen == {"store_id": 5, "verbose": 2}
    service.call("stores", "remove_store", store_id=5, verbose=True)
    assert service.seen == {"store_id": 5, "verbose": True}


def test_one_name_in_every_place(connect: Connect) -> None:
    service = connect("names")
    sent = {
        "id": "path",
        "id_2": "query",
        "id_3": "header",
        "id_4": "cookie",
        "class_": "class",
        "self_": "self",
        "body_": "body",
        "timeout_": "timeout",
        "options_": "options",
        "models_": "models",
        "x_9": "X-9",
        "param": "$",
        "date": date(2024, 1, 1),
        "str": "str",
        "from_day": date(2024, 1, 2),
    }
    body = service.package.models.Fields(self_="me")
    assert service.call("client", "get_thing", body=body, **sent) == body
    assert service.seen == {**sent, "body": body}


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("number", -1, "number"),
        ("number", "1", "number"),
        ("count", 101, "count"),
        ("days", [date(2024, 1, 1)] * 8, "days"),
        ("since", datetime(2024, 1, 1), "since"),
        ("text", None, "text"),
    ],
)
def test_what_does_not_fit_is_not_sent(
    connect: Connect, packages: Packages, name: str, value: Any, where: str
) -> None:
    service = connect("parameters")
    with pytest.raises(packages("parameters").errors.RequestInvalid) as caught:
        service.call("default", "in_query", **{"text": "t", name: value})
    assert [problem.where for problem in caught.value.problems] == [where]
    assert service.seen == {}


def test_an_unlisted_value_is_sent_on_purpose_only(connect: Connect) -> None:
    service = connect("parameters")
    errors, models = service.package.errors, service.package.models
    with pytest.raises(errors.RequestInvalid, match=r"colour: not a value that the document lists"):
        service.call("default", "in_query", text="t", colour="mauve")
    colour = models.Colour.unlisted("mauve")
    with pytest.raises(errors.StatusError, match="422"):
        service.call("default", "in_query", text="t", colour=colour)
    assert service.seen == {}
