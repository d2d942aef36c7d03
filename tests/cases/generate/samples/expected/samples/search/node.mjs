// Operation search
import axios from "axios";

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const body = {
  q: "x",
};

try {
  const response = await axios.request({
    method: "GET",
    url:
      env("CASE_SAMPLES_BASE_URL") +
      "/v1/search",
    headers: {
      "Content-Type": "application/json",
    },
    data: body,
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(error.response?.data || error.message);
  process.exitCode = 1;
}
