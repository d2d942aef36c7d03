// Operation sendFile
using RestSharp;

static string Env(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

using var client = new RestClient();
var request = new RestRequest(
    Env("CASE_SAMPLES_BASE_URL") +
    "/v1/file",
    Method.Post);
request.AddStringBody("--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n", "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21");

var response = await client.ExecuteAsync(request);
if (!response.IsSuccessful)
{
    Console.Error.WriteLine(string.IsNullOrEmpty(response.Content) ? response.ErrorMessage : response.Content);
    return 1;
}
Console.WriteLine(response.Content);
return 0;
