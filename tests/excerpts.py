"""What a case shows of the files that are generated of it: `shows.txt`, read and cut out.

A line of `shows.txt` names files by their path, in which `*` stands for any characters:

    case_pets/*                             whole files
    case_pets/client.py: Pets.find, Client  parts of files
    samples/*/go.go unlike samples/find     lines that the file of this name in another folder lacks

Whole files are kept under their path; all parts of files with one suffix together, in
`excerpts.<suffix>`, each after a comment with its path. What can be cut out:

- of Python: definitions by name (a class, a function, a constant), members as `Class.member`,
  `import` for the imports, `__doc__` for a docstring; names may have `*`.
- of other text: the section under a heading, given as it begins (`## Mock`, `[project]`), or the
  paragraph that begins with other words.

A line that finds nothing is an error, so that nothing goes missing unnoticed.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COMMENTS = {".md": "<!-- {} -->", **dict.fromkeys((".py", ".toml", ".sh", ".rb", ".ps1"), "# {}")}
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
    excerpts: dict[str, list[str]] = defaultdict(list)
    for line in shows.splitlines():
        if not line or line.startswith("#"):
            continue
        pattern, parts, folder = _read(line)
        paths = [path for path in sorted(tree) if fnmatchcase(path, pattern)]
        cut = {path: _cut(path, tree, parts, folder) for path in paths} if parts or folder else {}
        if not paths or (cut and not any(cut.values())):
            message = f"nothing is found of `{line}`"
            raise ValueError(message)
        for part in parts:
            if not any(_cut(path, tree, [part], folder) for path in paths):
                message = f"no file has `{part}`: {line}"
                raise ValueError(message)
        if not cut:
            whole |= {path: tree[path] for path in paths}
        for path, text in cut.items():
            if text:
                suffix = PurePosixPath(path).suffix
                head = _COMMENTS.get(suffix, "// {}").format(path)
                excerpts[f"excerpts{suffix}"].append(f"{head}\n{text}")
    return whole | {name: "\n".join(texts) for name, texts in excerpts.items()}


def _read(line: str) -> tuple[str, list[str], str]:
    """Return the pattern, the parts and the folder that a line names."""
    pattern, _, folder = line.partition(" unlike ")
    pattern, _, parts = pattern.partition(": ")
    return pattern, parts.split(", ") if parts else [], folder


def _cut(path: str, tree: Mapping[str, str], parts: list[str], folder: str) -> str:
    """Return what is cut out of a file, empty where it has nothing of it."""
    if folder:
        return _unlike(path, tree, folder)
    if path.endswith(".py"):
        return of_python(tree[path], parts)
    return of_text(tree[path], parts)


def _unlike(path: str, tree: Mapping[str, str], folder: str) -> str:
    """Return the lines that the file of the same name in a folder lacks."""
    other = f"{folder}/{PurePosixPath(path).name}"
    known = set(tree[other].split("\n"))
    lines = [line for line in tree[path].split("\n") if line not in known]
    return "".join(f"{line}\n" for line in lines)


def of_text(text: str, parts: list[str]) -> str:
    """Return sections and paragraphs of a text in the order asked for."""
    found = (_section(text.split("\n"), part) for part in parts)
    return "\n".join("\n".join(lines).rstrip("\n") + "\n" for lines in found if lines)


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
    pieces = []
    for name, first, last, node in _definitions(ast.parse(source).body, lines):
        if _asked(name, parts):
            pieces.append(lines[first:last])
        elif isinstance(node, ast.ClassDef):
            members = [
                lines[start:end]
                for member, start, end, _ in _definitions(node.body, lines)
                if _asked(f"{name}.{member}", [part for part in parts if "." in part])
            ]
            if members:
                head = lines[first : node.body[0].lineno - 1]
                inside = [[*member, ""] for member in members]
                pieces.append([*head, *sum(inside, [])[:-1]])
    return "\n".join("".join(f"{line}\n" for line in piece) for piece in pieces)


def _asked(name: str, parts: list[str]) -> bool:
    """Whether a part is a name, or stands for it; imports and docstrings are asked for by name."""
    pattern = not name.endswith(_BY_NAME)
    return any(fnmatchcase(name, part) if pattern else name == part for part in parts)


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


_BY_NAME = ("import", "__doc__")
_DECORATED = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def _is_text(rest: list[ast.stmt]) -> bool:
    """Whether a text comes first: what documents the assignment before it."""
    return bool(rest) and isinstance(rest[0], ast.Expr) and isinstance(rest[0].value, ast.Constant)


def _names(node: ast.stmt, *, first: bool) -> list[str]:
    if isinstance(node, _DECORATED):
        return [node.name]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return ["import"]
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return ["import"]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return [ast.unparse(node.value.func).partition(".")[0]]
    if first and _is_text([node]):
        return ["__doc__"]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]
