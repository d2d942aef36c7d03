"""One call from the command line, and the exit code for its result."""

from __future__ import annotations

import logging
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .. import terminal
from ..strict_json import parse_json
from . import dry_run, exits, printing
from .exits import UsageError
from .keywords import keywords_of

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from ..client.hooks import ResponseReceived
    from ..errors import ApiError, RequestInvalid
    from .facts import Command, Group, Program
    from .keywords import CallOptions
    from .printing import OutputFormat

_hint_for_code = re.compile(r" \(to send it all the same[^;]*\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of every command.

    Attributes:
        base_url: where the API is; None for what the environment or the document says.
        environment: whose environment variables are read; empty for those without a name in it.
        timeout: seconds for each phase; None for the client's default.
        retries: further attempts; None for the client's default.
        output: how a result is printed; None to choose.
        dry_run: print the request instead of sending it.
        verbose: report on standard error what happens.
        where: the server and its variables, by keyword of the client.
        grants: keywords of the client for what gets access tokens, with their texts.
    """

    base_url: str | None = None
    environment: str = ""
    timeout: float | None = None
    retries: int | None = None
    output: OutputFormat | None = None
    dry_run: bool = False
    verbose: bool = False
    where: Mapping[str, str] = field(default_factory=dict[str, str])
    grants: Mapping[str, str] = field(default_factory=dict[str, str])


def call(
    program: Program, group: Group, command: Command, settings: Settings, options: CallOptions
) -> int:
    """Call an operation, print its result, and return the exit code.

    Raises:
        UsageError: the options are wrong; nothing was sent.
    """
    from ..errors import ApiError

    try:
        keywords = keywords_of(program, command, options)
        secrets = dry_run.stand_ins(program, settings.environment) if settings.dry_run else {}
        with _client(program, settings, secrets) as (client, answers):
            method = getattr(getattr(client, group.attribute), command.method)
            if settings.dry_run:
                variables = {
                    text: program.variable(name, settings.environment)
                    for name, text in secrets.items()
                }
                request = client.build(method, **keywords)
                terminal.write(dry_run.shell_command(request, variables), exactly=True)
                return exits.OK
            with logging_to(client, verbose=settings.verbose):
                if options.every:
                    _print_all(client.each(method, **keywords), settings, options)
                    return exits.OK
                if settings.output == "raw" and _streams(program, command):
                    with client.with_streaming_response(method, **keywords) as response:
                        printing.print_parts(response.iter_bytes())
                    return exits.OK
                result = method(**keywords)
                if _streams(program, command):
                    with result as stream:
                        printing.print_items(stream)
                    return exits.OK
            content = answers[-1].response.content if answers else b""
            printing.print_result(result, content, settings.output)
            return _judge(program, result)
    except ApiError as error:
        return failed(program, command, settings, error, allow_unknown=options.allow_unknown)


def failed(
    program: Program, command: Command, settings: Settings, error: ApiError, *, allow_unknown: bool
) -> int:
    """Say what went wrong with a call, and return the exit code."""
    from ..errors import RequestInvalid

    text = str(error)
    if isinstance(error, RequestInvalid):
        text = _invalid(command, error, allow_unknown=allow_unknown)
    elif (schemes := getattr(error, "schemes", None)) is not None:
        text = _missing(program, schemes, settings.environment)
    fail(program, text)
    if settings.verbose and error.body:
        _print_body(error.body)
    return exit_code(error)


def _print_all(pages: Any, settings: Settings, options: CallOptions) -> None:
    """Print the items of all pages as they come."""
    if settings.output not in {None, "json"}:
        raise UsageError(f"--all prints JSON, so --output {settings.output} is not possible")
    try:
        items = pages.items(max_items=options.max_items)
    except ValueError as error:
        raise UsageError(f"--{str(error).replace('_', '-')}") from None
    printing.print_items(items)


def fail(program: Program, text: str) -> None:
    """Say on standard error, in one line, what went wrong."""
    terminal.write(f"{program.name}: {' '.join(text.split())}", sys.stderr)


def exit_code(error: ApiError) -> int:
    """Return the exit code for an error of the client."""
    from .. import errors

    codes: tuple[tuple[type[ApiError], int], ...] = (
        (errors.StatusError, exits.STATUS),
        (errors.TransportError, exits.NO_ANSWER),
        (errors.DecodeError, exits.UNREADABLE),
        (errors.PagingError, exits.UNREADABLE),
        (errors.ResponseTooLarge, exits.UNREADABLE),
        (errors.ReportedFailure, exits.FAILURE),
    )
    if isinstance(error, errors.TokenError) and error.status is None:
        return exits.NO_ANSWER
    return next((code for kind, code in codes if isinstance(error, kind)), exits.USAGE)


# --- The client -----------------------------------------------------------------------------------


@contextmanager
def _client(
    program: Program, settings: Settings, secrets: Mapping[str, str]
) -> Generator[tuple[Any, list[ResponseReceived]]]:
    """Give a client, and a list to which its answers are added.

    Args:
        program: the command line.
        settings: of this call.
        secrets: those that are not read from the environment, by keyword of the client.
    """
    from ..client.hooks import Hooks

    answers: list[ResponseReceived] = []
    with opened(program, settings, hooks=Hooks(on_response=answers.append), **secrets) as client:
        yield client, answers


@contextmanager
def opened(program: Program, settings: Settings, **options: Any) -> Generator[Any]:
    """Give a client, closed in the end.

    Args:
        program: whose.
        settings: options of every command.
        **options: of the client besides.

    Raises:
        UsageError: it cannot be made.
    """
    options |= settings.grants
    variable = program.variable("base_url", settings.environment)
    options |= settings.where
    if settings.base_url is not None:
        options["base_url"] = settings.base_url
    elif not os.environ.get(variable) and not program.base_url and not settings.where:
        raise UsageError(f"where is the API? Give --base-url, or set {variable}")
    if settings.timeout is not None:
        options["timeout"] = settings.timeout
    if settings.retries is not None:
        options["retries"] = settings.retries
    cls = import_module(f"{program.package}.client").Client
    try:
        client = cls.from_env(settings.environment, **options)
    except (ValueError, ImportError) as error:
        raise UsageError(str(error)) from None
    with client:
        yield client


@contextmanager
def logging_to(client: Any, *, verbose: bool) -> Generator[None]:
    """Send what the client logs to standard error: all of it, or nothing."""
    logger = logging.getLogger(client._contract.logger)  # noqa: SLF001 - the names of its logger
    level, propagate = logger.level, logger.propagate
    handler: logging.Handler = logging.NullHandler()
    if verbose:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_Formatter("%(message)s"))
        logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


class _Formatter(logging.Formatter):
    """Spells out what is not printable: a server's words go to a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return terminal.printable(super().format(record))


def _streams(program: Program, command: Command) -> bool:
    """Whether the client's method of a command returns a stream."""
    from ..streams.items import streams_of

    operations = import_module(f"{program.package}._operations").CONTRACT.operations
    operation = next(item for item in operations if item.id == command.id)
    if operation.stream_name:
        return bool(command.method == operation.stream_name)
    return bool(streams_of(operation).accept)


# --- What came of it ------------------------------------------------------------------------------


def _judge(program: Program, result: Any) -> int:
    from ..models.outcomes import OutcomeModel

    if not isinstance(result, OutcomeModel):
        return exits.OK
    outcome = result.outcome
    if not outcome.is_partial:
        return exits.OK
    total = len(outcome.failed) + len(outcome.submitted)
    reasons = outcome.reasons()
    fail(
        program,
        f"{len(outcome.failed)} of {total} items failed" + (f": {reasons}" if reasons else ""),
    )
    return exits.PARTIAL


def _invalid(command: Command, error: RequestInvalid, *, allow_unknown: bool) -> str:
    """Return what is wrong with a request, in the words of the command line."""
    names = {option.argument: f"--{option.name}" for option in command.options}
    parts: list[str] = []
    unknown = False
    for where, message in error.problems:
        head, dot, rest = where.partition(".")
        text = _hint_for_code.sub("", message)
        unknown |= text != message or message.startswith("unknown field")
        parts.append(f"{names.get(head, head)}{dot}{rest}: {text}")
    hint = " (--allow-unknown sends it all the same)" if unknown and not allow_unknown else ""
    return f"nothing was sent, the request is not valid: {'; '.join(parts)}{hint}"


def _missing(program: Program, schemes: tuple[tuple[str, ...], ...], environment: str) -> str:
    """Return which environment variables have to be set."""
    ways: list[str] = []
    for alternative in schemes:
        names = [
            program.variable(secret, environment)
            for scheme in alternative
            for secret in program.secrets.get(scheme, ())
        ]
        ways.append(" and ".join(names or alternative))
        grants = [
            dict(program.grants[scheme]) for scheme in alternative if scheme in program.grants
        ]
        if len(grants) == len(alternative) == 1:
            names = [grants[0][part] for part in ("client_id", "client_secret")]
            ways.append(" and ".join(program.variable(name, environment) for name in names))
    listed = ", or ".join(ways)
    return f"nothing was sent, credentials are needed: set {listed} in the environment"


def _print_body(body: bytes) -> None:
    try:
        printing.print_json(parse_json(body), sys.stderr)
    except ValueError:
        terminal.write(body.decode("utf-8", "replace"), sys.stderr)
