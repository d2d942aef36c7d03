"""Answers that report failure never pass for success by accident."""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
from typing import Any

import httpx2
import pytest
from communications_api import AsyncClient, Client, errors, models

URL = "http://127.0.0.1:9"
ERROR = {"errorCode": "E7", "errorDescription": "number is opted out", "errorUID": "u"}
PATH: dict[str, Any] = {"department_uuid": "d", "user_uuid": "u"}


def answering(body: Any) -> dict[str, Any]:
    """Return options of a client whose server always answers 200 with `body`."""
    content = json.dumps(body).encode()

    def handle(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, headers={"content-type": "application/json"}, content=content)

    return {
        "username": "u",
        "password": "correct horse",
        "transport": httpx2.MockTransport(handle),
    }


FAILED = {"status": "FAILURE", "messageUuid": "m", "errors": [ERROR, {**ERROR, "errorCode": "E8"}]}


def check_failure(error: errors.ReportedFailure) -> None:
    assert error.status == 200
    assert isinstance(error.result, models.SendBotMessageResponse)
    assert error.result.message_uuid == "m"
    assert [item.error_code for item in error.errors] == ["E7", "E8"]
    assert error.outcome == error.result.outcome
    assert error.outcome.is_failure
    assert "sendBotMessage" in str(error)
    assert "E7: number is opted out" in str(error)
    assert "correct horse" not in repr(error)
    assert pickle.loads(pickle.dumps(error)).result == error.result  # noqa: S301 - made here


def test_a_reported_failure_raises() -> None:
    with Client(URL, **answering(FAILED)) as client:
        with pytest.raises(errors.ReportedFailure) as caught:
            client.messages.send_bot_message(**PATH, body={})
        check_failure(caught.value)
        result = client.messages.send_bot_message(**PATH, body={}, on_failure="return")
        assert result.outcome.is_failure
        answer = client.with_raw_response(client.messages.send_bot_message, **PATH, body={})
        assert answer.status == 200
        send, streaming = client.messages.send_bot_message, client.with_streaming_response
        with streaming(send, **PATH, body={}) as parts, pytest.raises(errors.ReportedFailure):
            parts.parse()
        with streaming(send, **PATH, body={}, on_failure="return") as parts:
            assert parts.parse().outcome.is_failure
    with Client(URL, **answering(FAILED), on_failure="return") as client:
        assert client.messages.send_bot_message(**PATH, body={}).outcome.is_failure
        with client.with_streaming_response(
            client.messages.send_bot_message, **PATH, body={}
        ) as parts:
            assert parts.parse().outcome.is_failure
        with pytest.raises(errors.ReportedFailure):
            client.messages.send_bot_message(**PATH, body={}, on_failure="raise")


def test_a_reported_failure_raises_in_the_async_client_too() -> None:
    async def run() -> None:
        async with AsyncClient(URL, **answering(FAILED)) as client:
            with pytest.raises(errors.ReportedFailure) as caught:
                await client.messages.send_bot_message(**PATH, body={})
            check_failure(caught.value)

    asyncio.run(run())


def imported(answer: dict[str, Any], **options: Any) -> models.ImportMessagesResponse:
    with Client(URL, **answering(answer)) as client:
        return client.history.import_messages(
            department_uuid="d", customer_uuid="c", body={}, **options
        )


def test_a_partial_failure_is_easy_to_read(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="communications_api"):
        outcome = imported(
            {
                "saveMessageResponse": [
                    {"sourceUuid": "a", "messageUuid": "m1"},
                    {"sourceUuid": "b", "errors": [ERROR]},
                ],
                "succesfullySubmittedSourceUuids": ["a", "c"],
                "failedSourceUuids": ["b", "d"],
            }
        ).outcome
    assert (outcome.is_failure, outcome.is_partial, outcome.is_success) == (False, True, False)
    assert [item.id for item in outcome.failed] == ["b", "d"]
    assert [item.id for item in outcome.submitted] == ["a", "c"]
    assert [error.error_code for error in outcome.failed[0].errors] == ["E7"]
    assert outcome.failed[1].errors == ()
    assert outcome.submitted[0].entry.message_uuid == "m1"
    assert "2 items failed, 2 were accepted" in caplog.text


@pytest.mark.parametrize(
    "answer",
    [
        {"failedSourceUuids": ["a"]},
        {"saveMessageResponse": [{"sourceUuid": "a", "errors": [ERROR]}]},
        {"saveMessageResponse": [{"errors": [ERROR]}]},
        {"errors": [ERROR]},
    ],
)
def test_an_import_of_which_nothing_was_accepted_raises(answer: dict[str, Any]) -> None:
    with pytest.raises(errors.ReportedFailure):
        imported(answer)
    assert imported(answer, on_failure="return").outcome.is_failure


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"succesfullySubmittedSourceUuids": ["a"]},
        {"saveMessageResponse": [{"sourceUuid": "a"}]},
    ],
)
def test_an_import_without_failures_is_a_success(answer: dict[str, Any]) -> None:
    assert imported(answer).outcome.is_success


def test_personal_content_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    body: Any = {"messageAttributes": {"body": "Dear Ann", "purpose": "F"}}
    with (
        caplog.at_level(logging.DEBUG, logger="communications_api"),
        Client(URL, **answering({"status": "SUCCESS"})) as client,
    ):
        client.messages.send_bot_message(**PATH, body=body)
    assert '"purpose": "F"' in caplog.text
    assert "Ann" not in caplog.text
    assert "Basic " not in caplog.text


def test_a_client_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNICATIONS_API_BASE_URL", "https://live.example")
    monkeypatch.setenv("COMMUNICATIONS_API_STAGING_BASE_URL", "https://staging.example")
    assert "https://live.example/communications" in repr(Client.from_env())
    assert "https://staging.example/communications" in repr(AsyncClient.from_env("staging"))
