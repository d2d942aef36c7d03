# case_webhooks_by_header/webhooks.py
EventName: TypeAlias = Literal["push", "ping", "sms"]
"""The names of webhooks and, after that of their operation, of callbacks."""

@dataclass(frozen=True, slots=True)
class PushEvent(Event):
    """Webhook `push`, sent with POST."""

    name: Literal["push"]
    data: models.PostPushRequest

@dataclass(frozen=True, slots=True)
class PingEvent(Event):
    """Webhook `ping`, sent with POST."""

    name: Literal["ping"]
    data: None

@dataclass(frozen=True, slots=True)
class SmsEvent(Event):
    """Webhook `sms`, sent with POST."""

    name: Literal["sms"]
    data: models.PostSmsRequest

AnyEvent: TypeAlias = PushEvent | PingEvent | SmsEvent | UnknownEvent
"""What a webhook may turn out to be."""

EVENTS: Mapping[str, type[Event]] = {"push": PushEvent, "ping": PingEvent, "sms": SmsEvent}
"""The classes of events, by their names."""

@overload
def parse(headers: HeaderFields, body: bytes, *, name: None = None, **verification: Unpack[Verification]) -> AnyEvent: ...

@overload
def parse(headers: HeaderFields, body: bytes, *, name: Literal["push"], **verification: Unpack[Verification]) -> PushEvent: ...

@overload
def parse(headers: HeaderFields, body: bytes, *, name: Literal["ping"], **verification: Unpack[Verification]) -> PingEvent: ...

@overload
def parse(headers: HeaderFields, body: bytes, *, name: Literal["sms"], **verification: Unpack[Verification]) -> SmsEvent: ...

@overload
def parse(headers: HeaderFields, body: bytes, *, name: EventName, **verification: Unpack[Verification]) -> AnyEvent: ...

def parse(headers: HeaderFields, body: bytes, *, name: EventName | None = None, **verification: Unpack[Verification]) -> AnyEvent:
    """Return the event that a request is, once it is verified who sent it.

    Args:
        headers: of the request: a mapping, or pairs of texts or of bytes.
        body: its bytes as they came, not what a framework made of them.
        name: the webhook it is, where that is known.
        **verification: `secrets` of Standard Webhooks, a `verifier` of another scheme, or
            `unverified=True`; see `Verification`.

    Raises:
        SignatureError: it is not shown who sent it; nothing of the body was read.
        AmbiguousEventError: it may be several webhooks: give `name`.
        EventDataError: it is not as the document says; `violations` says where.
        TypeError: the body is no bytes, or it is not said how to verify it.
    """
    event: AnyEvent = _reader.parse(headers, body, name=name, **verification)
    return event

# case_webhooks_by_header/_webhooks.py
PUSH = Webhook(
    name="push",
    operation=Operation(
        id="push",
        group="webhooks",
        py_name="push",
        method="POST",
        path="/push",
        parameters=(
            Parameter(name="X-Kind", py_name="x_kind", location="header", type=lambda: Literal["push"], required=True),
            Parameter(name="attempt", py_name="attempt", location="query", type=lambda: int, style="form", explode=True),
        ),
        body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.PostPushRequest),)),
        responses=(Response(status="204", description="taken"),),
    ),
    pointer="/webhooks/push/post",
    marks=(Mark("header", ("x-kind",), ("push",)),),
)

PING = Webhook(
    name="ping",
    operation=Operation(
        id="ping",
        group="webhooks",
        py_name="ping",
        method="POST",
        path="/ping",
        parameters=(Parameter(name="X-Kind", py_name="x_kind", location="header", type=lambda: models.PostPingXKind, required=True),),
        responses=(Response(status="204", description="taken"),),
    ),
    pointer="/webhooks/ping/post",
    marks=(Mark("header", ("x-kind",), ("ping", "pong")),),
)

SMS = Webhook(
    name="sms",
    operation=Operation(
        id="sms",
        group="webhooks",
        py_name="sms",
        method="POST",
        path="/sms",
        parameters=(Parameter(name="X-Kind", py_name="x_kind", location="header", type=lambda: Literal["sms"], required=True),),
        body=RequestBody(required=True, media=(Media(content_type="application/x-www-form-urlencoded", type=lambda: models.PostSmsRequest),)),
        responses=(Response(status="204", description="taken"),),
    ),
    pointer="/webhooks/sms/post",
    marks=(Mark("header", ("x-kind",), ("sms",)),),
)

WEBHOOKS = Webhooks(title="Case webhooks by header", entries=(PUSH, PING, SMS))

# case_webhooks_by_header/receiver.py
class WebhooksHandler(EventHandler):
    @abstractmethod
    def push(self, *, event: webhooks.PushEvent, x_kind: Literal["push"], attempt: int | None) -> Result[None]: ...

    @abstractmethod
    def ping(self, *, event: webhooks.PingEvent, x_kind: models.PostPingXKind) -> Result[None]: ...

    @abstractmethod
    def sms(self, *, event: webhooks.SmsEvent, x_kind: Literal["sms"]) -> Result[None]: ...
