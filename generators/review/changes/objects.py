"""Classes of change: properties of a schema."""

from __future__ import annotations

from ..model import Direction
from .row import WIDENED, directed, narrow, widen

ROWS = (
    directed(
        "property-removed",
        "property {name} was removed from {subject}",
        "undecided major",
        "major major",
        {
            Direction.REQUEST: "Other properties are not forbidden, but whether the server ignores "
            "this one or refuses it is not stated.",
            Direction.RESPONSE: "Code that reads it finds nothing.",
        },
        "keep it and mark it `deprecated`, with `x-sunset`, until nobody uses it",
    ),
    directed(
        "property-no-longer-allowed",
        "property {name} was removed from {subject}, which allows no others",
        "major major",
        "major major",
        {
            Direction.REQUEST: "Requests that contain it are refused.",
            Direction.RESPONSE: "Code that reads it finds nothing.",
        },
        "keep it and mark it `deprecated`, with `x-sunset`, until nobody uses it",
    ),
    directed(
        "property-added",
        "property {name} was added to {subject}",
        "minor minor",
        "minor minor",
        {
            Direction.REQUEST: "Callers need not send it.",
            Direction.RESPONSE: "Callers that do not know it ignore it.",
        },
    ),
    directed(
        "property-added-to-closed",
        "property {name} was added to {subject}, which allowed no others",
        "minor minor",
        "undecided minor",
        {
            Direction.REQUEST: "Callers need not send it.",
            Direction.RESPONSE: "The base forbids other properties: clients that validate strictly "
            "refuse it; generated clients keep it.",
        },
        "omit `additionalProperties: false` from schemas of responses",
    ),
    directed(
        "required-property-added",
        "required property {name} was added to {subject}",
        "major major",
        "minor major",
        {
            Direction.REQUEST: "Requests without it are refused, even if it has a default: "
            "a default applies to optional properties only.",
            Direction.RESPONSE: "Callers may ignore it; code that constructs the object has to "
            "pass it.",
        },
        "make it optional, and let the server fill in what is missing",
    ),
    directed(
        "property-became-required",
        "property {name} of {subject} became required",
        "major major",
        "minor major",
        {
            Direction.REQUEST: "Requests without it are refused.",
            Direction.RESPONSE: "It was optional and is now always present; code that constructs "
            "the object has to pass it.",
        },
        "leave it optional, and let the server fill in what is missing",
    ),
    directed(
        "property-became-optional",
        "property {name} of {subject} became optional",
        "minor major",
        "major major",
        {
            Direction.REQUEST: "Callers may still send it; code that reads it may find nothing.",
            Direction.RESPONSE: "Callers relied on it and may find nothing.",
        },
        "keep sending it, if necessary with a neutral value",
    ),
    directed(
        "property-renamed",
        "property {name} of {subject} was renamed to {after}",
        "major major",
        "major major",
        {Direction.NONE: "Removed under one name, and added with the same schema under another."},
        "keep both names for a while, and deprecate the old one",
        shows_values=True,
    ),
    directed(
        "became-read-only",
        "{subject} became `readOnly`",
        "undecided major",
        "none major",
        {
            Direction.REQUEST: "Whether the server ignores or refuses it is not stated.",
            Direction.RESPONSE: "Responses contain it as before.",
        },
        "ignore it in requests instead of refusing it, and say so in the description",
    ),
    directed(
        "no-longer-read-only",
        "{subject} is no longer `readOnly`",
        "minor major",
        "none major",
        {
            Direction.REQUEST: "It may be sent now.",
            Direction.RESPONSE: "Responses contain it as before.",
        },
        "keep it `readOnly`, and add another property that may be sent",
    ),
    directed(
        "became-write-only",
        "{subject} became `writeOnly`",
        "none major",
        "major major",
        {
            Direction.RESPONSE: "Responses no longer contain it.",
            Direction.REQUEST: "Requests may contain it as before.",
        },
        "keep sending it, if necessary with a neutral value",
    ),
    directed(
        "no-longer-write-only",
        "{subject} is no longer `writeOnly`",
        "none major",
        "minor major",
        {
            Direction.RESPONSE: "Responses contain it now.",
            Direction.REQUEST: "Requests may contain it as before.",
        },
        "keep it `writeOnly`, and add another property for responses",
    ),
    narrow("additional-properties-narrowed", "{subject} allows fewer other properties"),
    directed(
        "additional-properties-widened",
        "{subject} allows more other properties",
        "minor minor",
        "undecided minor",
        {
            Direction.REQUEST: WIDENED[Direction.REQUEST],
            Direction.RESPONSE: "Callers that validate strictly refuse properties they do not "
            "know; most ignore them.",
        },
        "name the new properties, and leave the others forbidden",
        shows_values=True,
    ),
    narrow("pattern-properties-added", "properties of {subject} that match {name} are limited"),
    widen(
        "pattern-properties-removed",
        "properties of {subject} that match {name} are no longer limited",
    ),
    narrow("property-names-added", "names of properties of {subject} are limited"),
    widen("property-names-removed", "names of properties of {subject} are no longer limited"),
    narrow("dependent-required-added", "{subject} demands more properties beside {name}"),
    widen("dependent-required-removed", "{subject} demands fewer properties beside {name}"),
    narrow("dependent-schema-added", "{subject} demands more where it has {name}"),
    widen("dependent-schema-removed", "{subject} demands less where it has {name}"),
)
