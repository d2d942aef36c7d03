"""The command line of a generated package: one command for each operation.

    facts     what the generated code states
    app       the commands, the options of every command, completion
    options   the options of one command
    bodies    the request body, from a file and from `--set`
    keywords  from options to the keyword arguments of the client's method
    calling   one call, and the exit code for its result
    printing  results and errors: JSON, table, raw
    exits     exit codes

Only `facts` and this module are imported before it is known that the extra is installed.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from .exits import INTERRUPTED, USAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .facts import Program

_NEEDED = ("cyclopts", "httpx2")


def run(program: Program, arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code.

    Args:
        program: what there is.
        arguments: those of the process by default.
    """
    missing = [name for name in _NEEDED if not _installed(name)]
    if missing:
        print(
            f"{program.name}: the command line needs {' and '.join(missing)}: install the extra "
            f"[cli], for example with: pip install '{program.name}[cli]'",
            file=sys.stderr,
        )
        return USAGE
    try:
        from .app import execute

        return execute(program, list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        return INTERRUPTED


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ValueError:  # what find_spec says of an entry None in sys.modules
        return False
