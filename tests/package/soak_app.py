"""The server of a soak: answers at once, and says in the end how many requests it has handled."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Literal, TypeAlias

from communications_api import models
from communications_api.server import (
    Credentials,
    HistoryHandler,
    ItemBody,
    MessagesHandler,
    check_basic,
    create_app,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI

USERNAME, PASSWORD = "soak", "correct horse"
Dispatch: TypeAlias = Literal["app", "direct"]
HANDLED = "handled: "
handled = {"count": 0}


class Handlers(MessagesHandler[str], HistoryHandler[str]):
    """Counts the requests that reach it."""

    async def send_bot_message(
        self, *, body: models.SendBotMessageRequest, **path: str
    ) -> models.SendBotMessageResponse:
        handled["count"] += 1
        return models.SendBotMessageResponse(message_uuid=path["user_uuid"])

    async def import_messages(
        self,
        *,
        body: ItemBody[models.ImportMessagesRequest, models.HistoricalMessage],
        **_: str,
    ) -> models.ImportMessagesResponse:
        handled["count"] += 1
        taken = [message.source_uuid or "" async for message in body.valid()]
        return models.ImportMessagesResponse(succesfully_submitted_source_uuids=taken)


async def authenticate(credentials: Credentials) -> str | None:
    """Know one user."""
    return credentials.username if check_basic(credentials, USERNAME, PASSWORD) else None


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    """Print the count when the last request is done."""
    yield
    print(HANDLED, handled["count"], sep="", flush=True)


def app(dispatch: Dispatch = "app") -> FastAPI:
    """Return the app."""
    handlers = Handlers.partial()
    return create_app(
        messages=handlers,
        history=handlers,
        authenticate=authenticate,
        lifespan=lifespan,
        dispatch=dispatch,
    )


def direct() -> FastAPI:
    """Return the app that answers without ASGI in between."""
    return app("direct")
