"""Errors of the client as texts that say what to do next, without secrets."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from .. import errors
from ..strict_json import parse_json
from .presenting import compact, masked, masked_content, plain_content, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from .operation_tools import OperationTool
    from .served import Served

CARRIED_OUT: Final = "It was carried out all the same: do not repeat it."
_BODY: Final = 2000
"""Characters of the answer that came with an error."""
_PROBLEMS: Final = 20
"""Problems of arguments that are told."""
_hint: Final = re.compile(r" \(to send it all the same[^;]*\)")
_seconds: Final = re.compile(r"[0-9]{1,9}")
_ADVICE: Final = {
    400: "Change the arguments as the answer says.",
    401: "The credentials are not accepted: the person who runs this server has to renew them.",
    403: "These credentials may not do that: do not repeat the call.",
    404: "Nothing has these identifiers: look them up with another tool.",
    405: "The API does not offer this.",
    409: "It does not fit the present state: read it again, then decide.",
    412: "It was changed in between: read it again, then decide.",
    413: "Send less at once.",
    422: "Change the arguments as the answer says.",
    429: "The API is called too often: wait before the next call.",
}


def advice(
    error: errors.ApiError,
    tool: OperationTool,
    served: Served,
    environment: str,
    hidden: frozenset[str],
    hide: Callable[[str], str],
) -> str:
    """Return what went wrong with a call, and what to do next.

    Args:
        error: of the client.
        tool: what was called.
        served: the API.
        environment: whose environment variables were read.
        hidden: names of properties that are personal.
        hide: takes credentials out of a text.
    """
    if isinstance(error, errors.RequestInvalid):
        return hide(_invalid(error, tool))
    if isinstance(error, errors.MissingCredentials):
        return _missing(error, served, environment)
    parts = [_what(error), _next(error, tool)]
    if error.body and isinstance(error, (errors.StatusError, errors.ReportedFailure)):
        parts.append(_answer(error.body, hidden, hide))
    return hide("\n".join(part for part in parts if part))


def _what(error: errors.ApiError) -> str:
    if isinstance(error, errors.StatusError):
        reason = f" {error.reason}" if error.reason else ""
        return f"The API answered {error.status}{reason}."
    if isinstance(error, errors.ReportedFailure):
        return "The API reports that it failed. Nothing was done."
    if isinstance(error, errors.DecodeError):
        places = ", ".join(problem.where for problem in error.problems[:5])
        return f"The answer is not as the API's document says{f': {places}' if places else ''}."
    if isinstance(error, errors.ResponseTooLarge):
        return "The answer is larger than this server reads."
    return str(error)


def _next(error: errors.ApiError, tool: OperationTool) -> str:
    status = error.status or 0
    if isinstance(error, errors.StatusError):
        text = _ADVICE.get(status, "Change the arguments, or do without.")
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            text = _again(tool, processed=True)
        wait = error.headers.get("Retry-After", "")
        return f"{text} It asks to wait {wait} seconds." if _seconds.fullmatch(wait) else text
    if isinstance(error, errors.TransportError):
        return _again(tool, processed=error.may_have_been_processed)
    if isinstance(error, errors.ResponseTooLarge) and tool.only_reads:
        return "Ask for less, such as a smaller page."
    if isinstance(error, (errors.DecodeError, errors.PagingError, errors.ResponseTooLarge)):
        return "" if tool.only_reads else CARRIED_OUT
    if isinstance(error, errors.ReportedFailure):
        return "Change the arguments as the answer says."
    return ""


def _again(tool: OperationTool, *, processed: bool) -> str:
    if tool.only_reads or not processed:
        return "It may be tried again later."
    return "It may have been carried out: find out with a tool that reads before you repeat it."


def _invalid(error: errors.RequestInvalid, tool: OperationTool) -> str:
    names = tool.input.names()
    lines = ["Nothing was sent: the arguments are not valid."]
    for where, message in error.problems[:_PROBLEMS]:
        place = where
        for known in sorted(names, key=len, reverse=True):
            if where == known or where.startswith((f"{known}.", f"{known}[")):
                place = names[known] + where[len(known) :]
                break
        lines.append(f"- {place}: {_hint.sub('', message)}")
    if len(error.problems) > _PROBLEMS:
        lines.append(f"- and {len(error.problems) - _PROBLEMS} more")
    return "\n".join(lines)


def _missing(error: errors.MissingCredentials, served: Served, environment: str) -> str:
    ways: list[str] = []
    for alternative in error.schemes:
        names = [
            served.variable(secret, environment)
            for scheme in alternative
            for secret in served.secrets.get(scheme, ())
        ]
        ways.append(" and ".join(names or alternative))
    return (
        "Nothing was sent: this server has no credentials for it. The person who runs it has to "
        f"set {', or '.join(ways)} in its environment. Do not ask for secrets."
    )


def _answer(body: bytes, hidden: frozenset[str], hide: Callable[[str], str]) -> str:
    try:
        data: Any = parse_json(body)
    except ValueError:
        data, notes = plain_content(masked_content(body, hidden))
        return "" if notes else f"Answer: {shortened(hide(data), _BODY)[0]}"
    data, _ = shortened(masked(data, hidden, hide), _BODY)
    return f"Answer: {compact(data)}"
