// Operation sendText
using RestSharp;

static string Env(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

using var client = new RestClient();
var request = new RestRequest(
    Env("CASE_SAMPLES_BASE_URL") +
    "/v1/text?key=" +
    Uri.EscapeDataString(Env("CASE_SAMPLES_QUERY_KEY_API_KEY")),
    Method.Put);
request.AddHeader("Authorization", "Bearer " + Env("CASE_SAMPLES_TOKEN"));
request.AddStringBody("tab\tbell\u0007 \\0101 line\nend\n", "text/plain; charset=utf-8");

var response = await client.ExecuteAsync(request);
if (!response.IsSuccessful)
{
    Console.Error.WriteLine(string.IsNullOrEmpty(response.Content) ? response.ErrorMessage : response.Content);
    return 1;
}
Console.WriteLine(response.Content);
return 0;
