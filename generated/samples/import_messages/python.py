"""Operation importMessages: send Message"""

import os
import sys
from urllib.parse import quote

import requests

body = {
    "saveMessageRequestList": [
        {
            "sourceUuid": "string",
            "callBackPathUrl": "string",
            "sentOn": "2025-03-28T11:34:43.227Z",
            "receivedOn": "2025-03-28T11:34:43.227Z",
            "userUuid": "string",
            "messageUuid": "string",
            "communicationUid": "string",
            "messageAttributes": {
                "body": "string",
                "type": "DRAFT",
                "protocol": "TEXT",
                "purpose": "F",
                "isManual": True,
                "subject": "string",
                "metaData": {},
                "tags": ["TRASH"],
                "draftAttributes": {
                    "draftStatus": "SCHEDULED",
                    "scheduledOn": "string",
                    "draftFailureReason": "MDL_EVENT_UNDER_TIME_LIMIT_REASON",
                },
                "attachments": [
                    {
                        "fileURL": "string",
                        "attachmentExtension": "string",
                        "mimeType": "string",
                        "originalFileName": "string",
                        "docSize": "string",
                        "thumbnailURL": "string",
                        "mediaPreviewURL": "string",
                    }
                ],
                "defaultReplyAction": "string",
                "updateThreadTimestamp": True,
                "updateTotalMessageCount": True,
                "showInCustomerConversation": True,
                "messageTags": [
                    {
                        "tagTypeUuid": "string",
                        "referenceIdentifier": "string",
                        "value": {},
                        "primaryAttribute": {"value": "string"},
                        "secondaryAttributes": [{"value": "string"}],
                        "parentTags": [{"tagTypeUuid": "string", "referenceIdentifier": "string"}],
                    }
                ],
            },
            "notificationAttributes": {
                "internalSubscribersNotifierPop": True,
                "externalSubscribersNotifierPop": True,
                "threadOwnerNotifierPop": True,
                "sendPhoneNotification": True,
                "additionalNotifierNotificationDAUUIDs": ["string"],
                "notificationButtons": [
                    {
                        "buttonTextTranslationWidgetKey": "string",
                        "buttonTextTranslationKey": "string",
                        "buttonDefaultText": "string",
                        "buttonTheme": "PRIMARY",
                        "buttonActionEventData": {},
                        "isPrimaryButton": True,
                    }
                ],
            },
            "voiceCallAttributes": {
                "callingParty": "string",
                "party2": "string",
                "party1Prompt": "string",
                "party2prompt": "string",
                "callStatus": 0,
                "callIdentifier": "string",
                "callDateTime": "2025-03-28T11:34:43.227Z",
                "callBroker": "string",
                "recordingUrl": "string",
                "recordCall": True,
                "transcribeCall": True,
                "transcribeText": "string",
            },
        }
    ],
    "callBackPathUrl": "string",
}
response = requests.put(
    os.environ["COMMUNICATIONS_API_BASE_URL"]
    + "/communications/department/"
    + quote(os.environ["COMMUNICATIONS_API_DEPARTMENT_UUID"], safe="")
    + "/customer/"
    + quote(os.environ["COMMUNICATIONS_API_CUSTOMER_UUID"], safe="")
    + "/communication/historical",
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
