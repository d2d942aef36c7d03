#!/bin/sh
# Operation editDraft: edit draft message
set -eu
: "${COMMUNICATIONS_API_BASE_URL:?}"
: "${COMMUNICATIONS_API_DEPARTMENT_UUID:?}"
: "${COMMUNICATIONS_API_USER_UUID:?}"
: "${COMMUNICATIONS_API_CUSTOMER_UUID:?}"
: "${COMMUNICATIONS_API_MESSAGE_UUID:?}"
: "${COMMUNICATIONS_API_USERNAME:?}"
: "${COMMUNICATIONS_API_PASSWORD:?}"

encode() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'; }

curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request POST \
  --user "$COMMUNICATIONS_API_USERNAME:$COMMUNICATIONS_API_PASSWORD" \
  --header "Accept: application/json" \
  --header "Content-Type: application/json" \
  --data-binary @- \
  "${COMMUNICATIONS_API_BASE_URL}/communications/department/$(encode "$COMMUNICATIONS_API_DEPARTMENT_UUID")/user/$(encode "$COMMUNICATIONS_API_USER_UUID")/customer/$(encode "$COMMUNICATIONS_API_CUSTOMER_UUID")/message/$(encode "$COMMUNICATIONS_API_MESSAGE_UUID")" <<'JSON'
{
  "isFreeMarkerMessage": true,
  "editor": {
    "uuid": "string",
    "name": "string",
    "type": "USER",
    "departmentUuid": "string"
  },
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
  "messageSendingAttributes": {
    "addSignature": true,
    "addTCPAFooter": true,
    "overrideOptoutRules": true,
    "sendVCard": true,
    "communicationValueOfCustomer": "string",
    "communicationLabel": "string",
    "overrideHolidays": true,
    "overrideHoursOfOperations": true,
    "listOfEmailsToBeCCed": [
      "string"
    ],
    "listOfEmailsToBeBCCed": [
      "string"
    ],
    "callbackURL": "string",
    "callbackMetaData": {},
    "addFooter": true,
    "sendSynchronously": true,
    "delay": 0,
    "queueIfOptedOut": true
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
    ]
  },
  "incomingMessageAttributes": {
    "fromNumber": "string",
    "communicationUID": "string",
    "forwardText": true,
    "forwardedEmailReference": "string"
  },
  "internalCommentAttributes": {
    "usersToNotify": [
      {
        "uuid": "string",
        "name": "string",
        "type": "USER",
        "departmentUuid": "string"
      }
    ],
    "usersFollowing": [
      {
        "uuid": "string",
        "name": "string",
        "type": "USER",
        "departmentUuid": "string"
      }
    ],
    "groupMembers": {},
    "usersSubscribed": [
      {
        "uuid": "string",
        "name": "string",
        "type": "USER",
        "departmentUuid": "string"
      }
    ],
    "usersUnSubscribed": [
      {
        "uuid": "string",
        "name": "string",
        "type": "USER",
        "departmentUuid": "string"
      }
    ]
  },
  "messageMetadata": {},
  "freeMarkerMetadata": {}
}
JSON
