# case_unions/models/_circle.py
class Circle(ApiModel):
    kind: Literal["Circle"] = "Circle"
    radius: Annotated[JsonNumber, Field(gt=0.0)]

# case_unions/models/_created.py
class Created(ApiModel):
    event_type: Annotated[str, Field(alias="event-type")]
    id: int

# case_unions/models/_deleted.py
class Deleted(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"reason"})
    _filled: ClassVar[frozenset[str]] = frozenset({"event_type"})
    event_type: Annotated[str, Field(alias="event-type")] = "item.deleted"
    reason: str | None = None

# case_unions/models/_drawing.py
class Drawing(ApiModel):
    shapes: list[DrawingShapesItem] | None = None
    value: str | JsonNumber | bool | None = None
    beside: DrawingBesideLeft | DrawingBesideRight | None = None

# case_unions/models/_drawing_beside_left.py
class DrawingBesideLeft(ApiModel):
    shared: str | None = None
    left: int

# case_unions/models/_drawing_beside_right.py
class DrawingBesideRight(ApiModel):
    shared: str | None = None
    right: int

# case_unions/models/_drawing_shapes_item.py
DrawingShapesItem = TypeAliasType("DrawingShapesItem", Annotated[Circle | Square | UnknownVariant, Tagged("kind", {"Circle": "Circle", "Square": "Square"})])

# case_unions/models/_event.py
Event = TypeAliasType(
    "Event",
    Annotated[
        Created | Deleted | UnknownVariant,
        Tagged("event-type", {"item.created": "Created", "item.restored": "Created", "item.deleted": "Deleted"}, attribute="event_type"),
    ],
)

# case_unions/models/_send_shape_request.py
SendShapeRequest = TypeAliasType("SendShapeRequest", Annotated[Circle | Square | UnknownVariant, Tagged("kind", {"Circle": "Circle", "Square": "Square"})])

# case_unions/models/_square.py
class Square(ApiModel):
    kind: Literal["Square"] = "Square"
    side: JsonNumber

# case_unions/models/_square_kind.py
class SquareKind(StrEnum):
    SQUARE = "Square"

# case_unions/_operations.py
SEND_EVENT: Operation[models.Event] = Operation(
    id="sendEvent",
    group="default",
    py_name="send_event",
    method="POST",
    path="/event",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Event),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Event),)),),
)

SEND_SHAPE: Operation[models.Drawing] = Operation(
    id="sendShape",
    group="default",
    py_name="send_shape",
    method="POST",
    path="/shape",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.SendShapeRequest),)),
    responses=(Response(status="200", description="all", media=(Media(content_type="application/json", type=lambda: models.Drawing),)),),
)

SEND_EITHER: Operation[str | list[str] | None] = Operation(
    id="sendEither",
    group="default",
    py_name="send_either",
    method="POST",
    path="/either",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Circle | str | int),)),
    responses=(Response(status="200", description="one or the other", media=(Media(content_type="application/json", type=lambda: str | list[str] | None),)),),
)

CONTRACT = Contract(
    title="Case unions",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(SEND_EVENT, SEND_SHAPE, SEND_EITHER),
    user_agent="case-unions/1.0.0" + f" ({GENERATED_BY})",
    logger="case_unions",
)

# case_unions/client.py
class Default(SyncGroup):
    def send_event(self, *, body: models.Event | dicts.EventDict, **options: Unpack[CallOptions]) -> models.Event: ...

    def send_shape(self, *, body: models.SendShapeRequest | dicts.SendShapeRequestDict, **options: Unpack[CallOptions]) -> models.Drawing: ...

    def send_either(self, *, body: models.Circle | dicts.CircleDict | str | int, **options: Unpack[CallOptions]) -> str | list[str] | None: ...

# case_unions/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def send_event(self, *, body: models.Event) -> Result[models.Event]: ...

    @abstractmethod
    def send_shape(self, *, body: models.SendShapeRequest) -> Result[models.Drawing]: ...

    @abstractmethod
    def send_either(self, *, body: models.Circle | str | int) -> Result[str | list[str] | None]: ...

# case_unions/cli.py
PROGRAM = Program(
    name="case-unions",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_UNIONS",
    help="Case unions",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="send-event",
                    id="sendEvent",
                    method="send_event",
                    request="POST /event",
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
                Command(
                    name="send-shape",
                    id="sendShape",
                    method="send_shape",
                    request="POST /shape",
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
                Command(
                    name="send-either",
                    id="sendEither",
                    method="send_either",
                    request="POST /either",
                    body=Body(media=("application/json",), fields=True, required=True),
                ),
            ),
        ),
    ),
)

# case_unions/dicts.py
__all__ = ["CreatedDict", "DeletedDict", "CircleDict", "SquareDict", "SendShapeRequestDict", "EventDict"]

CreatedDict = TypedDict("CreatedDict", {"event-type": "Literal['item.created', 'item.restored']", "id": "int"})

DeletedDict = TypedDict("DeletedDict", {"event-type": "Literal['item.deleted']", "reason": "NotRequired[str | None]"})

class CircleDict(TypedDict):
    """Plain data of `models.Circle`."""

    kind: NotRequired[Literal["Circle"]]
    radius: float | Decimal

class SquareDict(TypedDict):
    """Plain data of `models.Square`."""

    kind: Literal["Square"]
    side: float | Decimal

SendShapeRequestDict: TypeAlias = "CircleDict | models.Circle | SquareDict | models.Square | UnknownVariant"

EventDict: TypeAlias = "CreatedDict | models.Created | DeletedDict | models.Deleted | UnknownVariant"
