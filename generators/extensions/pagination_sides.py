"""Both sides of a list in pages: what an operation answers, and what asks it for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.composition import Placed
from ..document.objects import mapping
from ..document.pointer import join, unescape
from ..runtime.media_types import is_json
from ..runtime.responses import success_statuses

if TYPE_CHECKING:
    from ..document.composition import Composition
    from ..document.objects import Objects


def answers(objects: Objects, place: Placed) -> list[Placed | None]:
    """Return the JSON schemas of the successes of an operation; None for one without any."""
    responses = mapping(place.value.get("responses"))
    found: list[Placed | None] = []
    for status in success_statuses(responses):
        at = join(place.pointer, "responses", status)
        origin, response = objects.follow(at, responses[status])
        content = mapping(mapping(response).get("content"))
        entries = objects.entries(join(origin, "content"), content)
        schemas = [
            Placed(join(pointer, "schema"), media["schema"])
            for content_type, (_, pointer, media) in zip(content, entries, strict=True)
            if is_json(content_type) and isinstance(mapping(media).get("schema"), dict)
        ]
        found += schemas
        if not schemas:
            found.append(None)
    return found


def asking(objects: Objects, place: Placed, shared: Any) -> dict[str, dict[str, Any]]:
    """Return the parameters of an operation that may ask for a page, by their names.

    Of two with one name it is that of the query.
    """
    listed: dict[str, dict[str, Any]] = {}
    above = place.pointer.rpartition("/")[0]
    for at, owner in ((above, mapping(shared)), place):
        for _, _, value in objects.entries(join(at, "parameters"), owner.get("parameters")):
            parameter = mapping(value)
            name, location = str(parameter.get("name")), parameter.get("in")
            taken = listed.get(name, parameter).get("in") != location
            if location == "query" or (location == "header" and not taken):
                listed[name] = parameter
    return listed


def tokens(text: Any) -> tuple[str, ...] | None:
    """Return the tokens of a JSON Pointer (RFC 6901); None where the value is none."""
    if not isinstance(text, str) or (text and not text.startswith("/")):
        return None
    return tuple(unescape(token) for token in text.split("/")[1:])


def item_of(composition: Composition, array: Placed) -> Placed | None:
    """Return the schema of the items of an array; None where it has none."""
    for pointer, part in composition.parts(array):
        if isinstance(part.get("items"), dict):
            return composition.follow(join(pointer, "items"), part["items"])
    return None
