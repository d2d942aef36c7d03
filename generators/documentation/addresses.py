"""Which operation a URL in documentation leads to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from ..document.objects import mapping, text
from ..document.path_values import fits_of
from ..document.routing import NAME, Routes, operations_of
from ..rules.servers import servers as listed
from .shell import END_MARK, MARK

if TYPE_CHECKING:
    from ..rules.registry import Context

_URL = re.compile(
    rf"(?:(?:[A-Za-z][\w+.-]*|{MARK}\w*{END_MARK}):)?//(?P<host>[^/?#]*)"
    rf"|(?P<variable>(?:{MARK}[^{END_MARK}]*{END_MARK}|\{{+[\w .-]+\}}+|<[^<>/]+>)[^/?#]*)"
    r"|(?P<bare>[\w-]+(?:\.[\w-]+)*(?::\d+)?)(?=/)"
)
_ANY_HOST = re.compile(
    r"(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|(?:[\w-]+\.)*example(?:\.\w+)?|"
    r"(?:[\w-]+\.)*(?:test|invalid|local))(?::.*)?",
    re.IGNORECASE,
)
"""Hosts of this machine and of examples (RFC 2606), which serve any API."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An operation as documentation reaches it.

    Attributes:
        method: in upper case.
        path: the template.
        pointer: of the operation.
        value: the operation.
        item: pointer and value of the path item.
    """

    method: str
    path: str
    pointer: str
    value: dict[str, Any]
    item: tuple[str, dict[str, Any]]

    @property
    def title(self) -> str:
        """How messages name it."""
        return f"{self.method} {self.path}"


class Match(NamedTuple):
    """What a URL leads to.

    Attributes:
        endpoint: the operation; None for none.
        values: those of the path, percent-decoded.
        path: below the base path of the server.
        methods: of the path, where the operation of the method is missing.
        ours: whether the URL is one of this API; None where that is open.
        base: the base path that the URL lacks; empty where it has it.
    """

    endpoint: Endpoint | None
    values: dict[str, str]
    path: str
    methods: tuple[str, ...] = ()
    ours: bool | None = None
    base: str = ""


class _Address(NamedTuple):
    host: re.Pattern[str] | None
    base: str


class Addresses:
    """The operations of a document, and where they are served.

    Attributes:
        endpoints: the operations.
        paths: the templates.
    """

    def __init__(self, context: Context) -> None:
        self.endpoints: list[Endpoint] = []
        self.paths: list[str] = []
        data = context.document.data
        self._servers = _servers(context)
        paths = mapping(data.get("paths"))
        for path, (_, pointer, item) in zip(paths, context.entries("/paths", paths), strict=True):
            if not path.startswith("/") or not isinstance(item, dict):
                continue
            self.paths.append(path)
            for method, place, value in operations_of(pointer, item):
                self.endpoints.append(Endpoint(method, path, place, value, (pointer, item)))
        self._routes = Routes(self.paths, partial(fits_of, context))
        self._by_path: dict[str, dict[str, Endpoint]] = {}
        for endpoint in self.endpoints:
            self._by_path.setdefault(endpoint.path, {})[endpoint.method] = endpoint

    def named(self, name: str) -> Endpoint | None:
        """Return the operation with an `operationId`."""
        for endpoint in self.endpoints:
            if endpoint.value.get("operationId") == name:
                return endpoint
        return None

    def at(self, method: str, path: str) -> Endpoint | None:
        """Return the operation of a method and a template, however its parameters are written."""
        wanted = _plain(path)
        for template, methods in self._by_path.items():
            if _plain(template) == wanted:
                return methods.get(method.upper())
        return None

    def of_page(self, method: str, path: str) -> Endpoint | None:
        """Return the operation of a method and a path as a page writes it, base path or not."""
        return self.at(method, path) or self.match(method, path).endpoint

    def match(self, method: str, url: str) -> Match:
        """Return what a request leads to."""
        address = re.split(r"[?#]", url, maxsplit=1)[0]
        match = _URL.match(address)
        path = address[match.end() :] if match else address
        host = "" if match is None else match["host"] or match["bare"] or ""
        path = f"/{path.strip('/')}" if path.strip("/") else "/"
        is_open = not host or MARK in host or bool(_ANY_HOST.fullmatch(host))
        is_open = is_open or host[:1] in "<{"
        below, named = self._below(host, path, is_open=is_open)
        for inner in below:
            found = self._operation(method, inner)
            if found.endpoint or found.methods:
                return found._replace(ours=True)
        if is_open and path not in below:
            found = self._operation(method, path)
            if found.endpoint:
                has_variable = match is not None and not match["host"] and not match["bare"]
                base = "" if has_variable else next((s.base for s in self._servers if s.base), "")
                return found._replace(ours=True, base=base)
        ours = True if named or (below and is_open) else None
        return Match(None, {}, below[0] if below else path, ours=ours)

    def _below(self, host: str, path: str, *, is_open: bool) -> tuple[list[str], bool]:
        """Return what of a path is below the servers, and whether one of them has the host."""
        below, named = [], False
        for server in self._servers:
            if server.host is not None and host and not is_open:
                if not server.host.fullmatch(host):
                    continue
                named = True
            pattern = re.compile(_pattern(server.base) + r"(?=/|$)")
            begin = pattern.match(path)
            if begin:
                below.append(path[begin.end() :] or "/")
        return sorted(set(below), key=len), named

    def _operation(self, method: str, path: str) -> Match:
        """Return the most concrete template of a path that has the method, or else the first."""
        found: Match | None = None
        for template, values in self._routes.match(path):
            methods = self._by_path.get(template, {})
            if found is None or method in methods:
                decoded = {name: unquote(value) for name, value in values.items()}
                found = Match(methods.get(method), decoded, path, tuple(methods))
            if method in methods:
                break
        return found or Match(None, {}, path)


def _plain(path: str) -> str:
    """Return a path with its parameters, in any notation, named alike."""
    path = path.rstrip("/") or "/"
    return re.sub(r"\{([^{}/]*)\}|(?<=/):([A-Za-z_]\w*)|<([^<>/]+)>", "{}", path)


def _servers(context: Context) -> list[_Address]:
    servers = []
    for _, server in listed(context):
        url = text(server.get("url"))
        scheme, absolute, rest = url.partition("://")
        host, _, path = rest.partition("/") if absolute else ("", "", scheme)
        is_fixed = bool(NAME.sub("", host).strip(".:"))
        pattern = re.compile(_pattern(host), re.IGNORECASE) if is_fixed else None
        base = f"/{path.strip('/')}" if path.strip("/") else ""
        servers.append(_Address(pattern, base))
    return list(dict.fromkeys(servers)) or [_Address(None, "")]


def _pattern(template: str) -> str:
    parts = NAME.split(template)
    return "".join("[^/]*" if i % 2 else re.escape(part) for i, part in enumerate(parts))
