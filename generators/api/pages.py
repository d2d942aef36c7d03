"""Operations that answer lists in pages, from the normal form of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.composition import Composition, Placed
from ..document.objects import Objects
from ..document.pointer import join
from ..extensions import pagination
from ..runtime.pagination import Pagination

if TYPE_CHECKING:
    from ..document import Document
    from ..document.combine import Note
    from ..models.finishing import ModelSet
    from .content import Type
    from .ir import Parameter


class Reader:
    """Reads the extension of the operations of one document."""

    def __init__(self, document: Document, models: ModelSet, note: Note) -> None:
        self._objects = Objects(document)
        self._composition = Composition(document)
        self._models = models
        self._note = note

    def of(
        self, place: Placed, shared: Any, parameters: tuple[Parameter, ...], result: Type
    ) -> Pagination | None:
        """Return how an operation answers in pages; None where it does not.

        Args:
            place: the operation.
            shared: the path item that it stands in.
            parameters: of the operation.
            result: of a successful call.
        """
        if pagination.NAME not in place.value:
            return None
        reading = pagination.read(self._objects, self._composition, place, shared)
        for problem in reading.problems:
            message = f"{problem.message}; the operation is generated without pages"
            self._note(problem.code, problem.pointer, message, problem.hint)
        if reading.problems:
            return None
        places = reading.places
        if places["items"] and places["items"] != self._models.pages.get(result.name):
            self._untyped(place)
            return None
        if not places["items"] and result.kind not in {"list", "model"}:
            self._untyped(place)
            return None
        names = {
            (parameter.location, parameter.wire_name): parameter.py_name for parameter in parameters
        }
        asking, size = reading.parameter or {}, reading.size or {}
        schema = self._composition.follow("", size.get("schema"))
        default = None if schema is None else schema.value.get("default")
        return Pagination(
            style=reading.style,  # type: ignore[arg-type]  # it was read as one of them
            items=places["items"],
            parameter=names.get((asking.get("in", ""), asking.get("name", "")), ""),
            name=asking.get("name", ""),
            in_body=places.get("property", ()),
            next=places.get("next", ()),
            last_item=places.get("lastItem"),
            more=places.get("more", ()),
            total=places.get("total", ()),
            pages=places.get("pages", ()),
            first=reading.first,
            size=names.get((size.get("in", ""), size.get("name", "")), ""),
            default_size=default if isinstance(default, int) else None,
        )

    def _untyped(self, place: Placed) -> None:
        self._note(
            pagination.PLACE,
            join(place.pointer, pagination.NAME),
            "what a call returns is not one class whose items are a list, or operations differ on"
            " where its items are; the operation is generated without pages",
            "answer with one object or array of JSON, whose items are at one place",
        )
