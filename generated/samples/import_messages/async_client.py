"""Operation importMessages: send Message"""

import asyncio
import os
import sys

from communications_api import AsyncClient, errors


async def main() -> None:
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
                            "parentTags": [
                                {"tagTypeUuid": "string", "referenceIdentifier": "string"}
                            ],
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
    async with AsyncClient.from_env() as client:
        try:
            print(
                await client.history.import_messages(
                    department_uuid=os.environ["COMMUNICATIONS_API_DEPARTMENT_UUID"],
                    customer_uuid=os.environ["COMMUNICATIONS_API_CUSTOMER_UUID"],
                    body=body,
                )
            )
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


asyncio.run(main())
