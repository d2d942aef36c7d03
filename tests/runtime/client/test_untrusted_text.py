"""Nothing that a server says acts in a message or a log: no control, no other order of the text."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from generators.runtime.client.hooks import Drift, Hooks
from generators.runtime.client.retries import Retries
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.client.sync_groups import SyncGroup
from generators.runtime.errors import ApiError
from generators.runtime.models.base import ApiModel, StrEnum
from generators.runtime.transports.base import Request, Response
from tests.runtime.client.client_support import BASE, contract, json_media, operation, response

BAD = "x\x1b[31m\x9b\u202e\x07y\nz\r\u2028\u2066end\x00"
JSON = {"content-type": "application/json"}


class Colour(StrEnum):
    RED = "red"


class Box(ApiModel):
    colour: Colour | None = None
    count: int | None = None
    boxes: dict[str, int] | None = None


class Server:
    """A transport that gives one answer."""

    def __init__(self, answer: Response) -> None:
        self.answer = answer

    def send(self, request: Request, *, timeout: float | None) -> Response:
        return self.answer

    def close(self) -> None:
        """Nothing is open."""


def answered(status: int, body: Any, content_type: str = "application/json") -> Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status, {"content-type": content_type, "X-Note": BAD}, content)


def call(answer: Response, **options: Any) -> Any:
    api = operation(responses=(response("200", json_media(Box)),))
    options = {"transport": Server(answer), "retries": Retries(limit=1, initial=0), **options}
    made = SyncClientBase(contract(), BASE, options=options)  # type: ignore[arg-type]
    return SyncGroup(made)._call(api, {}, None, {})


@pytest.mark.parametrize(
    "answer",
    [
        answered(400, {"title": BAD, "detail": BAD}),
        answered(400, {"message": BAD}),
        answered(503, BAD.encode()),
        answered(400, BAD.encode("utf-16"), "text/plain; charset=utf-16"),
        answered(200, {"boxes": {BAD: "no number"}}),
        answered(200, {"count": BAD}),
        answered(200, b"{" + BAD.encode()),
        answered(200, b"", BAD),
        Response(302, {"location": f"https://b.example/{BAD}"}, b""),
    ],
)
def test_messages_show_what_is_invisible(
    answer: Response, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(ApiError) as caught:
        call(answer)
    assert str(caught.value).isprintable()
    assert caplog.records
    assert all(record.getMessage().isprintable() for record in caplog.records)


def test_logs_of_drift_show_what_is_invisible(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[Drift] = []
    content = {BAD: 1, "colour": BAD}
    with caplog.at_level(logging.DEBUG):
        result = call(answered(200, content), hooks=Hooks(on_drift=seen.append))
    assert {drift.name for drift in seen} == {BAD}
    assert json.loads(result.to_json()) == content
    assert all(record.getMessage().isprintable() for record in caplog.records)
