# case_effects/_operations.py
GET_SESSION: Operation[None] = Operation(
    id="getSession",
    group="default",
    py_name="get_session",
    method="GET",
    path="/session",
    responses=(Response(status="204", description="there is one"),),
    effect="safe",
)

RENEW_SESSION: Operation[None] = Operation(
    id="renewSession",
    group="default",
    py_name="renew_session",
    method="PUT",
    path="/session",
    responses=(Response(status="204", description="renewed"),),
    effect="additive",
)

END_SESSION: Operation[None] = Operation(
    id="endSession", group="default", py_name="end_session", method="DELETE", path="/session", responses=(Response(status="204", description="ended"),)
)

LOG_OUT: Operation[None] = Operation(
    id="logOut",
    group="default",
    py_name="log_out",
    method="GET",
    path="/logout",
    responses=(Response(status="204", description="logged out"),),
    effect="idempotent",
)

COUNT_VISIT: Operation[None] = Operation(
    id="countVisit",
    group="default",
    py_name="count_visit",
    method="GET",
    path="/visits",
    responses=(Response(status="204", description="counted"),),
    effect="additive",
)

CONFIRM: Operation[None] = Operation(
    id="confirm",
    group="default",
    py_name="confirm",
    method="GET",
    path="/confirm",
    responses=(Response(status="204", description="confirmed"),),
    effect="destructive",
)

SEARCH: Operation[None] = Operation(
    id="search",
    group="default",
    py_name="search",
    method="POST",
    path="/search",
    responses=(Response(status="204", description="nothing found"),),
    effect="safe",
)

REPORT: Operation[None] = Operation(
    id="report",
    group="default",
    py_name="report",
    method="POST",
    path="/reports",
    responses=(Response(status="204", description="there it is"),),
    effect="idempotent",
)

ARCHIVE: Operation[None] = Operation(
    id="archive",
    group="default",
    py_name="archive",
    method="POST",
    path="/archive",
    responses=(Response(status="201", description="archived"),),
    effect="destructive",
)

ADD_NOTE: Operation[None] = Operation(
    id="addNote", group="default", py_name="add_note", method="POST", path="/notes", responses=(Response(status="201", description="added"),)
)

CONTRACT = Contract(
    title="Case effects",
    version="1.0.0",
    servers=(Server(url="/v1", description=""),),
    security_schemes={},
    operations=(GET_SESSION, RENEW_SESSION, END_SESSION, LOG_OUT, COUNT_VISIT, CONFIRM, SEARCH, REPORT, ARCHIVE, ADD_NOTE),
    user_agent="case-effects/1.0.0" + f" ({GENERATED_BY})",
    logger="case_effects",
)
