#!/usr/bin/env bash
# Reviews the document in the current folder: writes all reports, prints annotations. Fails only where there
# is no review; whether the review failed is the output `exit-code`.
set -euo pipefail
reports="$RUNNER_TEMP/openapi-review/reports"
# -P: a folder `generators` of the repository under review is not the toolkit.
python=("${OPENAPI_REVIEW_PYTHON:-$RUNNER_TEMP/openapi-review/venv/bin/python}" -P)
base="$BASE"
if [[ -z "$base" && -n "${GITHUB_BASE_REF:-}" ]]; then
  if ! base="$(git merge-base HEAD "refs/remotes/origin/$GITHUB_BASE_REF")"; then
    echo "::error title=API review::where this branch left $GITHUB_BASE_REF is not known: give actions/checkout fetch-depth: 0"
    exit 2
  fi
fi
options=(--fail-on "$FAIL_ON")
if [[ -n "$ACCEPTED" ]]; then options+=(--accepted "$ACCEPTED"); fi
if [[ "$CODE" != true ]]; then options+=(--no-code); fi
if [[ -n "${GITHUB_SERVER_URL:-}" ]]; then options+=(--link "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY"); fi
code=0
"${python[@]}" -m generators review "${options[@]}" --format github \
  --output markdown="$reports/review.md" --output html="$reports/review.html" --output json="$reports/review.json" \
  --output sarif="$reports/review.sarif" --output junit="$reports/review.xml" \
  -- "$base" "$SPEC" || code=$?
if ((code > 1)); then exit "$code"; fi
{
  echo "exit-code=$code"
  echo "reports=$reports"
} >> "$GITHUB_OUTPUT"
cat "$reports/review.md" >> "$GITHUB_STEP_SUMMARY"
