"""Operation sendNote: Send a note; ?> \\u000a $(exit) `exit` #{exit} -- */ encoding: none"""

import os
import sys
from urllib.parse import quote

import requests

body = {
    "text": "quotes ' \" ` \\ \\n \n \r \t \x07 \x7f $HOME ${HOME} $(id) #{id} %s %20 </script> \u2028 \u202e 😀 ’",
    "__proto__": "polluted",
    "empty": {},
    "list": [0, 1, False, True, None, 1.5, {}, []],
    "numbered": {"0": "a", "1": "b"},
}
response = requests.post(
    os.environ["CASE_SAMPLES_BASE_URL"]
    + "/v1/boxes/"
    + quote(os.environ["CASE_SAMPLES_BOX"], safe="")
    + "/notes/"
    + quote(os.environ["CASE_SAMPLES_TOKEN_2"], safe="")
    + "?order=up%20%26%20down&tags=a%20b&tags=c%22",
    headers={
        "Accept": "application/json",
        "X-Trace": "a'b\"c\\d$e",
        "Content-Type": "application/json",
        "Cookie": "theme=dark",
    },
    auth=(
        os.environ["CASE_SAMPLES_USERNAME"].encode(),
        os.environ["CASE_SAMPLES_PASSWORD"].encode(),
    ),
    json=body,
    timeout=30,
)
if not response.ok:
    sys.exit(response.text)
print(response.text)
