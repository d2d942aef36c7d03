# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Calls with any number of items, and the journal that makes them calls that can be resumed.

The clients have a method for each: `contacts.import_contacts_each`, `orders.add_orders_each`, `orders.add_notes_each`.
"""

from __future__ import annotations

from ._runtime.bulk.async_each import AsyncEach
from ._runtime.bulk.call_journal import Journal, JournalError, JournalInUse, JournalMismatch
from ._runtime.bulk.results import AsyncItems, EachOptions, ItemResult, Items, Progress, Status
from ._runtime.bulk.sync_each import Each

__all__ = [
    "AsyncEach",
    "AsyncItems",
    "Each",
    "EachOptions",
    "ItemResult",
    "Items",
    "Journal",
    "JournalError",
    "JournalInUse",
    "JournalMismatch",
    "Progress",
    "Status",
]
