"""Which of several media types an `Accept` header prefers (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=1024)
def negotiate(accept: bytes, offers: tuple[str, ...]) -> int | None:
    """Return which offer an `Accept` header prefers (RFC 9110, section 12.5.1).

    Args:
        accept: the header.
        offers: media types, without parameters; the preferred one first.

    Returns:
        Its index; None where the header accepts none of them.
    """
    ranges: dict[str, float] = {}
    for item in accept.decode("latin-1").split(","):
        name, *parameters = (part.strip().lower() for part in item.split(";"))
        if name:
            ranges[name] = max(_quality(parameters), ranges.get(name, 0.0))
    if not ranges:
        return 0
    best: tuple[float, int] | None = None
    for index, offer in enumerate(offers):
        quality = _quality_of(offer, ranges)
        if quality > 0 and (best is None or quality > best[0]):
            best = (quality, index)
    return None if best is None else best[1]


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
