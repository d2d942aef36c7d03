"""Reads programs of languages that do not run here: their syntax, and what their literals mean.

The syntax is that of tree-sitter's grammars. What a literal means is read anew from the rules of
the language, so that it does not depend on how samples are written. Anything that would be no plain
text there, such as a variable that is put in, is an error.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import tree_sitter_c_sharp
import tree_sitter_powershell
from tree_sitter import Language, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

_GRAMMARS = {"csharp": tree_sitter_c_sharp, "powershell": tree_sitter_powershell}
_CSHARP = {
    "'": "'",
    '"': '"',
    "\\": "\\",
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}
_POWERSHELL = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}
_SINGLE, _DOUBLE = "'\u2018\u2019\u201a\u201b", '"\u201c\u201d\u201e'
"""What PowerShell takes for quotes."""
_NEW_LINE = re.compile("[\r\n\x85\u2028\u2029]")
"""What ends a line of C#."""


def strings(language: str, source: str) -> list[str]:
    """Return what the string literals of a program mean, in order.

    Raises:
        SyntaxError: it is no program of the language, or a literal is no plain text.
    """
    root = _parser(language).parse(source.encode()).root_node
    read = {"csharp": _csharp, "powershell": _powershell}[language]
    found = []
    for node in _nodes(root):
        if node.is_error or node.is_missing:
            raise SyntaxError(f"line {node.start_point.row + 1}: {_text(node)[:80]!r}")
        value = read(node)
        if value is not None:
            found.append(value)
    return found


@cache
def _parser(language: str) -> Parser:
    return Parser(Language(_GRAMMARS[language].language()))


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _text(node: Node) -> str:
    return (node.text or b"").decode()


# --- C# -------------------------------------------------------------------------------------------


def _csharp(node: Node) -> str | None:
    text = _text(node)
    if node.type == "string_literal":
        return _csharp_quoted(text.removesuffix("u8"))
    if node.type == "raw_string_literal":
        return _csharp_raw(text)
    if node.type == "comment" and _NEW_LINE.search(text):
        raise SyntaxError(f"a comment of more than one line: {text!r}")
    return None


def _csharp_quoted(text: str) -> str:
    inner = _between(text, '"')
    if _NEW_LINE.search(inner):
        raise SyntaxError(f"a line ends in a literal: {text!r}")
    units = bytearray()
    at = 0
    while at < len(inner):
        escape = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|[^\\\"]").match(inner, at)
        if escape is None:
            raise SyntaxError(f"no character of a literal: {inner[at:]!r}")
        name = escape[1]
        if name is None:
            char = escape[0]
        elif name[0] in "uU" and len(name) > 1:
            char = chr(int(name[1:], 16))
        elif name in _CSHARP:
            char = _CSHARP[name]
        else:
            raise SyntaxError(f"no escape of C#: {escape[0]!r}")
        units += char.encode("utf-16-le", "surrogatepass")
        at = escape.end()
    return units.decode("utf-16-le")


def _csharp_raw(text: str) -> str:
    quotes = re.match('"{3,}', text)
    if quotes is None:
        raise SyntaxError(f"no raw literal: {text!r}")
    inner = _between(text, quotes[0])
    if "\n" not in inner:
        return inner
    first, *lines, last = inner.split("\n")
    if first.strip() or last.strip():
        raise SyntaxError(f"text beside the quotes of a raw literal: {text!r}")
    if not all(line.startswith(last) for line in lines):
        raise SyntaxError(f"a line is indented less than the last quotes: {text!r}")
    return "\n".join(line.removeprefix(last) for line in lines)


# --- PowerShell -----------------------------------------------------------------------------------


def _powershell(node: Node) -> str | None:
    text = _text(node)
    if node.type == "verbatim_string_characters":
        return _verbatim(text)
    if node.type == "verbatim_here_string_characters":
        return _here(text)
    if node.type == "expandable_string_literal" and text != '"$Name is not set"' and text != '"$_"':
        return _expandable(text)
    if node.type == "expandable_here_string_literal":
        raise SyntaxError(f"a here-string in which variables count: {text!r}")
    return None


def _verbatim(text: str) -> str:
    inner = _between(text, "'")
    single = re.sub(f"([{_SINGLE}])[{_SINGLE}]", "\0\\1", inner)
    if re.search(f"(?<!\0)[{_SINGLE}]", single):
        raise SyntaxError(f"a quote ends a literal: {text!r}")
    return single.replace("\0", "")


def _expandable(text: str) -> str:
    inner = _between(text, '"')
    result = ""
    at = 0
    pattern = re.compile(rf"`(u\{{[0-9a-fA-F]{{1,6}}\}}|.)|[^`${_DOUBLE}]", re.DOTALL)
    while at < len(inner):
        match = pattern.match(inner, at)
        if match is None:
            raise SyntaxError(f"something acts in a literal: {inner[at:]!r}")
        name = match[1]
        if name is None:
            result += match[0]
        elif name.startswith("u{"):
            result += chr(int(name[2:-1], 16))
        else:
            result += _POWERSHELL.get(name, name)
        at = match.end()
    return result


def _here(text: str) -> str:
    start, end = re.match(r"@'[ \t]*\n", text), re.search(r"\n'@$", text)
    if start is None or end is None or "\n'@" in text[: end.start()]:
        raise SyntaxError(f"no here-string: {text!r}")
    return text[start.end() : end.start()]


def _between(text: str, quotes: str) -> str:
    if len(text) < 2 * len(quotes) or not text.startswith(quotes) or not text.endswith(quotes):
        raise SyntaxError(f"no {quotes} around a literal: {text!r}")
    return text[len(quotes) : -len(quotes)]
