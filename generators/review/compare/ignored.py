"""Header parameters that nobody gives: `Accept`, `Content-Type` and `Authorization`.

Media types and security schemes describe them (OpenAPI 3.1.1, Parameter Object). `Content-Length`
follows from the body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.own_headers import NO_PARAMETERS
from .recording import At, Values
from .sides import same

if TYPE_CHECKING:
    from .media import Context

_Parameters = dict[tuple[str, str], str]


def without_ignored(
    context: Context, base: _Parameters, head: _Parameters
) -> tuple[_Parameters, _Parameters]:
    """Return the parameters that count; changes of the others are noted as documentation."""
    for key in dict.fromkeys([*base, *head]):
        if _is_ignored(key):
            _compare(context, base.get(key), head.get(key))
    ours, theirs = (
        {key: pointer for key, pointer in parameters.items() if not _is_ignored(key)}
        for parameters in (base, head)
    )
    return ours, theirs


def is_ignored(parameter: dict[str, Any]) -> bool:
    """Whether a Parameter Object is ignored."""
    return _is_ignored((str(parameter.get("in")), str(parameter.get("name")).lower()))


def _is_ignored(key: tuple[str, str]) -> bool:
    return key[0] == "header" and key[1] in NO_PARAMETERS


def _compare(context: Context, base: str | None, head: str | None) -> None:
    walk = context.walk
    before = walk.base.follow(base).value if base is not None else None
    after = walk.head.follow(head).value if head is not None else None
    if same(before, after):
        return
    context.emit(
        "ignored-parameter-changed",
        At(base) if base is not None else At(walk.origin(head or "").pointer, exact=False),
        At(head) if head is not None else At(walk.survivor(base or "").pointer, exact=False),
        Values(before, after),
        of=head or "",
        of_base="" if head else base or "",
    )
