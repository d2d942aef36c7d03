"""Names with brackets: lists and nested objects in a query or a form, `a[b][0]=x`.

OpenAPI 3.1.1 says how `deepObject` writes the properties of an object (`a[b]=x`) and leaves lists
and nested objects undefined. They are written as qs and Stripe's clients do: one pair of brackets
for each name and each position, counted from 0. Read are `a[]=x` and repeated names, too.

What is read may come from anybody: depth and positions are limited, and the cost grows with the
length of what was sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ..narrowing import AnyDict, AnyList
from .shapes import ANYTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .shapes import Shape

MAX_DEPTH = 32
"""How many pairs of brackets a name may have."""
MAX_POSITION = 9_999
"""The greatest position in a list that may be written in brackets."""

_COMPOUND = frozenset({list, dict})

Path: TypeAlias = "tuple[str | None, ...]"
"""What stands in the brackets of a name: names, positions, or None for one more item."""


class StyleError(ValueError):
    """What was sent is not in the declared style; the text says how, without repeating it."""


class NestingError(ValueError):
    """A value cannot be written in names with brackets.

    Args:
        where: path of the part that cannot be.
        message: why.
    """

    def __init__(self, where: str, message: str) -> None:
        super().__init__(message)
        self.where = where
        self.message = message


# --- Writing --------------------------------------------------------------------------------------


def is_nested(items: list[Any]) -> bool:
    """Whether a list of JSON data holds a list or an object."""
    return not _COMPOUND.isdisjoint(map(type, items))


def leaves(
    data: Any, where: str, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """Give the primitives of JSON data: what stands in brackets before each, and its place.

    Null, an empty list and an empty object are not written.

    Raises:
        NestingError: the data has no form that is read as the same data.
    """
    if len(path) > MAX_DEPTH:
        raise NestingError(where, f"is nested more than {MAX_DEPTH} levels deep")
    if isinstance(data, AnyDict):
        for name, member in data.items():
            if "[" in name or "]" in name:
                raise NestingError(where, "a name holds a bracket, which ends it")
            if not name:
                raise NestingError(where, "a name is empty")
            yield from leaves(member, f"{where}.{name}", (*path, name))
    elif isinstance(data, AnyList):
        members = [member for member in data if member is not None]
        if len(members) > MAX_POSITION + 1:
            raise NestingError(where, f"has more than {MAX_POSITION + 1} items")
        for position, member in enumerate(members):
            at, is_empty = f"{where}[{position}]", True
            for leaf in leaves(member, at, (*path, str(position))):
                is_empty = False
                yield leaf
            if is_empty:
                raise NestingError(at, "an empty item of a list has no form in this style")
    elif data is not None:
        yield path, where, data


# --- Reading --------------------------------------------------------------------------------------


def split_name(name: str, root: str) -> Path:
    """Return what stands in the brackets after the root of a name.

    Raises:
        StyleError: brackets are missing, or there are too many.
    """
    rest = name[len(root) :]
    if not rest:
        return ()
    if not (rest.startswith("[") and rest.endswith("]")):
        raise StyleError("Input should have names in closed brackets")
    if rest.count("[") > MAX_DEPTH:
        raise StyleError(f"Input should have at most {MAX_DEPTH} names in brackets")
    parts = rest[1:-1].split("][")
    if any("[" in part or "]" in part for part in parts):
        raise StyleError("Input should have names in closed brackets")
    return tuple(part or None for part in parts)


class Nested:
    """What was sent under one name, or under the names in one pair of brackets.

    Attributes:
        values: without further brackets, as they were sent.
        items: under empty brackets, in their order.
        named: under names and positions.
    """

    __slots__ = ("items", "named", "values")

    def __init__(self) -> None:
        self.values: list[str] = []
        self.items: list[Nested] = []
        self.named: dict[str, Nested] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[Path, str]]) -> Nested:
        """Return the tree of pairs: what stands in brackets, and the value as it was sent."""
        tree = cls()
        for path, value in pairs:
            node = tree
            for index, part in enumerate(path):
                node = node.inner(part, path[index + 1 :])
            node.values.append(value)
        return tree

    def inner(self, part: str | None, rest: Path) -> Nested:
        """Return what is in one pair of brackets, given what follows it; made where it is new."""
        if part is not None:
            node = self.named.get(part)
            if node is None:
                node = self.named[part] = Nested()
            return node
        # `a[][b]=1&a[][c]=2` is one item with two names, as in Rack and qs.
        if not (self.items and rest and self.items[-1].lacks(rest)):
            self.items.append(Nested())
        return self.items[-1]

    def lacks(self, path: Path) -> bool:
        """Whether nothing was sent yet under a path of names."""
        node = self
        for part in path:
            if part is None:
                return True
            below = node.named.get(part)
            if below is None:
                return not node.values
            node = below
        return False

    def data(self, shape: Shape, decode: Callable[[str], str]) -> Any:
        """Return texts, lists and dictionaries by the shape of the expected type.

        Raises:
            StyleError: it was written in two ways, or twice, or positions are out of bounds.
        """
        if bool(self.values) + bool(self.items) + bool(self.named) != 1:
            raise StyleError("Input should be a value, a list or an object, and not two of these")
        if self.values:
            return self._plain(shape, decode)
        if self.items:
            return [item.data(_item(shape), decode) for item in self.items]
        positions = self._positions(shape)
        if positions is not None:
            return [self.named[part].data(_item(shape), decode) for part in positions]
        return {
            name: node.data(shape.property_shape(name), decode) for name, node in self.named.items()
        }

    def _plain(self, shape: Shape, decode: Callable[[str], str]) -> Any:
        texts = [decode(value) for value in self.values]
        if len(texts) > 1 and not (shape.is_array or shape.takes_anything):
            raise StyleError("Input should be given once")
        is_one = len(texts) == 1 and (shape.is_primitive or not shape.is_array)
        return texts[0] if is_one else texts

    def _positions(self, shape: Shape) -> list[str] | None:
        """Return the positions in brackets, in their order; None where they are names."""
        if not (shape.is_array or (shape.takes_anything and not shape.may_be_object)):
            return None
        if not all(map(_is_position, self.named)):
            if shape.is_array and not (shape.may_be_object or shape.takes_anything):
                raise StyleError(f"Input should have positions from 0 to {MAX_POSITION}")
            return None
        return sorted(self.named, key=int)


def _is_position(text: str) -> bool:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(MAX_POSITION))):
        return False
    return text == "0" or not text.startswith("0")


def _item(shape: Shape) -> Shape:
    return shape.item or ANYTHING
