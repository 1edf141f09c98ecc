# Two programs with one database wait for each other; nothing is lost.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml
answers=40

for i in 1 2; do
  yes 1/2 | head -n $answers |
    "$RECKON" --banks "$bank" practice coins >"$tmp/out.$i" 2>"$tmp/err.$i" &
  eval "pid$i=\$!"
done
wait "$pid1"
is "$?" 0 "the first succeeds"
wait "$pid2"
is "$?" 0 "the second succeeds"
is "$(cat "$tmp/err.1" "$tmp/err.2")" "" "neither complains"
unlike "$(cat "$tmp/out.1" "$tmp/out.2")" 'Not saved|locked|busy' \
  "neither shows the other's lock"
like "$(cat "$tmp/out.1")" "^Summary\\. [0-9]+ of $answers right" \
  "all of the first's answers count"
run "$RECKON" stats
like "$out" "^Last 30 days: $((2 * answers)) questions," "all are in the database"
done_testing
