# Written by `make sync` from async_conditions.py: edit that.
"""Calls on the condition that something has changed, or has not; see `conditions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, TypeVar

from .conditions import conditional, versioned
from .hooks import Around, CallBegun
from .sync_groups import planned

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conditions import Versioned

ResultT = TypeVar("ResultT")
P = ParamSpec("P")


class Conditions:
    """What the synchronous client has for versions of what the API holds."""

    def if_changed(
        self,
        method: Callable[P, ResultT],
        etag: str | None,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Versioned[ResultT] | None:
        """Call a method of this client and return its result, unless it is the version at hand.

        For example `client.if_changed(client.pets.get, pet.etag, pet_id="1")`: None where
        nothing has changed (304). Where `etag` is None it always asks.

        Raises:
            TypeError: the document does not say that the operation names versions.
        """
        client, call = planned(method, args, kwargs)
        call = conditional(call, "If-None-Match", etag)
        request, settings = client._prepared_call(call)  # pyright: ignore[reportPrivateUsage] - of the client
        with Around(client._around, CallBegun(call.operation, request)):  # pyright: ignore[reportPrivateUsage] - of the client
            response = client._answer(request, settings)  # pyright: ignore[reportPrivateUsage] - of the client
            if etag is not None and response.status == 304:
                return None
            return versioned(client, call.operation, request, response, settings)

    def if_unchanged(
        self,
        method: Callable[P, ResultT],
        etag: str,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Versioned[ResultT]:
        """Call a method of this client if what it acts on is still of the version at hand.

        For example `client.if_unchanged(client.pets.put, pet.etag, pet_id="1", body=...)`.

        Raises:
            PreconditionFailed: there is another version by now.
            TypeError: the document does not say that the operation takes a version.
        """
        client, call = planned(method, args, kwargs)
        call = conditional(call, "If-Match", etag)
        request, settings = client._prepared_call(call)  # pyright: ignore[reportPrivateUsage] - of the client
        with Around(client._around, CallBegun(call.operation, request)):  # pyright: ignore[reportPrivateUsage] - of the client
            response = client._answer(request, settings)  # pyright: ignore[reportPrivateUsage] - of the client
            return versioned(client, call.operation, request, response, settings)
