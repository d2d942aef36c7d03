#!/bin/sh
# Operation upload
set -eu
: "${CASE_SAMPLES_BASE_URL:?}"

printf -- '--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name="note"\r\n\r\n<it'\''s; "\\ ü\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name="tags"\r\n\r\na\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name="tags"\r\n\r\n@b\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\n@é;"\\ \r\n$x #{y} %%z\n\r\n--2dda54d7d4beaf80f862a14acbcbfbbc--\r\n' |
curl --fail-with-body --silent --show-error --globoff --path-as-is \
  --request PUT \
  --header "Content-Type: multipart/form-data; boundary=2dda54d7d4beaf80f862a14acbcbfbbc" \
  --data-binary @- \
  "${CASE_SAMPLES_BASE_URL}/v1/upload"
