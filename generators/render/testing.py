"""What the testing kit of a package depends on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from . import beside, shipped

if TYPE_CHECKING:
    from ..api.ir import Api


def fake_controls(api: Api) -> bool:
    """Return whether a fake client can have its controls beside the groups of the client."""
    return _controls().isdisjoint(group.py_name for group in api.groups)


@cache
def _controls() -> frozenset[str]:
    return frozenset(beside.kept("fake-controls", shipped.current().runtime, _names))


def _names() -> list[str]:
    from ..runtime.testing import AsyncFakeControls, FakeControls

    controls = dir(FakeControls), dir(AsyncFakeControls)
    return sorted({name for names in controls for name in names if not name.startswith("_")})


def unknown_authorization(api: Api) -> bool:
    """Return whether the API has a security scheme for which the client takes no secret."""
    return any(scheme.type == "http" and not scheme.secrets for scheme in api.security_schemes)
