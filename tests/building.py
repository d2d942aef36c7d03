"""Build every operation of a generated package with made values, and send it to its own mock.

What can be generated can be called: `walk` says of each operation why it cannot. Values are those
of the contract suite, which are as small as may be, and made-up ones with optional parts.
"""

from __future__ import annotations

import asyncio
import importlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx2

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OWN = frozenset({"url", "app", "options", "return"})
"""Arguments of a package's `contract.run` that are no credentials."""
URL = "http://case.test"
_DELIMITED = frozenset({"spaceDelimited", "pipeDelimited"})


class Made(NamedTuple):
    """The arguments of a call: what they are, and keywords of the client's method."""

    title: str
    arguments: dict[str, Any]


@dataclass
class Walk:
    """What came of the operations of one package, by their ids.

    Attributes:
        built: how many requests were built of each.
        unmade: why no values are known for an operation.
        unbuilt: why a request could not be built: by the synchronous client, the other, or both.
        refused: what the mock answered where it did not take what the client sent.
    """

    built: dict[str, int] = field(default_factory=dict)
    unmade: dict[str, str] = field(default_factory=dict)
    unbuilt: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def walk(name: str, *, seeds: int = 3, send: bool = True) -> Walk:
    """Build the operations of a package, and send them to its mock in this process.

    Args:
        name: import name of the package.
        seeds: how many calls with made-up values are tried.
        send: whether they are sent.
    """
    contract = importlib.import_module(f"{name}.contract")
    secrets = dict.fromkeys(contract.run.__annotations__.keys() - OWN, "secret")
    return asyncio.run(_walk(name, contract, secrets, seeds, send=send))


async def _walk(
    name: str, contract: Any, secrets: Mapping[str, str], seeds: int, *, send: bool
) -> Walk:
    result, values = Walk(), Values(name, contract)
    client_class = importlib.import_module(f"{name}.client").Client
    async_class = importlib.import_module(f"{name}.async_client").AsyncClient
    missing = importlib.import_module(f"{name}.errors").MissingCredentials
    requests: list[tuple[str, str, Any]] = []
    async with async_class(URL, **secrets) as asynchronous:
        with client_class(URL, **secrets) as client:
            for operation in contract.operations.CONTRACT.operations:
                for made in values.of(operation, seeds, result):
                    try:
                        request = client.build(_method(client, operation), **made.arguments)
                        method = _method(asynchronous, operation)
                        other = await asynchronous.build(method, **made.arguments)
                    except missing as error:
                        result.unmade[operation.id] = str(error)
                        continue
                    except ValueError as error:
                        result.unbuilt[operation.id] = f"{made.title}: {error}"
                        continue
                    assert (request.url, request.content) == (other.url, other.content)
                    result.built[operation.id] = result.built.get(operation.id, 0) + 1
                    requests.append((operation.id, made.title, request))
    if send:
        app = importlib.import_module(f"{name}.mock").create_mock()
        await _send(app, requests, result)
    return result


async def _send(app: Any, requests: list[tuple[str, str, Any]], result: Walk) -> None:
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport) as mock:
        for operation_id, title, request in requests:
            answer = await mock.request(
                request.method,
                request.url,
                headers=dict(request.headers.items()),
                content=request.content,
            )
            is_problem = "problem+json" in answer.headers.get("content-type", "")
            if is_problem and answer.status_code != 501:  # it has no example to answer with
                refused = f"{title}: {answer.status_code} {answer.text[:600]}"
                result.refused.setdefault(operation_id, refused)


def _method(client: Any, operation: Any) -> Any:
    return getattr(getattr(client, operation.group), operation.py_name)


class Values:
    """Makes arguments for the operations of one package.

    Args:
        name: import name of the package.
        contract: its module `contract`.
    """

    def __init__(self, name: str, contract: Any) -> None:
        def runtime(module: str) -> Any:
            return importlib.import_module(f"{name}._runtime.{module}")

        self._cases = contract.cases
        self._documented = contract._DOCUMENTED
        self._codec_for = runtime("codecs.table").codec_for
        self._concrete = runtime("contract.valid").concrete_type
        self._adapter = runtime("models.base").adapter
        self._validate = runtime("validation.strict").validate_json
        self._to_json = runtime("parameters.reading").to_json
        self._unknown_in = runtime("models.strictness").unknown_in
        dynamic = runtime("mock.dynamic").DynamicSynthesis

        def synthesis(seed: str) -> Any:
            made = dynamic(self._documented.follow, self._documented.children, seed)
            made._skip = "readOnly"
            return made

        self._synthesis = synthesis

    def of(self, operation: Any, seeds: int, result: Walk) -> Iterator[Made]:
        """Give arguments for an operation."""
        known = None
        try:
            cases = self._cases(only=[operation.id])
        except ValueError as error:  # a value that the suite itself cannot send
            result.unbuilt[operation.id] = f"in the contract suite: {error}"
            return
        for case in cases:
            if case.kind != "valid":
                continue
            if case.call is None:
                result.unmade.setdefault(operation.id, case.skipped)
                continue
            known = known or case.call
            yield Made(case.title, self._keywords(case.call))
        for seed in range(seeds if known is not None else 0):
            result.unmade.pop(operation.id, None)
            arguments = self._keywords(known) | self._made_up(operation, f"{operation.id}:{seed}")
            yield Made(f"made up, {seed}", arguments)

    @staticmethod
    def _keywords(call: Any) -> dict[str, Any]:
        keywords = dict(call.arguments)
        if call.body is not None:
            keywords["body"] = call.body
            if (
                len(call.operation.body.media) > 1
                or "*" in call.operation.body.media[0].content_type
            ):
                keywords["content_type"] = call.content_type
        return keywords

    def _made_up(self, operation: Any, seed: str) -> dict[str, Any]:
        """Return values of parameters and of the body that fit; others are left out."""
        synthesis, arguments = self._synthesis(seed), dict[str, Any]()
        described = self._documented.parameters(operation)
        for parameter in operation.parameters:
            raw = described.get((parameter.location, parameter.name), {})
            for media in (raw.get("content") or {}).values():
                raw = media
            value = self._fitting(
                synthesis, raw.get("schema", {"type": "string"}), parameter.type()
            )
            joined = parameter.location != "query" or parameter.style in _DELIMITED
            if value in (None, "", [], {}) or (joined and _has_delimiter(value)):
                continue
            arguments[parameter.py_name] = value
        if operation.body is None:
            return arguments
        raw = self._documented.described(operation).get("requestBody")
        contents = self._documented.resolved(raw).get("content") or {}
        for media in operation.body.media:
            codec = self._codec_for(media)
            schema = self._documented.resolved(contents.get(media.content_type)).get("schema")
            if media.type is None or schema is None or not codec.has_fields or codec.has_files:
                continue
            value = self._fitting(synthesis, schema, media.type())
            if value not in (None, [], {}) and (codec.holds_data or isinstance(value, dict)):
                content_type = self._concrete(media.content_type)
                return {**arguments, "body": value, "content_type": content_type}
        return arguments

    def _fitting(self, synthesis: Any, schema: Any, type_: Any) -> Any:
        """Return a value that is of a type, as a server reads it; None where none was made."""
        try:
            value = _without_empty(synthesis.value(schema))
            valid = self._validate(self._adapter(type_).validator, self._to_json(value))
        except (ValueError, LookupError):
            return None
        return None if any(self._unknown_in(valid, value)) else value


def _without_empty(value: Any) -> Any:
    """Return a value without lists and objects that hold nothing: most styles have no sign."""
    if isinstance(value, dict):
        members = {name: _without_empty(member) for name, member in value.items()}
        return {name: member for name, member in members.items() if member not in (None, [], {})}
    if isinstance(value, list):
        return [item for item in map(_without_empty, value) if item not in (None, [], {})]
    return value


def _has_delimiter(value: Any) -> bool:
    """Whether a text in a value ends an item of a header field or cookie."""
    if isinstance(value, dict):
        return any(map(_has_delimiter, [*value, *value.values()]))
    if isinstance(value, list):
        return any(map(_has_delimiter, value))
    return isinstance(value, str) and not value.replace("-", "").isalnum()
