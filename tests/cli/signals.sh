# SIGTERM and SIGHUP while a line is read: the summary, the answers kept, and
# death by the same signal. (SIGINT: tests/golden/interrupt.tty.)
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml
mkfifo "$tmp/input" || skip_all "no fifo"

count=0
for pair in TERM:143 HUP:129; do
  signal=${pair%:*}
  : >"$tmp/out"
  "$RECKON" --banks "$bank" practice coins <"$tmp/input" >"$tmp/out" \
    2>"$tmp/err" &
  pid=$!
  exec 3>"$tmp/input"
  echo 1/2 >&3
  ok "SIG$signal: an answer is judged" appears "$tmp/out" '^Question 2'
  kill -s "$signal" "$pid"
  wait "$pid" 2>/dev/null
  is "$?" "${pair#*:}" "SIG$signal: the program dies of it"
  exec 3>&-
  like "$(cat "$tmp/out")" '^Summary\. [01] of 1 right' \
    "SIG$signal: after the summary"
  count=$((count + 1))
  run "$RECKON" stats
  like "$out" "^Last 30 days: $count question" "SIG$signal: the answer is kept"
done
done_testing
