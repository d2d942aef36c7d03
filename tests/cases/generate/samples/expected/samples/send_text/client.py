"""Operation sendText"""

import sys

from case_samples import Client, errors


def main() -> None:
    body = "tab\tbell\x07 \\0101 line\nend\n"
    with Client.from_env() as client:
        try:
            client.default.send_text(body=body)
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


main()
