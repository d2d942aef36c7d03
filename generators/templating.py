"""The command `templates`: lists the toolkit's templates, or copies one to be changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .console import FINDINGS, OK, USAGE, print_diagnostics
from .render.own_templates import Templates, TemplatesError, copied, near, originals

if TYPE_CHECKING:
    import argparse

    from .config import Config

_USUAL = "templates"
"""The folder that templates are copied to where the settings name none."""


def declare(parser: argparse.ArgumentParser, config: Config) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "action",
        choices=("list", "copy"),
        help="list: print the names of all templates, and which are overridden; copy: write those "
        "of NAME into the folder, where they take the place of the toolkit's",
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument(
        "--to",
        dest="folder",
        default=config.templates,
        metavar="DIR",
        help=f"the folder of templates of one's own (default: that of the settings, or {_USUAL}/)",
    )


def templates(arguments: argparse.Namespace) -> int:
    """List the templates, or copy some; overwrites nothing."""
    if arguments.action == "list":
        return _list(arguments.names, arguments.folder)
    if not arguments.names:
        print("templates copy: name one; `templates list` shows them", file=sys.stderr)
        return USAGE
    unknown = [name for name in arguments.names if name not in originals()]
    for name in unknown:
        print(f"the toolkit has no template `{name}`: {near(name)}", file=sys.stderr)
    if unknown:
        return USAGE
    folder = arguments.folder or _USUAL
    codes = [_copy(name, Path(folder) / name) for name in arguments.names]
    if max(codes) == OK and not arguments.folder:
        print(f'they are used with `templates = "{folder}"` in the settings')
    return max(codes)


def _copy(name: str, target: Path) -> int:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(copied(name))
    except FileExistsError:
        print(f"{target}: exists, and is yours: nothing written", file=sys.stderr)
        return USAGE
    except OSError as error:
        print(f"{target}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return FINDINGS
    print(f"{target}: written")
    return OK


def _list(names: list[str], folder: str) -> int:
    """Print names; those of the folder are marked, and what is wrong with them is told."""
    try:
        own = Templates.read(folder) if folder else Templates("", ())
    except TemplatesError as error:
        print(error, file=sys.stderr)
        return USAGE
    overridden = {name for name, _ in own.texts}
    for name in originals():
        if not names or any(text in name for text in names):
            print(f"{name}  ({own.path(name)})" if name in overridden else name)
    problems = own.problems()
    print_diagnostics(problems, sys.stderr)
    return FINDINGS if problems else OK
