"""Build the frozen description of an API from a normal document and its models.

The only place that knows the shape of operations in OpenAPI; media types, parameters and security
have readers of their own beside it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import naming
from ..diagnostics import Diagnostic, Severity
from ..document.composition import Placed
from ..document.pointer import METHODS, join
from ..document.python_names import name_of
from ..extensions import effect, personal
from ..runtime.responses import BODILESS, success_statuses, successes
from . import bulk, media, pages, parameters, security, sequences
from .ir import Api, Body, Group, Operation, Response
from .parameters import resolve
from .results import result_of
from .servers import selectable, servers_of
from .types import union
from .unserved import tell_unserved
from .webhooks import Webhooks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..document import Document
    from ..models.finishing import ModelSet


class Built(NamedTuple):
    """The API and what of the document it does not express."""

    api: Api
    notes: list[Diagnostic]


def build(document: Document, models: ModelSet, *, package: str = "") -> Built:
    """Return the description of a normal document.

    Args:
        document: in normal form.
        models: generated from the same document.
        package: import name of the package; made from the title when empty.
    """
    return _Builder(document, models).run(package)


class _Draft(NamedTuple):
    """An operation before it has a group; `name` is what the document calls it, if it does."""

    tag: str
    id: str
    operation: Operation
    name: str = ""


class _Builder:
    def __init__(self, document: Document, models: ModelSet) -> None:
        self.document = document
        self.data = document.data
        self.models = models
        self.notes: list[Diagnostic] = []
        self.parameters = parameters.Reader(document, models, self.note)
        self.media = media.Reader(document, models, self.parameters, self.note)
        self.security = security.Reader(document, self.note)
        self.pages = pages.Reader(document, models, self.note)
        self.bulk = bulk.Reader(document, models.outcomes, self.note)

    def run(self, package: str) -> Built:
        info = self.data.get("info", {})
        package = package or naming.package_name(str(info.get("title", "")))
        groups = self._groups()
        schemes = self.security.schemes()
        webhooks, callbacks = Webhooks(self.document, self.parameters, self.media, self.note).read(
            groups
        )
        api = Api(
            title=str(info.get("title", "")),
            version=str(info.get("version", "")),
            summary=str(info.get("summary", "")),
            description=str(info.get("description", "")),
            package=package,
            distribution=naming.distribution_name(package),
            servers=selectable(servers_of(self.data.get("servers") or [{"url": "/"}]), schemes),
            security_schemes=schemes,
            groups=groups,
            webhooks=webhooks,
            callbacks=callbacks,
            models=self.models.names,
            outcomes=self.models.outcomes,
            personal=tuple(sorted(set(personal.property_names(self.document)))),
            details=tuple(sorted(self.media.details.items())),
            extras=tuple(sorted(self.media.extras.items())),
        )
        return Built(api, self.notes)

    def note(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Report what the generated code does not express."""
        place = self.document.locate(pointer)
        self.notes.append(Diagnostic(code, Severity.WARNING, message, place, pointer, hint))

    # --- groups and operations --------------------------------------------------------------------

    def _groups(self) -> tuple[Group, ...]:
        drafts = list(self._drafts())
        tell_unserved((draft.operation for draft in drafts), self.note)
        declared = {tag["name"]: tag for tag in self.data.get("tags") or [] if "name" in tag}
        used = dict.fromkeys(draft.tag for draft in drafts)
        ordered = [name for name in declared if name in used]
        ordered += [name for name in used if name not in declared]
        names = naming.ClientNames()
        given = {tag: name_of(declared.get(tag)) for tag in ordered}
        first = sorted(ordered, key=lambda tag: not given[tag])  # others make room for them
        taken = {tag: names.group(tag, given[tag]) for tag in first}
        named = _named(drafts, {tag: taken[tag][0] for tag in ordered}, names)
        groups = []
        for tag in ordered:
            attribute, class_name = taken[tag]
            operations = [_with_stream_name(entry, names, attribute) for entry in named[tag]]
            operations = [self.bulk.named(entry, names) for entry in operations]
            description = str(declared.get(tag, {}).get("description", ""))
            groups.append(Group(tag, attribute, class_name, description, tuple(operations)))
        return tuple(groups)

    def _drafts(self) -> Iterator[_Draft]:
        for path, item in (self.data.get("paths") or {}).items():
            pointer = join("/paths", path)
            if item.get("additionalOperations"):
                self.note(
                    "additional-operations",
                    join(pointer, "additionalOperations"),
                    "operations with methods that OpenAPI 3.1 does not know are not generated",
                )
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    operation = {"servers": item.get("servers"), **item[method]}
                    yield self._paged(self._draft(path, method, operation, join(pointer, method)))

    def _paged(self, draft: _Draft) -> _Draft:
        """Return an operation with what is known of its pages."""
        operation = draft.operation
        item = self.data["paths"][operation.path]
        place = Placed(operation.pointer, item[operation.method.lower()])
        found = self.pages.of(place, item, operation.parameters, operation.result)
        return draft._replace(operation=replace(operation, pagination=found))

    def _draft(self, path: str, method: str, raw: dict[str, Any], pointer: str) -> _Draft:
        tags = tuple(str(tag) for tag in raw.get("tags") or ())
        identity = raw.get("operationId") or naming.operation_name(method, path)
        responses = tuple(self._responses(raw.get("responses") or {}, join(pointer, "responses")))
        # Answers to HEAD have the header fields of content, and no content.
        answered = tuple(
            replace(item, media=()) if method == "head" else item for item in responses
        )
        alternatives = self.security.of(raw)
        operation = Operation(
            id=identity,
            py_name="",
            constant="",
            group="",
            method=method.upper(),
            path=path,
            tags=tags,
            summary=str(raw.get("summary") or ""),
            description=str(raw.get("description") or ""),
            deprecated=raw.get("deprecated") is True,
            parameters=self.parameters.of(raw.get("parameters") or [], join(pointer, "parameters")),
            body=self.bulk.with_ids(
                self.body(raw.get("requestBody"), join(pointer, "requestBody")), responses
            ),
            responses=responses,
            result=result_of(answered),
            stream=sequences.stream_type(successes(answered)),
            stream_name="",
            security=alternatives,
            secured=any(alternatives),
            optional_security=any(not alternative for alternative in alternatives),
            servers=servers_of(raw.get("servers") or []),
            pointer=pointer,
            effect=effect.stated(raw),
        )
        tag = tags[0] if tags else naming.DEFAULT_GROUP
        return _Draft(tag, identity, operation, name_of(raw))

    # --- bodies and responses ---------------------------------------------------------------------

    def body(self, raw: Any, pointer: str) -> Body | None:
        """Return the description of a Request Body Object, None where there is none."""
        if not isinstance(raw, dict):
            return None
        value, at = resolve(self.document, raw, pointer)
        content = self.media.request(value.get("content") or {}, join(at, "content"))
        if not content:
            return None
        return Body(
            media=content,
            required=value.get("required") is True,
            description=str(value.get("description") or ""),
            type=union(item.type for item in content),
            served=union(item.served for item in content),
            pointer=at,
        )

    def _responses(self, raw: dict[str, Any], pointer: str) -> Iterator[Response]:
        success = success_statuses(raw)
        for status, response in raw.items():
            value, at = resolve(self.document, response, join(pointer, status))
            if value.get("links"):
                self.note("links", join(at, "links"), "links are not generated")
            content = value.get("content") or {}
            if content and status in map(str, BODILESS):
                text = f"answers with {status} have no content: what is declared here is left out"
                self.note("bodiless-content", join(at, "content"), text)
                content = {}
            headers = tuple(
                self.parameters.header(name, header, join(at, "headers", name))
                for name, header in (value.get("headers") or {}).items()
                if name.lower() != "content-type"
            )
            yield Response(
                status=status.upper() if status != "default" else status,
                description=str(value.get("description") or ""),
                media=self.media.response(content, join(at, "content"), success=status in success),
                headers=headers,
                pointer=at,
            )


def _named(
    drafts: Iterable[_Draft], groups: Mapping[str, str], names: naming.ClientNames
) -> dict[str, list[Operation]]:
    """Return the operations of each tag with their names; given ones go first.

    Args:
        drafts: in the order of the document.
        groups: the attribute of each tag, in order.
        names: of the client.
    """
    by_tag: dict[str, list[_Draft]] = {tag: [] for tag in groups}
    for draft in drafts:
        by_tag[draft.tag].append(draft)
    ordered = [draft for listed in by_tag.values() for draft in listed]
    methods = {
        draft.operation.pointer: names.method(groups[draft.tag], draft.id, draft.name)
        for draft in sorted(ordered, key=lambda draft: not draft.name)
    }
    result: dict[str, list[Operation]] = {tag: [] for tag in groups}
    for draft in ordered:
        method, constant = methods[draft.operation.pointer]
        group = groups[draft.tag]
        named = replace(draft.operation, py_name=method, constant=constant, group=group)
        result[draft.tag].append(named)
    return result


def _with_stream_name(operation: Operation, names: naming.ClientNames, group: str) -> Operation:
    """Name the method that asks for the stream of an operation."""
    if operation.stream is None or operation.result.kind == "stream":
        return replace(operation, stream_name=operation.py_name if operation.stream else "")
    return replace(operation, stream_name=names.stream_method(group, operation.py_name))
