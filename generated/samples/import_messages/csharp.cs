// Operation importMessages: send Message
using RestSharp;
using RestSharp.Authenticators;

static string Env(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

using var client = new RestClient(new RestClientOptions
{
    Authenticator = new HttpBasicAuthenticator(Env("COMMUNICATIONS_API_USERNAME"), Env("COMMUNICATIONS_API_PASSWORD")),
});
var request = new RestRequest(
    Env("COMMUNICATIONS_API_BASE_URL") +
    "/communications/department/" +
    Uri.EscapeDataString(Env("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
    "/customer/" +
    Uri.EscapeDataString(Env("COMMUNICATIONS_API_CUSTOMER_UUID")) +
    "/communication/historical",
    Method.Put);
request.AddHeader("Accept", "application/json");
var body = """
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
    """;
request.AddStringBody(body, "application/json");

var response = await client.ExecuteAsync(request);
if (!response.IsSuccessful)
{
    Console.Error.WriteLine(string.IsNullOrEmpty(response.Content) ? response.ErrorMessage : response.Content);
    return 1;
}
Console.WriteLine(response.Content);
return 0;
