"""How often Python looks for unreachable cycles of objects."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_THRESHOLDS = 1_000_000, 20, 100
"""Objects made, young collections and middle ones before the next; 700, 10 and 10 are usual."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Look for cycles seldom in the block, which makes many objects that all live to its end.

    The documents, the syntax trees and what the models engine makes are trees of millions of
    objects: with the usual thresholds a sixth of the time of `generate` goes into walking them.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def ending(main: Callable[[], int]) -> NoReturn:
    """Run what a process is there for, and end the process with the code that it returns.

    What has been made is not looked through for cycles any more: a document that is let go a moment
    before the process ends would cost a fifth of the time of `validate`.
    """
    with few_collections():
        code = main()
        gc.freeze()
    sys.exit(code)
