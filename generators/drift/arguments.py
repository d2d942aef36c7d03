"""The arguments of the commands `drift` and `learn`; what they do needs more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import reporting
from .reports import FORMATS

if TYPE_CHECKING:
    import argparse

    from ..config import Config

THRESHOLDS = ("never", "contradicted", "undocumented", "deprecated", "unseen")
"""What may make the exit code 1, each including those before it; see `model.FailOn`."""

_EPILOG = """\
TRAFFIC is HAR, JSON lines (what `record` writes, the journal of a mock, access logs of nginx or
Caddy in JSON), a folder of such files, or `-`. Exit codes: 0 nothing at or above --fail-on, 1
something, 2 wrong usage, 3 a document or traffic that cannot be read. Nothing is sent anywhere.
"""


def declare(parser: argparse.ArgumentParser, config: Config) -> None:
    """Declare the arguments of `drift`."""
    parser.epilog = _EPILOG
    parser.set_defaults(spec=config.spec, usual_adapted=(config.overlays, (), ()))
    parser.add_argument("traffic", nargs="+", metavar="TRAFFIC")
    parser.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="FILE",
        help=f"the document; may be repeated: the first that an exchange is of counts (default: "
        f"{config.spec})",
    )
    parser.add_argument(
        "--server",
        action="append",
        default=[],
        metavar="URL",
        help="take traffic of this base URL as the API's as well; may be repeated",
    )
    reporting.declare(parser, FORMATS)
    parser.add_argument(
        "--fail-on",
        default="undocumented",
        choices=THRESHOLDS,
        help="what makes the exit code 1, each including those before it (default: %(default)s)",
    )
    parser.add_argument(
        "--unseen", action="store_true", help="list what is documented and not in the traffic"
    )
    parser.add_argument(
        "--accepted", metavar="FILE", help="the file of accepted findings, as that of `review` is"
    )
    parser.add_argument(
        "--propose",
        metavar="FILE",
        help="write an OpenAPI Overlay: the smallest change that makes the traffic valid",
    )
    parser.add_argument(
        "--apply",
        action="store_true",
        help="make this change in the document itself; what is not changed stays byte for byte",
    )
    reporting.declare_day(parser)


def learning(parser: argparse.ArgumentParser, _: Config) -> None:
    """Declare the arguments of `learn`."""
    parser.epilog = _EPILOG
    parser.add_argument("traffic", nargs="+", metavar="TRAFFIC")
    parser.add_argument(
        "--out", default="", metavar="FILE", help="write this file (default: standard output)"
    )
    parser.add_argument("--title", default="", help="of the API (default: its host)")
    parser.add_argument(
        "--host", default="", help="take traffic of this host only (default: the most frequent)"
    )
    parser.add_argument(
        "--openapi",
        default="3.1",
        choices=("3.0", "3.1"),
        help="version of the document (default: %(default)s)",
    )
