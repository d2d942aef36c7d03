"""Operation sendFile"""

import os
import sys

import requests

body = b'--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="the %22name%22"\r\n\r\nit\'s\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n'
response = requests.post(
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/file",
    headers={
        "Content-Type": "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21",
    },
    data=body,
    timeout=30,
)
if not response.ok:
    sys.exit(response.text)
print(response.text)
