"""The mock: an ASGI application that answers every operation as the document shows it.

A request is read whole, meets a planned fault or goes to the operation's endpoint, and is in
the journal before its answer is sent. What is not for an operation is the control API under
`/__mock__` and the document at `/openapi.json`.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import Response as Answer

from ..examples.documented import Documented
from ..limits import MAX_UPLOAD_BYTES, Limits
from ..masking import Masking
from ..parameters.incoming import Incoming
from ..parameters.percent_encoding import sent_part
from ..server.choices import check_choices
from ..server.problems import response_of
from ..server.routes import OperationRoute, OperationRoutes
from ..server.routing import raw_path, server_path
from ..server.security import Guard
from .access import Access, assume_certificate, needs_certificate
from .answers import Answers
from .arriving import Noting, drop, nothing, read_ahead, url_of
from .callbacks import Exchange, send_all
from .control import PREFIX, Control
from .endpoint import RECEIVED, MockEndpoint
from .failing import failed
from .faults import Fault, Faults
from .hosts import Hosts
from .issuing import Issuer
from .journal import MAX_ENTRIES, Journal, Received, masked
from .preferences import telling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import Receive, Scope, Send

    from ..operations import Contract, Operation
    from .options import MockOptions, WebhookSender


class Mock:
    """A mock of an API: an ASGI application; with it its journal and its faults.

    Args:
        contract: the facts.
        document: gives the OpenAPI document as JSON.
        options: see `MockOptions`.
        pushing: sends webhooks, where the document has some.

    Raises:
        ValueError: if an option has a value that is none of its own.

    Attributes:
        contract: the same.
        documented: the document.
        issuer: gives access tokens.
        pushing: the same.
    """

    def __init__(
        self,
        contract: Contract,
        document: Callable[[], bytes],
        options: MockOptions | None = None,
        pushing: WebhookSender | None = None,
    ) -> None:
        self._options = options or {}
        check_choices(self._options)
        self.contract: Contract = contract
        self.documented: Documented = documented_of(document)
        self.pushing = pushing
        self._document = document
        self._journal = Journal(self._options.get("journal_size", MAX_ENTRIES))
        self._faults = Faults()
        self._limit = self._options.get("max_body_bytes")
        self._answers = Answers(
            self.documented,
            dynamic=self._options.get("dynamic", False),
            seed=str(self._options.get("seed", "")),
        )
        self._prefix = server_path(self._options.get("path_prefix", contract.servers[0].url))
        self.issuer: Issuer = Issuer(contract, self._options, self._prefix)
        self._routes = self._made_routes()
        self._masking = Masking(personal=True)
        self._masking.describe(contract)
        self._hosts = Hosts(self._options.get("allowed_hosts", ()))
        self._control = Control(self)
        self._api: Any = self._serve
        if self._options.get("cors", True):
            methods = {operation.method for operation in contract.operations}
            self._api = CORSMiddleware(
                self._serve,
                allow_origins=["*"],
                allow_methods=sorted(methods | self.issuer.methods),
                allow_headers=["*"],
                expose_headers=["*"],
            )

    def _made_routes(self) -> OperationRoutes:
        checks, prefix = self._options.get("checks", {}), self._prefix
        access = Access(self._options, self.issuer)
        unlisted = self._options.get("unlisted_values", "refuse")
        limits = Limits(body_bytes=self._limit)
        routes: list[OperationRoute] = []
        for operation in self.contract.operations:
            guard = None
            if operation.security:
                guard = Guard(self.contract, operation, access, self.contract.title, checks)
            own = server_path(operation.servers[0].url) if operation.servers else prefix
            endpoint = MockEndpoint(operation, guard, limits, self._answers, unlisted)
            routes.append(OperationRoute(own + sent_part(operation.path), operation, endpoint))
        return OperationRoutes(routes)

    # --- What tests say ---------------------------------------------------------------------------

    @property
    def requests(self) -> list[Received]:
        """Every request that was answered or dropped, in this order."""
        return self._journal.find()

    @property
    def journal(self) -> Journal:
        """The requests that were received, to filter and to clear."""
        return self._journal

    @property
    def faults(self) -> list[Fault]:
        """The faults that are still to come."""
        return self._faults.planned()

    def requests_of(self, operation_id: str) -> list[Received]:
        """Return every request for one operation.

        Raises:
            ValueError: the document has no such operation.
        """
        self._check_operation(operation_id)
        return self._journal.find(operation_id=operation_id)

    def fail_next(
        self,
        *,
        count: int = 1,
        operation_id: str | None = None,
        status: int | None = None,
        delay: float = 0.0,
        drop: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Plan a fault; see `Fault`.

        Args:
            count: how many requests meet it.
            operation_id: only requests for this operation.
            status: answer with this status.
            delay: wait so many seconds first.
            drop: close the connection without an answer.
            headers: header fields of the answer with `status`.

        Raises:
            ValueError: the document has no such operation, or a value is out of range.
        """
        self.add_fault(
            Fault(
                count=count,
                operation_id=operation_id,
                status=status,
                delay=delay,
                drop=drop,
                headers=dict(headers or {}),
            )
        )

    def add_fault(self, fault: Fault) -> None:
        """Plan a fault.

        Raises:
            ValueError: the document has no such operation.
        """
        if fault.operation_id is not None:
            self._check_operation(fault.operation_id)
        self._faults.add(fault)

    def clear_faults(self) -> None:
        """Forget the faults that are still to come."""
        self._faults.clear()

    def reset(self) -> None:
        """Forget requests and faults."""
        self._journal.clear()
        self._faults.clear()

    def _check_operation(self, operation_id: str) -> None:
        if operation_id not in {operation.id for operation in self.contract.operations}:
            raise ValueError(f"the document has no operation {operation_id!r}")

    # --- Requests ---------------------------------------------------------------------------------

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; there is no lifespan."""
        if scope["type"] != "http":
            return
        refused = self._hosts.refused(scope)
        if refused is not None:
            await response_of(refused)(scope, receive, send)
            return
        path = raw_path(scope)
        if path == PREFIX or path.startswith(PREFIX + "/"):
            await self._control(scope, receive, send)
        else:
            await self._api(scope, receive, telling(send))

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = raw_path(scope)
        _, child_scope = self._routes.matches(scope)
        scope.update(child_scope)
        route = child_scope.get("route")
        operation = route.operation if isinstance(route, OperationRoute) else None
        if operation is None and path == "/openapi.json":
            await Answer(self._document(), media_type="application/json")(scope, receive, send)
            return
        try:
            content, receive = await read_ahead(scope, receive, self._limit or MAX_UPLOAD_BYTES)
        except ClientDisconnect:
            return
        received = scope[RECEIVED] = self._received(scope, path, operation, content)
        noting = Noting(received, self._note, send)
        if operation is None and self.issuer.takes(path):
            received.content = self.issuer.shown(content)
            given = self.issuer.answer(
                received.method, url_of(scope, path), dict(scope["headers"]), content
            )
            await given(scope, receive, noting)
            return
        if await self._meets_fault(scope, receive, noting, operation):
            return
        if isinstance(route, OperationRoute):
            if needs_certificate(self.contract, route.operation):
                assume_certificate(scope)
            await route.handle(scope, receive, noting)
            await self._call_back(scope, receive, route.operation)
        else:
            await response_of(nothing(child_scope))(scope, receive, noting)

    def _received(
        self, scope: Scope, path: str, operation: Operation[Any] | None, content: bytes
    ) -> Received:
        query = scope["query_string"].decode("utf-8", "replace")
        return Received(
            time=datetime.now(UTC).isoformat(timespec="milliseconds"),
            method=scope["method"],
            path=path,
            url=self._masking.url(f"{path}?{query}" if query else path),
            headers=masked(self._masking, scope["headers"]),
            content=content,
            operation_id=operation.id if operation else None,
        )

    def _note(self, received: Received) -> None:
        self._journal.add(received)
        callback = self._options.get("on_answer")
        if callback is not None:
            callback(received)

    async def _meets_fault(
        self, scope: Scope, receive: Receive, noting: Noting, operation: Operation[Any] | None
    ) -> bool:
        """Return whether a fault took the place of the answer."""
        fault = self._faults.take(operation.id if operation else None)
        delay = self._options.get("delay", 0.0) + (fault.delay if fault else 0.0)
        if delay:
            await asyncio.sleep(delay)
        if fault is None:
            return False
        noting.received.fault = True
        if fault.drop:
            self._note(noting.received)
            await drop(scope, receive)
            return True
        if fault.status is None:
            return False
        answer = failed(self._answers, operation, fault.status, noting.received)
        for name, value in fault.headers.items():
            answer.headers[name] = value
        await answer(scope, receive, noting)
        return True

    async def _call_back(self, scope: Scope, receive: Receive, operation: Operation[Any]) -> None:
        received: Received = scope[RECEIVED]
        shown = received.response
        if not self._options.get("callbacks") or shown is None or not 200 <= shown.status <= 299:
            return
        incoming = Incoming(scope, receive, scope["path_params"])
        exchange = Exchange(url_of(scope, received.path), incoming, received.content, shown)
        described = self.documented.described(operation)
        secret = self._options.get("webhook_secret")
        seal = self.pushing.seal(secret) if self.pushing and secret else None
        await send_all(self.documented, described, exchange, received.callbacks, seal)

    async def push(self, content: bytes) -> dict[str, Any]:
        """Send the webhook that a body of the control API asks for; see `WebhookSender`."""
        assert self.pushing is not None  # noqa: S101 - its route is there where this is
        secret, anywhere = self._options.get("webhook_secret"), self._options.get("callbacks")
        return await self.pushing.push(
            content, self.documented, secret=secret, anywhere=bool(anywhere)
        )


def documented_of(document: Callable[[], bytes]) -> Documented:
    """Return the document as the mock shows it."""
    return Documented(document, hint="add an example to the document", all_headers=True, items=2)
