"""Operation sendBotMessage: send a bot message to user"""

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
            "numberOfMessageAttachments": 0,
            "subject": "string",
        },
        "messageSendingAttributes": {
            "recipientCommunicationValue": "string",
            "senderName": "string",
        },
    }
    async with AsyncClient.from_env() as client:
        try:
            print(
                await client.messages.send_bot_message(
                    department_uuid=os.environ["COMMUNICATIONS_API_DEPARTMENT_UUID"],
                    user_uuid=os.environ["COMMUNICATIONS_API_USER_UUID"],
                    body=body,
                )
            )
        except errors.StatusError as error:
            sys.exit(error.body.decode(errors="replace"))


asyncio.run(main())
