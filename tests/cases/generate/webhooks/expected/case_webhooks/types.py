# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Types that are named in code around the client: in hooks, transports, wrappers and annotations."""

from __future__ import annotations

from ._runtime.asgi import AsgiApp
from ._runtime.bodies import Upload
from ._runtime.credentials import Secret
from ._runtime.hooks import CallFailed, Drift, RequestSent, ResponseReceived, RetryPlanned
from ._runtime.options import AsyncClientOptions, CallOptions, ClientOptions, ClientSettings
from ._runtime.outcomes import ItemOutcome, Outcome
from ._runtime.raw import RawResponse
from ._runtime.transport import AsyncTransport, Headers, Request, Response, Transport
from ._runtime.variants import UnknownVariant

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
    "Transport",
    "UnknownVariant",
    "Upload",
]
