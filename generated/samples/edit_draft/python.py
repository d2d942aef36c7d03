"""Operation editDraft: edit draft message"""

import os
import sys
from urllib.parse import quote

import requests

body = {
    "isFreeMarkerMessage": True,
    "editor": {"uuid": "string", "name": "string", "type": "USER", "departmentUuid": "string"},
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
    "messageSendingAttributes": {
        "addSignature": True,
        "addTCPAFooter": True,
        "overrideOptoutRules": True,
        "sendVCard": True,
        "communicationValueOfCustomer": "string",
        "communicationLabel": "string",
        "overrideHolidays": True,
        "overrideHoursOfOperations": True,
        "listOfEmailsToBeCCed": ["string"],
        "listOfEmailsToBeBCCed": ["string"],
        "callbackURL": "string",
        "callbackMetaData": {},
        "addFooter": True,
        "sendSynchronously": True,
        "delay": 0,
        "queueIfOptedOut": True,
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
    "incomingMessageAttributes": {
        "fromNumber": "string",
        "communicationUID": "string",
        "forwardText": True,
        "forwardedEmailReference": "string",
    },
    "internalCommentAttributes": {
        "usersToNotify": [
            {"uuid": "string", "name": "string", "type": "USER", "departmentUuid": "string"}
        ],
        "usersFollowing": [
            {"uuid": "string", "name": "string", "type": "USER", "departmentUuid": "string"}
        ],
        "groupMembers": {},
        "usersSubscribed": [
            {"uuid": "string", "name": "string", "type": "USER", "departmentUuid": "string"}
        ],
        "usersUnSubscribed": [
            {"uuid": "string", "name": "string", "type": "USER", "departmentUuid": "string"}
        ],
    },
    "messageMetadata": {},
    "freeMarkerMetadata": {},
}
response = requests.post(
    os.environ["COMMUNICATIONS_API_BASE_URL"]
    + "/communications/department/"
    + quote(os.environ["COMMUNICATIONS_API_DEPARTMENT_UUID"], safe="")
    + "/user/"
    + quote(os.environ["COMMUNICATIONS_API_USER_UUID"], safe="")
    + "/customer/"
    + quote(os.environ["COMMUNICATIONS_API_CUSTOMER_UUID"], safe="")
    + "/message/"
    + quote(os.environ["COMMUNICATIONS_API_MESSAGE_UUID"], safe=""),
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
