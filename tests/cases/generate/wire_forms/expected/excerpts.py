# case_wire_forms/_operations.py
LIST_THINGS: Operation[models.Range] = Operation(
    id="listThings",
    group="default",
    py_name="list_things",
    method="GET",
    path="/things",
    parameters=(
        Parameter(name="ids", py_name="ids", location="query", type=lambda: list[str], style="pipeDelimited"),
        Parameter(name="r", py_name="r", location="query", type=lambda: str, style="form", explode=True, allow_reserved=True),
        Parameter(name="f", py_name="f", location="query", type=lambda: models.ListThingsF, content_type="application/json"),
        Parameter(name="text", py_name="text", location="query", type=lambda: str, style="form", explode=True),
        Parameter(name="nested", py_name="nested", location="query", type=lambda: models.ListThingsNested, style="form", explode=True),
        Parameter(name="arr", py_name="arr", location="query", type=lambda: list[models.ListThingsArrItem], style="form", explode=True),
        Parameter(name="rows", py_name="rows", location="query", type=lambda: list[list[int]], style="form", explode=True),
        Parameter(name="lines", py_name="lines", location="query", type=lambda: list[models.Line], style="deepObject"),
        Parameter(name="created", py_name="created", location="query", type=lambda: int | models.Range, style="deepObject"),
        Parameter(name="labels", py_name="labels", location="query", type=lambda: dict[str, str], style="deepObject"),
        Parameter(name="partly", py_name="partly", location="query", type=lambda: models.ListThingsPartly, style="deepObject"),
        Parameter(name="mixed", py_name="mixed", location="query", type=lambda: list[str | models.Range], style="form"),
        Parameter(name="c", py_name="c", location="cookie", type=lambda: str, style="form", explode=True),
        Parameter(name="X-L", py_name="x_l", location="header", type=lambda: list[int]),
    ),
    responses=(Response(status="200", description="fine", media=(Media(content_type="application/json", type=lambda: models.Range),)),),
)

POST_THING: Operation[None] = Operation(
    id="postThing",
    group="default",
    py_name="post_thing",
    method="POST",
    path="/things",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/x-www-form-urlencoded",
                type=lambda: models.PostThingRequest,
                encoding={
                    "lines": Encoding(style="deepObject", explode=True),
                    "range": Encoding(style="deepObject", explode=True),
                    "span": Encoding(style="form", explode=True),
                    "tags": Encoding(style="form", explode=False),
                    "data": Encoding(content_type="application/json"),
                },
            ),
        ),
    ),
    responses=(Response(status="204", description="done"),),
)

RELATED: Operation[None] = Operation(
    id="related",
    group="default",
    py_name="related",
    method="PUT",
    path="/uploads",
    body=RequestBody(required=True, media=(Media(content_type="multipart/related"),)),
    responses=(Response(status="204", description="done"),),
)

UPLOAD: Operation[None] = Operation(
    id="upload",
    group="default",
    py_name="upload",
    method="POST",
    path="/uploads",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.UploadRequest,
                encoding={
                    "file": Encoding(content_type="image/png", headers=(Parameter(name="X-Part", py_name="x_part", location="header", type=lambda: str),)),
                    "tags": Encoding(style="pipeDelimited", explode=False),
                },
            ),
        ),
    ),
    responses=(Response(status="204", description="done"),),
)

FORM_OF_TEXT: Operation[None] = Operation(
    id="formOfText",
    group="default",
    py_name="form_of_text",
    method="POST",
    path="/forms",
    body=RequestBody(media=(Media(content_type="application/x-www-form-urlencoded", type=lambda: Any),)),
    responses=(Response(status="204", description="done"),),
)

GET_X: Operation[None] = Operation(
    id="getX",
    group="default",
    py_name="get_x",
    method="GET",
    path="/x{fmt}.json",
    parameters=(Parameter(name="fmt", py_name="fmt", location="path", type=lambda: str, required=True, style="label"),),
    responses=(Response(status="204", description="done"),),
)

CONTRACT = Contract(
    title="Case wire forms",
    version="1",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(LIST_THINGS, POST_THING, RELATED, UPLOAD, FORM_OF_TEXT, GET_X),
    user_agent="case-wire-forms/1" + f" ({GENERATED_BY})",
    logger="case_wire_forms",
)
