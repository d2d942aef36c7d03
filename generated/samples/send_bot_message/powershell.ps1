#Requires -Version 7
# Operation sendBotMessage: send a bot message to user
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$body = @'
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
'@
$request = @{
    Method = 'POST'
    Uri = (Get-Setting 'COMMUNICATIONS_API_BASE_URL') +
        '/communications/department/' +
        [Uri]::EscapeDataString((Get-Setting 'COMMUNICATIONS_API_DEPARTMENT_UUID')) +
        '/user/' +
        [Uri]::EscapeDataString((Get-Setting 'COMMUNICATIONS_API_USER_UUID')) +
        '/botmessage/send'
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
