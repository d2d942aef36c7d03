"""What type checkers have to refuse in plain data; see `intended_data_shapes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from case_bodies import Client as BodiesClient
    from case_circular import Client as CircularClient
    from case_enums import Client as EnumsClient
    from case_open_objects import Client as OpenClient
    from case_read_write import Client as UsersClient
    from case_unions import Client as UnionsClient
    from case_values import Client as ValuesClient
    from communications_api import Client
    from communications_api.dicts import BotMessageAttributesDict, SendBotMessageRequestDict


def names(client: Client, data: dict[str, Any]) -> None:
    send = client.messages.send_bot_message
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid="d", user_uuid="u", body={"mesageAttributes": {}})
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid="d", user_uuid="u", body={"message_attributes": {}})
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid="d", user_uuid="u", body={"messageAttributes": {"bdy": "Hello"}})
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid="d", user_uuid="u", body=data)
    # error: mypy[typeddict-unknown-key] pyright[reportAssignmentType]
    body: SendBotMessageRequestDict = {"messageAtributes": {}}
    # error: mypy[typeddict-item] pyright[reportGeneralTypeIssues]
    body["mesageAttributes"]
    # error: mypy[typeddict-item] pyright[reportAssignmentType]
    message: BotMessageAttributesDict = {"type": "OUTGONG"}
    # error: mypy[typeddict-item] pyright[reportGeneralTypeIssues]
    message["isManual"] = "yes"


def values(client: ValuesClient) -> None:
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.as_json(body={"number": "1"})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.as_json(body={"ids": "12345678-1234-5678-1234-567812345678"})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.as_json(body={"date": 20250328})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.as_json(body={"numbersByName": {"a": "b"}})


def enums_and_constants(client: EnumsClient) -> None:
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.put_enums(body={"codes": 405})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.put_enums(body={"ordered": None})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.put_enums(body={"constant": "loose"})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.put_enums(body={"many": ["z"]})


def unions_of_objects(client: UnionsClient) -> None:
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_event(body={"id": 1})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_event(body={"event-type": "item.deleted", "id": 1})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_shape(body={"kind": "Square", "radius": 1})


def of_requests_only(client: UsersClient) -> None:
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.create_user(body={"id": 1, "name": "a", "password": "b"})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.create_user(body={"name": "a"})


def closed_objects(client: OpenClient) -> None:
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.put_settings(body={"closed": {"a": "x", "further": 1}})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.put_settings(body={"numbers": {"a": "b"}})


def recursive(client: CircularClient) -> None:
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_tree(
        body={"label": "a", "left": {"label": "b", "children": [{"lbl": "c"}]}}
    )


def forms(client: BodiesClient) -> None:
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_form(body={"name": "x", "tags": "a"})
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.upload(body={"file": "image.png"})
    # error: mypy[list-item] pyright[reportArgumentType]
    client.default.send_list(body=[{"txt": "x"}])
