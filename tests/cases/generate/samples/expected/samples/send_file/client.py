"""Operation sendFile"""

import sys

from case_samples import Client, errors


def main() -> None:
    body = {"file": b"a\r\nb", 'the "name"': "it's"}
    with Client.from_env() as client:
        try:
            client.default.send_file(body=body)
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


main()
