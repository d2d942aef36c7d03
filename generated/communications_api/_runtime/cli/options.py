"""The options of one command: parameters and the body, and the function that makes the call."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Group as Panel
from cyclopts import Parameter

from .. import terminal
from .bodies import BodyOptions
from .calling import Settings, call
from .item_options import item_options, item_parameters
from .keywords import CallOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from .facts import Command, Group, Option, OptionKind, Program

_tame = re.compile(r"[\w.:/+-]+", re.ASCII).fullmatch
_untamed = re.compile(r"[^\w\s.,/-]")
_BODY = Panel("Body", sort_key=1)
_PAGES = Panel("Pages", sort_key=1)


def tamed(text: str) -> str:
    """Return text on one line without what a shell might read as more than text."""
    return " ".join(_untamed.sub(" ", text).split())


def function_of(
    program: Program, group: Group, command: Command, *, tame: bool
) -> Callable[..., Any]:
    """Return what cyclopts takes for the function of a command; it returns what makes the call.

    Args:
        program: what there is.
        group: that of the command.
        command: the facts.
        tame: leave out what a shell might read as more than text.
    """

    def function(**typed: Any) -> Callable[[Settings], int]:
        texts = {option.argument: typed.get(f"o{i}") for i, option in enumerate(command.options)}
        body = BodyOptions(
            typed.get("body"),
            typed.get("values") or (),
            typed.get("texts") or (),
            typed.get("files") or (),
            typed.get("content_type"),
        )
        most = typed.get("max_items")
        every = typed.get("every", False) or most is not None
        options = CallOptions(texts, body, typed.get("allow_unknown", False), every, most)
        if command.bulk is not None and command.bulk.run is not None:
            about, run = item_options(typed), command.bulk.run
            if about is not None:
                return lambda settings: run(program, group, command, settings, options, about)
        return lambda settings: call(program, group, command, settings, options)

    parameters = [
        _parameter(f"o{i}", *_annotated(option, tame=tame), required=option.required)
        for i, option in enumerate(command.options)
    ]
    parameters += _body_parameters(command, words=tamed if tame else str)
    if command.body is not None or any(option.choices for option in command.options):
        text = "Send names and values that the document does not list."
        about = Parameter(name="--allow-unknown", help=text, negative=(), show_default=False)
        parameters.append(_parameter("allow_unknown", bool, about, default=False))
    if command.paged:
        parameters += _page_parameters()
    if command.bulk is not None:
        parameters += item_parameters()
    function.__annotations__ = {item.name: item.annotation for item in parameters}
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return function


def _parameter(
    name: str, type_: Any, about: Parameter, *, required: bool = False, default: Any = None
) -> inspect.Parameter:
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if required else default,
        annotation=Annotated[type_ if required or default is not None else type_ | None, about],
    )


def _annotated(option: Option, *, tame: bool) -> tuple[Any, Parameter]:
    more: dict[str, Any] = {"negative": (), "json_list": False, "json_dict": False}
    text = tamed(option.help) if tame else option.help
    type_: Any = str
    if option.kind == "boolean" and not option.many:
        type_, more = bool, {}
    elif tame:
        choices = tuple(choice for choice in option.choices if _tame(choice))
        type_ = Literal[choices] if choices else str
    else:
        # Not a Literal: what is not listed can be allowed, which is decided later.
        more["metavar"] = "CHOICE" if option.choices else _metavar(option.kind)
        if option.choices:
            listed = ", ".join(terminal.printable(choice) for choice in option.choices)
            text = f"{text} One of: {listed}.".lstrip()
    about = Parameter(
        name=f"--{option.name}",
        help=text,
        allow_leading_hyphen=True,
        show_default=False,
        **more,
    )
    return (list[type_] if option.many else type_), about


def _metavar(kind: OptionKind) -> str:
    return "JSON|TEXT" if kind == "value" else kind.upper()


def _page_parameters() -> list[inspect.Parameter]:
    text = "Print the items of all pages, one as JSON on each line."
    every = Parameter(name="--all", help=text, negative=(), show_default=False, group=_PAGES)
    text = "The same, and no more of them than this."
    most = Parameter(name="--max-items", help=text, metavar="NUMBER", group=_PAGES)
    return [
        _parameter("every", bool, every, default=False),
        _parameter("max_items", int, most),
    ]


def _body_parameters(command: Command, *, words: Callable[[str], str]) -> list[inspect.Parameter]:
    body = command.body
    if body is None:
        return []

    def about(name: str, help: str, metavar: str) -> Parameter:  # noqa: A002 - as cyclopts has it
        return Parameter(
            name=name,
            help=help,
            metavar=metavar,
            group=_BODY,
            allow_leading_hyphen=True,
            negative=(),
            json_list=False,
        )

    media = ", ".join(words(name) for name in body.media)
    text = f"{words(body.help)} As {media}; - reads standard input."
    needed = " Required, this way or with --set." if body.required else ""
    parameters = [_parameter("body", str, about("--body", text.lstrip() + needed, "FILE|-"))]
    texts = list[str]
    if body.fields:
        text = "Set a value in the body: a.b[0]=1. JSON where it can be read so, else text."
        parameters.append(_parameter("values", texts, about("--set", text, "PATH=VALUE")))
        text = "The same, always text."
        parameters.append(_parameter("texts", texts, about("--set-string", text, "PATH=TEXT")))
    if body.files:
        text = "The same, a file. After its name may stand ;type=image/png and ;header=Name: value."
        parameters.append(_parameter("files", texts, about("--set-file", text, "PATH=FILE")))
    if len(body.media) > 1 or any("*" in name for name in body.media):
        text = "Which media type to send."
        parameters.append(_parameter("content_type", str, about("--content-type", text, "TYPE")))
    return parameters
