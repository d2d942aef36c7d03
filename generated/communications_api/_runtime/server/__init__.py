"""The server half: typed handlers behind a FastAPI app. `app.build_app` is where to begin.

What reads requests needs no FastAPI, and others use it too: the parts are imported when used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..events import ServerSentEvent
from ..lazy import attach

if TYPE_CHECKING:
    from .app import AppOptions, build_app
    from .credentials import (
        ApiKey,
        BasicCredentials,
        BearerToken,
        ClientCertificate,
        HttpCredentials,
        check_basic,
        check_token,
    )
    from .handlers import Handler, PrincipalT, Result
    from .items import Item, ItemBody
    from .problems import ProblemError
    from .protocol import DirectProtocol
    from .replies import ErrorReply, Reply
    from .security import Authenticate, Forbidden
    from .violations import Violation

__all__ = [
    "ApiKey",
    "AppOptions",
    "Authenticate",
    "BasicCredentials",
    "BearerToken",
    "ClientCertificate",
    "DirectProtocol",
    "ErrorReply",
    "Forbidden",
    "Handler",
    "HttpCredentials",
    "Item",
    "ItemBody",
    "PrincipalT",
    "ProblemError",
    "Reply",
    "Result",
    "ServerSentEvent",
    "Violation",
    "build_app",
    "check_basic",
    "check_token",
]

__getattr__, __dir__ = attach(
    __name__,
    {
        "ApiKey": "credentials",
        "AppOptions": "app",
        "Authenticate": "security",
        "BasicCredentials": "credentials",
        "BearerToken": "credentials",
        "ClientCertificate": "credentials",
        "DirectProtocol": "protocol",
        "ErrorReply": "replies",
        "Forbidden": "security",
        "Handler": "handlers",
        "HttpCredentials": "credentials",
        "Item": "items",
        "ItemBody": "items",
        "PrincipalT": "handlers",
        "ProblemError": "problems",
        "Reply": "replies",
        "Result": "handlers",
        "Violation": "violations",
        "build_app": "app",
        "check_basic": "credentials",
        "check_token": "credentials",
    },
)
