# An interview that is killed goes on where it was, and its report knows what
# came before.
. "$top_srcdir/tests/lib.sh"
banks=$top_srcdir/tests/banks

mkfifo "$tmp/typed"
"$RECKON" mock --banks "$banks" --seed 4 <"$tmp/typed" >"$tmp/first" 2>&1 &
killed=$!
exec 3>"$tmp/typed"
printf 'my words on the null hypothesis\nnote a thought\n500\n' >&3
# The next question stands on the screen only after the answer was saved.
ok "two questions are answered" appears "$tmp/first" '^Question 3'
kill -KILL "$killed" 2>/dev/null
wait "$killed" 2>/dev/null
exec 3>&-

printf 'skip\nquit\ny\ny\nn\n' >"$tmp/rest"
run "$RECKON" mock --banks "$banks" <"$tmp/rest"
is "$status" 0 "it goes on after a kill"
like "$out" 'It goes on where it was broken off' "and says so"
like "$out" '^Question 3 ' "with the question that waited"
like "$out" 'You said: my words on the null hypothesis' \
  "what was said before is marked"
like "$out" '  1  p-value +67% of the points' "and stands in the report"
like "$out" '  2  tuners ' "with what was answered before"
like "$out" 'note on 2: a thought' "and the notes"

run "$RECKON" mock --banks "$banks" --seed 4 </dev/null
unlike "$out" 'broken off' "one that has ended does not go on"
run "$RECKON" mock --banks "$banks" nothing </dev/null
is "$status" 2 "an unknown interview is a wrong call"
run "$RECKON" mock --banks "$banks" --minutes 0 </dev/null
is "$status" 2 "so is one without time"
like "$err" '^reckon: --minutes wants 0.5 to 480 minutes' "which is told"
done_testing
