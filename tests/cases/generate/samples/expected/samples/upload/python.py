"""Operation upload"""

import os
import sys

import requests

response = requests.put(
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/upload",
    files=[
        ("note", (None, "<it's; \"\\ ü")),
        ("tags", (None, "a")),
        ("tags", (None, "@b")),
        ("file", ("file", '@é;"\\ \r\n$x #{y} %z\n', "application/octet-stream")),
    ],
    timeout=30,
)
if not response.ok:
    sys.exit(response.text)
print(response.text)
