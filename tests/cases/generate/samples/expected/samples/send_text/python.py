"""Operation sendText"""

import os
import sys
from urllib.parse import quote

import requests

body = b"tab\tbell\x07 \\0101 line\nend\n"
response = requests.put(
    os.environ["CASE_SAMPLES_BASE_URL"]
    + "/v1/text?key="
    + quote(os.environ["CASE_SAMPLES_QUERY_KEY_API_KEY"], safe=""),
    headers={
        "Content-Type": "text/plain; charset=utf-8",
        "Authorization": "Bearer " + os.environ["CASE_SAMPLES_TOKEN"],
    },
    data=body,
    timeout=30,
)
if not response.ok:
    sys.exit(response.text)
print(response.text)
