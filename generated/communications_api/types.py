# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Types that are named in code around the client: in hooks, transports, wrappers and annotations."""

from __future__ import annotations

from ._runtime.client.conditions import Versioned
from ._runtime.client.credentials import Secret
from ._runtime.client.hooks import CallFailed, Drift, RequestSent, ResponseReceived, RetryPlanned
from ._runtime.client.options import AsyncClientOptions, CallOptions, ClientOptions, ClientSettings
from ._runtime.client.raw import RawResponse
from ._runtime.client.token_caches import Token, TokenCache
from ._runtime.models.uploads import Upload
from ._runtime.models.variants import UnknownVariant
from ._runtime.outcome import ItemOutcome, Outcome
from ._runtime.transports.asgi import AsgiApp
from ._runtime.transports.base import AsyncTransport, Headers, Request, Response, Transport

__all__ = [
    "AsgiApp",
    "AsyncClientOptions",
    "AsyncTransport",
    "CallFailed",
    "CallOptions",
    "ClientOptions",
    "ClientSettings",
    "Drift",
    "Headers",
    "ItemOutcome",
    "Outcome",
    "RawResponse",
    "Request",
    "RequestSent",
    "Response",
    "ResponseReceived",
    "RetryPlanned",
    "Secret",
    "Token",
    "TokenCache",
    "Transport",
    "UnknownVariant",
    "Upload",
    "Versioned",
]
