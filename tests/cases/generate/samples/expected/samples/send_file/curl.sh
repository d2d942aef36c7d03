#!/bin/sh
# Operation sendFile
set -eu
: "${CASE_SAMPLES_BASE_URL:?}"

printf -- '--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="the %%22name%%22"\r\n\r\nit'\''s\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n' |
curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request POST \
  --header "Content-Type: multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21" \
  --data-binary @- \
  "${CASE_SAMPLES_BASE_URL}/v1/file"
