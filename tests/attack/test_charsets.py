"""Charsets of the sender's choice: a short list is read, whatever Python knows besides."""

from __future__ import annotations

from typing import Any

import pytest

from generators.runtime.client.decoding import read_response
from generators.runtime.errors import DecodeError
from generators.runtime.media_types import CHARSETS
from generators.runtime.models.base import ApiModel
from generators.runtime.operations import Media, RequestBody, Response
from generators.runtime.transports.base import Request
from generators.runtime.transports.base import Response as Answer
from tests.attack.growth import DISPATCHES, served, status_of
from tests.runtime.server.server_support import Things, ask, operation, serve

OTHERS = ("punycode", "idna", "utf-7", "unicode_escape", "raw-unicode-escape", "hex", "rot13", "x")


class Pet(ApiModel):
    name: str | None = None


def facts(content_type: str, type_: Any = str, **more: Any) -> Media:
    return Media(content_type=content_type, type=lambda: type_, **more)


DETAILS = {"root": {"name": "pet"}, "node": {"properties": {}}}


def declared(content_type: str) -> Media:
    if "xml" in content_type:
        return facts(content_type, Pet, details={"value": DETAILS, "shared": {}})
    return facts(content_type, Pet if "form" in content_type else str)


def post(content_type: str, content: bytes, media: Media | None = None) -> Any:
    media = media or declared(content_type.partition(";")[0])
    things = Things({})
    app = serve(
        operation(method="POST", body=RequestBody(media=(media,), required=True)), handler=things
    )
    answer = ask(app, "POST", headers={"content-type": content_type}, content=content)
    return answer.status, [call["body"] for call in things.calls]


@pytest.mark.parametrize("charset", OTHERS)
def test_no_other_is_read_by_a_server(charset: str) -> None:
    assert post(f"text/plain; charset={charset}", b"a-b") == (415, [])
    part = (
        b'--B\r\nContent-Disposition: form-data; name="name"\r\n'
        b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\na-b\r\n--B--\r\n"
    )
    assert post("multipart/form-data; boundary=B", part) == (415, [])


@pytest.mark.parametrize("charset", sorted(CHARSETS))
def test_those_that_are_read(charset: str) -> None:
    sent = "e"
    content = sent.encode(charset)
    for stated in (charset, charset.upper(), f'"{charset}"'):
        assert post(f"text/plain; charset={stated}", content) == (200, [sent])


def test_what_the_document_declares_is_read() -> None:
    content_type = "text/plain; charset=shift_jis"
    assert post(content_type, b"\xb1", declared(content_type)) == (200, ["\uff71"])
    assert post("text/plain; charset=euc_jp", b"\xb1", declared(content_type))[0] == 415


def received(content_type: str, content: bytes, declared_type: str = "") -> Any:
    media = declared(declared_type or content_type.partition(";")[0])
    called = operation(responses=(Response(status="200", media=(media,)),))
    request = Request("GET", "http://x/things", safe_url="http://x/things")
    return read_response(called, request, Answer(200, {"Content-Type": content_type}, content))


@pytest.mark.parametrize("charset", OTHERS)
def test_no_other_is_read_by_a_client(charset: str) -> None:
    with pytest.raises(DecodeError, match="the charset is none of those that are read"):
        received(f"text/plain; charset={charset}", b"a-b")
    with pytest.raises(DecodeError):
        received(f"application/xml; charset={charset}", b"<pet/>")
    with pytest.raises(DecodeError):
        received("application/xml", f'<?xml version="1.0" encoding="{charset}"?><pet>'.encode())


def test_a_client_reads_what_the_document_declares() -> None:
    content_type = "text/plain; charset=shift_jis"
    assert received(content_type, b"\xb1", content_type) == "\uff71"
    assert received("text/plain; charset=utf-16", "a".encode("utf-16")) == "a"


@pytest.mark.parametrize("dispatch", DISPATCHES)
def test_a_stranger_on_a_socket(dispatch: str) -> None:
    text = operation(
        method="POST", body=RequestBody(media=(declared("text/plain"),), required=True)
    )
    with served(text, dispatch=dispatch) as port:
        for charset in OTHERS:
            head = f"POST /things HTTP/1.1\r\nContent-Type: text/plain; charset={charset}\r\n"
            assert status_of(port, head.encode(), b"-" * 400_000) == 415
