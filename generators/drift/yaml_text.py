"""Text of YAML, or of JSON, that is edited by position."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDTH: Final = 100


class NotEditable(ValueError):  # noqa: N818 - it is the text that does not allow it
    """A text cannot be edited at some place; the message says where."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - for any value
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 - as it is called
        super().increase_indent(flow, False)  # noqa: FBT003


class YamlText:
    """One file and the edits that are to be made in it.

    Args:
        text: of the file.
        is_json: whether it is JSON, and has to stay so.
    """

    def __init__(self, text: str, *, is_json: bool) -> None:
        self.text = text
        self.is_json = is_json
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []
        self._is_item = False
        self._additions: dict[int, tuple[Any, list[str]]] = {}
        self._drops: dict[int, tuple[Any, set[int]]] = {}
        self._nodes: dict[tuple[int, type], yaml.Node] = {}
        try:
            root = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as error:
            raise NotEditable(f"the text cannot be read: {error}") from None
        waiting = [root] if root is not None else []
        seen: set[int] = set()
        for node in waiting:
            if id(node) in seen:
                continue
            seen.add(id(node))
            self._nodes.setdefault((node.start_mark.index, type(node)), node)
            if isinstance(node, yaml.MappingNode):
                waiting += [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                waiting += node.value

    @property
    def is_edited(self) -> bool:
        """Whether there is anything to be edited."""
        return bool(self._edits or self._additions or self._drops)

    def scalar(self, offset: int) -> str | None:
        """Return the text of the scalar at a place; None where there is none."""
        node = self._nodes.get((offset, yaml.ScalarNode))
        return None if node is None else str(node.value)

    def _node(self, offset: int, value: Any) -> Any:
        kind = (
            yaml.MappingNode
            if isinstance(value, dict)
            else yaml.SequenceNode
            if isinstance(value, list)
            else yaml.ScalarNode
        )
        node = self._nodes.get((offset, kind))
        if node is None:
            # An anchor stands before its value.
            after = re.compile(r"&\S+\s+").match(self.text, offset)
            node = self._nodes.get((after.end(), kind)) if after else None
        if node is None:
            line = self.text.count("\n", 0, offset) + 1
            raise NotEditable(f"line {line} cannot be edited")
        return node

    # --- Where things end -------------------------------------------------------------------------

    def _end(self, node: Any) -> int:
        """Return where a value ends, without space and comments after it."""
        while not isinstance(node, yaml.ScalarNode) and not node.flow_style:
            if not node.value:
                break
            last = node.value[-1]
            node = last[1] if isinstance(node, yaml.MappingNode) else last
        end: int = node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            kept = self.text[:end].rstrip("\r\n \t")
            return max(len(kept), node.start_mark.index + 1)
        return end

    def _line_end(self, at: int) -> int:
        """Return where the line of a position ends, its break not included."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end and self.text[end - 1 : end] == "\r" else end

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    # --- Edits ------------------------------------------------------------------------------------

    def add(self, offset: int, value: Any, entries: Mapping[str, Any]) -> None:
        """Give the mapping at a place entries at its end."""
        if not entries:
            return
        node = self._node(offset, value)
        if node.flow_style or not node.value:
            texts = [f"{self._key(key)}: {self._flow(inner)}" for key, inner in entries.items()]
        else:
            column = node.value[0][0].start_mark.column
            texts = [self._block({key: inner}, column) for key, inner in entries.items()]
        self._additions.setdefault(id(node), (node, []))[1].extend(texts)

    def append(self, offset: int, value: Any, items: Sequence[Any]) -> None:
        """Give the list at a place items at its end."""
        node = self._node(offset, value)
        if node.flow_style or not node.value:
            texts = [self._flow(item) for item in items]
        else:
            texts = [self._block([item], node.start_mark.column) for item in items]
        self._additions.setdefault(id(node), (node, []))[1].extend(texts)

    def _added(self, node: Any, texts: list[str]) -> tuple[int, int, str]:
        """Return the edit that puts entries behind the last one that stays."""
        _, dropped = self._drops.get(id(node), (None, set[int]()))
        kept = [entry for index, entry in enumerate(node.value) if index not in dropped]
        if not node.value:
            return node.start_mark.index + 1, node.start_mark.index + 1, ", ".join(texts)
        if not kept:
            del self._drops[id(node)]
            start, end = node.start_mark.index, self._end(node)
            if not node.flow_style:
                return start, end, "".join(texts).strip(f" {self.newline}")
            return start + 1, end - 1, ", ".join(texts)
        last = kept[-1][1] if isinstance(node, yaml.MappingNode) else kept[-1]
        end = self._end(last)
        if not node.flow_style:
            at = self._line_end(end)
            return at, at, self.newline + "".join(texts).removesuffix(self.newline)
        first = node.value[0][0] if isinstance(node, yaml.MappingNode) else node.value[0]
        start = first.start_mark
        is_long = "\n" in self.text[node.start_mark.index : start.index]
        between = f",{self.newline}{' ' * start.column}" if is_long else ", "
        text = "".join(between + self._indented(piece, start.column) for piece in texts)
        return end, end, text

    def replace(self, offset: int, before: Any, value: Any) -> None:
        """Put another value in the place of one."""
        node = self._node(offset, before)
        start, end = node.start_mark.index, self._end(node)
        if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
            self._edits.append((start, node.end_mark.index, self._flow(value)))
            return
        column = node.start_mark.column
        text = self._block(value, column).strip("\r\n")[column:]
        if not isinstance(value, (dict, list)):
            text = self._flow(value)
        self._edits.append((start, end, text))

    def rename(self, offset: int, owner: Any, old: str, new: str) -> None:
        """Give an entry of the mapping at a place another key."""
        key, _ = self._pair(self._node(offset, owner), old)
        self._edits.append((key.start_mark.index, key.end_mark.index, self._key(new)))

    def _pair(self, node: Any, key: str) -> tuple[Any, Any]:
        for pair in node.value:
            if pair[0].value == key:
                return pair[0], pair[1]
        raise NotEditable(f"`{key}` is not written where it is used")

    def drop(self, offset: int, owner: Any, key: str) -> None:
        """Leave an entry of the mapping or list at a place out."""
        node = self._node(offset, owner)
        is_entry = isinstance(owner, dict)
        index = node.value.index(self._pair(node, key)) if is_entry else int(key)
        self._drops.setdefault(id(node), (node, set()))[1].add(index)

    def _drop(self, node: Any, dropped: set[int]) -> None:
        is_mapping = isinstance(node, yaml.MappingNode)
        self._is_item = not is_mapping
        spans = [
            (entry[0].start_mark.index, self._end(entry[1]))
            if is_mapping
            else (entry.start_mark.index, self._end(entry))
            for entry in node.value
        ]
        kept = [index for index in range(len(spans)) if index not in dropped]
        if not kept:
            empty = "{}" if is_mapping else "[]"
            self._edits.append((node.start_mark.index, self._end(node), empty))
        elif node.flow_style:
            for index in dropped:
                after = [other for other in kept if other > index]
                if after:
                    stop = spans[index + 1][0]
                    self._edits.append((spans[index][0], stop, ""))
                else:
                    self._edits.append((spans[index - 1][1], spans[index][1], ""))
        else:
            for index in dropped:
                self._drop_lines(spans, index)

    def _drop_lines(self, spans: list[tuple[int, int]], index: int) -> None:
        """Leave the lines of an entry out; of one that shares its line, what is its own."""
        start, end = spans[index]
        first = self._line_start(start)
        # The dash of an item is its own.
        before = self.text[first:start].rstrip(" ")
        before = before.removesuffix("-") if self._is_item else before
        if not before.strip(" "):
            stop = self._line_end(end)
            if first:  # with the break before it: what ends here as well gets entries behind it
                self._edits.append((self._line_end(first - 1), stop, ""))
            else:
                self._edits.append((0, min(len(self.text), stop + len(self.newline)), ""))
        elif index + 1 < len(spans):
            self._edits.append((start, spans[index + 1][0], ""))
        else:
            raise NotEditable("an entry that shares its line cannot be left out")

    # --- Text -------------------------------------------------------------------------------------

    def _key(self, key: str) -> str:
        if self.is_json:
            return json.dumps(key, ensure_ascii=False)
        return self._flow(key)

    def _flow(self, value: Any) -> str:
        """Return a value on one line."""
        if self.is_json:
            indent = 2 if isinstance(value, (dict, list)) and value else None
            return json.dumps(value, ensure_ascii=False, indent=indent)
        text = yaml.dump(
            [value],
            Dumper=_Dumper,
            default_flow_style=True,
            sort_keys=False,
            allow_unicode=True,
            width=float("inf"),
        )
        return text.strip()[1:-1]

    def _indented(self, text: str, column: int) -> str:
        return text.replace("\n", f"{self.newline}{' ' * column}")

    def _block(self, value: Any, column: int) -> str:
        """Return a value as lines, indented, each with its end."""
        text = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
        lines = text.rstrip("\n").split("\n")
        return "".join(f"{' ' * column if line else ''}{line}{self.newline}" for line in lines)

    def edited(self) -> str:
        """Return the text with all edits made.

        Raises:
            NotEditable: two of them are about the same place.
        """
        # Of two that end in one line, what is added to the inner one stands first.
        inner_first = sorted(self._additions.values(), key=lambda pair: -pair[0].start_mark.index)
        additions = [self._added(node, texts) for node, texts in inner_first]
        for node, dropped in self._drops.values():
            self._drop(node, dropped)
        edits = [*additions, *self._edits]
        edits.sort(key=lambda edit: (edit[0], edit[1]))
        parts, position = list[str](), 0
        for start, end, text in edits:
            if start < position:
                # Nothing is added to what is left out as a whole.
                raise NotEditable(
                    f"two changes meet in line {self.text.count(chr(10), 0, start) + 1}"
                )
            parts += [self.text[position:start], text]
            position = end
        return "".join([*parts, self.text[position:]])
