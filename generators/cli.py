"""The command line: which settings a command runs with, and what its exit code is.

The commands themselves are listed in `arguments.py`.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from . import COMMAND, TOOLKIT, __version__
from .arguments import COMMANDS, resolved
from .config import Config, ConfigError, Settings, load_settings
from .console import FINDINGS, INTERRUPTED, UNREADABLE, USAGE
from .memory import few_collections
from .options import Options
from .requiring import RequirementError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .diagnostics import Severity
    from .document import Adaptation
    from .render.own_templates import Templates


def _configured(config: Config) -> dict[str, Severity | None]:
    """Return the severities of rules in the configuration.

    Raises:
        ConfigError: a rule or a severity is unknown.
    """
    try:
        return resolved(config.rules)
    except ValueError as error:
        raise ConfigError(f"{config.place}: `rules`: {error}") from error


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; of several APIs, the highest.

    Args:
        argv: the arguments; those of the process by default.

    Raises:
        SystemExit: the usage is wrong (code 2), or help was asked for.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character gets an escape, not a traceback.
            stream.reconfigure(errors="backslashreplace")
    try:
        settings = load_settings()
        if settings.note:
            print(settings.note, file=sys.stderr)
        runs = _runs(given, settings)
        with few_collections():
            codes = [_run(arguments, label, given) for label, arguments in runs]
        sys.stdout.flush()
    except (ConfigError, RequirementError) as error:
        print(error, file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # The reader, `head` for example, has seen enough; Python must not flush again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    return max(codes)


def _run(arguments: argparse.Namespace, label: str, given: Sequence[str]) -> int:
    """Run a command for one API, under its name where there are several."""
    if label:
        print(f"{label}:", flush=True)
    spec = getattr(arguments, "spec", "")
    if "://" in spec:
        from .fetching import FetchError, kept  # nothing else fetches

        if arguments.command == "check":
            print("check fetches nothing: name the file that generate kept", file=sys.stderr)
            return USAGE
        try:
            arguments.spec = kept(spec, force=getattr(arguments, "force", False))
        except FetchError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        print(f"{spec}: kept as {arguments.spec}", file=sys.stderr)
    if arguments.command == "watch":  # of others, all arguments say whether a run is a repetition
        arguments.again = partial(_again, given, arguments)
    return COMMANDS[arguments.command](arguments)


def _again(given: Sequence[str], before: argparse.Namespace) -> argparse.Namespace:
    """Return the arguments of a run with the settings as they are now.

    Raises:
        ConfigError: these cannot be used, or no longer have the API.
    """
    name = getattr(before, "api_name", "")
    for _, arguments in _runs(given, load_settings()):
        if getattr(arguments, "api_name", "") == name:
            if "://" in arguments.spec:
                arguments.spec = before.spec  # which was fetched
            arguments.again = partial(_again, given, arguments)
            return arguments
    raise ConfigError("the settings have other APIs now: start again")


def _runs(given: Sequence[str], settings: Settings) -> list[tuple[str, argparse.Namespace]]:
    """Return the arguments of each API that a command runs for, with a label where several are."""
    if not settings.apis:
        return [("", _with_options(_parsed(given, settings.usual, settings), settings.usual))]
    arguments = _parsed(given, replace(settings.usual, spec=_OF_EACH), settings)
    names = getattr(arguments, "api", None)
    spec = getattr(arguments, "spec", _OF_EACH)
    if names == [] and spec != _OF_EACH:
        names = [name for name, api in settings.apis.items() if api.spec == spec] or None
    if names is None:
        return [("", _with_options(_parsed(given, settings.usual, settings), settings.usual))]
    names = names or list(settings.apis)
    runs = []
    for name in names:
        config = settings.apis[name]
        label = name if len(names) > 1 else ""
        run = _with_options(_parsed(given, config, settings), config)
        run.api_name = name
        runs.append((label, run))
    _check_outputs(runs)
    return runs


def _check_outputs(runs: Sequence[tuple[str, argparse.Namespace]]) -> None:
    """Refuse options that would let several APIs write one file."""
    for option in ("out", "file", "report", "write_baseline"):
        values = [value for _, run in runs if (value := getattr(run, option, None))]
        if len(set(values)) < len(values):
            raise ConfigError(
                f"--{option.replace('_', '-')}: {len(values)} APIs would write {values[0]}; "
                "choose one with --api NAME"
            )


def _parsed(given: Sequence[str], config: Config, settings: Settings) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=COMMAND)
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
            command.declare(inner, config)
            if settings.apis and name not in _WITHOUT_API:
                _api(inner, settings)
        inner.set_defaults(command=name)
    return parser.parse_args(given)


_OF_EACH = "that of each API"
"""Stands for the document where none is named."""
_WITHOUT_API = frozenset({"convert", "init", "learn", "overlay", "rules", "runtime", "templates"})
"""Commands that read no document of the configuration."""


def _api(parser: argparse.ArgumentParser, settings: Settings) -> None:
    parser.add_argument(
        "--api",
        action="append",
        default=[],
        choices=list(settings.apis),
        metavar="NAME",
        help=f"one API of the configuration: {', '.join(settings.apis)}; may be repeated "
        "(default: all)",
    )


def _with_options(arguments: argparse.Namespace, config: Config) -> argparse.Namespace:
    """Return arguments with the options of the stages."""
    configured: dict[str, Severity | None] = {}
    try:
        configured = _configured(config)
    except ConfigError as error:
        if arguments.command != "rules":  # it helps to correct the configuration
            raise
        print(error, file=sys.stderr)
    named = getattr(arguments, "feature", None)
    arguments.options = Options(
        package=getattr(arguments, "package", ""),
        features=getattr(arguments, "usual_features", None) if named is None else tuple(named),
        severities=configured | resolved(dict(getattr(arguments, "rule", ()))),
        adapted=_adaptation(arguments, config),
        allowed=tuple(getattr(arguments, "allow_outside", ())),
        project=config.project,
        templates=_templates(arguments),
    )
    return arguments


def _templates(arguments: argparse.Namespace) -> Templates | None:
    """Return the templates of one's own that a command makes use of.

    Raises:
        ConfigError: they cannot be read.
    """
    folder = getattr(arguments, "templates", "")
    if not folder:
        return None
    from .render.own_templates import Templates, TemplatesError  # where there are any

    try:
        return Templates.read(folder)
    except TemplatesError as error:
        raise ConfigError(str(error)) from error


def _adaptation(arguments: argparse.Namespace, config: Config) -> Adaptation | None:
    """Return what is done to the document: as the configuration says, and what options add."""
    given = [tuple(getattr(arguments, name, ())) for name in ("overlay", "include", "exclude")]
    usual = getattr(arguments, "usual_adapted", ((), (), ()))
    overlays, include, exclude = (
        (*before, *more) for before, more in zip(usual, given, strict=True)
    )
    if not (overlays or include or exclude or config.names):
        return None
    from .document import Adaptation  # where there is any

    return Adaptation(overlays, (include, exclude), config.names)
