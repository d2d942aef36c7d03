"""Operation sendForm"""

import sys

from case_samples import Client, errors


def main() -> None:
    body = {"a": "x & y=z+\"'é", "b": ["1", "2"]}
    with Client.from_env() as client:
        try:
            client.default.send_form(body=body)
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


main()
