"""Classes of change: security and servers."""

from __future__ import annotations

from ..model import Lane
from .row import ADD_BESIDE, plain

ROWS = (
    plain(
        "security-added",
        "{subject} demands credentials",
        "major minor",
        "Callers without credentials get 401.",
        "add `{}` as an alternative until callers have credentials",
    ),
    plain(
        "security-scope-added",
        "{subject} demands another scope",
        "major none",
        "Tokens without it get 403.",
        "accept the old scopes as an alternative",
    ),
    plain(
        "security-alternative-removed",
        "{subject} no longer accepts some credentials",
        "major minor",
        "Callers that have only those get 401.",
        "keep the alternative until nobody uses it",
    ),
    plain(
        "security-requirement-added",
        "{subject} demands more credentials",
        "major minor",
        "Callers with the old credentials get 401.",
        "accept the old credentials as an alternative",
    ),
    plain("security-alternative-added", "{subject} accepts other credentials too", "minor minor"),
    plain("security-relaxed", "{subject} demands less", "minor minor"),
    plain(
        "security-order-changed",
        "{subject} lists its credentials in another order",
        "none patch",
        lane=Lane.DOCS,
    ),
    plain(
        "security-scheme-removed",
        "the security scheme {name} was removed",
        "none major",
        "The argument for its credentials was removed.",
        "keep it until nobody uses it",
    ),
    plain("security-scheme-added", "the security scheme {name} was added", "none minor"),
    plain(
        "security-scheme-renamed",
        "the security scheme {name} was renamed to {after}",
        "none major",
        "The same credentials on the wire; their argument may have another name.",
        "keep the name",
    ),
    plain(
        "security-scheme-changed",
        "{subject} changed",
        "major minor",
        "Callers send credentials in a form that the server does not expect.",
        "add a scheme and accept both",
    ),
    plain(
        "oauth-flow-removed",
        "the flow {name} of {subject} was removed",
        "major minor",
        "Callers that use it get no tokens.",
        "keep the flow until nobody uses it",
    ),
    plain("oauth-flow-added", "the flow {name} of {subject} was added", "minor minor"),
    plain(
        "oauth-scope-removed",
        "the scope {name} of {subject} was removed",
        "major none",
        "Requests for it are refused.",
        "keep the scope until nobody asks for it",
    ),
    plain("oauth-scope-added", "the scope {name} of {subject} was added", "minor none"),
    plain(
        "server-removed",
        "the server {name} was removed",
        "major minor",
        "Callers do not reach it.",
        ADD_BESIDE,
    ),
    plain("server-added", "the server {name} was added", "minor minor"),
    plain(
        "server-url-changed",
        "the URL of a server changed from {before} to {after}",
        "major minor",
        "Callers do not reach the old URL.",
        ADD_BESIDE,
    ),
    plain(
        "address-rewritten",
        "the URL of {subject} is written in another way",
        "minor none",
        "With the defaults of its variables it is the same.",
    ),
    plain(
        "address-moved",
        "the path {name} and the URL of the server share the address in another way",
        "minor none",
        "URL and path together are the same.",
    ),
    plain(
        "server-order-changed",
        "the first server is another one",
        "none major",
        "Clients use the first server by default.",
        "keep the first server first",
    ),
    plain(
        "server-variable-value-removed",
        "the variable {name} of {subject} lost {before}",
        "major minor",
        "Callers that use them reach nothing.",
        "keep the values",
    ),
    plain(
        "server-variable-value-added",
        "the variable {name} of {subject} may also be {after}",
        "minor minor",
    ),
    plain(
        "server-variable-default-changed",
        "the default of the variable {name} of {subject} changed from {before} to {after}",
        "none major",
        "By default clients call another URL.",
        "keep the default",
    ),
    plain(
        "server-variable-changed",
        "the variable {name} of {subject} was added or removed",
        "undecided minor",
        "Whether the same URLs still exist is not computed.",
    ),
)
