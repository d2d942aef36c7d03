# case_bulk/_operations.py
IMPORT_CONTACTS: Operation[models.Report] = Operation(
    id="importContacts",
    group="contacts",
    py_name="import_contacts",
    method="PUT",
    path="/shops/{shop}/contacts",
    parameters=(
        Parameter(name="shop", py_name="shop", location="path", type=lambda: str, required=True),
        Parameter(name="notify", py_name="notify", location="query", type=lambda: bool, style="form", explode=True),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.ImportContactsRequest,
                array=ItemArray(type=lambda: models.Contact, name="contacts", id="id"),
            ),
        ),
    ),
    responses=(Response(status="200", description="What came of each contact.", media=(Media(content_type="application/json", type=lambda: models.Report),)),),
)

ADD_ORDERS: Operation[models.Verdict] = Operation(
    id="addOrders",
    group="orders",
    py_name="add_orders",
    method="POST",
    path="/orders",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: Annotated[list[models.Order], Field(max_length=4)],
                array=ItemArray(type=lambda: models.Order, max_items=4),
            ),
        ),
    ),
    responses=(
        Response(status="200", description="Whether all orders were taken.", media=(Media(content_type="application/json", type=lambda: models.Verdict),)),
    ),
)

ADD_NOTES: Operation[models.Verdict] = Operation(
    id="addNotes",
    group="orders",
    py_name="add_notes",
    method="POST",
    path="/notes",
    parameters=(
        Parameter(name="Idempotency-Key", py_name="idempotency_key", location="header", type=lambda: TextUUID, required=True, is_idempotency_key=True),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.AddNotesRequest,
                array=ItemArray(type=lambda: Annotated[str, Field(min_length=1)], name="notes"),
            ),
        ),
    ),
    responses=(
        Response(status="200", description="Whether all notes were taken.", media=(Media(content_type="application/json", type=lambda: models.Verdict),)),
    ),
)

SET_PRICES: Operation[models.Verdict] = Operation(
    id="setPrices",
    group="orders",
    py_name="set_prices",
    method="PUT",
    path="/prices",
    parameters=(Parameter(name="batch", py_name="batch", location="query", type=lambda: str, style="form", explode=True),),
    body=RequestBody(media=(Media(content_type="application/json", type=lambda: list[JsonNumber], array=ItemArray(type=lambda: JsonNumber)),)),
    responses=(
        Response(status="200", description="Whether all prices were taken.", media=(Media(content_type="application/json", type=lambda: models.Verdict),)),
    ),
)

CONTRACT = Contract(
    title="Case bulk",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(IMPORT_CONTACTS, ADD_ORDERS, ADD_NOTES, SET_PRICES),
    user_agent="case-bulk/1.0.0" + f" ({GENERATED_BY})",
    logger="case_bulk",
)

# case_bulk/client.py
from __future__ import annotations
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID
from typing_extensions import Unpack
from . import _operations as operations
from ._runtime.bulk.sync_each import Each as BulkEach
from ._runtime.client.hooks import Hooks
from ._runtime.client.recording import record
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup

if TYPE_CHECKING:
    from typing import Self

    from . import dicts, models
    from ._runtime.bulk.results import EachOptions
    from ._runtime.bulk.results import Items as BulkItems
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

class Contacts(SyncGroup):
    def import_contacts(
        self, *, shop: str, body: models.ImportContactsRequest | dicts.ImportContactsRequestDict, notify: bool | None = None, **options: Unpack[CallOptions]
    ) -> models.Report:
        """PUT /shops/{shop}/contacts.

        Idempotent, with an outcome of each item, which items and entries name by `id`.

        `PUT /shops/{shop}/contacts`

        Args:
            shop: path parameter `shop`.
            notify: query parameter `notify`.
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 What came of each contact.

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(operations.IMPORT_CONTACTS, {"shop": shop, "notify": notify}, body, options)

    def import_contacts_each(
        self,
        items: BulkItems[models.Contact | dicts.ContactDict],
        *,
        shop: str,
        notify: bool | None = None,
        body: models.ImportContactsRequest | Mapping[str, Any] | None = None,
        **options: Unpack[EachOptions],
    ) -> BulkEach[models.Contact]:
        """Call `import_contacts` with any number of items, a batch at a time.

        Write `for outcome in ...`: each item is checked, sent, and given back with what came of it.
        With a `journal` the same call goes on where an earlier one ended, however that did.

        Args:
            items: models, plain data or JSON texts, taken when they are needed; or the path of a
                file with one JSON text on each line.
            shop: path parameter `shop`.
            notify: query parameter `notify`.
            body: the rest of each body, without the items.
            **options: `journal`, `batch`, `max_bytes`, `concurrency`, `on_progress`, `on_known`,
                and those of each request; see `EachOptions`.

        Returns:
            what gives the outcome of each item, once it is iterated over.

        Raises:
            RequestInvalid: an argument is not valid; items that are not valid are given back.
            ApiError: while iterating: the server does nothing with any item, or nobody knows what
                came of several requests in succession.
            JournalError: while iterating: the journal cannot be used, or knows other items.
        """
        return BulkEach(self, operations.IMPORT_CONTACTS, {"shop": shop, "notify": notify}, items, body, options)

class Orders(SyncGroup):
    def add_orders(self, *, body: Sequence[models.Order | dicts.OrderDict], **options: Unpack[CallOptions]) -> models.Verdict: ...

    def add_orders_each(self, items: BulkItems[models.Order | dicts.OrderDict], **options: Unpack[EachOptions]) -> BulkEach[models.Order]: ...

    def add_notes(
        self, *, body: models.AddNotesRequest | dicts.AddNotesRequestDict, idempotency_key: UUID | None = None, **options: Unpack[CallOptions]
    ) -> models.Verdict: ...

    def add_notes_each(
        self, items: BulkItems[str], *, body: models.AddNotesRequest | Mapping[str, Any] | None = None, **options: Unpack[EachOptions]
    ) -> BulkEach[str]: ...

    def set_prices(self, *, batch: str | None = None, body: list[float] | None = None, **options: Unpack[CallOptions]) -> models.Verdict: ...

# case_bulk/async_client.py
class AsyncOrders(AsyncGroup):
    def add_orders_each(self, items: AsyncBulkItems[models.Order | dicts.OrderDict], **options: Unpack[EachOptions]) -> AsyncBulkEach[models.Order]:
        """Call `add_orders` with any number of items, a batch at a time.

        Write `async for outcome in ...`: each item is checked, sent, and given back with what came
        of it. With a `journal` the same call goes on where an earlier one ended, however that did.

        Args:
            items: models, plain data or JSON texts, taken when they are needed; or the path of a
                file with one JSON text on each line.
            **options: `journal`, `batch`, `max_bytes`, `concurrency`, `on_progress`, `on_known`,
                and those of each request; see `EachOptions`.

        Returns:
            what gives the outcome of each item, once it is iterated over.

        Raises:
            RequestInvalid: an argument is not valid; items that are not valid are given back.
            ApiError: while iterating: the server does nothing with any item, or nobody knows what
                came of several requests in succession.
            JournalError: while iterating: the journal cannot be used, or knows other items.
        """
        return AsyncBulkEach(self, operations.ADD_ORDERS, {}, items, None, options)

# case_bulk/cli.py
PROGRAM = Program(
    name="case-bulk",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_BULK",
    help="Case bulk",
    secrets={},
    groups=(
        Group(
            name="contacts",
            attribute="contacts",
            help="Operations tagged contacts.",
            commands=(
                Command(
                    name="import-contacts",
                    id="importContacts",
                    method="import_contacts",
                    request="PUT /shops/{shop}/contacts",
                    description="Idempotent, with an outcome of each item, which items and entries name by `id`.",
                    options=(Option(name="shop", argument="shop", kind="text", required=True), Option(name="notify", argument="notify", kind="boolean")),
                    body=Body(media=("application/json",), fields=True, required=True),
                    bulk=Bulk(method="import_contacts_each", run=import_items),
                ),
            ),
        ),
        Group(
            name="orders",
            attribute="orders",
            help="Operations tagged orders.",
            commands=(
                Command(
                    name="add-orders",
                    id="addOrders",
                    method="add_orders",
                    request="POST /orders",
                    description="Not idempotent; the answer is about the request as a whole.",
                    body=Body(media=("application/json",), fields=True, required=True),
                    bulk=Bulk(method="add_orders_each", run=import_items),
                ),
                Command(
                    name="add-notes",
                    id="addNotes",
                    method="add_notes",
                    request="POST /notes",
                    description="May be called twice, as it takes an idempotency key.",
                    options=(
                        Option(
                            name="idempotency-key", argument="idempotency_key", kind="uuid", help="By default a new one, kept when the request is sent again."
                        ),
                    ),
                    body=Body(media=("application/json",), fields=True, required=True),
                    bulk=Bulk(method="add_notes_each", run=import_items),
                ),
                Command(
                    name="set-prices",
                    id="setPrices",
                    method="set_prices",
                    request="PUT /prices",
                    description="A parameter has the name of an option.",
                    options=(Option(name="batch", argument="batch", kind="text"),),
                    body=Body(media=("application/json",), fields=True),
                ),
            ),
        ),
    ),
)
