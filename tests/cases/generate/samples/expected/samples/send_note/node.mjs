// Operation sendNote: Send a note; ?> \u000a $(exit) `exit` #{exit} -- */ encoding: none
import axios from "axios";

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const body = JSON.stringify({
  text: "quotes ' \" ` \\ \\n \n \r \t \u0007 \u007f $HOME ${HOME} $(id) #{id} %s %20 <\/script> \u2028 \u202e 😀 ’",
  ["__proto__"]: "polluted",
  empty: {},
  list: [
    0,
    1,
    false,
    true,
    null,
    1.5,
    {},
    [],
  ],
  numbered: {
    "0": "a",
    "1": "b",
  },
});

try {
  const response = await axios.request({
    method: "POST",
    url:
      env("CASE_SAMPLES_BASE_URL") +
      "/v1/boxes/" +
      encodeURIComponent(env("CASE_SAMPLES_BOX")) +
      "/notes/" +
      encodeURIComponent(env("CASE_SAMPLES_TOKEN_2")) +
      "?order=up%20%26%20down&tags=a%20b&tags=c%22",
    headers: {
      Accept: "application/json",
      "X-Trace": "a'b\"c\\d$e",
      "Content-Type": "application/json",
      Cookie: "theme=dark",
    },
    auth: {
      username: env("CASE_SAMPLES_USERNAME"),
      password: env("CASE_SAMPLES_PASSWORD"),
    },
    data: body,
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(error.response?.data || error.message);
  process.exitCode = 1;
}
