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
Day = TypeAliasType("Day", date)

# case_aliases/models/_empty.py
class Empty(OpenModel):
    pass

# case_aliases/models/_holder.py
Again = TypeAliasType("Again", "Holder")

class Holder(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset(
        {"anything", "maybe_code", "maybe_text", "nothing", "whatever"}
    )
    code: Code | None = "abc"
    codes: Codes | None = None
    day: Day | None = None
    """Default: `"2024-02-29"`."""

    moment: Moment | None = None
    identifier: Identifier | None = None
    id: UUID | None = None
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
Identifier = TypeAliasType("Identifier", UUID)

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
