#!/bin/sh
# Operation importMessages: send Message
set -eu

communications-api history import-messages \
  --department-uuid="$COMMUNICATIONS_API_DEPARTMENT_UUID" \
  --customer-uuid="$COMMUNICATIONS_API_CUSTOMER_UUID" \
  --body - <<'JSON'
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
