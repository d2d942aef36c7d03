"""Captured pages, held against the operations of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Location, Severity
from ..document.objects import mapping, sequence, text
from ..document.pointer import join
from ..extensions import inferred
from . import edits
from .curl import requests_of
from .evidence import ABSENT
from .here import Here
from .requests import Requests
from .schemas import SchemaWalk
from .shapes import bodies
from .values import Checker, alike, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..rules.registry import Context
    from .addresses import Addresses, Endpoint
    from .blocks import Block
    from .claims import Claim, Content, Page
    from .values import Written


class Comparison:
    """Holds pages against a document; `beyond.py` says afterwards what no page shows."""

    def __init__(self, context: Context, addresses: Addresses) -> None:
        self.context = context
        self.addresses = addresses
        self.walk = SchemaWalk(context)
        self.checker = Checker(context)
        self.requests = Requests(addresses, self.checker)
        self.endpoints: dict[int, Endpoint] = {}

    def page(self, number: int, page: Page) -> None:
        """Compare one page, the first of which is 1."""
        if not page.method:
            message = "no operation is on this page: neither method nor path"
            place = Location(page.file)
            self.walk.add("page-unread", message, place, "", severity=Severity.ERROR)
            return
        for line, what in page.unread:
            message = f"{what} is not understood, and not compared"
            place = Location(page.file, line)
            self.walk.add("page-unread", message, place, "", severity=Severity.WARNING)
        place = Location(page.file, page.line)
        endpoint = self._endpoint(page, place)
        if endpoint is None:
            return
        self.endpoints[number] = endpoint
        self._title(page, endpoint)
        self._parameters(number, page, endpoint)
        self._request(number, page, endpoint)
        self._responses(number, page, endpoint)
        self._credentials(page, endpoint)
        for block in page.commands:
            self._commands(page, block)

    def _endpoint(self, page: Page, place: Location) -> Endpoint | None:
        endpoint = self.addresses.of_page(page.method, page.path)
        if endpoint is not None:
            return endpoint
        message = f"the document lacks {page.method} {page.path}"
        path, operation = edits.operation_of(page)
        known = mapping(self.context.document.data.get("paths")).get(path)
        edit = (
            edits.put("/paths", path, {page.method.lower(): operation})
            if known is None
            else edits.put(join("/paths", path), page.method.lower(), operation)
        )
        self.walk.add("operation-missing", message, place, "/paths", edit)
        return None

    def _title(self, page: Page, endpoint: Endpoint) -> None:
        summary = text(endpoint.value.get("summary"))
        if page.title and summary and page.title.casefold() != summary.casefold():
            message = f'the page is called "{page.title}", the operation "{summary}"'
            edit = edits.put(endpoint.pointer, "summary", page.title)
            place = Location(page.file, page.title_line)
            pointer = join(endpoint.pointer, "summary")
            self.walk.add("summary-differs", message, place, pointer, edit, Severity.WARNING)
        if page.base_url is not None:
            url, line = page.base_url
            servers = sequence(self.context.document.data.get("servers"))
            urls = [text(mapping(server).get("url")) for server in servers]
            if url.rstrip("/") not in [known.rstrip("/") for known in urls]:
                message = f"the page has the base URL {url}, the document {' and '.join(urls)}"
                pointer = "/servers" if servers else ""
                place = Location(page.file, line)
                self.walk.add("base-url-differs", message, place, pointer)

    def _parameters(self, number: int, page: Page, endpoint: Endpoint) -> None:
        declared = dict(self._declared(endpoint))
        for where, claims in page.parameters.items():
            order = [name for place, name in declared if place == where]
            for claim in claims:
                name = claim.name.lower() if where == "header" else claim.name
                place = Location(page.file, claim.line)
                if (where, name) not in declared:
                    message = f"the document lacks the {where} parameter `{claim.name}`"
                    edit = edits.added(
                        endpoint.pointer, "parameters", edits.parameter_of(claim, where)
                    )
                    self.walk.add("parameter-missing", message, place, endpoint.pointer, edit)
                    continue
                pointer, value = declared.pop((where, name))
                self._parameter(number, page, claim, pointer, value)
            listed = [claim.name for claim in claims]
            if where != "header" and sorted(order) == sorted(listed) and order != listed:
                message = f"the {where} parameters stand in another order in the document"
                place = Location(page.file, claims[0].line)
                pointer = join(endpoint.pointer, "parameters")
                self.walk.add("order-differs", message, place, pointer, severity=Severity.WARNING)
        for (where, name), (pointer, value) in declared.items():
            if not inferred.reason(value):
                message = f"no page shows the {where} parameter `{name}`"
                place = Location(page.file, page.line)
                self.walk.add("parameter-beyond", message, place, pointer)

    def _parameter(
        self, number: int, page: Page, claim: Claim, pointer: str, value: dict[str, Any]
    ) -> None:
        place = Location(page.file, claim.line)
        if claim.required != (value.get("required") is True):
            sides = ("the page", "the document")
            one, other = sides if claim.required else sides[::-1]
            message = f"`{claim.name}` is required by {one}, and not by {other}"
            edit = edits.put(pointer, "required", claim.required)
            self.walk.add("required-differs", message, place, pointer, edit)
        marked = bool(inferred.reason(value))
        here = Here(number, page.file, claim.line, None, (), ABSENT, marked, f"`{claim.name}`")
        if "schema" in value:
            schema = join(pointer, "schema")
            self.walk.part = (self.endpoints[number].pointer, claim.name)
            self.walk.value(claim, here, schema, schema)

    def _declared(
        self, endpoint: Endpoint
    ) -> Iterator[tuple[tuple[str, str], tuple[str, dict[str, Any]]]]:
        for pointer, owner in (endpoint.item, (endpoint.pointer, endpoint.value)):
            at = join(pointer, "parameters")
            for _, place, value in self.context.entries(at, owner.get("parameters")):
                if isinstance(value, dict):
                    where, name = text(value.get("in")), text(value.get("name"))
                    yield (where, name.lower() if where == "header" else name), (place, value)

    def _request(self, number: int, page: Page, endpoint: Endpoint) -> None:
        at = join(endpoint.pointer, "requestBody")
        at, body = self.context.follow(at, endpoint.value.get("requestBody"))
        content = page.request
        place = Location(page.file, content.line if content else page.line)
        if content is None or not isinstance(body, dict):
            if content is not None:
                message = f"the document lacks the body of {endpoint.title}"
                edit = edits.put(endpoint.pointer, "requestBody", edits.body_of(content))
                self.walk.add("body-missing", message, place, endpoint.pointer, edit)
            elif isinstance(body, dict) and not inferred.reason(body):
                message = f"the page shows no body of {endpoint.title}"
                self.walk.add("body-beyond", message, place, at)
            return
        if content.required != (body.get("required") is True):
            sides = ("the page", "the document")
            one, other = sides if content.required else sides[::-1]
            message = f"the body is required by {one}, and not by {other}"
            edit = edits.put(at, "required", content.required)
            self.walk.add("required-differs", message, place, at, edit)
        self._body(number, page, content, at, body, "the request")

    def _responses(self, number: int, page: Page, endpoint: Endpoint) -> None:
        at = join(endpoint.pointer, "responses")
        declared = mapping(endpoint.value.get("responses"))
        known = dict(
            zip(
                (str(status).lower() for status in declared),
                (entry[1:] for entry in self.context.entries(at, declared)),
                strict=True,
            )
        )
        left = set(known)
        for content in page.responses:
            place = Location(page.file, content.line)
            successes = sorted(status for status in known if status.startswith("2"))
            status = content.status or next(iter(successes), "default")
            if status not in known or not isinstance(known[status][1], dict):
                message = f"the document lacks the answer {status} of {endpoint.title}"
                edit = edits.into(endpoint.pointer, "responses", status, edits.response_of(content))
                self.walk.add("response-missing", message, place, at, edit)
                continue
            left.discard(status)
            pointer, response = known[status]
            self._body(number, page, content, pointer, response, f"the answer {status}")
        for status in sorted(left):
            pointer, response = known[status]
            if not inferred.reason(response):
                message = f"the page shows no answer {status} of {endpoint.title}"
                place = Location(page.file, page.line)
                self.walk.add("response-beyond", message, place, pointer)

    def _body(
        self,
        number: int,
        page: Page,
        content: Content,
        at: str,
        part: dict[str, Any],
        title: str,
    ) -> None:
        declared = mapping(part.get("content"))
        names = [name.partition(";")[0].strip().lower() for name in declared]
        for name in content.media_types:
            if name not in names:
                message = f"{title} is {name} on the page, and not in the document"
                place = Location(page.file, content.line)
                self.walk.add("media-type-differs", message, place, at)
                return
        wanted = content.media_types[:1] or names[:1]
        key = next((n for n, s in zip(declared, names, strict=True) if [s] == wanted), None)
        if key is None or "schema" not in mapping(declared[key]):
            if content.claims:
                message = f"the document says nothing of what is in {title}"
                place = Location(page.file, content.line)
                self.walk.add("body-missing", message, place, at)
            return
        pointer = join(at, "content", key, "schema")
        self._listed(number, page, content, pointer, title)
        if content.sample is not None:
            self._sample(content.sample, pointer, join(at, "content", key))

    def _listed(self, number: int, page: Page, content: Content, pointer: str, title: str) -> None:
        sample = content.sample
        here = Here(
            number,
            page.file,
            content.line,
            sample,
            (),
            ABSENT if sample is None else sample.data,
            is_marked=False,
            title=title,
        )
        self.walk.part = (self.endpoints[number].pointer, title)
        self.walk.value(content.whole, here, pointer, pointer)

    def _sample(self, sample: Written, pointer: str, media: str) -> None:
        """Hold a sample against its schema, and against the examples of the document."""
        candidate = next(
            (c for e in self.addresses.endpoints for c in bodies(self.context, e)
             if c.pointer == pointer),
            None,
        )  # fmt: skip
        if candidate is not None:
            self.requests.ask(sample, pointer, candidate.direction)
        shown = list(self._examples(media))
        if shown and not any(alike(value, sample.data) for _, _, value in shown):
            message = "the sample of the page is none of the examples in the document"
            pointer, key, _ = shown[0]
            edit = edits.put(pointer, key, sample.data) if len(shown) == 1 else None
            place, at = sample.locate(), join(pointer, key)
            self.walk.add("sample-differs", message, place, at, edit, Severity.WARNING)

    def _examples(self, media: str) -> Iterator[tuple[str, str, Any]]:
        """Give the examples of a body: pointer and key of each, and its value."""
        value = mapping(resolved(self.context, media)[1])
        listed = self.context.entries(join(media, "examples"), mapping(value.get("examples")))
        for _, at, example in listed:
            if "value" in mapping(example):
                yield at, "value", example["value"]
        if "example" in value:
            yield media, "example", value["example"]

    def _credentials(self, page: Page, endpoint: Endpoint) -> None:
        if not page.credentials:
            return
        components = mapping(self.context.document.data.get("components"))
        schemes = mapping(components.get("securitySchemes"))
        stated = endpoint.value.get("security", self.context.document.data.get("security"))
        used = {name for alternative in sequence(stated) for name in mapping(alternative)}
        for credentials in page.credentials:
            place = Location(page.file, credentials.line)
            fields = credentials.fields
            name = fields.get("name", "")
            matching = [key for key in used if _agrees(key, mapping(schemes.get(key)), fields)]
            if not matching:
                declared = ", ".join(sorted(used)) or "none"
                message = f"the page has the credentials {name}, the document {declared}"
                pointer = "/components/securitySchemes" if schemes else ""
                self.walk.add("security-differs", message, place, pointer)

    def _commands(self, page: Page, block: Block) -> None:
        for request in requests_of(block):
            if isinstance(request, tuple):
                place = Location(page.file, request[0])
                self.walk.add("page-unread", request[1], place, "", severity=Severity.WARNING)
                continue
            self.requests.check(request, block, page.file)


def _agrees(name: str, scheme: dict[str, Any], fields: dict[str, str]) -> bool:
    """Whether a page and the document mean the same credentials."""
    if fields.get("name") not in {None, name, scheme.get("name")}:
        return False
    return all(
        text(scheme.get(key)).lower() == fields[key].lower()
        for key in ("type", "scheme", "in")
        if key in fields and key in scheme
    )
