#!/bin/sh
# Operation sendNote: Send a note; ?> \u000a $(exit) `exit` #{exit} -- */ encoding: none
set -eu
: "${CASE_SAMPLES_BASE_URL:?}"
: "${CASE_SAMPLES_BOX:?}"
: "${CASE_SAMPLES_TOKEN_2:?}"
: "${CASE_SAMPLES_USERNAME:?}"
: "${CASE_SAMPLES_PASSWORD:?}"

encode() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'; }

curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request POST \
  --user "$CASE_SAMPLES_USERNAME:$CASE_SAMPLES_PASSWORD" \
  --header "Accept: application/json" \
  --header 'X-Trace: a'\''b"c\d$e' \
  --header "Content-Type: application/json" \
  --header "Cookie: theme=dark" \
  --data-binary @- \
  "${CASE_SAMPLES_BASE_URL}/v1/boxes/$(encode "$CASE_SAMPLES_BOX")/notes/$(encode "$CASE_SAMPLES_TOKEN_2")?order=up%20%26%20down&tags=a%20b&tags=c%22" <<'JSON'
{
  "text": "quotes ' \" ` \\ \\n \n \r \t \u0007 \u007f $HOME ${HOME} $(id) #{id} %s %20 </script> \u2028 \u202e 😀 ’",
  "__proto__": "polluted",
  "empty": {},
  "list": [
    0,
    1,
    false,
    true,
    null,
    1.5,
    {},
    []
  ],
  "numbered": {
    "0": "a",
    "1": "b"
  }
}
JSON
