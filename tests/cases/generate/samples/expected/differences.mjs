// samples/attach/node.mjs
// Operation attach
const form = new FormData();
form.append("purpose", "f & g");
form.append(
  "first",
  new Blob(["a; b, 'c' \"d\" \\"], { type: "application/octet-stream" }),
  "first",
);
form.append(
  "second",
  new Blob(["@e"], { type: "text/plain" }),
  "second",
);
      "/v1/attach",
    data: form,

// samples/search/node.mjs
// Operation search
const body = {
  q: "x",
};
    method: "GET",
      "/v1/search",

// samples/send_file/node.mjs
// Operation sendFile
const body = Buffer.from("--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n");
      "/v1/file",
      "Content-Type": "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21",

// samples/send_form/node.mjs
// Operation sendForm
const body = Buffer.from("a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2");
      "/v1/form",
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Key": env("CASE_SAMPLES_HEADER_KEY_API_KEY"),
      Cookie: "sid=" + env("CASE_SAMPLES_COOKIE_KEY_API_KEY"),

// samples/send_text/node.mjs
// Operation sendText
const body = Buffer.from("tab\tbell\u0007 \\0101 line\nend\n");
    method: "PUT",
      "/v1/text?key=" +
      encodeURIComponent(env("CASE_SAMPLES_QUERY_KEY_API_KEY")),
      "Content-Type": "text/plain; charset=utf-8",
      Authorization: "Bearer " + env("CASE_SAMPLES_TOKEN"),

// samples/upload/node.mjs
// Operation upload
const form = new FormData();
form.append("note", "<it's; \"\\ ü");
form.append("tags", "a");
form.append("tags", "@b");
form.append(
  "file",
  new Blob(["@é;\"\\ \r\n$x #{y} %z\n"], { type: "application/octet-stream" }),
  "file",
);
    method: "PUT",
      "/v1/upload",
    data: form,
