// Operation sendForm
import axios from "axios";

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const body = Buffer.from("a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2");

try {
  const response = await axios.request({
    method: "POST",
    url:
      env("CASE_SAMPLES_BASE_URL") +
      "/v1/form",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Key": env("CASE_SAMPLES_HEADER_KEY_API_KEY"),
      Cookie: "sid=" + env("CASE_SAMPLES_COOKIE_KEY_API_KEY"),
    },
    data: body,
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(error.response?.data || error.message);
  process.exitCode = 1;
}
