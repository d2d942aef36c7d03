"""Writes the report as a comment of the pull request, or updates the one that is there.

The first line of a report names its document: a comment that begins with the same line is this
one's. Only comments of the account that writes them are looked at, so that nobody else can have
theirs overwritten.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

NOTHING = "## API review: no change"
"""Heading of a report that is not worth a new comment."""


class Refused(Exception):  # noqa: N818 - an answer, not an error of the program
    """GitHub did not do what it was asked; carries what it said."""


def gh(*arguments: str) -> str:
    """Return what `gh api` answers.

    Raises:
        Refused: it answers with an error.
    """
    done = subprocess.run(  # noqa: S603 - nothing is taken from a document
        ("gh", "api", *arguments),  # noqa: S607 - the runner's
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise Refused(" ".join(done.stderr.split())[:200])
    return done.stdout


def pages(text: str) -> list[dict]:
    """Return the items of a paginated answer: one array, or one for each page."""
    decoder, items, at = json.JSONDecoder(), [], 0
    while at < len(text):
        page, at = decoder.raw_decode(text, at)
        items += page
        while text[at : at + 1].isspace():
            at += 1
    return items


def main() -> int:
    """Write or update the comment; a refusal, as pull requests of forks meet it, is a warning."""
    repository, number = os.environ["GITHUB_REPOSITORY"], os.environ["PULL_REQUEST"]
    file = Path(os.environ["REPORT"])
    report = file.read_text("utf-8").splitlines()
    comments = f"repos/{repository}/issues/{number}/comments"
    try:
        found = [
            one["id"]
            for one in pages(gh("--paginate", f"{comments}?per_page=100"))
            if one["user"]["login"] == os.environ["COMMENT_AUTHOR"]
            and (one["body"] or "").splitlines()[:1] == report[:1]
        ]
        if found:
            gh(
                "--method",
                "PATCH",
                f"repos/{repository}/issues/comments/{found[-1]}",
                "--field",
                f"body=@{file}",
            )
            print("the comment is updated")
        elif NOTHING in report[:2]:
            print("nothing changed, and there is no comment to update")
        else:
            gh("--method", "POST", comments, "--field", f"body=@{file}")
            print("the comment is written")
    except Refused as refused:
        said = str(refused).replace("%", "%25")
        print(
            "::warning title=API review::no comment is written; "
            f"the summary of this run has the report ({said})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
