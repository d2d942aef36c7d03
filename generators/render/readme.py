"""The example of a generated README: one operation called and served, as code that runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generators.render.python import annotation, server_annotation
from generators.text import literal

if TYPE_CHECKING:
    from generators.api.ir import Api, Group, Media, Operation, Parameter

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
    """Three pieces of code about the same operation."""

    client: str
    async_client: str
    server: str


def readme_example(api: Api) -> ReadmeExample | None:
    """Return the example, about the operation that is shown with the least text.

    None when no operation can be shown without inventing values.
    """
    shown = [
        (_leaves(_request(operation)) + _leaves(_answer(operation)), index, group, operation)
        for group in api.groups
        for index, operation in enumerate(group.operations)
        if _can_show(operation)
    ]
    if not shown:
        return None
    _, _, group, operation = min(shown, key=lambda item: item[:2])
    return ReadmeExample(
        _client(api, group, operation, is_async=False),
        _client(api, group, operation, is_async=True),
        _server(api, group, operation),
    )


def _can_show(operation: Operation) -> bool:
    simple = all(
        parameter.type.kind == "scalar" and parameter.type.name in {"str", *_PLACEHOLDERS}
        for parameter in operation.parameters
        if parameter.required
    )
    has_body = operation.body is None or _request(operation) is not None
    has_answer = operation.result.kind == "none" or (
        operation.result.kind == "model" and _answer(operation) is not None
    )
    small = _leaves(_request(operation)) + _leaves(_answer(operation)) <= _MAX_LEAVES
    return simple and has_body and has_answer and small and not operation.deprecated


def _example(media: tuple[Media, ...]) -> Any:
    return next((example.value for item in media for example in item.examples), None)


def _request(operation: Operation) -> Any:
    return _example(operation.body.media) if operation.body else None


def _answer(operation: Operation) -> Any:
    success = [item for item in operation.responses if item.status.startswith("2")]
    return next((found for item in success if (found := _example(item.media)) is not None), None)


def _leaves(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_leaves, value.values())) + 1
    return sum(map(_leaves, value)) + 1 if isinstance(value, list) else 1


def _written(value: Any, indent: int) -> str:
    """Return a literal in the layout that formatters give it."""
    flat = literal(value)
    if len(flat) + indent < 70 or not isinstance(value, (dict, list)):
        return flat.replace("'", '"') if '"' not in flat and "\\" not in flat else flat
    pad = " " * (indent + 4)
    if isinstance(value, dict):
        lines = [
            f"{pad}{_written(key, 0)}: {_written(item, indent + 4)}," for key, item in value.items()
        ]
        return "\n".join(["{", *lines, " " * indent + "}"])
    lines = [f"{pad}{_written(item, indent + 4)}," for item in value]
    return "\n".join(["[", *lines, " " * indent + "]"])


def _placeholder(parameter: Parameter) -> str:
    if parameter.type.name in _PLACEHOLDERS:
        return _PLACEHOLDERS[parameter.type.name]
    return f'"{parameter.py_name.replace("_", "-")}"'


def _client(api: Api, group: Group, operation: Operation, *, is_async: bool) -> str:
    secrets = [
        f'{secret.py_name}="{_SECRETS[secret.part]}"'
        for scheme in api.security_schemes
        for secret in scheme.secrets
    ]
    arguments = [
        f"{parameter.py_name}={_placeholder(parameter)},"
        for parameter in operation.parameters
        if parameter.required
    ]
    if operation.body:
        arguments.append(f"body={_written(_request(operation), 12 if is_async else 8)},")
    indent = " " * (12 if is_async else 8)
    listed = "".join(f"{indent}{argument}\n" for argument in arguments)
    call = f"client.{group.py_name}.{operation.py_name}"
    made = ", ".join([f'"{URL}"', *secrets])
    if not is_async:
        return (
            f"from {api.package} import Client\n\n"
            f"with Client({made}) as client:\n"
            f"    answer = {call}(\n{listed}    )\n"
            "    print(answer)\n"
        )
    return (
        f"import asyncio\n\nfrom {api.package} import AsyncClient\n\n\n"
        "async def main() -> None:\n"
        f"    async with AsyncClient({made}) as client:\n"
        f"        answer = await {call}(\n{listed}        )\n"
        "        print(answer)\n\n\n"
        "asyncio.run(main())\n"
    )


def _server(api: Api, group: Group, operation: Operation) -> str:
    handler = f"{group.class_name}Handler"
    secured = any(item.secured for item in api.operations)
    parameters = [
        f"{parameter.py_name}: {server_annotation(parameter)}" for parameter in operation.parameters
    ]
    if operation.secured:
        parameters.insert(0, "principal: str" + (" | None" if operation.optional_security else ""))
    if operation.body:
        optional = "" if operation.body.required else " | None"
        parameters.append(f"body: {annotation(operation.body.type)}{optional}")
    star = ["*"] if parameters else []
    listed = "".join(f"        {item},\n" for item in ["self", *star, *parameters])
    result = annotation(operation.result)
    answer = "None"
    if operation.result.kind == "model":
        answer = (
            f"{result}.model_validate(\n            {_written(_answer(operation), 12)}\n        )"
        )
    names = [handler, "create_app"]
    given = [f"{group.py_name}={group.class_name}.partial()"]
    check = ""
    if secured:
        kinds = {scheme.credentials for scheme in api.security_schemes}
        test = _CHECKS.get(min(kinds), "False") if len(kinds) == 1 else "False"
        names += ["Credentials", *({test.partition("(")[0]} - {"False"})]
        given.append("authenticate=authenticate")
        check = (
            "\n\nasync def authenticate(credentials: Credentials) -> str | None:\n"
            f'    return "user" if {test} else None\n'
        )
    names.sort(key=lambda name: (not name[0].isupper(), name))
    models = f"from {api.package} import models\n" if "models." in listed + result else ""
    return (
        f"{models}from {api.package}.server import {', '.join(names)}\n\n\n"
        f"class {group.class_name}({handler}[str]):\n"
        f"    async def {operation.py_name}(\n{listed}    ) -> {result}:\n"
        f"        return {answer}\n{check}\n\n"
        f"app = create_app({', '.join(given)})\n"
    )
