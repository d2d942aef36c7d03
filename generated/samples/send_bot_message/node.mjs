// Operation sendBotMessage: send a bot message to user
import axios from "axios";

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const body = {
  messageAttributes: {
    body: "string",
    type: "DRAFT",
    protocol: "TEXT",
    purpose: "F",
    isManual: true,
    numberOfMessageAttachments: 0,
    subject: "string",
  },
  messageSendingAttributes: {
    recipientCommunicationValue: "string",
    senderName: "string",
  },
};

try {
  const response = await axios.request({
    method: "POST",
    url:
      env("COMMUNICATIONS_API_BASE_URL") +
      "/communications/department/" +
      encodeURIComponent(env("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
      "/user/" +
      encodeURIComponent(env("COMMUNICATIONS_API_USER_UUID")) +
      "/botmessage/send",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
    },
    auth: {
      username: env("COMMUNICATIONS_API_USERNAME"),
      password: env("COMMUNICATIONS_API_PASSWORD"),
    },
    data: body,
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(error.response?.data || error.message);
  process.exitCode = 1;
}
