#Requires -Version 7
# Operation editDraft: edit draft message
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$body = @'
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
'@
$request = @{
    Method = 'POST'
    Uri = (Get-Setting 'COMMUNICATIONS_API_BASE_URL') +
        '/communications/department/' +
        [Uri]::EscapeDataString((Get-Setting 'COMMUNICATIONS_API_DEPARTMENT_UUID')) +
        '/user/' +
        [Uri]::EscapeDataString((Get-Setting 'COMMUNICATIONS_API_USER_UUID')) +
        '/customer/' +
        [Uri]::EscapeDataString((Get-Setting 'COMMUNICATIONS_API_CUSTOMER_UUID')) +
        '/message/' +
        [Uri]::EscapeDataString((Get-Setting 'COMMUNICATIONS_API_MESSAGE_UUID'))
    Headers = @{
        'Accept' = 'application/json'
        'Authorization' = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(
            (Get-Setting 'COMMUNICATIONS_API_USERNAME') + ':' + (Get-Setting 'COMMUNICATIONS_API_PASSWORD')))
    }
    ContentType = 'application/json'
    Body = [Text.Encoding]::UTF8.GetBytes($body)
}
try {
    Invoke-RestMethod @request | ConvertTo-Json -Depth 100
}
catch {
    [Console]::Error.WriteLine("$_")
    exit 1
}
