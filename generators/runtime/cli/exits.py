"""What a script learns of a command: its exit code, and one line on standard error."""

from __future__ import annotations

OK = 0
STATUS = 1
USAGE = 2
NO_ANSWER = 3
UNREADABLE = 4
FAILURE = 5
PARTIAL = 6
INTERRUPTED = 130
READER_GONE = 141

MEANING = {
    OK: "it worked",
    STATUS: "the API answered with an error status",
    USAGE: "wrong usage, or a request that is not valid: nothing was sent",
    NO_ANSWER: "no answer: no connection, a connection that broke, or a timeout",
    UNREADABLE: "an answer that is not as documented",
    FAILURE: "an answer that reports a failure",
    PARTIAL: "an answer that reports a failure in part; it is printed all the same",
    INTERRUPTED: "interrupted",
    READER_GONE: "the reader of the output went away",
}


class UsageError(Exception):
    """The command line is not right; the message says what to do, without secrets."""
