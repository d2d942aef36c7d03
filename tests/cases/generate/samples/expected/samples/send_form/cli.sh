#!/bin/sh
# Operation sendForm
set -eu

case-samples default send-form \
  --body - <<'JSON'
{
  "a": "x & y=z+\"'é",
  "b": [
    "1",
    "2"
  ]
}
JSON
