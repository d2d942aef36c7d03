"""Texts that agents are given as descriptions of tools, and that try to be instructions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ..diagnostics import Severity
from ..document.objects import sequence
from ..document.pointer import join
from ..document.text import is_visible
from .registry import Context, Finding, Group, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELDS: Final = ("title", "summary", "description")
_INSTRUCTING: Final = re.compile(
    r"""
      \b(?:ignore|disregard|forget)\b[^.\n]{0,30}
      \b(?:previous|prior|above|earlier|other|your)\b[^.\n]{0,20}
      \b(?:instructions?|prompts?)\b
    | \b(?:do\ not|don't|never|without)\s+(?:tell|inform|mention)(?:ing)?\b
      [^.\n]{0,30}\bthe\s+(?:user|human|operator)\b
    | \bsystem\s+prompt\b
    | \byou\s+are\s+(?:now\s+)?(?:an?|the)\s+(?:ai|assistant|language\ model|agent)\b
    | </?(?:system|important|instructions?|assistant)>
    | \b(?:before|after|instead\ of)\s+(?:using|calling|invoking)\s+(?:this|any|other)\s+tools?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HINTS: Final = (
    (("instruction", "prompt", "assistant", "system>", "important>", "tool"), ("",)),
    (("tell", "inform", "mention"), ("user", "human", "operator")),
    (("you",), ("ai", "language model", "agent")),
)
"""What a text in small letters holds that reads as an instruction: much faster to look for.

One of the first and one of the second of a pair.
"""
_LONGEST_TOKEN: Final = 60
_SPACES: Final = dict.fromkeys(map(ord, "\n\r\t"))


@rule("instructing-description", Severity.WARNING, group=Group.DOCS)
def instructing_description(context: Context) -> Iterator[Finding]:
    """Descriptions describe: they hold no instructions to agents, and nothing invisible."""
    known: dict[str, tuple[tuple[str, str], ...]] = {}  # descriptions come again
    for place, field, text in _texts(context):
        if text not in known:
            known[text] = (*_faults(text),)
        for message, hint in known[text]:
            yield Finding(join(place, field), f"`{field}` {message}", hint)


def _faults(text: str) -> Iterator[tuple[str, str]]:
    """Give what is wrong with a text, and what to do."""
    if _may_instruct(text) and (match := _INSTRUCTING.search(text)):
        words = " ".join(match[0].split())[:_LONGEST_TOKEN]
        yield (
            f"reads as an instruction to an agent: {words!r}",
            "say what it is; agents get this text as the description of a tool",
        )
    bare = text if text.isprintable() else text.translate(_SPACES)
    hidden = [] if bare.isprintable() else [char for char in bare if not is_visible(char)]
    if hidden:
        names = ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in hidden[:5]))
        yield f"holds what nobody sees: {names}", "leave it out; agents read what people cannot see"


def _may_instruct(text: str) -> bool:
    """Whether a text is worth a closer look; letters beyond ASCII may have more forms than two."""
    if not text.isascii():
        return True
    small = text.lower()
    return any(
        any(word in small for word in words) and any(word in small for word in others)
        for words, others in _HINTS
    )


def _texts(context: Context) -> Iterator[tuple[str, str, str]]:
    """Give the texts that agents read: pointer of the object, field and text."""
    data = context.document.data
    info, tags = data.get("info"), sequence(data.get("tags"))
    places = [("/info", info), *((f"/tags/{number}", tag) for number, tag in enumerate(tags))]
    places += [(node.pointer, node.value) for node in context.document.nodes if node.pointer]
    for place, value in places:
        if not isinstance(value, dict):
            continue
        for field in _FIELDS:
            if isinstance(value.get(field), str):
                yield place, field, value[field]
