#!/usr/bin/env bash
# Installs the toolkit that this action came with, beside nothing else.
set -euo pipefail
python -m venv "$RUNNER_TEMP/openapi-review/venv"
"$RUNNER_TEMP/openapi-review/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "$GITHUB_ACTION_PATH/../../.."
