# '= FORMULA' at the prompt: it answers nothing, counts as help unless the
# question is meant for it, and is off against the clock unless the preset has
# one.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml

# talk NAME LINE...: types the lines at a practice session of that bank.
talk() {
  file=$1
  shift
  printf '%s\n' "$@" >"$tmp/typed"
  run "$RECKON" practice --banks "$file" --seed 5 coins <"$tmp/typed"
}

# told COLUMNS: of the last answer.
told() {
  sqlite3 "$XDG_DATA_HOME/reckon/progress.db" \
    "SELECT $1 FROM answer ORDER BY id DESC LIMIT 1"
}

talk "$bank" '= 1/2^3' '=ans/2' '=' '= ans2*2'
is "$status" 0 "formulas are worked out"
like "$out" '^  ans1 = 0\.125$' "with their values"
like "$out" '^  ans2 = 0\.0625$' "and the last one by name"
like "$out" '^  ans1 = 1/2\^3 = 0\.125$' "'=' alone lists them"
like "$out" 'counts half' "it is told what it costs"
is "$(printf '%s\n' "$out" | grep -c 'counts half')" 1 "once"
like "$out" 'Summary\. Nothing answered' "and nothing was answered"

right() {
  case $1 in
    *' 2 times'*) echo 1/4 ;;
    *' 3 times'*) echo 1/8 ;;
    *' 4 times'*) echo 1/16 ;;
    *' 5 times'*) echo 1/32 ;;
  esac
}

if command -v sqlite3 >/dev/null; then
  talk "$bank"
  key=$(right "$out")
  talk "$bank" "$key"
  is "$(told 'result, assisted')" "1.0|0" "without it an answer is whole"
  rm -rf "$XDG_DATA_HOME"
  talk "$bank" "= $key" ans
  is "$(told 'result, assisted, credit')" "0.5|1|1.0" "with it, half"
  rm -rf "$XDG_DATA_HOME"
  talk "$bank" "= 1/3" 'ans'
  is "$(told 'result, assisted')" "0.0|1" "wrong is wrong"
  rm -rf "$XDG_DATA_HOME"
  sed 's/tools: head/tools: calculator/' "$bank" >"$tmp/free.yaml"
  talk "$tmp/free.yaml" "= $key" ans
  is "$(told 'result, assisted')" "1.0|0" \
    "where the question is meant for it, it is no help"
  unlike "$out" 'counts half' "and says so"
  rm -rf "$XDG_DATA_HOME"
else
  skip "what it counts" "no sqlite3"
fi

printf '= 1+1\n' >"$tmp/typed"
run "$RECKON" drill quick --banks "$top_srcdir/tests/banks" <"$tmp/typed"
like "$out" '^  There is no calculator in this drill' "a drill has none"
run "$RECKON" mock --banks "$top_srcdir/tests/banks" <"$tmp/typed"
like "$out" '^  There is no calculator in this interview' "nor an interview"
mkdir -p "$XDG_CONFIG_HOME/reckon/presets"
for name in quick interview; do
  sed 's/^minutes:/calculator: yes\n&/' \
    "$top_srcdir/tests/banks/presets/$name.yaml" \
    >"$XDG_CONFIG_HOME/reckon/presets/$name.yaml"
done
run "$RECKON" drill quick --banks "$top_srcdir/tests/banks" <"$tmp/typed"
like "$out" '^  ans1 = 2$' "unless its preset has one"
unlike "$out" 'counts half' "at no cost"
run "$RECKON" mock --new --banks "$top_srcdir/tests/banks" <"$tmp/typed"
like "$out" '^  ans1 = 2$' "likewise"
sed -i 's/^calculator: yes/calculator: maybe/' \
  "$XDG_CONFIG_HOME/reckon/presets/quick.yaml"
run "$RECKON" drill quick --banks "$top_srcdir/tests/banks" <"$tmp/typed"
like "$err" "quick\\.yaml:[0-9]+:[0-9]+: 'calculator' is no or yes" \
  "which says yes or no"
done_testing
