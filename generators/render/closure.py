"""The modules that files of a package import, found from the import statements themselves.

Every way in which generated code and the runtime name a module counts: statements at module level,
in functions and under `TYPE_CHECKING` (type checkers follow those), and the tables given to
`lazy.attach`. There is no list of modules to be kept.
"""

from __future__ import annotations

import ast
import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_INIT = "__init__"
_IMPORT = re.compile(
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
    r"|\n[ \t]*((?:from|import) [^(\n]+(?:\([^)]*\))?)$",
    re.MULTILINE | re.DOTALL,
)
"""A text in three quotation marks, or a line with an import statement, which is the group."""

_SIBLING = re.compile(r"^[ \t]*from \._[^(\n]+(?:\([^)]*\))?\n", re.MULTILINE)
"""An import of what begins with `_` in the same package."""
_ABOVE = ("#", "from ", "import ", "    ", ")", "\n")
"""How lines of import statements, and of what stands between them, begin."""


class ClosureError(Exception):
    """A file imports a module that there is not: a fault of the toolkit, not of the document."""


class _Module(NamedTuple):
    """A file, as the import system names it."""

    path: str
    name: str
    is_package: bool

    @property
    def package(self) -> str:
        """What relative imports of one dot are relative to, the value of `__package__`."""
        return self.name if self.is_package else self.name.rpartition(".")[0]


def closure(
    files: Mapping[str, str],
    available: Mapping[str, str],
    known: Mapping[str, Collection[str]] | None = None,
) -> dict[str, str]:
    """Return those of the available files that `files` import, directly or through others.

    A module brings the `__init__.py` of every package that it is in, and what these import.

    Args:
        files: Python to begin with, path to text.
        available: Python that may be added, path to text.
        known: names of the modules that available files import, by path; None to read them.

    Raises:
        ClosureError: an import within the package finds no file, or a table of `attach` cannot be
            read.
    """
    texts = {**available, **files}
    modules = {module.name: module for module in map(_module, texts) if module is not None}
    top = {name.partition(".")[0] for name in modules}
    todo = [module for module in modules.values() if module.path in files]
    seen = {module.path for module in todo}
    while todo:
        importer = todo.pop()
        if importer.path in files:
            names: Iterable[str] = imported(importer.path, texts[importer.path], modules.keys())
        elif known is not None:
            names = known[importer.path]
        else:
            names = imported(importer.path, statements(texts[importer.path]), modules.keys())
        for name in names:
            if name.partition(".")[0] not in top:
                continue
            for reached in _with_packages(name, importer, modules):
                if reached.path not in seen:
                    seen.add(reached.path)
                    todo.append(reached)
    return {path: text for path, text in sorted(available.items()) if path in seen}


def third_parties(files: Mapping[str, str]) -> set[str]:
    """Return the top level names that files import from outside of their packages."""
    modules = [module for module in map(_module, files) if module is not None]
    names = {module.name for module in modules}
    top = {name.partition(".")[0] for name in names}
    imports = {
        name.partition(".")[0]
        for module in modules
        for name in imported(module.path, files[module.path], names)
    }
    return imports - top


def imported(path: str, text: str, known: Collection[str] = ()) -> Iterator[str]:
    """Return the absolute names of the modules that a file imports, of packages of others too.

    Args:
        path: of the file; it says what relative imports are relative to.
        text: of the file.
        known: names of modules: `from x import y` means `x.y` where that is one of them.

    Raises:
        ClosureError: a table given to `attach` is not made of literals.
    """
    module = _module(path)
    if module is None:
        return
    for node in _nodes(text):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name
        elif isinstance(node, ast.ImportFrom):
            start = _relative(module, node.level, node.module or "")
            inner = [f"{start}.{alias.name}" for alias in node.names]
            yield start
            yield from (name for name in inner if name in known)
        else:
            yield from _attached(module, node)


def head(text: str) -> str:
    """Return the imports of a module of models but for those of other modules of models.

    They stand below its docstring and nowhere else. There are thousands of such modules, and what
    they import besides each other is nearly the same: reading each would be a tenth of `generate`.
    """
    lines = text.split('"""', 2)[-1].splitlines(keepends=True)
    imports = "".join(itertools.takewhile(lambda line: line.startswith(_ABOVE), lines))
    return _SIBLING.sub("", imports)


@lru_cache(maxsize=1000)
def statements(text: str) -> str:
    """Return the import statements of a module of the runtime, one below the other.

    Parsing all of the runtime would be a fifth of the time of `generate`. For code formatted by
    ruff; a test reads the runtime both ways. A module that imports `attach` of `lazy` is left
    whole.
    """
    if "lazy import" in text:
        return text
    return "\n".join(statement for statement in _IMPORT.findall(f"\n{text}") if statement)


@lru_cache(maxsize=1000)  # the same runtime is read for each package that a process generates
def _nodes(text: str) -> tuple[ast.Import | ast.ImportFrom | ast.Call, ...]:
    """Return the import statements of a file, and its calls of `lazy.attach`."""
    nodes = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Call)
    ]
    attach = set(_bound_to_attach(nodes))
    return tuple(
        node
        for node in nodes
        if not isinstance(node, ast.Call)
        or (isinstance(node.func, ast.Name) and node.func.id in attach)
    )


def _bound_to_attach(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Return the names that `attach` of the module `lazy` is imported by."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[-1] == "lazy":
            for alias in node.names:
                if alias.name == "attach":
                    yield alias.asname or alias.name


def module_name(path: str) -> str:
    """Return the absolute name of the module that a file of Python is."""
    module = _module(path)
    return module.name if module else ""


def _module(path: str) -> _Module | None:
    if not path.endswith(".py"):
        return None
    parts = path.removesuffix(".py").split("/")
    is_package = parts[-1] == _INIT
    return _Module(path, ".".join(parts[:-1] if is_package else parts), is_package)


def _with_packages(name: str, importer: _Module, modules: Mapping[str, _Module]) -> list[_Module]:
    """Return a module and the packages that it is in."""
    parts = name.split(".")
    names = [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
    missing = [each for each in names if each not in modules]
    if missing:
        raise ClosureError(f"{importer.path} imports {name}: there is no module {missing[0]}")
    return [modules[each] for each in names]


def _relative(module: _Module, level: int, name: str) -> str:
    """Return the absolute name of what `level` dots and a name mean in a module."""
    if not level:
        return name
    package = module.package.split(".")
    if level > len(package):
        raise ClosureError(f"{module.path} imports from above its package")
    return ".".join([*package[: len(package) - level + 1], *filter(None, [name])])


def _attached(module: _Module, node: ast.Call) -> Iterator[str]:
    """Return what a call of `lazy.attach` may import; see there what its arguments mean."""
    try:
        where, table = node.args
        package = _package(module, where)
        entries = ast.literal_eval(table)
        names = {entries[name] or name for name in entries}
    except (ValueError, TypeError, KeyError) as error:
        raise ClosureError(f"{module.path}:{node.lineno}: a table that cannot be read") from error
    yield package
    for name in names:
        outer = len(name) - len(name.lstrip("."))
        parts = package.split(".")
        yield ".".join([*parts[: len(parts) - outer], name[outer:]])


def _package(module: _Module, node: ast.expr) -> str:
    """Return the value of the first argument of `attach`: `__name__`, or `f"{__package__}.x"`."""
    if isinstance(node, ast.Name) and node.id == "__name__":
        return module.name
    if isinstance(node, ast.JoinedStr):
        return "".join(_piece(module, piece) for piece in node.values)
    raise ValueError(ast.dump(node))


def _piece(module: _Module, node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Name):
        return {"__package__": module.package, "__name__": module.name}[node.value.id]
    raise ValueError(ast.dump(node))
