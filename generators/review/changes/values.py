"""Classes of change: types, values and bounds of a schema."""

from __future__ import annotations

from ..model import Direction
from .row import WIDENED, change, directed, narrow, unclear, widen

_ABSENT = "What is sent stays as it is; what its absence means is said in another way."

ROWS = (
    narrow("type-narrowed", "{subject} allows fewer types", code="major minor"),
    widen("type-widened", "{subject} allows more types", code="minor major"),
    change("type-changed", "{subject} has another type"),
    widen(
        "became-nullable",
        "{subject} may be null",
        "leave it out instead of sending null",
        code="minor major",
    ),
    narrow("became-not-nullable", "{subject} may no longer be null", code="major minor"),
    narrow(
        "enum-value-removed",
        "{subject} lost {before}",
        "keep the values and deprecate them",
        code="major major",
    ),
    directed(
        "enum-value-added",
        "{subject} may also be {after}",
        "minor minor",
        "major none",
        {
            Direction.REQUEST: WIDENED[Direction.REQUEST],
            Direction.RESPONSE: "Callers may receive an unknown value. Generated clients keep "
            "unknown values as they are, so code written against them still works.",
        },
        "send the new values only to callers that ask for them, for example by a new parameter",
        shows_values=True,
    ),
    narrow("became-enum", "{subject} is now limited to {after}", code="major minor"),
    widen("enum-dropped", "{subject} is no longer limited to {before}", code="minor major"),
    narrow("enum-closed", "{subject} is now limited to the values of its enum", code="minor minor"),
    widen("enum-opened", "{subject} may have other values than its enum lists", code="minor minor"),
    change("enum-changed", "{subject} changed from {before} to {after}"),
    narrow(
        "format-narrowed",
        "`format` of {subject} became narrower, from {before} to {after}",
        code="none none",
        added="`format` of {subject} was added: {after}",
    ),
    widen(
        "format-widened",
        "`format` of {subject} became wider, from {before} to {after}",
        code="none none",
        removed="`format` of {subject} was removed; it was {before}",
    ),
    change("format-changed", "`format` of {subject} changed from {before} to {after}", code="none"),
    narrow(
        "format-type-narrowed",
        "`format` of {subject} became narrower, from {before} to {after}",
        code="major major",
        added="`format` of {subject} was added: {after}",
    ),
    widen(
        "format-type-widened",
        "`format` of {subject} became wider, from {before} to {after}",
        code="major major",
        removed="`format` of {subject} was removed; it was {before}",
    ),
    change("format-type-changed", "`format` of {subject} changed from {before} to {after}"),
    unclear(
        "format-unknown-changed",
        "{subject} has another format of no known meaning",
        "The meaning of a format that no standard defines cannot be computed.",
    ),
    *(
        change
        for keyword, key in (
            ("minimum", "minimum"),
            ("minLength", "min-length"),
            ("minItems", "min-items"),
            ("minProperties", "min-properties"),
            ("minContains", "min-contains"),
        )
        for change in (
            narrow(
                f"{key}-raised",
                f"`{keyword}` of {{subject}} was raised from {{before}} to {{after}}",
                added=f"`{keyword}` of {{subject}} was added: {{after}}",
            ),
            widen(
                f"{key}-lowered",
                f"`{keyword}` of {{subject}} was lowered from {{before}} to {{after}}",
                removed=f"`{keyword}` of {{subject}} was removed; it was {{before}}",
            ),
        )
    ),
    *(
        change
        for keyword, key in (
            ("maximum", "maximum"),
            ("maxLength", "max-length"),
            ("maxItems", "max-items"),
            ("maxProperties", "max-properties"),
            ("maxContains", "max-contains"),
        )
        for change in (
            narrow(
                f"{key}-lowered",
                f"`{keyword}` of {{subject}} was lowered from {{before}} to {{after}}",
                added=f"`{keyword}` of {{subject}} was added: {{after}}",
            ),
            widen(
                f"{key}-raised",
                f"`{keyword}` of {{subject}} was raised from {{before}} to {{after}}",
                removed=f"`{keyword}` of {{subject}} was removed; it was {{before}}",
            ),
        )
    ),
    narrow(
        "multiple-of-narrowed",
        "`multipleOf` of {subject} was raised from {before} to {after}",
        added="`multipleOf` of {subject} was added: {after}",
    ),
    widen(
        "multiple-of-widened",
        "`multipleOf` of {subject} was lowered from {before} to {after}",
        removed="`multipleOf` of {subject} was removed; it was {before}",
    ),
    change(
        "multiple-of-changed",
        "`multipleOf` of {subject} changed from {before} to {after}",
        code="minor",
    ),
    narrow("pattern-added", "{subject} has to match {after}"),
    widen("pattern-removed", "{subject} no longer has to match {before}"),
    unclear(
        "pattern-changed",
        "`pattern` of {subject} changed from {before} to {after}",
        "Whether one regular expression matches all texts of another is not computed.",
        "accept both: join the patterns with `|`",
    ),
    narrow("unique-items-required", "items of {subject} must differ from each other"),
    widen("unique-items-dropped", "items of {subject} may be equal"),
    directed(
        "default-added",
        "a default was added to {subject}: {after}",
        "minor minor",
        "minor minor",
        {
            Direction.REQUEST: "It says what a request without it means.",
            Direction.RESPONSE: _ABSENT,
        },
        shows_values=True,
    ),
    *(
        directed(
            key,
            title,
            "undecided minor",
            "minor minor",
            {
                Direction.REQUEST: "A request without it may now have another meaning.",
                Direction.RESPONSE: _ABSENT,
            },
            "keep the default; callers that want another value can send it",
            shows_values=True,
        )
        for key, title in (
            ("default-removed", "the default of {subject} was removed; it was {before}"),
            ("default-changed", "the default of {subject} changed from {before} to {after}"),
        )
    ),
    change(
        "xml-changed",
        "{subject} is written in another way in XML",
        "keep its name, its namespace and where it stands; say what is new in a new property",
        "none",
    ),
    change("content-encoding-changed", "the text in {subject} has another encoding"),
    unclear(
        "keyword-changed",
        "{name} of {subject} changed",
        "The effect of this keyword is not computed.",
    ),
    change(
        "values-changed",
        "{subject} allows other values than before",
        "keep what was allowed; what is new can stand beside it",
        "none",
    ),
    unclear(
        "schema-not-comparable",
        "{subject} cannot be compared",
        "It is not a schema, or its reference leads nowhere.",
    ),
)
