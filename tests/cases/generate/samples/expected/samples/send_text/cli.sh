#!/bin/sh
# Operation sendText
set -eu

printf '%b' 'tab\0011bell\0007 \01340101 line\0012end\0012' |
case-samples default send-text \
  --body -
