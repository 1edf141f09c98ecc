# reckon judge: the table of cases through the program gives the verdicts that
# the table says.
. "$top_srcdir/tests/lib.sh"
cases=$top_srcdir/tests/quiz/answer_cases.tsv

run "$RECKON" judge "$cases"
is "$status" 0 "the table is judged"
printf '%s\n' "$out" >"$tmp/judged"
grep -v '^# ' "$cases" | cut -f5 >"$tmp/wanted"
cut -f3 "$tmp/judged" >"$tmp/got"
is "$(wc -l <"$tmp/got" | tr -d ' ')" 331 "330 rows and a head"
is "$(diff "$tmp/wanted" "$tmp/got")" "" "every verdict is the table's"
is "$(sed -n 1p "$tmp/judged")" "$(printf 'input\tvalue\tverdict')" \
  "three columns"

printf 'input\tkey\trule\n1/0\t1\texact\n' >"$tmp/small"
run "$RECKON" judge "$tmp/small"
is "$(printf '%s\n' "$out" | sed -n 2p)" \
  "$(printf '1/0\terror\tungraded:domain')" "no value is an error"

printf 'input\trule\n1\texact\n' >"$tmp/bad"
run "$RECKON" judge "$tmp/bad"
is "$status" 3 "a table without keys is refused"
done_testing
