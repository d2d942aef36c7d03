# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Every exception that the client raises; `help(ApiError)` and the README show the tree."""

from __future__ import annotations

from ._runtime.errors import (
    ApiError,
    BadRequest,
    ClientClosed,
    Conflict,
    ConnectFailed,
    ConnectionLost,
    ConnectTimeout,
    DecodeError,
    Forbidden,
    MissingCredentials,
    NotFound,
    Problem,
    ReportedFailure,
    RequestInvalid,
    ResponseTooLarge,
    ServerError,
    StatusError,
    Timeout,
    TooManyRequests,
    TransportError,
    Unauthorized,
    UnprocessableContent,
)

__all__ = [
    "ApiError",
    "BadRequest",
    "ClientClosed",
    "Conflict",
    "ConnectFailed",
    "ConnectTimeout",
    "ConnectionLost",
    "DecodeError",
    "Forbidden",
    "MissingCredentials",
    "NotFound",
    "Problem",
    "ReportedFailure",
    "RequestInvalid",
    "ResponseTooLarge",
    "ServerError",
    "StatusError",
    "Timeout",
    "TooManyRequests",
    "TransportError",
    "Unauthorized",
    "UnprocessableContent",
]
