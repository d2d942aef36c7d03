"""Classes of change: operations, callbacks and webhooks."""

from __future__ import annotations

from ..model import Lane
from .row import ADD_BESIDE, plain

ROWS = (
    plain(
        "operation-removed",
        "{name} was removed",
        "major major",
        "Callers get 404 or 405.",
        "mark it `deprecated`, with `x-sunset`, and remove it after that date",
    ),
    plain(
        "operation-removed-before-sunset",
        "{name} was removed before its sunset",
        "major major",
        "It was announced to work until a later date.",
        "remove it after the date in `x-sunset`",
    ),
    plain(
        "operation-removed-after-sunset",
        "{name} was removed after its sunset",
        "minor major",
        "It was deprecated, and the announced date has passed.",
        "nothing to do: this was announced",
        lane=Lane.LIFECYCLE,
    ),
    plain("operation-added", "{name} was added", "minor minor", "Callers need not use it."),
    plain(
        "operation-method-changed",
        "{name} has the method {after}",
        "major none",
        "Callers that use the old method get 405.",
        ADD_BESIDE,
    ),
    plain(
        "path-renamed",
        "the path {name} was renamed to {after}",
        "major none",
        "Callers that use the old path get 404; paths are compared character by character.",
        ADD_BESIDE,
    ),
    plain(
        "path-parameter-renamed",
        "the path parameter {name} was renamed to {after}",
        "none major",
        "Its name is not on the wire; the argument of the method has another name.",
        "keep the name",
    ),
    plain(
        "operation-id-changed",
        "the `operationId` of {subject} changed from {before} to {after}",
        "none major",
        "The method has another name.",
        "keep the `operationId`; rename in the summary",
    ),
    plain(
        "operation-tag-changed",
        "the first tag of {subject} changed from {before} to {after}",
        "none major",
        "The first tag names the attribute of the client that has the method.",
        "keep the first tag, and add others after it",
    ),
    plain(
        "tag-renamed",
        "the tag {name} was renamed to {after}",
        "none major",
        "The first tag names the attribute of the client that has the method.",
        "keep the name, and put a text for readers into the description",
    ),
    plain("tags-changed", "{subject} has other tags", "none patch", lane=Lane.DOCS),
    plain(
        "callback-removed",
        "the callback {name} was removed",
        "major major",
        "Receivers are no longer called.",
        ADD_BESIDE,
    ),
    plain(
        "callback-added",
        "the callback {name} was added",
        "minor minor",
        "Callers that do not know it need not ask for it.",
    ),
    plain(
        "webhook-removed",
        "the webhook {name} was removed",
        "major major",
        "Receivers are no longer called.",
        ADD_BESIDE,
    ),
    plain(
        "webhook-added",
        "the webhook {name} was added",
        "minor minor",
        "Callers that do not know it need not subscribe to it.",
    ),
    plain(
        "deprecated",
        "{subject} is deprecated",
        "none minor",
        lane=Lane.LIFECYCLE,
        shows_values=False,
    ),
    plain(
        "no-longer-deprecated",
        "{subject} is no longer deprecated",
        "none minor",
        lane=Lane.LIFECYCLE,
        shows_values=False,
    ),
    plain("sunset-added", "{subject} has a sunset", "none minor", lane=Lane.LIFECYCLE),
    plain("sunset-changed", "{subject} has another sunset", "none minor", lane=Lane.LIFECYCLE),
    plain("sunset-removed", "{subject} no longer has a sunset", "none minor", lane=Lane.LIFECYCLE),
)
