"""The facts of the command line, from the description of the API."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import naming
from ..document.text import clean, one_line, sentence
from ..runtime.cli.facts import Body, Bulk, Command, Group, Option, Program
from ..runtime.codecs.table import codec_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..api import content, ir
    from ..runtime.cli.facts import OptionKind

_SCALARS: dict[str, OptionKind] = {
    "str": "text",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "date": "date",
    "datetime": "date-time",
    "AwareDatetime": "date-time",
    "UUID": "uuid",
    "FullDate": "date",
    "JsonNumber": "number",
    "TextUUID": "uuid",
}
_definition = re.compile(r"^(?:class (\w+)[(:]|(\w+)(?:: \w+)? = TypeAliasType\()", re.MULTILINE)
_MOST = 20  # aliases of aliases


class _Shape(NamedTuple):
    """How values of a type are typed on a command line."""

    kind: OptionKind
    many: bool = False
    choices: tuple[str, ...] = ()


def _servers(api: ir.Api) -> tuple[str, ...]:
    named = tuple(server.name for server in api.servers if server.name)
    return named if len(named) > 1 else ()


def program(api: ir.Api, models: str) -> Program:
    """Return what the command line of an API is made of.

    Args:
        api: the description.
        models: source of the models module: it says which values an enum has.
    """
    shapes = _Shapes(models)
    names = naming.command_names(group.py_name for group in api.groups)
    absolute = [server.url for server in api.servers[:1] if "://" in server.url]
    text = api.description if api.description.strip() else api.summary
    return Program(
        name=api.distribution,
        package=api.package,
        version=one_line(api.version),
        environment=naming.environment_prefix(api.package),
        help=clean(f"{one_line(api.title)}\n\n{text.strip()}").strip(),
        base_url=absolute[0] if absolute else "",
        secrets={
            scheme.name: tuple(secret.py_name for secret in scheme.secrets)
            for scheme in api.security_schemes
            if scheme.secrets
        },
        servers=_servers(api),
        variables=tuple(variable.py_name for variable in api.server_variables),
        grants={
            scheme.name: tuple((keyword.part, keyword.py_name) for keyword in scheme.grant)
            for scheme in api.security_schemes
            if scheme.grant
        },
        groups=tuple(
            _group(group, name, shapes) for group, name in zip(api.groups, names, strict=True)
        ),
    )


def _group(group: ir.Group, name: str, shapes: _Shapes) -> Group:
    methods = [
        (operation, method)
        for operation in group.operations
        for method in dict.fromkeys([operation.py_name, operation.stream_name])
        if method
    ]
    names = naming.command_names(method for _, method in methods)
    return Group(
        name=name,
        attribute=group.py_name,
        help=clean(group.description).strip() or sentence(f"Operations tagged {group.wire_name}"),
        commands=tuple(
            _command(operation, method, name, shapes)
            for (operation, method), name in zip(methods, names, strict=True)
        ),
    )


def _command(operation: ir.Operation, method: str, name: str, shapes: _Shapes) -> Command:
    description = clean(operation.description).strip()
    summary = one_line(operation.summary)
    parameter_shapes = [shapes.of(parameter.type) for parameter in operation.parameters]
    flags = [shape.kind == "boolean" and not shape.many for shape in parameter_shapes]
    paged = operation.pagination is not None and method == operation.py_name
    names = naming.option_names(
        (
            (parameter.location, parameter.py_name, flag)
            for parameter, flag in zip(operation.parameters, flags, strict=True)
        ),
        paged=paged,
        takes_items=bool(operation.each_name),
    )
    return Command(
        name=name,
        id=operation.id,
        method=method,
        request=one_line(f"{operation.method} {operation.path}"),
        summary=summary,
        description=description if description != summary else "",
        deprecated=operation.deprecated,
        options=tuple(
            _option(parameter, option, shape)
            for parameter, option, shape in zip(
                operation.parameters, names, parameter_shapes, strict=True
            )
        ),
        body=_body(operation.body),
        paged=paged,
        bulk=Bulk(method=operation.each_name) if operation.each_name else None,
    )


def _option(parameter: ir.Parameter, name: str, shape: _Shape) -> Option:
    notes = [one_line(parameter.description)]
    if parameter.default is not None:
        notes.append(f"Default: {one_line(_typed(parameter.default))}.")
    if parameter.deprecated:
        notes.append("Deprecated.")
    if parameter.is_idempotency_key:
        notes.append("By default a new one, kept when the request is sent again.")
    return Option(
        name=name,
        argument=parameter.py_name,
        kind=shape.kind,
        many=shape.many,
        required=parameter.must_be_given,
        choices=shape.choices,
        help=" ".join(note for note in notes if note),
    )


def _body(body: ir.Body | None) -> Body | None:
    if body is None:
        return None
    codecs = [codec_of(media.content_type) for media in body.media]
    return Body(
        media=tuple(one_line(media.content_type) for media in body.media),
        fields=any(codec.has_fields for codec in codecs),
        files=any(codec.has_files for codec in codecs),
        required=body.required,
        help=one_line(body.description),
    )


def _typed(value: Any) -> str:
    """Return a value as it is typed."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class _Shapes:
    """Knows how values of each type are typed; aliases and enums are looked up in the models."""

    def __init__(self, models: str) -> None:
        self._models = models
        definitions = list(_definition.finditer(models))
        ends = [*(match.start() for match in definitions), len(models)][1:]
        self._blocks = {
            match[1] or match[2]: (match.start(), end)
            for match, end in zip(definitions, ends, strict=True)
        }

    def of(self, type_: content.Type) -> _Shape:
        """Return the shape of a type."""
        if type_.kind == "scalar":
            return _Shape(_SCALARS[type_.name])
        if type_.kind == "bytes":
            return _Shape("text")
        if type_.kind == "model":
            return self._named(type_.name)
        if type_.kind == "literal":
            return _chosen(type_.values)
        if type_.kind == "list":
            return _many(self.of(type_.args[0]))
        if type_.kind == "union":
            return _either(self.of(arg) for arg in type_.args if arg.kind != "none")
        return _Shape("json" if type_.kind in {"map", "tuple"} else "value")

    def _named(self, name: str, depth: int = 0) -> _Shape:
        if name in _SCALARS:
            return _Shape(_SCALARS[name])
        start, end = self._blocks.get(name, (0, 0))
        if start == end or depth > _MOST:
            return _Shape("value")
        statement = ast.parse(self._models[start:end]).body[0]
        if isinstance(statement, ast.ClassDef):
            bases = [base.id for base in statement.bases if isinstance(base, ast.Name)]
            if any(base.endswith("Enum") for base in bases):
                shape = _chosen(_members(statement))
                is_open = any(base.startswith("Open") for base in bases)
                return shape._replace(choices=()) if is_open else shape
            return _Shape("json")
        call = getattr(statement, "value", None)
        if not isinstance(call, ast.Call):
            return _Shape("value")
        return self._written(call.args[1], depth + 1)

    def _written(self, node: ast.expr, depth: int) -> _Shape:
        """Return the shape of an annotation as it is written in the models."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self._named(node.value, depth)
        if isinstance(node, ast.Name):
            return self._named(node.id, depth)
        if isinstance(node, ast.BinOp):
            sides = (node.left, node.right)
            return _either(self._written(side, depth) for side in sides if not _is_none(side))
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            match node.value.id:
                case "Annotated":
                    return self._written(inner[0], depth)
                case "list":
                    return _many(self._written(inner[0], depth))
                case "Literal":
                    return _chosen(ast.literal_eval(item) for item in inner)
                case "Union" | "Optional":
                    return _either(self._written(i, depth) for i in inner if not _is_none(i))
                case "dict" | "tuple":
                    return _Shape("json")
        return _Shape("value")


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _members(enum: ast.ClassDef) -> list[Any]:
    """Return the values of an enum's members."""
    return [
        ast.literal_eval(item.value)
        for item in enum.body
        if isinstance(item, ast.Assign) and not isinstance(item.value, ast.Call)
    ]


def _chosen(values: Iterable[Any]) -> _Shape:
    listed = tuple(values)
    kind: OptionKind = "value"
    if all(isinstance(value, str) for value in listed):
        kind = "text"
    elif all(isinstance(value, int) and not isinstance(value, bool) for value in listed):
        kind = "integer"
    return _Shape(kind, choices=tuple(dict.fromkeys(map(_typed, listed))))


def _many(item: _Shape) -> _Shape:
    return _Shape("json") if item.many else item._replace(many=True)


def _either(shapes: Iterable[_Shape]) -> _Shape:
    distinct = list(dict.fromkeys(shapes))
    return distinct[0] if len(distinct) == 1 else _Shape("value")
