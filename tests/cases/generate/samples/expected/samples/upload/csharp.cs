// Operation upload
using RestSharp;

static string Env(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

using var client = new RestClient();
var request = new RestRequest(
    Env("CASE_SAMPLES_BASE_URL") +
    "/v1/upload",
    Method.Put);
request.AlwaysMultipartFormData = true;
request.AddParameter("note", "<it's; \"\\ ü");
request.AddParameter("tags", "a");
request.AddParameter("tags", "@b");
request.AddFile("file", "@é;\"\\ \r\n$x #{y} %z\n"u8.ToArray(), "file", "application/octet-stream");

var response = await client.ExecuteAsync(request);
if (!response.IsSuccessful)
{
    Console.Error.WriteLine(string.IsNullOrEmpty(response.Content) ? response.ErrorMessage : response.Content);
    return 1;
}
Console.WriteLine(response.Content);
return 0;
