"""Percent-encoding of parameters (RFC 3986), and what cookies need of it (RFC 6265)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import quote

Quote: TypeAlias = Callable[[str], str]

_triples = re.compile(r"(%[0-9A-Fa-f]{2})").split
is_unreserved = re.compile(r"[A-Za-z0-9\-._~]+").fullmatch  # RFC 3986, section 2.3
_cookie_safe = "!#$&'()*+/:<=>?@[]^`{|}"  # the cookie-octets of RFC 6265 that quote() would encode


def percent(text: str) -> str:
    """Percent-encode everything but RFC 3986's unreserved characters."""
    return quote(text, safe="")


def percent_reserved(text: str) -> str:
    """Percent-encode for `allowReserved` (RFC 6570, section 3.2.3) in a query.

    Reserved characters and existing triples such as `%20` stay; `#`, `[` and `]`, which a query may
    not hold, do not. That `&`, `=` and `+` mean something in a query is the caller's concern, as
    the specification says.
    """
    return "".join(
        part if part[:1] == "%" and i % 2 else quote(part, safe=":/?@!$&'()*+,;=")
        for i, part in enumerate(_triples(text))
    )


def percent_cookie(text: str) -> str:
    """Percent-encode what a cookie value may not hold (RFC 6265), and `%` itself."""
    return quote(text, safe=_cookie_safe)


def sent_part(template: str) -> str:
    """Return what is sent of a path template: a fragment only names one of several operations."""
    return template.partition("#")[0]


def percent_template(text: str) -> str:
    """Percent-encode the literal text of a path template, keeping what is encoded already."""
    return quote(text, safe="/:@!$&'()*+,;=%")
