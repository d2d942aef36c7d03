"""Operation attach"""

import os
import sys

import requests

response = requests.post(
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/attach",
    files={
        "purpose": (None, "f & g"),
        "first": ("first", "a; b, 'c' \"d\" \\", "application/octet-stream"),
        "second": ("second", "@e", "text/plain"),
    },
    timeout=30,
)
if not response.ok:
    sys.exit(response.text)
print(response.text)
