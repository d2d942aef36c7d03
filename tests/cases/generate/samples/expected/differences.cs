// samples/attach/csharp.cs
// Operation attach
using var client = new RestClient();
    "/v1/attach",
request.AlwaysMultipartFormData = true;
request.AddParameter("purpose", "f & g");
request.AddFile("first", "a; b, 'c' \"d\" \\"u8.ToArray(), "first", "application/octet-stream");
request.AddFile("second", "@e"u8.ToArray(), "second", "text/plain");

// samples/search/csharp.cs
// Operation search
using var client = new RestClient();
    "/v1/search",
    Method.Get);
      "q": "x"

// samples/send_file/csharp.cs
// Operation sendFile
using var client = new RestClient();
    "/v1/file",
request.AddStringBody("--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n", "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21");

// samples/send_form/csharp.cs
// Operation sendForm
using var client = new RestClient();
    "/v1/form",
request.AddHeader("X-Key", Env("CASE_SAMPLES_HEADER_KEY_API_KEY"));
request.AddHeader("Cookie", "sid=" + Env("CASE_SAMPLES_COOKIE_KEY_API_KEY"));
request.AddStringBody("a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2", "application/x-www-form-urlencoded");

// samples/send_text/csharp.cs
// Operation sendText
using var client = new RestClient();
    "/v1/text?key=" +
    Uri.EscapeDataString(Env("CASE_SAMPLES_QUERY_KEY_API_KEY")),
    Method.Put);
request.AddHeader("Authorization", "Bearer " + Env("CASE_SAMPLES_TOKEN"));
request.AddStringBody("tab\tbell\u0007 \\0101 line\nend\n", "text/plain; charset=utf-8");

// samples/upload/csharp.cs
// Operation upload
using var client = new RestClient();
    "/v1/upload",
    Method.Put);
request.AlwaysMultipartFormData = true;
request.AddParameter("note", "<it's; \"\\ ü");
request.AddParameter("tags", "a");
request.AddParameter("tags", "@b");
request.AddFile("file", "@é;\"\\ \r\n$x #{y} %z\n"u8.ToArray(), "file", "application/octet-stream");
