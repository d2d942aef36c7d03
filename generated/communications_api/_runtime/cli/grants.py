"""Options for what gets access tokens: a client id, files with secrets, a token endpoint.

A secret is never an argument, which others can see: an option names the file that holds it.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Group as Panel
from cyclopts import Parameter

from .exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .facts import Program

_PANEL = Panel("Access tokens", sort_key=2)
_HELP = {
    "client_id": ("", "ID", "The client that asks for tokens."),
    "client_secret": ("-file", "FILE|-", "What holds its secret; - reads standard input."),
    "refresh_token": ("-file", "FILE|-", "What holds a refresh token; - reads standard input."),
    "token_url": ("", "URL", "Where tokens are given, if not where the document says."),
}
_SECRET = frozenset({"client_secret", "refresh_token"})


def with_grants(meta: Callable[..., Any], program: Program) -> Callable[..., Any]:
    """Return the function of what every command takes, with options for the grants there are.

    They reach it by its argument `grants`: keywords of the client with their texts.
    """
    facts = [pair for pairs in program.grants.values() for pair in pairs]
    if not facts:
        return meta
    names = {f"grant_{keyword}": (part, keyword) for part, keyword in facts}

    def taking(*tokens: str, **typed: Any) -> Any:
        given = {names[name]: typed.pop(name) for name in list(typed) if name in names}
        return meta(*tokens, **typed, grants=_read(given))

    signature = inspect.signature(meta, eval_str=True)
    own = [item for item in signature.parameters.values() if item.name != "grants"]
    added: list[inspect.Parameter] = []
    for name, (part, keyword) in names.items():
        ending, metavar, text = _HELP[part]
        about = Parameter(
            name=f"--{keyword.replace('_', '-')}{ending}",
            help=text,
            metavar=metavar,
            group=_PANEL,
            allow_leading_hyphen=True,
            show_default=False,
            negative=(),
        )
        kind, annotation = inspect.Parameter.KEYWORD_ONLY, Annotated[str | None, about]
        added.append(inspect.Parameter(name, kind, default=None, annotation=annotation))
    parameters = [*own, *added]
    taking.__annotations__ = {item.name: item.annotation for item in parameters}
    taking.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return taking


def _read(given: Mapping[tuple[str, str], str | None]) -> dict[str, str]:
    """Return keywords of the client with their texts; secrets are read from their files."""
    files = [text for (part, _), text in given.items() if part in _SECRET and text == "-"]
    if len(files) > 1:
        raise UsageError("only one secret can be read from standard input")
    return {
        keyword: _secret(text) if part in _SECRET else text
        for (part, keyword), text in given.items()
        if text is not None
    }


def _secret(file: str) -> str:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise UsageError(f"the secret in {file} cannot be read: {why}") from None
    return text.rstrip("\r\n")
