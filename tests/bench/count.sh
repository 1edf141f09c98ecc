# Counts the instructions of the runs in fixed.c and compares them with
# baseline.txt: more than 5 % more is a failure. 'count.sh accept' writes the
# baseline. What a machine is busy with does not matter; its processor, compiler
# and C library do, and another of them is a reason to skip.
#
#   count.sh [accept]
set -u
accept=${1:-no}
program=$top_builddir/tests/bench/fixed
baseline=$top_srcdir/tests/bench/baseline.txt
runs='binomial data answer trials bank set'

skip() {
  echo "1..0 # SKIP $1"
  exit 0
}

type valgrind >/dev/null 2>&1 || skip 'valgrind is not installed'
libc=$(ldd --version 2>/dev/null | sed 1q | sed 's/.* //')
here="$(uname -m) $("$program" compiler) libc $libc"
if test "$accept" = no; then
  there=$(sed -n 's/^made with: //p' "$baseline")
  test "$here" = "$there" ||
    skip "the baseline is of '$there', and this is '$here'"
fi

count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    --collect-atstart=no --toggle-collect=fixed_run "$program" "$1" 2>&1 |
    sed -n 's/.*Collected *: *//p'
}

if test "$accept" = accept; then
  {
    echo "# Instructions of tests/bench/fixed RUN; 'make bench-accept' writes this."
    echo "made with: $here"
    for run in $runs; do
      echo "$run $(count "$run")"
    done
  } >"$baseline.new" && mv "$baseline.new" "$baseline"
  cat "$baseline"
  exit 0
fi

set -- $runs
echo "1..$#"
number=0 failed=0
for run in $runs; do
  number=$((number + 1))
  now=$(count "$run")
  before=$(sed -n "s/^$run //p" "$baseline")
  if test -n "$now" && test -n "$before" &&
    test "$((now * 100))" -le "$((before * 105))"; then
    echo "ok $number - $run: ${now} instructions, before ${before}"
  else
    echo "not ok $number - $run: ${now:-no} instructions, before ${before:-none}"
    failed=1
  fi
done
exit "$failed"
