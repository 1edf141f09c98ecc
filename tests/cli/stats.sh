# 'reckon stats': what can be asked of it, and the numbers behind its screens.
. "$top_srcdir/tests/lib.sh"
: "${AWK:=awk}"

RECKON_BANKS=$top_srcdir/tests/banks
RECKON_DATA_DIR=$tmp/data
SOURCE_DATE_EPOCH=1795456800
export RECKON_BANKS RECKON_DATA_DIR SOURCE_DATE_EPOCH

run "$RECKON" stats
is "$status" 0 "an empty history is no failure"
like "$out" '^No answers yet' "and is said to be empty"
run "$RECKON" stats --format=tsv
like "$out" '^topics.topic.answered.right' "its tables have their names"
unlike "$out" '^topics.[^t]' "and no rows"
run "$RECKON" stats --format=json
like "$out" '"topics":\[\],' "in JSON too"
like "$out" '"brier":null' "what is not known is null"

rm -rf "$RECKON_DATA_DIR"
mkdir "$RECKON_DATA_DIR"
"$top_builddir/tests/golden/history" "$RECKON_DATA_DIR/progress.db"

run "$RECKON" stats
is "$err" "" "nothing is complained about"
is "$(printf '%s\n' "$out" | LC_ALL=C grep -c '[^ -~]')" 0 \
  "a pipe gets plain words"
unlike "$out" '^ *[0-9.]* [|┤]' "and no plots"
run "$RECKON" stats coin
is "$status" 2 "an unknown topic is a wrong call"
like "$err" "did you mean 'coins'" "with a suggestion"
run "$RECKON" stats mistake
like "$err" "did you mean 'stats mistakes'" "a slip in a word has one too"
run "$RECKON" stats --format=yaml
is "$status" 2 "an unknown format is a wrong call"

# table NAME: its rows under a line of field names, without the table's name.
table() {
  LC_ALL=C grep "^$1$(printf '\t')" "$tmp/tsv" | cut -f2-
}
# column NAME: of a table on standard input.
column() {
  $AWK -F'\t' -v name="$1" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
    { print $at }'
}
sum() {
  $AWK '{ sum += $1 } END { print sum }'
}

run "$RECKON" stats --format=tsv --days=0
printf '%s\n' "$out" >"$tmp/tsv"
is "$($AWK -F'\t' '{ if ($1 in n && n[$1] != NF) print $1; n[$1] = NF }' \
  "$tmp/tsv")" "" "the rows of a table have its fields"
answered=$(table totals | column answered)
is "$(table days | column answered | sum)" "$answered" "days add up to the whole"
is "$(($(table topics | column answered | sum) + \
  $(table drills | column answered | sum)))" "$answered" \
  "topics and drills do"
is "$(table answers | column right | grep -c true)" \
  "$(table topics | column right | sum)" "each answer has a row"
is "$(table bins | column answers | sum)" \
  "$(table calibration | column answers)" "bins add up"
is "$(table kinds | column times | sum)" "$(table totals | column mistakes)" \
  "kinds of mistakes add up"
is "$(table reviews | column day | sed -n '1p;14p' | tr '\n' ' ')" \
  "2026-11-23 2026-12-06 " "reviews are told for 14 days"
is "$(table mistakes | column key | grep -c .)" \
  "$(table mistakes | column day | grep -c .)" "each mistake has its key"

# The Brier score once more, over the bins of a history that states tenths.
is "$(table bins | $AWK -F'\t' 'NR > 1 && $4 {
    c = $3; s += $5 * (1 - c) ^ 2 + ($4 - $5) * c ^ 2; n += $4 }
  END { printf "%.12f", s / n }')" \
  "$(table calibration | column brier | $AWK '{ printf "%.12f", $1 }')" \
  "the Brier score is that of the bins"

for what in '' coins mistakes calibration; do
  run "$RECKON" stats ${what:+"$what"} --format=tsv
  printf '%s\n' "$out" >"$tmp/tsv"
  tables=$(cut -f1 "$tmp/tsv" | uniq | tr '\n' ' ')
  run "$RECKON" stats ${what:+"$what"} --format=json
  if command -v jq >/dev/null; then
    is "$(printf '%s' "$out" | jq -r 'keys_unsorted[]' | tr '\n' ' ')" \
      "$tables" "stats $what: JSON has the same tables"
    is "$(printf '%s' "$out" | jq -r '.totals[0].answered')" \
      "$(table totals | column answered)" "stats $what: and numbers"
  else
    skip "stats $what: JSON has the same tables" "no jq"
    skip "stats $what: and numbers" "no jq"
  fi
done
run "$RECKON" stats calibration --format=tsv
unlike "$out" '^topics' "only what belongs to a screen"

# Of a learner whose history is looked at without the banks.
RECKON_BANKS=$tmp/none
mkdir "$tmp/none"
run "$RECKON" stats
is "$status" 0 "it needs no banks"
like "$err" 'no banks with questions were found' "but says that there are none"
like "$out" '^Last 30 days: ' "and shows the history"
# --- levels are those that questions have

# always LEARNER SESSION RESULT: 300 answers of one kind, the last one today.
always() {
  {
    printf 'format,session,sequence,question,time,offset,bank,template,part,'
    printf 'topic,level,seed,kind,typed,verdict,result,credit,tries,hints,'
    printf 'interrupted,assisted,self_graded,options,mode\n'
    for i in $(seq 300); do
      printf '1,s%016d,%s,%s,%s,0,rooms,share,share,' \
        "$2" "$i" "$i" "$((1795456800 - 300 * 60 + i * 60))"
      printf 'shares,3,%s,number,1,%s,%s,%s,1,0,0,0,0,0,practice\n' \
        "$i" "$([ "$3" = 1 ] && echo right || echo wrong)" "$3" "$3"
    done
  } >"$tmp/$1.csv"
  "$RECKON" history import --learner="$1" "$tmp/$1.csv" >"$tmp/$1.out" 2>&1 ||
    diag_file "$tmp/$1.out"
}
always able 91 1
always new 92 0
for learner in able:5.0 new:1.0; do
  level=${learner#*:}
  learner=${learner%:*}
  run "$RECKON" stats --learner="$learner"
  like "$out" "level over all topics is $level \\(" \
    "who is $learner has a level that there is"
  run "$RECKON" stats --learner="$learner" shares
  like "$out" "level here is $level \\(" "in a topic, too"
  run "$RECKON" report --learner="$learner" -o -
  like "$out" "level over all topics is $level[, ]" "and on the page"
  run "$RECKON" stats --learner="$learner" --format=tsv
  printf '%s\n' "$out" >"$tmp/tsv"
  is "$(table topics | column level)" "${level%.0}" "and in the tables"
done
done_testing
