"""The commands: built from the facts, no more of them than the command line at hand needs."""

from __future__ import annotations

import os
import sys
from pathlib import Path  # noqa: TC003 - cyclopts reads the annotations
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, CycloptsError, Parameter
from cyclopts import Group as Panel

from .. import terminal
from . import exits, printing
from .calling import Settings, fail
from .exits import UsageError
from .grants import with_grants
from .options import function_of, tamed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .facts import Command, Program

Shell = Literal["bash", "zsh", "fish", "powershell"]


def execute(program: Program, tokens: list[str]) -> int:
    """Run a command line and return its exit code."""
    try:
        code = _execute(program, tokens)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would try once more on its way out: there, nothing is to be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.READER_GONE
    return code


def _execute(program: Program, tokens: list[str]) -> int:
    root = build(program, tokens)
    try:
        code = root.meta(
            tokens,
            console=printing.console(sys.stdout),
            error_console=printing.console(sys.stderr),
        )
    except (UsageError, CycloptsError) as error:
        words = " ".join([program.name, *_named(program, tokens), "--help"])
        fail(program, f"{str(error).rstrip('.')} (see {words})")
        return exits.USAGE
    return code if isinstance(code, int) else exits.OK


def _named(program: Program, tokens: Sequence[str]) -> list[str]:
    """Return the group and the command that a command line names."""
    for group in program.groups:
        if group.name in tokens:
            rest = tokens[tokens.index(group.name) + 1 :]
            names = [command.name for command in group.commands if command.name in rest]
            return [group.name, *names[:1]]
    return []


def build(program: Program, tokens: Sequence[str] | None, *, tame: bool = False) -> App:
    """Return the application.

    Args:
        program: what there is.
        tokens: the command line: commands are made for the groups it names only; None for all.
        tame: leave out what a shell might read as more than text.
    """
    words = tamed if tame else str
    app = App(
        name=program.name,
        help=words(program.help),
        version=program.version,
        help_format="plaintext",
        help_epilogue=_epilogue(program),
        print_error=False,
        exit_on_error=False,
        suppress_keyboard_interrupt=False,
        result_action="return_value",
    )
    for place, group in enumerate(program.groups):
        inner = App(name=group.name, help=words(group.help), sort_key=place)
        if tokens is None or group.name in tokens:
            for number, command in enumerate(group.commands):
                function = function_of(program, group, command, tame=tame)
                text = _help(command) if not tame else words(command.summary)
                inner.command(function, name=command.name, help=text, sort_key=number)
        app.command(inner)
    _add_completion(app, program)
    app.meta.suppress_keyboard_interrupt = False
    app.meta.default(with_grants(_meta(app, program), program))
    return app


def _help(command: Command) -> str:
    deprecated = "Deprecated: the document marks this operation so." if command.deprecated else ""
    parts = (command.summary, command.description, deprecated, command.request)
    return "\n\n".join(part for part in parts if part)


# --- Options of every command ---------------------------------------------------------------------

_EVERY = Panel("Options of every command", sort_key=2)


def _every(name: str, help: str, **more: Any) -> Parameter:  # noqa: A002 - as cyclopts calls it
    more = {"allow_leading_hyphen": True, "show_default": False, "negative": (), **more}
    return Parameter(name=name, help=help, group=_EVERY, **more)


def _where(program: Program) -> dict[str, Any]:
    """Return the annotations of the options that choose a server, which depend on the document."""
    servers, variables = ", ".join(program.servers), ", ".join(program.variables)
    return {
        "server": Annotated[
            str | None,
            _every(
                "--server",
                f"One of the document's servers: {servers}.",
                metavar="NAME",
                show=bool(servers),
            ),
        ],
        "server_variable": Annotated[
            tuple[str, ...],
            _every(
                "--server-variable",
                f"A part of the server's URL: {variables}.",
                metavar="NAME=VALUE",
                show=bool(variables),
            ),
        ],
    }


def _server_variables(program: Program, given: Sequence[str]) -> dict[str, str]:
    """Return the values of server variables, by keyword of the client.

    Raises:
        UsageError: one is not of the form NAME=VALUE, or has another name.
    """
    values = dict[str, str]()
    for text in given:
        name, sign, value = text.partition("=")
        keyword = name.replace("-", "_")
        if not sign or keyword not in program.variables:
            known = f"NAME is one of {', '.join(program.variables) or 'none'}"
            raise UsageError(f"--server-variable: {text!r} is not of the form NAME=VALUE; {known}")
        values[keyword] = value
    return values


def _meta(app: App, program: Program) -> Callable[..., Any]:
    """Return what takes the options of every command, wherever they are, and runs the rest."""

    def meta(
        *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
        base_url: Annotated[
            str | None,
            _every("--base-url", "Where the API is, such as https://host.", metavar="URL"),
        ] = None,
        server: str | None = None,
        server_variable: tuple[str, ...] = (),
        environment: Annotated[
            str,
            _every("--environment", "Whose variables to read, such as staging.", metavar="NAME"),
        ] = "",
        timeout: Annotated[
            float | None,
            _every("--timeout", "Longest wait in each phase of a call.", metavar="SECONDS"),
        ] = None,
        retries: Annotated[
            int | None,
            _every("--retries", "How often a call may be repeated.", metavar="NUMBER"),
        ] = None,
        output: Annotated[
            printing.OutputFormat | None,
            _every("--output", "How to print; on a terminal table, else json."),
        ] = None,
        dry_run: Annotated[
            bool, _every("--dry-run", "Print the request as a curl command and send nothing.")
        ] = False,
        verbose: Annotated[
            bool, _every("--verbose", "Report on standard error what is sent and received.")
        ] = False,
        grants: Annotated[Any, Parameter(parse=False)] = None,
    ) -> Any:
        where = {"server": server} if server is not None else {}
        where |= _server_variables(program, server_variable)
        settings = Settings(
            *(base_url, environment, timeout, retries, output, dry_run, verbose),
            where,
            grants or {},
        )
        command, bound, _ = app.parse_args(tokens)
        outcome = command(*bound.args, **bound.kwargs)
        return outcome(settings) if callable(outcome) else outcome

    meta.__annotations__.update(_where(program))
    return meta


def _epilogue(program: Program) -> str:
    secrets = dict.fromkeys(name for names in program.secrets.values() for name in names)
    secrets |= dict.fromkeys(name for pairs in program.grants.values() for _, name in pairs)
    names = [program.variable(name) for name in ("base_url", *secrets)]
    staging = program.variable(next(iter(secrets), "base_url"), "staging")
    codes = "\n".join(f"  {code:<4} {meaning}" for code, meaning in exits.MEANING.items())
    sources = "there or from a file" if program.grants else "there"
    return (
        "Environment:\n"
        + "\n".join(f"  {name}" for name in names)
        + f"\n  With --environment staging: {staging} and so on.\n"
        f"  Secrets are read from {sources} only: arguments can be seen by others.\n"
        "  NO_COLOR turns colours off.\n\n"
        f"Exit codes:\n{codes}"
    )


# --- Completion -----------------------------------------------------------------------------------


def _add_completion(app: App, program: Program) -> None:
    panel = Panel("Shell completion", sort_key=3)

    def show(
        shell: Annotated[Shell | None, Parameter(help="By default the shell at hand.")] = None,
    ) -> int:
        sys.stdout.write(_script(program, shell))
        return exits.OK

    def install(
        shell: Annotated[Shell | None, Parameter(help="By default the shell at hand.")] = None,
        *,
        output: Annotated[
            Path | None, Parameter(name="--to", help="The file; by default where the shell looks.")
        ] = None,
    ) -> int:
        _script(program, shell)  # says what is wrong before anything is written
        path = build(program, None, tame=True).install_completion(shell=shell, output=output)
        terminal.write(f"Written to {path}; new shells complete {program.name}.")
        return exits.OK

    app.command(show, name="--show-completion", help="Print the completion script.", group=panel)
    app.command(
        install, name="--install-completion", help="Install the completion script.", group=panel
    )


def _script(program: Program, shell: Shell | None) -> str:
    from cyclopts.completion.detect import ShellDetectionError

    try:
        full = build(program, None, tame=True)
        return full.generate_completion(prog_name=program.name, shell=shell)
    except ShellDetectionError as error:
        raise UsageError(f"{error} (name the shell: bash, zsh, fish, powershell)") from None
