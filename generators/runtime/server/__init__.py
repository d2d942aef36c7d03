"""The server half: typed handlers behind a FastAPI app. `app.build_app` is where to begin."""

from ..events import ServerSentEvent
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
from .problems import ProblemError
from .replies import Reply
from .security import Authenticate, Forbidden
from .violations import Violation

__all__ = [
    "ApiKey",
    "AppOptions",
    "Authenticate",
    "BasicCredentials",
    "BearerToken",
    "ClientCertificate",
    "Forbidden",
    "Handler",
    "HttpCredentials",
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
