"""Operation sendNote: Send a note; ?> \\u000a $(exit) `exit` #{exit} -- */ encoding: none"""

import asyncio
import os
import sys

from case_samples import AsyncClient, errors


async def main() -> None:
    body = {
        "text": "quotes ' \" ` \\ \\n \n \r \t \x07 \x7f $HOME ${HOME} $(id) #{id} %s %20 </script> \u2028 \u202e 😀 ’",
        "__proto__": "polluted",
        "empty": {},
        "list": [0, 1, False, True, None, 1.5, {}, []],
        "numbered": {"0": "a", "1": "b"},
    }
    async with AsyncClient.from_env() as client:
        try:
            print(
                await client.default.send_note(
                    box=os.environ["CASE_SAMPLES_BOX"],
                    token=int(os.environ["CASE_SAMPLES_TOKEN_2"]),
                    order="up & down",
                    tags=["a b", 'c"'],
                    x_trace="a'b\"c\\d$e",
                    theme="dark",
                    body=body,
                )
            )
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


asyncio.run(main())
