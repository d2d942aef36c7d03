"""Commands for a shell: where they end, and their words.

Words are taken apart by `shlex`. What it does not know is put right before: variables and command
substitutions become marks, `$'...'` is decoded, and here-documents are read.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

_CURL = r"(curl(?:\.exe)?[ \t\\](?! *\/ *cURL))"
_BEFORE = r"(?:[A-Za-z_]\w*=\S*[ \t]+)*(?:(?:sudo|time|exec|command)[ \t]+)?"
COMMAND = re.compile(rf"^[ \t]*(?:[\w@~:./-]*[$%#>][ \t]+)?{_BEFORE}{_CURL}", re.MULTILINE)
"""A line that begins with curl, after a prompt or variables; the group begins at `curl`."""

WITHIN = re.compile(
    r"(?:^[ \t]*(?:[\w@~:./-]*[$%#>][ \t]+)?|[;&|(`][ \t]*|\b(?:do|then|else)[ \t]+)"
    rf"{_BEFORE}{_CURL}",
    re.MULTILINE,
)
"""Anything in code that curl may follow as a command; the group begins at `curl`."""

MARK, END_MARK = "\ue000", "\ue001"
"""Around the name of what only the shell knows, such as the value of a variable."""

_VARIABLE = re.compile(r"\$(?:\{([^{}\n]{1,200})\}|(\w+)|[@*#?$!-])")
_PLACEHOLDER = re.compile(r"<([A-Za-z][\w .-]{0,60})>")
_HERE = re.compile(r"<<-?[ \t]*(['\"]?)(\w+)\1")
_ANSI = re.compile(r"\\(x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|[0-7]{1,3}|.)", re.DOTALL)
_ANSI_NAMES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "e": "\x1b", "0": "\0"}
_CONTINUED = re.compile(r"[\\^`][ \t]*\n(?:[ \t]*>[ \t])?")
"""A line that goes on, in shells of Unix and of Windows."""

_MAX_COMMAND = 1_000_000
_OUT, _FILE, _STRING = "\ue002out", "\ue002file", "\ue002string"
"""Words before the target of a redirection."""


class ShellError(Exception):
    """A command cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command.

    Attributes:
        words: as the program receives them; unknown parts are in marks.
        standard_input: the text of a here-document; None where there is none.
        raw: as it is written.
    """

    words: list[str]
    standard_input: str | None
    raw: str


def mark(name: str) -> str:
    """Return what stands for a value that only the shell knows."""
    return MARK + re.sub(r"[^\w.-]", "", name) + END_MARK


class _Scanner:
    """Goes over a command once."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.at = start
        self.limit = min(len(text), start + _MAX_COMMAND)
        self.out: list[str] = []
        self.here = ""
        self.standard_input: str | None = None
        self.closed = True

    def run(self) -> None:
        while self.at < self.limit:
            if not self._step():
                break
        self._here_document()

    def _step(self) -> bool:
        """Read on; False at the end of the command."""
        text, char = self.text, self.text[self.at]
        continued = _CONTINUED.match(text, self.at)
        if continued and (char == "\\" or text[self.at - 1].isspace()):
            self._put(" ", continued.end())
        elif char == "`" and not self._closes():
            return False  # of the substitution that the command stands in
        elif char == "\\":
            self._put(text[self.at : self.at + 2], self.at + 2)
        elif char in "'\"":
            self._quoted(char)
        elif text.startswith("$'", self.at):
            self._ansi()
        elif char in "$`":
            self._unknown()
        elif char == "<":
            return self._input()
        elif char in "\n;|&)" or (char == "#" and text[self.at - 1].isspace()):
            return False
        elif char == ">":
            self._redirect(_OUT)
        else:
            self._put(char, self.at + 1)
        return True

    def _closes(self) -> bool:
        """Whether the substitution that begins here ends on this line."""
        end = self.text.find("`", self.at + 1, self.limit)
        return end > 0 and "\n" not in self.text[self.at : end]

    def _put(self, text: str, end: int) -> None:
        self.out.append(text)
        self.at = end

    def _quoted(self, quote: str) -> None:
        self._put(quote, self.at + 1)
        while self.at < self.limit:
            char = self.text[self.at]
            if char == quote:
                self._put(quote, self.at + 1)
                return
            if quote == '"' and char == "\\":
                pair = self.text[self.at : self.at + 2]
                self._put("" if pair == "\\\n" else pair, self.at + 2)
            elif quote == '"' and char in "$`":
                self._unknown()
            else:
                self._put(char, self.at + 1)
        self.closed = False

    def _ansi(self) -> None:
        end = self.at + 2
        while end < self.limit and self.text[end] != "'":
            end += 2 if self.text[end] == "\\" else 1
        self.closed = self.closed and end < self.limit
        decoded = _ANSI.sub(_decoded, self.text[self.at + 2 : end])
        self._put(shlex.quote(decoded), end + 1)

    def _unknown(self) -> None:
        text = self.text
        if text[self.at] == "`":
            end = text.find("`", self.at + 1, self.limit)
            self._put(mark("command") if end > 0 else "`", max(end, self.at) + 1)
        elif text.startswith("$(", self.at):
            depth, end = 1, self.at + 2
            while end < self.limit and depth:
                depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
            self._put(mark("command"), end)
        elif variable := _VARIABLE.match(text, self.at):
            self._put(mark(variable[1] or variable[2] or "variable"), variable.end())
        else:
            self._put("$", self.at + 1)

    def _input(self) -> bool:
        if here := _HERE.match(self.text, self.at):
            self.here = here[2]
            self._put(" ", here.end())
        elif placeholder := _PLACEHOLDER.match(self.text, self.at):
            self._put(mark(placeholder[1]), placeholder.end())
        else:
            self._redirect(_STRING if self.text.startswith("<<<", self.at) else _FILE)
        return True

    def _redirect(self, kind: str) -> None:
        """Put a word before the one that a redirection is to, which is quoted as others are."""
        if self.out[-1:] and self.out[-1].isdecimal() and self.text[self.at - 2].isspace():
            self.out.pop()  # the number of a stream
        end = self.at
        while end < self.limit and self.text[end] in "<>&":
            end += 1
        if self.text[self.at : end].endswith("&"):
            end = min(end + 1, self.limit)  # of another stream, such as 2>&1
            kind = ""
        self._put(f" {kind} ", end)

    def _here_document(self) -> None:
        if not self.here:
            return
        begin = self.text.find("\n", self.at)
        if begin < 0:
            return
        closing = re.compile(rf"^[ \t]*{re.escape(self.here)}[ \t]*$", re.MULTILINE)
        match = closing.search(self.text, begin + 1)
        end = match.start() if match else self.limit
        self.standard_input = self.text[begin + 1 : end]
        self.at = match.end() if match else self.limit


def _decoded(match: re.Match[str]) -> str:
    escape = match[1]
    if escape[0] in "xu" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    if escape in _ANSI_NAMES:
        return _ANSI_NAMES[escape]
    return chr(int(escape, 8)) if escape.isdecimal() and escape.isascii() else escape


def end_of(text: str, start: int) -> int:
    """Return where the command that begins at `start` ends."""
    scanner = _Scanner(text, start)
    scanner.run()
    return scanner.at


def command(text: str, start: int) -> Command:
    """Return the command that begins at `start`.

    Raises:
        ShellError: a quotation does not end.
    """
    scanner = _Scanner(text, start)
    scanner.run()
    if not scanner.closed:
        raise ShellError("a quotation does not end")
    try:
        words = shlex.split("".join(scanner.out))
    except ValueError as error:
        raise ShellError(str(error).lower()) from error
    given, standard_input = [], scanner.standard_input
    waiting = iter(words)
    for word in waiting:
        if word in {_OUT, _FILE, _STRING}:
            target = next(waiting, "")
            if word != _OUT:
                standard_input = target if word == _STRING else mark("file")
        else:
            given.append(word)
    return Command(given, standard_input, text[start : scanner.at])
