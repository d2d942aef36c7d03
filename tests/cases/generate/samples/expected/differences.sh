# samples/attach/curl.sh
# Operation attach
  --form-string 'purpose=f & g' \
  --form 'first="a; b, '\''c'\'' \"d\" \\";filename=first;type=application/octet-stream' \
  --form 'second="@e";filename=second;type=text/plain' \
  "${CASE_SAMPLES_BASE_URL}/v1/attach"

# samples/search/cli.sh
# Operation search
case-samples default search \
  "q": "x"

# samples/search/curl.sh
# Operation search
  --request GET \
  "${CASE_SAMPLES_BASE_URL}/v1/search" <<'JSON'
  "q": "x"

# samples/send_file/curl.sh
# Operation sendFile
printf -- '--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="the %%22name%%22"\r\n\r\nit'\''s\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n' |
  --header "Content-Type: multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21" \
  "${CASE_SAMPLES_BASE_URL}/v1/file"

# samples/send_form/cli.sh
# Operation sendForm
case-samples default send-form \
  "a": "x & y=z+\"'é",
  "b": [
    "1",
    "2"
  ]

# samples/send_form/curl.sh
# Operation sendForm
: "${CASE_SAMPLES_HEADER_KEY_API_KEY:?}"
: "${CASE_SAMPLES_COOKIE_KEY_API_KEY:?}"
  --header "Content-Type: application/x-www-form-urlencoded" \
  --header "X-Key: ${CASE_SAMPLES_HEADER_KEY_API_KEY}" \
  --header "Cookie: sid=${CASE_SAMPLES_COOKIE_KEY_API_KEY}" \
  --data-raw 'a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2' \
  "${CASE_SAMPLES_BASE_URL}/v1/form"

# samples/send_text/cli.sh
# Operation sendText
printf 'tab\tbell\007 \\0101 line\nend\n' |
case-samples default send-text \
  --body -

# samples/send_text/curl.sh
# Operation sendText
: "${CASE_SAMPLES_QUERY_KEY_API_KEY:?}"
: "${CASE_SAMPLES_TOKEN:?}"
printf 'tab\tbell\007 \\0101 line\nend\n' |
  --request PUT \
  --header "Content-Type: text/plain; charset=utf-8" \
  --header "Authorization: Bearer ${CASE_SAMPLES_TOKEN}" \
  "${CASE_SAMPLES_BASE_URL}/v1/text?key=$(encode "$CASE_SAMPLES_QUERY_KEY_API_KEY")"

# samples/upload/curl.sh
# Operation upload
printf -- '--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name="note"\r\n\r\n<it'\''s; "\\ ü\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name="tags"\r\n\r\na\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name="tags"\r\n\r\n@b\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\n@é;"\\ \r\n$x #{y} %%z\n\r\n--2dda54d7d4beaf80f862a14acbcbfbbc--\r\n' |
  --request PUT \
  --header "Content-Type: multipart/form-data; boundary=2dda54d7d4beaf80f862a14acbcbfbbc" \
  "${CASE_SAMPLES_BASE_URL}/v1/upload"
