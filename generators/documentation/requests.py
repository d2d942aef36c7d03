"""Requests of documentation, held against the operation that they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Location, Severity
from ..document.objects import mapping, sequence, text
from ..document.own_headers import NO_PARAMETERS
from ..document.pointer import join
from ..rules.flags import Direction
from ..runtime.media_types import is_json, named_by
from .contents import media_types
from .curl import FORM, MULTIPART, form_of, is_unknown
from .findings import Finding, finding
from .shell import END_MARK, MARK
from .values import Misfit, Question, Written, names_of, resolved, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from .addresses import Addresses, Endpoint
    from .blocks import Block
    from .curl import Request
    from .values import Checker

_SIMPLE = frozenset({"string", "integer", "number", "boolean"})


class Parameter(NamedTuple):
    """A parameter of an operation.

    Attributes:
        pointer: of it.
        value: it.
        schema: its schema, followed.
    """

    pointer: str
    value: dict[str, Any]
    schema: dict[str, Any]


class Asked(NamedTuple):
    """A question, and how its answer becomes findings."""

    question: Question
    found: Callable[[Misfit], Finding]
    place: Location


class Requests:
    """Checks requests; values are asked for, and become findings once they are answered."""

    def __init__(self, addresses: Addresses, checker: Checker) -> None:
        self.addresses = addresses
        self.checker = checker
        self.context = checker.context
        self.document = checker.context.document
        self.findings: list[Finding] = []
        self.asked: list[Asked] = []
        self.refused: list[Location] = []

    def check(self, request: Request, block: Block, file: str) -> Endpoint | str:
        """Check a request; return its operation, or why it was skipped."""
        place = Location(file, request.line)
        if MARK in request.method:
            return "of a method that only the shell knows"
        match = self.addresses.match(request.method, request.url)
        endpoint = match.endpoint
        if endpoint is None:
            return self._unmatched(request, match.methods, match.path, place, ours=match.ours)
        if match.base:
            message = f"the path lacks `{match.base}`, the base path of the server"
            self._add("base-path-missing", message, place, "/servers")
        parameters = self._parameters(endpoint)
        for name, value in match.values.items():
            self._parameter(parameters.get(("path", name)), value, place)
        self._query(request, parameters, endpoint, place)
        self._headers(request, parameters, endpoint, place)
        self._body(request, block, endpoint, place)
        return endpoint

    def _add(self, code: str, message: str, place: Location, pointer: str, hint: str = "") -> None:
        self.findings.append(finding(self.document, code, message, place, pointer, hint=hint))

    def _unmatched(
        self,
        request: Request,
        methods: tuple[str, ...],
        path: str,
        place: Location,
        *,
        ours: bool | None,
    ) -> str:
        if methods:
            message = f"the document has no {request.method} for `{path}`, only "
            self._add("method-undocumented", message + ", ".join(methods), place, "/paths")
            return ""
        if not ours:
            return "of another API"
        shown = path.replace(MARK, "$").replace(END_MARK, "")
        hint = self.context.similar(shown, self.addresses.paths)
        message = f"the document has no path `{shown}`"
        self._add("path-undocumented", message, place, "/paths", hint)
        return ""

    def _parameters(self, endpoint: Endpoint) -> dict[tuple[str, str], Parameter]:
        listed: dict[tuple[str, str], Parameter] = {}
        for pointer, owner in (endpoint.item, (endpoint.pointer, endpoint.value)):
            at = join(pointer, "parameters")
            for _, place, value in self.context.entries(at, owner.get("parameters")):
                if isinstance(value, dict):
                    where, name = text(value.get("in")), text(value.get("name"))
                    schema = self.context.follow("", value.get("schema"))[1]
                    key = (where, name.lower() if where == "header" else name)
                    listed[key] = Parameter(place, value, mapping(schema))
        return listed

    def _parameter(self, parameter: Parameter | None, value: str, place: Location) -> None:
        """Ask for the value of a parameter that is written as a text."""
        if parameter is None or is_unknown(value) or "schema" not in parameter.value:
            return
        kinds = parameter.schema.get("type")
        kinds = [kinds] if isinstance(kinds, str) else sequence(kinds)
        if not kinds or not _SIMPLE.issuperset(filter(None, map(text, kinds))):
            return  # lists and objects have styles, which documentation seldom shows
        name = text(parameter.value.get("name"))
        pointer = join(parameter.pointer, "schema")
        question = self.checker.ask(pointer, Direction.REQUEST, _converted(value, kinds))

        def found(misfit: Misfit) -> Finding:
            message = f"`{name}`: {misfit.message}"
            return finding(self.document, "parameter-invalid", message, place, parameter.pointer)

        self.asked.append(Asked(question, found, place))

    def _query(
        self,
        request: Request,
        parameters: dict[tuple[str, str], Parameter],
        endpoint: Endpoint,
        place: Location,
    ) -> None:
        _, _, query = request.url.partition("#")[0].partition("?")
        pairs = [*form_of(query), *request.query]
        known = {name: value for (where, name), value in parameters.items() if where == "query"}
        names = [name for name, _ in pairs if not is_unknown(name)]
        takes_any = any(_takes_any(parameter) for parameter in parameters.values())
        for name, value in pairs:
            base = name.partition("[")[0]
            parameter = known.get(name) or known.get(base) or known.get(f"{base}[]")
            if parameter is not None:
                if name in known:
                    self._parameter(parameter, value, place)
            elif name in names and not takes_any and name not in self._keys():
                message = f"{endpoint.title} has no query parameter `{name}`"
                hint = self.context.similar(name, list(known))
                self._add("parameter-undocumented", message, place, endpoint.pointer, hint)
        given = {name.partition("[")[0] for name, _ in pairs} | set(names)
        if any(MARK in name for name, _ in pairs):
            return
        for name, parameter in known.items():
            if parameter.value.get("required") is True and name not in given:
                if takes_any and name.partition("[")[0] in given:
                    continue
                message = f"the query parameter `{name}` is required, and missing"
                self._add("parameter-missing", message, place, parameter.pointer)

    def _keys(self) -> set[str]:
        """Return the query parameters that are credentials."""
        schemes = mapping(mapping(self.document.data.get("components")).get("securitySchemes"))
        return {text(mapping(scheme).get("name")) for scheme in schemes.values()}

    def _headers(
        self,
        request: Request,
        parameters: dict[tuple[str, str], Parameter],
        endpoint: Endpoint,
        place: Location,
    ) -> None:
        for (where, name), parameter in parameters.items():
            if where != "header" or name in NO_PARAMETERS:
                continue
            if name in request.headers:
                self._parameter(parameter, request.headers[name], place)
            elif parameter.value.get("required") is True:
                message = f"{endpoint.title} requires the header field `{name}`"
                self._add("parameter-missing", message, place, parameter.pointer)

    def _body(self, request: Request, block: Block, endpoint: Endpoint, place: Location) -> None:
        pointer, body = self.context.follow(
            join(endpoint.pointer, "requestBody"), endpoint.value.get("requestBody")
        )
        if not isinstance(body, dict):
            if request.has_body and request.body != "":
                message = f"{endpoint.title} takes no body"
                self._add("body-undocumented", message, place, endpoint.pointer)
            return
        if not request.has_body:
            if body.get("required") is True:
                self._add("body-missing", f"{endpoint.title} requires a body", place, pointer)
            return
        media = self._media(request.content_type, pointer, body)
        if media is None:
            declared = ", ".join(mapping(body.get("content")))
            message = f"the body is sent as {request.content_type}, and has to be {declared}"
            stated = "content-type" in request.headers
            hint = "" if stated else f"add -H 'Content-Type: {declared.partition(',')[0]}'"
            if not is_unknown(request.content_type):
                self._add("media-type-undocumented", message, place, pointer, hint)
            media = self._only_json(pointer, body)
        if media is not None and is_json(media[0]):
            self._json(request, block, media[1], place)
        elif media is not None and media[0] in {FORM, MULTIPART}:
            self._form(request, media[1], place)

    def _media(self, wanted: str, pointer: str, body: dict[str, Any]) -> tuple[str, str] | None:
        for name, at in media_types(pointer, body):
            if name in named_by(wanted):
                return (wanted if "*" in name else name), at
        return None

    def _only_json(self, pointer: str, body: dict[str, Any]) -> tuple[str, str] | None:
        return next((entry for entry in media_types(pointer, body) if is_json(entry[0])), None)

    def _json(self, request: Request, block: Block, pointer: str, place: Location) -> None:
        if request.body is None or (request.body[:1], request.body[-1:]) == (MARK, END_MARK):
            return  # in a file or a variable
        at = block.text.find(request.body)
        lines: tuple[int, ...] = (place.line,)
        column = 1
        if at >= 0:
            lines = block.lines_from(at)
            column = at - block.text.rfind("\n", 0, at)
        value = written(request.body, place.file, lines, column)
        if isinstance(value, str):
            message = f"the body is no JSON: {value}"
            self._add(
                "example-unreadable", message, Location(place.file, lines[0], column), pointer
            )
            return
        self.ask(value, pointer, Direction.REQUEST)

    def ask(self, value: Written, pointer: str, direction: Direction) -> None:
        """Ask for a value."""
        question = self.checker.ask(pointer, direction, value.data)
        self.asked.append(Asked(question, self.reader(value, pointer, ""), value.locate()))

    def reader(self, value: Written, pointer: str, guessed: str) -> Callable[[Misfit], Finding]:
        """Return what makes findings of misfits; `guessed` names a schema that is not certain."""

        def found(misfit: Misfit) -> Finding:
            code = "property-undocumented" if misfit.name else "example-invalid"
            at = resolved(self.context, misfit.pointer or pointer)[0] or pointer
            message = misfit.message
            if guessed:
                message += f" (taken for {guessed}, by its shape)"
            return finding(
                self.document,
                code,
                message,
                value.locate(misfit.path, key=misfit.key),
                at,
                severity=Severity.WARNING if guessed else Severity.ERROR,
            )

        return found

    def _form(self, request: Request, pointer: str, place: Location) -> None:
        pairs = request.parts or form_of(request.body or "")
        names = names_of(self.context, pointer)
        schema = mapping(resolved(self.context, pointer)[1])
        given = {name.partition("[")[0] for name, _ in pairs}
        for name in sorted(given):
            if not (names.is_open or name in names.known or is_unknown(name)):
                hint = self.context.similar(name, list(names.known))
                message = f"the document has no field `{name}` in this form"
                self._add("property-undocumented", message, place, pointer, hint)
        for name in map(text, sequence(schema.get("required"))):
            if name not in given and request.body is not None:
                message = f"the form lacks the field `{name}`"
                self._add("example-invalid", message, place, pointer)

    def answered(self) -> list[Finding]:
        """Return all findings, once the questions are answered."""
        for asked in self.asked:
            self.findings += map(asked.found, asked.question.misfits)
            if asked.question.refused:
                self.refused.append(asked.place)
        self.asked = []
        return self.findings


def _takes_any(parameter: Parameter) -> bool:
    """Whether the properties of a parameter are parameters of their own."""
    is_query = parameter.value.get("in") == "query"
    return is_query and (parameter.schema.get("type") == "object" or not parameter.schema)


def _converted(value: str, kinds: list[Any]) -> Any:
    """Return the value that a text stands for, where its type is one of some."""
    if "string" in kinds:
        return value
    if "boolean" in kinds and value in {"true", "false"}:
        return value == "true"
    try:
        return int(value) if "integer" in kinds else float(value)
    except ValueError:
        return value
