"""Operation search"""

import sys

from case_samples import Client, errors


def main() -> None:
    with Client.from_env() as client:
        try:
            client.default.search(body={"q": "x"})
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


main()
