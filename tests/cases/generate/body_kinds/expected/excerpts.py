# case_body_kinds/models/_patterned.py
class Patterned(ClosedModel):
    _patterns: ClassVar[tuple[str, ...]] = ("^x-", "^[0-9]+$")
    name: str | None = None

# case_body_kinds/models/_required_only.py
class RequiredOnly(ApiModel):
    name: str
    other: Any

# case_body_kinds/client.py
class Default(SyncGroup):
    def maybe_null(self, *, body: models.Point | dicts.PointDict | None, **options: Unpack[CallOptions]) -> models.Point | None: ...

    def never_null(self, *, body: models.Point | dicts.PointDict, **options: Unpack[CallOptions]) -> None: ...

    def patterned(self, *, body: models.Patterned | dicts.PatternedDict | Mapping[str, Any], **options: Unpack[CallOptions]) -> models.Patterned: ...

    def required_only(self, *, body: models.RequiredOnly | dicts.RequiredOnlyDict, **options: Unpack[CallOptions]) -> models.RequiredOnly: ...

    def either(self, *, body: models.Either | dicts.EitherDict, **options: Unpack[CallOptions]) -> models.Either: ...

    def versions(
        self, *, body: models.Point | dicts.PointDict | models.Named | dicts.NamedDict, **options: Unpack[CallOptions]
    ) -> models.Point | models.Named: ...

    def maybe_text(self, *, plain: str | None = None, x_plain: str | None = None, **options: Unpack[CallOptions]) -> models.Point | str: ...
