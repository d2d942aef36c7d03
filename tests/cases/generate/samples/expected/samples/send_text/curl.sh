#!/bin/sh
# Operation sendText
set -eu
: "${CASE_SAMPLES_BASE_URL:?}"
: "${CASE_SAMPLES_QUERY_KEY_API_KEY:?}"
: "${CASE_SAMPLES_TOKEN:?}"

encode() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'; }

printf 'tab\tbell\007 \\0101 line\nend\n' |
curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request PUT \
  --header "Content-Type: text/plain; charset=utf-8" \
  --header "Authorization: Bearer ${CASE_SAMPLES_TOKEN}" \
  --data-binary @- \
  "${CASE_SAMPLES_BASE_URL}/v1/text?key=$(encode "$CASE_SAMPLES_QUERY_KEY_API_KEY")"
