"""The control API: the journal and the faults of a mock over HTTP, outside of the API it mocks.

Browsers may not use it from pages of others: it has no CORS, and what changes anything takes JSON
or a method that browsers ask about first.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.alias_generators import to_camel
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from ..media_types import essence
from ..server.problems import exception_handlers
from ..validation.problems import ProblemError, invalid
from ..validation.violations import violation, violations_of
from .faults import Fault

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from .app import Mock

PREFIX = "/__mock__"
_MAX_BODY = 64 * 1024


class _Filter(BaseModel):
    """The query of the journal; see `Journal.find`."""

    model_config: ClassVar[ConfigDict] = ConfigDict(alias_generator=to_camel, extra="forbid")

    operation_id: str | None = None
    method: str | None = None
    path: str | None = None
    status: int | None = None
    since: int = 0
    limit: Annotated[int, Field(ge=0)] | None = None


_faults: TypeAdapter[Fault] = TypeAdapter(Fault)


class Control:
    """Serves the control API of a mock.

    Args:
        mock: whose.
    """

    def __init__(self, mock: Mock) -> None:
        self._mock = mock
        self._app = Starlette(
            routes=[
                Route(PREFIX, self._index, methods=["GET"]),
                Route(f"{PREFIX}/requests", self._list_requests, methods=["GET"]),
                Route(f"{PREFIX}/requests", self._clear_requests, methods=["DELETE"]),
                Route(f"{PREFIX}/token", self._token, methods=["POST"]),
                Route(f"{PREFIX}/faults", self._list_faults, methods=["GET"]),
                Route(f"{PREFIX}/faults", self._add_fault, methods=["POST"]),
                Route(f"{PREFIX}/faults", self._clear_faults, methods=["DELETE"]),
                *(self._webhook_routes() if mock.pushing is not None else ()),
            ],
            exception_handlers=exception_handlers(),
        )
        self._app.router.redirect_slashes = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._app(scope, receive, send)

    async def _token(self, request: Request) -> Response:
        content = await request.body()
        headers = dict(request.scope["headers"])
        return self._mock.issuer.answer("POST", str(request.url), headers, content)

    def _webhook_routes(self) -> list[Route]:
        return [
            Route(f"{PREFIX}/webhooks", self._list_webhooks, methods=["GET"]),
            Route(f"{PREFIX}/webhooks", self._send_webhook, methods=["POST"]),
        ]

    async def _index(self, request: Request) -> Response:  # noqa: ARG002
        contract = self._mock.contract
        return _json(
            {
                "mock": f"{contract.title} {contract.version}",
                "operations": [
                    {"operationId": item.id, "method": item.method, "path": item.path}
                    for item in contract.operations
                ],
                "preferences": "Prefer: code=STATUS, example=NAME, dynamic=true, seed=TEXT; "
                "in the query as ?__code=STATUS and so on",
                "control": {
                    f"GET {PREFIX}/requests": "the journal; filter with operationId, method, path, "
                    "status, since (an id) and limit",
                    f"DELETE {PREFIX}/requests": "clear the journal",
                    f"GET {PREFIX}/faults": "the faults still to come",
                    f"POST {PREFIX}/faults": 'plan a fault: {"count": 2, "operationId": "...", '
                    '"status": 503, "headers": {"Retry-After": "1"}, "delay": 0.5, "drop": true}; '
                    "status, delay or drop is needed, the rest is optional",
                    f"DELETE {PREFIX}/faults": "forget them",
                    **(_SENDING if self._mock.pushing is not None else {}),
                },
            }
        )

    async def _list_requests(self, request: Request) -> Response:
        try:
            criteria = _Filter.model_validate(dict(request.query_params))
        except ValidationError as error:
            violations = [
                violation("query", item["msg"], item["type"], parameter=str(item["loc"][0]))
                for item in error.errors(include_url=False, include_context=False)
            ]
            raise invalid(violations) from None
        return _json(
            [entry.as_dict() for entry in self._mock.journal.find(**criteria.model_dump())]
        )

    async def _clear_requests(self, request: Request) -> Response:  # noqa: ARG002
        self._mock.journal.clear()
        return Response(status_code=204)

    async def _list_faults(self, request: Request) -> Response:  # noqa: ARG002
        return _json([_shown(fault) for fault in self._mock.faults])

    async def _add_fault(self, request: Request) -> Response:
        content = await _json_of(request, "A fault")
        try:
            fault = _faults.validate_json(content, by_alias=True, by_name=False)
        except ValidationError as error:
            raise _invalid(error) from None
        try:
            self._mock.add_fault(fault)
        except ValueError as error:
            raise ProblemError(422, detail=f"{error}".capitalize() + ".") from None
        return _json(_shown(fault), 201)

    async def _clear_faults(self, request: Request) -> Response:  # noqa: ARG002
        self._mock.clear_faults()
        return Response(status_code=204)

    async def _list_webhooks(self, request: Request) -> Response:  # noqa: ARG002
        assert self._mock.pushing is not None  # noqa: S101 - it has a route only then
        return _json(self._mock.pushing.names())

    async def _send_webhook(self, request: Request) -> Response:
        content = await _json_of(request, "A webhook")
        try:
            return _json(await self._mock.push(content))
        except ValidationError as error:
            raise _invalid(error) from None


_SENDING = {
    f"GET {PREFIX}/webhooks": "the webhooks and callbacks of the document",
    f"POST {PREFIX}/webhooks": 'send one: {"name": "...", "url": "http://127.0.0.1:8000/", '
    '"data": {}, "secret": "whsec_...", "id": "..."}; name and url are needed',
}


async def _json_of(request: Request, called: str) -> bytes:
    """Return the body of a request.

    Raises:
        ProblemError: 413 or 415.
    """
    if essence(request.headers.get("content-type", "")) != "application/json":
        raise ProblemError(415, detail=f"{called} is stated with application/json.")
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > _MAX_BODY:
            raise ProblemError(413, detail=f"{called} may have {_MAX_BODY} bytes at most.")
    return content


def _invalid(error: ValidationError) -> ProblemError:
    errors = error.errors(include_url=False, include_context=False)
    return invalid(violations_of(errors, "body", None))


def _shown(fault: Fault) -> dict[str, Any]:
    return fault.model_dump(by_alias=True)


def _json(data: Any, status: int = 200) -> Response:
    return Response(json.dumps(data, indent=2) + "\n", status, media_type="application/json")
