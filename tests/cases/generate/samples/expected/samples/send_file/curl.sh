#!/bin/sh
# Operation sendFile
set -eu
: "${CASE_SAMPLES_BASE_URL:?}"

printf '%b' '--3a08ee47b63794dfb159a2a78dd60f21\0015\0012Content-Disposition: form-data; name="the %22name%22"\0015\0012\0015\0012it'\''s\0015\0012--3a08ee47b63794dfb159a2a78dd60f21\0015\0012Content-Disposition: form-data; name="file"; filename="file"\0015\0012Content-Type: application/octet-stream\0015\0012\0015\0012a\0015\0012b\0015\0012--3a08ee47b63794dfb159a2a78dd60f21--\0015\0012' |
curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request POST \
  --header "Content-Type: multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21" \
  --data-binary @- \
  "${CASE_SAMPLES_BASE_URL}/v1/file"
