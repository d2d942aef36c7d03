"""The options of the command: what is permitted, what is limited, where it listens."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .served import Served

LARGE = 40
"""Operations above which four tools stand for all of them."""
PORT = 8765
_REPEATED = ("include", "exclude", "reads", "allow_host", "allow_origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """What a server may do.

    Attributes:
        allow_writes: whether operations that write are called; without, they are only previewed.
        include: patterns of operations; empty for all.
        exclude: patterns of operations that are left out.
        reads: patterns of operations that only read, whatever method and document say.
        show_personal: show what the document marks as personal content.
        environment: whose environment variables are read.
        base_url: where the API is; empty for what the environment or the document says.
        max_characters: of an answer.
        max_items: items of all pages of a list.
        time_limit: seconds of a call.
        calls_per_minute: of tools that send a request.
        audit_log: path of the audit log; empty for none.
        large: operations above which four tools stand for all of them.
        mock: answer from the mock of the package.
        http: serve streamable HTTP instead of stdio.
        host: where it listens.
        port: where it listens.
        allow_host: further names by which it is called.
        allow_origin: origins of pages that may call it.
    """

    allow_writes: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    show_personal: bool = False
    environment: str = ""
    base_url: str = ""
    max_characters: int = 20_000
    max_items: int = 100
    time_limit: float = 60.0
    calls_per_minute: int = 60
    audit_log: str = ""
    large: int = LARGE
    mock: bool = False
    http: bool = False
    host: str = "127.0.0.1"
    port: int = PORT
    allow_host: tuple[str, ...] = ()
    allow_origin: tuple[str, ...] = ()


def switches_of(served: Served, arguments: Sequence[str]) -> Switches:
    """Return the options of a command line; a wrong one ends the process with exit code 2."""
    names: dict[str, Any] = vars(_parser(served).parse_args(arguments))
    for name in _REPEATED:
        names[name] = tuple(names[name])
    return Switches(**names)


def _parser(served: Served) -> argparse.ArgumentParser:
    title = "".join(c if c.isprintable() else " " for c in served.contract.title).replace("%", "%%")
    parser = argparse.ArgumentParser(
        prog=served.program,
        description=f"Tools for {title}: a Model Context Protocol server, over standard input and "
        "output unless --http is given. Credentials are read from the environment only.",
        epilog="A PATTERN is the id of an operation, `tag:NAME`, `effect:VALUE` (of `x-effect`), "
        "`/path` or `METHOD /path`; * and ? stand for characters.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    default = Switches()
    add("--allow-writes", action="store_true", help="call operations that write, not only show")
    _patterns(parser, "--include", "operations to serve (default: all)")
    _patterns(parser, "--exclude", "operations to leave out")
    _patterns(parser, "--reads", "operations that only read, whatever method and document say")
    add("--show-personal", action="store_true", help="show content that is marked as personal")
    add("--environment", default="", metavar="NAME", help="whose variables to read")
    add("--base-url", default="", metavar="URL", help="where the API is")
    _limit(parser, "--max-characters", default.max_characters, "of an answer")
    _limit(parser, "--max-items", default.max_items, "items of all pages of a list, at most")
    _limit(parser, "--time-limit", default.time_limit, "seconds of a call")
    _limit(parser, "--calls-per-minute", default.calls_per_minute, "requests that are sent")
    _limit(parser, "--large", default.large, "operations above which there are a few tools only")
    add("--audit-log", default="", metavar="FILE", help="a line of JSON for each call")
    if served.mock is not None:
        add("--mock", action="store_true", help="answer from the mock: no API is called")
    add("--http", action="store_true", help="serve streamable HTTP at /mcp")
    add("--host", default=default.host, help="address to listen at (default %(default)s)")
    add("--port", type=int, default=default.port, help="0 for any (default %(default)s)")
    add("--allow-host", action="append", default=[], metavar="NAME", help="in `Host`, with a port")
    add("--allow-origin", action="append", default=[], metavar="URL", help="in `Origin`")
    return parser


def _patterns(parser: argparse.ArgumentParser, name: str, text: str) -> None:
    parser.add_argument(
        name, action="append", default=[], metavar="PATTERN", help=f"{text}; may be repeated"
    )


def _limit(parser: argparse.ArgumentParser, name: str, default: float, text: str) -> None:
    def positive(typed: str) -> float:
        value = type(default)(typed)
        if not 0 < value < 10**9:
            raise ValueError(typed)
        return value

    positive.__name__ = "number above 0"
    parser.add_argument(
        name, type=positive, default=default, metavar="N", help=f"{text} (default %(default)s)"
    )
