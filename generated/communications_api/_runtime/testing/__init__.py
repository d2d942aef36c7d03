"""The base of the generated `testing` module: clients that answer without a server.

`fake` plans answers and records `requests`, `controls` is what a test sees of all this. What is
answered without a plan comes from the package `examples` beside this one.
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
from .fake import Fake
from .fake_transports import AsyncFakeTransport, FakeTransport
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
