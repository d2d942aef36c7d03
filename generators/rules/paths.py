"""Paths: their templates, and how they relate to each other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..diagnostics import Severity
from ..document.objects import brief, mapping
from ..document.path_values import may_hold, schemas_of
from ..document.pointer import METHODS, join
from ..runtime.parameters.segments import split_template
from .registry import Context, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"\{([^{}]*)\}")
MAX_PARAMETERS = 200
"""Parameters in one path: tools that read generated code end at expressions of some depth."""
_MAX_STEPS = 1_000_000
"""Comparisons of paths with each other."""


def named_in(template: str) -> list[str]:
    """Return the names in braces of a path template, in their order."""
    return _NAME.findall(template)


def _templates(context: Context) -> Iterator[tuple[str, str]]:
    for template in mapping(context.document.data.get("paths")):
        if template.startswith("/"):
            yield join("/paths", template), template


@rule("path-template", Severity.ERROR, blocks=True)
def path_template(context: Context) -> Iterator[Finding]:
    """Braces in a path are paired, not empty, name each parameter once, and are not hundreds."""
    for pointer, template in _templates(context):
        rest = _NAME.sub("", template)
        names = Counter(named_in(template))
        twice = sorted(name for name, times in names.items() if times > 1)
        shown = brief(template)
        if "{" in rest or "}" in rest:
            yield Finding(pointer, f"the braces in `{shown}` are not paired", key=True)
        if "" in names:
            yield Finding(pointer, f"`{shown}` has a parameter without a name", key=True)
        if len(names) > MAX_PARAMETERS:
            message = f"`{shown}` has more than {MAX_PARAMETERS} parameters"
            yield Finding(pointer, message, "send them in the query or in the body", key=True)
        for name in twice:
            yield Finding(pointer, f"`{{{name}}}` occurs twice in `{shown}`", key=True)


@rule("no-identical-paths", Severity.WARNING)
def no_identical_paths(context: Context) -> Iterator[Finding]:
    """No two paths differ only in the names of their parameters."""
    first: dict[str, str] = {}
    for pointer, template in _templates(context):
        shape = _NAME.sub("{}", template).partition("#")[0]  # a fragment is not sent
        if shape in first:
            message = f"`{brief(template)}` is the same path as `{brief(first[shape])}`"
            yield Finding(pointer, message, "merge the two, with one name per parameter", key=True)
        first.setdefault(shape, template)


@rule("no-ambiguous-paths", Severity.WARNING)
def no_ambiguous_paths(context: Context) -> Iterator[Finding]:
    """No request fits two paths of which neither is more specific than the other."""
    by_length: dict[int, _Tree] = {}
    steps = 0
    for pointer, template in _templates(context):
        segments = template.split("/")
        tree = by_length.setdefault(len(segments), _Tree())
        for other in tree.fitting(segments):
            steps += 1
            if not other:
                continue
            if _ambiguous(segments, other.split("/")) and _share_a_method(context, template, other):
                message = f"a request may fit both `{brief(template)}` and `{brief(other)}`"
                hint = "routers disagree on which of the two wins; make a fixed part differ"
                yield Finding(pointer, message, hint, key=True)
                break
            if steps > _MAX_STEPS:
                message = "there are too many paths to compare all pairs: some were not compared"
                yield Finding("/paths", message, key=True)
                return
        tree.add(segments, template)


class _Tree:
    """Paths by their segments, so that only those are compared that may fit one request."""

    def __init__(self) -> None:
        self.fixed: dict[str, _Tree] = {}
        self.open: dict[str, _Tree] = {}
        self.path = ""

    def add(self, segments: list[str], path: str) -> None:
        """Enter a path."""
        tree = self
        for segment in segments:
            below = tree.open if "{" in segment else tree.fixed
            tree = below.setdefault(_NAME.sub("{}", segment), _Tree())
        tree.path = path

    def fitting(self, segments: list[str]) -> Iterator[str]:
        """Yield the paths that may fit a request this path fits; empty for each step towards."""
        waiting: list[tuple[_Tree, int]] = [(self, 0)]
        while waiting:
            tree, index = waiting.pop()
            yield tree.path
            if index == len(segments):
                continue
            segment = segments[index]
            following = list(tree.open.values())
            if "{" in segment:
                following += tree.fixed.values()
            elif segment in tree.fixed:
                following.append(tree.fixed[segment])
            waiting.extend((branch, index + 1) for branch in reversed(following))


def _share_a_method(context: Context, first: str, second: str) -> bool:
    paths = mapping(context.document.data.get("paths"))
    items = [mapping(context.follow("", paths[path])[1]) for path in (first, second)]
    return bool(set(METHODS) & items[0].keys() & items[1].keys())


def _ambiguous(first: list[str], second: list[str]) -> bool:
    wins = [False, False]
    for left, right in zip(first, second, strict=True):
        if "{" in left and "{" in right:
            if _NAME.sub("{}", left) != _NAME.sub("{}", right):
                return False
        elif "{" in left or "{" in right:
            pattern, literal = (left, right) if "{" in left else (right, left)
            if not re.fullmatch(".+".join(map(re.escape, _NAME.split(pattern)[::2])), literal):
                return False
            wins["{" in left] = True
        elif left != right:
            return False
    return all(wins)


@rule("path-parameters-indistinguishable", Severity.WARNING)
def path_parameters_indistinguishable(context: Context) -> Iterator[Finding]:
    """Parameters in one segment of a path are divided by a text that only one of them may hold."""
    for pointer, template in _templates(context):
        for parts in split_template(template):
            texts = [unquote(text) for text in parts[2:-1:2]]
            schemas = schemas_of(context, template) if texts else {}
            holders = {
                name: [text for text in texts if may_hold(schemas.get(name, {}), text)]
                for name in parts[1::2]
            }
            unsure = [f"`{{{name}}}`" for name, held in holders.items() if held]
            if len(unsure) > 1:
                held = dict.fromkeys(text for own in holders.values() for text in own if text)
                where = " or ".join(f"`{brief(text)}`" for text in held)
                where = f"a value holds {where}" if held else "nothing is between them"
                yield Finding(
                    pointer,
                    f"{', '.join(unsure[:-1])} and {unsure[-1]} of `{brief(template)}` cannot be "
                    f"told apart where {where}; where schemas do not "
                    "decide, the server divides at the last place, and others may not",
                    "put `/` or a character that clients encode, such as `:`, between them, or "
                    "give one a `pattern` or an `enum` that excludes it",
                    key=True,
                )


@rule("path-not-include-query", Severity.WARNING)
def path_not_include_query(context: Context) -> Iterator[Finding]:
    """No path holds a query: parameters of the query are declared as such."""
    for pointer, template in _templates(context):
        if "?" in _NAME.sub("", template):
            yield Finding(
                pointer,
                f"`{brief(template)}` holds a query",
                "declare what follows the `?` as parameters with `in: query`",
                key=True,
            )
