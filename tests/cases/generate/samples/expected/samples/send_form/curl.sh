#!/bin/sh
# Operation sendForm
set -eu
: "${CASE_SAMPLES_BASE_URL:?}"
: "${CASE_SAMPLES_HEADER_KEY_API_KEY:?}"
: "${CASE_SAMPLES_COOKIE_KEY_API_KEY:?}"

curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request POST \
  --header "Content-Type: application/x-www-form-urlencoded" \
  --header "X-Key: ${CASE_SAMPLES_HEADER_KEY_API_KEY}" \
  --header "Cookie: sid=${CASE_SAMPLES_COOKIE_KEY_API_KEY}" \
  --data-raw 'a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2' \
  "${CASE_SAMPLES_BASE_URL}/v1/form"
