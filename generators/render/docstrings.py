"""The words of generated docstrings: Google style, from the descriptions of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import naming
from ..document.text import one_line, sentence
from ..runtime.responses import states_success

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..api.ir import Api, Operation, Response

_SECRETS = {
    "username": "user name",
    "password": "password",
    "token": "token",
    "api_key": "API key",
    "client_id": "client id",
    "client_secret": "client secret",
    "refresh_token": "refresh token",
    "token_url": "token endpoint",
}


_GRANT = {
    "client_id": ": without a token, one is got with it",
    "client_secret": ", or a callable that gives it for each token",
    "refresh_token": ": a token is got with it instead of the secret alone",
    "token_url": ", where it is not that of the document",
}


def method(operation: Operation, *, server: bool = False, stream: bool = False) -> str:
    """Return the docstring of a client method or, with `server`, of a handler method.

    With `stream` it is the client's method that asks for a stream.
    """
    parts = [sentence(operation.summary or f"{operation.method} {operation.path}")]
    if operation.description.strip() and operation.description.strip() != operation.summary.strip():
        parts.append(operation.description.strip())
    if operation.deprecated:
        parts.append("Deprecated: the document marks this operation so.")
    parts.append(f"`{operation.method} {operation.path}`")
    if stream and operation.result.kind != "stream":
        parts.append(f"Asks for the stream; `{operation.py_name}` asks for all at once.")
    if stream:
        parts.append("Items come one by one: iterate to the end, or in a `with` statement.")
    if operation.pagination and not (server or stream):
        parts.append("Answers a list in pages: `each` of the client reads all of it.")
    if server and operation.stream is not None:
        parts.append(_written_while_made(operation))
    parts.append(_arguments(operation, server=server))
    success = [item for item in operation.responses if states_success(item.status)]
    if success:
        parts.append(section("Returns", [_in_a_row(success)]))
    failures = [item for item in operation.responses if not states_success(item.status)]
    if server:
        if failures:
            parts.append(section("Other answers", map(_status, failures)))
    else:
        stated = sentence(f"The document states: {_in_a_row(failures)}") if failures else ""
        parts.append(
            section(
                "Raises",
                [
                    "ApiError: the call failed; `errors` lists the classes and what each means. "
                    + stated
                ],
            )
        )
    return "\n\n".join(part for part in parts if part)


def event_method(operation: Operation, called: str) -> str:
    """Return the docstring of the method that takes an event, which is `called` something."""
    parts = [sentence(operation.summary or called)]
    if operation.deprecated:
        parts.append("Deprecated: the document marks it so.")
    if operation.summary:
        parts.append(sentence(called))
    lines = ["event: what it says.", *_parameter_lines(operation, server=False)]
    parts.append(section("Args", lines))
    success = [item for item in operation.responses if states_success(item.status)]
    if success:
        parts.append(section("Returns", [_in_a_row(success)]))
    failures = [item for item in operation.responses if not states_success(item.status)]
    if failures:
        parts.append(section("Other answers", map(_status, failures)))
    return "\n\n".join(parts)


def _status(response: Response) -> str:
    return f"{response.status} {one_line(response.description)}".rstrip()


def _in_a_row(responses: Iterable[Response]) -> str:
    """Return statuses with their descriptions on one line; only the last may end with a period."""
    *others, last = map(_status, responses)
    return "; ".join([*(text.rstrip(".") for text in others), last])


def _written_while_made(operation: Operation) -> str:
    text = "Make it an asynchronous generator: each item is sent when it is yielded."
    if operation.result.kind != "stream":
        text = "It may also return an asynchronous iterator: each item is then sent on its own."
    return text


def _arguments(operation: Operation, *, server: bool) -> str:
    lines = []
    if server and operation.secured:
        lines.append("principal: what the authentication callable returned.")
    lines += _parameter_lines(operation, server=server)
    if operation.body:
        description = one_line(operation.body.description) or "the request body"
        if not server:
            description = f"{description.rstrip('.')}; a model, or plain data of the same shape."
        lines.append(f"body: {description}")
    if not server:
        lines.append("**options: for this call only, for example `timeout` in seconds.")
    return section("Args", lines)


def _parameter_lines(operation: Operation, *, server: bool) -> list[str]:
    lines = []
    for parameter in operation.parameters:
        notes = [sentence(parameter.description)] if parameter.description else []
        if parameter.default is not None:
            notes.append(f"Default: `{one_line(str(parameter.default))}`.")
        if parameter.deprecated:
            notes.append("Deprecated.")
        if parameter.is_idempotency_key and not server:
            notes.append("By default a new one for each call, kept when it is sent again.")
        text = " ".join(notes) or f"{parameter.location} parameter `{parameter.wire_name}`."
        lines.append(f"{parameter.py_name}: {text}")
    return lines


def client(api: Api, prefix: str) -> str:
    """Return the docstring of a client class: a table of contents of the API."""
    lines = [sentence(f"Client of {one_line(api.title)} {one_line(api.version)}")]
    contents = [
        f"{group.py_name}.{name}: {one_line(operation.summary)}".rstrip(": ")
        for group in api.groups
        for operation in group.operations
        for name in dict.fromkeys([operation.py_name, operation.stream_name, operation.each_name])
        if name
    ]
    use = "an `async with`" if prefix else "a `with`"
    lines.append(
        f"Use it in {use} statement, or close it when done. "
        + ("One client serves any number of tasks." if prefix else "Threads may share one client.")
    )
    lines.append(
        "`from_env()` makes one from environment variables: "
        + ", ".join(f"`{name}`" for name in variables(api))
        + "."
    )
    lines.append(section("Operations", contents))
    return "\n\n".join(line for line in lines if line)


def variables(api: Api) -> list[str]:
    """Return the environment variables that `from_env` reads."""
    secrets = [keyword.py_name for scheme in api.security_schemes for keyword in scheme.keywords]
    where = ["base_url"]
    where += ["server"] if len([item for item in api.servers if item.name]) > 1 else []
    where += [variable.py_name for variable in api.server_variables]
    return [naming.environment_variable(api.package, name) for name in (*where, *secrets)]


def constructor(api: Api) -> str:
    """Return the docstring of a client's constructor."""
    absolute = [server.url for server in api.servers[:1] if "://" in server.url]
    default = f" Default: `{absolute[0]}`." if absolute else ""
    lines = [f"base_url: where the API is, for example `https://host`.{default}"]
    for scheme in api.security_schemes:
        lines += [
            f"{secret.py_name}: {_SECRETS[secret.part]} of security scheme "
            f"`{one_line(scheme.name)}`, or a callable that gives it for each request"
            f"{', or a grant' if scheme.grant else ''}."
            for secret in scheme.secrets
        ]
        lines += [
            f"{keyword.py_name}: {_SECRETS[keyword.part]} of security scheme "
            f"`{one_line(scheme.name)}`{_GRANT.get(keyword.part, '')}."
            for keyword in scheme.grant
        ]
    lines += _where(api)
    undeclared = [f"`{one_line(item.name)}`" for item in api.security_schemes if item.is_undeclared]
    hint = (
        f" Nothing is sent for {' and '.join(undeclared)}, which the document requires and does "
        "not declare: send it with `headers`."
    )
    lines.append(
        "**options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`."
        + (hint if undeclared else "")
    )
    return "\n\n".join(["Make a client; nothing is sent yet.", section("Args", lines)])


def _where(api: Api) -> list[str]:
    """Return what is said of the keywords that choose a server."""
    named = [server for server in api.servers if server.name]
    lines = []
    if len(named) > 1:
        listed = ", ".join(f"`{one_line(item.name)}` ({one_line(item.template)})" for item in named)
        lines.append(f"server: in place of `base_url`, one of the document's servers: {listed}.")
    for variable in api.server_variables:
        about = sentence(variable.description) if variable.description.strip() else ""
        default = f"Default: `{one_line(variable.default)}`." if variable.default else ""
        text = " ".join(filter(None, [about, f"Variable of the server's URL. {default}".strip()]))
        lines.append(f"{variable.py_name}: {text}")
    return lines


def asks_for_credentials(api: Api) -> bool:
    """Return whether a server is to say who the credentials of declared schemes belong to."""
    declared = {scheme.name for scheme in api.security_schemes if not scheme.is_undeclared}
    return any(name in declared for operation in api.operations for name in _schemes(operation))


def credential_classes(api: Api) -> list[str]:
    """Return the classes of what a server's authentication callable receives."""
    declared = [scheme for scheme in api.security_schemes if not scheme.is_undeclared]
    return list(dict.fromkeys(scheme.credentials for scheme in declared))


def _schemes(operation: Operation) -> list[str]:
    """Return the names of the security schemes of an operation."""
    named = [part.scheme for alternative in operation.security for part in alternative]
    return list(dict.fromkeys(named))


def app(api: Api) -> str:
    """Return the docstring of `create_app`."""
    lines = [
        f"{group.py_name}: implements its operations; without it they answer 501."
        for group in api.groups
    ]
    if asks_for_credentials(api):
        lines.append(
            "authenticate: receives the credentials of a request and returns who is calling, "
            "or None to refuse (401); may be async."
        )
    undeclared = [f"`{one_line(item.name)}`" for item in api.security_schemes if item.is_undeclared]
    checks = (
        f" Operations that need {' or '.join(undeclared)}, which the document does not declare, "
        "answer 501 until `checks` says who calls."
    )
    lines.append(f"**options: see `AppOptions`.{checks if undeclared else ''}")
    path = one_line(api.servers[0].url)
    return "\n\n".join(
        [
            f"Return a FastAPI application that serves the API under `{path}`.",
            section("Args", lines),
        ]
    )


def package(api: Api) -> str:
    """Return the docstring of the package."""
    lines = [sentence(f"{one_line(api.title)} {one_line(api.version)}")]
    if api.description.strip():
        lines.append(api.description.strip())
    lines.append("Generated from the OpenAPI document beside it; do not edit.")
    return "\n\n".join(lines)


def short(api: Api) -> str:
    """Return one line that says what the API is."""
    text = api.summary or api.description.strip().partition("\n\n")[0]
    return one_line(text)[:500] or one_line(api.title) or "Generated client and server"


def section(title: str, lines: Iterable[str]) -> str:
    """Return a section of a docstring, indented as Google has it; empty without lines."""
    body = "\n".join(f"    {one_line(line)}" for line in lines)
    return f"{title}:\n{body}" if body else ""
