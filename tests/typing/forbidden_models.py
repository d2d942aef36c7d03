"""What type checkers have to refuse in the use of models and errors; see `forbidden_calls`."""

from __future__ import annotations

from communications_api import errors, models

message = models.MessageAttributes()
answer = models.SendBotMessageResponse()


def making() -> None:
    # error: mypy[call-arg] pyright[reportCallIssue]
    models.BotMessageAttributes(bdy="It is ready.")
    # error: mypy[arg-type] pyright[reportArgumentType]
    models.BotMessageAttributes(body=3)
    # error: mypy[arg-type] pyright[reportArgumentType]
    models.BotMessageAttributes(type="OUTGOING")
    # error: mypy[call-arg] pyright[reportCallIssue]
    models.BotMessageAttributes("It is ready.")
    # error: mypy[arg-type] pyright[reportArgumentType]
    models.SendBotMessageRequest(message_attributes=message)
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    models.ResultStatus.FAILED
    # error: mypy[arg-type] pyright[reportArgumentType]
    models.Attachment.from_json({})


def changing() -> None:
    # error: mypy[assignment] pyright[reportAttributeAccessIssue]
    message.body = 3
    # error: mypy[assignment] pyright[reportAttributeAccessIssue]
    message.type = "OUTGOING"
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    message.bdy = "It is ready."
    # error: mypy[assignment,misc] pyright[reportAttributeAccessIssue]
    answer.outcome = None
    # error: mypy[misc] pyright[reportAttributeAccessIssue]
    answer.outcome.is_failure = False


def outcomes() -> None:
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    message.outcome
    for item in answer.outcome.failed:
        # error: mypy[union-attr] pyright[reportOptionalMemberAccess]
        item.id.upper()


def caught(error: errors.ApiError, refused: errors.StatusError) -> None:
    # error: mypy[operator] pyright[reportOptionalOperand]
    too_late = error.status >= 500
    print(too_late)
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    error.problems
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    refused.status_code
