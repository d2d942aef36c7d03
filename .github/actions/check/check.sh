#!/usr/bin/env bash
# Validates the documents of the current folder, and checks the packages that are generated of them.
set -euo pipefail
# -I: nothing of a repository is the toolkit, and no variable brings anything in.
python=("${OPENAPI_REVIEW_PYTHON:-$RUNNER_TEMP/openapi-review/venv/bin/python}" -I)
read -r -a arguments <<< "$ARGUMENTS"
code=0
"${python[@]}" -m specmill validate "${arguments[@]+"${arguments[@]}"}" || code=$?
"${python[@]}" -m specmill check "${arguments[@]+"${arguments[@]}"}" || { status=$?; ((status > code)) && code=$status; }
exit "$code"
