"""The example of a generated README: one operation, called and served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..document.text import literal
from ..naming import environment_variable, handler_class
from ..runtime.codecs.table import codec_of
from ..runtime.responses import successes
from . import docstrings
from .python import annotation, server_annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..api.content import Media
    from ..api.ir import Api, Group, Operation, Parameter, Secret
    from ..runtime.cli.facts import Program

_PLACEHOLDERS = {"int": "1", "float": "1.0", "bool": "True"}
_SECRETS = {"username": "user", "password": "secret", "token": "secret", "api_key": "secret"}
_CHECKS = {
    "BasicCredentials": 'check_basic(credentials, "user", "secret")',
    "BearerToken": 'check_token(credentials, "secret")',
    "ApiKey": 'check_token(credentials, "secret")',
}
_MAX_LEAVES = 40
URL = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class ReadmeExample:
    """One operation as the examples of a README call it and serve it.

    Attributes:
        client: arguments that make a client.
        secrets: those of them that are credentials, such as `username="user"`.
        environment: variables that say the same, with their values.
        method: of a client, such as `pets.get_pet`.
        operation_id: as in the document.
        has_outcome: whether its result says how the request went (`x-outcome`).
        body: the documented body as Python; empty where the operation takes none.
        body_model: the class or alias of its type; empty where it is another.
        command: of the command line, such as `pets get-pet --pet-id pet-id`; empty where the body
            is no JSON.
        server: a handler of the operation and the application.
    """

    client: str
    secrets: str
    environment: tuple[tuple[str, str], ...]
    method: str
    operation_id: str
    has_outcome: bool
    body: str
    body_model: str
    command: str
    server: str
    _arguments: tuple[str, ...]

    def call(self, before: str, *more: str, first: str = "", whole: bool = False) -> str:
        """Return a call of `before` with the arguments of the operation, on one line.

        Args:
            before: what is called, such as `answer = client.pets.get_pet`.
            more: further arguments, such as `timeout=5.0`.
            first: an argument before the others.
            whole: whether the body is in the call; otherwise it is the variable `body`.
        """
        arguments = [*filter(None, [first]), *self._arguments]
        if self.body:
            arguments.append(f"body={self.body if whole else 'body'}")
        return f"{before}({', '.join([*arguments, *more])})"


def readme_example(api: Api, program: Program) -> ReadmeExample | None:
    """Return the example: the operation that is shown with the least text, no DELETE if possible.

    None when no operation can be shown without inventing values.
    """
    shown = min(candidates(api), key=lambda item: item[:2], default=None)
    if shown is None:
        return None
    _, _, group, operation = shown
    secrets = _secrets(api)
    credentials = _credentials(api)
    body = _request(operation)
    is_json = operation.body is None or codec_of(operation.body.media[0].content_type).holds_json
    return ReadmeExample(
        client=client_arguments(api),
        secrets=", ".join(credentials),
        environment=tuple(
            (environment_variable(api.package, name), value)
            for name, value in (
                ("base_url", URL),
                *((secret.py_name, _SECRETS[secret.part]) for secret in secrets),
            )
        ),
        method=f"{group.py_name}.{operation.py_name}",
        operation_id=operation.id,
        has_outcome=annotation(operation.result).removeprefix("models.") in api.outcomes,
        body=literal(body) if operation.body else "",
        body_model=operation.body.media[0].type.name if operation.body else "",
        command=_command(program, operation) if is_json else "",
        server=_server(api, group, operation),
        _arguments=_arguments(operation),
    )


def client_arguments(api: Api) -> str:
    """Return the arguments that make a client."""
    return ", ".join([f'"{URL}"', *_credentials(api)])


def _credentials(api: Api) -> list[str]:
    return [f'{secret.py_name}="{_SECRETS[secret.part]}"' for secret in _secrets(api)]


def _secrets(api: Api) -> list[Secret]:
    return [secret for scheme in api.security_schemes for secret in scheme.secrets]


def candidates(api: Api) -> Iterator[tuple[int, int, Group, Operation]]:
    """Give the operations that can be shown: their weight, the number in the group, and both.

    The weight is how much text they are; what deletes weighs most, as nobody wants it to be the
    first call that is tried.
    """
    for group in api.groups:
        for index, operation in enumerate(group.operations):
            if _can_show(operation):
                size = _leaves(_request(operation)) + _leaves(_answer(operation))
                heavy = _MAX_LEAVES if operation.method.upper() == "DELETE" else 0
                yield size + heavy, index, group, operation


def stream_example(api: Api) -> str:
    """Return a call, on `fake`, of an operation that gives a stream; empty where none is simple."""
    for group in api.groups:
        for operation in group.operations:
            if operation.stream and operation.body is None and _has_simple_parameters(operation):
                arguments = ", ".join(_arguments(operation))
                return f"fake.{group.py_name}.{operation.stream_name}({arguments})"
    return ""


def paged_example(api: Api) -> str:
    """Return the arguments of `each` for a list in pages; empty where none is simple."""
    for group in api.groups:
        for operation in group.operations:
            if (
                operation.pagination
                and operation.body is None
                and _has_simple_parameters(operation)
            ):
                method = f"client.{group.py_name}.{operation.py_name}"
                return ", ".join([method, *_arguments(operation)])
    return ""


def _arguments(operation: Operation) -> tuple[str, ...]:
    return tuple(
        f"{parameter.py_name}={placeholder(parameter)}"
        for parameter in operation.parameters
        if parameter.must_be_given
    )


def _command(program: Program, operation: Operation) -> str:
    """Return the words of the command line for an operation, its body in `request.json`."""
    group, command = next(
        (group, command)
        for group in program.groups
        for command in group.commands
        if command.id == operation.id
    )
    values = {
        parameter.py_name: placeholder(parameter)
        for parameter in operation.parameters
        if parameter.must_be_given
    }
    options = [
        f"--{option.name}"
        + (f" {values[option.argument].strip(chr(34))}" if option.kind != "boolean" else "")
        for option in command.options
        if option.argument in values
    ]
    body = ["--body request.json"] if operation.body else []
    return " ".join([group.name, command.name, *options, *body])


def _has_simple_parameters(operation: Operation) -> bool:
    return all(
        parameter.type.kind == "scalar" and parameter.type.name in {"str", *_PLACEHOLDERS}
        for parameter in operation.parameters
        if parameter.must_be_given
    )


def _can_show(operation: Operation) -> bool:
    has_body = operation.body is None or _request(operation) is not None
    has_answer = operation.result.kind == "none" or (
        operation.result.kind == "model" and _answer(operation) is not None
    )
    small = _leaves(_request(operation)) + _leaves(_answer(operation)) <= _MAX_LEAVES
    return (
        _has_simple_parameters(operation)
        and has_body
        and has_answer
        and small
        and not operation.deprecated
    )


def _example(media: tuple[Media, ...]) -> Any:
    """Return the first example that is data: not the text of what codecs make of data."""
    return next(
        (
            example.value
            for item in media
            for example in item.examples
            if item.details is None or not isinstance(example.value, str)
        ),
        None,
    )


def _request(operation: Operation) -> Any:
    return _example(operation.body.media) if operation.body else None


def _answer(operation: Operation) -> Any:
    examples = (_example(response.media) for response in successes(operation.responses))
    return next((example for example in examples if example is not None), None)


def _leaves(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_leaves, value.values())) + 1
    return sum(map(_leaves, value)) + 1 if isinstance(value, list) else 1


def placeholder(parameter: Parameter) -> str:
    """Return a value of a parameter in Python."""
    if parameter.type.name in _PLACEHOLDERS:
        return _PLACEHOLDERS[parameter.type.name]
    return f'"{parameter.py_name.replace("_", "-")}"'


def _server(api: Api, group: Group, operation: Operation) -> str:
    handler = handler_class(group.class_name)
    parameters = [
        f"{parameter.py_name}: {server_annotation(parameter)}" for parameter in operation.parameters
    ]
    if operation.secured:
        parameters.insert(0, "principal: str" + (" | None" if operation.optional_security else ""))
    if operation.body:
        optional = "" if operation.body.required else " | None"
        parameters.append(f"body: {annotation(operation.body.served)}{optional}")
    star = ["*"] if parameters else []
    listed = "".join(f"        {item},\n" for item in ["self", *star, *parameters])
    result = annotation(operation.result)
    answer = "None"
    if operation.result.kind == "model":
        answer = f"{result}.model_validate({literal(_answer(operation))})"
    names = [handler, "create_app"]
    arguments = [f"{group.py_name}={group.class_name}.partial()"]
    check = ""
    if docstrings.asks_for_credentials(api):
        check, needed = _authenticate(api)
        names += ["Credentials", *needed]
        arguments.append("authenticate=authenticate")
    if "ItemBody[" in listed:
        names.append("ItemBody")
    names.sort(key=lambda name: (not name[0].isupper(), name))
    models = f"from {api.package} import models\n" if "models." in listed + result else ""
    return (
        f"{models}from {api.package}.server import {', '.join(names)}\n\n\n"
        f"class {group.class_name}({handler}[str]):\n"
        f"    async def {operation.py_name}(\n{listed}    ) -> {result}:\n"
        f"        return {answer}\n{check}\n\n"
        f"app = create_app({', '.join(arguments)})\n"
    )


def _authenticate(api: Api) -> tuple[str, set[str]]:
    """Return the callable that says whose credentials these are, and what it needs."""
    kinds = docstrings.credential_classes(api)
    known = [kind for kind in kinds if kind in _CHECKS]
    if kinds == known[:1]:
        lines = [f'return "user" if {_CHECKS[known[0]]} else None']
        needed = set()
    else:
        lines = [
            line
            for kind in known
            for line in (
                f"if isinstance(credentials, {kind}):",
                f'    return "user" if {_CHECKS[kind]} else None',
            )
        ]
        lines.append("return None")
        needed = set(known)
    text = "".join(f"    {line}\n" for line in lines)
    needed |= {_CHECKS[kind].partition("(")[0] for kind in known}
    head = "async def authenticate(credentials: Credentials) -> str | None:\n"
    return f"\n\n{head}{text}", needed
