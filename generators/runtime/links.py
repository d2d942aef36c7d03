"""The header field `Link` (RFC 8288)."""

from __future__ import annotations

import re

_TARGET = re.compile(r"[\s,]*<([^<>]*)>")
_PARAMETER = re.compile(
    r"""\s*;\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*)))?"""
)


def next_link(field: str) -> str | None:
    """Return the target of the first link with the relation `next`; None where there is none.

    Args:
        field: the value of the field; several of them joined by commas.
    """
    position = 0
    while match := _TARGET.match(field, position):
        target, position = match[1].strip(), match.end()
        relations: list[str] | None = None
        is_about_this = True
        while parameter := _PARAMETER.match(field, position):
            position = parameter.end()
            name = parameter[1].lower()
            quoted = parameter[2]
            value = parameter[3] or "" if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
            if name == "rel" and relations is None:  # of several the first counts (section 3.3)
                relations = value.lower().split()
            elif name == "anchor":  # a link from another place than this answer (section 3.2)
                is_about_this = False
        if "next" in (relations or ()) and is_about_this:
            return target
        rest = re.compile(r'(?:[^",]|"(?:[^"\\]|\\.)*")*').match(field, position)
        position = rest.end() if rest else position
    return None
