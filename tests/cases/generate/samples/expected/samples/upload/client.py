"""Operation upload"""

import sys

from case_samples import Client, errors


def main() -> None:
    body = {"file": b'@\xc3\xa9;"\\ \r\n$x #{y} %z\n', "note": "<it's; \"\\ ü", "tags": ["a", "@b"]}
    with Client.from_env() as client:
        try:
            client.default.upload(body=body)
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


main()
