"""The command of a contract suite: `python -m package.contract URL`."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from ..errors import ConnectFailed, MissingCredentials, TokenError
from ..limits import DEFAULT_TIMEOUT
from ..terminal import printable, write
from . import rendering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cases import Selection
    from .suite import Suite
    from .target import Target

HELD, VIOLATED, USAGE, UNREACHABLE = 0, 1, 2, 3
_OUTPUTS = {
    "text": rendering.as_text,
    "json": rendering.as_json,
    "junit": rendering.as_junit,
}
_EPILOGUE = """\
The operations are really called: what they send, store or delete is sent, stored or deleted.
--read-only leaves out all but GET, HEAD, OPTIONS, QUERY and TRACE, and of these what `x-effect`
says to write.

environment (credentials are read from there only):
{variables}

exit codes:
  0  everything held
  1  something was violated
  2  wrong usage, or credentials are missing
  3  the server cannot be reached
"""


def main(
    suite: Suite, package: str, variables: Sequence[str], arguments: Sequence[str] | None = None
) -> int:
    """Run the command and return its exit code.

    Args:
        suite: what is run.
        package: its import name.
        variables: environment variables that the client reads.
        arguments: those of the process by default.
    """
    parser = _parser(suite, package, variables)
    try:
        namespace = parser.parse_args(arguments)
    except SystemExit as stopped:  # --help, or wrong usage: argparse has said it
        return int(stopped.code or 0)
    try:
        return _run(suite, namespace)
    except (MissingCredentials, TokenError, ValueError, TypeError) as error:
        write(f"{parser.prog}: {error}", sys.stderr)
        if isinstance(error, MissingCredentials):
            write(f"{parser.prog}: the variables are {', '.join(variables)}", sys.stderr)
        return USAGE
    except ImportError as error:
        write(f"{parser.prog}: {error}", sys.stderr)
        return USAGE
    except ConnectFailed as error:
        write(f"{parser.prog}: {error}", sys.stderr)
        return UNREACHABLE


def _run(suite: Suite, namespace: argparse.Namespace) -> int:
    selection = _selection(namespace)
    cases = suite.cases(selection)
    if not any(case.operation for case in cases):
        raise ValueError("no operation is left to call")
    if namespace.list:
        for case in cases:
            write(str(case))
        return HELD
    with _connect(suite, namespace) as target:
        report = suite.run(target, selection)
    write(_OUTPUTS[namespace.output](report))
    return HELD if report.held else VIOLATED


def _connect(suite: Suite, namespace: argparse.Namespace) -> Target:
    def make(url: str | None, **options: Any) -> Any:
        if url is not None:
            options["base_url"] = url
        return suite.client.from_env(namespace.environment, **options)

    if namespace.timeout <= 0:
        raise ValueError("--timeout must be a number of seconds greater than 0")
    headers = dict(_pair(text, ":", "--header") for text in namespace.header)
    return suite.connect(
        namespace.url, None, make, {"timeout": namespace.timeout, "headers": headers}
    )


def _selection(namespace: argparse.Namespace) -> Selection:
    return {
        "only": namespace.only,
        "skip": namespace.skip,
        "read_only": namespace.read_only,
        "prefer": namespace.prefer,
        "values": dict(_pair(text, "=", "--value") for text in namespace.value),
    }


def _pair(text: str, separator: str, option: str) -> tuple[str, str]:
    name, separated, value = text.partition(separator)
    if not separated or not name.strip():
        raise ValueError(f"{option} is written NAME{separator}VALUE")
    return name.strip(), value.strip() if separator == ":" else value


def _plain(text: str) -> str:
    """Return text for argparse, without placeholders; what is not printable is spelled out."""
    return printable(text).replace("%(", "% (")


def _parser(suite: Suite, package: str, variables: Sequence[str]) -> argparse.ArgumentParser:
    contract = suite.contract
    parser = argparse.ArgumentParser(
        prog=f"python -m {package}.contract",
        description=_plain(
            f"Hold a server to the contract of {contract.title} {contract.version}."
        ),
        epilog=_EPILOGUE.format(variables="\n".join(f"  {name}" for name in variables)),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("url", nargs="?", help="where the server is; by default taken from the environment")
    add("--environment", default="", metavar="NAME", help="whose variables, such as staging")
    many: dict[str, Any] = {"action": "append", "default": []}
    add("--only", **many, metavar="ID", help="call this operation only; may be repeated")
    add("--skip", **many, metavar="ID", help="leave this operation out; may be repeated")
    add("--read-only", action="store_true", help="leave out operations that change something")
    text = "ask for each declared answer and example by `Prefer`, of servers that obey it"
    add("--prefer", action="store_true", help=text)
    text = "send this for parameters of that name, such as the id of something that exists"
    add("--value", **many, metavar="NAME=VALUE", help=text)
    add("--header", **many, metavar="NAME:VALUE", help="send this header field with each request")
    add(
        "--timeout",
        type=float,
        default=DEFAULT_TIMEOUT,
        metavar="SECONDS",
        help="for each request (default %(default)g)",
    )
    add("--output", choices=sorted(_OUTPUTS), default="text", help="how to report (text)")
    add("--list", action="store_true", help="list the cases and send nothing")
    return parser
