#!/usr/bin/env bash
# Reviews the document that is checked out in the current folder: writes all reports, prints annotations. Fails only
# where there is no review; whether the review failed is the output `exit-code`.
#
# The change under review is read as a commit. Settings and accepted findings are those of where it branched off, from
# a working tree of its own, so that a change can neither accept itself nor switch a rule off.
set -euo pipefail
reports="$RUNNER_TEMP/openapi-review/reports"
trusted="$RUNNER_TEMP/openapi-review/trusted"
# -I: nothing of a repository is the toolkit, and no variable brings anything in.
python=("${OPENAPI_REVIEW_PYTHON:-$RUNNER_TEMP/openapi-review/venv/bin/python}" -I)
head="$(git rev-parse --short=12 HEAD)"
if [[ -n "${GITHUB_BASE_REF:-}" ]]; then
  if ! branched="$(git merge-base HEAD "refs/remotes/origin/$GITHUB_BASE_REF")"; then
    echo "::error title=API review::where this branch left $GITHUB_BASE_REF is not known: give actions/checkout fetch-depth: 0"
    exit 2
  fi
  base="${BASE:-$branched}"
else
  branched="$head"
  base="$BASE"
fi
git worktree add --quiet --force --detach "$trusted" "$branched"
trap 'git worktree remove --force "$trusted"' EXIT
options=(--accepted-from "$ACCEPTED_FROM" --fail-on "$FAIL_ON")
if [[ -n "$ACCEPTED" ]]; then options+=(--accepted "$ACCEPTED"); fi
if [[ "$CODE" != true ]]; then options+=(--no-code); fi
if [[ -n "${GITHUB_SERVER_URL:-}" ]]; then options+=(--link "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY"); fi
code=0
(
  cd "$trusted"
  "${python[@]}" -m specmill review "${options[@]}" --format github \
    --output markdown="$reports/review.md" --output html="$reports/review.html" --output json="$reports/review.json" \
    --output sarif="$reports/review.sarif" --output junit="$reports/review.xml" \
    -- "$base" "$head${SPEC:+:$SPEC}"
) || code=$?
if ((code > 1)); then exit "$code"; fi
{
  echo "exit-code=$code"
  echo "reports=$reports"
} >> "$GITHUB_OUTPUT"
cat "$reports/review.md" >> "$GITHUB_STEP_SUMMARY"
