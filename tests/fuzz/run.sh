#!/bin/sh
# run.sh SECONDS TARGET...: runs each fuzz target for so long and says
# "ok" or "not ok" for each. Called by 'make fuzz', with srcdir as make sets it.
seconds=$1
shift
top=$(dirname "$0")/../..
bad=0
for target in "$@"; do
  name=$(basename "$target")
  corpus=tests/fuzz/tmp-corpus/$name
  mkdir -p "$corpus"
  case $name in
    fuzz_bank)
      cp "$top"/tests/banks/*.yaml "$top"/tests/bad-banks/*.yaml "$corpus" ;;
    fuzz_formula)
      sed -n 's/^ *\(answer\|where\|check\): \([^|].*\)$/\2/p' \
        "$top"/banks/*.yaml | sort -u | head -n 400 |
        (cd "$corpus" && split -l 1 - formula-) ;;
    fuzz_answer)
      grep -v '^#' "$top"/tests/quiz/answer_cases.tsv | cut -f1 | sort -u |
        (cd "$corpus" && split -l 1 - line-) ;;
  esac
  chmod -R u+w "$corpus"
  dictionary=$top/tests/fuzz/$name.dict
  if "$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 \
    -max_len=4096 -dict="$dictionary" -artifact_prefix=tests/fuzz/tmp- \
    -print_final_stats=1 "$corpus" >"tests/fuzz/tmp-$name.out" 2>&1; then
    count=$(sed -n 's/^stat::number_of_executed_units: *//p' \
      "tests/fuzz/tmp-$name.out")
    echo "ok - $name, $count inputs in $seconds s"
  else
    echo "not ok - $name"
    tail -n 40 "tests/fuzz/tmp-$name.out"
    bad=1
  fi
done
exit $bad
