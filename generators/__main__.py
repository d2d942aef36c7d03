"""`python -m generators`."""

from typing import NoReturn

from .cli import main
from .memory import ending


def run() -> NoReturn:
    """Run the command that the arguments of this process name, and end the process."""
    ending(main)


if __name__ == "__main__":
    run()
