#!/bin/sh
# Operation sendBotMessage: send a bot message to user
set -eu

communications-api messages send-bot-message \
  --department-uuid="$COMMUNICATIONS_API_DEPARTMENT_UUID" \
  --user-uuid="$COMMUNICATIONS_API_USER_UUID" \
  --body - <<'JSON'
{
  "messageAttributes": {
    "body": "string",
    "type": "DRAFT",
    "protocol": "TEXT",
    "purpose": "F",
    "isManual": true,
    "numberOfMessageAttachments": 0,
    "subject": "string"
  },
  "messageSendingAttributes": {
    "recipientCommunicationValue": "string",
    "senderName": "string"
  }
}
JSON
