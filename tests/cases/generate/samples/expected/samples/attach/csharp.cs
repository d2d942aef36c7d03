// Operation attach
using RestSharp;

static string Env(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

using var client = new RestClient();
var request = new RestRequest(
    Env("CASE_SAMPLES_BASE_URL") +
    "/v1/attach",
    Method.Post);
request.AlwaysMultipartFormData = true;
request.AddParameter("purpose", "f & g");
request.AddFile("first", "a; b, 'c' \"d\" \\"u8.ToArray(), "first", "application/octet-stream");
request.AddFile("second", "@e"u8.ToArray(), "second", "text/plain");

var response = await client.ExecuteAsync(request);
if (!response.IsSuccessful)
{
    Console.Error.WriteLine(string.IsNullOrEmpty(response.Content) ? response.ErrorMessage : response.Content);
    return 1;
}
Console.WriteLine(response.Content);
return 0;
