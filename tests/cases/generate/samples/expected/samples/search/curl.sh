#!/bin/sh
# Operation search
set -eu
: "${CASE_SAMPLES_BASE_URL:?}"

curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request GET \
  --header "Content-Type: application/json" \
  --data-binary @- \
  "${CASE_SAMPLES_BASE_URL}/v1/search" <<'JSON'
{
  "q": "x"
}
JSON
