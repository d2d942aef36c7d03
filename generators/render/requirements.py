"""What packages require of other distributions: ranges that were tested, each with its reason.

`make bounds` runs the tests of the runtime against the lowest and against the highest versions of
these ranges; `tests/render/test_requirements.py` holds the ranges of this project to the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..api.ir import Api


class Requirement(NamedTuple):
    """A distribution and the versions of it that the runtime works with.

    Attributes:
        name: of the distribution.
        lowest: the first version that was tested.
        below: the first version that is not to be installed.
        reason: why the range is no wider: what of it the runtime reaches into.
        marker: environments that need it (PEP 508); empty for all.
        for_items: only where a body is read item by item (`x-items`).
    """

    name: str
    lowest: str
    below: str
    reason: str
    marker: str = ""
    for_items: bool = False

    @property
    def text(self) -> str:
        """The requirement as `pyproject.toml` has it."""
        marker = f"; {self.marker}" if self.marker else ""
        return f"{self.name}>={self.lowest},<{self.below}{marker}"


_PLATFORM = "sys_platform != 'win32' and platform_python_implementation == 'CPython'"

TABLE = {
    requirement.name: requirement
    for requirement in (
        Requirement(
            "pydantic",
            "2.14.2",
            "3",
            "before 2.14, unknown values of enums of numbers were read as None; 2.14.0 and 2.14.1 "
            "drop an unknown name that is the Python name of a field",
        ),
        Requirement("typing-extensions", "4.16", "5", "TypeAliasType and Unpack, nothing private"),
        Requirement(
            "httpx2",
            "2.16",
            "3",
            "connection pools are told by extensions how a request is sent",
        ),
        Requirement("pyreqwest", "0.15.1", "0.16", "its minor releases change signatures"),
        Requirement(
            "aiohttp",
            "3.14.1",
            "4",
            "3.14.0 does not tell that it was connecting in vain",
        ),
        Requirement("opentelemetry-api", "1.27", "2", "the stable API of tracing"),
        Requirement("cyclopts", "5.4", "6", "commands are built from functions made of facts"),
        Requirement(
            "mcp",
            "2.3",
            "3",
            "its low-level Server and the types of its messages; before 2.0 both were others",
        ),
        Requirement(
            "fastapi",
            "0.165",
            "0.166",
            "operations stand in front of its routing, and its solver of dependencies is called",
        ),
        Requirement(
            "starlette", "1.6", "2", "its middleware stack and routes are built and walked"
        ),
        Requirement("httptools", "0.6.3", "0.10", "its parser calls back for each part of a head"),
        Requirement(
            "msgspec",
            "0.20",
            "0.23",
            "a message of its errors says where an item ends; importing the runtime checks it",
            for_items=True,
        ),
        Requirement("python-multipart", "0.0.20", "0.1", "its parser calls back for each part"),
        Requirement(
            "uvicorn",
            "0.33",
            "0.55",
            "DirectProtocol does what its protocol does, and hands connections over to it; before "
            "0.33 that announced another version of ASGI. The limited protocols are subclasses of "
            "its own and use, without documentation: `transport`, `loop` and `server_state` (to "
            "answer, time and count), `cycle` and `scope` (whether a head became a request, and "
            "its fields), of a cycle `body`, `more_body`, `response_started`, "
            "`response_complete` and `waiting_for_100_continue` (whose turn it is), "
            "`on_response_complete` (when the next request may be read), and `flow` of the one on "
            "httptools (to read on)",
        ),
        Requirement(
            "defusedxml", "0.7.1", "0.8", "its parser is asked for by name, and so is its exception"
        ),
        Requirement(
            "cryptography",
            "40",
            "51",
            "raw bytes of Ed25519 keys are read and written; imported by name",
        ),
        Requirement("uvloop", "0.21", "0.24", "the event loop of the command", _PLATFORM),
    )
}
"""By name of the distribution. What everybody needs comes first, then extra by extra."""


def texts(names: tuple[str, ...], api: Api) -> list[str]:
    """Return requirements by their names, as `pyproject.toml` of a package has them."""
    reads_items = any(
        media.array
        for operation in api.operations
        if operation.body
        for media in operation.body.media
    )
    missing = [name for name in names if name not in TABLE]
    if missing:
        raise LookupError(
            f"{', '.join(missing)}: enter it in the table of {__name__}, with a range"
        )
    rows = [TABLE[name] for name in names]
    return [row.text for row in rows if reads_items or not row.for_items]
