"""How our own client and command line call an operation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..document.text import literal
from .dialects import DIALECTS
from .escaping import is_plain
from .model import Variable, json_text

if TYPE_CHECKING:
    from ..runtime.cli.facts import Option, Program
    from .dialect import Dialect
    from .model import Sample

_READ = {"int": "int({})", "float": "float({})"}


class Calls:
    """Writes calls; templates see it as `calls`."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._commands = {
            command.id: (group.name, command)
            for group in program.groups
            for command in reversed(group.commands)
        }

    def facts(self, operation_id: str) -> tuple[object, ...]:
        """Return what the command line of an operation follows from: no other operation."""
        return self._program.name, *self._commands[operation_id]

    def call(self, sample: Sample, client: str, method: str) -> str:
        """Return a call of a method of our client; its body is the variable `body`."""
        return f"{client}.{sample.operation.group}.{method}({', '.join(self.arguments(sample))})"

    def arguments(self, sample: Sample) -> list[str]:
        """Return the arguments of such a call."""
        types = {
            parameter.py_name: parameter.type.name for parameter in sample.operation.parameters
        }
        python = DIALECTS["python"]
        arguments = []
        for name, value in sample.arguments:
            if isinstance(value, Variable):
                expression = _READ.get(types[name], "{}").format(python.variable(value))
            else:
                expression = literal(value[0])
            arguments.append(f"{name}={expression}")
        if sample.body is not None:
            arguments.append("body=body")
            declared = sample.operation.body
            if declared is not None and len(declared.media) > 1:
                arguments.append(f"content_type={literal(sample.body.content_type)}")
        return arguments

    def body(self, sample: Sample) -> str:
        """Return the body as Python; `None` where nothing is sent."""
        return literal(sample.body.data if sample.body is not None else None)

    def command(self, sample: Sample, shell: Dialect) -> str:
        """Return the command line of an operation, a word for each option."""
        group, command = self._commands[sample.operation.id]
        arguments = dict(sample.arguments)
        words = [f"{self._program.name} {group} {command.name}"]
        for option in command.options:
            if option.argument in arguments:
                words += _option(option, arguments[option.argument], shell)
        if sample.body is not None:
            words.append("--body -")
            if command.body is not None and len(command.body.media) > 1:
                words.append(f"--content-type {shell.string(sample.body.content_type)}")
        return " \\\n  ".join(words)

    def is_json_file(self, sample: Sample) -> bool:
        """Return whether the command line reads the body as JSON."""
        return sample.body is not None and sample.body.codec.json_on_command_line

    def json(self, sample: Sample) -> str:
        """Return the body as JSON."""
        return json_text(sample.body.data) if sample.body is not None else ""

    def refused(self, sample: Sample) -> str:
        """Return why the command line cannot send a request; empty where it can."""
        if sample.body is not None and sample.body.codec.has_files and _holds_bytes(sample):
            return "the command line takes files of a form by name"
        texts = [_typed(value[0]) for _, value in sample.arguments if isinstance(value, tuple)]
        if not all(map(is_plain, texts)):
            return "an argument holds characters that cannot be seen"
        return ""


def _holds_bytes(sample: Sample) -> bool:
    data: Any = sample.body and sample.body.data
    return isinstance(data, dict) and any(
        isinstance(item, bytes)
        for value in data.values()
        for item in (value if isinstance(value, list) else [value])
    )


def _option(option: Option, value: Variable | tuple[Any], shell: Dialect) -> list[str]:
    if isinstance(value, Variable):
        return [f"--{option.name}={shell.variable(value)}"]
    data = value[0]
    if option.kind == "boolean" and not option.many:
        return [f"--{'' if data else 'no-'}{option.name}"]
    items = data if option.many and isinstance(data, list) else [data]
    return [f"--{option.name}={shell.string(_typed(item))}" for item in items]


def _typed(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
