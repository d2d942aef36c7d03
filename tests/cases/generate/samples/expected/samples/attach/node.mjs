// Operation attach
import axios from "axios";

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

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

try {
  const response = await axios.request({
    method: "POST",
    url:
      env("CASE_SAMPLES_BASE_URL") +
      "/v1/attach",
    data: form,
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(error.response?.data || error.message);
  process.exitCode = 1;
}
