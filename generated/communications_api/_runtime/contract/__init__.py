"""The contract suite of a generated package: does a server do what the document says?

    cases      a request, and what has to come of it
    places     where the document says something
    valid      requests as the document shows them
    invalid    requests with one thing wrong
    suite      all cases of a package, and running them
    target     a server: sends requests, judges answers
    answers    an answer against what is declared
    report     findings and results
    rendering  reports as text, JSON and JUnit XML
    command    the command line

Requests are written by the client and read back by what the server reads with: nothing here
encodes or validates on its own.
"""

from .cases import Case, Selection
from .command import main
from .report import Finding, Report, Result, Violated
from .suite import Connection, Options, Suite, divided
from .target import Target

__all__ = [
    "Case",
    "Connection",
    "Finding",
    "Options",
    "Report",
    "Result",
    "Selection",
    "Suite",
    "Target",
    "Violated",
    "divided",
    "main",
]
