"""Operation attach"""

import sys

from case_samples import Client, errors


def main() -> None:
    body = {"first": b"a; b, 'c' \"d\" \\", "second": b"@e", "purpose": "f & g"}
    with Client.from_env() as client:
        try:
            client.default.attach(body=body)
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


main()
