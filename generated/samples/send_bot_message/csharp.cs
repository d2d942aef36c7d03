// Operation sendBotMessage: send a bot message to user
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
    "/user/" +
    Uri.EscapeDataString(Env("COMMUNICATIONS_API_USER_UUID")) +
    "/botmessage/send",
    Method.Post);
request.AddHeader("Accept", "application/json");
var body = """
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
