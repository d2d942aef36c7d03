# pyright: strict
"""The testing kit: fakes stand wherever clients do. Both type checkers accept it all."""

from __future__ import annotations

from typing import assert_type

from communications_api import AsyncClient, Client, errors, models
from communications_api.testing import Answers, AsyncFakeClient, Call, FakeClient


def under_test(client: Client) -> str | None:
    return client.messages.send_bot_message(
        department_uuid="d", user_uuid="u", body={}
    ).message_uuid


async def awaited_under_test(client: AsyncClient) -> str | None:
    answer = await client.messages.send_bot_message(department_uuid="d", user_uuid="u", body={})
    return answer.message_uuid


def fakes() -> None:
    fake = FakeClient(timeout=1, retries=2)
    plan = fake.on(fake.messages.send_bot_message)
    assert_type(plan, Answers[models.SendBotMessageResponse])
    plan.returns(models.SendBotMessageResponse(message_uuid="m"), times=None)
    plan.raises(errors.Timeout)
    fake.respond("sendBotMessage", status=200, headers={"X-A": "b"})
    fake.respond(fake.messages.edit_draft, body=models.EditDraftResponse())
    fake.fail(fake.messages.edit_draft, errors.ConnectFailed("no"))
    under_test(fake)
    assert_type(fake.last, Call)
    assert_type(fake.calls_of("sendBotMessage"), list[Call])


async def awaited_fakes() -> None:
    async with AsyncFakeClient() as fake:
        plan = fake.on(fake.history.import_messages)
        assert_type(plan, Answers[models.ImportMessagesResponse])
        plan.returns(models.ImportMessagesResponse())
        await awaited_under_test(fake)
