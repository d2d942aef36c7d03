"""The limits of connections as options of the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arguments import count, period
from .connection_limits import ConnectionLimits

if TYPE_CHECKING:
    import argparse

    from .heads import HeadLimits


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the limits to the options of a command."""
    usual = ConnectionLimits()
    for name, default, title in (
        ("head-timeout", usual.head_seconds, "how long the head of a request may take; then 408"),
        ("body-timeout", usual.body_seconds, "how long no byte of a body may come; then 408"),
        ("idle-timeout", usual.idle_seconds, "how long a connection may have no request"),
    ):
        parser.add_argument(
            f"--{name}",
            type=period,
            default=default,
            metavar="SECONDS",
            help=f"{title} (default %(default)g)",
        )
    for name, number, title in (
        ("max-connections", usual.max_connections, "connections at a time; more are answered 503"),
        ("max-requests", usual.max_requests, "requests under way; more are answered 503"),
    ):
        parser.add_argument(
            f"--{name}",
            type=count,
            default=number,
            metavar="N",
            help=f"{title} (default %(default)s)",
        )
    # What an app also limits has no default here: one that is made already has its own.
    for name, number, title in (
        ("max-head-bytes", usual.max_head_bytes, "bytes of the head of a request; above it, 431"),
        ("max-head-fields", usual.max_head_fields, "header fields of a request; above it, 431"),
    ):
        parser.add_argument(
            f"--{name}", type=count, metavar="N", help=f"{title} (default {number})"
        )


def limits_of(namespace: argparse.Namespace, heads: HeadLimits | None) -> ConnectionLimits:
    """Return the limits that a command line sets.

    Args:
        namespace: what was read.
        heads: those of the app; None where it has none.
    """
    usual = ConnectionLimits()
    return ConnectionLimits(
        head_seconds=namespace.head_timeout,
        body_seconds=namespace.body_timeout,
        idle_seconds=namespace.idle_timeout,
        max_head_bytes=heads.max_bytes if heads else usual.max_head_bytes,
        max_head_fields=heads.max_fields if heads else usual.max_head_fields,
        max_connections=namespace.max_connections,
        max_requests=namespace.max_requests,
    )
