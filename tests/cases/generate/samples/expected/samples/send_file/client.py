"""Operation sendFile"""

import sys

from case_samples import Client, errors


def main() -> None:
    with Client.from_env() as client:
        try:
            client.default.send_file(body={"file": b"a\r\nb", 'the "name"': "it's"})
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


main()
