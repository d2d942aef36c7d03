"""The same operations, generated and as idiomatic FastAPI; run as `python -m ... NAME PORT`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import uvicorn
from communications_api import models
from communications_api.server import (
    Credentials,
    DirectProtocol,
    HistoryHandler,
    ItemBody,
    LimitedHttpToolsProtocol,
    MessagesHandler,
    check_basic,
    create_app,
)

if TYPE_CHECKING:
    from fastapi import FastAPI


class Messages(MessagesHandler[str]):
    """Answers with what it was sent."""

    async def send_bot_message(
        self, *, body: models.SendBotMessageRequest, **path: str
    ) -> models.SendBotMessageResponse:
        return models.SendBotMessageResponse(
            status=models.ResultStatus.SUCCESS, message_uuid=path["user_uuid"]
        )


async def authenticate(credentials: Credentials) -> str | None:
    """Know one user."""
    return credentials.username if check_basic(credentials, "u", "secret") else None


class History(HistoryHandler[str]):
    """Says of each message that it was taken."""

    async def import_messages(
        self,
        *,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
        **_: str,
    ) -> models.ImportMessagesResponse:
        taken = [message.source_uuid or "" async for message in body.valid()]
        return models.ImportMessagesResponse(succesfully_submitted_source_uuids=taken)


def ours(dispatch: Literal["app", "direct"] = "app") -> FastAPI:
    """Return the generated server."""
    return create_app(
        messages=Messages.partial(),
        history=History(),
        authenticate=authenticate,
        dispatch=dispatch,
    )


def made(name: str) -> FastAPI:
    """Return an app by its name; nothing of the others is imported."""
    if name == "fastapi":
        from tests.bench.idiomatic import app

        return app()
    if name == "peer":
        from tests.bench.server_peer import load

        return load(Path(sys.argv[3]))
    return ours("direct" if name == "direct" else "app")


PROTOCOLS = {"ours": LimitedHttpToolsProtocol, "direct": DirectProtocol}
"""What the command of a package serves with."""


if __name__ == "__main__":
    uvicorn.run(
        made(sys.argv[1]),
        port=int(sys.argv[2]),
        http=PROTOCOLS.get(sys.argv[1], "auto"),
        log_level="warning",
        access_log=False,
    )
