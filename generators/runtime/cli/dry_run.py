"""A request as a command for a POSIX shell, which reads credentials from environment variables.

The client is made with texts that stand for the secrets, so that each is found wherever the
request carries it: in a header field, a cookie or the URL.
"""

from __future__ import annotations

import base64
import os
import re
import secrets
import shlex
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..transports.base import Request
    from .facts import Program

_LONGEST = 100_000
"""Bytes of a body that is an argument of the command; Linux takes 131,071."""


def stand_ins(program: Program, environment: str) -> dict[str, str]:
    """Return texts that stand for secrets, by keyword of the client.

    These are the secrets of the schemes of which the environment has one; all where it has none, as
    nothing is sent.

    Args:
        program: the command line.
        environment: whose variables are meant.
    """
    schemes = list(program.secrets.values())
    given = [
        names
        for names in schemes
        if any(os.environ.get(program.variable(name, environment)) for name in names)
    ]
    keywords = dict.fromkeys(name for names in given or schemes for name in names)
    return {name: f"secret{secrets.token_hex(16)}" for name in keywords}


def shell_command(request: Request, variables: Mapping[str, str]) -> str:
    """Return the command that sends a request with curl.

    Args:
        request: with texts that stand for secrets.
        variables: names of environment variables, by these texts.
    """
    parts = [*_head(request, variables)]
    content = request.content
    if content is None:
        return " ".join(parts)
    if _is_argument(content):
        return " ".join([*parts, "--data-raw", _quoted(content.decode(), variables)])
    lines = "\n".join(textwrap.wrap(base64.b64encode(content).decode(), 76))
    return " ".join(["base64 -d <<'END' |", *parts, "--data-binary", f"@-\n{lines}\nEND"])


def _head(request: Request, variables: Mapping[str, str]) -> Iterator[str]:
    yield "curl --globoff --path-as-is"
    yield "--head" if request.method == "HEAD" else f"--request {shlex.quote(request.method)}"
    yield _quoted(request.url, variables)
    for name, value in request.headers.items():
        user = _user(value)
        if user and any(text in user for text in variables):
            yield f"--user {_quoted(user, variables)}"
        else:
            # curl leaves out a field that has no value, unless a semicolon ends its name.
            yield f"--header {_quoted(f'{name}: {value}' if value else f'{name};', variables)}"


def _user(value: str) -> str:
    """Return user name and password of a header field for basic authentication; else nothing."""
    scheme, _, encoded = value.partition(" ")
    if scheme != "Basic":
        return ""
    try:
        return base64.b64decode(encoded, validate=True).decode()
    except ValueError:
        return ""


def _is_argument(content: bytes) -> bool:
    """Whether a body can be an argument of a command: text without NUL that is not too long."""
    if len(content) > _LONGEST or b"\0" in content:
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _quoted(text: str, variables: Mapping[str, str]) -> str:
    """Return text for a shell, with variables in the place of what stands for secrets."""
    if not variables:
        return shlex.quote(text)
    parts = re.split(f"({'|'.join(map(re.escape, variables))})", text)
    return "".join(
        f'"${variables[part]}"' if part in variables else shlex.quote(part)
        for part in parts
        if part
    ) or shlex.quote("")
