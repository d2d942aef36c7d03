"""Operation editDraft: edit draft message"""

import asyncio
import os
import sys

from communications_api import AsyncClient, errors


async def main() -> None:
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
    async with AsyncClient.from_env() as client:
        try:
            print(
                await client.messages.edit_draft(
                    department_uuid=os.environ["COMMUNICATIONS_API_DEPARTMENT_UUID"],
                    user_uuid=os.environ["COMMUNICATIONS_API_USER_UUID"],
                    customer_uuid=os.environ["COMMUNICATIONS_API_CUSTOMER_UUID"],
                    message_uuid=os.environ["COMMUNICATIONS_API_MESSAGE_UUID"],
                    body=body,
                )
            )
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


asyncio.run(main())
