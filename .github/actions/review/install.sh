#!/usr/bin/env bash
# Installs the toolkit that this action came with, beside nothing else. Nothing of the checkout under review is
# imported: Python is isolated, the current folder is another one, and each dependency is known by its digest.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
cd "$RUNNER_TEMP"
environment="$RUNNER_TEMP/openapi-review/venv"
python -I -m venv "$environment"
install=("$environment/bin/python" -I -m pip install --quiet --disable-pip-version-check)
"${install[@]}" --require-hashes --only-binary :all: --requirement "$here/requirements.txt"
"${install[@]}" --no-deps --no-build-isolation "$here/../../.."
