# The learner model scored on logs.
. "$top_srcdir/tests/lib.sh"

tab=$(printf '\t')
log() {
  printf '%s\n' "$@" | tr ' ' "$tab"
}

log 'learner topic template level time correct' \
  'a 0 0 3 0 1' 'a 0 1 4 0 0' 'b 0 0 3 0 1' 'a 1 2 2 0 1' >"$tmp/log.tsv"
run "$RECKON" replay "$tmp/log.tsv"
is "$status" 0 "a log is replayed"
like "$out" '^rows 4$' "with its rows"
like "$out" '^learners 2$' "and learners"
like "$out" '^log-loss 0\.[0-9]{6}$' "six digits each"
is "$(printf '%s\n' "$out" | sed 's/ .*//' | tr '\n' ' ')" \
  "rows learners log-loss auc rmse ece " "in this order"
first=$out

# The fixture of the model's paper: the first four predictions of a newcomer
# are .615405 .627919 .672773 .662614, by which this log-loss was worked out.
log 'learner topic template level time correct' \
  '1 0 0 3 0 1' '1 0 1 4 0 0' '1 1 2 2 0 1' '1 1 3 3 0 1' >"$tmp/four.tsv"
run "$RECKON" replay "$tmp/four.tsv"
wanted=$(awk 'BEGIN { printf "%.5f", -(log(.615405) + log(1 - .627919) +
  log(.672773) + log(.662614)) / 4 }')
like "$out" "^log-loss ${wanted%?}" "the log-loss is that of the fixture"

log 'x template topic level correct time learner' \
  '- 0 0 3 1 0 a' '- 0 0 3 1 0 b' '- 1 0 4 0 0 a' '- 2 1 2 1 0 a' \
  >"$tmp/mixed.tsv"
run "$RECKON" replay "$tmp/mixed.tsv"
is "$out" "$first" "columns and learners may stand in any order"

run "$RECKON" replay --per learner "$tmp/log.tsv"
like "$out" "^a${tab}3${tab}0\\." "--per learner adds a table"
run "$RECKON" replay --per topic --format json "$tmp/log.tsv"
like "$out" '"rows":4,.*"topics":\[\{"topic":"0","rows":3,' "in JSON too"

for bad in 'a 0 0 6 0 1' 'a 0 0 3 x 1' 'a 0 0 3 0 2'; do
  log 'learner topic template level time correct' "$bad" >"$tmp/bad.tsv"
  run "$RECKON" replay "$tmp/bad.tsv"
  is "$status" 3 "'$bad' is bad input"
  like "$err" 'bad.tsv: row 2: ' "with its place"
done
log 'learner topic level' 'a 0 3' >"$tmp/bad.tsv"
run "$RECKON" replay "$tmp/bad.tsv"
like "$err" "no column 'template'" "a column that lacks is named"
run "$RECKON" replay "$tmp/absent"
is "$status" 1 "an absent log is a failure"

printf '1/2\n1/4\nquit\n' >"$tmp/typed"
"$RECKON" --banks "$top_srcdir/tests/banks/rooms.yaml" practice coins \
  <"$tmp/typed" >/dev/null
run "$RECKON" replay
like "$out" '^rows 2$' "without a log the own history is replayed"

data=$top_srcdir/../shared/data
if [ -f "$data/statics.tsv" ]; then
  run "$RECKON" replay "$data/statics.tsv"
  like "$out" '^log-loss 0\.5078' "a public log gives the published log-loss"
  like "$out" '^auc 0\.6648' "and AUC"
else
  skip "a public log gives the published log-loss" \
    "the learners' logs are not part of the source"
fi
done_testing
