"""Operation attach"""

import sys

from case_samples import Client, errors


def main() -> None:
    with Client.from_env() as client:
        try:
            client.default.attach(
                body={"first": b"a; b, 'c' \"d\" \\", "second": b"@e", "purpose": "f & g"}
            )
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


main()
