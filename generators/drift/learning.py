"""The command `learn`: a first document, from nothing but the traffic of an API."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from ..console import FINDINGS, OK, UNREADABLE, progress, write_text
from ..document.objects import mappings_in, text
from ..document.writer import written
from ..extensions.inferred import NAME as INFERRED
from ..review.reports.words import plural
from .components import Components
from .exchanges import Unreadable
from .learned_paths import Paths
from .reading import Reading, read
from .routes import is_local

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from .exchanges import Exchange
    from .observed import Observed

REQUIRES: Final = 10
"""Values from which on a property, or a parameter, of all of them is taken as required."""
_METHODS: Final = ("GET", "PUT", "POST", "DELETE", "PATCH")
_VERSIONS: Final = {"3.0": "3.0.3", "3.1": "3.1.0"}


def learn(arguments: argparse.Namespace) -> int:
    """Write a document that describes the traffic."""
    reading = Reading()
    hosts = Hosts(arguments.host.lower())
    try:
        with progress(sys.stderr) as tell:
            tell("reading the traffic")
            hosts.take(read(arguments.traffic, reading))
    except Unreadable as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    host, paths = hosts.chosen()
    if paths is None:
        named = f" of {arguments.host}" if arguments.host else ""
        print(f"there is no traffic{named} to learn from", file=sys.stderr)
        return UNREADABLE
    document = document_of(
        paths, host=host, title=arguments.title or host or "API", version=arguments.openapi
    )
    for other, count in hosts.others(host):
        left_out = plural(count, "exchange")
        print(f"left out: {left_out} of {other}; --host takes them", file=sys.stderr)
    for reason in reading.reasons[:3]:
        print(f"not read: {reason}", file=sys.stderr)
    return _write(document, arguments.out)


class Hosts:
    """The traffic of each host.

    Args:
        only: the one that counts; empty for all.
    """

    _MOST: Final = 20

    def __init__(self, only: str) -> None:
        self._only = only
        self._paths: dict[str, Paths] = {}
        self._counts: Counter[str] = Counter()

    def take(self, exchanges: Iterable[Exchange]) -> None:
        """Take exchanges, one at a time."""
        for exchange in exchanges:
            host = exchange.host
            if self._only and host != self._only:
                continue
            if exchange.method not in _METHODS:
                continue
            if host not in self._paths and len(self._paths) >= self._MOST:
                continue
            self._counts[host] += 1
            self._paths.setdefault(host, Paths()).add(exchange)

    def chosen(self) -> tuple[str, Paths | None]:
        """Return the host with the most traffic; None for its paths where there is none."""
        if not self._counts:
            return "", None
        host = self._counts.most_common(1)[0][0]
        return host, self._paths[host]

    def others(self, host: str) -> list[tuple[str, int]]:
        """Return the other hosts, with how many exchanges are theirs."""
        return [(name, count) for name, count in self._counts.most_common() if name != host]


def document_of(paths: Paths, *, host: str, title: str, version: str) -> dict[str, Any]:
    """Return a document that describes traffic.

    Args:
        paths: what was seen.
        host: of the server; empty for none.
        title: of the API.
        version: of OpenAPI, `3.0` or `3.1`.
    """
    is_old = version == "3.0"
    base, operations = paths.operations()
    operations = dict(sorted(operations.items(), key=_order))
    components = Components(operations)
    items: dict[str, dict[str, Any]] = {}
    taken: set[str] = set()
    for (path, method), observed in operations.items():
        operation = observed.operation(is_old=is_old, requires=REQUIRES, names=components.names)
        times = "once" if observed.count == 1 else f"{observed.count:,} times"
        items.setdefault(path, {})[method.lower()] = {
            "operationId": _operation_id(path, method, taken),
            "summary": f"{method} {path}",
            **operation,
            INFERRED: f"seen in traffic, {times}",
        }
    # Each is described by its own sample, in which others are referred to.
    schemas = {
        component.name: component.sample.schema(
            is_old=is_old, requires=REQUIRES, names=components.names
        )
        for component in components.all
    }
    document: dict[str, Any] = {
        "openapi": _VERSIONS[version],
        "info": {"title": title, "version": "0.1.0"},
        "servers": [{"url": f"{_scheme(host)}://{host}{base}" if host else base or "/"}],
        "paths": items,
    }
    used = _used(items, schemas)
    if used:
        document["components"] = {
            "schemas": {name: schemas[name] for name in schemas if name in used}
        }
    return document


def _scheme(host: str) -> str:
    return "http" if is_local(host) else "https"


def _used(items: object, schemas: dict[str, Any]) -> set[str]:
    """Return the names of the schemas that are referred to, by others of them too."""
    used: set[str] = set()
    waiting: list[object] = [items]
    while waiting:
        for value in mappings_in(waiting.pop()):
            name = text(value.get("$ref")).rpartition("/")[2]
            if name in schemas and name not in used:
                used.add(name)
                waiting.append(schemas[name])
    return used


def _order(entry: tuple[tuple[str, str], Observed]) -> tuple[str, int]:
    (path, method), _ = entry
    return path, _METHODS.index(method)


def _operation_id(path: str, method: str, taken: set[str]) -> str:
    words = [word for word in path.replace("{", " by ").replace("}", " ").split("/") if word]
    parts = [part for word in words for part in _words(word)]
    name = method.lower() + "".join(part[:1].upper() + part[1:] for part in parts)
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name}{number}"
    taken.add(unique)
    return unique


def _words(text: str) -> list[str]:
    return "".join(char if char.isascii() and char.isalnum() else " " for char in text).split()


def _write(document: dict[str, Any], out: str) -> int:
    content = written(document, out)
    if not out:
        sys.stdout.write(content)
        return OK
    if not write_text(out, content):
        return FINDINGS
    print(f"{out}: {len(document['paths'])} paths", file=sys.stderr)
    return OK
