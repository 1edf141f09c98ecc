# Two programs with one database wait for each other, 200 answers each:
# nothing is lost, and what is believed is what the history says.
# RECKON_TWO_ANSWERS is another number (1000 at night).
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml
answers=${RECKON_TWO_ANSWERS:-200}
[ "$INSTRUMENTED" = no ] || answers=50

for i in 1 2; do
  yes 1/2 | head -n "$answers" |
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
for i in 1 2; do
  like "$(cat "$tmp/out.$i")" "^Summary\\. [0-9]+ of $answers right" \
    "all answers of program $i count"
done
run "$RECKON" stats
like "$out" "^$((2 * answers)) done,|^Last 30 days: $((2 * answers)) questions," \
  "all are in the database"
run "$RECKON" --banks "$bank" doctor
is "$status" 0 "which is sound"
like "$(printf %s "$out" | tr -d ,)" "1 learner $((2 * answers)) answers" \
  "and has each of them"
like "$out" 'estimates are what the history says' \
  "no answer was learnt twice, and none not at all"
done_testing
