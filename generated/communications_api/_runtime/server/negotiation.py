"""Which of several media types an `Accept` header prefers (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..limits import MAX_REMEMBERED, MAX_REMEMBERED_LENGTH
from ..media_types import essence, parameters

if TYPE_CHECKING:
    from collections.abc import Mapping


def negotiate(accept: bytes, offers: tuple[str, ...]) -> int | None:
    """Return which offer an `Accept` header prefers (RFC 9110, section 12.5.1).

    Args:
        accept: the header.
        offers: media types; the preferred one first.

    Returns:
        Its index; None where the header accepts none of them.
    """
    # Asked for each request: what `remembered` does, in fewer steps.
    return (_known if len(accept) <= MAX_REMEMBERED_LENGTH else _negotiate)(accept, offers)


def _negotiate(accept: bytes, offers: tuple[str, ...]) -> int | None:
    exact: dict[tuple[str, frozenset[str]], float] = {}
    ranges: dict[str, float] = {}
    for item in accept.decode("latin-1").split(","):
        name, *asked = (part.strip().lower() for part in item.split(";"))
        if name:
            quality = _quality(asked)
            ranges[name] = max(quality, ranges.get(name, 0.0))
            wanted = frozenset(part for part in parameters(item.lower()) if part[:2] != "q=")
            if wanted:
                exact[name, wanted] = quality
    if not ranges:
        return 0
    best: tuple[float, int] | None = None
    names = [essence(offer) for offer in offers]
    for index, (offer, name) in enumerate(zip(offers, names, strict=True)):
        quality = exact.get((name, parameters(offer.lower())), _quality_of(name, ranges))
        if names.count(name) > 1 and (name, parameters(offer.lower())) not in exact:
            quality *= 0.999  # after the one that is asked for by its parameters
        if quality > 0 and (best is None or quality > best[0]):
            best = (quality, index)
    return None if best is None else best[1]


_known = lru_cache(maxsize=MAX_REMEMBERED)(_negotiate)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _quality_of(offer: str, ranges: Mapping[str, float]) -> float:
    if "*" in offer:  # what will be sent is not known yet
        return max(ranges.values())
    for name in (offer, offer.partition("/")[0] + "/*", "*/*", "*"):
        if name in ranges:
            return ranges[name]
    return 0.0
