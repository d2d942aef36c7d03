"""Classes of change: names of schemas and of other components."""

from __future__ import annotations

from generators.review.changes.row import plain
from generators.review.model import Lane

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
        "the schema {name} was renamed",
        "none major",
        "The same content under another name: nothing on the wire, another name for the class.",
        "keep the old name; what is shown to readers can be said in `title`",
    ),
    plain(
        "schema-became-named",
        "{subject} became a schema with a name",
        "none major",
        "The class has another name.",
        "keep it in place, or name it as its class was named",
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
        "Nothing is generated from it but where it is used.",
        lane=Lane.DOCS,
    ),
    plain(
        "part-added",
        "{subject} was added",
        "none patch",
        "Nothing is generated from it but where it is used.",
        lane=Lane.DOCS,
    ),
    plain(
        "title-changed",
        "the title of {subject} changed",
        "none major",
        "The class of this variant is named after it.",
        "keep the title, and say more in the description",
    ),
)
