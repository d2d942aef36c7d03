"""Many small modules, formatted as a few large ones: a file costs ruff more than what is in it.

A batch holds modules one below the other, each behind a marker. That only works for modules in
whose imports there is nothing to correct: which of them a module needs is not to be seen there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SIZE = 200_000
"""Characters of a batch: ruff works on several at a time."""
_FUTURE = "from __future__ import annotations\n"
_HEAD = re.compile(rf'((?:#[^\n]*\n)*"""(?:[^"\\]|\\.|"(?!""))*"""\n)\n+((?:{_FUTURE})?)\n*')
"""What a module begins with: comments, its docstring, and the import that holds for all of it."""
_IMPORT = re.compile(r"\n[ \t]*(?:from \S+ )?import ([^(\n]+)(?=\n)")
_TEXT = re.compile(
    r"""#[^\n]*|\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""",
    re.DOTALL,
)
"""A comment or a text: what stands in it is used by nobody."""
_MARKER = "__module_{}__\n"
_MARKED = re.compile(r"^__module_(\d+)__\n", re.MULTILINE)
_SPACED = ("class ", "@", "def ", "async def ")
"""What two lines are left empty before."""


class Member(NamedTuple):
    """A module of a batch.

    Attributes:
        path: of its file.
        head: comments and docstring.
        is_future: whether it has the import of `__future__`.
        body: the rest.
    """

    path: str
    head: str
    is_future: bool
    body: str

    def text(self, body: str) -> str:
        """Return the module with another body."""
        body = body.strip("\n") + "\n"
        if not self.is_future:
            return f"{self.head}\n{body}"
        space = "\n\n" if body.startswith(_SPACED) else "\n"
        return f"{self.head}\n{_FUTURE}{space}{body}"


class Batch(NamedTuple):
    """Modules that are formatted together.

    Attributes:
        path: of the file that stands for all of theirs.
        members: the modules.
    """

    path: str
    members: list[Member]

    def text(self) -> str:
        """Return the one module that is to be formatted."""
        bodies = (
            f"{_MARKER.format(number)}{member.body}" for number, member in enumerate(self.members)
        )
        return "\n".join([_FUTURE if self.members[0].is_future else "", *bodies])

    def files(self, formatted: str) -> dict[str, str] | None:
        """Return each module as it is in the formatted one; None where one is not found there."""
        _, *parts = _MARKED.split(formatted)
        numbers, bodies = parts[::2], parts[1::2]
        if numbers != [str(number) for number in range(len(self.members))]:
            return None
        return {
            member.path: member.text(body)
            for member, body in zip(self.members, bodies, strict=True)
        }


def batches(files: Mapping[str, str]) -> list[Batch]:
    """Return batches of those files that may be in one, path to text."""
    kinds: dict[tuple[str, bool], list[Member]] = {}
    for path, text in files.items():
        member = _member(path, text)
        if member is not None:
            kinds.setdefault((path.partition("/")[0], member.is_future), []).append(member)
    listed = [(top, members) for (top, _), inner in kinds.items() for members in _portions(inner)]
    return [
        Batch(f"{top}/__batch_{number}__.py", members)
        for number, (top, members) in enumerate(listed)
        if len(members) > 1
    ]


def _portions(members: list[Member]) -> Iterator[list[Member]]:
    """Give members in lists that are not too long."""
    portion: list[Member] = []
    size = 0
    for member in members:
        portion.append(member)
        size += len(member.body)
        if size > _SIZE:
            yield portion
            portion, size = [], 0
    yield portion


def _member(path: str, text: str) -> Member | None:
    """Return a module as that of a batch; None where it cannot be in one."""
    head = _HEAD.match(text)
    if head is None:
        return None
    body = text[head.end() :]
    # What is used is known, and nothing else is imported: this only makes sure. Types in models may
    # stand in texts.
    code, *imports = _IMPORT.split(f"\n{body}")
    names, code = imports[::2], "".join([code, *imports[1::2]])
    bound = {name.split()[-1] for listed in names for name in listed.split(",")}
    if not head[2]:
        code = _TEXT.sub("", code)
    used = all(_uses(code, name) for name in bound)
    return Member(path, head[1], bool(head[2]), body) if used else None


def _uses(code: str, name: str) -> bool:
    """Whether a name stands in code, and not as an attribute."""
    place = code.find(name)
    while place >= 0:
        before, after = code[place - 1 : place], code[place + len(name) : place + len(name) + 1]
        if before != "." and not _is_in_word(before) and not _is_in_word(after):
            return True
        place = code.find(name, place + 1)
    return False


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
