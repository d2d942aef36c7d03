# pyright: strict
"""Calling: clients, options, raw answers, dry runs, transports; both checkers accept it all."""

from __future__ import annotations

from typing import Any, assert_type

import httpx2
from communications_api import AsyncClient, Client, dicts, models
from communications_api.client import Hooks, Retries
from communications_api.transports import (
    AsyncAiohttpTransport,
    AsyncPyreqwestTransport,
    PyreqwestTransport,
)
from communications_api.types import CallOptions, Drift, RawResponse, Request, RequestSent, Response
from typing_extensions import Unpack

URL = "http://127.0.0.1:8000"


def secret() -> str:
    return "rotated"


def note(event: Drift) -> None:
    print(event.name)


def trace(event: RequestSent) -> None:
    event.request.headers["X-Trace"] = str(event.attempt)


def clients() -> None:
    Client(URL, username="user", password=secret)
    Client(URL, timeout=None, total_timeout=20, retries=0, headers={"X-A": "b"}, log_personal=True)
    Client(retries=Retries(limit=5), hooks=Hooks(on_drift=note, on_request=trace))
    Client(URL, hooks=[Hooks(on_drift=note), Hooks(on_request=trace)], on_failure="return")
    Client(URL, http_client=httpx2.Client(), timeout=1.5)
    Client(URL, transport=httpx2.HTTPTransport())
    Client(URL, transport=PyreqwestTransport())
    Client(URL, transport=Sent())
    AsyncClient(URL, http_client=httpx2.AsyncClient())
    AsyncClient(URL, transport=AsyncAiohttpTransport())
    AsyncClient(URL, transport=AsyncPyreqwestTransport())
    assert_type(Client.from_env("staging", timeout=3.0), Client)
    assert_type(AsyncClient.from_env(environ={"COMMUNICATIONS_API_BASE_URL": URL}), AsyncClient)
    assert_type(Client(URL).with_options(timeout=60.0, headers={"X-A": "b"}), Client)
    assert_type(AsyncClient(URL).with_options(retries=Retries(unsafe=True)), AsyncClient)


class Sent:
    """A transport of one's own needs nothing but `send`."""

    def send(self, request: Request, *, timeout: float | None) -> Response:
        raise NotImplementedError


class MyClient(Client):
    """Whoever inherits gets clients of the own class."""


def own_class() -> None:
    assert_type(MyClient.from_env(), MyClient)
    assert_type(MyClient(URL).with_options(timeout=1), MyClient)
    with MyClient(URL) as client:
        assert_type(client, MyClient)


def calls(client: Client, body: models.SendBotMessageRequest) -> None:
    send = client.messages.send_bot_message
    answer = send(department_uuid="d", user_uuid="u", body=body)
    assert_type(answer, models.SendBotMessageResponse)
    assert_type(answer.status, models.ResultStatus | None)
    data = send(department_uuid="d", user_uuid="u", body={"messageAttributes": {"body": "Hello"}})
    assert_type(data, models.SendBotMessageResponse)
    assert_type(
        send(
            department_uuid="d",
            user_uuid="u",
            body=body,
            timeout=5,
            total_timeout=None,
            retries=Retries(limit=1),
            headers={"X-A": "b"},
            content_type="application/json",
            on_failure="return",
        ),
        models.SendBotMessageResponse,
    )
    assert_type(
        client.history.import_messages(department_uuid="d", customer_uuid="c", body={}),
        models.ImportMessagesResponse,
    )


def wrapped(client: Client, text: str, **options: Unpack[CallOptions]) -> str | None:
    """Options are passed on with their types."""
    body: dicts.SendBotMessageRequestDict = {"messageAttributes": {"body": text}}
    send = client.messages.send_bot_message
    return send(department_uuid="d", user_uuid="u", body=body, **options).message_uuid


def raw_and_dry(client: Client, body: models.SendBotMessageRequest) -> None:
    send = client.messages.send_bot_message
    raw = client.with_raw_response(send, department_uuid="d", user_uuid="u", body=body, timeout=1)
    assert_type(raw, RawResponse[models.SendBotMessageResponse])
    assert_type(raw.status, int)
    assert_type(raw.headers["X-Request-Id"], str)
    assert_type(raw.content, bytes)
    assert_type(raw.parse(), models.SendBotMessageResponse)
    request = client.build(send, department_uuid="d", user_uuid="u", body={})
    assert_type(request.curl(), str)
    assert_type(request.content, bytes | None)


async def awaited(client: AsyncClient, body: models.EditDraftRequest) -> None:
    path: dict[str, Any] = {"department_uuid": "d", "user_uuid": "u"}
    edit = client.messages.edit_draft
    async with client as same:
        assert_type(same, AsyncClient)
    answer = await edit(
        department_uuid="d", user_uuid="u", customer_uuid="c", message_uuid="m", body=body
    )
    assert_type(answer, models.EditDraftResponse)
    raw = await client.with_raw_response(
        edit, department_uuid="d", user_uuid="u", customer_uuid="c", message_uuid="m", body=body
    )
    assert_type(raw.parse(), models.EditDraftResponse)
    request = await client.build(client.messages.send_bot_message, **path, body={}, timeout=2)
    assert_type(request.url, str)
