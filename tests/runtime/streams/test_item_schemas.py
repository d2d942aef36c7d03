"""What a Media Type Object says of the items of a sequence."""

from __future__ import annotations

from typing import Any

import pytest

from generators.document.pointer import lookup
from generators.runtime.streams import item_schemas
from generators.runtime.streams.item_schemas import MOST

THING = {"type": "object", "properties": {"size": {"type": "integer"}}}
TEXT = {"type": "string"}
SCHEMAS: dict[str, Any] = {
    "Thing": THING,
    "Things": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
    "Event": {
        "type": "object",
        "required": ["event", "data"],
        "properties": {
            "event": {"type": "string", "enum": ["thing.made", "thing.gone"]},
            "data": {"$ref": "#/components/schemas/Thing"},
        },
    },
    "Done": {"properties": {"event": {"const": "done"}, "data": {"enum": ["[DONE]"]}}},
    "Either": {
        "oneOf": [{"$ref": "#/components/schemas/Event"}, {"$ref": "#/components/schemas/Done"}]
    },
    "Round": {
        "oneOf": [{"$ref": "#/components/schemas/Round"}, {"$ref": "#/components/schemas/Done"}]
    },
}
DOCUMENT = {"components": {"schemas": SCHEMAS}}


def follow(schema: Any, pointer: str) -> tuple[Any, str]:
    while isinstance(schema, dict) and "$ref" in schema:
        pointer = schema["$ref"][1:]
        schema = lookup(DOCUMENT, pointer)
    return schema, pointer


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("media", "schema", "pointer"),
    [
        ({"itemSchema": THING}, THING, "/m/itemSchema"),
        ({"itemSchema": THING, "schema": TEXT}, THING, "/m/itemSchema"),
        ({"schema": THING}, THING, "/m/schema"),
        ({"schema": ref("Thing")}, ref("Thing"), "/m/schema"),
        ({"schema": {"type": "array", "items": TEXT}}, TEXT, "/m/schema/items"),
        ({"schema": ref("Things")}, ref("Thing"), "/components/schemas/Things/items"),
        ({"schema": {"type": "array"}}, True, "/m/schema/items"),
        ({}, True, "/m/schema"),
    ],
)
def test_items(media: dict[str, Any], schema: Any, pointer: str) -> None:
    assert item_schemas.item_schema(media, "/m", follow) == (schema, pointer)


def shapes(media: dict[str, Any]) -> list[tuple[tuple[str, ...], Any, bool]]:
    described = item_schemas.events(media, "/m", follow)
    for shape in described.shapes:
        if shape.pointer.startswith("/components") and shape.data is not True:
            assert lookup(DOCUMENT, shape.pointer) == shape.data
    return [(shape.names, shape.data, shape.is_text) for shape in described.shapes]


def event(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


JSON = {"type": "string", "contentMediaType": "application/json", "contentSchema": THING}


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        # 3.2: the event as a whole.
        ({"itemSchema": event(data=JSON)}, [((), THING, False)]),
        ({"itemSchema": event(data=JSON, id=TEXT, event=TEXT)}, [((), THING, False)]),
        ({"itemSchema": event(data=TEXT)}, [((), TEXT, True)]),
        ({"itemSchema": event(data={})}, [((), {}, True)]),
        ({"itemSchema": event(data={"contentMediaType": "application/json"})}, [((), True, False)]),
        (
            {"itemSchema": event(data={**TEXT, "contentMediaType": "text/csv"})},
            [((), {**TEXT, "contentMediaType": "text/csv"}, True)],
        ),
        ({"itemSchema": event(data=ref("Thing"))}, [((), ref("Thing"), False)]),
        ({"itemSchema": {}}, [((), TEXT, True)]),
        ({"itemSchema": event(event={"const": "ping"})}, [(("ping",), TEXT, True)]),
        (
            {
                "itemSchema": {
                    "allOf": [event(data=TEXT)],
                    "oneOf": [event(event={"const": "a"}), event(event={"const": "b"}, data=JSON)],
                }
            },
            [(("a",), TEXT, True), (("b",), THING, False)],
        ),
        # Not the schema of an event: that of the JSON in its data.
        ({"itemSchema": ref("Thing")}, [((), ref("Thing"), False)]),
        ({"itemSchema": {"type": "integer"}}, [((), {"type": "integer"}, False)]),
        # Before 3.2: that of the JSON in the data.
        ({"schema": ref("Thing")}, [((), ref("Thing"), False)]),
        ({"schema": ref("Things")}, [((), ref("Thing"), False)]),
        ({"schema": TEXT}, [((), TEXT, True)]),
        ({"schema": {}}, [((), {}, True)]),
        ({}, [((), True, True)]),
        ({"schema": event(data=THING)}, [((), event(data=THING), False)]),
        ({"schema": event(data=THING, id=TEXT)}, [((), event(data=THING, id=TEXT), False)]),
        ({"schema": {"type": "object"}}, [((), {"type": "object"}, False)]),
        # ... unless it describes events only.
        ({"schema": ref("Event")}, [(("thing.made", "thing.gone"), ref("Thing"), False)]),
        (
            {"schema": ref("Either")},
            [
                (("thing.made", "thing.gone"), ref("Thing"), False),
                (("done",), {"enum": ["[DONE]"]}, True),
            ],
        ),
    ],
)
def test_events(media: dict[str, Any], expected: Any) -> None:
    assert shapes(media) == expected


def test_a_schema_that_refers_to_itself_ends() -> None:
    assert len(shapes({"itemSchema": ref("Round")})) == 2


def test_too_many_kinds_are_text() -> None:
    options = [event(event={"const": f"e{i}"}, data=JSON) for i in range(MOST + 1)]
    described = item_schemas.events({"itemSchema": {"oneOf": options}}, "/m", follow)
    assert not described.complete
    assert [shape.is_text for shape in described.shapes] == [True]
    described = item_schemas.events({"itemSchema": {"oneOf": options[1:]}}, "/m", follow)
    assert described.complete
    assert len(described.shapes) == MOST


def test_work_is_bounded() -> None:
    """Alternatives of alternatives multiply: twenty of ten would never end."""
    level: dict[str, Any] = event(data=TEXT)
    for _ in range(20):
        level = {"oneOf": [level] * 10, "anyOf": [level] * 10}
    assert not item_schemas.events({"itemSchema": level}, "/m", follow).complete
