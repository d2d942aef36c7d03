"""Operation sendForm"""

import os
import sys

import requests

body = b"a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2"
response = requests.post(
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/form",
    headers={
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Key": os.environ["CASE_SAMPLES_HEADER_KEY_API_KEY"],
        "Cookie": "sid=" + os.environ["CASE_SAMPLES_COOKIE_KEY_API_KEY"],
    },
    data=body,
    timeout=30,
)
if not response.ok:
    sys.exit(response.text)
print(response.text)
