# case_deep_object/_operations.py
LIST_A: Operation[None] = Operation(
    id="listA",
    group="default",
    py_name="list_a",
    method="GET",
    path="/a",
    parameters=(
        Parameter(name="expand", py_name="expand", location="query", type=lambda: list[str], style="deepObject", explode=True),
        Parameter(name="filter", py_name="filter", location="query", type=lambda: models.ListAFilter, style="deepObject", explode=True),
    ),
    responses=(Response(status="204", description="ok"),),
)

POST_A: Operation[None] = Operation(
    id="postA",
    group="default",
    py_name="post_a",
    method="POST",
    path="/a",
    body=RequestBody(
        media=(
            Media(
                content_type="application/x-www-form-urlencoded",
                type=lambda: models.PostARequest,
                encoding={"expand": Encoding(style="deepObject", explode=True), "billing": Encoding(style="deepObject", explode=True)},
            ),
        )
    ),
    responses=(Response(status="204", description="ok"),),
)

CONTRACT = Contract(
    title="Case deep object",
    version="1",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(LIST_A, POST_A),
    user_agent="case-deep-object/1" + f" ({GENERATED_BY})",
    logger="case_deep_object",
)
