# An interview that is killed goes on where it was, and its report knows what
# came before.
. "$top_srcdir/tests/lib.sh"
banks=$top_srcdir/tests/banks

mkfifo "$tmp/typed" "$tmp/typed2"
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

# --- how long, and what comes of one that is begun in practice
printf 'time\nquit\n' >"$tmp/rest"
run "$RECKON" mock --new --banks "$banks" --minutes 120 <"$tmp/rest"
like "$out" '^  (2:00:00|1:59:[0-9]{2}) left' "two hours are told in hours"
run "$RECKON" mock --new --banks "$banks" --untimed <"$tmp/rest"
like "$out" 'There is no clock' "without a clock none is told"
printf 'mock 1\ntime\nnote this is new\nquit\nstats\nquit\n' >"$tmp/rest"
run "$RECKON" practice coins --banks "$banks" --seed 1 <"$tmp/rest"
is "$status" 0 "an interview within practice"
like "$out" '^  (01:00|00:[0-9]{2}) left' "has so many minutes"
like "$out" '^  Kept\.' "its words"
is "$(printf '%s\n' "$out" | grep -c '^Question 1 ')" 3 \
  "and then the question of before once more"

# --- a template that is gone is passed over, and one that is left is asked
rm -rf "$XDG_DATA_HOME"
mkdir -p "$tmp/own/presets"
cp "$banks/kinds.yaml" "$tmp/own"
cp "$banks/presets/interview.yaml" "$tmp/own/presets"
"$RECKON" mock --banks "$tmp/own" --seed 4 <"$tmp/typed2" >"$tmp/first" 2>&1 &
killed=$!
exec 3>"$tmp/typed2"
printf 'my words\n' >&3
appears "$tmp/first" '^Question 2'
kill -KILL "$killed" 2>/dev/null
wait "$killed" 2>/dev/null
exec 3>&-
sed 's/^  - id: product$/  - id: products/; s/^      - times$/      - timed/' \
  "$banks/kinds.yaml" >"$tmp/own/kinds.yaml"
printf 'skip\nskip\nskip\nquit\ny\ny\ny\n' >"$tmp/rest"
run "$RECKON" mock --banks "$tmp/own" <"$tmp/rest"
is "$status" 0 "it goes on without a template"
unlike "$out" 'What is 57 times 43' "that is not there any more"
like "$out" '1  p-value +' "and is reported"
done_testing
