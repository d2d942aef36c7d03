// Operation sendText
import axios from "axios";

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const body = Buffer.from("tab\tbell\u0007 \\0101 line\nend\n");

try {
  const response = await axios.request({
    method: "PUT",
    url:
      env("CASE_SAMPLES_BASE_URL") +
      "/v1/text?key=" +
      encodeURIComponent(env("CASE_SAMPLES_QUERY_KEY_API_KEY")),
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      Authorization: "Bearer " + env("CASE_SAMPLES_TOKEN"),
    },
    data: body,
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(error.response?.data || error.message);
  process.exitCode = 1;
}
