"""What a case shows of the files that are generated of it: `shows.txt`, read and cut out.

A line of `shows.txt` names files by their path, in which `*` stands for any characters:

    case_pets/*                             whole files
    case_pets/client.py: Pets.find, Client  parts of files
    samples/*/go.go unlike samples/find     lines that the file of this name in another folder lacks

Whole files are kept under their path, as they are. Parts stand together by suffix, in
`excerpts.<suffix>` (those lines in `differences.<suffix>`), each after a comment with its path.
What can be cut out:

- of Python: definitions by name (a class, a function, a constant), members as `Class.member`, the
  signature of a method alone as `Class.method()`, `import` for the imports, `__doc__` for a
  docstring; names may have `*`. Excerpts of Python have long lines, so that a fact is a line.
- of other text: the section under a heading, given as it begins (`## Mock`, `[project]`), or the
  paragraph that begins with other words.

A line that finds nothing is an error, so that nothing goes missing unnoticed.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections import defaultdict
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ruff import find_ruff_bin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COMMENTS = {".md": "<!-- {} -->", **dict.fromkeys((".py", ".toml", ".sh", ".rb", ".ps1"), "# {}")}
_IMPORT, _DOC = "import", "__doc__"
_FORMAT = ("format", "--isolated", "--target-version", "py311", "--line-length", "160")
_FORMAT += ("--config", "format.skip-magic-trailing-comma=true", "-")
_HEADING = re.compile(r"(#{2,6}) |\[")


def shown(tree: Mapping[str, str], shows: str) -> dict[str, str]:
    """Return what a case shows, path to text.

    Args:
        tree: all that is generated, path to text.
        shows: the text of `shows.txt`; empty lines and those with `#` in front are ignored.

    Raises:
        ValueError: a line names a file or a part that there is not.
    """
    whole: dict[str, str] = {}
    cut: dict[str, list[str]] = defaultdict(list)
    for line in shows.splitlines():
        if not line or line.startswith("#"):
            continue
        pattern, parts, folder = _read(line)
        paths = [path for path in sorted(tree) if fnmatchcase(path, pattern)]
        _require(line, paths)
        if not parts and not folder:
            whole |= {path: tree[path] for path in paths}
            continue
        for part in parts:
            having = [path for path in paths if _part(tree[path], path, [part])]
            _require(f"{pattern}: {part}", having)
        for path in paths:
            text = _unlike(path, tree, folder) if folder else _part(tree[path], path, parts)
            if text:
                suffix = PurePosixPath(path).suffix
                head = _COMMENTS.get(suffix, "// {}").format(path)
                name = "differences" if folder else "excerpts"
                cut[f"{name}{suffix}"].append(f"{head}\n{text}")
    excerpts = {name: "\n".join(texts) for name, texts in cut.items()}
    if "excerpts.py" in excerpts:
        excerpts["excerpts.py"] = _laid_out(excerpts["excerpts.py"])
    return whole | excerpts


def _require(wanted: str, paths: list[str]) -> None:
    if not paths:
        message = f"nothing is found of `{wanted}`"
        raise ValueError(message)


def _laid_out(source: str) -> str:
    """Return Python in long lines: what fits in one is in one, with one empty line in between."""
    done = subprocess.run(
        [find_ruff_bin(), *_FORMAT], input=source.encode(), capture_output=True, check=True
    )
    return re.sub(r"\n\n\n+(?=\S)", "\n\n", done.stdout.decode())


def _read(line: str) -> tuple[str, list[str], str]:
    """Return the pattern, the parts and the folder that a line names."""
    pattern, _, folder = line.partition(" unlike ")
    pattern, _, parts = pattern.partition(": ")
    return pattern, parts.split(", ") if parts else [], folder


def _part(text: str, path: str, parts: list[str]) -> str:
    """Return parts of a file, empty where it has none of them."""
    return of_python(text, parts) if path.endswith(".py") else of_text(text, parts)


def _unlike(path: str, tree: Mapping[str, str], folder: str) -> str:
    """Return the lines that the file of the same name in a folder lacks."""
    other = f"{folder}/{PurePosixPath(path).name}"
    known = set(tree[other].split("\n"))
    lines = [line for line in tree[path].split("\n") if line not in known]
    return "".join(f"{line}\n" for line in lines)


def of_text(text: str, parts: list[str]) -> str:
    """Return sections and paragraphs of a text in the order asked for."""
    sections = (_section(text.split("\n"), part) for part in parts)
    return "\n".join("\n".join(lines).rstrip("\n") + "\n" for lines in sections if lines)


def _section(lines: list[str], part: str) -> list[str]:
    start = next((number for number, line in enumerate(lines) if line.startswith(part)), None)
    if start is None:
        return []
    heading = _HEADING.match(part)
    for end, line in enumerate(lines[start + 1 :], start + 1):
        other = _HEADING.match(line)
        if other and heading and len(other[0]) <= len(heading[0]):
            return lines[start:end]
        if not line and not heading:
            return lines[start:end]
    return lines[start:]


def of_python(source: str, parts: list[str]) -> str:
    """Return definitions of a module in the order of the module, members under their class."""
    lines = source.split("\n")
    pieces: list[list[str]] = []
    imports: list[str] = []
    for name, first, last, node in _definitions(ast.parse(source).body, lines):
        if _asked(name, parts) and name == _IMPORT:
            pieces += [] if imports else [imports]
            imports += lines[first:last]
        elif _asked(name, parts):
            pieces.append(lines[first:last])
        elif isinstance(node, ast.ClassDef):
            members = _members(node, parts, lines)
            if members:
                head = lines[first : node.body[0].lineno - 1]
                pieces.append([*head, *"\n\n".join(members).split("\n")])
    return "\n".join("".join(f"{line}\n" for line in piece) for piece in pieces)


def _members(node: ast.ClassDef, parts: list[str], lines: list[str]) -> list[str]:
    """Return the text of the members of a class that are asked for."""
    dotted = [part for part in parts if "." in part]
    texts: list[str] = []
    for name, first, last, member in _definitions(node.body, lines):
        path = f"{node.name}.{name}"
        if _asked(path, dotted):
            texts.append("\n".join(lines[first:last]))
        elif isinstance(member, _FUNCTIONS) and _asked(f"{path}()", dotted):
            texts.append("\n".join(lines[first : member.body[0].lineno - 1]) + " ...")
    return texts


def _asked(name: str, parts: list[str]) -> bool:
    """Whether a part is a name, or stands for it; imports and docstrings are asked for by name."""
    if name.endswith((_IMPORT, _DOC)):
        return name in parts
    return any(
        fnmatchcase(name, part) for part in parts if part.endswith("()") == name.endswith("()")
    )


def _definitions(
    body: list[ast.stmt], lines: list[str]
) -> Iterator[tuple[str, int, int, ast.stmt]]:
    """Yield the name, the first line, the line after the last and the node of what is defined."""
    for number, node in enumerate(body):
        decorators = node.decorator_list if isinstance(node, _DECORATED) else []
        first = min(part.lineno for part in (node, *decorators)) - 1
        while first and lines[first - 1].lstrip().startswith("# ") and number:
            first -= 1
        last = node.end_lineno or 0
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and _is_text(body[number + 1 :]):
            last = body[number + 1].end_lineno or 0
        yield from ((name, first, last, node) for name in _names(node, first=not number))


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DECORATED = (ast.ClassDef, *_FUNCTIONS)


def _is_text(rest: list[ast.stmt]) -> bool:
    """Whether a text comes first: what documents the assignment before it."""
    return bool(rest) and isinstance(rest[0], ast.Expr) and isinstance(rest[0].value, ast.Constant)


def _names(node: ast.stmt, *, first: bool) -> list[str]:
    if isinstance(node, _DECORATED):
        return [node.name]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [_IMPORT]
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return [_IMPORT]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return [ast.unparse(node.value.func).partition(".")[0]]
    if first and _is_text([node]):
        return [_DOC]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]
