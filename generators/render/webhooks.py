"""How events are written in generated code: their types and their docstrings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.text import one_line, sentence
from . import docstrings, python

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..api.events import Webhook
    from ..api.ir import Api


def data(event: Webhook) -> str:
    """Return the type of what an event holds."""
    body = event.operation.body
    if body is None:
        return "None"
    text = python.annotation(body.type)
    return (
        text if body.required or text == "Any" or "None" in text.split(" | ") else f"{text} | None"
    )


def event_docstring(event: Webhook) -> str:
    """Return the docstring of the class of an event."""
    operation = event.operation
    parts = [sentence(operation.summary or _called(event))]
    if operation.description.strip() and operation.description.strip() != operation.summary.strip():
        parts.append(operation.description.strip())
    if operation.deprecated:
        parts.append("Deprecated: the document marks it so.")
    if operation.summary:
        parts.append(sentence(_called(event)))
    return "\n\n".join(parts)


def _called(event: Webhook) -> str:
    if event.owner:
        place = f"sent with {event.operation.method} to `{one_line(event.expression)}`"
        return f"Callback of `{one_line(event.owner)}`, {place}"
    return f"Webhook `{one_line(event.wire_name)}`, sent with {event.operation.method}"


def handler_docstring(event: Webhook) -> str:
    """Return the docstring of the method that takes an event."""
    return docstrings.event_method(event.operation, _called(event))


def parse_docstring(api: Api) -> str:
    """Return the docstring of `parse`."""
    name = "the webhook or callback it is"
    if api.tells_events:
        name = "the webhook it is, where that is known"
        if api.callbacks:
            name += "; needed for callbacks, each of which has a URL of its own"
    else:
        name += ": nothing in a request tells"
    ambiguous = "    AmbiguousEventError: it may be several webhooks: give `name`.\n"
    return (
        "Return the event that a request is, once it is verified who sent it.\n\n"
        "Args:\n"
        "    headers: of the request: a mapping, or pairs of texts or of bytes.\n"
        "    body: its bytes as they came, not what a framework made of them.\n"
        f"    name: {name}.\n"
        "    **verification: `secrets` of Standard Webhooks, a `verifier` of another scheme, or\n"
        "        `unverified=True`; see `Verification`.\n\n"
        "Raises:\n"
        "    SignatureError: it is not shown who sent it; nothing of the body was read.\n"
        f"{ambiguous if api.tells_events else ''}"
        "    EventDataError: it is not as the document says; `violations` says where.\n"
        "    TypeError: the body is no bytes, or it is not said how to verify it."
    )


def shared_details(events: Iterable[Webhook]) -> list[str]:
    """Return the constants of the operations module that facts of events refer to."""
    constants = {
        media.details.constant
        for event in events
        for owner in (event.operation.body, *event.operation.responses)
        if owner is not None
        for media in owner.media
        if media.details is not None
    }
    return sorted(constants)


def shown(events: Sequence[Webhook]) -> Webhook:
    """Return the event that examples are about: one that is answered without a body, if any."""
    plain = (event for event in events if event.operation.result.kind == "none")
    return next(plain, events[0])
