"""Modules that are formatted together are what ruff makes of each alone."""

from __future__ import annotations

from generators.render.batches import batches
from generators.render.formatting import format_python

MODELS = {
    "pkg/models/_pet.py": '''# Generated.
"""Model Pet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from ._owner import LongNameOfAnotherClassThatIsImportedHere, LongNameOfYetAnotherClassOfThem, Owner

if TYPE_CHECKING:
    from ._kind import Kind

class Pet(ApiModel):
    """A "pet"."""
    owner: Annotated[Owner | LongNameOfAnotherClassThatIsImportedHere, Field(alias='o')]
    other: LongNameOfYetAnotherClassOfThem
    kind: Kind
Pet.model_rebuild()
''',
    "pkg/models/_kind.py": '''# Generated.
"""Model Kind, "quoted" and \\\\ escaped."""

from __future__ import annotations
class Kind(StrEnum):
    CAT = 'cat'
''',
    "pkg/models/_text.py": '''# Generated.
"""Model Text."""

from __future__ import annotations
from typing_extensions import TypeAliasType
Text = TypeAliasType('Text', str)
"""A text."""
''',
    "pkg/models/_value.py": '''# Generated.
"""Model Value."""

from __future__ import annotations
VALUE = 1
''',
}
SAMPLES = {
    f"samples/{name}/client.py": f'''"""Operation {name}"""

import sys

from pkg import Client, errors

def main() -> None:
    with Client.from_env() as client:
        print(client.{name}(), sys, errors)

main()
'''
    for name in ("one", "two")
}
UNUSED = {
    "samples/one/python.py": '"""One"""\n\nimport os\nimport sys\n\nprint("os.sep", sys.argv)\n',
    "samples/two/python.py": '''"""Two"""

import os
import sys

# os
print(sys.os, "\\"os", 'it\\'s os', """a "text" of os""")
''',
    "pkg/models/_no.py": '"""No"""\n\nfrom __future__ import annotations\nimport enum\nNO = 1\n',
    "pkg/models/_bare.py": "from __future__ import annotations\n",
}
FILES = {"pkg/__init__.py": "import pkg\n", **MODELS, **SAMPLES, **UNUSED}


def test_each_is_what_it_is_alone() -> None:
    assert format_python(FILES, exact=FILES.keys()) == format_python(FILES)


def test_what_imports_more_than_it_uses_is_in_no_batch() -> None:
    members = {member.path for batch in batches(FILES) for member in batch.members}
    assert members == {*MODELS, *SAMPLES}


def test_a_module_that_is_not_found_again_is_told() -> None:
    batch, *_ = batches(MODELS)
    assert batch.files(batch.text().replace("__module_1__", "")) is None
    assert [*(batch.files(batch.text()) or {})] == [*MODELS]
