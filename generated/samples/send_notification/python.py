"""Operation sendNotification: send Notification without single customer context"""

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
        "bodyTagsForSpecialRendering": {},
    },
    "messageSendingAttributesLite": {
        "delay": 0,
        "sendSynchronously": True,
        "callBackUrl": "string",
        "callBackMetadata": {},
    },
}
response = requests.post(
    os.environ["COMMUNICATIONS_API_BASE_URL"]
    + "/communications/department/"
    + quote(os.environ["COMMUNICATIONS_API_DEPARTMENT_UUID"], safe="")
    + "/user/"
    + quote(os.environ["COMMUNICATIONS_API_USER_UUID"], safe="")
    + "/notify",
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
