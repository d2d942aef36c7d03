"""`python -m generators`."""

import gc
import sys

from generators.cli import main

OBJECTS = (100_000, 20, 10)
"""How many more objects there are when garbage is looked for; see `gc.set_threshold`.

A document is a tree of some hundred thousand objects that live as long as the process. With
Python's own numbers a third of the time goes into looking at them.
"""

if __name__ == "__main__":
    gc.set_threshold(*OBJECTS)
    sys.exit(main())
