# The manual pages: what is made from tables is not stale, everything of the
# tables stands there, mandoc has no complaint, and the banks shown are sound.
. "$top_srcdir/tests/lib.sh"

for page in reckon.1 reckon-bank.5 reckon-formula.7; do
  doc/generate "$top_srcdir" doc/$page >"$tmp/$page" 2>"$tmp/err"
  is "$(cat "$tmp/err")" "" "$page can be made"
  same_file "$top_srcdir/doc/$page" "$tmp/$page" \
    "$page is what 'make doc' makes"
  if command -v mandoc >/dev/null; then
    # The other pages need not be installed here.
    is "$(mandoc -Tlint -W style "$top_srcdir/doc/$page" |
      grep -v 'referenced manual not found')" "" "mandoc has nothing on $page"
  else
    skip "mandoc has nothing on $page" "no mandoc"
  fi
done

# missing PAGE PREFIX: those of the names on standard input for which the page
# has no line that begins so.
missing() {
  sed 's/\\-/-/g' "$top_srcdir/doc/$1" >"$tmp/plain"
  while IFS= read -r name; do
    grep -q -F -e "$2$name" "$tmp/plain" || printf '%s ' "$name"
  done
}

# names TABLE ROW: the first text in quotes of each such row.
names() {
  sed -n "s/^$2[A-Z_]*([^\"]*\"\\([^\"]*\\)\".*/\\1/p" "$top_srcdir/src/$1"
}

# stand TABLE ROW PAGE PREFIX: the names of all rows are in the page.
stand() {
  names "$1" "$2" | grep -v ' ' | sort -u >"$tmp/names"
  ok "$1 has names" test -s "$tmp/names"
  is "$(missing "$3" "$4" <"$tmp/names")" "" "all of $1 stand in $3"
}

stand cli/option.def OPTION reckon.1 'Fl -'
stand cli/cli.def SUBCOMMAND reckon.1 '.It Ic "'
stand repl/command.def COMMAND reckon.1 '.It Ic "'
stand bank/key.def KEY reckon-bank.5 '.It Ic "'
stand bank/kind.def KIND reckon-bank.5 '.It Ic "'
stand bank/rule.def RULE reckon-bank.5 '.It Ic "'
stand quiz/misconception.def MISCONCEPTION reckon-bank.5 '.It Ic "'
stand verify/finding.def FINDING reckon-bank.5 '.It Ic "'
stand lang/function.def FN reckon-formula.7 '.It Ic "'
stand lang/alias.def ALIAS reckon-formula.7 '.It '

# Of what has no table of its own: what the program asks the environment for,
# and with what it exits.
main=$top_srcdir/src/main.c
sed -n 's/.*getenv("\([^"]*\)").*/\1/p' "$main" | sort -u >"$tmp/variables"
ok "the environment is asked for something" test -s "$tmp/variables"
while IFS= read -r name; do
  ok "the variable $name stands in reckon.1" \
    grep -q "^\.It Ev .*\<$name\>" "$top_srcdir/doc/reckon.1"
done <"$tmp/variables"
sed -n '/^enum exit_status/,/^}/s/.* = \([0-9]*\).*/\1/p' \
  "$top_srcdir/src/cli/cli.h" >"$tmp/statuses"
is "$(sed -n '/^\.Sh EXIT STATUS/,/^\.El/s/^\.It //p' \
  "$top_srcdir/doc/reckon.1")" "$(cat "$tmp/statuses")" \
  "all exit statuses stand in reckon.1"
for file in '~/.local/share/reckon/progress.db' '~/.local/share/reckon/banks' \
  '~/.config/reckon/presets' '~/.local/state/reckon/history' '~/.inputrc'; do
  ok "the file $file stands in reckon.1" \
    grep -q -F "It Pa $file" "$top_srcdir/doc/reckon.1"
done
# And these are the places where they really are.
bank=$top_srcdir/tests/banks/rooms.yaml
XDG_DATA_HOME='' XDG_STATE_HOME='' XDG_CONFIG_HOME='' \
  run "$RECKON" --banks "$bank" practice coins </dev/null
ok "the database is where reckon.1 says" \
  test -f "$HOME/.local/share/reckon/progress.db"
names config/setting.def SETTING >"$tmp/names"
ok "config/setting.def has names" test -s "$tmp/names"
is "$(missing reckon.1 '.It Ic "' <"$tmp/names")" "" \
  "all of config/setting.def stand in reckon.1"

run "$RECKON" check "$top_srcdir/doc/example.yaml"
is "$status" 0 "the example of reckon-bank.5 passes its check"
like "$out" '; 0 errors, 0 warnings$' "without a warning"

# What a reader would type off the page.
sed -n '/^A smallest bank:/,/^\.Ed/p' "$top_srcdir/doc/reckon-bank.5" |
  sed -e '/^\./d' -e '/^A smallest/d' -e 's/\\-/-/g' -e 's/\\(ha/^/g' \
    >"$tmp/small.yaml"
run "$RECKON" check "$tmp/small.yaml"
is "$status" 0 "the smallest bank passes its check"
like "$out" '; 0 errors, 0 warnings$' "without a warning"
done_testing
