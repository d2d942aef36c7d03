// Operation upload
import axios from "axios";

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const form = new FormData();
form.append("note", "<it's; \"\\ ü");
form.append("tags", "a");
form.append("tags", "@b");
form.append(
  "file",
  new Blob(["@é;\"\\ \r\n$x #{y} %z\n"], { type: "application/octet-stream" }),
  "file",
);

try {
  const response = await axios.request({
    method: "PUT",
    url:
      env("CASE_SAMPLES_BASE_URL") +
      "/v1/upload",
    data: form,
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(error.response?.data || error.message);
  process.exitCode = 1;
}
