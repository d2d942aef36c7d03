"""Calls of a bulk operation (`x-items` with `x-outcome`) with any number of items, and resume.

    results        the outcome of each item, progress, options
    sources        items are taken from iterables, files and asynchronous iterables
    quick          a validator of JSON lines that builds no models
    item_checks    items become JSON text, checked
    cutting        items become batches; what a journal knows is not sent again
    requesting     one batch becomes one request, and its answer an outcome of each item
    verdicts       what an answer says of each item
    failures       what an error means for the items of a batch, and for the others
    lanes          batches that are under way at the same time
    call_journal   what was sent and what came of it, on disk
    async_each     the loop over all of it; `sync_each` is made of it

A generated method is one call of `AsyncEach` or `Each`.
"""
