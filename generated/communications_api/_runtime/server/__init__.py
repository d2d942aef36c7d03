"""The server half: typed handlers behind a FastAPI app. `app.build_app` is where to begin.

What reads requests needs no FastAPI, and others use it too: the parts are imported when used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import attach
from ..streams.events import ServerSentEvent

if TYPE_CHECKING:
    from ..arrays.bodies import Item, ItemBody
    from ..models.uploads import Upload
    from ..validation.problems import ProblemError
    from ..validation.violations import Violation
    from .app import AppOptions, build_app
    from .connection_limits import ConnectionLimits
    from .credentials import (
        ApiKey,
        BasicCredentials,
        BearerToken,
        ClientCertificate,
        HttpCredentials,
        check_basic,
        check_token,
    )
    from .h11_protocol import LimitedH11Protocol
    from .handlers import Handler, PrincipalT, Result
    from .httptools_protocol import LimitedHttpToolsProtocol
    from .protocol import DirectProtocol
    from .replies import ErrorReply, Reply
    from .security import Authenticate, Forbidden

__all__ = [
    "ApiKey",
    "AppOptions",
    "Authenticate",
    "BasicCredentials",
    "BearerToken",
    "ClientCertificate",
    "ConnectionLimits",
    "DirectProtocol",
    "ErrorReply",
    "Forbidden",
    "Handler",
    "HttpCredentials",
    "Item",
    "ItemBody",
    "LimitedH11Protocol",
    "LimitedHttpToolsProtocol",
    "PrincipalT",
    "ProblemError",
    "Reply",
    "Result",
    "ServerSentEvent",
    "Upload",
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
        "ConnectionLimits": "connection_limits",
        "DirectProtocol": "protocol",
        "ErrorReply": "replies",
        "Forbidden": "security",
        "Handler": "handlers",
        "HttpCredentials": "credentials",
        "Item": ".arrays.bodies",
        "ItemBody": ".arrays.bodies",
        "LimitedH11Protocol": "h11_protocol",
        "LimitedHttpToolsProtocol": "httptools_protocol",
        "PrincipalT": "handlers",
        "ProblemError": ".validation.problems",
        "Reply": "replies",
        "Result": "handlers",
        "Upload": ".models.uploads",
        "Violation": ".validation.violations",
        "build_app": "app",
        "check_basic": "credentials",
        "check_token": "credentials",
    },
)
