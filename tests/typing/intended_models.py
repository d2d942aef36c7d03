# pyright: strict
"""Models and errors: making, reading, changing, and what is caught. both checkers accept it all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, assert_type

from communications_api import Client, errors, models
from communications_api.types import ItemOutcome, Outcome


def making(when: datetime) -> None:
    message = models.MessageAttributes(
        body="It is ready.",
        type=models.MessageType.OUTGOING,
        tags=[models.TagName("any")],
    )
    assert_type(message.body, str | None)
    assert_type(message.type, models.MessageType | None)
    call = models.VoiceCallAttributes(call_date_time=when, call_status=None)
    assert_type(call.call_date_time, datetime | None)
    message.body = None
    message.type = models.MessageType.unlisted("one that the document does not list")


def reading(text: bytes, data: dict[str, Any]) -> None:
    answer = models.ImportMessagesResponse.from_json(text)
    assert_type(answer, models.ImportMessagesResponse)
    assert_type(models.Attachment.model_validate(data), models.Attachment)
    assert_type(answer.to_json(), bytes)
    assert_type(answer.to_dict(), dict[str, Any])
    assert_type(answer.model_fields_set, set[str])
    for entry in answer.save_message_response or []:
        assert_type(entry, models.HistoricalMessageResult)
    assert_type(answer.outcome, Outcome)
    assert_type(answer.outcome.failed, tuple[ItemOutcome, ...])
    assert_type(answer.outcome.is_partial, bool)
    assert_type([item.id for item in answer.outcome.submitted], list[str | None])


def enums(status: models.ResultStatus) -> str:
    assert_type(models.ResultStatus.unlisted("new"), models.ResultStatus)
    if status is models.ResultStatus.SUCCESS:
        return "fine"
    return status  # it is a str


def caught(client: Client) -> None:
    try:
        client.messages.send_bot_message(department_uuid="d", user_uuid="u", body={})
    except errors.RequestInvalid as error:
        assert_type([problem.where for problem in error.problems], list[str])
    except errors.ReportedFailure as error:
        assert_type(error.status, int)
        for reported in error.errors:
            print(reported)
    except errors.NotFound as error:
        assert_type(error.status, int)
        assert_type(error.headers, Mapping[str, str])
    except errors.TransportError as error:
        assert_type(error.may_have_been_processed, bool)
    except errors.ApiError as error:
        assert_type(error.status, int | None)
