# What was made to do harm (tests/runner/hostile_cases.h, hostile_lines.h), given
# to the program by a pipe and on a terminal: it ends by itself with a documented
# status, and nothing of the input can steer a terminal. The entries are named
# in hostile_cases.h.
. "$top_srcdir/tests/lib.sh"
: "${AWK:=awk}"
bank=$top_srcdir/tests/banks/rooms.yaml
banks=$top_srcdir/tests/banks
most=10
[ "${INSTRUMENTED:-no}" = no ] || most=100
command -v timeout >/dev/null || skip_all "no timeout (coreutils)"

# steering FILE: how many lines hold a byte that could steer a terminal:
# controls but newlines and tabs, U+0080-9F, bidirectional controls.
steering() {
  LC_ALL=C ${AWK:-awk} '
    /[\001-\010\013-\037\177]/ || /\302[\200-\237]/ || /\330\234/ ||
    /\342\200[\216\217\250-\256]/ || /\342\201[\246-\251]/ { n++ }
    END { print n + 0 }' "$1"
}

# newcomer: nothing of a learner is left; see $HOME in lib.sh.
newcomer() {
  rm -rf "${tmp:?}/home"
  mkdir -p "$tmp/home"
}

# harmless NAME STATUS...: runs $command on each file of $tmp/cases/NAME-*; says
# which did not end with one of these statuses, or printed what steers.
harmless() {
  name=$1
  shift
  bad=
  count=0
  for case in "$tmp/cases/$name"-*; do
    count=$((count + 1))
    timeout $most sh -c "$command" sh "$case" >"$tmp/out" 2>&1 </dev/null
    status=$?
    case " $* " in
      *" $status "*) ;;
      *) bad="$bad $(basename "$case"): status $status;" ;;
    esac
    [ "$(steering "$tmp/out")" = 0 ] ||
      bad="$bad $(basename "$case"): controls;"
    if LC_ALL=C grep -q -a -e 'ERROR: .*Sanitizer' -e 'runtime error' \
      "$tmp/out"; then
      bad="$bad $(basename "$case"): a sanitizer;"
    fi
  done
  is "$bad" "" "$what ($count)"
}

mkdir "$tmp/cases"
printf '\033[31m\n' >"$tmp/red"
is "$(steering "$tmp/red")" 1 "what steers is noticed"
ok "the inputs are written" "$top_builddir/tests/runner/hostile" \
  --write "$tmp/cases"

# --- B, F, A by a pipe ---

# The commands' own words are for the shell that harmless starts.
# shellcheck disable=SC2016
{
  export RECKON
  what="banks are checked or refused"
  command='"$RECKON" check --draws 2 "$1"'
  harmless bank 0 3 4
  what="banks are practised with or refused"
  command='"$RECKON" --no-save --banks "$1"'
  harmless bank 0 1
  what="previews of banks are shown or refused"
  command='"$RECKON" preview --banks "$1" bad/one'
  harmless bank 0 1 2 3
  # Longer ones than a command line may have are left to the library.
  find "$tmp/cases" -name 'formula-*' -size +64k -exec rm {} +
  what="formulas are worked out or refused"
  command='"$RECKON" eval -- "$(tr -d "\000" <"$1")"'
  harmless formula 0 3
  what="lines are answers or none"
  command='"$RECKON" --no-save --seed 5 --banks "$bank" practice coins <"$1"'
  export bank
  harmless line 0
}

: >"$tmp/typed"
for case in "$tmp/cases"/line-*; do
  cat "$case" >>"$tmp/typed"
  echo >>"$tmp/typed"
done
timeout $((6 * most)) "$RECKON" --seed 5 --banks "$bank" practice coins \
  <"$tmp/typed" >"$tmp/out" 2>"$tmp/err"
is "$?" 0 "all of them in one conversation"
is "$(steering "$tmp/out")$(steering "$tmp/err")" 00 "which prints no controls"
like "$(cat "$tmp/out")" '^Summary\. ' "and ends with a summary"
"$RECKON" history export --format=json >"$tmp/history.json"
"$RECKON" stats mistakes >"$tmp/stats" 2>&1
is "$(steering "$tmp/history.json")$(steering "$tmp/stats")" 00 \
  "its history prints none either"
database=$XDG_DATA_HOME/reckon/progress.db
if command -v sqlite3 >/dev/null; then
  is "$(sqlite3 "$database" 'PRAGMA integrity_check')" ok \
    "the database is sound"
else
  skip "the database is sound" "no sqlite3"
fi

# A04, A05: what counts is stored byte for byte.
printf 'format: 1\nbank: words\ntitle: T\ntemplates:\n  - id: why\n    topic: why\n    level: 1\n    ask: Why?\n    kind: open\n    rubric:\n      - So.\n' \
  >"$tmp/words.yaml"
newcomer
# shellcheck disable=SC2016
printf '%s\n' "'); DROP TABLE answers;--" '%s%n%x' '$(id) `id`' \
  '\write18{id}' "$(printf 'a \033[2J\302\233b\377')" >"$tmp/words"
while IFS= read -r line; do
  printf '%s\ny\nquit\n' "$line" |
    "$RECKON" --banks "$tmp/words.yaml" practice why >"$tmp/out" 2>&1
  is "$?$(steering "$tmp/out")" 00 "words with $(printf '%s' "$line" |
    LC_ALL=C tr -c ' -~' '?' | tr '#' '~') are kept"
done <"$tmp/words"
if command -v sqlite3 >/dev/null; then
  sqlite3 "$database" 'SELECT hex(typed) FROM answer ORDER BY id' >"$tmp/kept"
  while IFS= read -r line; do
    printf '%s' "$line" | od -An -v -tx1 | tr -d ' \n' | tr a-f A-F
    echo
  done <"$tmp/words" >"$tmp/wanted"
  same_file "$tmp/kept" "$tmp/wanted" "byte for byte"
else
  skip "byte for byte" "no sqlite3"
fi

# A02: a line that never ends.
head -c 10000000 /dev/zero | tr '\0' 7 |
  timeout $most "$RECKON" --no-save --banks "$bank" practice coins \
    >"$tmp/out" 2>&1
is "$?" 0 "10 MB without a newline are survived"
like "$(cat "$tmp/out")" 'too long' "and refused"

# --- A06: the end of the input at every place ---

# ends_well ACTIVITY LINE...: cut behind every byte, the conversation ends with
# status 0 and without a complaint.
ends_well() {
  activity=$1
  shift
  printf '%s\n' "$@" >"$tmp/script"
  size=$(wc -c <"$tmp/script" | tr -d ' ')
  at=0
  bad=
  while [ $at -le "$size" ]; do
    head -c $at "$tmp/script" >"$tmp/typed"
    # shellcheck disable=SC2086
    timeout $most "$RECKON" --no-save --seed 3 --banks "$banks" $activity \
      <"$tmp/typed" >"$tmp/out" 2>"$tmp/err" || bad="$bad $at: $?"
    [ -s "$tmp/err" ] && bad="$bad $at: $(cat "$tmp/err")"
    at=$((at + 1))
  done
  is "$bad" "" "$activity: the end of the input after each of $size bytes"
}
ends_well practice 1/2 hint help skip
ends_well place 1/2 x
ends_well review
ends_well "drill quick" '' 4 y
ends_well "mock interview" '' 1/2 80% 'note x' skip quit y n

# --- what cannot be written ---

# unwritten ARGUMENT...: the status where the output is full, and closed.
unwritten() {
  if [ -c /dev/full ]; then
    "$RECKON" --banks "$bank" "$@" </dev/null >/dev/full 2>"$tmp/err"
    is "$?" 1 "'$*': a full disk is a failure"
    like "$(cat "$tmp/err")" '^reckon: ' "which is told"
  else
    skip "'$*': a full disk is a failure" "no /dev/full"
  fi
  "$RECKON" --banks "$bank" "$@" </dev/null >&- 2>"$tmp/err"
  is "$?" 1 "'$*': so is a closed output"
}
unwritten topics
unwritten list
unwritten names topics
unwritten check rooms
unwritten preview rooms/coin
unwritten stats
unwritten history export
unwritten help
unwritten report -o -
# These two want no banks.
bank=
"$RECKON" eval 1/3 >&- 2>"$tmp/err"
is "$?" 1 "'eval': a closed output is a failure"
"$RECKON" new dice/one >&- 2>"$tmp/err"
is "$?" 1 "'new': so it is"
bank=$top_srcdir/tests/banks/rooms.yaml

# --- D04: surroundings ---

# speaks NAME VARIABLE=VALUE...: numbers in and out, and what is kept, are the
# same as in the surroundings of the tests.
speaks() {
  speaks_name=$1
  shift
  rm -rf "${tmp:?}/data"
  printf '0.5\n1,200\n1/16\n' |
    env "$@" "$RECKON" --seed 5 --data-dir "$tmp/data" --banks "$banks" \
      practice coins >"$tmp/out" 2>"$tmp/err"
  is "$?$(cat "$tmp/err")" 0 "$speaks_name: practice succeeds"
  {
    env "$@" "$RECKON" eval 1/3+0.25
    env "$@" "$RECKON" preview --seed 4 --banks "$banks" kinds/product
  } >>"$tmp/out" 2>&1
  env "$@" "$RECKON" --data-dir "$tmp/data" history export --format=csv |
    sed -e 's/s[0-9a-f]\{16\}/S/g' -e 's/[0-9.]\{10,\}\(e-[0-9]*\)*/T/g' >>"$tmp/out"
  sed -e 's/ [0-9.]* s (expected/ T s (expected/' "$tmp/out" \
    >"$tmp/spoken.$speaks_name"
  if [ "$speaks_name" = plain ]; then
    ok "there are numbers to compare" grep -q '7/12' "$tmp/spoken.plain"
  else
    # Lines are broken as the terminal is wide, and not all are as capable.
    for file in "$speaks_name" plain; do
      LC_ALL=C tr -s ' \n' ' ' <"$tmp/spoken.$file" >"$tmp/words.$file"
    done
    same_file "$tmp/words.$speaks_name" "$tmp/words.plain" \
      "$speaks_name: the same numbers in, out and kept"
  fi
}
speaks plain LC_ALL=C.UTF-8
speaks C LC_ALL=C
speaks POSIX LC_ALL=POSIX
for locale in de_DE tr_TR; do
  if command -v localedef >/dev/null && mkdir -p "$tmp/locale" &&
    localedef -i $locale -f UTF-8 "$tmp/locale/$locale.UTF-8" >/dev/null 2>&1
  then
    speaks $locale LC_ALL=$locale.UTF-8 LOCPATH="$tmp/locale"
  else
    skip "$locale: the same numbers in, out and kept" \
      "no localedef with $locale (Debian: locales)"
  fi
done
speaks no-term -u TERM
speaks long-term TERM="$(printf '%0100000d' 0)"
speaks one-column COLUMNS=1 LINES=1
speaks no-home -u HOME -u XDG_DATA_HOME
speaks absent-home HOME=/nonexistent/home

# --- D05: clocks ---

# at DAY ARGUMENT...: the program on that day.
at() {
  day=$1
  shift
  faketime "$day 12:00:00" "$RECKON" --banks "$bank" "$@"
}

if command -v faketime >/dev/null && [ "${INSTRUMENTED:-no}" = no ] &&
  [ "$(faketime '1990-01-02' date +%Y 2>/dev/null)" = 1990 ]; then
  newcomer
  for day in 2026-06-01 2025-06-01 1970-01-02 2038-01-20 2026-06-02; do
    printf '1/2\nquit\n' | at $day --seed 1 practice coins >"$tmp/out" \
      2>"$tmp/err"
    is "$?$(cat "$tmp/err")" 0 "an answer on $day is taken"
    ok "and judged" grep -q '^Summary\. [01] of 1' "$tmp/out"
    unlike "$(cat "$tmp/out")" '-[0-9.]+ s \(expected' "no time is negative"
  done
  "$RECKON" history export --format=csv >"$tmp/history.csv"
  is "$(sed 1d "$tmp/history.csv" | wc -l | tr -d ' ')" 5 "all five are kept"
  like "$(at 2026-06-03 stats)" '^Last 30 days: 2 questions' \
    "those of these days are counted"
  echo quit | at 2026-06-09 review >"$tmp/out" 2>&1
  is "$?" 0 "reviews are still found"
else
  skip "clocks that jump" "no faketime"
fi

# --- A on a terminal ---

driver=$top_builddir/tests/golden/ptyrun
if [ ! -x "$driver" ]; then
  skip "typed on a terminal" "no forkpty on this system"
elif ! grep -q '^#define HAVE_READLINE 1' "$top_builddir/config.h"; then
  skip "typed on a terminal" "configured without readline"
else
  # No NUL, which the driver cannot type, no newline, and no end of input.
  for case in "$tmp/cases"/line-*; do
    size=$(wc -c <"$case")
    [ "$size" -gt 500 ] || [ "$size" -eq 0 ] || {
      printf '> '
      LC_ALL=C tr -d '\000\n\r\004' <"$case"
      echo "   "
    }
  done >"$tmp/script"
  printf '> quit\n' >>"$tmp/script"
  timeout $((12 * most)) "$driver" -t 30 "$tmp/script" "$RECKON" --no-save \
    --seed 5 --banks "$bank" practice coins >"$tmp/screen" 2>"$tmp/err"
  is "$?$(cat "$tmp/err")" 0 "all lines typed on a terminal"
  ok "many were read" test "$(grep -c '> ' "$tmp/screen")" -gt 40
  # The bell is readline's own, and how it goes back where the cursor was.
  tr -d '\007\010' <"$tmp/screen" >"$tmp/quiet"
  is "$(steering "$tmp/quiet")" 0 "no control of the input reaches it"
fi
done_testing
