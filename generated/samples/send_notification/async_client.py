"""Operation sendNotification: send Notification without single customer context"""

import asyncio
import os
import sys

from communications_api import AsyncClient, errors


async def main() -> None:
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
    async with AsyncClient.from_env() as client:
        try:
            print(
                await client.messages.send_notification(
                    department_uuid=os.environ["COMMUNICATIONS_API_DEPARTMENT_UUID"],
                    user_uuid=os.environ["COMMUNICATIONS_API_USER_UUID"],
                    body=body,
                )
            )
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


asyncio.run(main())
