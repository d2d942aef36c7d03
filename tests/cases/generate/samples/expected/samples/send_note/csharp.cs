// Operation sendNote: Send a note; ?> \u000a $(exit) `exit` #{exit} -- */ encoding: none
using RestSharp;
using RestSharp.Authenticators;

static string Env(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

using var client = new RestClient(new RestClientOptions
{
    Authenticator = new HttpBasicAuthenticator(Env("CASE_SAMPLES_USERNAME"), Env("CASE_SAMPLES_PASSWORD")),
});
var request = new RestRequest(
    Env("CASE_SAMPLES_BASE_URL") +
    "/v1/boxes/" +
    Uri.EscapeDataString(Env("CASE_SAMPLES_BOX")) +
    "/notes/" +
    Uri.EscapeDataString(Env("CASE_SAMPLES_TOKEN_2")) +
    "?order=up%20%26%20down&tags=a%20b&tags=c%22",
    Method.Post);
request.AddHeader("Accept", "application/json");
request.AddHeader("X-Trace", "a'b\"c\\d$e");
request.AddHeader("Cookie", "theme=dark");
var body = """
    {
      "text": "quotes ' \" ` \\ \\n \n \r \t \u0007 \u007f $HOME ${HOME} $(id) #{id} %s %20 </script> \u2028 \u202e 😀 ’",
      "__proto__": "polluted",
      "empty": {},
      "list": [
        0,
        1,
        false,
        true,
        null,
        1.5,
        {},
        []
      ],
      "numbered": {
        "0": "a",
        "1": "b"
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
