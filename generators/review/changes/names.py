"""Classes of change: names of schemas and of other components."""

from __future__ import annotations

from ..model import Lane
from .row import plain

ROWS = (
    plain(
        "component-removed",
        "the schema {name} was removed",
        "none major",
        "The class of that name is gone.",
        "keep the schema, marked `deprecated`",
    ),
    plain("component-added", "the schema {name} was added", "none minor"),
    plain(
        "component-renamed",
        "the schema {name} was renamed to {after}",
        "none major",
        "The content is the same: nothing changes on the wire, but the class has another name.",
        "keep the old name, and put a text for readers into `title`",
    ),
    plain(
        "schema-became-named",
        "{subject} became a schema with a name",
        "none major",
        "The class has another name.",
        "keep it inline, or give the schema the name that its class had",
    ),
    plain(
        "schema-became-inline",
        "{subject} is no longer a schema with a name",
        "none major",
        "The class has another name.",
        "refer to the named schema",
    ),
    plain(
        "schema-reference-changed",
        "{subject} refers to another schema",
        "none major",
        "The class has another name.",
        "refer to the same schema",
    ),
    plain(
        "part-removed",
        "{subject} was removed",
        "none patch",
        "Code is only generated where it is used.",
        lane=Lane.DOCS,
    ),
    plain(
        "part-added",
        "{subject} was added",
        "none patch",
        "Code is only generated where it is used.",
        lane=Lane.DOCS,
    ),
    plain(
        "python-name-changed",
        "{name} of {subject} changed",
        "none major",
        "Nothing changes on the wire, but Python has another name for it.",
        "keep the name",
    ),
    plain(
        "title-changed",
        "the title of {subject} changed",
        "none major",
        "The class of this variant is named after it.",
        "keep the title, and say more in the description",
    ),
)
