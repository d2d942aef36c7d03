# pyright: strict
"""Plain data in place of models: what both checkers accept in bodies of requests.

The packages are those of the cases of these names in `tests/cases/generate`, and our own.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from case_bodies.types import Upload
from case_circular import Client as CircularClient
from case_circular import models as circular
from case_enums import Client as EnumsClient
from case_enums import models as enums
from case_unions import Client as UnionsClient
from case_unions import models as unions
from communications_api import Client, models

if TYPE_CHECKING:
    from case_bodies import Client as BodiesClient
    from case_open_objects import Client as OpenClient
    from case_read_write import Client as UsersClient
    from case_read_write import dicts as users
    from case_values import Client as ValuesClient
    from communications_api.dicts import BotMessageAttributesDict, SendBotMessageRequestDict


def nested(client: Client) -> None:
    send = client.messages.send_bot_message
    send(department_uuid="d", user_uuid="u", body={})
    send(department_uuid="d", user_uuid="u", body={"messageAttributes": {"body": "Hello"}})
    message: BotMessageAttributesDict = {"body": "Hello", "type": "DRAFT"}
    message["type"] = models.MessageType.OUTGOING
    body: SendBotMessageRequestDict = {"messageAttributes": message}
    send(department_uuid="d", user_uuid="u", body=body)
    attributes = models.BotMessageAttributes(body="Hello")
    send(department_uuid="d", user_uuid="u", body={"messageAttributes": attributes})
    client.history.import_messages(
        department_uuid="d",
        customer_uuid="c",
        body={
            "saveMessageRequestList": [{"sentOn": datetime.now(UTC)}, models.HistoricalMessage()]
        },
    )


def of_any_type(client: Client, text: str) -> None:
    """What is known to be of any type is not checked."""
    body: Any = json.loads(text)
    client.messages.send_bot_message(department_uuid="d", user_uuid="u", body=body)


def values(client: ValuesClient) -> None:
    texts = ["12345678-1234-5678-1234-567812345678"]
    ids = [UUID(int=1)]
    client.default.as_json(body={"ids": texts, "date": "2025-03-28", "number": 1})
    client.default.as_json(body={"ids": ids, "date": date(2025, 3, 28), "number": Decimal("1.5")})
    client.default.as_form(body={"ids": (*texts, *ids), "numbers": [1, 2.5], "number": None})
    client.default.as_json(body={"json": {"a": [1, "b", None, {"c": True}]}})
    client.default.as_json(body={"numbersByName": {"a": 1, "b": Decimal(2)}})


def enums_and_constants(client: EnumsClient) -> None:
    client.default.put_enums(body={"codes": 404, "ordered": "asc", "many": ["x", "y"]})
    chosen = [enums.EnumsManyItem.X]
    client.default.put_enums(body={"codes": enums.Codes.VALUE_404, "many": chosen, "number": 7})


def unions_of_objects(client: UnionsClient) -> None:
    client.default.send_event(body={"event-type": "item.created", "id": 1})
    client.default.send_event(body={"event-type": "item.deleted", "reason": None})
    client.default.send_shape(body={"kind": "Square", "side": 1.5})
    client.default.send_shape(body=unions.Square(side=1))
    client.default.send_either(body={"radius": 1})


def of_requests_only(client: UsersClient) -> None:
    user: users.UserRequestDict = {"name": "a", "password": "b"}
    client.default.create_user(body=user)


def open_objects(client: OpenClient) -> None:
    client.default.put_settings(body={"open": {"a": "x", "further": 1}, "typed": {"n": 2}})
    client.default.put_settings(body={"closed": {"a": "x"}, "numbers": {"a": 1, "b": 2.5}})


def recursive(client: CircularClient) -> None:
    leaf = circular.Tree(label="leaf")
    client.default.send_tree(
        body={"label": "a", "left": {"label": "b", "children": [leaf, {"label": "c"}]}}
    )


def forms(client: BodiesClient) -> None:
    client.default.send_form(body={"name": "x", "tags": ["a"], "colours": ("b",)})
    client.default.upload(
        body={"file": b"png", "more": [Path("a.png"), Upload(b"")], "details": {"text": "x"}}
    )
