"""Operation search"""

import sys

from case_samples import Client, errors


def main() -> None:
    body = {"q": "x"}
    with Client.from_env() as client:
        try:
            client.default.search(body=body)
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


main()
