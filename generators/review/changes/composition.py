"""Classes of change: variants of a schema."""

from __future__ import annotations

from ..model import Direction
from .row import change, directed, narrow, plain, unclear, widen

_TOLD_APART = "The same values are sent; what reads them may tell the variants apart otherwise."
_SENT_AS_BEFORE = {Direction.REQUEST: _TOLD_APART, Direction.RESPONSE: _TOLD_APART}

ROWS = (
    narrow("contains-added", "{subject} has to contain certain items"),
    widen("contains-removed", "{subject} no longer has to contain certain items"),
    narrow(
        "variant-removed",
        "{subject} lost the variant {name}",
        "keep the variant and deprecate it",
        code="major minor",
    ),
    widen(
        "variant-added",
        "{subject} has the new variant {name}",
        "offer it in a new operation, or send it only to callers that ask for it",
        code="minor major",
    ),
    narrow("union-added", "{subject} has to be one of several variants", code="major major"),
    widen(
        "union-removed", "{subject} no longer has to be one of certain variants", code="major major"
    ),
    unclear(
        "union-changed",
        "the variants of {subject} changed",
        "Whether the new variants allow all values of the old ones is not computed.",
    ),
    unclear(
        "union-kind-changed",
        "the variants of {subject} are combined in another way",
        "`oneOf` refuses a value that matches two variants, `anyOf` does not; whether any value "
        "matches two is not computed.",
    ),
    plain(
        "union-order-changed",
        "the variants of {subject} are in another order",
        "none major",
        "A value that matches several variants is read as the first of them.",
        "keep the order, or add a discriminator",
        shows_values=False,
    ),
    narrow("not-added", "{subject} rules out more"),
    widen("not-removed", "{subject} rules out less"),
    directed(
        "discriminator-added",
        "{subject} has the discriminator {after}",
        "none minor",
        "none minor",
        _SENT_AS_BEFORE,
        shows_values=True,
    ),
    directed(
        "discriminator-removed",
        "{subject} no longer has the discriminator {before}",
        "none minor",
        "none minor",
        _SENT_AS_BEFORE,
        shows_values=True,
    ),
    change(
        "discriminator-property-changed",
        "the discriminator of {subject} changed from {before} to {after}",
    ),
    narrow(
        "discriminator-value-removed",
        "the variant {name} of {subject} lost the discriminator value {before}",
        "keep the entry in `mapping`",
        code="none none",
    ),
    widen(
        "discriminator-value-added",
        "the variant {name} of {subject} has the new discriminator value {after}",
        "keep the entry in `mapping`",
        code="none none",
    ),
    change(
        "discriminator-value-changed",
        "the discriminator value of variant {name} of {subject} changed from {before} to {after}",
        "keep the entry in `mapping`",
        code="none",
    ),
)
