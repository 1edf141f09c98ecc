# Runs the benchmarks named and prints a table of all their measures; with
# BENCH_FORMAT=json an object a line. Ratios are medians of interleaved pairs;
# computing is measured in processor time, disk and start-up by the wall clock.
# Fails where a target was missed.
set -u
lines=${TMPDIR:-/tmp}/reckon-bench.$$
trap 'rm -f "$lines"' EXIT INT TERM
: >"$lines"
failed=0
for bench in "$@"; do
  test "${BENCH_FORMAT:-}" = json || echo "${bench##*/} ..." >&2
  BENCH_FORMAT=json "./$bench" >>"$lines" || {
    status=$?
    failed=1
    test "$status" = 1 || echo "$bench ended with $status" >&2
  }
done
if test "${BENCH_FORMAT:-}" = json; then
  cat "$lines"
  exit "$failed"
fi
awk '
  function member(name,   at, rest) {
    at = index($0, "\"" name "\": ")
    if (!at)
      return ""
    rest = substr($0, at + length(name) + 4)
    if (substr(rest, 1, 1) == "\"")
      return substr(rest, 2, index(substr(rest, 2), "\"") - 1)
    sub(/[,}].*/, "", rest)
    return rest
  }
  # An aim is no promise: only what has no target is told to have missed it.
  function target() {
    return member("target") == "null" ? "none" : member("target")
  }
  function verdict(ratio) {
    if (member("target") == "null" && ratio + 0 > member("aim") + 0)
      return "aim missed"
    return member("met") == "true" ? "met" : "MISSED"
  }
  function row(a, b, c, d, e, f, g) {
    printf "%-55s %10s %10s %7s %7s %6s  %s\n", a, b, c, d, e, f, g
  }
  BEGIN { row("measure", "ours", "limit", "ratio", "target", "aim", "") }
  /"measure"/ {
    unit = member("unit")
    ratio = member("ratio")
    row(substr(member("measure"), 1, 55), member("ours") " " unit,
        ratio == "" ? "" : member("limit") " " unit, ratio,
        ratio == "" ? member("target") " " unit : target(),
        member("aim"), verdict(ratio))
  }
' "$lines"
exit "$failed"
