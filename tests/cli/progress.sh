# What is told while work goes on: on a terminal whose cursor can be moved, on a
# line of its own that is gone at the end; elsewhere not a word.
. "$top_srcdir/tests/lib.sh"
driver=$top_builddir/tests/golden/ptyrun
[ -x "$driver" ] || skip_all "no forkpty on this system"
RECKON_BANKS=$top_srcdir/tests/banks
export RECKON_BANKS
: >"$tmp/typed"
escape=$(printf '\033')

# watched SIZE ENVIRONMENT ARGUMENT...: what a terminal gets, in $tmp/seen.
watched() {
  size=$1
  variables=$2
  shift 2
  # shellcheck disable=SC2086
  "$driver" -s "$size" -t 60 "$tmp/typed" env TERM=xterm $variables "$RECKON" \
    "$@" >"$tmp/raw" 2>&1
  grep -o "checking [^$escape]*" "$tmp/raw" >"$tmp/seen"
}

# --- check: each template is named before it is looked at
watched 24x80 '' check --draws 5 rooms kinds/product
is "$(grep -c '^checking [1-5] of 5  ' "$tmp/seen")" 5 "each template is counted"
is "$(tail -n 1 "$tmp/seen")" "checking 5 of 5  kinds/product" "and named"
like "$(tail -n 2 "$tmp/raw")" 'templates, .* proved' "the end is the report's"
watched 24x24 '' check --draws 5 rooms
is "$(sed 1q "$tmp/seen")" "checking 1 of 4  rooms/" \
  "a narrow terminal gets as much as fits before its last column"
for quiet in TERM=dumb ACCESSIBLE=1; do
  watched 24x80 $quiet check --draws 5 rooms
  is "$(cat "$tmp/seen")" "" "$quiet: not a word"
done
run "$RECKON" check --draws 5 rooms
is "$err" "" "a pipe gets none"

# --- sets: after a second, with what is left.  Each look at this clock takes
# six tenths of one, and there is one for each 16 papers.
preload=$top_builddir/tests/fault/preload.so
still="LD_PRELOAD=$preload FAULT_STILL=1700000000 FAULT_STEP=600"
if [ -s "$preload" ] && [ "$INSTRUMENTED" != yes ]; then
  watched 24x80 "$still" set --topics coins -n 1 --variants 80 --seed 1 \
    -o "$tmp/set"
  is "$(grep -o '[0-9]* of 80 papers, [0-9]* a second, [0-9.]* s left' \
    "$tmp/raw")" "32 of 80 papers, 27 a second, 1.8 s left
48 of 80 papers, 27 a second, 1.2 s left
64 of 80 papers, 27 a second, 0.6 s left
80 of 80 papers, 27 a second, 0.0 s left" \
    "after a second: what is done, how fast, and what is left"
  watched 24x80 "$still ACCESSIBLE=1" set --topics coins -n 1 --variants 80 \
    --seed 1 -o "$tmp/other"
  unlike "$(cat "$tmp/raw")" 'of 80 papers' "not for screen readers"
else
  skip "the progress of a set" "the clock cannot be replaced here"
fi

# --- a set that is broken off leaves nothing
for signal in INT TERM HUP; do
  mkdir "$tmp/$signal"
  "$top_builddir/tests/fresh" "$RECKON" set --topics coins --variants 1000000 \
    --seed 1 -o "$tmp/$signal/set" >"$tmp/out" 2>"$tmp/err" &
  pid=$!
  tries=0
  while [ -z "$(find "$tmp/$signal" -type f)" ] && [ $tries -lt 400 ]; do
    tries=$((tries + 1))
    sleep 0.05
  done
  kill -s "$signal" "$pid"
  wait "$pid" 2>/dev/null
  ended=$?
  ok "SIG$signal ends a set ($ended)" test "$ended" -gt 128
  is "$(find "$tmp/$signal" -type f)" "" "SIG$signal: nothing is left of it"
  like "$(cat "$tmp/err")" '^reckon: interrupted; nothing was written' \
    "SIG$signal: and that is said"
done

# --- rows with what would steer a terminal are shown, not sent
printf 'input\tkey\trule\n1\033[31m2\t1\texact\n1/2\t1/2\texact\n' >"$tmp/rows"
watched 24x80 '' judge "$tmp/rows"
unlike "$(cat "$tmp/raw")" "1$escape" "judge sends no escape to a terminal"
like "$(cat "$tmp/raw")" '1.*\[31m2' "but shows it"
like "$(cat "$tmp/raw")" "^1/2	.*right" "and what is harmless as it is"
run "$RECKON" judge "$tmp/rows"
like "$out" "1$escape\\[31m2" "a pipe gets the bytes"
done_testing
