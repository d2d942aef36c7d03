"""Lists of properties: which line is one, and how what a text lists flat is nested."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from .claims import STRING_FORMATS, Choice, Claim

if TYPE_CHECKING:
    from .guides import Guide
    from .html import Line

_WORDS = "|".join(
    sorted(
        [
            *STRING_FORMATS,
            *"string integer number boolean object array any null int32 int64 float double".split(),
        ],
        key=len,
        reverse=True,
    )
)
_NAMED = frozenset(_WORDS.split("|"))
_FLAGS = r"(?:\s+(?:required|deprecated|nullable|read-?only|write-?only|optional))*"
_TYPE = rf"(?P<type>(?:(?:{_WORDS})(?:<[\w.-]+>)?|[A-Za-z]\w*(?=\[))(?:\[\])*)(?P<flags>{_FLAGS})"
_PROPERTY = re.compile(rf"(?P<name>[^\s\[\]{{}}\"',;]+)\s+{_TYPE}")
_ALONE = re.compile(_TYPE)
_MAP = re.compile(rf"property name\*\s+{_TYPE}")
_MAX_LEVELS = 60


@dataclass(slots=True)
class Entry:
    """A property."""

    claim: Claim


@dataclass(slots=True)
class Open:
    """The items of a list begin."""

    line: int


@dataclass(slots=True)
class Close:
    """The items of a list end."""

    line: int


@dataclass(slots=True)
class Begin:
    """Alternatives begin."""

    choice: Choice


@dataclass(slots=True)
class Panel:
    """The next of them begins, where the page has them all."""

    line: int


@dataclass(slots=True)
class End:
    """They end, where the page tells."""

    line: int


@dataclass(slots=True)
class Alone:
    """A type without a name: an alternative that is no object."""

    claim: Claim


_ENDS = (Panel, End)
Token: TypeAlias = Entry | Open | Close | Begin | Panel | End | Alone


def is_property(line: Line, text: str) -> Claim | None:
    """Return the property that a line lists; None where it is something else."""
    match = _MAP.fullmatch(text)
    name = "" if match else None
    if match is None:
        match = _PROPERTY.fullmatch(text)
        name = match["name"] if match else None
    if match is None or name is None:
        return None
    marks = frozenset(match["flags"].split())
    required = "required" in marks
    return Claim(name, match["type"], line.number, required, depth=line.depth, marks=marks)


def is_type(text: str) -> bool:
    """Whether a line is a type, and nothing else."""
    match = _ALONE.fullmatch(text)
    return match is not None and match["type"].partition("[")[0].partition("<")[0] in _NAMED


def alone(line: Line, text: str) -> Alone:
    """Return the type that a line is."""
    return Alone(Claim("", text.split()[0], line.number, depth=line.depth))


def build(
    tokens: list[Token], guide: Guide, unread: list[tuple[int, str]]
) -> tuple[list[Claim], Choice | None]:
    """Return the claims of a list, nested, and the alternatives that all of it is one of.

    Args:
        tokens: the list as it stands on the page.
        guide: what is known to be in what, for pages that do not tell.
        unread: takes what cannot be understood.
    """
    return _Builder(tokens, unread).run(guide)


class _Builder:
    def __init__(self, tokens: list[Token], unread: list[tuple[int, str]]) -> None:
        self.tokens = tokens
        self.at = 0
        self.unread = unread
        self.choices: dict[int, Choice] = {}

    def run(self, guide: Guide) -> tuple[list[Claim], Choice | None]:
        claims: list[Claim] = []
        choice: Choice | None = None
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if isinstance(token, Close):
                if self.at + 1 < len(self.tokens):
                    self.unread.append((token.line, "`]` that ends nothing"))
                self.at += 1
            elif isinstance(token, _ENDS):
                self.at += 1
            else:
                listed = self.claims(guide, (), -1, 0)
                claims += listed
                choice = choice or self.choices.pop(id(listed), None)
        return claims, choice

    def claims(self, guide: Guide, outer: tuple[Guide, ...], base: int, level: int) -> list[Claim]:
        """Read the properties of one object."""
        claims: list[Claim] = []
        seen: set[str] = set()
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if isinstance(token, (Close, *_ENDS)):
                break
            if isinstance(token, Open):
                self.items(claims[-1] if claims else None, guide, level, claims)
                continue
            if isinstance(token, Begin):
                self.choice(token.choice, guide, level, claims)
                continue
            if isinstance(token, Alone):
                self.at += 1
                continue
            claim = token.claim
            if self.ends(claim, guide, outer, base, seen):
                break
            self.at += 1
            if claim.name in seen:
                self.unread.append((claim.line, f"`{claim.name}`, listed twice in one object,"))
            claims.append(claim)
            seen.add(claim.name)
            inner = guide.of(claim.name)
            if level < _MAX_LEVELS and self.nests(claim, guide, inner, seen):
                depth = -1 if claim.depth is None else claim.depth
                claim.children = self.claims(inner, (guide, *outer), depth, level + 1)
                claim.choice = self.choices.pop(id(claim.children), None)
        return claims

    def choice(self, choice: Choice, guide: Guide, level: int, claims: list[Claim]) -> None:
        """Read alternatives: all of them, where the page has them, else what is alone in one."""
        self.at += 1
        self.choices.setdefault(id(claims), choice)
        if level >= _MAX_LEVELS:
            self.unread.append((choice.line, "alternatives beyond measure"))
            return
        token = self.token()
        if isinstance(token, Alone):
            choice.alone = token.claim
        while isinstance(token := self.token(), Panel):
            self.at += 1
            number = len(choice.panels)
            label = choice.labels[number] if number < len(choice.labels) else ""
            first = self.token()
            if isinstance(first, Alone):
                self.at += 1
                choice.panels.append(Claim(label, first.claim.type, token.line))
                continue
            inner = self.claims(guide, (), -1, level + 1)
            kind = "object[]" if isinstance(first, Open) else "object"
            nested = self.choices.pop(id(inner), None)
            panel = Claim(label, kind, token.line, children=inner, choice=nested)
            choice.panels.append(panel)
        if isinstance(token, End):
            self.at += 1

    def token(self) -> Token | None:
        """Return the next token; None at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def items(self, owner: Claim | None, guide: Guide, level: int, claims: list[Claim]) -> None:
        """Read what stands between `Array [` and `]`."""
        opened = self.tokens[self.at]
        self.at += 1
        inner = guide.of(owner.name) if owner else guide
        if level < _MAX_LEVELS:
            children = self.claims(inner, (), -1, level + 1)
        else:
            children = []
            self.unread.append((_line(opened), "lists in lists beyond measure"))
        choice = self.choices.pop(id(children), None)
        if owner is None:
            claims += children
            if choice is not None:
                self.choices.setdefault(id(claims), choice)
        elif owner.children is None:
            owner.children, owner.choice = children, choice
        else:
            owner.children += children
        if self.at < len(self.tokens) and isinstance(self.tokens[self.at], Close):
            self.at += 1
        elif level < _MAX_LEVELS:
            self.unread.append((_line(opened), "`Array [` that does not end"))

    def ends(
        self, claim: Claim, guide: Guide, outer: tuple[Guide, ...], base: int, seen: set[str]
    ) -> bool:
        """Whether a property belongs to an object further out."""
        if not outer:
            return False
        if claim.depth is not None:
            return claim.depth <= base
        if not claim.name:
            return bool(seen)
        if claim.name in guide and claim.name not in seen:
            return False
        if any(claim.name in around for around in outer):
            return True
        return seen.issuperset(guide.names)

    def nests(self, claim: Claim, guide: Guide, inner: Guide, seen: set[str]) -> bool:
        """Whether the properties of an object follow it."""
        if claim.lists or claim.kind[0] not in {"object", ""}:
            return False
        token = self.token()
        if isinstance(token, Begin):
            return True
        if not isinstance(token, Entry):
            return False
        first = token.claim
        if claim.depth is not None and first.depth is not None:
            return first.depth > claim.depth
        if not first.name:
            return True
        if first.name not in inner:
            return False
        if first.name not in guide or first.name in seen:
            return True
        end = self.after(self.at, inner, 0)
        expected = guide.order[guide.order.index(claim.name) + 1 :] if claim.name in guide else []
        return self.name_at(end) == (expected[0] if expected else None)

    def after(self, at: int, guide: Guide, level: int) -> int:
        """Return where the list goes on after what a guide names, in its order."""
        for name in guide.order:
            if self.name_at(at) != name or level > _MAX_LEVELS:
                continue
            at += 1
            inner = guide.of(name)
            if at < len(self.tokens) and isinstance(self.tokens[at], Open):
                at = self.closed(at)
            elif self.name_at(at) == "":
                at += 1
            elif inner.order:
                at = self.after(at, inner, level + 1)
        return at

    def name_at(self, at: int) -> str | None:
        """Return the name that is listed at a place; None where no property is."""
        token = self.tokens[at] if at < len(self.tokens) else None
        return token.claim.name if isinstance(token, Entry) else None

    def closed(self, at: int) -> int:
        """Return where the list goes on after `Array [ ... ]`."""
        depth = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            depth += isinstance(token, Open) - isinstance(token, Close)
            at += 1
            if not depth:
                break
        return at


def _line(token: Token) -> int:
    if isinstance(token, Begin):
        return token.choice.line
    return token.claim.line if isinstance(token, (Entry, Alone)) else token.line
