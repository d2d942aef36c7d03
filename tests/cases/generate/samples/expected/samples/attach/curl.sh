#!/bin/sh
# Operation attach
set -eu
: "${CASE_SAMPLES_BASE_URL:?}"

curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request POST \
  --form-string 'purpose=f & g' \
  --form 'first="a; b, '\''c'\'' \"d\" \\";filename=first;type=application/octet-stream' \
  --form 'second="@e";filename=second;type=text/plain' \
  "${CASE_SAMPLES_BASE_URL}/v1/attach"
