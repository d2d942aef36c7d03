# case_identical_paths/_operations.py
GET_A: Operation[None] = Operation(
    id="getA",
    group="default",
    py_name="get_a",
    method="GET",
    path="/a/{id}",
    parameters=(Parameter(name="id", py_name="id", location="path", type=lambda: str, required=True),),
    responses=(Response(status="204", description="ok"),),
)

POST_TAGS: Operation[None] = Operation(
    id="postTags",
    group="default",
    py_name="post_tags",
    method="POST",
    path="/a/{id}#tags",
    parameters=(Parameter(name="id", py_name="id", location="path", type=lambda: str, required=True),),
    responses=(Response(status="204", description="ok"),),
)

PUT_A: Operation[None] = Operation(
    id="putA",
    group="default",
    py_name="put_a",
    method="PUT",
    path="/a/{name}",
    parameters=(Parameter(name="name", py_name="name", location="path", type=lambda: str, required=True),),
    responses=(Response(status="204", description="ok"),),
)

CONTRACT = Contract(
    title="Case identical paths",
    version="1",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(GET_A, POST_TAGS, PUT_A),
    user_agent="case-identical-paths/1" + f" ({GENERATED_BY})",
    logger="case_identical_paths",
)
