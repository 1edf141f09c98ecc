#!/bin/sh
# run.sh SECONDS JOBS TARGET...: runs each fuzz target for so long, so many at
# once, and says "ok" or "not ok" for each. Called by 'make fuzz', with srcdir as
# make sets it. Inputs to begin with are made here from the banks and the tables
# of cases; what a target finds is left as tests/fuzz/tmp-NAME-*, to be put into
# tests/fuzz/found as NAME-WHAT when it is mended.
seconds=$1
jobs=$2
shift 2
top=$(cd "$(dirname "$0")/../.." && pwd)
reckon=$(pwd)/reckon

# lines PREFIX: a file in this folder for each line of standard input, without
# its newline.
lines() {
  sort -u | grep . | head -n 1000 | awk -v prefix="$1" '{
    file = sprintf("%s%04d", prefix, NR)
    printf "%s", $0 >file
    close(file)
  }'
}

# cells FILE...: the first column of tables of cases.
cells() {
  grep -h -v '^#' "$@" | cut -f1
}

# formulas KEYS: the values of such keys in the shipped banks.
formulas() {
  sed -n "s/^ *\\(- \\)*\\($1\\): \\([^|>].*\\)\$/\\3/p" "$top"/banks/*.yaml
}

# check_programs: every block under 'check: |', a file each.
check_programs() {
  awk '
    /^ *check: *\|/ {
      indent = match($0, /[^ ]/)
      file = sprintf("check-%04d", ++n)
      inside = 1
      next
    }
    inside && match($0, /[^ ]/) && RSTART <= indent { inside = 0 }
    inside { sub(/^ +/, ""); print >file }
    !inside && file { close(file); file = "" }' "$top"/banks/*.yaml
}

# keys: key files and tables of answers of a set from each bank of the tests.
keys() {
  [ -x "$reckon" ] || return
  for bank in "$top"/tests/export/demo.yaml "$top"/tests/banks/kinds.yaml; do
    "$reckon" set --banks "$bank" -n 4 --seed 1 --to paper-jsonl -o tmp-set \
      >/dev/null 2>&1 || continue
    {
      cat tmp-set/key.jsonl
      printf '\0student,1,2a,2b,3,4\nann,1/2,"1,200",b,[1 2],50%%\nbob,,x,,7,\n'
    } >"key-$(basename "$bank" .yaml)"
    rm -rf tmp-set
  done
}

# histories: what a few answers of a learner are exported as.
histories() {
  [ -x "$reckon" ] || return
  printf '1/2\nhint\n0.3\nshow\n\0333\nskip\nquit\n' |
    "$reckon" --data-dir tmp-data --banks "$top"/tests/banks --seed 2 practice \
      >/dev/null 2>&1
  for format in json csv; do
    "$reckon" --data-dir tmp-data history export --format=$format \
      >history-$format 2>/dev/null
  done
  rm -rf tmp-data
}

# texts: what people put into exports.
texts() {
  grep -h -o 'CASE("[^"]*", "[^"]*"' "$top"/tests/runner/*_cases.h |
    lines case-
  sed 's/^ *[a-z]*: //' "$top"/tests/export/lms.yaml \
    "$top"/tests/export/media.yaml | lines text-
  printf '\033]0;x\007\302\233\342\200\256e\314\201\314\201\314\201\314\201' >raw
}

# seeds NAME: the inputs that a target begins with, in this folder.
seeds() {
  case $1 in
    answer)
      cells "$top"/tests/quiz/*.tsv | lines line- ;;
    bank)
      cp "$top"/tests/banks/*.yaml "$top"/tests/bad-banks/*.yaml \
        "$top"/tests/export/*.yaml . ;;
    block)
      i=0
      while [ $i -lt 64 ]; do
        i=$((i + 1))
        cksum <"$top/tests/fuzz/run.sh" | awk -v seed=$i '{
          srand(seed)
          for (n = 20 + seed; n; n--) printf "%c", 33 + int(rand() * 90)
        }' >"bytes-$i"
      done ;;
    config)
      sed -n 's/^SETTING([A-Z_]*, "\([^"]*\)", [A-Z]*, [^,]*, [^,]*, "\([a-z]*\)[^"]*", "\([^"]*\)".*/\1: \2\3/p' \
        "$top"/src/config/setting.def >settings
      printf '# mine\ncolor: always\n\ngoal: 20\ntarget: 80%%\n' >file ;;
    csv)
      printf 'student,1,2a\nann,1/2,"a ""b"", c"\n' >wide
      printf '\357\273\277student;question;answer\r\nann;1;1,5\r\n' >long
      printf 'id\tname\nx\t"y\nz"\n' >roster ;;
    dialogue)
      { cells "$top"/tests/quiz/answer_cases.tsv
        sed -n 's/^COMMAND([^"]*"\([^"]*\)".*/\1 coins/p' \
          "$top"/src/repl/command.def
      } | lines line-
      cat line-* | head -n 40 >many ;;
    escape | visible) texts ;;
    formula)
      formulas 'answer\|where\|check\|[a-z_]*' | lines formula-
      check_programs
      sed -n 's/^\([^#].*[^ ]\)  *=>.*/\1/p' "$top"/tests/lang/*.case |
        lines case- ;;
    history) histories ;;
    key) keys ;;
    number)
      cells "$top"/tests/quiz/*.tsv | grep '^[0-9.e+-]*$' | lines number-
      printf '\0\0\0\0\0\0\360\077\1\0\0\0\0\0\0\0\7\0\0\0\0\0\0\0\3\0\0\0' \
        >bytes ;;
    preset)
      cp "$top"/banks/presets/*.yaml . 2>/dev/null
      cp "$top"/tests/banks/presets/*.yaml .
      printf 'format: 1\nset: one\ntitle: One\nquestions: each\nsections:\n  - count: 3\n    topics:\n      - dice\n' >blueprint ;;
  esac
}

# dictionary NAME: words that its grammar knows, from the tables.
dictionary() {
  [ ! -e "$top/tests/fuzz/fuzz_$1.dict" ] || cat "$top/tests/fuzz/fuzz_$1.dict"
  case $1 in
    bank | preset)
      sed -n 's/^KEY([A-Z]*, "\([^"]*\)".*/"\1: "/p' \
        "$top"/src/bank/key.def | sort -u ;;
    formula)
      sed -n 's/^[A-Z_]*([^"]*"\([a-z_A-Z0-9]*\)".*/"\1("/p' \
        "$top"/src/lang/function.def | sort -u ;;
    history)
      sed -n 's/^FIELD([A-Z]*, [a-z_]*, \([a-z_]*\),.*/"\1"/p' \
        "$top"/src/history/field.def | sort -u ;;
    config)
      sed -n 's/^SETTING([A-Z_]*, "\([^"]*\)".*/"\1: "/p' \
        "$top"/src/config/setting.def ;;
    dialogue)
      sed -n 's/^COMMAND([^"]*"\([^"]*\)".*/"\1 "/p' \
        "$top"/src/repl/command.def ;;
    key)
      for word in record set part format variant parts question points rule \
        key value values exact kind options right text title program student; do
        echo "\"$word\""
      done ;;
  esac
}

# fuzz TARGET: prints its result.
fuzz() {
  name=$(basename "$1")
  short=${name#fuzz_}
  corpus=tests/fuzz/tmp-corpus/$name
  mkdir -p "$corpus"
  (cd "$corpus" && seeds "$short")
  cp "$top/tests/fuzz/found/$short"-* "$corpus" 2>/dev/null
  chmod -R u+w "$corpus"
  dictionary "$short" >"tests/fuzz/tmp-$name.dict"
  [ -s "tests/fuzz/tmp-$name.dict" ] || echo '"="' >"tests/fuzz/tmp-$name.dict"
  if "$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -dict="tests/fuzz/tmp-$name.dict" -max_len=4096 -artifact_prefix="tests/fuzz/tmp-$name-" \
    -print_final_stats=1 "$corpus" >"tests/fuzz/tmp-$name.out" 2>&1; then
    count=$(sed -n 's/^stat::number_of_executed_units: *//p' \
      "tests/fuzz/tmp-$name.out")
    echo "ok - $name, $count inputs in $seconds s"
  else
    echo "not ok - $name"
    tail -n 40 "tests/fuzz/tmp-$name.out"
  fi
}

bad=0
mkdir -p tests/fuzz
while [ $# -gt 0 ]; do
  running=0
  batch=
  while [ $# -gt 0 ] && [ $running -lt "$jobs" ]; do
    fuzz "$1" >"tests/fuzz/tmp-$(basename "$1").result" 2>&1 &
    batch="$batch $(basename "$1")"
    running=$((running + 1))
    shift
  done
  wait
  for name in $batch; do
    cat "tests/fuzz/tmp-$name.result"
    ! grep -q '^not ok' "tests/fuzz/tmp-$name.result" || bad=1
  done
done
exit $bad
