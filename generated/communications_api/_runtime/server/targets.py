"""What a command line names: `module:attribute`, and the app that comes of it."""

from __future__ import annotations

import importlib
import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .handlers import Handler

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .app import AppOptions


class TargetError(Exception):
    """What was named cannot be served; the text gives the reason."""


@dataclass(frozen=True, slots=True)
class Serving:
    """The server module of a package, as the command needs it.

    Attributes:
        create_app: of the package.
        handlers: its handler classes by their keyword of `create_app`.
        is_secured: whether `create_app` takes `authenticate`.
    """

    create_app: Callable[..., Any]
    handlers: Mapping[str, type[Handler[Any]]]
    is_secured: bool


def app_of(
    serving: Serving,
    targets: list[str],
    authenticate: str | None,
    options: AppOptions,
    *,
    partial: bool,
) -> Any:
    """Return the app to serve: the one that is named, or one with the handlers that are.

    Args:
        serving: of the package.
        targets: each `module:attribute`: handler classes and instances, an app, or a function
            without arguments that returns one of them.
        authenticate: `module:attribute` of the callable, if one is given.
        options: for an app that is made here.
        partial: whether operations may be left out.

    Raises:
        TargetError: something is missing, or of the wrong kind.
    """
    found = {target: _made(target, load(target), serving) for target in targets}
    apps = {name: one for name, one in found.items() if not _handler_class(one)}
    if apps:
        return _only_app(found, apps, authenticate, options)
    given = _by_group(found, serving, partial=partial)
    missing = [name for name in serving.handlers if name not in given]
    if missing and not partial:
        names = ", ".join(serving.handlers[name].__name__ for name in missing)
        raise TargetError(
            f"nothing implements {names}: name a class for it, or give --partial to answer 501"
        )
    more: dict[str, Any] = {}
    if authenticate is not None:
        more["authenticate"] = _callable(authenticate)
    elif serving.is_secured:
        raise TargetError(
            "operations of this API need credentials: --authenticate module:function names what "
            "checks them"
        )
    try:
        return serving.create_app(**given, **more, **options)
    except (TypeError, ValueError) as error:
        raise TargetError(str(error)) from error


def load(target: str) -> Any:
    """Return what `module:attribute` names; the attribute may have dots.

    Raises:
        TargetError: it is not there.
    """
    module_name, colon, path = target.partition(":")
    if not colon or not module_name or not path:
        raise TargetError(f"{target!r} is not of the form module:attribute")
    try:
        found: Any = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module_name}.".startswith(f"{error.name}."):
            raise  # a module of the application lacks another one: the traceback shows where
        raise TargetError(f"there is no module {error.name!r}, named by {target!r}") from None
    for name in path.split("."):
        try:
            found = getattr(found, name)
        except AttributeError:
            raise TargetError(f"{module_name} has no {path!r}, named by {target!r}") from None
    return found


def _made(target: str, found: Any, serving: Serving) -> Any:
    """Return a handler class, a handler or an app; what a factory makes in place of the factory."""
    if _handler_class(found) or _is_app(found):
        return found
    if isinstance(found, type) or not callable(found):
        names = ", ".join(cls.__name__ for cls in serving.handlers.values())
        raise TargetError(f"{target!r} is neither an app nor one of these handlers: {names}")
    if inspect.iscoroutinefunction(found):
        raise TargetError(f"{target!r} is asynchronous: make the app in its lifespan, or before")
    try:
        inspect.signature(found).bind()
    except TypeError as error:
        raise TargetError(f"{target!r} cannot be called without arguments: {error}") from None
    made = found()
    if not _handler_class(made) and not _is_app(made):
        raise TargetError(f"{target!r} returned {type(made).__name__}, no app and no handler")
    return made


def _handler_class(found: Any) -> type[Handler[Any]] | None:
    cls = found if isinstance(found, type) else type(found)
    return cls if issubclass(cls, Handler) else None


def _is_app(found: Any) -> bool:
    """Whether this is an ASGI application: something called with scope, receive and send."""
    if isinstance(found, type) or not callable(found):
        return False
    function = found if inspect.isroutine(found) else type(found).__call__
    if not inspect.iscoroutinefunction(function):
        return False
    try:
        inspect.signature(found).bind({}, None, None)
    except TypeError:
        return False
    return True


def _only_app(
    found: Mapping[str, Any],
    apps: Mapping[str, Any],
    authenticate: str | None,
    options: AppOptions,
) -> Any:
    name, app = next(iter(apps.items()))
    if len(found) > 1:
        raise TargetError(f"{name!r} is an app: nothing else can be served beside it")
    given = ["--authenticate"] if authenticate is not None else []
    given += [f"--{option.replace('_', '-')}" for option in options]
    if given:
        raise TargetError(
            f"{name!r} is an app, which {', '.join(given)} cannot change: set this where it is made"
        )
    return app


def _by_group(
    found: Mapping[str, Any], serving: Serving, *, partial: bool
) -> dict[str, Handler[Any]]:
    """Return who handles which group."""
    given: dict[str, Handler[Any]] = {}
    for target, one in found.items():
        groups = [
            name for name, base in serving.handlers.items() if issubclass(_type_of(one), base)
        ]
        if not groups:
            names = ", ".join(base.__name__ for base in serving.handlers.values())
            raise TargetError(f"{target!r} implements none of {names}")
        handler = _instance(target, one, partial=partial)
        for name in groups:
            if name in given:
                raise TargetError(f"{target!r} is the second to implement {name!r}")
            given[name] = handler
    return given


def _type_of(one: Any) -> type[Any]:
    return one if isinstance(one, type) else type(one)


def _instance(target: str, one: Any, *, partial: bool) -> Handler[Any]:
    if isinstance(one, Handler):
        return one
    missing = sorted(one.__abstractmethods__)
    if missing and not partial:
        names = ", ".join(missing)
        raise TargetError(f"{target!r} lacks {names}: add them, or give --partial to answer 501")
    try:
        inspect.signature(one).bind()
    except TypeError as error:
        raise TargetError(
            f"{target!r} cannot be made without arguments ({error}): name a function that does it"
        ) from None
    handler: Handler[Any] = one.partial()
    return handler


def _callable(target: str) -> Callable[..., Any]:
    found = load(target)
    if not callable(found) or isinstance(found, type):
        raise TargetError(f"{target!r} is not a function")
    function: Callable[..., Any] = found
    return function
