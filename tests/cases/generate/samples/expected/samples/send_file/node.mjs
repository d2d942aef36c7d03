// Operation sendFile
import axios from "axios";

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const body = Buffer.from("--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n");

try {
  const response = await axios.request({
    method: "POST",
    url:
      env("CASE_SAMPLES_BASE_URL") +
      "/v1/file",
    headers: {
      "Content-Type": "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21",
    },
    data: body,
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(error.response?.data || error.message);
  process.exitCode = 1;
}
