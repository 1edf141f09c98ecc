# The computer's clock jumps, forward, back, before 1970, beyond 2038: every
# answer is kept in the order in which it was given, no time is negative, what
# is believed stays finite and is what the history says, and what was missed
# comes back.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml
data=$tmp/data
preload=$top_builddir/tests/fault/preload.so
[ "$INSTRUMENTED" != yes ] || skip_all "sanitizers do not go with a preloaded library"
command -v sqlite3 >/dev/null || skip_all "sqlite3 is not installed"

# at STEPS ARGUMENT...: the program under a clock that is off by these seconds,
# one after the other each time it is asked.
at() {
  steps=$1
  shift
  run env LD_PRELOAD="$preload" FAULT_CLOCK="$steps" "$RECKON" \
    --banks "$bank" --data-dir "$data" "$@"
}

sql() {
  sqlite3 "$data/progress.db" "$1"
}

printf '1/2\n1/4\n1/8\n1/2\n1/16\n1/2\nquit\n' >"$tmp/typed"
at 315360000 practice coins <"$tmp/typed"
in_ten_years=$(sql 'SELECT max(time) FROM answer')
at 0 practice coins <"$tmp/typed"
[ "$in_ten_years" -gt "$(($(sql 'SELECT max(time) FROM answer WHERE id > 6') - 1))" ] ||
  skip_all "the clock cannot be moved here"
count=12
is "$(sql 'SELECT count(*) FROM answer')" $count "back from ten years ahead"

for steps in 0,86400,-86400 0,-3600 -3000000000 600000000 4102444800 \
  0,315360000,-315360000,1 9000000000000; do
  at "$steps" practice coins <"$tmp/typed"
  is "$status" 0 "off by $steps"
  count=$((count + 6))
  is "$(sql 'SELECT count(*) FROM answer')" $count "off by $steps: all is kept"
done
is "$(sql 'SELECT count(*) FROM (SELECT sequence,
  lag(sequence) OVER (PARTITION BY session ORDER BY id) AS before FROM answer)
  WHERE sequence <= before')" 0 "in the order in which it was given"
is "$(sql 'SELECT count(*) FROM answer WHERE seconds < 0 OR seconds > 60')" 0 \
  "no time to think is negative or long"
is "$(sql 'SELECT count(*) FROM topic_state WHERE NOT (variance > 0 AND
  variance < 100 AND abs(mean) < 100)')" 0 "what is believed is finite"
at 0 doctor
is "$status" 0 "the database is sound"
like "$out" 'estimates are what the history says' "so are the estimates"
at 0 stats
is "$status" 0 "one can look back"
at 0 report -o "$tmp/page.html"
is "$status" 0 "and draw it"
printf 'quit\n' >"$tmp/quit"
for steps in 0 -100000000 100000000; do
  at "$steps" review <"$tmp/quit"
  like "$out" '^Question 1' "what was missed comes back, off by $steps"
done

# Due in a day, by a clock that was ten years ahead: not lost until then.
rm -rf "$data"
at 315360000 practice coins <"$tmp/typed"
at 315460000 --seed 1 review <"$tmp/typed"
at 0 review <"$tmp/quit"
like "$out" '^Question 1' "so does what is due in ten years"

# A name from the future does not keep backups from being made.
rm -rf "$data"
at 315360000 practice coins <"$tmp/typed"
at 0 practice coins <"$tmp/typed"
is "$(find "$data/backups" -name 'progress-*' | wc -l | tr -d ' ')" 2 \
  "a backup is made all the same"
done_testing
