// Operation sendForm
using RestSharp;

static string Env(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

using var client = new RestClient();
var request = new RestRequest(
    Env("CASE_SAMPLES_BASE_URL") +
    "/v1/form",
    Method.Post);
request.AddHeader("X-Key", Env("CASE_SAMPLES_HEADER_KEY_API_KEY"));
request.AddHeader("Cookie", "sid=" + Env("CASE_SAMPLES_COOKIE_KEY_API_KEY"));
request.AddStringBody("a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2", "application/x-www-form-urlencoded");

var response = await client.ExecuteAsync(request);
if (!response.IsSuccessful)
{
    Console.Error.WriteLine(string.IsNullOrEmpty(response.Content) ? response.ErrorMessage : response.Content);
    return 1;
}
Console.WriteLine(response.Content);
return 0;
