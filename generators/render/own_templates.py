"""Templates of one's own: a folder whose templates take the place of the toolkit's.

They are code of whoever generates, and run as the toolkit's do. The first line of each says which
original it was made from, so that a newer toolkit can tell that its original has changed.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

OWN = "own/"
"""Below it stand templates that take the place of none, for others to include."""
ORIGINAL = "original"
"""By `original/<name>`, a template includes or extends the one whose place it takes."""
_FOLDER = Path(__file__).parent / "templates"
_SUFFIX = ".jinja"
_HEAD = re.compile(r"\{#\s*specmill template\s+sha256:([0-9a-f]+)\s*#\}")
_DIGITS = 16


class TemplatesError(Exception):
    """A folder of templates cannot be read."""


class TemplateFault(Exception):  # noqa: N818 - carries what is told, and is no error of the program
    """Templates of one's own cannot be used.

    Attributes:
        problems: why.
    """

    def __init__(self, problems: list[Diagnostic]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


@cache
def originals() -> dict[str, str]:
    """Return the text of each template of the toolkit, by its name."""
    return {
        path.relative_to(_FOLDER).as_posix(): path.read_text("utf-8")
        for path in sorted(_FOLDER.rglob(f"*{_SUFFIX}"))
    }


def near(name: str) -> str:
    """Return a hint that names the templates which may have been meant."""
    names = [*originals()]
    close = difflib.get_close_matches(name, names, 3, 0.6)
    close = close or [other for other in names if other.endswith(f"/{Path(name).name}")]
    if close:
        return f"did you mean {' or '.join(f'`{other}`' for other in close)}?"
    return "`templates list` shows the names; what no template is called stands below `own/`"


def copied(name: str) -> str:
    """Return a template of the toolkit as it is copied: with the line that tells its version."""
    return f"{_head(name)}\n{originals()[name]}"


def _head(name: str) -> str:
    return f"{{# specmill template sha256:{_digest(name)} #}}"


def _digest(name: str) -> str:
    return hashlib.sha256(originals()[name].encode()).hexdigest()[:_DIGITS]


@contextmanager
def telling(own: Templates | None) -> Iterator[None]:
    """Let what fails in a template of one's own be told with its line; other errors stay.

    Raises:
        TemplateFault: something did.
    """
    try:
        yield
    except TemplateFault:
        raise
    except Exception as error:
        place = own.place_of(error) if own else None
        if own is None or place is None:
            raise
        message = " ".join(str(error).split()) or type(error).__name__
        problem = own.problem("template-failed", *place, message[:300])
        raise TemplateFault([problem]) from error


class Templates(NamedTuple):
    """The templates of a folder.

    Attributes:
        folder: as the user named it.
        texts: the name of each, below the folder, and its text.
    """

    folder: str
    texts: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, folder: str) -> Templates:
        """Return the templates of a folder; what is hidden in it is passed over.

        Raises:
            TemplatesError: there is none, or a file of it cannot be read.
        """
        top = Path(folder)
        if not top.is_dir():
            raise TemplatesError(f"{folder}: there is no such folder of templates")
        texts = []
        for path in sorted(top.rglob("*")):
            name = path.relative_to(top).as_posix()
            if path.is_file() and not any(part[0] in "._" for part in name.split("/")[:-1]):
                if name.rpartition("/")[2][0] == ".":
                    continue
                try:
                    texts.append((name, path.read_bytes().decode("utf-8").replace("\r\n", "\n")))
                except (OSError, UnicodeDecodeError) as error:
                    raise TemplatesError(f"{folder}/{name}: cannot be read: {error}") from error
        return cls(folder, tuple(texts))

    def path(self, name: str) -> str:
        """Return the file of one."""
        return f"{self.folder.rstrip('/')}/{name}"

    def digests(self) -> dict[str, str]:
        """Return the digest of each, by its name."""
        return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in self.texts}

    def problems(self) -> list[Diagnostic]:
        """Return what is wrong with names and versions; an error is of a name that is unknown."""
        return [problem for name, text in self.texts if (problem := self._problem(name, text))]

    def _problem(self, name: str, text: str) -> Diagnostic | None:
        if name not in originals() and not name.startswith(OWN):
            message = f"the toolkit has no template `{name}`"
            return self.problem("template-unknown", name, 1, message, near(name))
        if name.startswith(OWN) or f"{ORIGINAL}/{name}" in text:
            return None  # what includes its original changes with it
        head = _HEAD.match(text)
        if head and head[1] == _digest(name):
            return None
        new = f"then begin the file with `{_head(name)}`"
        if head:
            message = f"the original of `{name}` has changed since it was copied"
            hint = f"compare: `templates copy {name} --to FOLDER` writes the present one; {new}"
        else:
            message = f"`{name}` does not say from which version of its original it was made"
            hint = f"compare it with what `templates copy {name} --to FOLDER` writes; {new}"
        problem = self.problem("template-outdated", name, 1, message, hint)
        return replace(problem, severity=Severity.WARNING)

    def problem(self, code: str, name: str, line: int, message: str, hint: str = "") -> Diagnostic:
        """Return an error at a line of a template."""
        place = Location(self.path(name), line, 1)
        return Diagnostic(code, Severity.ERROR, message, place, hint=hint)

    def place_of(self, error: Exception) -> tuple[str, int] | None:
        """Return the template and the line in which an error arose; None where in no such one."""
        files = {self.path(name): name for name, _ in self.texts}
        # A syntax error has a file and a line of its own; others have those of the traceback.
        stated = files.get(str(getattr(error, "filename", None)))
        if stated is not None:
            return stated, int(getattr(error, "lineno", 1) or 1)
        place = None
        trace: TracebackType | None = error.__traceback__
        while trace is not None:
            name = files.get(trace.tb_frame.f_code.co_filename)
            if name is not None:
                place = name, trace.tb_lineno
            trace = trace.tb_next
        return place
