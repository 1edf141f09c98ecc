# Standard streams that are closed, full, or have no reader; and the name by
# which the program is called.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml

"$RECKON" practice coins --banks "$bank" <&- >"$tmp/out" 2>"$tmp/err"
is "$?" 1 "a closed input is a failure"
like "$(cat "$tmp/err")" '^reckon: cannot read the input' "which is told"
like "$(cat "$tmp/out")" '^Summary' "after the summary"

# No file that is opened later may take the place of a closed stream.
for streams in '<&-' '>&-' '2>&-' '<&- >&-' '>&- 2>&-' '<&- >&- 2>&-'; do
  rm -rf "$XDG_DATA_HOME"
  eval "printf '1/2\\n' | '$RECKON' practice coins --banks '$bank' \
    $streams" >"$tmp/out" 2>"$tmp/err"
  unlike "$(od -c "$XDG_DATA_HOME/reckon/progress.db" | head -n 1)" \
    'Q +u +e +s +t' "$streams: nothing is printed into the database"
  run "$RECKON" stats
  is "$status" 0 "$streams: it can be opened"
done

for command in '--help' '--version' 'topics' 'schema' 'list' 'config'; do
  "$RECKON" $command >/dev/full 2>"$tmp/err"
  is "$?" 1 "$command: a full disk is a failure"
  like "$(cat "$tmp/err")" '^reckon: cannot write the output: No space' \
    "$command: which is told"
  {
    "$RECKON" $command 2>"$tmp/err"
    echo "$?" >"$tmp/status"
  } | head -n 1 >/dev/null
  is "$(cat "$tmp/err")" "" "$command | head -1 is quiet"
done

"$RECKON" --bogus 2>/dev/full
is "$?" 2 "a full disk behind the messages changes no status"
"$RECKON" practice nonsense --banks "$bank" 2>&- </dev/null
is "$?" 2 "nor do closed ones"

ln -s "$RECKON" "$tmp/other"
run "$tmp/other" --version
like "$out" '^reckon \(reckon\) ' "the name it is called by changes nothing"
run "$tmp/other" --bogus
like "$err" '^reckon: unknown option' "not even in messages"
run "$RECKON" stats --no-save --
is "$status" 0 "-- ends the options"
run "$RECKON" practice --no-save --banks "$bank" -- --help
is "$status" 2 "what stands behind it is none"
done_testing
