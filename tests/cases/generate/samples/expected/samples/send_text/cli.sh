#!/bin/sh
# Operation sendText
set -eu

printf 'tab\tbell\007 \\0101 line\nend\n' |
case-samples default send-text \
  --body -
