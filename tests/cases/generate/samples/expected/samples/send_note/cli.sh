#!/bin/sh
# Operation sendNote: Send a note; ?> \u000a $(exit) `exit` #{exit} -- */ encoding: none
set -eu

case-samples default send-note \
  --box="$CASE_SAMPLES_BOX" \
  --token="$CASE_SAMPLES_TOKEN_2" \
  --order='up & down' \
  --tags='a b' \
  --tags='c"' \
  --x-trace='a'\''b"c\d$e' \
  --theme='dark' \
  --body - <<'JSON'
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
