"""Webhooks and callbacks of generated packages: told apart, read, received, sent."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from fastapi import FastAPI, HTTPException

from tests.runtime.server.loopback import listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generate.service import Package, Packages

SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef01234567").decode()
OTHER = "whsec_" + base64.b64encode(b"another secret of 24 byte").decode()
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def by_field(packages: Packages) -> Package:
    return packages("webhooks_by_field")


@pytest.fixture(scope="module")
def by_header(packages: Packages) -> Package:
    return packages("webhooks_by_header")


@pytest.fixture(scope="module")
def by_name(packages: Packages) -> Package:
    return packages("webhooks")


def body(**data: Any) -> bytes:
    return json.dumps(data).encode()


# --- told apart -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ({"type": "order.created", "data": {"number": "1", "state": "open"}}, "order.created"),
        ({"type": "order.paid", "cents": 5}, "order.paid"),
        ({"type": "order.moved", "address": "here"}, "order.changed"),
        ({"type": "order.released"}, "order.changed"),
    ],
)
def test_a_property_tells(by_field: Package, data: Any, name: str) -> None:
    webhooks = by_field.webhooks
    event = webhooks.parse(JSON, json.dumps(data).encode(), unverified=True)
    assert type(event) is webhooks.EVENTS[name]
    assert event.name == name
    assert event.data.model_dump(by_alias=True, mode="json", exclude_unset=True) == data


@pytest.mark.parametrize("data", [{"type": "order.lost"}, {"type": 5}, {}, [], None, "order.paid"])
def test_an_event_that_the_document_does_not_have_is_kept(by_field: Package, data: Any) -> None:
    webhooks = by_field.webhooks
    event = webhooks.parse(
        [(b"Content-Type", b"application/json")], json.dumps(data).encode(), unverified=True
    )
    assert type(event) is webhooks.UnknownEvent
    assert event.data == data
    stated = data.get("type", "") if isinstance(data, dict) else ""
    assert event.name == str(stated)


@pytest.mark.parametrize(
    ("kind", "content", "data"),
    [
        ("push", b'{"branch": "main"}', {"branch": "main"}),
        ("pong", b"", None),
        ("sms", b"From=%2B1&Parts=2&More=x", {"From": "+1", "Parts": 2}),
    ],
)
def test_a_header_field_tells(by_header: Package, kind: str, content: bytes, data: Any) -> None:
    webhooks = by_header.webhooks
    media = "application/x-www-form-urlencoded" if kind == "sms" else "application/json"
    event = webhooks.parse({"x-KIND": kind, "content-type": media}, content, unverified=True)
    assert event.name == {"pong": "ping"}.get(kind, kind)
    read = event.data and event.data.model_dump(by_alias=True)
    assert read is data or data.items() <= read.items()
    unknown = webhooks.parse({"x-kind": "fork"}, b"{}", unverified=True)
    assert (type(unknown), unknown.name) == (webhooks.UnknownEvent, "fork")


def test_where_nothing_tells_the_name_is_needed(by_name: Package) -> None:
    webhooks = by_name.webhooks
    event = webhooks.parse(JSON, b'{"name": "Rex"}', name="newPet", unverified=True)
    assert event.data.name == "Rex"
    assert webhooks.parse({}, b"", name="newPet", unverified=True).data is None
    assert webhooks.parse({}, b"", name="pet/gone", unverified=True).data is None
    with pytest.raises(TypeError, match="name"):
        webhooks.parse(JSON, b"{}", unverified=True)
    with pytest.raises(webhooks.AmbiguousEventError) as caught:
        webhooks.parse(JSON, b"{}", name=None, unverified=True)
    assert caught.value.names == ("newPet", "pet/gone")
    with pytest.raises(ValueError, match="no webhook or callback 'gone'"):
        webhooks.parse(JSON, b"{}", name="gone", unverified=True)


def test_a_callback_is_bound_to_its_operation(by_field: Package) -> None:
    webhooks = by_field.webhooks
    content = body(number="1", state="shipped", id=7)
    event = webhooks.parse(JSON, content, name="placeOrder.shipped", unverified=True)
    assert type(event) is webhooks.PlaceOrderShippedEvent
    assert event.data.id == 7, "what is read only comes from the API"


# --- read -----------------------------------------------------------------------------------------


def test_an_event_is_read_as_an_answer_is(by_field: Package) -> None:
    """The API that sends it may be newer than the document."""
    webhooks = by_field.webhooks
    order = {"number": "1", "state": "lost", "more": [1]}
    event = webhooks.parse(JSON, body(type="order.created", data=order), unverified=True)
    assert not event.data.data.state.is_known
    assert event.data.data.model_extra == {"more": [1]}


@pytest.mark.parametrize(
    ("headers", "content", "status", "pointers"),
    [
        (JSON, b'{"type": "order.paid", "cents": "much"}', 422, ["/cents"]),
        (JSON, b'{"type": "order.paid"}', 422, ["/cents"]),
        ({"content-type": "text/html"}, b'{"type": "order.paid"}', 415, []),
    ],
)
def test_what_does_not_fit(
    by_field: Package, headers: Any, content: bytes, status: int, pointers: list[str]
) -> None:
    webhooks = by_field.webhooks
    with pytest.raises(webhooks.EventDataError) as caught:
        webhooks.parse(headers, content, name="order.paid", unverified=True)
    assert caught.value.status == status
    assert [item["pointer"] for item in caught.value.violations] == pointers
    assert "much" not in f"{caught.value!r}{caught.value.violations}"


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[" * 100_000])
@pytest.mark.parametrize("name", [None, "order.paid"])
def test_what_cannot_be_read(by_field: Package, content: bytes, name: str | None) -> None:
    webhooks = by_field.webhooks
    with pytest.raises(webhooks.EventDataError) as caught:
        webhooks.parse(JSON, content, name=name, unverified=True)
    assert caught.value.status == 400


@pytest.mark.parametrize("content", ["{}", {"type": "order.paid"}, None])
def test_a_body_is_bytes(by_field: Package, content: Any) -> None:
    webhooks = by_field.webhooks
    with pytest.raises(TypeError, match="bytes of the body as they came"):
        webhooks.parse(JSON, content, unverified=True)


def test_nothing_is_read_before_it_is_verified(by_field: Package) -> None:
    webhooks = by_field.webhooks
    with pytest.raises(webhooks.MissingSignatureError):
        webhooks.parse(JSON, b"{", secrets=SECRET)
    with pytest.raises(TypeError, match="give one of secrets"):
        webhooks.parse(JSON, b"{")
    request = webhooks.signed("order.paid", {"type": "order.paid", "cents": 5}, secrets=OTHER)
    with pytest.raises(webhooks.WrongSignatureError):
        webhooks.parse(request.headers, request.body, secrets=SECRET)
    event = webhooks.parse(request.headers, request.body, secrets=[SECRET, OTHER])
    assert event.id == request.headers["webhook-id"]
    assert event.timestamp is not None


def test_what_is_sent_is_checked(by_field: Package) -> None:
    webhooks = by_field.webhooks
    for data in ({"type": "order.paid"}, {"type": "order.paid", "cents": "5"}, None):
        with pytest.raises(webhooks.EventDataError):
            webhooks.signed("order.paid", data, secrets=SECRET)
    with pytest.raises(ValueError, match="id of an event"):
        webhooks.signed("order.changed", {"type": "order.held"}, secrets=SECRET, id="a.b")


# --- received -------------------------------------------------------------------------------------


class Taken:
    """What a handler took; `fail` says with what it fails next."""

    def __init__(self, package: Package) -> None:
        self.events: list[Any] = []
        self.arguments: list[Any] = []
        self.fail: Exception | None = None
        self.gate: asyncio.Event | None = None
        receiver = package.receiver

        def take(_: Any, *, event: Any, **more: Any) -> None:
            if self.fail is not None:
                raise self.fail
            self.events.append(event)
            self.arguments.append(more)

        async def answer(_: Any, *, event: Any) -> dict[str, Any]:
            self.events.append(event)
            return {"noted": True}

        async def hold(_: Any, *, event: Any) -> None:
            assert self.gate is not None
            await self.gate.wait()
            self.events.append(event)

        methods = {
            "order_created": take,
            "order_paid": hold,
            "place_order_shipped": answer,
        }
        self.handler = type("Ours", (receiver.WebhooksHandler,), methods)
        self.create = receiver.create_receiver

    def receiver(self, **options: Any) -> Any:
        verification = {} if "verifier" in options else {"secrets": SECRET}
        return self.create(self.handler.partial(), **{**verification, **options})


@pytest.fixture
def taken(by_field: Package) -> Taken:
    return Taken(by_field)


@pytest.fixture
def deliveries(by_field: Package) -> Any:
    return by_field.testing.webhooks


@pytest.fixture(params=["asgi", "mounted"])
def app(request: pytest.FixtureRequest, taken: Taken) -> Any:
    """Give a receiver by itself, and one in an app of FastAPI."""
    receiver = taken.receiver()
    if request.param == "asgi":
        return receiver
    outer = FastAPI()
    outer.mount("/", receiver)
    return outer


def test_over_a_socket(taken: Taken, deliveries: Any) -> None:
    outer = FastAPI()
    outer.mount("/hooks", taken.receiver())
    with listening(outer, uvicorn.Config(outer).http) as port:
        url = f"http://127.0.0.1:{port}/hooks/"
        created = deliveries.signed("order.created", secrets=SECRET, headers={"X-Attempt": "2"})
        assert deliveries.deliver(url, created).status == 204
        shipped = deliveries.signed("placeOrder.shipped", secrets=SECRET)
        answered = deliveries.deliver(f"{url}placeOrder.shipped", shipped)
        assert (answered.status, json.loads(answered.body)) == (200, {"noted": True})
        forged = deliveries.signed("order.created", secrets=OTHER)
        assert deliveries.deliver(url, forged).status == 401
    assert [event.name for event in taken.events] == ["order.created", "placeOrder.shipped"]
    assert taken.events[0].data.data.number == "A-7", "the example of the document"
    assert taken.events[0].id == created.headers["webhook-id"]
    assert taken.arguments == [{"x_attempt": 2}]


def test_answers_are_those_of_a_server(app: Any, taken: Taken, deliveries: Any) -> None:
    def status(request: Any, path: str = "/", **headers: str) -> int:
        changed = {**request.headers, **headers}
        answered = deliveries.deliver(
            app, type(request)("", request.method, changed, request.body), path=path
        )
        if answered.status >= 400 and answered.status != 418:  # of which others may answer
            assert answered.headers["content-type"] == "application/problem+json"
        if answered.status == 401:
            assert answered.headers["www-authenticate"]
        return answered.status

    good = deliveries.signed("order.created", secrets=SECRET)
    assert status(good) == 204
    assert status(good, **{"webhook-signature": "v1,AAAA"}) == 401
    assert status(good, **{"webhook-timestamp": "1"}) == 401
    assert status(good, **{"webhook-timestamp": "x"}) == 400
    assert status(good, **{"x-attempt": "none"}) == 422
    assert status(good, **{"content-type": "text/plain"}) == 415
    assert status(good, path="/order.created", **{"content-type": "text/plain"}) == 415
    assert status(good, path="/order.paid") == 422
    assert status(deliveries.signed("order.changed", secrets=SECRET)) == 501
    get = type(good)("", "GET", good.headers, b"")
    assert status(get) == 405
    large = type(good)("", "POST", good.headers, b" " * (1024 * 1024 + 1))
    assert status(large) == 413
    taken.fail = NotImplementedError()
    assert status(good) == 501
    taken.fail = HTTPException(418)
    assert status(good) == 418
    assert len(taken.events) == 1


def test_what_a_handler_raises(app: Any, taken: Taken, deliveries: Any) -> None:
    taken.fail = RuntimeError("ours")
    with pytest.raises(RuntimeError, match="ours"):
        deliveries.deliver(app, deliveries.signed("order.created", secrets=SECRET))


def test_an_unknown_event_is_up_to_the_handler(taken: Taken, by_field: Package) -> None:
    webhooks, testing = by_field.webhooks, by_field.testing.webhooks
    lost = webhooks.signed("order.changed", {"type": "order.held"}, secrets=None)
    content = b'{"type": "order.lost"}'
    lost = type(lost)("", "POST", lost.headers, content)
    seen: list[Any] = []
    app = taken.create(taken.handler.partial(), unverified=True)
    assert testing.deliver(app, lost).status == 501
    taken.handler.unknown = lambda self, *, event: seen.append(event)
    app = taken.create(taken.handler.partial(), unverified=True)
    assert testing.deliver(app, lost).status == 204
    assert [event.name for event in seen] == ["order.lost"]


def test_a_repeated_event_is_handled_once(taken: Taken, by_field: Package, deliveries: Any) -> None:
    guard = by_field.receiver.MemoryReplayGuard()
    app = taken.receiver(replays=guard)
    first = deliveries.signed("order.created", secrets=SECRET, id="msg_1")
    taken.fail = NotImplementedError()
    assert deliveries.deliver(app, first).status == 501
    taken.fail = None
    # What failed is tried again, what was taken is not.
    assert [deliveries.deliver(app, first).status for _ in range(3)] == [204, 204, 204]
    assert len(taken.events) == 1
    forged = deliveries.signed("order.created", secrets=OTHER, id="msg_2")
    assert deliveries.deliver(app, forged).status == 401
    second = deliveries.signed("order.created", secrets=SECRET, id="msg_2")
    assert deliveries.deliver(app, second).status == 204
    assert len(taken.events) == 2, "what nobody has verified takes no id"


def test_two_at_a_time(taken: Taken, by_field: Package, deliveries: Any) -> None:
    guard = by_field.receiver.MemoryReplayGuard()
    request = deliveries.signed("order.paid", secrets=SECRET)

    async def both() -> tuple[int, int]:
        taken.gate = asyncio.Event()
        app = taken.receiver(replays=guard)
        first = asyncio.create_task(deliveries.deliver_async(app, request))
        while not guard._underway:
            await asyncio.sleep(0)
        second = await deliveries.deliver_async(app, request)
        taken.gate.set()
        return (await first).status, second.status

    assert asyncio.run(both()) == (204, 409)
    assert len(taken.events) == 1


def test_events_are_forgotten(by_field: Package) -> None:
    guard = by_field.receiver.MemoryReplayGuard(events=2)
    for event in ("a", "b", "c"):
        assert guard.claim(event) == "new"
        guard.settle(event, done=True)
    assert [guard.claim(event) for event in ("c", "b", "a")] == ["done", "done", "new"]
    brief = type(guard)(seconds=0)
    assert brief.claim("a") == "new"
    brief.settle("a", done=True)
    assert brief.claim("a") == "new"


def test_a_scheme_of_ones_own(taken: Taken, by_field: Package, deliveries: Any) -> None:
    webhooks = by_field.webhooks

    class Sealed:
        def verify(self, headers: Any, content: bytes, /) -> Any:
            if headers.get("x-seal") != str(len(content)):
                raise webhooks.WrongSignatureError("No seal")
            return webhooks.Verified(id="e1")

    app = taken.receiver(verifier=Sealed())
    request = deliveries.signed("order.created")
    assert deliveries.deliver(app, request).status == 401
    sealed = deliveries.signed("order.created", headers={"X-Seal": str(len(request.body))})
    assert deliveries.deliver(app, sealed).status == 204
    assert taken.events[-1].id == "e1"


def test_what_is_wrong_with_a_receiver_is_said_when_it_is_made(taken: Taken) -> None:
    with pytest.raises(TypeError, match="give one of secrets"):
        taken.create(taken.handler.partial())
    with pytest.raises(TypeError, match="give an instance"):
        taken.create(taken.handler, secrets=SECRET)
    with pytest.raises(TypeError, match="abstract"):
        taken.handler()
    with pytest.raises(ValueError, match="answers"):
        taken.receiver(answers="perhaps")
    taken.handler = type("Wrong", (taken.handler,), {"order_changed": lambda self, *, body: None})
    with pytest.raises(TypeError, match=r"order\.changed: the method of the handler"):
        taken.receiver()


def test_the_path_or_the_method_tells_where_nothing_else_does(by_name: Package) -> None:
    receiver, testing = by_name.receiver, by_name.testing.webhooks
    events: list[str] = []

    def take(_: Any, *, event: Any) -> None:
        events.append(event.name)

    names = ("new_pet", "pet_gone", "subscribe_on_event")
    handler = type("Ours", (receiver.WebhooksHandler,), dict.fromkeys(names, take))()
    app = receiver.create_receiver(handler, secrets=SECRET)
    for name, path in (
        ("newPet", "/"),
        ("pet/gone", "/"),
        ("pet/gone", "/hooks/pet%2Fgone"),
        ("subscribe.onEvent", "/subscribe.onEvent"),
    ):
        request = testing.signed(name, secrets=SECRET)
        assert testing.deliver(app, request, path=path).is_taken
        assert events.pop() == name


# --- sent by the mock -----------------------------------------------------------------------------


@pytest.fixture
def told(taken: Taken) -> Iterator[str]:
    """Give the URL of a receiver."""
    app = taken.receiver()
    with listening(app, uvicorn.Config(app).http) as port:
        yield f"http://127.0.0.1:{port}"


def ask(mock: Any, path: str, **data: Any) -> Any:
    """Send JSON to a mock."""
    import httpx2

    async def send() -> Any:
        transport = httpx2.ASGITransport(app=mock)
        async with httpx2.AsyncClient(transport=transport, base_url="http://localhost") as http:
            return await http.post(path, json=data)

    return asyncio.run(send())


def test_the_mock_sends_webhooks(by_field: Package, taken: Taken, told: str) -> None:
    mock = by_field.mock.create_mock(webhook_secret=SECRET)
    sent = ask(mock, "/__mock__/webhooks", name="order.created", url=told).json()
    assert (sent["status"], sent["id"]) == (204, taken.events[0].id)
    unlike = {"name": "order.created", "url": told, "secret": OTHER}
    assert ask(mock, "/__mock__/webhooks", **unlike).json()["status"] == 401
    for wrong, status in (
        ({"name": "nothing", "url": told}, 422),
        ({"name": "order.created", "url": told, "data": {}}, 422),
        ({"name": "order.created"}, 422),
        ({"name": "order.created", "url": "http://example.com/"}, 403),
        ({"name": "order.created", "url": "http://127.0.0.1.example.com/"}, 403),
    ):
        assert ask(mock, "/__mock__/webhooks", **wrong).status_code == status


def test_the_mock_signs_callbacks(by_field: Package, taken: Taken, told: str) -> None:
    mock = by_field.mock.create_mock(webhook_secret=SECRET, callbacks=True)
    ask(mock, "/orders", notifyUrl=f"{told}/placeOrder.shipped")
    (entry,) = mock.requests[-1].callbacks
    assert entry["status"] == 200
    assert taken.events[0].data.number == "A-7"
