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
  while IFS= read -r name; do
    grep -q -F -e "$2$name" "$top_srcdir/doc/$1" || printf '%s ' "$name"
  done
}

# names TABLE ROW: the first text in quotes of each such row.
names() {
  sed -n "s/^$2[A-Z_]*([^\"]*\"\\([^\"]*\\)\".*/\\1/p" "$top_srcdir/src/$1"
}

# stand TABLE ROW PAGE PREFIX: the names of all rows are in the page.
stand() {
  names "$1" "$2" | sort -u | sed 's/-/\\-/g' >"$tmp/names"
  ok "$1 has names" test -s "$tmp/names"
  is "$(missing "$3" "$4" <"$tmp/names")" "" "all of $1 stand in $3"
}

stand cli/option.def OPTION reckon.1 'Fl \-'
stand cli/cli.def SUBCOMMAND reckon.1 '.It Ic "'
stand repl/command.def COMMAND reckon.1 '.It Ic "'
stand bank/key.def KEY reckon-bank.5 '.It Ic "'
stand bank/kind.def KIND reckon-bank.5 '.It Ic "'
stand lang/function.def FN reckon-formula.7 '.It Ic "'
stand lang/alias.def ALIAS reckon-formula.7 '.It '

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
