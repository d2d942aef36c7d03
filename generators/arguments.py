"""The commands, and the arguments of each; what a command does is imported when it runs."""

from __future__ import annotations

import argparse
import keyword
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from . import publishing
from .adapting import declare as _adapted
from .drift import arguments as drift
from .keeping.arguments import repeating
from .render.features import EVERYTHING, MODELS
from .render.features import check as check_feature

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .config import Config
    from .diagnostics import Severity

PAGE_PORT, MOCK_PORT = 4011, 4010
"""Where `watch` serves the page and the mock."""


@dataclass(frozen=True)
class Command:
    """A command of the toolkit.

    Attributes:
        help: one line for the list of commands.
        arguments: declares its arguments on a parser; the configuration gives the defaults. Where
            it is None, the module that does the work has `declare` for that.
        run: module and name of the function that does the work and returns the exit code. It is
            imported when it runs: most of the time that a start takes are imports.
    """

    help: str
    arguments: Callable[[argparse.ArgumentParser, Config], None] | None
    run: str

    def declare(self, parser: argparse.ArgumentParser, config: Config) -> None:
        """Declare its arguments."""
        module = self.run.partition(":")[0]
        own = self.arguments or import_module(module, __package__).declare
        own(parser, config)

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
    _adapted(parser, config)
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
        resolved({name: state})
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return name, state


def resolved(settings: Mapping[str, str]) -> dict[str, Severity | None]:
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
    parser.add_argument(
        "--templates",
        default=config.templates,
        metavar="DIR",
        help="folder of templates that take the place of the toolkit's: see `templates list`",
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
    parser.set_defaults(post=config.post, keep=config.keep)


def _write(parser: argparse.ArgumentParser, config: Config) -> None:
    _generate(parser, config)
    parser.add_argument(
        "--force",
        action="store_true",
        help="overwrite files that were edited since they were generated",
    )


def _watch(parser: argparse.ArgumentParser, config: Config) -> None:
    _write(parser, config)
    for name, port, words in (
        ("port", PAGE_PORT, "the page"),
        ("mock-port", MOCK_PORT, "the mock"),
    ):
        parser.add_argument(
            f"--{name}",
            type=int,
            default=port,
            help=f"where {words} is served on this machine (default: %(default)s; 0: any)",
        )


def _review(parser: argparse.ArgumentParser, config: Config) -> None:
    from .review.arguments import declare

    declare(parser, config)
    _adapted(parser, config)
    _name(parser, config)
    _features(parser, config)
    _rules(parser)


def _docs(parser: argparse.ArgumentParser, config: Config) -> None:
    _package(parser, config)
    publishing.declare(parser, config)


def _scaffold(parser: argparse.ArgumentParser, config: Config) -> None:
    _package(parser, config)
    parser.add_argument(
        "--file", default="handlers.py", help="the file to write (default: %(default)s)"
    )


def _examples(parser: argparse.ArgumentParser, config: Config) -> None:
    from .documentation.arguments import declare_examples

    declare_examples(parser, config)
    _adapted(parser, config)


def _pages(parser: argparse.ArgumentParser, config: Config) -> None:
    from .documentation.arguments import declare_pages

    declare_pages(parser, config)
    _adapted(parser, config)


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
    "generate": Command("write the generated project", _write, ".repeating:generate"),
    "check": Command("fail when the generated project is stale", _generate, ".repeating:check"),
    "watch": Command("generate on every change; serve page and mock", _watch, ".watching:watch"),
    "review": Command(
        "say what a change of the document breaks", _review, ".review.command:review"
    ),
    "drift": Command("compare traffic with a document", drift.declare, ".drift.command:drift"),
    "learn": Command("write a document from traffic", drift.learning, ".drift.learning:learn"),
    "rules": Command("list the rules, or explain one", _help, ".checking:rules"),
    "ir": Command("print the description that templates see, as JSON", _package, ".commands:ir"),
    "docs": Command("write the reference page", _docs, ".commands:docs"),
    "init": Command("write the configuration of a repository, once", None, ".starting:init"),
    "overlay": Command(
        "apply overlays, or write the one between two documents",
        None,
        ".overlaying:overlay",
    ),
    "convert": Command(
        "write a document in Swagger 2.0 as OpenAPI 3.0, once", None, ".converting:convert"
    ),
    "templates": Command(
        "list the templates, or copy one to change it",
        None,
        ".templating:templates",
    ),
    "examples-in": Command(
        "check the curl commands and the JSON of documentation",
        _examples,
        ".documentation.examples:examples_in",
    ),
    "pages": Command(
        "compare captured pages of a reference", _pages, ".documentation.reading:pages"
    ),
    "runtime": Command(
        "say whether packages hold the current runtime", _where, ".checking:runtime"
    ),
    "scaffold": Command("write a first implementation, once", _scaffold, ".commands:scaffold"),
}
"""What can be run, in the order it is listed."""
