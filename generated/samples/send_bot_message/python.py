"""Operation sendBotMessage: send a bot message to user"""

import os
import sys
from urllib.parse import quote

import requests

body = {
    "messageAttributes": {
        "body": "string",
        "type": "DRAFT",
        "protocol": "TEXT",
        "purpose": "F",
        "isManual": True,
        "numberOfMessageAttachments": 0,
        "subject": "string",
    },
    "messageSendingAttributes": {"recipientCommunicationValue": "string", "senderName": "string"},
}
response = requests.post(
    os.environ["COMMUNICATIONS_API_BASE_URL"]
    + "/communications/department/"
    + quote(os.environ["COMMUNICATIONS_API_DEPARTMENT_UUID"], safe="")
    + "/user/"
    + quote(os.environ["COMMUNICATIONS_API_USER_UUID"], safe="")
    + "/botmessage/send",
    headers={
        "Accept": "application/json",
        "Content-Type": "application/json",
    },
    auth=(
        os.environ["COMMUNICATIONS_API_USERNAME"].encode(),
        os.environ["COMMUNICATIONS_API_PASSWORD"].encode(),
    ),
    json=body,
    timeout=30,
)
if not response.ok:
    sys.exit(response.text)
print(response.text)
