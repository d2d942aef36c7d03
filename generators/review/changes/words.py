"""Classes of change: words, versions and extensions."""

from __future__ import annotations

from ..model import Lane
from .row import plain

NOT_READ = plain(
    "not-read",
    "{subject} was not compared",
    "undecided none",
    "It cannot be read in one of the documents.",
    "mend the document, so that this part is compared",
    shows_values=False,
)
"""The class of what `compare` never sees; `generators.review.unread` makes its findings."""

ROWS = (
    NOT_READ,
    plain(
        "documentation-changed",
        "{name} of {subject} changed",
        "none patch",
        lane=Lane.DOCS,
        shows_values=False,
    ),
    plain(
        "ignored-parameter-changed",
        "{subject}, which OpenAPI ignores, changed",
        "none patch",
        lane=Lane.DOCS,
        shows_values=False,
    ),
    plain(
        "bytes-reworded",
        "the schema of {subject} says in another way that it is bytes",
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
        "The meaning of every schema depends on it.",
    ),
    plain(
        "title-of-api-changed",
        "`info.title` changed",
        "none major",
        "It names the package unless the package is given a name.",
        "give the package a name, or keep the title",
    ),
    plain(
        "extension-changed",
        "{name} of {subject} changed",
        "none patch",
        "The meaning of this extension is not known here.",
        lane=Lane.DOCS,
    ),
    plain(
        "outcome-changed",
        "{name} of {subject} changed",
        "none major",
        "It decides which calls raise an exception, what an outcome holds, and, beside `x-items`, "
        "whether the client has a method that takes any number of items (`..._each`).",
        "keep the extension as it is",
    ),
    plain(
        "items-changed",
        "{name} of {subject} changed",
        "none major",
        "Handlers receive the body in another form. Where the answer has `x-outcome`, the client's "
        "method that takes any number of items (`..._each`) comes, goes or takes others with it.",
        "keep it as it is, or change the handlers with it",
    ),
    plain(
        "pagination-added",
        "{subject} says how it answers in pages",
        "none minor",
        "Clients can read the whole list.",
        shows_values=False,
    ),
    plain(
        "pagination-removed",
        "{subject} no longer says how it answers in pages",
        "none major",
        "Calls of `each` with its method no longer work; nothing changes on the wire.",
        "keep the extension, as long as the list is answered so",
        shows_values=False,
    ),
    plain(
        "pagination-items-changed",
        "{subject} has its items in another place, as `x-pagination` says",
        "none major",
        "Calls of `each` with its method give other items.",
        "keep the place, or change both it and what is answered",
    ),
    plain(
        "pagination-changed",
        "{subject} goes from page to page in another way",
        "none minor",
        "Calls of `each` stay as they are; cursors that were kept may lead nowhere.",
    ),
    plain(
        "effect-changed",
        "{subject} is stated otherwise to change something",
        "none minor",
        "By this, tools for agents call it or only show its request, and ask or do not ask users.",
    ),
    plain(
        "personal-changed", "{name} of {subject} changed", "none minor", "Logs show other values."
    ),
    plain(
        "known-values-changed",
        "{name} of {subject} changed",
        "none minor",
        "It lists values that are known; others are allowed as well.",
        lane=Lane.DOCS,
    ),
    plain(
        "field-changed",
        "{name} of {subject} changed",
        "undecided minor",
        "The meaning of this field is not known here.",
    ),
)
