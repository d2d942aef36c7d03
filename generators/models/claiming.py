"""Names of components are theirs: the engine gives them to nothing that it adds on its own.

It names what it adds, such as an alias for the items of a list with a bound, after the property
where it stands, and takes any name that is free. Names are free until what has them is read or
first referred to. So a list `tags` of short texts would be made of `Tag`, and the component of
that name a class `Tag1`. A schema in front that refers to all others keeps that from happening.
Where the engine sees all schemas, and makes the order of the models, it only stands there if it has
to: it is asked again then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .. import naming
from .kinds import PREFIX

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from .asking import Answer

_NAME = "PlainNames"


def own(name: str, classes: Iterable[str]) -> list[str]:
    """Return the classes that have the name of a component, or of a variant, perhaps numbered."""
    names = naming.variants(name)
    return [item for item in classes if item in names or item.rstrip("0123456789") in names]


def keeps_names(answer: Answer, schemas: Mapping[str, Any]) -> bool:
    """Whether nothing that the engine added has the name of a schema."""
    return answer.added.isdisjoint(schemas)


def free_name(taken: Collection[str]) -> str:
    """Return a name for a schema that no other has."""
    name = _NAME
    while name in taken:
        name += "0"
    return name


def claims(name: str, schemas: Iterable[str]) -> dict[str, Any]:
    """Return a schema that refers to all others, in their order."""
    properties = {f"{name}{at}": {"$ref": PREFIX + other} for at, other in enumerate(schemas)}
    return {"type": "object", "properties": properties}


def without(name: str, answer: Answer) -> Answer:
    """Return an answer without what was made of one schema, to which no other refers."""
    made = dict(answer.made)
    names = "|".join(map(re.escape, made.pop(name, ())))
    own = rf"^(?:class (?:{names})\(.*\n(?:[ \t].*\n?|\n)*|(?:{names})\..*\n?)"
    written = re.compile(own, re.MULTILINE)  # a class and what it is rebuilt by
    return answer._replace(source=written.sub("", answer.source), made=made)
