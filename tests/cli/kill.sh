# SIGKILL at random moments: a verdict that was printed is in the database.
# 10 rounds; RECKON_KILL_ROUNDS sets another number (60 before a release).
. "$top_srcdir/tests/lib.sh"
: "${AWK:=awk}" "${RECKON_KILL_ROUNDS:=10}"
bank=$top_srcdir/tests/banks/rooms.yaml

# All that the database has of answers, by the program's own word.
kept() {
  "$RECKON" stats | sed -n 's/^Last 30 days: \([0-9]*\) question.*/\1/p'
}

printed=0
lost=
for round in $(seq "$RECKON_KILL_ROUNDS"); do
  yes 1/2 |
    "$RECKON" --banks "$bank" practice coins >"$tmp/out" 2>"$tmp/err" &
  pid=$!
  sleep "$($AWK -v n="$round$$" 'BEGIN { srand(n); print .02 + .4 * rand() }')"
  kill -9 "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  now=$(grep -E -c '^  (Right|Wrong|Not quite|Almost)' "$tmp/out")
  printed=$((printed + now))
  rows=$(kept)
  rows=${rows:-0}
  case $rows in No*) rows=0 ;; esac
  # One more may have been saved in each round, its verdict not yet printed.
  if [ "$rows" -lt "$printed" ] || [ "$rows" -gt $((printed + 1)) ]; then
    lost="$lost round $round: $printed printed, $rows kept;"
  fi
  printed=$rows
done
is "$lost" "" "nothing acknowledged is lost in $RECKON_KILL_ROUNDS rounds"
ok "there were answers ($printed)" test "$printed" -gt "$RECKON_KILL_ROUNDS"
if command -v sqlite3 >/dev/null; then
  is "$(sqlite3 "$XDG_DATA_HOME/reckon/progress.db" 'PRAGMA integrity_check')" \
    ok "the database is sound"
else
  skip "the database is sound" "no sqlite3"
fi
done_testing
