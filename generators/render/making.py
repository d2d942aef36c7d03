"""The tree of files, made by templates and formatted; what fails in those of one's own is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic, Severity
from . import outputs
from .compiling import compiled
from .formatting import FormattingError, format_python
from .metadata import metadata
from .own_templates import TemplateFault, telling

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from ..api.ir import Api
    from ..document import Document
    from ..models.finishing import ModelSet
    from .features import Chosen
    from .own_templates import Templates
    from .project import Project

_PLACE = re.compile(r"(?:parse|at) (\S+?):\d+:\d+")


class Made(NamedTuple):
    """The files, path to text, and what is to be told."""

    tree: dict[str, str]
    notes: list[Diagnostic]


def make(
    document: Document,
    api: Api,
    models: ModelSet,
    chosen: Chosen,
    project: Project,
    own: Templates | None = None,
    answers: MutableMapping[str, str] | None = None,
) -> Made:
    """Print a description as a tree of files.

    Args:
        document: what was described.
        api: its description.
        models: its models.
        chosen: the features.
        project: what the package says of itself, beside what the document says.
        own: templates that take the place of the toolkit's.
        answers: of stages, by what they were asked.

    Raises:
        TemplateFault: a template of one's own cannot be used.
    """
    said, problems = metadata(document, chosen, project), own.problems() if own else []
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise TemplateFault(problems)
    try:
        with telling(own), compiled(answers, own):
            rendered = outputs.render(document, api, models, chosen, own=own, answers=answers)
            # What templates of one's own import is not known.
            exact = () if own else outputs.exact(api, rendered.files)
            files = format_python(rendered.files, answers, exact)
            tree = outputs.complete(document, api, chosen, files, said, own, answers)
    except TemplateFault as fault:
        raise TemplateFault([*problems, *fault.problems]) from fault
    except FormattingError as error:
        if own is None:
            raise
        raise TemplateFault([*problems, _misformatted(error, own, api)]) from error
    return Made(tree, [*problems, *rendered.notes, *said.notes])


def scaffolded(api: Api, own: Templates | None = None) -> str:
    """Return a first implementation of the handlers, formatted.

    Raises:
        TemplateFault: the template of one's own for it cannot be used.
    """
    try:
        with telling(own):
            return outputs.scaffold(api, own)
    except FormattingError as error:
        if own is None:
            raise
        raise TemplateFault([_misformatted(error, own, api)]) from error


def _misformatted(error: FormattingError, own: Templates, api: Api) -> Diagnostic:
    """Return that what a template makes is no Python."""
    message = " ".join(str(error).split())[:300]
    place = _PLACE.search(message)
    template = outputs.template_of(place[1], api) if place else ""
    names = [name for name, _ in own.texts]
    name = template if template in names or not names else names[0]
    return own.problem("template-failed", name, 1, f"what is made of it is no Python: {message}")
