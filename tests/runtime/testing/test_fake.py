"""Answers from a document, and the record of what was asked."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from typing_extensions import Unpack

from generators.runtime.client.calls import build_request
from generators.runtime.client.sync_client import SyncClientBase
from generators.runtime.client.sync_groups import SyncGroup
from generators.runtime.errors import NotFound, ServerError, StatusError
from generators.runtime.models.base import ApiModel
from generators.runtime.operations import (
    Contract,
    Media,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Server,
)
from generators.runtime.testing import Documented, Fake, FakeControls, FakeTransport
from generators.runtime.testing.requests import call_of

if TYPE_CHECKING:
    from generators.runtime.client.options import CallOptions


class Item(ApiModel):
    name: str
    count: int = 0


class Fault(ApiModel):
    code: str


def _json(type_: Any) -> tuple[Media, ...]:
    return (Media(content_type="application/json", type=lambda: type_),)


def _path(name: str) -> Parameter:
    return Parameter(name=name, py_name=name, location="path", type=lambda: str, required=True)


GET: Operation[Item] = Operation(
    id="getItem",
    group="items",
    py_name="get",
    method="GET",
    path="/items/{id}.{kind}/part",
    parameters=(
        _path("id"),
        _path("kind"),
        Parameter(
            name="q",
            py_name="q",
            location="query",
            type=lambda: list[str],
            style="form",
            explode=True,
        ),
    ),
    responses=(
        Response(status="404", media=_json(Fault)),
        Response(status="200", media=_json(Item)),
        Response(status="4XX"),
        Response(status="default", media=_json(Fault)),
    ),
)
TEXT: Operation[str] = Operation(
    id="getText",
    group="items",
    py_name="text",
    method="GET",
    path="/text",
    responses=(
        Response(status="2XX", media=(Media(content_type="text/plain", type=lambda: str),)),
    ),
)
IMAGE: Operation[bytes] = Operation(
    id="getImage",
    group="items",
    py_name="image",
    method="GET",
    path="/image",
    responses=(Response(status="200", media=(Media(content_type="image/*"),)),),
)
FORM: Operation[None] = Operation(
    id="sendForm",
    group="items",
    py_name="form",
    method="POST",
    path="/form",
    body=RequestBody(
        media=(
            Media(content_type="application/x-www-form-urlencoded", type=lambda: dict[str, Any]),
            Media(content_type="text/plain", type=lambda: str),
            Media(content_type="application/octet-stream"),
        )
    ),
    responses=(Response(status="204"),),
)
MADE: Operation[Item] = Operation(
    id="made",
    group="items",
    py_name="made",
    method="PURGE",
    path="/made",
    responses=(Response(status="default", media=_json(Item)),),
)
ENDLESS: Operation[Item] = Operation(
    id="endless",
    group="items",
    py_name="endless",
    method="GET",
    path="/made",
    responses=(Response(status="200", media=_json(Item)),),
)
CONTRACT = Contract(
    title="Items",
    version="1",
    servers=(Server(url="/v1"),),
    security_schemes={},
    operations=(GET, TEXT, IMAGE, FORM, MADE, ENDLESS),
    user_agent="items/1",
)
ITEM = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
DOCUMENT: dict[str, Any] = {
    "components": {
        "schemas": {"Item": ITEM, "End/less": {"$ref": "#/components/schemas/End~1less"}},
        "examples": {"shared": {"value": {"name": "shared", "colour": "red"}}},
        "responses": {
            "Item": {
                "headers": {
                    "X-Rate": {"required": True, "schema": {"type": "integer", "minimum": 5}},
                    "X-Shown": {"example": True},
                    "X-Not-Shown": {"schema": {"type": "string"}},
                },
                "content": {
                    "application/json": {
                        "examples": {
                            "elsewhere": {"externalValue": "https://example.com"},
                            "shared": {"$ref": "#/components/examples/shared"},
                            "full": {"value": {"name": "full", "count": 2}},
                        }
                    }
                },
            }
        },
    },
    "paths": {
        GET.path: {
            "get": {
                "responses": {
                    "404": {
                        "content": {"application/json": {"example": {"code": "none"}}},
                    },
                    "200": {"$ref": "#/components/responses/Item"},
                    "4xx": {"description": ""},
                    "default": {
                        "content": {
                            "application/json": {
                                "schema": {
                                    "required": ["code"],
                                    "properties": {"code": {"enum": ["broken"]}},
                                },
                                "examples": {"late": {"value": {"code": "late"}}},
                            }
                        }
                    },
                }
            }
        },
        "/text": {
            "get": {"responses": {"2XX": {"content": {"text/plain": {"example": "T\u00e9xt"}}}}}
        },
        "/image": {"get": {"responses": {"200": {"content": {"image/*": {}}}}}},
        "/form": {"post": {"responses": {"204": {}}}},
        "/made": {
            "get": {
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/End~1less"}
                            }
                        }
                    }
                }
            },
            "additionalOperations": {
                "PURGE": {
                    "responses": {
                        "default": {
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Item"}
                                }
                            }
                        }
                    }
                }
            },
        },
    },
}


class Items(SyncGroup):
    def get(
        self,
        *,
        id: str,  # noqa: A002
        kind: str,
        q: list[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Item:
        return self._call(GET, {"id": id, "kind": kind, "q": q}, None, options)

    def text(self) -> str:
        return self._call(TEXT, {}, None, {})

    def image(self) -> bytes:
        return self._call(IMAGE, {}, None, {})

    def form(self, *, body: object, content_type: str) -> None:
        return self._call(FORM, {}, body, {"content_type": content_type})

    def made(self) -> Item:
        return self._call(MADE, {}, None, {})

    def endless(self) -> Item:
        return self._call(ENDLESS, {}, None, {})


class Client(FakeControls, SyncClientBase):
    def __init__(self) -> None:
        self.reads: list[None] = []
        self._fake = Fake(CONTRACT, Documented(self._read))
        transport = FakeTransport(self._fake)
        SyncClientBase.__init__(
            self, CONTRACT, "http://host", options={"transport": transport, "retries": 0}
        )
        self.items = Items(self)

    def _read(self) -> bytes:
        self.reads.append(None)
        return json.dumps(DOCUMENT).encode()


@pytest.fixture
def fake() -> Client:
    return Client()


def get(fake: Client) -> Item:
    return fake.items.get(id="a/b", kind="c", q=["\u00fc", " "])


def test_the_first_example_of_the_first_success(fake: Client) -> None:
    assert fake.reads == []
    raw = fake.with_raw_response(fake.items.get, id="a", kind="b")
    assert raw.status == 200
    assert json.loads(raw.content) == {"name": "shared", "colour": "red"}
    assert raw.headers["x-rate"] == "5"
    assert raw.headers["x-shown"] == "true"
    assert "x-not-shown" not in raw.headers
    get(fake)
    assert len(fake.reads) == 1


def test_examples_by_name(fake: Client) -> None:
    fake.respond("getItem", example="full")
    fake.respond("getItem", example="late")
    fake.respond("getItem", status=404, example="example")
    assert get(fake) == Item(name="full", count=2)
    with pytest.raises(ServerError) as late:
        get(fake)
    assert (late.value.status, late.value.error) == (500, Fault(code="late"))
    with pytest.raises(NotFound) as missing:
        get(fake)
    assert missing.value.error == Fault(code="none")
    with pytest.raises(
        LookupError, match="getItem 200 has no example 'none'; it has: shared, full"
    ):
        fake.respond("getItem", example="none")


@pytest.mark.parametrize(("status", "error"), [(404, "none"), (409, None), (502, "late")])
def test_every_declared_status(status: int, error: str | None, fake: Client) -> None:
    fake.respond("getItem", status=status)
    with pytest.raises(StatusError) as caught:
        get(fake)
    assert caught.value.status == status
    assert caught.value.error == (None if error is None else Fault(code=error))


def test_default_is_no_success_where_there_is_one(fake: Client) -> None:
    with pytest.raises(ValueError, match="getItem declares no answer with status 202"):
        fake.respond("getItem", status=202)
    with pytest.raises(ValueError, match="getItem 4XX has no body"):
        fake.respond("getItem", status=409, body={"code": "x"})


def test_other_media_types(fake: Client) -> None:
    assert fake.items.text() == "T\u00e9xt"
    assert fake.items.image() == b""
    fake.respond("getText", body="other")
    fake.on(fake.items.image).returns(b"pixels")
    assert fake.items.text() == "other"
    assert fake.items.image() == b"pixels"
    fake.respond(
        "getText", content=b"\xff", headers={"Content-Type": "text/plain; charset=latin-1"}
    )
    assert fake.items.text() == "\u00ff"
    with pytest.raises(ValueError, match="getImage 200 has a body of image/"):
        fake.respond("getImage", body={})


def test_values_made_from_the_schema(fake: Client) -> None:
    assert fake.items.made() == Item(name="string")
    with pytest.raises(ValueError, match=r"endless 200: .*contains itself; say what to answer"):
        fake.items.endless()
    fake.on(fake.items.endless).returns(Item(name="given"))
    assert fake.items.endless() == Item(name="given")


def test_made_values_that_the_models_do_not_take() -> None:
    class Even(ApiModel):
        name: int

    documented = Documented(lambda: json.dumps(DOCUMENT).encode())
    response = Response(status="default", media=_json(Even))
    with pytest.raises(ValueError, match=r"made default: .* no value could be made .*: name: "):
        documented.answer(MADE, response, 200)


def test_what_was_asked(fake: Client) -> None:
    get(fake)
    assert fake.last.path == {"id": "a/b", "kind": "c"}
    assert fake.last.query == {"q": ["\u00fc", " "]}
    assert fake.last.body is None
    for content_type, body, seen in [
        ("application/x-www-form-urlencoded", {"a": "b c"}, {"a": ["b c"]}),
        ("text/plain", "t\u00e9xt", "t\u00e9xt"),
        ("application/octet-stream", b"\xff", b"\xff"),
    ]:
        fake.items.form(body=body, content_type=content_type)
        assert fake.last.body == seen
    assert [call.operation_id for call in fake.calls] == ["getItem"] + ["sendForm"] * 3


def test_methods_of_another_client_of_the_same_kind(fake: Client) -> None:
    fake.respond(Client().items.get, body=Item(name="given"))
    assert get(fake).name == "given"
    with pytest.raises(TypeError):
        fake.respond(Items.get)


def test_answers_are_given_once_however_many_threads_ask(fake: Client) -> None:
    fake.respond("getItem", body=Item(name="given"), times=50)
    found: list[str] = []
    workers = [
        threading.Thread(target=lambda: found.extend(get(fake).name for _ in range(10)))
        for _ in range(10)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(found) == ["given"] * 50 + ["shared"] * 50


@pytest.mark.parametrize("values", [("a.tar", "gz", "x"), ("a", "tar.gz", "/"), ("ü", "-.", ".")])
def test_what_was_asked_in_one_segment(values: tuple[str, str, str]) -> None:
    operation = replace(MADE, path="/v1/{a}.{b}/x{c}", parameters=tuple(map(_path, "abc")))
    arguments = dict(zip("abc", values, strict=True))
    request = build_request(CONTRACT, "http://test/base", operation, arguments)
    assert call_of(operation, request).path == arguments
