"""How types of the description are written in Python."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ..document import patterns
from ..document.text import literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..api.content import Type
    from ..api.ir import Operation, Parameter, Secret, SecurityScheme
    from ..runtime.pagination import Pagination

_SIMPLE = {"none": "None", "any": "Any", "bytes": "bytes"}
_KEEPING = {
    "datetime": "AwareDatetime",
    "date": "FullDate",
    "float": "JsonNumber",
    "UUID": "TextUUID",
}
"""Types that validate what is on the wire, and write it back as it came."""


def annotation(type_: Type) -> str:
    """Return a type as it is in a signature; models are qualified by their module."""
    return _write(type_, checked=False)


def checked(type_: Type) -> str:
    """Return a type that validates: with its constraints, and keeps what came over the wire."""
    return _write(type_, checked=True)


def _write(type_: Type, *, checked: bool) -> str:
    text = _bare(type_, checked=checked)
    if checked and type_.constraints:
        constraints = dict(type_.constraints)
        multiple = constraints.pop("multiple_of", None) if type_.name == "float" else None
        first, *others = patterns.listed(constraints.get("pattern", ""))
        constraints |= {"pattern": first} if others else {}
        arguments = ", ".join(f"{name}={literal(value)}" for name, value in constraints.items())
        metadata = [f"Field({arguments})"] if arguments else []
        metadata += [] if multiple is None else [f"MultipleOf({literal(multiple)})"]
        metadata += [f"AlsoMatches({literal(other)})" for other in others]
        return f"Annotated[{', '.join([text, *metadata])}]"
    return text


def _bare(type_: Type, *, checked: bool) -> str:
    args = [_write(arg, checked=checked) for arg in type_.args]
    if type_.kind in _SIMPLE:
        return _SIMPLE[type_.kind]
    if type_.kind == "model":
        return f"models.{type_.name}"
    if type_.kind == "list":
        return f"list[{args[0]}]"
    if type_.kind == "stream":
        return f"{type_.name}[{args[0]}]"
    if type_.kind == "items":
        return f"ItemBody[{args[0]}, {args[1]}]"
    if type_.kind == "map":
        return f"dict[str, {args[0]}]"
    if type_.kind == "union":
        # `Annotated[...] | None` is not a type to pyright where it is evaluated, named or not.
        named = _KEEPING.values() if checked else ()
        annotated = any(arg.startswith("Annotated[") or arg in named for arg in args)
        return f"Union[{', '.join(args)}]" if annotated else " | ".join(args)
    if type_.kind == "literal":
        text = f"Literal[{', '.join(literal(value) for value in type_.values)}]"
        kinds = {type(value) for value in type_.values}
        is_marked = checked and (int in kinds or kinds == {bool})
        return f"Annotated[{text}, ExactValue]" if is_marked else text
    return _KEEPING.get(type_.name, type_.name) if checked else type_.name


def paging(facts: Pagination) -> str:
    """Return the expression of how an operation answers in pages."""
    stated = [f"style={literal(facts.style)}"]
    for field in fields(facts)[1:]:
        value = getattr(facts, field.name)
        if value != field.default:
            stated.append(f"{field.name}={literal(value)}")
    return f"Pagination({', '.join(stated)})"


def client_result(operation: Operation, prefix: str = "") -> str:
    """Return what a client method returns.

    Args:
        operation: the description.
        prefix: `Async` for the client for asyncio.
    """
    return f"{prefix if operation.result.kind == 'stream' else ''}{annotation(operation.result)}"


def client_stream(operation: Operation, prefix: str = "") -> str:
    """Return what the method that asks for the stream of an operation returns."""
    assert operation.stream is not None  # noqa: S101 - asked for operations that have one
    return f"{prefix}{annotation(operation.stream)}"


def server_result(operation: Operation) -> str:
    """Return what a handler method returns: of streams and bytes also what gives their parts."""
    types = [] if operation.result.kind == "stream" else [annotation(operation.result)]
    members = operation.result.args if operation.result.kind == "union" else (operation.result,)
    if any(member.kind == "bytes" for member in members):
        types.append("AsyncIterator[bytes]")
    if operation.stream is not None:
        item = annotation(operation.stream.args[0])
        event = f" | ServerSentEvent[{item}]" if operation.stream.name == "EventStream" else ""
        types.append(f"AsyncIterator[{item}{event}]")
    if "None" in types:
        types.remove("None")
        types.append("None")
    return " | ".join(types)


def each_parameters(operation: Operation) -> tuple[Parameter, ...]:
    """Return the parameters of the method that takes any number of items, required ones first.

    An idempotency key is not among them: each request has its own.
    """
    return tuple(item for item in ordered(operation) if not item.is_idempotency_key)


def optional(parameter: Parameter) -> str:
    """Return the annotation of a parameter that need not be given."""
    text = annotation(parameter.type)
    return (
        text
        if parameter.type.kind in {"any", "none"} or text.endswith("| None")
        else f"{text} | None"
    )


def secret_annotation(keyword: Secret, schemes: Iterable[SecurityScheme]) -> str:
    """Return what a client takes for a secret, or for what gets one, None left out."""
    if keyword.part in {"client_id", "refresh_token", "token_url"}:
        return "str"
    gets = any(keyword in scheme.secrets for scheme in schemes if scheme.grant)
    return "Secret | Grant" if gets else "Secret"


def server_annotation(parameter: Parameter) -> str:
    """Return what a handler receives: None only where an absent value has no substitute."""
    if parameter.required or parameter.default is not None:
        return annotation(parameter.type)
    return optional(parameter)


def ordered(operation: Operation) -> tuple[Parameter, ...]:
    """Return parameters with the required ones first."""
    return tuple(sorted(operation.parameters, key=lambda parameter: not parameter.required))
