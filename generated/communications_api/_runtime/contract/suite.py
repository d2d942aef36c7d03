"""The suite of one package: its cases, and a server to try them on."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypedDict
from urllib.parse import urlsplit

from ..client.calls import build_request
from ..client.needing import need_httpx2
from ..effects import only_reads
from ..limits import DEFAULT_TIMEOUT
from ..parameters.percent_encoding import percent_template, sent_part
from ..transports.asgi import AsgiTransport
from ..transports.httpx2 import Httpx2Transport
from .cases import Call, Case, Selection, guarded
from .contradictions import Contradictions
from .invalid import InvalidCases
from .places import Places
from .report import Report
from .target import Target
from .valid import ValidCases

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from ..client.sync_client import SyncClientBase
    from ..examples.documented import Documented
    from ..operations import Contract, Operation
    from ..transports.asgi import AsgiApp

_TRIED = ("GET", "TRACE")
"""Methods to try where the document has none: they change nothing, should a server know them."""


class Connection(TypedDict, total=False):
    """How a server is called.

    Attributes:
        timeout: seconds for each request (default 30).
        headers: header fields of every request.
    """

    timeout: float
    headers: Mapping[str, str]


class Options(Selection, Connection, total=False):
    """Options of a whole run: see `Selection` and `Connection`."""


class Suite:
    """The contract suite of one generated package.

    Args:
        contract: the facts.
        documented: the document.
        client: the generated client class.
        lines: of the document as it was written, of examples that contradict their schemas, by JSON
            Pointer.
    """

    def __init__(
        self,
        contract: Contract,
        documented: Documented,
        client: type[SyncClientBase],
        lines: Mapping[str, str] | None = None,
    ) -> None:
        self.contract: Contract = contract
        self.documented: Documented = documented
        self.places: Places = Places(documented)
        self.contradictions: Contradictions = Contradictions(lines or {})
        self.client: type[SyncClientBase] = client

    # --- Cases ------------------------------------------------------------------------------------

    def cases(self, selection: Selection | None = None) -> list[Case]:
        """Return the cases, in the order of the document.

        Raises:
            ValueError: an id or a name that was selected is not in the document.
        """
        chosen = selection or {}
        operations = self._selected(chosen)
        values = chosen.get("values", {})
        valid = ValidCases(self.documented, self.places, self.contradictions, values)
        invalid = InvalidCases(self.contract, self.documented, self.places)
        result: list[Case] = []
        hidden = self._hidden()
        for operation in operations:
            if operation.id in hidden:
                other = hidden[operation.id]
                result += guarded(operation, "valid", self._told_apart(operation, other))
                continue
            valid_cases = list(guarded(operation, "valid", valid.of(operation)))
            result += valid_cases
            good = self._good(valid_cases)
            if good is None:
                continue
            if chosen.get("prefer"):
                result += guarded(operation, "prefer", valid.preferring(operation, good))
            result += guarded(operation, "invalid", invalid.of(operation, good))
        result += guarded(None, "method", self._methods(operations, result))
        result += guarded(None, "path", self._path(operations))
        return result

    def _hidden(self) -> dict[str, str]:
        """Return the operations of which an earlier one has method and path: its id, by id.

        Names of parameters aside; servers answer the first one.
        """
        first: dict[tuple[str, str, str], str] = {}
        result: dict[str, str] = {}
        for operation in self.contract.operations:
            path = re.sub(r"\{[^{}]*\}", "{}", sent_part(operation.path))
            key = (operation.method, self._server(operation), path)
            if first.setdefault(key, operation.id) != operation.id:
                result[operation.id] = first[key]
        return result

    def _told_apart(self, operation: Operation[Any], other: str) -> Iterator[Case]:
        why = f"a server cannot tell it from {other}: both have the same method and path"
        place = self.places.operation(operation)
        yield Case(operation, "valid", "as documented", place, skipped=why)

    def _server(self, operation: Operation[Any]) -> str:
        """Return the path of the server of an operation."""
        server = (operation.servers or self.contract.servers)[0]
        return urlsplit(server.url).path.strip("/")

    def _good(self, cases: list[Case]) -> Call | None:
        """Return the first call that a client can write; the others are made from it."""
        calls = [case.call for case in cases if case.call is not None]
        for call in calls:
            try:
                build_request(
                    self.contract,
                    "http://testserver",
                    call.operation,
                    call.arguments,
                    call.body,
                    content_type=call.content_type,
                )
            except Exception:  # noqa: S112 - who sends it says what is wrong with it
                continue
            return call
        return None

    def _selected(self, chosen: Selection) -> list[Operation[Any]]:
        every = {operation.id: operation for operation in self.contract.operations}
        only, skip = tuple(chosen.get("only", ())), tuple(chosen.get("skip", ()))
        _known("operation", (*only, *skip), every)
        names = {item.name for operation in every.values() for item in operation.parameters}
        _known("parameter", chosen.get("values", {}), names)
        return [
            operation
            for name, operation in every.items()
            if (not only or name in only)
            and name not in skip
            and (not chosen.get("read_only") or only_reads(operation))
        ]

    def _methods(self, operations: list[Operation[Any]], cases: list[Case]) -> Iterator[Case]:
        """Give a case for each path: a method that it does not have."""
        seen: set[str] = set()
        good = {case.operation_id: case.call for case in reversed(cases) if case.kind == "valid"}
        for operation in operations:
            call = good.get(operation.id)
            if operation.path in seen or call is None:
                continue
            seen.add(operation.path)
            methods = self._methods_at(operation)
            method = next((name for name in _TRIED if name not in methods), None)
            if method is None or (method == "GET" and "HEAD" in methods):
                continue
            in_path = tuple(p for p in operation.parameters if p.location == "path")
            facts = replace(operation, method=method, parameters=in_path, body=None)
            names = {parameter.py_name for parameter in in_path}
            arguments = {name: call.arguments[name] for name in call.arguments if name in names}
            place = self.places.path(operation)
            yield Case(
                operation,
                "method",
                f"method {method}, which the path does not have",
                place,
                Call(facts, arguments),
                methods=methods,
            )

    def _methods_at(self, operation: Operation[Any]) -> tuple[str, ...]:
        """Return the methods of all paths that a path can also be read as."""
        concrete = re.sub(r"\{[^{}]*\}", "0", sent_part(operation.path))
        return tuple(
            dict.fromkeys(
                other.method
                for other in self.contract.operations
                if (other.path == operation.path or _matches(other.path, concrete))
                and self._server(other) == self._server(operation)
            )
        )

    def _path(self, operations: list[Operation[Any]]) -> Iterator[Case]:
        """Give a case for a path that the document does not have."""
        if not operations:
            return
        path = "/no-such-path"
        while any(_matches(other.path, path) for other in self.contract.operations):
            path += "/no-such-path"
        secured = next((item for item in operations if item.security), operations[0])
        facts = replace(secured, method="GET", path=path, parameters=(), body=None)
        yield Case(None, "path", f"unknown path {path}", "#/paths", Call(facts))

    # --- Running ----------------------------------------------------------------------------------

    def connect(
        self,
        url: str | None,
        app: AsgiApp | None,
        make: Callable[..., SyncClientBase],
        connection: Connection | None = None,
    ) -> Target:
        """Return a server to try cases on; nothing is sent yet.

        Args:
            url: where it is; None for the first server of the document.
            app: an ASGI application in this process, instead of a server.
            make: makes a client of base URL and options.
            connection: how it is called.

        Raises:
            ValueError: the URL cannot be used.
        """
        options = connection or {}
        timeout = options.get("timeout", DEFAULT_TIMEOUT)
        transport: AsgiTransport | Httpx2Transport
        if app is not None:
            transport = AsgiTransport(app, raise_app_exceptions=False)
            url = url or "http://testserver"
        else:
            need_httpx2()
            import httpx2

            transport = Httpx2Transport(httpx2.Client(timeout=timeout), owned=True)
        try:
            client = make(
                url, transport=transport, retries=0, headers=dict(options.get("headers", {}))
            )
        except BaseException:
            transport.close()
            raise
        return Target(self, client, transport, timeout)

    def run(
        self, target: Target, selection: Selection | None = None, url: str | None = None
    ) -> Report:
        """Try every case on a server and return its result.

        Raises:
            ConnectFailed: the server cannot be reached.
            MissingCredentials: an operation needs credentials that were not given.
        """
        report = Report(self.contract.title, self.contract.version, url or target.url)
        for case in self.cases(selection):
            report.results.append(target.result(case))
        return report


def divided(options: Options) -> tuple[Selection, Connection]:
    """Return which cases there are, and how the server is called."""
    values: Any = options
    selection: Any = {name: values[name] for name in values if name in Selection.__annotations__}
    connection: Any = {name: values[name] for name in values if name in Connection.__annotations__}
    unknown = values.keys() - selection.keys() - connection.keys()
    if unknown:
        raise TypeError(f"unknown option: {', '.join(sorted(unknown))}")
    return selection, connection


def _known(noun: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"; is it {near[0]}?" if near else ""
            raise ValueError(f"the document has no {noun} {name!r}{hint}")


def _matches(template: str, path: str) -> bool:
    literals = re.split(r"\{[^{}]*\}", sent_part(template))
    pattern = "[^/]+".join(re.escape(percent_template(literal)) for literal in literals)
    return re.fullmatch(pattern, path) is not None
