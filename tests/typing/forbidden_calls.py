"""What type checkers have to refuse in calls.

A comment `error:` names the codes that the statement after it is refused with, for each checker.
"""

from __future__ import annotations

from typing import assert_type

import communications_api
import httpx2

# error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
from communications_api import AsyncClient, Client, Klient, errors, models
from communications_api.client import Hooks
from communications_api.server import create_app
from communications_api.testing import AsyncFakeClient, FakeClient

# error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
from communications_api.transports import AiohttpTransport, AsyncAiohttpTransport

URL = "http://127.0.0.1:8000"
BODY = models.SendBotMessageRequest()
client, async_client = Client(URL), AsyncClient(URL)
send, async_send = client.messages.send_bot_message, async_client.messages.send_bot_message
answer = send(department_uuid="d", user_uuid="u", body=BODY)


def names() -> None:
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    communications_api.Klient
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    client.mesages
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    client.messages.send_botmessage
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    models.SendBotMessageReqest
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    errors.NoFound


def clients() -> None:
    # error: mypy[call-arg] pyright[reportCallIssue]
    Client(URL, "user", "password")
    # error: mypy[call-arg] pyright[reportCallIssue]
    Client(URL, user="user")
    # error: mypy[call-arg] pyright[reportCallIssue]
    Client(URL, timout=3)
    # error: mypy[arg-type] pyright[reportArgumentType]
    Client(URL, timeout="3")
    # error: mypy[arg-type] pyright[reportArgumentType]
    Client(URL, retries="often")
    # error: mypy[arg-type] pyright[reportArgumentType]
    Client(URL, password=None, username=b"user")
    # error: mypy[arg-type] pyright[reportArgumentType]
    Client(URL, on_failure="ignore")
    # error: mypy[call-arg] pyright[reportCallIssue]
    Hooks(on_requests=print)
    # error: mypy[call-arg] pyright[reportCallIssue]
    Client.from_env(timout=3)
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.with_options(timout=3)
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.with_options(http_client=httpx2.Client())
    app = create_app(authenticate=lambda credentials: credentials.username)
    # error: mypy[call-arg] pyright[reportCallIssue]
    Client.for_app(app, timout=3)
    # error: mypy[call-arg] pyright[reportCallIssue]
    AsyncClient.for_app(app, user="user")
    # error: mypy[arg-type] pyright[reportArgumentType]
    Client.for_app(client)


def kinds_of_transport() -> None:
    # error: mypy[arg-type] pyright[reportArgumentType]
    Client(URL, transport=AsyncAiohttpTransport())
    # error: mypy[arg-type] pyright[reportArgumentType]
    Client(URL, transport=httpx2.AsyncHTTPTransport())
    # error: mypy[arg-type] pyright[reportArgumentType]
    Client(URL, http_client=httpx2.AsyncClient())
    # error: mypy[arg-type] pyright[reportArgumentType]
    AsyncClient(URL, transport=httpx2.HTTPTransport())
    # error: mypy[arg-type] pyright[reportArgumentType]
    AsyncClient(URL, http_client=httpx2.Client())


def arguments() -> None:
    # error: mypy[call-arg] pyright[reportCallIssue]
    send("d", "u", BODY)
    # error: mypy[call-arg] pyright[reportCallIssue]
    send(department_uuid="d", body=BODY)
    # error: mypy[call-arg] pyright[reportCallIssue]
    send(department_uuid="d", user_uuid="u")
    # error: mypy[call-arg] pyright[reportCallIssue]
    send(departmentUUID="d", user_uuid="u", body=BODY)
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid=1, user_uuid="u", body=BODY)
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid=None, user_uuid="u", body=BODY)
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid="d", user_uuid="u", body="Hello")
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid="d", user_uuid="u", body=models.EditDraftRequest())
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid="d", user_uuid="u", body=None)
    # error: mypy[call-arg] pyright[reportCallIssue]
    send(department_uuid="d", user_uuid="u", body=BODY, timout=3)
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid="d", user_uuid="u", body=BODY, headers=["X-A: b"])
    # error: mypy[arg-type] pyright[reportArgumentType]
    send(department_uuid="d", user_uuid="u", body=BODY, on_failure="ignore")


def raw_and_dry() -> None:
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.with_raw_response(send, department_uuid="d", body=BODY)
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.with_raw_response(send, department_uuid="d", user_uuid="u", body=BODY, timout=3)
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.build(send, department_uuid=1, user_uuid="u", body=BODY)
    raw = client.with_raw_response(send, department_uuid="d", user_uuid="u", body=BODY)
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    raw.message_uuid
    # error: mypy[assert-type] pyright[reportAssertTypeFailure]
    assert_type(raw.parse(), models.EditDraftResponse)
    # error: mypy[misc] pyright[reportAttributeAccessIssue]
    raw.status = 200


async def waiting() -> None:
    # error: mypy[misc] pyright[reportGeneralTypeIssues]
    await send(department_uuid="d", user_uuid="u", body=BODY)
    # error: mypy[unused-coroutine] pyright[reportUnusedCoroutine]
    async_send(department_uuid="d", user_uuid="u", body=BODY)
    forgotten = async_send(department_uuid="d", user_uuid="u", body=BODY)
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    forgotten.message_uuid
    # error: mypy[arg-type] pyright[reportArgumentType]
    await async_client.build(send, department_uuid="d", user_uuid="u", body=BODY)
    # error: mypy[attr-defined] pyright[reportGeneralTypeIssues]
    with async_client:
        pass
    # error: mypy[attr-defined] pyright[reportGeneralTypeIssues]
    async with client:
        pass


def results() -> None:
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    answer.uuid
    # error: mypy[union-attr] pyright[reportOptionalMemberAccess]
    answer.message_uuid.upper()
    # error: mypy[union-attr] pyright[reportOptionalMemberAccess]
    answer.status.value
    # error: mypy[union-attr] pyright[reportOptionalIterable]
    for _ in answer.errors:
        pass


def fakes() -> None:
    fake, async_fake = FakeClient(), AsyncFakeClient()
    # error: mypy[arg-type] pyright[reportArgumentType]
    fake.on(fake.messages.send_bot_message).returns(models.EditDraftResponse())
    # error: mypy[arg-type] pyright[reportArgumentType]
    async_fake.on(async_fake.messages.edit_draft).returns(answer)
    # error: mypy[arg-type] pyright[reportArgumentType,reportCallIssue]
    async_fake.on(fake.messages.edit_draft)
    # error: mypy[call-arg] pyright[reportCallIssue]
    FakeClient(timout=3)
    # error: mypy[call-arg] pyright[reportCallIssue]
    fake.respond("sendBotMessage", statsu=404)
    # error: mypy[arg-type] pyright[reportArgumentType]
    takes_client(async_fake)


def takes_client(given: Client) -> None:
    """Stand for code under test."""
