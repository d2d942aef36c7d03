"""Compiled templates, kept beside the compiled modules of Python: compiling takes 0.3 seconds.

They are code of the toolkit, whatever the document: `--no-cache` does not concern them.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from typing import TYPE_CHECKING

import jinja2

from . import beside
from .environment import OPTIONS, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping
    from pathlib import Path

    from jinja2.bccache import Bucket

    from .own_templates import Templates


class Compiled(jinja2.BytecodeCache):
    """Compiled templates in a folder, and among the answers of a run where there are any."""

    def __init__(
        self, folder: Path | None, answers: MutableMapping[str, str] | None = None
    ) -> None:
        """Take where they are kept.

        Args:
            folder: None for none, as for templates of one's own.
            answers: of earlier runs.
        """
        self._folder, self._answers = folder, answers

    def get_source_checksum(self, source: str) -> str:
        """Return the digest of all that the compiled form of a source depends on.

        No filter of ours is among it: none is called when templates are compiled, see the tests.
        """
        text = f"{_compiler()}\0{source}"
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled before, from this very source."""
        if self._folder is not None:
            with suppress(OSError, EOFError, ValueError, TypeError):
                bucket.bytecode_from_string(beside.read(self._folder / bucket.key))
        if bucket.code is None and self._answers is not None:
            text = self._answers.get(_question(bucket))
            if text is not None:
                bucket.bytecode_from_string(text.encode("latin-1"))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        content = bucket.bytecode_to_string()
        if self._folder is not None and beside.write(self._folder / bucket.key, content):
            return
        if self._answers is not None:
            self._answers[_question(bucket)] = content.decode("latin-1")


@contextmanager
def compiled(
    answers: MutableMapping[str, str] | None, own: Templates | None = None
) -> Iterator[None]:
    """Take templates that were compiled before, and keep what is compiled.

    Args:
        answers: of earlier runs, for what has no place beside the toolkit.
        own: templates of one's own, which have none there.
    """
    env = environment(own)
    env.bytecode_cache = Compiled(None if own else beside.usual_folder(), answers)
    try:
        yield
    finally:
        env.bytecode_cache = None


@cache
def _compiler() -> str:
    return repr((version("jinja2"), sys.version, sorted(OPTIONS.items())))


def _question(bucket: Bucket) -> str:
    return f"template\0{bucket.key}\0{bucket.checksum}"
