# Practice through a pipe: no prompt, no colour, no echo; every way out gives the
# summary; what cannot be saved or written is told.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml

practise() {
  run "$RECKON" --banks "$bank" --seed 5 "$@"
}

printf '1/2\nquit\n' >"$tmp/typed"
practise <"$tmp/typed"
is "$status" 0 "an answer and quit succeed"
like "$out" '^Question 1 ' "a question is printed"
like "$out" '^  (Right|Wrong|Not quite)' "a verdict is printed"
like "$out" 'The answer: ' "and the key"
like "$out" 'level [0-9.]+ \(' "and the level"
unlike "$out" ' -> ' "of which nothing was known before"
like "$out" '^Summary\. ' "a summary is printed"
unlike "$out" '^> |quit' "there is no prompt and no echo"
unlike "$out" "$(printf '\033')" "there is no escape sequence"
is "$err" "" "nothing is complained about"
run "$RECKON" stats
like "$out" '^Last 30 days: 1 question, ' "the answer is in the statistics"

run "$RECKON" --banks "$bank" </dev/null
is "$status" 0 "the end of the input succeeds"
like "$out" '^Question 1' "with a question"
like "$out" '^Summary\. Nothing answered this time' "and a summary"

printf '1/2' >"$tmp/typed"
practise practice coins <"$tmp/typed"
like "$out" '^Summary\. [01] of 1 right' "a last line needs no newline"

run "$RECKON" --banks "$top_srcdir/tests/banks/kinds.yaml" --no-save \
  practice --tag finance </dev/null
like "$out" '^Question 1 .*arithmetic, level' "--tag asks what is tagged"
run "$RECKON" --banks "$bank" practice --tag finance </dev/null
is "$status" 2 "a tag that nothing has is a wrong call"
like "$err" "no question is tagged 'finance'" "which is told"

printf 'hlep\nzzz\n:stast\n' >"$tmp/typed"
practise <"$tmp/typed"
like "$out" "'hlep' is no command; did you mean 'help'\\?" \
  "a mistyped command gets a suggestion"
like "$out" "'zzz' is neither an answer nor a command" \
  "another word is told from an answer"
like "$out" "did you mean 'stats'\\?" "also behind a colon"
like "$out" '^Summary\. Nothing answered' "and none of them counts"

printf '1/2 +\n\n \nNaN\n0x1p-3\n\001\033[31m1/2\377\n' >"$tmp/typed"
practise practice coins <"$tmp/typed"
is "$status" 0 "unreadable lines do no harm"
like "$out" '^Summary\. Nothing answered' "and do not count"
like "$out" '^  1/2 \+$' "the line is repeated where nobody saw it"
unlike "$out" "$(printf '\033')" "and cannot steer a terminal"

head -c 3000000 /dev/zero | tr '\0' 7 >"$tmp/typed"
printf '\nquit\n' >>"$tmp/typed"
practise practice coins <"$tmp/typed"
is "$status" 0 "a line of 3 MB is survived"
like "$out" 'too long' "and refused"

"$RECKON" --no-save --banks "$bank" </dev/null >/dev/full 2>"$tmp/err"
is "$?" 1 "a full disk behind the output is a failure"
like "$(cat "$tmp/err")" '^reckon: cannot write the output' "which is told"
"$RECKON" --no-save --banks "$bank" </dev/null >&- 2>"$tmp/err"
is "$?" 1 "so is a closed output"
# The reader goes away after one line; the status is that of the program.
{
  yes skip | "$RECKON" --no-save --banks "$bank" 2>"$tmp/err"
  echo "$?" >"$tmp/status"
} | head -n 1 >/dev/null
is "$(cat "$tmp/status")" 1 "a reader that goes away ends the program"
is "$(cat "$tmp/err")" "" "quietly"

rm -rf "$HOME" && mkdir "$HOME"
printf '1/2\n' | "$RECKON" --no-save --seed 11 --banks "$bank" >"$tmp/out"
like "$(cat "$tmp/out")" '^Summary\. [01] of 1' "--no-save practises"
is "$(find "$HOME" -type f)" "" "and leaves no file"
# What the banks hold is known from an earlier run: a file with the same size and
# time is not read again. This one could not be.
mkdir "$tmp/known"
cp "$bank" "$tmp/known/b.yaml"
cp "$top_srcdir/tests/banks/kinds.yaml" "$tmp/known/a.yaml"
"$RECKON" --banks "$tmp/known" practice coins </dev/null >/dev/null
tr -c '\n' x <"$tmp/known/a.yaml" >"$tmp/crossed"
touch -r "$tmp/known/a.yaml" "$tmp/crossed"
cp -p "$tmp/crossed" "$tmp/known/a.yaml"
run "$RECKON" --no-save --banks "$tmp/known" practice coins </dev/null
is "$err" "" "but uses what is known of the banks"
like "$out" '^Question 1' "and asks"
printf '1/2\n' >"$tmp/typed"
run env -u HOME "$RECKON" --seed 11 --banks "$bank" --data-dir "$tmp/data" \
  <"$tmp/typed"
is "$status" 0 "without HOME a named folder does"
is "$(ls "$tmp/data" | sort | tr '\n' ' ')" "backups banks.index progress.db " \
  "and holds the progress and its backups alone"
is "$(ls -l "$tmp/data/progress.db" | cut -c1-10)" -rw------- \
  "which is nobody else's"
: >"$tmp/file"
run "$RECKON" --banks "$bank" --data-dir "$tmp/file/below" </dev/null
is "$status" 1 "no place to write to is a failure"
like "$err" '^reckon: .*--no-save' "that names --no-save"
is "$out" "" "before anything is asked"
printf 'no database' >"$tmp/file"
mkdir "$tmp/other" && cp "$tmp/file" "$tmp/other/progress.db"
run "$RECKON" --banks "$bank" --data-dir "$tmp/other" </dev/null
is "$status" 1 "something else in the database's place is a failure"
same_file "$tmp/other/progress.db" "$tmp/file" "and is left alone"

run "$RECKON" --banks "$tmp/nothing" </dev/null
is "$status" 1 "without banks there is nothing to do"
like "$err" 'RECKON_BANKS' "which says how to name some"
printf 'format: 1\nbank: bad\n' >"$tmp/bad.yaml"
run "$RECKON" --banks "$bank:$tmp/bad.yaml" </dev/null
is "$status" 0 "a faulty bank does not keep from practising"
like "$err" 'bad\.yaml:' "but is told"
done_testing
