"""From XML to JSON data, as the schema's `xml` objects say.

Document type declarations are refused, and with them entities of any kind; so is what is nested too
deeply. `defusedxml` sees to the first (extra `xml`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree.ElementTree import Element, TreeBuilder

from ..narrowing import EMPTY
from ..parameters.shapes import Shape, data_of
from .xml_names import MAX_ATTRIBUTES, MAX_DEPTH, XML, XSI, Node, check_encoding, resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operations import Details

_SPACE = " \t\r\n"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
Path = tuple[str | int, ...]


class Problem(NamedTuple):
    """What is wrong with one part of a document that is XML: its path in the data."""

    path: Path
    message: str


class _Builder(TreeBuilder):
    """Builds a tree that is not too deep."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: Any, attrs: Any, /) -> Element:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ValueError(f"more than {MAX_DEPTH} elements stand inside each other")
        if len(attrs) > MAX_ATTRIBUTES:
            raise ValueError(f"an element has more than {MAX_ATTRIBUTES} attributes")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parsed(content: bytes, charset: str | None) -> Element:
    """Return the root element of a document.

    Args:
        content: the document.
        charset: of the media type; it counts more than what the document declares, less than a
            byte order mark (RFC 7303, section 3).

    Raises:
        ValueError: it is no XML, or of that which is refused; the message does not repeat it.
        ImportError: defusedxml is not installed.
    """
    try:
        # By name: it is there with its extra only, and type checkers know nothing of it.
        forbidden = import_module("defusedxml.common").DefusedXmlException
        parser_class = import_module("defusedxml.ElementTree").DefusedXMLParser
    except ImportError as error:
        text = "reading XML needs defusedxml: install the extra `xml` of this package"
        raise ImportError(text, name=error.name) from None
    encoding = None if content.startswith(_MARKS) else charset
    if encoding is None:
        check_encoding(content)
    try:
        parser = parser_class(target=_Builder(), encoding=encoding, forbid_dtd=True)
        parser.feed(content)
        root: Element = parser.close()
    except forbidden:
        raise ValueError("it has a document type declaration, which is refused") from None
    except SyntaxError as error:  # of which ElementTree's ParseError is one
        raise ValueError(str(error).partition(":")[0] + _at(error)) from None
    except LookupError:
        raise ValueError("its encoding is not known") from None
    return root


def _at(error: SyntaxError) -> str:
    line, column = getattr(error, "position", (0, 0))
    return f" at line {line}, column {column + 1}" if line else ""


def data_in(
    details: Details, content: bytes, charset: str | None, problems: list[Problem] | None = None
) -> Any:
    """Return the JSON data that a document stands for.

    Args:
        details: of the media type.
        content: the document.
        charset: see `parsed`.
        problems: takes what JSON data cannot show; without it reading is lenient: namespaces do not
            count, of what is given twice the last counts, and text beside elements is left out.

    Raises:
        ValueError: see `parsed`.
    """
    root = parsed(content, charset)
    names, reader = details.value["root"], _Reader(details.shared, problems)
    namespace, local = _split(root.tag)
    if problems is not None and (names.get("namespace") or "", names["name"]) != (namespace, local):
        problems.append(Problem((), f"The root element should be {names['name']}"))
    default = "" if names.get("prefix") else namespace
    return reader.value(root, details.value["node"], names.get("item"), default, ())


def _split(tag: str) -> tuple[str, str]:
    """Return namespace and local name."""
    if tag[:1] != "{":
        return "", tag
    namespace, _, local = tag[1:].rpartition("}")
    return namespace, local


class _Known(NamedTuple):
    """A property that an element or attribute may stand for."""

    wire: str
    fact: Mapping[str, Any]


class _Reader:
    def __init__(self, shared: Mapping[str, Any], problems: list[Problem] | None) -> None:
        self._shared = shared
        self._problems = problems
        self._known: dict[tuple[int, str], dict[tuple[str, str, str], _Known]] = {}

    def _wrong(self, path: Path, message: str) -> None:
        if self._problems is not None:
            self._problems.append(Problem(path, message))

    def value(
        self,
        element: Element,
        node: Node,
        item: Mapping[str, Any] | None,
        default: str,
        path: Path,
    ) -> Any:
        """Return the data of an element.

        Args:
            element: it.
            node: how its value is written.
            item: names of what is in it, where that is an array.
            default: namespace of elements that state none.
            path: of the data.
        """
        shape = resolved(node, self._shared)
        if element.get(f"{{{XSI}}}nil", "").strip(_SPACE) in {"true", "1"}:
            return None
        if shape is not None and "items" in shape:
            return self._items(element, shape["items"], item or {}, default, path)
        types = None if shape is None else shape.get("types")
        has_parts = len(element) > 0 or any(not _is_aside(key) for key in element.attrib)
        if has_parts or (types is None and shape):
            return self._object(element, shape or {}, default, path)
        return _scalar(element.text or "", types)

    def _items(
        self, element: Element, node: Node, item: Mapping[str, Any], default: str, path: Path
    ) -> list[Any]:
        self._no_text(element, path)
        values: list[Any] = []
        for child in element:
            if not self._is(child, item, default):
                self._wrong(path, f"Each element in it should be {item.get('name', 'item')}")
                continue
            inner = _inherited(item, default)
            values.append(self.value(child, node, None, inner, (*path, len(values))))
        return values

    def _is(self, element: Element, names: Mapping[str, Any], default: str) -> bool:
        namespace, local = _split(element.tag)
        expected = names.get("namespace") or default
        return local == names.get("name") and (self._problems is None or namespace == expected)

    def _object(
        self, element: Element, shape: Mapping[str, Any], default: str, path: Path
    ) -> dict[str, Any]:
        known = self._lookup(shape, default)
        result: dict[str, Any] = {}
        for key, text in element.attrib.items():
            if not _is_aside(key):
                member = self._find(known, "attribute", key)
                node = None if member is None else member.fact["node"]
                value = _scalar(text, (resolved(node, self._shared) or {}).get("types"))
                self._put(result, shape, member, _name(key, ""), value, path)
        text_of = known.get(("text", "", ""))
        if text_of is not None:
            types = (resolved(text_of.fact["node"], self._shared) or {}).get("types")
            result[text_of.wire] = _scalar(element.text or "", types)
        else:
            self._no_text(element, path)
        for child in element:
            self._child(
                result,
                shape,
                child,
                self._find(known, "element", child.tag),
                default,
                path,
            )
        for wire, fact in (shape.get("properties") or EMPTY).items():
            if fact.get("required") and "item" in fact and not fact.get("wrapped"):
                result.setdefault(wire, [])  # an array without items is not there at all
        return result

    def _child(
        self,
        result: dict[str, Any],
        shape: Mapping[str, Any],
        child: Element,
        member: _Known | None,
        default: str,
        path: Path,
    ) -> None:
        name = _name(child.tag, default) if member is None else member.wire
        fact = {"node": shape.get("additional")} if member is None else member.fact
        node = resolved(fact["node"], self._shared)
        if node is not None and "items" in node and not fact.get("wrapped"):
            listed = result.setdefault(name, [])
            inner = _inherited(fact.get("item") or {}, default)
            at = (*path, name, len(listed))
            listed.append(self.value(child, node["items"], None, inner, at))
            return
        inner = _inherited(fact, default)
        value = self.value(child, fact["node"], fact.get("item"), inner, (*path, name))
        self._put(result, shape, member, name, value, path, repeats=member is None)

    def _put(
        self,
        result: dict[str, Any],
        shape: Mapping[str, Any],
        member: _Known | None,
        name: str,
        value: Any,
        path: Path,
        *,
        repeats: bool = False,
    ) -> None:
        if member is not None:
            name = member.wire
        elif name in (shape.get("properties") or {}):
            self._wrong((*path, name), "This property is written otherwise in XML")
            result.setdefault(name, value)
            return
        if name not in result:
            result[name] = value
        elif repeats:  # of what is not known all is kept
            listed = result[name] if isinstance(result[name], list) else [result[name]]
            result[name] = [*listed, value]
        else:
            self._wrong((*path, name), "Input should be given once")
            result[name] = value

    def _find(
        self, known: dict[tuple[str, str, str], _Known], where: str, tag: str
    ) -> _Known | None:
        namespace, local = _split(tag)
        member = known.get((where, namespace, local))
        if member is None and self._problems is None:
            return next((k for (w, _, n), k in known.items() if w == where and n == local), None)
        return member

    def _lookup(self, shape: Mapping[str, Any], default: str) -> dict[tuple[str, str, str], _Known]:
        """Return what elements and attributes stand for, by where, namespace and local name."""
        key = id(shape), default
        if key not in self._known:
            members = self._known[key] = {}
            for wire, fact in (shape.get("properties") or EMPTY).items():
                where, names = fact["in"], fact
                if "item" in fact and not fact.get("wrapped"):
                    names = fact["item"]
                namespace = names.get("namespace") or (default if where == "element" else "")
                at = ("text", "", "") if where == "text" else (where, namespace, names["name"])
                members[at] = _Known(wire, fact)
        return self._known[key]

    def _no_text(self, element: Element, path: Path) -> None:
        texts = [element.text, *(child.tail for child in element)]
        if self._problems is not None and any(text and text.strip(_SPACE) for text in texts):
            self._wrong(path, "There should be no text beside its elements")


def _inherited(names: Mapping[str, Any], default: str) -> str:
    """Return the namespace of elements inside one that state none."""
    return default if names.get("prefix") else names.get("namespace") or default


def _name(tag: str, default: str) -> str:
    namespace, local = _split(tag)
    return local if namespace in {"", default} else tag


def _is_aside(key: str) -> bool:
    """Whether an attribute is about XML itself."""
    return key.startswith((f"{{{XSI}}}", f"{{{XML}}}"))


def _scalar(text: str, types: Any) -> Any:
    if types is None or list(types) == ["string"]:
        return text
    bare = text.strip(_SPACE)
    if "boolean" in types and bare in {"1", "0"} and not {"integer", "number"} & set(types):
        return bare == "1"
    data = data_of(bare.removeprefix("+"), Shape(frozenset(types)))
    return data if not isinstance(data, str) else text
