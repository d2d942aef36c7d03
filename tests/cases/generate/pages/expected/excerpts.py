# case_pages/models/_charge.py
class Charge(ApiModel):
    id: str

# case_pages/models/_charge_list.py
class ChargeList(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"next_page"})
    data: list[Charge]
    has_more: bool
    next_page: str | None = None

    def _page_items(self) -> list[Charge]:
        """Return the items of this page (`x-pagination`)."""
        return self.data

# case_pages/models/_list_names_response.py
class ListNamesResponse(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"names"})
    names: list[str] | None = None

    def _page_items(self) -> list[str]:
        """Return the items of this page (`x-pagination`)."""
        return self.names or []

# case_pages/models/_list_notes_response.py
class ListNotesResponse(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"next"})
    notes: list[ListNotesResponseNotesItem]
    next: str | None = None

    def _page_items(self) -> list[ListNotesResponseNotesItem]:
        """Return the items of this page (`x-pagination`)."""
        return self.notes

# case_pages/models/_list_notes_response_notes_item.py
class ListNotesResponseNotesItem(ApiModel):
    text: str | None = None

# case_pages/models/_list_owners_response.py
class ListOwnersResponse(ApiModel):
    result: ListOwnersResponseResult

    def _page_items(self) -> list[Owner]:
        """Return the items of this page (`x-pagination`)."""
        return self.result.owners or []

# case_pages/models/_list_owners_response_result.py
class ListOwnersResponseResult(ApiModel):
    owners: list[Owner] | None = None
    pages: int | None = None

# case_pages/models/_owner.py
class Owner(ApiModel):
    id: int

# case_pages/models/_pet.py
class Pet(ApiModel):
    name: str

# case_pages/models/_pet_page.py
class PetPage(ApiModel):
    meta: PetPageMeta | None = None
    data: Annotated[list[Pet], Field(max_length=100)]

    def _page_items(self) -> list[Pet]:
        """Return the items of this page (`x-pagination`)."""
        return self.data

# case_pages/models/_pet_page_meta.py
class PetPageMeta(ApiModel):
    _nullable: ClassVar[frozenset[str]] = frozenset({"next_cursor"})
    next_cursor: Annotated[str | None, Field(alias="next-cursor")] = None

# case_pages/models/_search.py
class Search(ApiModel):
    query: str
    paging: SearchPaging | None = None

# case_pages/models/_search_paging.py
class SearchPaging(ApiModel):
    after: str | None = None

# case_pages/models/_visit.py
class Visit(ApiModel):
    number: int

# case_pages/_operations.py
LIST_PETS: Operation[models.PetPage] = Operation(
    id="listPets",
    group="pets",
    py_name="list_pets",
    method="GET",
    path="/pets",
    parameters=(
        Parameter(name="cursor", py_name="cursor", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="limit", py_name="limit", location="query", type=lambda: Annotated[int, Field(ge=1)], style="form", explode=True),
    ),
    responses=(Response(status="200", description="a page", media=(Media(content_type="application/json", type=lambda: models.PetPage),)),),
    security=({"key": ()},),
    pagination=Pagination(style="cursor", items=("data",), parameter="cursor", name="cursor", next=("meta", "next-cursor")),
)

LIST_WRONG: Operation[models.PetPage] = Operation(
    id="listWrong",
    group="pets",
    py_name="list_wrong",
    method="GET",
    path="/wrong",
    parameters=(Parameter(name="cursor", py_name="cursor", location="query", type=lambda: str, style="form", explode=True),),
    responses=(Response(status="200", description="a page", media=(Media(content_type="application/json", type=lambda: models.PetPage),)),),
    security=({"key": ()},),
)

LIST_CHARGES: Operation[models.ChargeList] = Operation(
    id="listCharges",
    group="charges",
    py_name="list_charges",
    method="GET",
    path="/charges",
    parameters=(
        Parameter(name="starting_after", py_name="starting_after", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="limit", py_name="limit", location="query", type=lambda: Annotated[int, Field(ge=1)], style="form", explode=True),
    ),
    responses=(Response(status="200", description="a page", media=(Media(content_type="application/json", type=lambda: models.ChargeList),)),),
    security=({"key": ()},),
    pagination=Pagination(style="cursor", items=("data",), parameter="starting_after", name="starting_after", last_item=("id",), more=("has_more",)),
)

SEARCH_CHARGES: Operation[models.ChargeList] = Operation(
    id="searchCharges",
    group="charges",
    py_name="search_charges",
    method="POST",
    path="/charges/search",
    body=RequestBody(required=True, media=(Media(content_type="application/json", type=lambda: models.Search),)),
    responses=(Response(status="200", description="a page", media=(Media(content_type="application/json", type=lambda: models.ChargeList),)),),
    security=({"key": ()},),
    pagination=Pagination(style="cursor", items=("data",), in_body=("paging", "after"), next=("next_page",)),
)

LIST_OWNERS: Operation[models.ListOwnersResponse] = Operation(
    id="listOwners",
    group="owners",
    py_name="list_owners",
    method="GET",
    path="/owners",
    parameters=(Parameter(name="page", py_name="page", location="query", type=lambda: Annotated[int, Field(ge=1)], style="form", explode=True),),
    responses=(Response(status="200", description="a page", media=(Media(content_type="application/json", type=lambda: models.ListOwnersResponse),)),),
    security=({"key": ()},),
    pagination=Pagination(style="page", items=("result", "owners"), parameter="page", name="page", pages=("result", "pages"), first=1),
)

LIST_VISITS: Operation[list[models.Visit]] = Operation(
    id="listVisits",
    group="visits",
    py_name="list_visits",
    method="GET",
    path="/visits",
    parameters=(
        Parameter(name="offset", py_name="offset", location="query", type=lambda: int, style="form", explode=True, default=0),
        Parameter(name="limit", py_name="limit", location="query", type=lambda: Annotated[int, Field(le=100)], style="form", explode=True, default=2),
    ),
    responses=(Response(status="200", description="a page", media=(Media(content_type="application/json", type=lambda: list[models.Visit]),)),),
    security=({"key": ()},),
    pagination=Pagination(style="offset", parameter="offset", name="offset", size="limit", default_size=2),
)

LIST_TAGS: Operation[list[str]] = Operation(
    id="listTags",
    group="tags",
    py_name="list_tags",
    method="GET",
    path="/tags",
    responses=(
        Response(
            status="200",
            description="a page",
            media=(Media(content_type="application/json", type=lambda: list[str]),),
            headers=(Parameter(name="Link", py_name="link", location="header", type=lambda: str),),
        ),
    ),
    security=({"key": ()},),
    pagination=Pagination(style="link"),
)

LIST_NAMES: Operation[models.ListNamesResponse] = Operation(
    id="listNames",
    group="tags",
    py_name="list_names",
    method="GET",
    path="/names",
    parameters=(
        Parameter(name="after", py_name="after", location="header", type=lambda: str),
        Parameter(name="limit", py_name="limit", location="query", type=lambda: int, required=True, style="form", explode=True),
    ),
    responses=(Response(status="200", description="a page", media=(Media(content_type="application/json", type=lambda: models.ListNamesResponse),)),),
    security=({"key": ()},),
    pagination=Pagination(style="cursor", items=("names",), parameter="after", name="after", last_item=(), size="limit"),
)

LIST_NOTES: Operation[models.ListNotesResponse] = Operation(
    id="listNotes",
    group="notes",
    py_name="list_notes",
    method="GET",
    path="/notes",
    parameters=(Parameter(name="limit", py_name="limit", location="query", type=lambda: Annotated[int, Field(ge=1)], style="form", explode=True),),
    responses=(Response(status="200", description="a page", media=(Media(content_type="application/json", type=lambda: models.ListNotesResponse),)),),
    security=({"keyInQuery": ()},),
    pagination=Pagination(style="next-url", items=("notes",), next=("next",)),
)

# case_pages/client.py
class Pets(SyncGroup):
    def list_pets(self, *, cursor: str | None = None, limit: int | None = None, **options: Unpack[CallOptions]) -> models.PetPage:
        """List pets by a cursor that the answer gives.

        `GET /pets`

        Answers a list in pages: `each` of the client reads all of it.

        Args:
            cursor: query parameter `cursor`.
            limit: query parameter `limit`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 a page

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(operations.LIST_PETS, {"cursor": cursor, "limit": limit}, None, options)

# case_pages/cli.py
PROGRAM = Program(
    name="case-pages",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_PAGES",
    help="Case pages",
    secrets={"key": ("token",), "keyInQuery": ("api_key",)},
    groups=(
        Group(
            name="pets",
            attribute="pets",
            help="Operations tagged pets.",
            commands=(
                Command(
                    name="list-pets",
                    id="listPets",
                    method="list_pets",
                    request="GET /pets",
                    summary="List pets by a cursor that the answer gives.",
                    options=(Option(name="cursor", argument="cursor", kind="text"), Option(name="limit", argument="limit", kind="integer")),
                    paged=True,
                ),
                Command(
                    name="list-wrong",
                    id="listWrong",
                    method="list_wrong",
                    request="GET /wrong",
                    summary="What the extension names is not there, so there are no pages here.",
                    options=(Option(name="cursor", argument="cursor", kind="text"),),
                ),
            ),
        ),
        Group(
            name="charges",
            attribute="charges",
            help="Operations tagged charges.",
            commands=(
                Command(
                    name="list-charges",
                    id="listCharges",
                    method="list_charges",
                    request="GET /charges",
                    summary="List charges by the id of the last one.",
                    options=(Option(name="starting-after", argument="starting_after", kind="text"), Option(name="limit", argument="limit", kind="integer")),
                    paged=True,
                ),
                Command(
                    name="search-charges",
                    id="searchCharges",
                    method="search_charges",
                    request="POST /charges/search",
                    summary="Search charges; the cursor is in the body.",
                    body=Body(media=("application/json",), fields=True, required=True),
                    paged=True,
                ),
            ),
        ),
        Group(
            name="owners",
            attribute="owners",
            help="Operations tagged owners.",
            commands=(
                Command(
                    name="list-owners",
                    id="listOwners",
                    method="list_owners",
                    request="GET /owners",
                    summary="List owners by the number of the page.",
                    options=(Option(name="page", argument="page", kind="integer"),),
                    paged=True,
                ),
            ),
        ),
        Group(
            name="visits",
            attribute="visits",
            help="Operations tagged visits.",
            commands=(
                Command(
                    name="list-visits",
                    id="listVisits",
                    method="list_visits",
                    request="GET /visits",
                    summary="List visits by how many to leave out; the answer is the list.",
                    options=(
                        Option(name="offset", argument="offset", kind="integer", help="Default: 0."),
                        Option(name="limit", argument="limit", kind="integer", help="Default: 2."),
                    ),
                    paged=True,
                ),
            ),
        ),
        Group(
            name="tags",
            attribute="tags",
            help="Operations tagged tags.",
            commands=(
                Command(
                    name="list-tags",
                    id="listTags",
                    method="list_tags",
                    request="GET /tags",
                    summary="List tags; the header field `Link` leads to the next page.",
                    paged=True,
                ),
                Command(
                    name="list-names",
                    id="listNames",
                    method="list_names",
                    request="GET /names",
                    summary="List names by the last one.",
                    options=(Option(name="after", argument="after", kind="text"), Option(name="limit", argument="limit", kind="integer", required=True)),
                    paged=True,
                ),
            ),
        ),
        Group(
            name="notes",
            attribute="notes",
            help="Operations tagged notes.",
            commands=(
                Command(
                    name="list-notes",
                    id="listNotes",
                    method="list_notes",
                    request="GET /notes",
                    summary="List notes; the answer has the URL of the next page.",
                    options=(Option(name="limit", argument="limit", kind="integer"),),
                    paged=True,
                ),
            ),
        ),
    ),
)
