"""Webhooks and callbacks: the requests that the API sends, and what tells them apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from .. import naming
from ..document.pointer import METHODS, join, lookup
from ..document.python_names import name_of
from .events import Webhook
from .ir import Body, Operation, Response
from .marks import Marks, ambiguous
from .parameters import resolve
from .results import result_of
from .types import union

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document import Document
    from ..document.combine import Note
    from . import media, parameters
    from .ir import Group

_SHOWN = 3
"""Names that a note lists."""


class _Draft(NamedTuple):
    """A request that the API sends, before it has names."""

    name: str
    method: str
    raw: dict[str, Any]
    pointer: str
    owner: str = ""
    expression: str = ""


class Webhooks:
    """Reads the webhooks and callbacks of one normal document."""

    def __init__(
        self, document: Document, parameters: parameters.Reader, media: media.Reader, note: Note
    ) -> None:
        self._document = document
        self._parameters = parameters
        self._media = media
        self._note = note
        self._names = naming.EventNames()

    def read(self, groups: Iterable[Group]) -> tuple[tuple[Webhook, ...], tuple[Webhook, ...]]:
        """Return the webhooks, and the callbacks of the operations in `groups`."""
        drafts = list(self._webhooks())
        webhooks = [self._webhook(draft) for draft in drafts]
        if webhooks:
            webhooks = Marks(self._document).told(webhooks, [draft.raw for draft in drafts])
        for number, others in ambiguous(webhooks).items():
            shown = ", ".join(f"`{name}`" for name in others[:_SHOWN])
            more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
            self._note(
                "webhook-ambiguous",
                webhooks[number].pointer,
                f"a request of it may be one of {shown}{more} as well: "
                "whoever takes it has to say which it is, by `name`",
                "give a property, or a header field, another `const` in each",
            )
        callbacks = [
            self._webhook(draft)
            for group in groups
            for operation in group.operations
            for draft in self._callbacks(operation)
        ]
        return tuple(webhooks), tuple(callbacks)

    def _webhooks(self) -> Iterator[_Draft]:
        for name, item in (self._document.data.get("webhooks") or {}).items():
            yield from self._of(name, item, join("/webhooks", name))

    def _callbacks(self, operation: Operation) -> Iterator[_Draft]:
        raw = lookup(self._document.data, operation.pointer)
        for name, callback in (raw.get("callbacks") or {}).items():
            at = join(operation.pointer, "callbacks", name)
            for expression, item in callback.items():
                for draft in self._of(f"{operation.id}.{name}", item, join(at, expression)):
                    yield draft._replace(owner=operation.id, expression=expression)

    def _of(self, name: str, item: Any, pointer: str) -> Iterator[_Draft]:
        methods = [method for method in METHODS if isinstance(item.get(method), dict)]
        for method in methods:
            own = f"{name}.{method}" if len(methods) > 1 else name
            yield _Draft(own, method, item[method], join(pointer, method))

    def _webhook(self, draft: _Draft) -> Webhook:
        raw, pointer = draft.raw, draft.pointer
        names = self._names.take(draft.name, name_of(raw))
        if raw.get("callbacks"):
            message = "callbacks of what the API sends are not generated"
            self._note("callbacks", join(pointer, "callbacks"), message)
        if any(raw.get("security") or ()):
            message = "security of what the API sends is not checked: that is up to a verifier"
            self._note("webhook-security", join(pointer, "security"), message)
        responses = tuple(self._responses(raw.get("responses") or {}, join(pointer, "responses")))
        operation = Operation(
            id=names.event,
            py_name=names.method,
            constant=names.constant,
            group="webhooks",
            method=draft.method.upper(),
            path=f"/{quote(names.event, safe='')}",
            tags=(),
            summary=str(raw.get("summary") or ""),
            description=str(raw.get("description") or ""),
            deprecated=raw.get("deprecated") is True,
            parameters=self._of_head(raw, pointer),
            body=self._body(raw.get("requestBody"), join(pointer, "requestBody")),
            responses=responses,
            result=result_of(responses),
            stream=None,
            stream_name="",
            security=(),
            secured=False,
            optional_security=False,
            servers=(),
            pointer=pointer,
        )
        return Webhook(names.event, names.class_name, operation, (), draft.owner, draft.expression)

    def _of_head(self, raw: dict[str, Any], pointer: str) -> tuple[Any, ...]:
        """Return the parameters of a request; those in a path are the receiver's business."""
        read = self._parameters.of(raw.get("parameters") or [], join(pointer, "parameters"))
        kept = []
        for parameter in read:
            if parameter.location == "path":
                message = "the path of what the API sends is up to who receives it: left out"
                self._note("webhook-path", parameter.pointer, message)
            else:
                kept.append(replace(parameter, py_name=naming.event_parameter(parameter.py_name)))
        return tuple(kept)

    def _body(self, raw: Any, pointer: str) -> Body | None:
        if not isinstance(raw, dict):
            return None
        value, at = resolve(self._document, raw, pointer)
        content = self._media.pushed(value.get("content") or {}, join(at, "content"))
        if not content:
            return None
        type_ = union(item.type for item in content)
        return Body(
            media=content,
            required=value.get("required") is True,
            description=str(value.get("description") or ""),
            type=type_,
            served=type_,
            pointer=at,
        )

    def _responses(self, raw: dict[str, Any], pointer: str) -> Iterator[Response]:
        for status, response in raw.items():
            value, at = resolve(self._document, response, join(pointer, status))
            headers = tuple(
                self._parameters.header(name, header, join(at, "headers", name))
                for name, header in (value.get("headers") or {}).items()
                if name.lower() != "content-type"
            )
            yield Response(
                status=status.upper() if status != "default" else status,
                description=str(value.get("description") or ""),
                media=self._media.answering(value.get("content") or {}, join(at, "content")),
                headers=headers,
                pointer=at,
            )
