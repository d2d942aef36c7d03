"""Classes of change: properties of a schema."""

from __future__ import annotations

from generators.review.changes.row import WIDENED, directed, narrow, widen
from generators.review.model import Direction

ROWS = (
    directed(
        "property-removed",
        "property {name} was removed from {subject}",
        "undecided major",
        "major major",
        {
            Direction.REQUEST: "Other properties are not forbidden, but whether the server ignores "
            "this one or refuses it is not stated.",
            Direction.RESPONSE: "Who reads it finds nothing.",
        },
        "keep it and mark it `deprecated`, with `x-sunset`, until nobody uses it",
    ),
    directed(
        "property-no-longer-allowed",
        "property {name} was removed from {subject}, which allows no others",
        "major major",
        "major major",
        {
            Direction.REQUEST: "Who sends it is refused.",
            Direction.RESPONSE: "Who reads it finds nothing.",
        },
        "keep it and mark it `deprecated`, with `x-sunset`, until nobody uses it",
    ),
    directed(
        "property-added",
        "property {name} was added to {subject}",
        "minor minor",
        "minor minor",
        {
            Direction.REQUEST: "Nobody has to send it.",
            Direction.RESPONSE: "Who does not know it ignores it.",
        },
    ),
    directed(
        "property-added-to-closed",
        "property {name} was added to {subject}, which allowed no others",
        "minor minor",
        "undecided minor",
        {
            Direction.REQUEST: "Nobody has to send it.",
            Direction.RESPONSE: "The base ruled out other properties: who validates strictly "
            "refuses it; generated clients keep it.",
        },
        "leave `additionalProperties: false` away from what is sent to others",
    ),
    directed(
        "required-property-added",
        "required property {name} was added to {subject}",
        "major major",
        "minor major",
        {
            Direction.REQUEST: "Who does not send it is refused, also where it has a default: "
            "defaults are for what may be left out.",
            Direction.RESPONSE: "Callers may ignore it; who builds the object has to give it.",
        },
        "make it optional, and let the server fill in what is missing",
    ),
    directed(
        "property-became-required",
        "property {name} of {subject} became required",
        "major major",
        "minor major",
        {
            Direction.REQUEST: "Who does not send it is refused.",
            Direction.RESPONSE: "It was allowed before and is now always there; who builds the "
            "object has to give it.",
        },
        "leave it optional, and let the server fill in what is missing",
    ),
    directed(
        "property-became-optional",
        "property {name} of {subject} became optional",
        "minor major",
        "major major",
        {
            Direction.REQUEST: "Who sends it still may; who reads it may find nothing.",
            Direction.RESPONSE: "Callers relied on it and may find nothing.",
        },
        "go on sending it, if need be with a neutral value",
    ),
    directed(
        "property-renamed",
        "property {name} of {subject} was renamed",
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
        {Direction.REQUEST: "Whether the server ignores or refuses it is not stated."},
        "ignore it in requests instead of refusing it, and say so in the description",
    ),
    directed(
        "no-longer-read-only",
        "{subject} is no longer `readOnly`",
        "minor major",
        "none major",
        {Direction.REQUEST: "It may be sent now."},
        "keep it `readOnly`, and add another property that may be sent",
    ),
    directed(
        "became-write-only",
        "{subject} became `writeOnly`",
        "none major",
        "major major",
        {Direction.RESPONSE: "It is no longer in answers."},
        "go on sending it, if need be with a neutral value",
    ),
    directed(
        "no-longer-write-only",
        "{subject} is no longer `writeOnly`",
        "none major",
        "minor major",
        {Direction.RESPONSE: "It is in answers now."},
        "keep it `writeOnly`, and add another property that is answered",
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
