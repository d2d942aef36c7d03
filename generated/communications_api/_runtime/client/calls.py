"""From the arguments of a call to a request, without sending anything.

`build_request` is a pure function of its arguments (and of what functions that give secrets
return). What it needs to know about an operation is prepared once, on the first call.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from ..codecs.bodies import BodyWriter
from ..errors import Problem, RequestInvalid
from ..parameters.path_writers import path_writer
from ..parameters.percent_encoding import percent_template, sent_part
from ..parameters.segments import EXPRESSION
from ..parameters.writing import Unwritable, Writer, check_header_value
from ..transports.base import Request
from .decoding import accept
from .placing import place, put, secrets_in
from .resending import key_parameter, new_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..operations import Contract, Operation, Parameter
    from ..transports.base import WantedToken
    from .credentials import Credentials

_is_token = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch  # RFC 9110, section 5.6.2
_framing = frozenset({"content-length", "transfer-encoding"})


class Plan:
    """What is prepared once for each operation."""

    def __init__(self, operation: Operation[Any]) -> None:
        self.operation = operation  # keeps the operation alive, and with it its id()
        by_place: dict[str, list[Writer]] = {"path": [], "query": [], "header": [], "cookie": []}
        for parameter in operation.parameters:
            in_path = parameter.location == "path"
            writer = path_writer(parameter, operation.path) if in_path else Writer(parameter)
            by_place[parameter.location].append(writer)
        path = {writer.parameter.name: writer for writer in by_place["path"]}
        literals = EXPRESSION.split(sent_part(operation.path))
        self.start = percent_template(literals[0])
        self.path = [
            (path[name], percent_template(literal))
            for name, literal in zip(literals[1::2], literals[2::2], strict=True)
        ]
        self.query = by_place["query"]
        self.headers = by_place["header"]
        self.cookies = by_place["cookie"]
        self.key = key_parameter(operation)
        self.accept = accept(operation)
        self.names = frozenset(parameter.py_name for parameter in operation.parameters)
        self.body = None if operation.body is None else BodyWriter(operation.body)

    def write(
        self, arguments: Mapping[str, object], fields: dict[str, str], problems: list[Problem]
    ) -> tuple[str, list[str], list[str]]:
        """Return path, query pairs and cookies; add header fields and problems to those given."""
        if not arguments.keys() <= self.names:
            unknown = ", ".join(sorted(arguments.keys() - self.names))
            raise TypeError(f"{self.operation.id} has no parameter {unknown}")
        if self.key is not None and arguments.get(self.key.py_name) is None:
            arguments = {**arguments, self.key.py_name: _made_up(self.key, fields)}
        path = self.start
        for writer, literal in self.path:
            path += (_written(writer, writer.path, arguments, problems) or "") + literal
        query = [w for p in self.query if (w := _written(p, p.query, arguments, problems))]
        cookies = [w for p in self.cookies if (w := _written(p, p.cookie, arguments, problems))]
        for writer in self.headers:
            text = _written(writer, writer.header, arguments, problems)
            if text is not None:
                put(fields, writer.parameter.name, text)
        return keep_dots(path) if "/." in path else path, query, cookies


_plans: dict[int, Plan] = {}  # by id(): facts hold mappings, so they have no hash


def plan_of(operation: Operation[Any]) -> Plan:
    """Return the plan of an operation, made on first use."""
    plan = _plans.get(id(operation))
    if plan is None:
        plan = _plans[id(operation)] = Plan(operation)
    return plan


def build_request(
    contract: Contract,
    base_url: str,
    operation: Operation[Any],
    arguments: Mapping[str, object],
    body: object = None,
    *,
    credentials: Credentials | None = None,
    client_headers: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    content_type: str | None = None,
) -> Request:
    """Build the request that calls an operation.

    Args:
        contract: the document, for what the client says about itself.
        base_url: from `resolve_base_url`.
        operation: what to call.
        arguments: by `Parameter.py_name`; None is not sent.
        body: a model, JSON data, text, bytes, a file or an `Upload`; None for no body.
        credentials: of the client; None to send none and ask for none.
        client_headers: header fields of every call, from `checked_headers`.
        headers: header fields of this call; they replace others of the same name.
        content_type: which of the body's declared media types to send, instead of the one that fits
            the body best.

    Raises:
        RequestInvalid: if an argument or the body is not what the document says.
        MissingCredentials: if the operation needs credentials that are not there.
    """
    plan = plan_of(operation)
    problems: list[Problem] = []
    fields = {"Accept": plan.accept, "User-Agent": contract.user_agent}
    _put_all(fields, client_headers or {})
    path, query, cookies = plan.write(arguments, fields, problems)
    content = _body(plan.body, body, content_type, fields, problems)
    if headers:
        try:
            checked_headers(headers)
        except Unwritable as error:
            problems.extend(error.problems)
    if problems:
        raise RequestInvalid.of(operation.id, problems)

    try:
        sent = credentials.for_operation(operation, headers) if credentials is not None else ()
    except Unwritable as error:
        raise RequestInvalid.of(operation.id, error.problems) from None
    url = safe_url = base_url + path
    asked = place(sent, fields, cookies) if sent else ()
    if query or asked:
        url += "?" + "&".join([*query, *[f"{name}={value}" for name, value in asked]])
        safe_url += "?" + "&".join([*query, *[f"{name}=***" for name, _ in asked]])
    if cookies:
        put(fields, "Cookie", "; ".join(cookies))
    hidden: tuple[str, ...] = ()
    wanted: WantedToken | None = None
    for item in sent:
        hidden += item.hidden
        wanted = item.token or wanted
    if headers:
        _put_all(fields, headers)
    if headers or client_headers:
        hidden += secrets_in(fields)
    request = Request(
        operation.method, url, fields, content, operation.id, safe_url=safe_url, secrets=hidden
    )
    if plan.key is not None:
        request.repeatable = True
    if wanted is not None and fields.get(wanted.field) == f"{wanted.prefix}***":
        request.wants_token = wanted  # unless the caller gave the header field
    return request


def _made_up(key: Parameter, fields: Mapping[str, str]) -> str:
    """Return an idempotency key: that of the client's header fields, else a new one (RFC 9562)."""
    lower = key.name.lower()
    given = next((text for name, text in fields.items() if name.lower() == lower), None)
    return given or new_key()


def _written(
    writer: Writer,
    write: Callable[[object], str | None],
    arguments: Mapping[str, object],
    problems: list[Problem],
) -> str | None:
    name = writer.parameter.py_name
    value = arguments.get(name)
    if value is None:
        if writer.parameter.required:
            problems.append(Problem(name, "is required"))
        return None
    try:
        return write(value)
    except Unwritable as error:
        problems.extend(error.problems)
    except UnicodeEncodeError:
        problems.append(Problem(name, "has a character that UTF-8 cannot hold"))
    return None


def keep_dots(path: str) -> str:
    """Percent-encode segments that are `.` or `..`.

    They would be resolved away on the way, to another operation's address.
    """
    return "/".join(
        segment.replace(".", "%2E") if segment in {".", ".."} else segment
        for segment in path.split("/")
    )


def _body(
    writer: BodyWriter | None,
    body: object,
    content_type: str | None,
    fields: dict[str, str],
    problems: list[Problem],
) -> bytes | None:
    if body is None and not (writer is not None and writer.takes_null):
        if writer is not None and writer.required:
            problems.append(Problem("body", "is required"))
    elif writer is None:
        problems.append(Problem("body", "this operation takes none"))
    else:
        try:
            content, sent_type = writer.write(body, content_type)
            if content_type is not None or not sent_type.isascii():
                check_header_value(sent_type, "content_type")
            put(fields, "Content-Type", sent_type)
        except Unwritable as error:
            problems.extend(error.problems)
        else:
            return content
    return None


# --- Header fields --------------------------------------------------------------------------------


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return header fields given by the user, checked.

    Raises:
        Unwritable: (a ValueError) for a name that is not a token (RFC 9110), a value that cannot be
            sent, and for `Content-Length` and `Transfer-Encoding`, which follow from the body. The
            message never shows a value.
    """
    for name, value in cast("Mapping[Any, Any]", headers).items():
        if not isinstance(name, str) or not _is_token(name):
            raise Unwritable(Problem("headers", f"{name!r} is not the name of a header field"))
        where = f"headers.{name}"
        if name.lower() in _framing:
            raise Unwritable(Problem(where, "cannot be given, it follows from the body"))
        if not isinstance(value, str):
            raise Unwritable(Problem(where, f"must be a text, not {type(value).__name__}"))
        check_header_value(value, where)
    return dict(headers)


def _put_all(fields: dict[str, str], more: Mapping[str, str]) -> None:
    for name, value in more.items():
        put(fields, name, value)
