#!/bin/sh
# Operation sendNotification: send Notification without single customer context
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
  "${COMMUNICATIONS_API_BASE_URL}/communications/department/$(encode "$COMMUNICATIONS_API_DEPARTMENT_UUID")/user/$(encode "$COMMUNICATIONS_API_USER_UUID")/notify" <<'JSON'
{
  "messageAttributes": {
    "body": "string",
    "type": "DRAFT",
    "protocol": "TEXT",
    "purpose": "F",
    "isManual": true,
    "subject": "string",
    "metaData": {},
    "tags": [
      "TRASH"
    ],
    "draftAttributes": {
      "draftStatus": "SCHEDULED",
      "scheduledOn": "string",
      "draftFailureReason": "MDL_EVENT_UNDER_TIME_LIMIT_REASON"
    },
    "attachments": [
      {
        "fileURL": "string",
        "attachmentExtension": "string",
        "mimeType": "string",
        "originalFileName": "string",
        "docSize": "string",
        "thumbnailURL": "string",
        "mediaPreviewURL": "string"
      }
    ],
    "defaultReplyAction": "string",
    "updateThreadTimestamp": true,
    "updateTotalMessageCount": true,
    "showInCustomerConversation": true,
    "messageTags": [
      {
        "tagTypeUuid": "string",
        "referenceIdentifier": "string",
        "value": {},
        "primaryAttribute": {
          "value": "string"
        },
        "secondaryAttributes": [
          {
            "value": "string"
          }
        ],
        "parentTags": [
          {
            "tagTypeUuid": "string",
            "referenceIdentifier": "string"
          }
        ]
      }
    ]
  },
  "notificationAttributes": {
    "internalSubscribersNotifierPop": true,
    "externalSubscribersNotifierPop": true,
    "threadOwnerNotifierPop": true,
    "sendPhoneNotification": true,
    "additionalNotifierNotificationDAUUIDs": [
      "string"
    ],
    "notificationButtons": [
      {
        "buttonTextTranslationWidgetKey": "string",
        "buttonTextTranslationKey": "string",
        "buttonDefaultText": "string",
        "buttonTheme": "PRIMARY",
        "buttonActionEventData": {},
        "isPrimaryButton": true
      }
    ],
    "bodyTagsForSpecialRendering": {}
  },
  "messageSendingAttributesLite": {
    "delay": 0,
    "sendSynchronously": true,
    "callBackUrl": "string",
    "callBackMetadata": {}
  }
}
JSON
