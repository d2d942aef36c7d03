"""Limits of what a stranger may send, as options of an app and of its command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..limits import MAX_BODY_BYTES, MAX_UPLOAD_BYTES, Limits
from .arguments import count

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from ..operations import Contract

_OPTIONS = {
    "max_body_bytes": ("body_bytes", "bytes of every request body"),
    "spool_max_bytes": ("spool_bytes", "bytes of a file in a form that is held in memory"),
    "max_path_bytes": ("path_bytes", "bytes of the path of a request"),
    "max_segment_bytes": ("segment_bytes", "bytes of one segment of the path"),
    "max_query_fields": ("query_fields", "pairs of name and value in a query"),
    "max_cookies": ("cookies", "pairs of name and value in cookies"),
    "max_form_fields": ("form_fields", "fields and files of a form"),
}
"""The field of `Limits` that each option sets, and what it counts."""
_OF_HEADS = ("max_head_bytes", "max_head_fields")
"""Options of an app that set `HeadLimits`."""


def limits_of(options: Mapping[str, Any]) -> Limits:
    """Return the limits that the options of an app set."""
    return Limits(
        **{field: options[name] for name, field in fields_of_options() if name in options}
    )


def fields_of_options() -> Iterator[tuple[str, str]]:
    """Give all options, each with the field of `Limits` that it sets."""
    return ((name, field) for name, (field, _) in _OPTIONS.items())


def check_limits(contract: Contract, options: Mapping[str, Any]) -> None:
    """Refuse limits that are none.

    Raises:
        ValueError: a limit is not a whole number above 0, or of an unknown operation.
    """
    single: Mapping[str, int] = options.get("max_body_bytes_of", {})
    known = {operation.id for operation in contract.operations}
    for name in single:
        if name not in known:
            raise ValueError(f"max_body_bytes_of: the document has no operation {name!r}")
    stated = {name: options[name] for name in (*_OPTIONS, *_OF_HEADS) if name in options}
    stated |= {f"max_body_bytes_of[{name!r}]": limit for name, limit in single.items()}
    for name, limit in stated.items():
        if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
            raise ValueError(f"{name}: give a whole number above 0")


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    usual = Limits()
    bodies = f"{MAX_BODY_BYTES}, and {MAX_UPLOAD_BYTES} for files, bytes and items"
    for name, (field, title) in _OPTIONS.items():
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            type=count,
            metavar="N",
            help=f"limit: {title} (default {getattr(usual, field) or bodies})",
        )


def stated_limits(namespace: argparse.Namespace) -> dict[str, int]:
    """Return the limits that the command line sets, as options of an app."""
    stated = {name: getattr(namespace, name) for name in _OPTIONS}
    return {name: limit for name, limit in stated.items() if limit is not None}
