"""What the testing kit of a package depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.testing import AsyncFakeControls, FakeControls

if TYPE_CHECKING:
    from ..api.ir import Api

_CONTROLS = frozenset(
    name
    for controls in (FakeControls, AsyncFakeControls)
    for name in dir(controls)
    if not name.startswith("_")
)


def fake_controls(api: Api) -> bool:
    """Return whether a fake client can have its controls beside the groups of the client."""
    return not any(group.py_name in _CONTROLS for group in api.groups)


def unknown_authorization(api: Api) -> bool:
    """Return whether the API has a security scheme for which the client takes no secret."""
    return any(scheme.type == "http" and not scheme.secrets for scheme in api.security_schemes)
