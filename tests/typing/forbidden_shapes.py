"""What type checkers have to refuse of richer shapes; see `forbidden_calls`, `intended_shapes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_bodies import Client as BodiesClient
from case_bodies import models as bodies
from case_bodies.types import Upload
from case_enums import models as enums
from case_nullable_31 import models as nullable
from case_read_write import Client as UsersClient
from case_read_write import models as users
from case_tokens import Client as TokensClient
from case_tokens.client import ClientCredentials
from case_unions import Client as UnionsClient
from case_unions import models as unions

if TYPE_CHECKING:
    from case_idempotency import Client as OrdersClient

URL = "http://127.0.0.1:8000"


def unions_are_told_apart(client: UnionsClient) -> None:
    event = client.default.send_event(body=unions.Deleted())
    # error: mypy[union-attr] pyright[reportAttributeAccessIssue]
    event.id
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_event(body=unions.Circle(radius=1))
    # error: mypy[call-arg] pyright[reportCallIssue]
    unions.Created(id=1)
    # error: mypy[arg-type] pyright[reportArgumentType]
    unions.Circle(radius=1, kind="Square")
    # error: mypy[call-arg] pyright[reportCallIssue]
    unions.Circle()
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_either(body=1.5)


def directions_differ(client: UsersClient) -> None:
    user = client.default.create_user(body=users.UserRequest(name="a", password="b"))
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    user.password
    # error: mypy[call-arg] pyright[reportCallIssue]
    users.UserRequest(id=1, name="a", password="b")
    # error: mypy[call-arg] pyright[reportCallIssue]
    users.UserRequest(name="a")
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.create_user(body=user)
    # error: mypy[func-returns-value] pyright[]
    nothing = client.default.edit_user(body={})
    # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
    nothing.kind


def bodies_of_all_kinds(client: BodiesClient) -> None:
    note = bodies.Note(text="x")
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_list(body=note)
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_binary(body="text")
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.default.send_text(body=b"bytes")
    # error: mypy[arg-type] pyright[reportArgumentType]
    bodies.UploadRequest(file="image.png")
    # error: mypy[arg-type] pyright[reportArgumentType]
    Upload("image.png")
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.default.send_json()


def null_and_enums() -> None:
    # error: mypy[call-arg] pyright[reportCallIssue]
    nullable.Record(must="x")
    # error: mypy[arg-type] pyright[reportArgumentType]
    nullable.Record(must=None, must_null=None)
    # error: mypy[arg-type] pyright[reportArgumentType]
    enums.Enums(constant="loose")
    # error: mypy[arg-type] pyright[reportArgumentType]
    enums.Enums(codes=404)


def keys_and_versions(client: OrdersClient) -> None:
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.orders.place_order()
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.orders.place_order(body={"item": "lamp"}, idempotency_key=1)
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.notes.add_note(order_id="1")
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.if_changed(client.orders.get_order, None)
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.if_unchanged(client.orders.replace_order, None, order_id="1", body={"item": "lamp"})


def tokens() -> None:
    # error: mypy[call-arg] pyright[reportCallIssue]
    ClientCredentials(client_id="c")
    # error: mypy[arg-type] pyright[reportArgumentType]
    ClientCredentials(client_id="c", client_secret="s", authentication="header")
    # error: mypy[arg-type] pyright[reportArgumentType]
    TokensClient(old_token=ClientCredentials(client_id="c", client_secret="s"))
    # error: mypy[arg-type] pyright[reportArgumentType]
    TokensClient(machine_client_id=lambda: "c")
