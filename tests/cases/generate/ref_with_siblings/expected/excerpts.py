# case_ref_with_siblings/_operations.py
POST_A: Operation[None] = Operation(
    id="postA",
    group="default",
    py_name="post_a",
    method="POST",
    path="/a",
    body=RequestBody(media=(Media(content_type="application/json", type=lambda: dict[str, Any]),)),
    responses=(Response(status="2XX", description="ok"),),
)

CONTRACT = Contract(
    title="Case ref with siblings",
    version="1",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(POST_A,),
    user_agent="case-ref-with-siblings/1" + f" ({GENERATED_BY})",
    logger="case_ref_with_siblings",
)
