# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of ../../etc/passwd\"\"\"
open("pwned", "w") # {{ 7*7 }} {% raw %}: facts only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Option, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="etc-passwd-open-pwned-w-7-7-raw",
    package=__name__.rpartition(".")[0],
    version="1.0\"\"\" open('pwned', 'w')",
    environment="ETC_PASSWD_OPEN_PWNED_W_7_7_RAW",
    help='../../etc/passwd""" open("pwned", "w") # {{ 7*7 }} {% raw %}\n\n"""\nopen("pwned", "w")\n"""\n\nBell <U+0007>, escape <U+001B>[31m, bidi <U+202E>, line \n end, next \n line, \\N{BULLET} {open(\'pwned\')} %s ${x}\n<script>alert(1)</script>\n```\n# heading',
    base_url="https://host.example/'\"\\\n{0}\"\"\"/open('pwned','w')",
    secrets={"_open.-pwned": ("api_key",)},
    groups=(
        Group(
            name="open-pwned-w",
            attribute="open_pwned_w",
            help='ends with quotes """',
            commands=(
                Command(
                    name="x-pass-open-pwned-w",
                    id="x(): pass\nopen('pwned', 'w') #",
                    method="x_pass_open_pwned_w",
                    request='GET /"""/{\'); open("pwned", "w") %}/\'); open(\'pwned\')\\',
                    summary='"""; open("pwned", "w")',
                    description='\\"""\nopen("pwned", "w")\n    indented \\',
                    options=(
                        Option(
                            name="open-pwned-w",
                            argument="open_pwned_w",
                            kind="text",
                            required=True,
                            help='""" open(\'pwned\')',
                        ),
                        Option(
                            name="q",
                            argument="q",
                            kind="text",
                            help="Default: \\'\"\"\" ); open('pwned', 'w') #.",
                        ),
                        Option(
                            name="none-open-pwned-w",
                            argument="none_open_pwned_w",
                            kind="text",
                            choices=("'); open('pwned') #", "\\", '"""'),
                        ),
                        Option(
                            name="param",
                            argument="param",
                            kind="text",
                            choices=('\u202e"""\\\n',),
                        ),
                        Option(
                            name="param-2",
                            argument="param_2",
                            kind="integer",
                            help="Default: 1.",
                        ),
                        Option(
                            name="param-3",
                            argument="param_3",
                            kind="text",
                            many=True,
                            choices=("a\nb", "\x00"),
                        ),
                        Option(
                            name="x-head",
                            argument="x_head",
                            kind="text",
                        ),
                    ),
                ),
            ),
        ),
        Group(
            name="group",
            attribute="group",
            help="\\",
            commands=(
                Command(
                    name="post-by-open-pwned-w-open-pwned",
                    id="post_by_open_pwned_w_open_pwned",
                    method="post_by_open_pwned_w_open_pwned",
                    request='POST /"""/{\'); open("pwned", "w") %}/\'); open(\'pwned\')\\',
                    options=(
                        Option(
                            name="open-pwned-w",
                            argument="open_pwned_w",
                            kind="text",
                            required=True,
                        ),
                    ),
                    body=Body(
                        media=("application/json", "multipart/form-data"),
                        fields=True,
                        files=True,
                        required=True,
                        help='"""',
                    ),
                ),
            ),
        ),
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: those of the process by default.
    """
    return run(PROGRAM, arguments)
