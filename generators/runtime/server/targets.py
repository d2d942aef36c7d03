"""Targets of the command line, each `module:attribute`, and the app made of them."""

from __future__ import annotations

import importlib
import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

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
    """Return the app to serve: the app that is named, or one made of the named handlers.

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
    candidates = {target: _made(target, load(target), serving) for target in targets}
    apps = {
        name: candidate for name, candidate in candidates.items() if not _handler_class(candidate)
    }
    if apps:
        return _only_app(candidates, apps, authenticate, options)
    handlers = _by_group(candidates, serving, partial=partial)
    missing = [name for name in serving.handlers if name not in handlers]
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
        return serving.create_app(**handlers, **more, **options)
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
        candidate: Any = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module_name}.".startswith(f"{error.name}."):
            raise  # a module of the application lacks another one: the traceback shows where
        raise TargetError(f"there is no module {error.name!r}, named by {target!r}") from None
    for name in path.split("."):
        try:
            candidate = getattr(candidate, name)
        except AttributeError:
            raise TargetError(f"{module_name} has no {path!r}, named by {target!r}") from None
    return candidate


def _made(target: str, candidate: Any, serving: Serving) -> Any:
    """Return a handler class, a handler or an app: the target, or what it returns if called."""
    if _handler_class(candidate) or _is_app(candidate):
        return candidate
    if isinstance(candidate, type) or not callable(candidate):
        names = ", ".join(cls.__name__ for cls in serving.handlers.values())
        raise TargetError(f"{target!r} is neither an app nor one of these handlers: {names}")
    if inspect.iscoroutinefunction(candidate):
        raise TargetError(f"{target!r} is asynchronous: make the app in its lifespan, or before")
    try:
        inspect.signature(candidate).bind()
    except TypeError as error:
        raise TargetError(f"{target!r} cannot be called without arguments: {error}") from None
    product = candidate()
    if not _handler_class(product) and not _is_app(product):
        raise TargetError(f"{target!r} returned {type(product).__name__}, no app and no handler")
    return product


def _handler_class(candidate: Any) -> type[Handler[Any]] | None:
    cls = _type_of(candidate)
    return cast("Any", cls) if issubclass(cls, Handler) else None


def _is_app(candidate: Any) -> bool:
    """Whether this is an ASGI application: something called with scope, receive and send."""
    if isinstance(candidate, type) or not callable(candidate):
        return False
    function = candidate if inspect.isroutine(candidate) else type(candidate).__call__
    if not inspect.iscoroutinefunction(function):
        return False
    try:
        inspect.signature(candidate).bind({}, None, None)
    except TypeError:
        return False
    return True


def _only_app(
    candidates: Mapping[str, Any],
    apps: Mapping[str, Any],
    authenticate: str | None,
    options: AppOptions,
) -> Any:
    name, app = next(iter(apps.items()))
    if len(candidates) > 1:
        raise TargetError(f"{name!r} is an app: nothing else can be served beside it")
    flags = ["--authenticate"] if authenticate is not None else []
    flags += [f"--{option.replace('_', '-')}" for option in options]
    if flags:
        raise TargetError(
            f"{name!r} is an app, which {', '.join(flags)} cannot change: set this where it is made"
        )
    return app


def _by_group(
    candidates: Mapping[str, Any], serving: Serving, *, partial: bool
) -> dict[str, Handler[Any]]:
    """Return the handler of each group."""
    handlers: dict[str, Handler[Any]] = {}
    for target, candidate in candidates.items():
        groups = [
            name for name, base in serving.handlers.items() if issubclass(_type_of(candidate), base)
        ]
        if not groups:
            names = ", ".join(base.__name__ for base in serving.handlers.values())
            raise TargetError(f"{target!r} implements none of {names}")
        handler = _instance(target, candidate, partial=partial)
        for name in groups:
            if name in handlers:
                raise TargetError(f"{target!r} is the second to implement {name!r}")
            handlers[name] = handler
    return handlers


def _type_of(candidate: Any) -> type[Any]:
    return candidate if isinstance(candidate, type) else type(candidate)


def _instance(target: str, candidate: Any, *, partial: bool) -> Handler[Any]:
    handler: Handler[Any]
    if isinstance(candidate, Handler):
        handler = cast("Any", candidate)
        return handler
    missing = sorted(candidate.__abstractmethods__)
    if missing and not partial:
        names = ", ".join(missing)
        raise TargetError(f"{target!r} lacks {names}: add them, or give --partial to answer 501")
    try:
        inspect.signature(candidate).bind()
    except TypeError as error:
        raise TargetError(
            f"{target!r} cannot be made without arguments ({error}): name a function that does it"
        ) from None
    handler = candidate.partial()
    return handler


def _callable(target: str) -> Callable[..., Any]:
    candidate = load(target)
    if not callable(candidate) or isinstance(candidate, type):
        raise TargetError(f"{target!r} is not a function")
    function: Callable[..., Any] = candidate
    return function
