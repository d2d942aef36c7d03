#!/bin/sh
# Operation importMessages: send Message
set -eu
: "${COMMUNICATIONS_API_BASE_URL:?}"
: "${COMMUNICATIONS_API_DEPARTMENT_UUID:?}"
: "${COMMUNICATIONS_API_CUSTOMER_UUID:?}"
: "${COMMUNICATIONS_API_USERNAME:?}"
: "${COMMUNICATIONS_API_PASSWORD:?}"

encode() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'; }

curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request PUT \
  --user "$COMMUNICATIONS_API_USERNAME:$COMMUNICATIONS_API_PASSWORD" \
  --header "Accept: application/json" \
  --header "Content-Type: application/json" \
  --data-binary @- \
  "${COMMUNICATIONS_API_BASE_URL}/communications/department/$(encode "$COMMUNICATIONS_API_DEPARTMENT_UUID")/customer/$(encode "$COMMUNICATIONS_API_CUSTOMER_UUID")/communication/historical" <<'JSON'
{
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
        ]
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
        "recordCall": true,
        "transcribeCall": true,
        "transcribeText": "string"
      }
    }
  ],
  "callBackPathUrl": "string"
}
JSON
