"""The contract says what the documentation pages say: no more, no less, in the same order.

`payloads/` holds the documented sample payloads, one file per operation and direction. A page
generates its samples from the schema and shows every property, so a sample and the schema of the
contract must agree on each property and on the order of the properties.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

ROOT = Path(__file__).parents[2]
PAYLOADS = Path(__file__).parent / "payloads"
SPEC: dict[str, Any] = yaml.safe_load((ROOT / "spec" / "openapi.yaml").read_text("utf-8"))
COMPONENTS = SPEC["components"]
SCHEMAS = COMPONENTS["schemas"]

# operationId: method, path, parameters in order, tag, summary as documented
OPERATIONS = {
    "sendNotification": (
        "post",
        "/department/{departmentUUID}/user/{userUUID}/notify",
        ["departmentUUID", "userUUID"],
        "messages",
        "send Notification without single customer context",
    ),
    "sendBotMessage": (
        "post",
        "/department/{departmentUUID}/user/{userUUID}/botmessage/send",
        ["departmentUUID", "userUUID"],
        "messages",
        "send a bot message to user",
    ),
    "editDraft": (
        "post",
        "/department/{departmentUUID}/user/{userUUID}/customer/{customerUUID}/message/{messageUUID}",
        ["departmentUUID", "userUUID", "customerUUID", "messageUUID"],
        "messages",
        "edit draft message",
    ),
    "importMessages": (
        "put",
        "/department/{departmentUUID}/customer/{customerUUID}/communication/historical",
        ["departmentUUID", "customerUUID"],
        "history",
        "send Message",
    ),
}

# component: number of values, first, last, SHA-256 of the values as the page lists them
# (joined with ", ")
ENUMS = {
    "ResultStatus": (
        2,
        "SUCCESS",
        "FAILURE",
        "b6f4d65be4a74af28173ca3bdb1b7e8e98acc808f09f40c331eb546c1e286d74",
    ),
    "MessageType": (
        5,
        "DRAFT",
        "NOTE",
        "488275b207f25b52f5a83c59960c9bfb2189ca5355aae8151560015d940628bb",
    ),
    "MessageProtocol": (
        4,
        "TEXT",
        "NONE",
        "eeed1bcb30b347a79347300eb153cd4bb8325933ba5d6a7cdd81f5050bc84b99",
    ),
    "MessagePurpose": (
        113,
        "F",
        "VOICEBOT_CALL_SUMMARY",
        "677dc3d91a6e2ffab592f9f6b78bbefc0867719b09e110b65d2399a1af190759",
    ),
    "TagName": (
        1,
        "TRASH",
        "TRASH",
        "c805ef7fd27556c9423294af29d0c6bfc6cd8ace1d811ad10f3b966ef79cb838",
    ),
    "DraftStatus": (
        6,
        "SCHEDULED",
        "QUEUED",
        "6680d26e3fd79000c8f4d5e300047f319992d7bf4852d5a3a0228886057e55dd",
    ),
    "DraftFailureReason": (
        24,
        "MDL_EVENT_UNDER_TIME_LIMIT_REASON",
        "USER_NOT_FOUND_OR_INVALID",
        "826c37b54b8f05b721900619a7ced7f95a1752d6bb37ecd3f08327b66884f48d",
    ),
    "ButtonTheme": (
        4,
        "PRIMARY",
        "QUATERNARY",
        "02880307d173599135c0fa0c4d7822f5a9bdd6b31ce3054eafd296ce0e8ffcff",
    ),
}

DATE_TIMES = {
    "HistoricalMessage/properties/sentOn",
    "HistoricalMessage/properties/receivedOn",
    "VoiceCallAttributes/properties/callDateTime",
}

EXCHANGES = [(name, direction) for name in OPERATIONS for direction in ("request", "response")]
each_exchange = pytest.mark.parametrize(("name", "direction"), EXCHANGES)


def operation(name: str) -> dict[str, Any]:
    method, path, *_ = OPERATIONS[name]
    return SPEC["paths"][path][method]


def media_type(name: str, direction: str) -> dict[str, Any]:
    body = operation(name)
    body = body["requestBody"] if direction == "request" else body["responses"]["200"]
    assert list(body["content"]) == ["application/json"]
    return body["content"]["application/json"]


def payload(name: str, direction: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.{direction}.json").read_text("utf-8"))


def resolve(node: dict[str, Any]) -> dict[str, Any]:
    """The node itself, or the component that its `$ref` names."""
    if "$ref" not in node:
        return node
    target: Any = SPEC
    for part in node["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return target


def subschemas(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping below the component schemas, with its place."""
    if isinstance(node, dict):
        yield place, node
        for key, value in node.items():
            yield from subschemas(value, f"{place}/{key}" if place else key)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from subschemas(value, f"{place}/{index}")


def differences(value: Any, schema: dict[str, Any], place: str) -> Iterator[str]:
    """Where a documented payload and a schema disagree on properties or on their order."""
    schema = resolve(schema)
    if isinstance(value, dict) and "properties" in schema:
        if list(value) != list(schema["properties"]):
            yield f"{place}: page {list(value)}, contract {list(schema['properties'])}"
        for key, item in value.items():
            if key in schema["properties"]:
                yield from differences(item, schema["properties"][key], f"{place}/{key}")
    elif isinstance(value, dict):
        if value or "additionalProperties" not in schema:
            yield f"{place}: the page shows an empty map, the contract has none"
    elif isinstance(value, list):
        if len(value) != 1:
            yield f"{place}: a page shows exactly one item"
        for item in value:
            yield from differences(item, schema["items"], f"{place}/0")
    elif "enum" in schema and value != schema["enum"][0]:
        yield f"{place}: the page shows {value}, the first value is {schema['enum'][0]}"


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_document_is_valid_openapi_31() -> None:
    assert SPEC["openapi"] == "3.1.0"
    validate(SPEC, cls=OpenAPIV31SpecValidator)


def test_operations_are_the_documented_ones() -> None:
    found = {
        item["operationId"]: (
            method,
            path,
            [resolve(parameter)["name"] for parameter in item["parameters"]],
            *item["tags"],
            item["summary"],
        )
        for path, methods in SPEC["paths"].items()
        for method, item in methods.items()
    }
    assert found == OPERATIONS
    assert list(found) == list(OPERATIONS)


def test_path_parameters_are_required_plain_strings() -> None:
    for parameter in COMPONENTS["parameters"].values():
        assert (parameter["in"], parameter["required"]) == ("path", True)
        assert parameter["schema"] == {"type": "string"}


def test_server_and_security() -> None:
    assert [server["url"] for server in SPEC["servers"]] == ["/communications"]
    assert SPEC["security"] == [{"basicAuth": []}]
    assert list(COMPONENTS["securitySchemes"]) == ["basicAuth"]
    scheme = COMPONENTS["securitySchemes"]["basicAuth"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "basic")
    assert not any("security" in operation(name) for name in OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_body_is_required_and_200_is_the_only_response(name: str) -> None:
    assert operation(name)["requestBody"]["required"] is True
    assert list(operation(name)["responses"]) == ["200"]
    assert operation(name)["responses"]["200"]["description"] == "OK"


def test_payload_files_are_complete() -> None:
    expected = {f"{name}.{direction}.json" for name, direction in EXCHANGES}
    assert {path.name for path in PAYLOADS.iterdir()} == expected


@each_exchange
def test_named_example_is_the_documented_payload(name: str, direction: str) -> None:
    examples = media_type(name, direction)["examples"]
    assert list(examples) == ["documented"]
    example = resolve(examples["documented"])["value"]
    # As text, since the order of the properties counts too and 0 must not equal false.
    assert json.dumps(example) == json.dumps(payload(name, direction))


@each_exchange
def test_documented_payload_validates(name: str, direction: str) -> None:
    schema = {**media_type(name, direction)["schema"], "components": COMPONENTS}
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    assert [error.message for error in validator.iter_errors(payload(name, direction))] == []


@each_exchange
def test_schema_has_the_documented_properties_in_order(name: str, direction: str) -> None:
    schema = media_type(name, direction)["schema"]
    assert list(differences(payload(name, direction), schema, name)) == []


def test_every_component_is_used() -> None:
    used = set(references(SPEC))
    for kind in ("parameters", "schemas", "examples"):
        for name in COMPONENTS[kind]:
            assert f"#/components/{kind}/{name}" in used


def test_enum_components_are_the_documented_lists() -> None:
    assert {name for name, schema in SCHEMAS.items() if "enum" in schema} == set(ENUMS)
    for name, (count, first, last, digest) in ENUMS.items():
        values = SCHEMAS[name]["enum"]
        assert SCHEMAS[name]["type"] == "string"
        assert (len(values), len(set(values))) == (count, count), name
        assert (values[0], values[-1]) == (first, last), name
        assert hashlib.sha256(", ".join(values).encode()).hexdigest() == digest, name


def test_enums_stand_only_in_components() -> None:
    places = {place for place, node in subschemas(SCHEMAS) if "enum" in node}
    assert places == set(ENUMS)


def test_formats_are_the_documented_ones() -> None:
    formats = {place: node["format"] for place, node in subschemas(SCHEMAS) if "format" in node}
    assert formats == dict.fromkeys(DATE_TIMES, "date-time") | {
        "VoiceCallAttributes/properties/callStatus": "int64"
    }
    call_status = SCHEMAS["VoiceCallAttributes"]["properties"]["callStatus"]
    assert call_status["type"] == "integer"


def test_no_property_is_required() -> None:
    assert [place for place, node in subschemas(SCHEMAS) if "required" in node] == []


def test_maps_of_text_are_the_documented_two() -> None:
    maps = {
        place
        for place, node in subschemas(SCHEMAS)
        if node.get("additionalProperties") == {"type": "string"}
    }
    assert maps == {
        "MessageAttributes/properties/metaData",
        "NotificationButton/properties/buttonActionEventData",
    }


def test_every_component_schema_is_described() -> None:
    assert [name for name, schema in SCHEMAS.items() if not schema.get("description")] == []


def test_sources_name_every_component_and_operation() -> None:
    sources = (ROOT / "spec" / "SOURCES.md").read_text("utf-8")
    names = [*SCHEMAS, *OPERATIONS]
    assert [name for name in names if f"`{name}`" not in sources] == []


def test_inferences_are_marked_with_a_sentence() -> None:
    marked = [node["x-inferred"] for _, node in subschemas(SPEC) if "x-inferred" in node]
    assert marked
    assert [text for text in marked if not text.endswith(".") or ". " in text] == []
    unmarked_open_objects = [
        place
        for place, node in subschemas(SCHEMAS)
        if node.get("additionalProperties") is True and "x-inferred" not in node
    ]
    assert unmarked_open_objects == []
