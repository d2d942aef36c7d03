"""What the mock answers: which of the declared responses, and which of its examples."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..codecs.table import codec_for
from ..responses import BODILESS, declared, status_of, usual
from ..server.negotiation import negotiate
from ..transports.base import Headers, Response
from ..validation.problems import ProblemError
from .dynamic import DynamicSynthesis

if TYPE_CHECKING:
    from .. import operations as facts
    from ..examples.documented import Documented
    from ..operations import Operation
    from .preferences import Preferences

logger = logging.getLogger(__package__)
_CONTENT_FIELDS = frozenset({"content-type", "content-length"})
_TRIES = 20
"""How many made-up bodies are tried before the documented one is answered."""
_is_token = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch  # RFC 9110, section 5.6.2
_unsendable = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
DEPRECATED = "@0"
"""Value of `Deprecation` (RFC 9745): a date in the past, as a document states none."""


@dataclass(frozen=True, slots=True)
class MockAnswer:
    """An answer.

    Attributes:
        response: status, header fields and body.
        example: name of the example it is; `dynamic` where it is made up, empty where it is made
            from the schema.
    """

    response: Response
    example: str


class Answers:
    """Chooses answers as the document shows them.

    Args:
        documented: the document.
        dynamic: whether answers are made up where the request does not say.
        seed: what made-up answers follow from, besides the request.
    """

    def __init__(self, documented: Documented, *, dynamic: bool = False, seed: str = "") -> None:
        self._documented = documented
        self._dynamic = dynamic
        self._seed = seed
        self._told: set[tuple[str, str, str]] = set()

    def give(
        self,
        operation: Operation[Any],
        preferences: Preferences,
        accept: bytes | None,
        request: str,
    ) -> MockAnswer:
        """Return the answer to a request.

        Args:
            operation: what was asked for.
            preferences: the preferences of the request.
            accept: its `Accept` header.
            request: what distinguishes it from others, for made-up answers.

        Raises:
            ProblemError: 400, if the document has no such status or example; 406, if no media type
                of the answer is acceptable; 501, if the document shows no answer.
        """
        response, status = self._chosen(operation, preferences)
        if response is None:
            return MockAnswer(_finished(operation, Response(status)), "")
        response = _acceptable(response, status, accept, preferences)
        if self._is_dynamic(preferences):
            synthetic = self._made_up(operation, response, status, f"{preferences.seed}\n{request}")
            if synthetic is not None:
                applied = preferences.applied("code", "dynamic", "seed")
                return MockAnswer(_finished(operation, synthetic, applied), "dynamic")
        names = self._documented.examples(operation, response)
        if preferences.example and preferences.example not in names:
            raise self._no_example(operation, preferences)
        try:
            shown = self._documented.answer(operation, response, status, preferences.example)
        except ValueError as error:
            raise ProblemError(501, detail=str(error)) from None
        example = preferences.example or self._first(operation, response, names)
        return MockAnswer(
            _finished(operation, shown, preferences.applied("code", "example")), example
        )

    def status(self, operation: Operation[Any], status: int) -> MockAnswer | None:
        """Return the answer with a status; None where the document shows none."""
        response = declared(operation.responses, status)
        if response is None:
            return None
        try:
            shown = self._documented.answer(operation, response, status)
        except ValueError:
            return None
        names = self._documented.examples(operation, response)
        example = self._first(operation, response, names)
        return MockAnswer(_finished(operation, shown), example)

    def _first(self, operation: Operation[Any], response: facts.Response, names: list[str]) -> str:
        """Return the name of the first example that is as its schema says; empty for none.

        The log has a warning of others, which are given to those only who ask for them by name.
        """
        passed = self._documented.unsound(operation, response)
        for item in passed:
            if (operation.id, response.status, item.name) not in self._told:
                self._told.add((operation.id, response.status, item.name))
                logger.warning(
                    "%s %s: example %s is not answered unless it is asked for, as it is not what "
                    "its schema says: %s",
                    operation.id,
                    response.status,
                    item.name,
                    item.reason,
                )
        unsound = {item.name for item in passed}
        return next((name for name in names if name not in unsound), "")

    def _is_dynamic(self, preferences: Preferences) -> bool:
        dynamic = self._dynamic if preferences.dynamic is None else preferences.dynamic
        return dynamic and not preferences.example

    def _chosen(
        self, operation: Operation[Any], preferences: Preferences
    ) -> tuple[facts.Response | None, int]:
        """Return the declared response to answer with, and the status."""
        if preferences.code is not None:
            response = declared(operation.responses, preferences.code)
            if response is None:
                raise _no_status(operation, preferences.code)
            return response, preferences.code
        response = usual(operation.responses)
        if response is None:
            return None, 204
        if preferences.example:
            others = (response, *operation.responses)
            matching = (
                r for r in others if preferences.example in self._documented.examples(operation, r)
            )
            response = next(matching, None)
            if response is None:
                raise self._no_example(operation, preferences)
        status = status_of(operation.responses, response)
        if status < 200:
            raise ProblemError(501, detail=f"The document declares only {response.status}.")
        return response, status

    def _made_up(
        self, operation: Operation[Any], response: facts.Response, status: int, request: str
    ) -> Response | None:
        """Return a made-up answer; None where the body is no data or none could be made."""
        media = [item for item in response.media if codec_for(item).holds_data]
        if not media or status in BODILESS:
            return None
        response = replace(response, media=tuple(media))
        for number in range(_TRIES):
            seed = f"{self._seed}\n{operation.id}\n{status}\n{request}\n{number}"
            shown = self._documented
            synthesis = DynamicSynthesis(shown.follow, shown.children, seed)
            try:
                return self._documented.answer(operation, response, status, synthesis=synthesis)
            except ValueError:
                continue
        return None

    def _no_example(self, operation: Operation[Any], preferences: Preferences) -> ProblemError:
        shown = {
            response.status: names
            for response in operation.responses
            if (names := self._documented.examples(operation, response))
        }
        listed = "; ".join(f"{status}: {', '.join(names)}" for status, names in shown.items())
        place = "" if preferences.code is None else f" for status {preferences.code}"
        return ProblemError(
            400,
            detail=f"The document has no example {preferences.example!r} of {operation.id}{place}; "
            f"it has: {listed or 'none'}.",
            members={"examples": shown},
        )


def _no_status(operation: Operation[Any], status: int) -> ProblemError:
    codes = [response.status for response in operation.responses]
    return ProblemError(
        400,
        detail=f"The document declares no status {status} for {operation.id}; it declares: "
        f"{', '.join(codes) or 'none'}.",
        members={"declared": codes},
    )


def _acceptable(
    response: facts.Response, status: int, accept: bytes | None, preferences: Preferences
) -> facts.Response:
    """Return a response with only the media types that the client prefers.

    Raises:
        ProblemError: 406, for a success of which it accepts none.
    """
    if accept is None or not response.media or status in BODILESS:
        return response
    offers = tuple(media.content_type for media in response.media)
    best = negotiate(accept, offers)
    if best is None:
        if status < 400:
            raise ProblemError(406, detail=f"This operation answers with {', '.join(offers)}.")
        return response
    if preferences.example:  # that one counts more than the better of two media types
        good = [negotiate(accept, (offer,)) is not None for offer in offers]
    else:
        good = [negotiate(accept, (offer, offers[best])) == 0 for offer in offers]
    media = tuple(item for item, fits in zip(response.media, good, strict=True) if fits)
    return replace(response, media=media)


def _finished(operation: Operation[Any], response: Response, applied: str = "") -> Response:
    """Return an answer as it is sent: with the fields of the mock, and only what HTTP can carry."""
    content = b"" if response.status in BODILESS else response.content
    fields = [
        (name, _unsendable.sub(" ", value).strip())
        for name, value in response.headers.items()
        if _is_token(name) and not (response.status in BODILESS and name.lower() in _CONTENT_FIELDS)
    ]
    present = {name.lower() for name, _ in fields}
    if applied:
        fields += [("Preference-Applied", applied), ("Vary", "Prefer")]
    if operation.deprecated and "deprecation" not in present:
        fields.append(("Deprecation", DEPRECATED))
    return Response(response.status, Headers(fields), content)
