# case_aliases/models/_anything.py
Anything = TypeAliasType("Anything", Any)

# case_aliases/models/_code.py
Code = TypeAliasType("Code", Annotated[str, Field(pattern="^[a-z]+$")])
"""A short code."""

# case_aliases/models/_codes.py
Codes = TypeAliasType("Codes", Annotated[list[Code], Field(max_length=3)])
"""Default: `[]`."""

# case_aliases/models/_constant.py
Constant = TypeAliasType("Constant", Literal["always"])

# case_aliases/models/_day.py
Day = TypeAliasType("Day", FullDate)

# case_aliases/models/_empty.py
class Empty(OpenModel):
    pass

# case_aliases/models/_holder.py
Again = TypeAliasType("Again", "Holder")

class Holder(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"anything", "maybe_code", "maybe_text", "nothing", "whatever"})
    code: Code | None = "abc"
    codes: Codes | None = None
    day: Day | None = None
    """Default: `"2024-02-29"`."""

    moment: Moment | None = None
    identifier: Identifier | None = None
    id: TextUUID | None = None
    """Default: `"00000000-0000-0000-0000-000000000000"`."""

    anything: Anything | None = None
    whatever: Whatever | None = None
    nothing: Nothing | None = None
    maybe_text: Annotated[MaybeText | None, Field(alias="maybeText")] = None
    maybe_code: Annotated[MaybeCode | None, Field(alias="maybeCode")] = None
    again: Again | None = None
    map: Map | None = None
    empty: Empty | None = None
    truth: Truth | None = True
    constant: Constant | None = None
    page: Page | None = 1
    """Described anew."""

# case_aliases/models/_identifier.py
Identifier = TypeAliasType("Identifier", TextUUID)

# case_aliases/models/_map.py
Map = TypeAliasType("Map", dict[str, Day])

# case_aliases/models/_maybe_code.py
MaybeCode = TypeAliasType("MaybeCode", Code | None)

# case_aliases/models/_maybe_text.py
MaybeText = TypeAliasType("MaybeText", str | None)

# case_aliases/models/_moment.py
Moment = TypeAliasType("Moment", AwareDatetime)
"""Default: `"2024-01-01T00:00:00Z"`."""

# case_aliases/models/_nothing.py
Nothing = TypeAliasType("Nothing", None)

# case_aliases/models/_page.py
Page = TypeAliasType("Page", Annotated[int, Field(ge=1)])

# case_aliases/models/_truth.py
Truth = TypeAliasType("Truth", bool)

# case_aliases/models/_whatever.py
Whatever = TypeAliasType("Whatever", Any)
"""Anything at all."""

# case_aliases/_operations.py
PUT_ALIASES: Operation[models.Holder] = Operation(
    id="putAliases",
    group="default",
    py_name="put_aliases",
    method="PUT",
    path="/aliases/{code}",
    parameters=(
        Parameter(name="code", py_name="code", location="path", type=lambda: models.Code, required=True, default="abc"),
        Parameter(name="page", py_name="page", location="query", type=lambda: models.Page, style="form", explode=True, default=1),
        Parameter(name="at", py_name="at", location="query", type=lambda: models.Moment, style="form", explode=True, default="2024-01-01T00:00:00Z"),
    ),
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Holder),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Holder),)),),
)

PUT_CODES: Operation[models.Codes] = Operation(
    id="putCodes",
    group="default",
    py_name="put_codes",
    method="PUT",
    path="/list",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Codes),)),
    responses=(Response(status="200", description="the same", media=(Media(content_type="application/json", type=lambda: models.Codes),)),),
)

CONTRACT = Contract(
    title="Case aliases",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(PUT_ALIASES, PUT_CODES),
    user_agent="case-aliases/1.0.0" + f" ({GENERATED_BY})",
    logger="case_aliases",
)

# case_aliases/client.py
class Default(SyncGroup):
    def put_aliases(
        self,
        *,
        code: models.Code,
        body: models.Holder | dicts.HolderDict,
        page: models.Page | None = None,
        at: models.Moment | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Holder:
        """PUT /aliases/{code}.

        `PUT /aliases/{code}`

        Args:
            code: Default: `abc`.
            page: Default: `1`.
            at: Default: `2024-01-01T00:00:00Z`.
            body: the request body; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 the same

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(operations.PUT_ALIASES, {"code": code, "page": page, "at": at}, body, options)

    def put_codes(self, *, body: models.Codes | dicts.CodesDict, **options: Unpack[CallOptions]) -> models.Codes: ...

# case_aliases/server.py
class DefaultHandler(Handler[PrincipalT]):
    @abstractmethod
    def put_aliases(self, *, code: models.Code, page: models.Page, at: models.Moment, body: models.Holder) -> Result[models.Holder]: ...

    @abstractmethod
    def put_codes(self, *, body: models.Codes) -> Result[models.Codes]: ...
