"""The arguments that adapt a document before anything looks at it: overlays and filters."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .config import Config


def declare(parser: argparse.ArgumentParser, config: Config) -> None:
    """Declare them on the parser of a command."""
    parser.set_defaults(usual_adapted=(config.overlays, config.include, config.exclude))
    parser.add_argument(
        "--overlay",
        action="append",
        default=[],
        metavar="FILE",
        help="apply this overlay (OpenAPI Overlay 1.0, 1.1) after those of the configuration; may "
        "be repeated",
    )
    for name, words in (("include", "only operations"), ("exclude", "no operations")):
        parser.add_argument(
            f"--{name}",
            action="append",
            default=[],
            type=_filter,
            metavar="FILTER",
            help=f"take {words} of this filter, such as tag:admin, path:/admin/*, "
            "operation:getPet, method:delete, x-internal; may be repeated",
        )


def _filter(text: str) -> str:
    from .document.filters import Filter, FilterError  # where there are any

    try:
        Filter.of(text)
    except FilterError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text
