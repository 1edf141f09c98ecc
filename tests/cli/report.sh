# 'reckon report': where the page goes, and that it tells the numbers of stats.
. "$top_srcdir/tests/lib.sh"

RECKON_BANKS=$top_srcdir/tests/banks
RECKON_DATA_DIR=$tmp/data
SOURCE_DATE_EPOCH=1795456800
export RECKON_BANKS RECKON_DATA_DIR SOURCE_DATE_EPOCH

run "$RECKON" report
is "$status" 2 "without a file it is a wrong call"
like "$err" '\-o FILE' "which says what is missing"
run "$RECKON" report -o "$tmp/page.html" --days=x
is "$status" 2 "days must be a number"
run "$RECKON" report -o "$tmp/no/page.html"
is "$status" 1 "a folder that is not there is a failure"
run "$RECKON" report -o -
is "$status" 0 "an empty history is no failure"
like "$out" 'There are no answers yet' "and is said to be empty"

rm -rf "$RECKON_DATA_DIR"
mkdir "$RECKON_DATA_DIR"
"$top_builddir/tests/golden/history" "$RECKON_DATA_DIR/progress.db"

printf 'old' >"$tmp/page.html"
run "$RECKON" report -o "$tmp/page.html" --days=30
is "$status" 0 "a page is written over the old one"
is "$err" "" "nothing is complained about"
like "$out" '^Wrote .*page.html' "and it is said where"
is "$(find "$tmp" -maxdepth 1 -name 'page*' | wc -l | tr -d ' ')" 1 \
  "nothing else is left beside it"
"$RECKON" report -o - --days=30 >"$tmp/again.html"
ok "- is standard output, and the same bytes" \
  cmp "$tmp/page.html" "$tmp/again.html"

# Numbers of stats, found again on the page.
"$RECKON" stats --format=tsv --days=30 >"$tmp/tsv"
field() {
  ${AWK:-awk} -F'\t' -v table="$1" -v name="$2" '
    $1 == table && !head { for (i = 2; i <= NF; i++) if ($i == name) at = i
                           head = 1; next }
    $1 == table { print $at; exit }' "$tmp/tsv"
}
answered=$(field totals answered)
ok "the questions are those of stats" grep -q ">$answered questions, " \
  "$tmp/page.html"
topic=$(field topics topic)
ok "so are the topics" grep -q "<th scope=\"row\">$topic</th>" "$tmp/page.html"
run "$RECKON" report -o "$tmp/other.html" --learner nobody
is "$status" 2 "an unknown learner is a wrong call"
is "$(find "$tmp" -name 'other*')" "" "and there is no page"
mkfifo "$tmp/pipe"
cat "$tmp/pipe" >"$tmp/piped.html" &
run "$RECKON" report -o "$tmp/pipe" --days=30
wait
ok "a pipe is written into" cmp "$tmp/page.html" "$tmp/piped.html"
ok "and stays one" test -p "$tmp/pipe"
if [ -c /dev/full ]; then
  # By way of a link, so that no harm would come to the device.
  ln -s /dev/full "$tmp/full"
  run "$RECKON" report -o "$tmp/full"
  is "$status" 1 "a full disk is a failure"
  like "$err" 'cannot write' "which is said"
else
  skip "a full disk is a failure" "no /dev/full"
fi
(umask 077 && "$RECKON" report -o "$tmp/mine.html" >/dev/null)
is "$(find "$tmp/mine.html" -perm 600 | wc -l | tr -d ' ')" 1 \
  "a new file is as private as the user wants"
if command -v xmllint >/dev/null 2>&1; then
  run xmllint --noout "$tmp/page.html"
  is "$status" 0 "the page is well-formed"
else
  skip "the page is well-formed" "no xmllint"
fi
done_testing
