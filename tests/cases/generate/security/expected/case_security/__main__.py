# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Run the command line: `python -m case_security --help`."""

from __future__ import annotations

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
