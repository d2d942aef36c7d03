"""Guides: what is in what, for lists that do not tell where an object ends.

The sample of a page shows it; where there is none, the order of the document helps. A guide only
says how a list is read, never what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.objects import mapping
from .shapes import bodies
from .values import names_of

if TYPE_CHECKING:
    from ..rules.registry import Context
    from .addresses import Addresses
    from .claims import Content, Page

_ABSENT = object()
_MAX_LISTS = 100


class Guide:
    """The names in an object, and their order.

    Args:
        context: of the document; None where there is none to help.
        value: the object in the sample.
        pointers: of the schemas of the object.
    """

    def __init__(self, context: Context | None, value: Any, pointers: list[str]) -> None:
        self.context = context
        while isinstance(value, list) and value:
            value = value[0]
        self.value = value
        self._schemas: dict[str, list[str]] = {}
        is_empty = value is not _ABSENT and not (isinstance(value, dict) and value)
        if context is not None and not is_empty:
            self._add(context, pointers)
        self.order = list(dict.fromkeys([*mapping(value), *self._schemas]))
        self.names = frozenset(self.order)

    def _add(self, context: Context, pointers: list[str]) -> None:
        waiting = list(pointers)
        for pointer in waiting:  # grows: a list has the names of its items
            names = names_of(context, pointer)
            for name, schemas in names.known.items():
                self._schemas.setdefault(name, []).extend(schemas)
            if not names.known and len(waiting) < _MAX_LISTS:
                waiting += names.items

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def of(self, name: str) -> Guide:
        """Return the guide of a property."""
        value = _ABSENT
        if isinstance(self.value, dict):
            value = self.value.get(name, _ABSENT)
        return Guide(self.context, value, self._schemas.get(name, []))


class Guides:
    """Gives the guides of the bodies of pages."""

    def __init__(self, context: Context | None, addresses: Addresses | None) -> None:
        self.context = context
        self.addresses = addresses

    def of(self, page: Page, content: Content, status: str) -> Guide:
        """Return the guide of a body."""
        pointers = []
        if self.context is not None and self.addresses is not None:
            endpoint = self.addresses.of_page(page.method, page.path)
            if endpoint is not None:
                is_request = content is page.request
                pointers = [
                    candidate.pointer
                    for candidate in bodies(self.context, endpoint)
                    if candidate.is_request == is_request
                    and (is_request or not status or candidate.status == status)
                ][:1]
        value = _ABSENT if content.sample is None else content.sample.data
        return Guide(self.context, value, pointers)
