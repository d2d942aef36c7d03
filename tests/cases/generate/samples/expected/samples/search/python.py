"""Operation search"""

import os
import sys

import requests

body = {"q": "x"}
response = requests.get(
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/search",
    headers={
        "Content-Type": "application/json",
    },
    json=body,
    timeout=30,
)
if not response.ok:
    sys.exit(response.text)
print(response.text)
