#!/usr/bin/env bash
# Writes the report as a comment, or updates the one that is there. Its first line tells which one that is.
set -euo pipefail
comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
marker="$(head -n 1 "$REPORT")"
found=""
if ! listed="$(gh api --paginate "$comments?per_page=100" \
  --jq '.[] | "\(.id) \(.user.login) \(.body | split("\n")[0] | rtrimstr("\r"))"')"; then
  echo "::warning title=API review::the comments cannot be read, so none is written; the summary of this run has the report"
  exit 0
fi
while read -r id author first; do
  if [[ "$author" == "$COMMENT_AUTHOR" && "$first" == "$marker" ]]; then found="$id"; fi
done <<< "$listed"
if [[ -z "$found" ]] && grep -q '^## API review: no change$' "$REPORT"; then
  echo "nothing changed, and there is no comment to update"
  exit 0
fi
if [[ -n "$found" ]]; then
  request=(--method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$found")
else
  request=(--method POST "$comments")
fi
if ! gh api "${request[@]}" --field body=@"$REPORT" --silent; then
  echo "::warning title=API review::the comment cannot be written, as with a pull request of a fork; the summary of this run has the report"
fi
