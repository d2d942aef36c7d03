# pyright: strict
"""What our own document does not have: unions, variants by direction, uploads, nulls, enums.

The packages are those of the cases of these names in `tests/cases/generate`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_type

from case_bodies import Client as BodiesClient
from case_bodies import models as bodies
from case_bodies.types import Upload
from case_enums import models as enums
from case_idempotency import AsyncClient as AsyncOrdersClient
from case_idempotency import Client as OrdersClient
from case_idempotency import models as orders
from case_idempotency.types import Versioned
from case_nullable_31 import models as nullable
from case_read_write import Client as UsersClient
from case_read_write import models as users
from case_read_write.server import DefaultHandler
from case_tokens import Client as TokensClient
from case_tokens.client import ClientCredentials, MemoryTokenCache, RefreshToken
from case_tokens.testing import FakeClient as TokensFake
from case_unions import Client as UnionsClient
from case_unions import models as unions
from case_unions.types import UnknownVariant

if TYPE_CHECKING:
    from case_tokens.types import Token, TokenCache

URL = "http://127.0.0.1:8000"


def unions_are_told_apart(client: UnionsClient) -> None:
    event = client.default.send_event(body=unions.Created(event_type="item.created", id=1))
    if isinstance(event, unions.Created):
        assert_type(event.event_type, str)
        assert_type(event.id, int)
    elif isinstance(event, unions.Deleted):
        assert_type(event.reason, str | None)
    else:  # one that the document does not list
        assert_type(event, UnknownVariant)
        print(event.model_extra)
    drawing = client.default.send_shape(body=unions.Circle(radius=2))
    for shape in drawing.shapes or []:
        if isinstance(shape, unions.Square):
            assert_type(shape.side, float)
    assert_type(drawing.value, str | float | bool | None)
    assert_type(drawing.beside, unions.DrawingBesideLeft | unions.DrawingBesideRight | None)
    assert_type(client.default.send_either(body=1), str | list[str] | None)
    client.default.send_shape(body={"kind": "Circle", "radius": 1})


def directions_differ(client: UsersClient) -> None:
    made = client.default.create_user(body=users.UserRequest(name="a", password="b"))
    assert_type(made, users.UserResponse)
    assert_type(made.id, int)
    assert_type(client.default.list_users(), list[users.UserResponse])
    client.default.edit_user(body=users.EditUserRequest(kind=users.EditUserRequestKind.OTHER))


class Users(DefaultHandler):
    async def create_user(self, *, body: users.UserRequest) -> users.UserResponse:
        return users.UserResponse(id=len(body.password), name=body.name)


def bodies_of_all_kinds(client: BodiesClient) -> None:
    file_of = Upload(b"png", "a.png", content_type="image/png", headers={"X-Page": "1"})
    upload = bodies.UploadRequest(
        file=file_of, more=[Upload(Path("image.png"))], details=bodies.Note(text="x")
    )
    assert_type(upload.file, Upload)
    assert_type(upload.more, list[Upload] | None)
    assert_type(file_of.read(), bytes)
    assert_type(file_of.filename, str | None)
    client.default.upload(body=upload)
    with Path("image.png").open("rb") as file:
        assert_type(client.default.send_binary(body=file), bytes)
        client.default.upload(body={"file": file, "caption": "x"})
    assert_type(client.default.send_text(body="text"), str)
    client.default.send_optional()
    client.default.send_list(body=[bodies.Note(text="x")])
    client.default.send_list(body=({"text": "x"}, {"text": "y"}))
    client.default.send_list(body=(bodies.Note(text="x"), {"text": "y"}))
    client.default.send_several(body=b"bytes")
    client.default.send_form(body=bodies.SendFormRequest(name="x", tags=["a"]))


def null_and_absent() -> None:
    record = nullable.Record(must="x", must_null=None)
    assert_type(record.must, str)
    assert_type(record.must_null, str | None)
    assert_type(record.list_, list[str | None] | None)
    record.choice = nullable.RecordChoice.ONE


def enums_of_all_kinds() -> None:
    held = enums.Enums(codes=enums.Codes.VALUE_404, constant="fixed", number=7)
    assert_type(held.codes, enums.Codes | None)
    assert_type(held.ordered, enums.Order)
    assert_type(held.constant, Literal["fixed"] | None)
    print(enums.Codes.VALUE_404 + 1, enums.Order.ASC.upper())


def keys_and_versions(client: OrdersClient) -> None:
    order = orders.Order(item="lamp")
    assert_type(client.orders.place_order(body=order), orders.Order)
    client.orders.place_order(body=order, idempotency_key="my own key")
    versioned = client.if_changed(client.orders.get_order, None, order_id="1")
    assert_type(versioned, Versioned[orders.Order] | None)
    if versioned is not None:
        assert_type(versioned.etag, str | None)
        replace = client.orders.replace_order
        newer = client.if_unchanged(replace, versioned.etag or "*", order_id="1", body=order)
        assert_type(newer, Versioned[orders.Order])


async def versions_async(client: AsyncOrdersClient) -> None:
    versioned = await client.if_changed(client.orders.get_order, '"1"', order_id="1")
    assert_type(versioned, Versioned[orders.Order] | None)


class Stored:
    """Keeps tokens in a place of one's own."""

    def get(self, key: str, /) -> Token | None:
        return None

    def set(self, key: str, token: Token | None, /) -> None:
        pass


def tokens() -> None:
    own = ClientCredentials(client_id="c", client_secret=lambda: "s", scopes=["read"])
    user = RefreshToken(client_id="c", refresh_token="r")
    cache: TokenCache = Stored()
    TokensClient(URL, machine_token=own, user_token=user, token_cache=cache)
    TokensClient(URL, machine_client_id="c", machine_client_secret="s")
    TokensClient(URL, machine_token="t", token_cache=MemoryTokenCache())
    fake = TokensFake(machine_token=own)
    assert_type(fake.last.token, str | None)
