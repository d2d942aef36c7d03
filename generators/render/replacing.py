"""Files that are replaced all together, or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Give files new content; links are followed, and modes stay.

    New content is first written beside each file; then every file is replaced at once, and all of
    it is undone if that fails half-way.

    Args:
        contents: by path of a file that is there.

    Raises:
        OSError: the disk refuses; the files are as before.
    """
    staged: list[Path] = []
    moves: list[tuple[Path, Path, Path]] = []
    try:
        for path, content in contents.items():
            target = path.resolve()
            new, old = (_beside(target, staged) for _ in range(2))
            new.write_bytes(content)
            shutil.copymode(target, new)
            shutil.copy2(target, old)
            moves.append((new, target, old))
        with undisturbed():
            _commit(moves)
    finally:
        for path in staged:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _beside(target: Path, staged: list[Path]) -> Path:
    number, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(number)
    staged.append(Path(name))
    return staged[-1]


def _commit(moves: list[tuple[Path, Path, Path]]) -> None:
    done: list[tuple[Path, Path]] = []
    try:
        for new, target, old in moves:
            os.replace(new, target)  # noqa: PTH105 - one atomic call
            done.append((old, target))
    except BaseException:
        for old, target in reversed(done):
            os.replace(old, target)  # noqa: PTH105
        raise


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back interrupts until the block is done, so that it runs whole."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    received: list[int] = []
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [
        signal.signal(number, lambda number, _: received.append(number)) for number in signals
    ]
    try:
        yield
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
        for late in received:
            signal.raise_signal(late)
