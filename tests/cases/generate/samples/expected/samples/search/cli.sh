#!/bin/sh
# Operation search
set -eu

case-samples default search \
  --body - <<'JSON'
{
  "q": "x"
}
JSON
