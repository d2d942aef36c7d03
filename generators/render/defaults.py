"""Defaults of the runtime, as prose says them: templates see them as `defaults`."""

from __future__ import annotations

from typing import NamedTuple

from ..runtime.client.retries import Retries
from ..runtime.limits import (
    BODY_SECONDS,
    DEFAULT_TIMEOUT,
    HEAD_SECONDS,
    IDLE_SECONDS,
    MAX_BODY_BYTES,
    MAX_CONNECTIONS,
    MAX_DIRECT_BYTES,
    MAX_HEAD_BYTES,
    MAX_HEAD_FIELDS,
    MAX_RESPONSE_BYTES,
    MAX_UPLOAD_BYTES,
    MOCK_PORT,
    SIGNATURE_TOLERANCE_SECONDS,
    SPOOL_MAX_BYTES,
    USUAL,
)

_TIMES = {0: "never", 1: "once", 2: "twice"}
_UNITS = ((1024**3, "GiB"), (1024**2, "MiB"), (1024, "KiB"), (10**6, "MB"))


class Defaults(NamedTuple):
    """Texts for the middle of a sentence.

    Attributes:
        retries: how often a request is sent again, such as `twice`.
        statuses: after which an idempotent request is, such as `408, 429`.
        unsafe_statuses: after which others are.
        longest_asked: the longest `Retry-After` that is obeyed, in seconds.
        timeout: of each phase of an attempt, in seconds.
        max_body: of a request to the server that is read whole, such as `1 MiB`.
        max_upload: of a request with files, bytes or many items, such as `64 MiB`.
        spool: of a file in a form that a server holds in memory.
        max_path: of the path of a request, such as `8 KiB`.
        max_segment: of a segment of it.
        max_query_fields: names in a query, such as `1,000`.
        max_cookies: the same of cookies.
        max_form_fields: the same of a form.
        max_response: of an answer that a client reads whole, such as `100 MB`.
        max_direct_body: of a request that `DirectProtocol` answers.
        max_head: of a request to the server, such as `64 KiB`.
        max_fields: header fields of a request.
        max_connections: of the server.
        head_seconds: for the head of a request.
        body_seconds: without a byte of a body.
        idle_seconds: of a connection without a request.
        signature_tolerance: of the time of a webhook's signature, in seconds.
        mock_port: where the mock listens.
    """

    retries: str
    statuses: str
    unsafe_statuses: str
    longest_asked: str
    timeout: str
    max_body: str
    spool: str
    max_upload: str
    max_path: str
    max_segment: str
    max_query_fields: str
    max_cookies: str
    max_form_fields: str
    max_response: str
    max_direct_body: str
    max_head: str
    max_fields: str
    max_connections: str
    head_seconds: str
    body_seconds: str
    idle_seconds: str
    signature_tolerance: str
    mock_port: str


def defaults() -> Defaults:
    """Return the defaults of this runtime."""
    retries = Retries()
    return Defaults(
        retries=times(retries.limit),
        statuses=", ".join(map(str, sorted(retries.statuses))),
        unsafe_statuses=", ".join(map(str, sorted(retries.unsafe_statuses))),
        longest_asked=f"{retries.longest_asked:g}",
        timeout=f"{DEFAULT_TIMEOUT:g}",
        max_body=size(MAX_BODY_BYTES),
        spool=size(SPOOL_MAX_BYTES),
        max_upload=size(MAX_UPLOAD_BYTES),
        max_path=size(USUAL.path_bytes),
        max_segment=size(USUAL.segment_bytes),
        max_query_fields=f"{USUAL.query_fields:,}",
        max_cookies=f"{USUAL.cookies:,}",
        max_form_fields=f"{USUAL.form_fields:,}",
        max_response=size(MAX_RESPONSE_BYTES),
        max_direct_body=size(MAX_DIRECT_BYTES),
        max_head=size(MAX_HEAD_BYTES),
        max_fields=str(MAX_HEAD_FIELDS),
        max_connections=f"{MAX_CONNECTIONS:,}",
        head_seconds=str(HEAD_SECONDS),
        body_seconds=str(BODY_SECONDS),
        idle_seconds=str(IDLE_SECONDS),
        signature_tolerance=str(SIGNATURE_TOLERANCE_SECONDS),
        mock_port=str(MOCK_PORT),
    )


def times(number: int) -> str:
    """Return how often, in words."""
    return _TIMES.get(number, f"{number} times")


def size(number: int) -> str:
    """Return a number of bytes in the largest unit of which it is a multiple."""
    for unit, name in _UNITS:
        if number % unit == 0:
            return f"{number // unit} {name}"
    return f"{number} bytes"
