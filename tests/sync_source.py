"""Write the synchronous modules of the runtime from the asynchronous ones: `make sync`.

Of `<room>/async_<name>.py` it makes `<room>/sync_<name>.py`: the same without `async` and `await`,
and with the names of the blocking parts. What is more than another name is in `client/waiting.py`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from ruff import find_ruff_bin

RUNTIME = Path(__file__).parents[1] / "generators" / "runtime"

RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Syntax.
        (r"\ban `async (with|for)\b", r"a `\1"),
        (r"\bjoin\(\[(\w+) async for \1 in ([\w.]+)\]\)", r"join(\2)"),
        (r"\basync (def|with|for)\b", r"\1"),
        (r"(?<!\w)\(await ([\w.]+\([^()]*\))\)", r"\1"),
        (r"\bawait ", ""),
        (r"\bAwaitable\[(\w+(?:\[\w+\])?)\]", r"\1"),
        (r"\bAwaitable, ", ""),
        # Protocols of the language and of transports.
        (r"__a(enter|exit|iter|next)__", r"__\1__"),
        (r"\banext\(", "next("),
        (r"\bStopAsyncIteration\b", "StopIteration"),
        (r"\baclose\b", "close"),
        (r"\bhandle_async_request\b", "handle_request"),
        # Names.
        (r"\bAsync(ClientBase|Group)\b", r"Sync\1"),
        (r"\bAsync(?=[A-Z])", ""),
        (
            r"\basync_(client|conditions|each|groups|opening|paging|streams|tokens)\b",
            r"sync_\1",
        ),
        (r"\basync_(?=[a-z])", ""),
        (r"\b_is_async = True\b", "_is_async = False"),
        # Prose.
        (r"\b([Aa])n asynchronous\b", r"\1 synchronous"),
        (r"\basynchronous\b", "synchronous"),
        (r"\bIt belongs to one event loop\.", "It may be used by several threads at once."),
        (r"\bin the event loop of the caller\b", "in a thread beside"),
    )
)
_left = re.compile(r"\basync|\bawait|Async|\basynchronous|event loop")


def synchronous(text: str, name: str) -> str:
    """Return an asynchronous module as a synchronous one.

    Args:
        text: of the module.
        name: of its file.

    Raises:
        ValueError: something asynchronous is left: it needs a rule.
    """
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    if left := _left.search(text):
        line = text[: left.start()].count("\n") + 1
        raise ValueError(f"{name}:{line}: no rule for {left.group()!r}")
    text = f"# Written by `make sync` from {name}: edit that.\n{text}"
    text = _ruff(text, "check", "--select", "I,UP028", "--fix", "--unsafe-fixes", "--quiet")
    return _ruff(text, "format", "--quiet")


def _ruff(text: str, *arguments: str) -> str:
    command = [
        find_ruff_bin(),
        *arguments,
        "--stdin-filename",
        str(RUNTIME / "client/sync.py"),
        "-",
    ]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return done.stdout


def modules() -> dict[Path, str]:
    """Return the text of each synchronous module, by its path."""
    return {
        source.with_name(source.name.removeprefix("a")): synchronous(
            source.read_text("utf-8"), source.name
        )
        for source in sorted(RUNTIME.glob("*/async_*.py"))
    }


def main() -> int:
    """Write what differs, and name it."""
    for path, text in modules().items():
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"{path.relative_to(RUNTIME)}: rewritten")
    return 0


if __name__ == "__main__":
    sys.exit(main())
