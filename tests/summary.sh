#!/bin/sh
# summary.sh PLACE...
# Prints "N passed, N failed, N skipped".  A PLACE is a folder with automake's
# .trs files, or a saved output of make, of which the last test summary counts.
# Exit status 1 if a test failed.

for place in "${@:-tests}"; do
  if [ -d "$place" ]; then
    find "$place" -name '*.trs' -exec cat {} +
  else
    # The same words as in a .trs file, once for each case.
    awk '/^# (PASS|XFAIL|FAIL|XPASS|ERROR|SKIP): +[0-9]+$/ {
           sub(":", "", $2); n[$2] = $3
         }
         END {
           for (word in n)
             while (n[word]-- > 0)
               print ":test-result: " word
         }' "$place"
  fi
done | awk '
  $1 == ":test-result:" {
    if ($2 == "PASS" || $2 == "XFAIL") passed++
    else if ($2 == "SKIP") skipped++
    else failed++
  }
  END {
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
    exit failed > 0
  }'
