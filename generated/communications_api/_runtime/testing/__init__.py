"""The base of the generated `testing` module: clients that answer without a server.

`documented` reads the examples of the document, `synthesis` makes a value where there is none,
`fake` plans answers and records `requests`, `controls` is what a test sees of all this.
"""

from ..examples.documented import Documented
from .controls import (
    Answers,
    AsyncFakeControls,
    Control,
    Controls,
    FakeControls,
    OperationLike,
    StreamAnswers,
    for_tests,
)
from .fake import AsyncFakeTransport, Fake, FakeTransport
from .requests import Call

__all__ = [
    "Answers",
    "AsyncFakeControls",
    "AsyncFakeTransport",
    "Call",
    "Control",
    "Controls",
    "Documented",
    "Fake",
    "FakeControls",
    "FakeTransport",
    "OperationLike",
    "StreamAnswers",
    "for_tests",
]
