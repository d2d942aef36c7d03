"""Classes of change: variants of a schema."""

from __future__ import annotations

from generators.review.changes.row import change, directed, narrow, plain, unclear, widen

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
        "Whether the new variants allow what the old ones did is not computed.",
    ),
    unclear(
        "union-kind-changed",
        "{subject} takes variants otherwise",
        "`oneOf` refuses what fits two variants, `anyOf` does not; whether anything fits two "
        "is not computed.",
    ),
    plain(
        "union-order-changed",
        "the variants of {subject} stand in another order",
        "none major",
        "What fits several variants is read as the first of them.",
        "keep the order, or add a discriminator",
        shows_values=False,
    ),
    narrow("not-added", "{subject} rules out more"),
    widen("not-removed", "{subject} rules out less"),
    directed(
        "discriminator-added",
        "{subject} has a discriminator",
        "none minor",
        "none minor",
        {},
        shows_values=True,
    ),
    directed(
        "discriminator-removed",
        "{subject} no longer has a discriminator",
        "none minor",
        "none minor",
        {},
        shows_values=True,
    ),
    change(
        "discriminator-property-changed", "the variants of {subject} are told by another property"
    ),
    narrow(
        "discriminator-value-removed",
        "the variant {name} of {subject} lost a name",
        "keep the entry in `mapping`",
        code="none none",
    ),
    widen(
        "discriminator-value-added",
        "the variant {name} of {subject} has a new name",
        "keep the entry in `mapping`",
        code="none none",
    ),
    change(
        "discriminator-value-changed",
        "the variant {name} of {subject} goes by another name",
        "keep the entry in `mapping`",
        code="none",
    ),
)
