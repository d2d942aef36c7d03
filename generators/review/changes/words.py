"""Classes of change: words, versions and extensions."""

from __future__ import annotations

from generators.review.changes.row import plain
from generators.review.model import Lane

ROWS = (
    plain(
        "documentation-changed",
        "{name} of {subject} changed",
        "none patch",
        lane=Lane.DOCS,
        shows_values=False,
    ),
    plain("version-changed", "`info.version` changed", "none none", lane=Lane.DOCS),
    plain(
        "openapi-changed",
        "the document is of another version of OpenAPI",
        "none patch",
        lane=Lane.DOCS,
    ),
    plain(
        "dialect-changed",
        "the dialect of schemas changed",
        "undecided minor",
        "What a schema means depends on it.",
    ),
    plain(
        "title-of-api-changed",
        "`info.title` changed",
        "none major",
        "The package is named after it where it is not given a name.",
        "give the package a name, or keep the title",
    ),
    plain(
        "extension-changed",
        "{name} of {subject} changed",
        "none patch",
        "What this extension means to others is not known.",
        lane=Lane.DOCS,
    ),
    plain(
        "outcome-changed",
        "{name} of {subject} changed",
        "none major",
        "What raises an exception, and what an outcome holds, changes.",
        "keep what is named there",
    ),
    plain(
        "items-changed",
        "{name} of {subject} changed",
        "none major",
        "What a handler is given as the body changes; nothing does for clients.",
        "keep it as it is, or change the handlers with it",
    ),
    plain(
        "personal-changed", "{name} of {subject} changed", "none minor", "What logs show changes."
    ),
    plain(
        "field-changed",
        "{name} of {subject} changed",
        "undecided minor",
        "What this field means is not known here.",
    ),
)
