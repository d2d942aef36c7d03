"""The kinds of findings: what each is called, weighs, and means."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple


class Lane(StrEnum):
    """How much a finding weighs, the heaviest first."""

    CONTRADICTED = "contradicted"
    """The traffic is not as the document says."""
    UNDOCUMENTED = "undocumented"
    """The traffic has more than the document says."""
    DEPRECATED = "deprecated"
    """What the document asks nobody to use any more is used."""
    UNSEEN = "unseen"
    """The document says more than the traffic shows."""


class Kind(StrEnum):
    """What a finding is."""

    OPERATION = "undocumented-operation"
    STATUS = "undocumented-status"
    MEDIA_TYPE = "undocumented-media-type"
    PARAMETER = "undocumented-parameter"
    PROPERTY = "undocumented-property"
    ENUM = "undocumented-value"
    VARIANT = "undocumented-variant"
    TYPE = "type-mismatch"
    NULL = "unexpected-null"
    FORMAT = "format-mismatch"
    PATTERN = "pattern-mismatch"
    BOUND = "bound-exceeded"
    REQUIRED = "required-property-missing"
    REQUIRED_PARAMETER = "required-parameter-missing"
    REQUIRED_BODY = "required-body-missing"
    REQUIRED_HEADER = "required-header-missing"
    AMBIGUOUS = "several-alternatives"
    STYLE = "style-mismatch"
    BROKEN_BODY = "unreadable-body"
    OTHER = "schema-mismatch"
    DIRECTION = "wrong-direction"
    DEPRECATED = "deprecated-used"
    UNSEEN_OPERATION = "operation-not-seen"
    UNSEEN_STATUS = "status-not-seen"
    UNSEEN_PARAMETER = "parameter-not-seen"
    UNSEEN_PROPERTY = "property-not-seen"
    UNSEEN_VALUE = "value-not-seen"

    @property
    def lane(self) -> Lane:
        """How much findings of this kind weigh."""
        return KINDS[self].lane

    @property
    def summary(self) -> str:
        """What it is, in a sentence."""
        return KINDS[self].summary


class _About(NamedTuple):
    lane: Lane
    summary: str


KINDS: Final = {
    Kind.OPERATION: _About(Lane.UNDOCUMENTED, "An operation is called that is not documented."),
    Kind.STATUS: _About(Lane.CONTRADICTED, "An answer has a status that is not documented."),
    Kind.MEDIA_TYPE: _About(Lane.CONTRADICTED, "A body has a media type that is not documented."),
    Kind.PARAMETER: _About(Lane.UNDOCUMENTED, "A query has a parameter that is not documented."),
    Kind.PROPERTY: _About(Lane.UNDOCUMENTED, "An object has a property that is not documented."),
    Kind.ENUM: _About(Lane.CONTRADICTED, "A value is none of those that are listed."),
    Kind.VARIANT: _About(
        Lane.CONTRADICTED, "The discriminator has a value that is not documented."
    ),
    Kind.TYPE: _About(Lane.CONTRADICTED, "A value is of another type."),
    Kind.NULL: _About(Lane.CONTRADICTED, "A value is null, and may not be."),
    Kind.FORMAT: _About(Lane.CONTRADICTED, "A text is not of the documented format."),
    Kind.PATTERN: _About(Lane.CONTRADICTED, "A text does not match the documented pattern."),
    Kind.BOUND: _About(Lane.CONTRADICTED, "A value is beyond a documented bound."),
    Kind.REQUIRED: _About(Lane.CONTRADICTED, "A required property is missing."),
    Kind.REQUIRED_PARAMETER: _About(Lane.CONTRADICTED, "A required parameter is missing."),
    Kind.REQUIRED_BODY: _About(Lane.CONTRADICTED, "A required body is missing."),
    Kind.REQUIRED_HEADER: _About(Lane.CONTRADICTED, "A required header field is missing."),
    Kind.AMBIGUOUS: _About(Lane.CONTRADICTED, "A value is of several alternatives of a `oneOf`."),
    Kind.STYLE: _About(Lane.CONTRADICTED, "A parameter or field is not written in its style."),
    Kind.BROKEN_BODY: _About(Lane.CONTRADICTED, "A body is not of its media type."),
    Kind.OTHER: _About(Lane.CONTRADICTED, "A value is not as its schema says."),
    Kind.DIRECTION: _About(
        Lane.UNDOCUMENTED, "A property that is `readOnly` is sent, or a `writeOnly` one answered."
    ),
    Kind.DEPRECATED: _About(Lane.DEPRECATED, "What is deprecated is used."),
    Kind.UNSEEN_OPERATION: _About(Lane.UNSEEN, "A documented operation is not in the traffic."),
    Kind.UNSEEN_STATUS: _About(Lane.UNSEEN, "A documented status is not in the traffic."),
    Kind.UNSEEN_PARAMETER: _About(Lane.UNSEEN, "A documented parameter is not in the traffic."),
    Kind.UNSEEN_PROPERTY: _About(Lane.UNSEEN, "A documented property is not in the traffic."),
    Kind.UNSEEN_VALUE: _About(Lane.UNSEEN, "A documented value is not in the traffic."),
}
