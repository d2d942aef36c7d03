"""A mock of the API: every operation answered as the document shows it.

app          the ASGI application, its options, what tests say to it
endpoint     one operation: a request read as the server reads it
preferences  what a request asks of the mock (`Prefer`)
answers      which of the documented answers is given
dynamic      made-up values that fit a schema
access       whose credentials are accepted
arriving     requests read ahead, answers noted, connections dropped
journal      what was received
faults       what goes wrong on purpose
control      journal and faults over HTTP
callbacks    the requests that the API makes after an operation
pushing      webhooks, sent when the control API is told to
samples      a request as the document shows it
dump         all answers as files
runner       the command: options, server, signals
"""

try:
    from .app import Mock
    from .faults import Fault
    from .journal import Received
    from .options import MockOptions
except ModuleNotFoundError as _error:
    _package = (_error.name or "").partition(".")[0]
    raise ModuleNotFoundError(
        f"the mock needs {_package}: install the extra [server] of this package",
        name=_error.name,
    ) from _error

__all__ = ["Fault", "Mock", "MockOptions", "Received"]
