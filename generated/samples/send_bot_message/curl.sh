#!/bin/sh
# Operation sendBotMessage: send a bot message to user
set -eu
: "${COMMUNICATIONS_API_BASE_URL:?}"
: "${COMMUNICATIONS_API_DEPARTMENT_UUID:?}"
: "${COMMUNICATIONS_API_USER_UUID:?}"
: "${COMMUNICATIONS_API_USERNAME:?}"
: "${COMMUNICATIONS_API_PASSWORD:?}"

encode() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'; }

curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request POST \
  --user "$COMMUNICATIONS_API_USERNAME:$COMMUNICATIONS_API_PASSWORD" \
  --header "Accept: application/json" \
  --header "Content-Type: application/json" \
  --data-binary @- \
  "${COMMUNICATIONS_API_BASE_URL}/communications/department/$(encode "$COMMUNICATIONS_API_DEPARTMENT_UUID")/user/$(encode "$COMMUNICATIONS_API_USER_UUID")/botmessage/send" <<'JSON'
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
