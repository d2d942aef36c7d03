#Requires -Version 7
# Operation importMessages: send Message
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$body = @'
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
'@
$request = @{
    Method = 'PUT'
    Uri = (Get-Setting 'COMMUNICATIONS_API_BASE_URL') +
        '/communications/department/' +
        [Uri]::EscapeDataString((Get-Setting 'COMMUNICATIONS_API_DEPARTMENT_UUID')) +
        '/customer/' +
        [Uri]::EscapeDataString((Get-Setting 'COMMUNICATIONS_API_CUSTOMER_UUID')) +
        '/communication/historical'
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
