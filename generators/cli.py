"""The command line: the commands and their arguments. No logic is in here.

Exit codes: 0 nothing wrong (warnings allowed), 1 findings, stale output or something of the
document left out, 2 wrong usage, 3 a document that cannot be read as OpenAPI 3 at all. A duplicate
key is a finding: the rest of the document can still be read, and is checked.
"""

from __future__ import annotations

import argparse
import io
import keyword
import os
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from . import TOOLKIT, __version__
from .config import Config, ConfigError, Options, load_config
from .console import FINDINGS, INTERRUPTED, USAGE
from .keeping.arguments import repeating
from .memory import few_collections
from .render.features import EVERYTHING, MODELS
from .render.features import check as check_feature

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .diagnostics import Severity


@dataclass(frozen=True)
class Command:
    """A command of the toolkit.

    Attributes:
        help: one line for the list of commands.
        arguments: declares its arguments on a parser; the configuration gives the defaults.
        run: module and name of the function that does the work and returns the exit code. It is
            imported when it runs: most of the time that a start takes are imports.
    """

    help: str
    arguments: Callable[[argparse.ArgumentParser, Config], None]
    run: str

    def __call__(self, arguments: argparse.Namespace) -> int:
        """Run it and return the exit code."""
        module, _, name = self.run.partition(":")
        code: int = getattr(import_module(module, __package__), name)(arguments)
        return code


def _spec(parser: argparse.ArgumentParser, config: Config) -> None:
    parser.add_argument(
        "spec", nargs="?", default=config.spec, help="the document (default: %(default)s)"
    )
    parser.add_argument(
        "--allow-outside",
        action="append",
        default=[],
        metavar="DIR",
        help="read files of this folder as well, outside of the repository of the document; may be "
        "repeated",
    )
    _rules(parser)
    parser.add_argument(
        "--all", action="store_true", help="show each finding, also those of the same text"
    )
    parser.add_argument(
        "--baseline",
        default=config.baseline,
        metavar="FILE",
        help="hide the findings that this file lists",
    )


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rule",
        action="append",
        default=[],
        type=_setting,
        metavar="ID=SEVERITY",
        help="weigh a rule or group: error, warning, info, off, on; may be repeated",
    )


def _setting(text: str) -> tuple[str, str]:
    name, equals, state = text.rpartition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} says no severity: write ID=SEVERITY")
    try:
        _resolved({name: state})
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return name, state


def _resolved(settings: Mapping[str, str]) -> dict[str, Severity | None]:
    """Return the severities of rules; rules are imported where there are any."""
    if not settings:
        return {}
    from .rules.settings import resolve

    return resolve(settings)


def _name(parser: argparse.ArgumentParser, config: Config) -> None:
    parser.add_argument(
        "--package",
        default=config.package,
        type=_identifier,
        metavar="NAME",
        help="import name of the package (default: from the title)",
    )


def _features(parser: argparse.ArgumentParser, config: Config) -> None:
    parser.set_defaults(usual_features=config.features)
    parser.add_argument(
        "--feature",
        action="append",
        type=_feature,
        metavar="NAME",
        help=f"what the package has, of {', '.join(EVERYTHING)}; may be repeated (default: "
        f"{', '.join(config.features) or MODELS if config.features is not None else 'all'})",
    )


def _feature(text: str) -> str:
    try:
        return check_feature(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _package(parser: argparse.ArgumentParser, config: Config) -> None:
    _spec(parser, config)
    _name(parser, config)
    _features(parser, config)
    parser.add_argument(
        "--strict", action="store_true", help="take errors and warnings as reasons to stop"
    )
    parser.add_argument(
        "--accept-partial",
        action="store_true",
        help="take it as success where operations have to be left out",
    )
    parser.set_defaults(partial=config.partial)


def _identifier(text: str) -> str:
    if text and (not text.isidentifier() or keyword.iskeyword(text)):
        raise argparse.ArgumentTypeError(f"{text!r} cannot be imported: use a Python identifier")
    return text


def _validate(parser: argparse.ArgumentParser, config: Config) -> None:
    _spec(parser, config)
    repeating(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--write-baseline", metavar="FILE", help="write the present findings, to be hidden later"
    )


def _help(parser: argparse.ArgumentParser, _: Config) -> None:
    parser.add_argument("id", nargs="?", help="show the page of this rule")
    _rules(parser)


def _generate(parser: argparse.ArgumentParser, config: Config) -> None:
    _package(parser, config)
    repeating(parser)
    parser.add_argument(
        "--report",
        metavar="FILE",
        help="write as JSON what of the document was generated, degraded and left out",
    )
    parser.add_argument(
        "--out",
        default=config.out,
        metavar="DIR",
        help="folder of the generated project (default: %(default)s)",
    )


def _review(parser: argparse.ArgumentParser, config: Config) -> None:
    from .review.arguments import declare

    declare(parser, config)
    _name(parser, config)
    _features(parser, config)
    _rules(parser)


def _docs(parser: argparse.ArgumentParser, config: Config) -> None:
    _package(parser, config)
    parser.add_argument(
        "--out",
        dest="file",
        default="site/index.html",
        metavar="FILE",
        help="the file to write (default: %(default)s)",
    )


def _scaffold(parser: argparse.ArgumentParser, config: Config) -> None:
    _package(parser, config)
    parser.add_argument(
        "--file", default="handlers.py", help="the file to write (default: %(default)s)"
    )


def _where(parser: argparse.ArgumentParser, config: Config) -> None:
    parser.add_argument(
        "where",
        nargs="?",
        default=config.out,
        metavar="PATH_OR_NAME",
        help="folder of a package, a project or installed packages, or an import name (default: "
        "%(default)s)",
    )


COMMANDS: dict[str, Command] = {
    "validate": Command("check a document", _validate, ".repeating:validate"),
    "generate": Command("write the generated project", _generate, ".repeating:generate"),
    "check": Command("fail when the generated project is stale", _generate, ".repeating:check"),
    "review": Command(
        "say what a change of the document breaks", _review, ".review.command:review"
    ),
    "rules": Command("list the rules, or explain one", _help, ".commands:rules"),
    "ir": Command("print the description that templates see, as JSON", _package, ".commands:ir"),
    "docs": Command("write the reference page", _docs, ".commands:docs"),
    "runtime": Command(
        "say whether packages hold the current runtime", _where, ".commands:runtime"
    ),
    "scaffold": Command("write a first implementation, once", _scaffold, ".commands:scaffold"),
}
"""What can be run, in the order it is listed."""


def _configured(config: Config) -> dict[str, Severity | None]:
    """Return the severities of rules in the configuration; see `load_config` for errors."""
    try:
        return _resolved(config.rules)
    except ValueError as error:
        raise ConfigError(f"pyproject.toml: [tool.generators.rules]: {error}") from error


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: the arguments; those of the process by default.

    Raises:
        SystemExit: the usage is wrong (code 2), or help was asked for.
    """
    try:
        config = load_config()
    except ConfigError as error:
        print(error, file=sys.stderr)
        return USAGE
    given = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="python -m generators")
    parser.description = "From one OpenAPI document to a typed Python client and server."
    parser.add_argument("--version", action="version", version=f"{TOOLKIT} {__version__}")
    parser.epilog = (
        "Exit codes: 0 fine, 1 findings or something left out, 2 wrong usage, 3 unreadable."
    )
    listed = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        about = f"{command.help[0].upper()}{command.help[1:]}."
        inner = listed.add_parser(name, help=command.help, description=about)
        if name in given:
            command.arguments(inner, config)
        inner.set_defaults(command=name)
    arguments = parser.parse_args(given)
    configured: dict[str, Severity | None] = {}
    try:
        configured = _configured(config)
    except ConfigError as error:
        print(error, file=sys.stderr)
        if arguments.command != "rules":  # it helps to correct the configuration
            return USAGE
    named = getattr(arguments, "feature", None)
    arguments.options = Options(
        package=getattr(arguments, "package", ""),
        features=getattr(arguments, "usual_features", None) if named is None else tuple(named),
        severities=configured | _resolved(dict(getattr(arguments, "rule", ()))),
        allowed=tuple(getattr(arguments, "allow_outside", ())),
        project=config.project,
    )
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character gets an escape, not a traceback.
            stream.reconfigure(errors="backslashreplace")
    try:
        with few_collections():
            code = COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, `head` for example, has seen enough; Python must not flush again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    return code
