# What the GNU coding standards (4.5 to 4.8) ask of a program's command line:
# --help and --version, the form of messages, options long and short, and that
# nothing depends on the name that it is called by.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml

# value NAME: of a text in config.h.
value() {
  sed -n "s/^#define $1 \"\\(.*\\)\"\$/\\1/p" "$top_builddir/config.h"
}

# --- --version ---

run "$RECKON" --version --bogus
is "$status" 0 "--version: what stands behind it does not matter"
is "$err" "" "--version: nothing on standard error"
is "$(printf '%s\n' "$out" | sed 1q)" "reckon (reckon) $(value PACKAGE_VERSION)" \
  "--version: the program, its package, the version"
is "$(printf '%s\n' "$out" | sed -n 2p | sed 's/[0-9]\{4\}/YEAR/')" \
  "Copyright (C) YEAR the reckon maintainers" "--version: the copyright"
like "$out" '^License GPLv3\+: GNU GPL version 3 or later <' \
  "--version: the licence"
like "$out" '^There is NO WARRANTY' "--version: no warranty"
run "$RECKON" check --version
like "$out" '^reckon \(reckon\) ' "--version: also behind a command"

# --- --help ---

# The last lines of a help are the addresses that configure knows, if any.
contact() {
  [ -z "$(value PACKAGE_BUGREPORT)" ] ||
    echo "Report bugs to: $(value PACKAGE_BUGREPORT)"
  [ -z "$(value PACKAGE_URL)" ] ||
    echo "reckon home page: <$(value PACKAGE_URL)>"
}
contact >"$tmp/contact"
count=$(wc -l <"$tmp/contact")

# helps COMMAND-OR-NOTHING
helps() {
  run "$RECKON" "$@" --help --bogus
  is "$status" 0 "$* --help: what stands behind it does not matter"
  is "$err" "" "$* --help: nothing on standard error"
  like "$(printf '%s\n' "$out" | sed 1q)" "^Usage: reckon${1:+ $1} \\[OPTION\\]" \
    "$* --help: the usage"
  is "$(printf '%s\n' "$out" | awk 'length > 80 || / $/')" "" \
    "$* --help: in 80 columns, without blanks at the ends of lines"
  if [ "$count" -gt 0 ]; then
    printf '%s\n' "$out" | tail -n "$count" >"$tmp/tail"
    same_file "$tmp/tail" "$tmp/contact" "$* --help: ends with the addresses"
  else
    unlike "$out" '^Report bugs|home page' "$* --help: no address is made up"
  fi
}

commands=$(sed -n 's/^SUBCOMMAND([^"]*"\([^"]*\)".*/\1/p' \
  "$top_srcdir/src/cli/cli.def")
ok "the table of commands can be read" test -n "$commands"
helps
general=$out
for command in $commands; do
  like "$general" "^  $command( |\$)" "--help: $command is there"
  helps "$command"
  # The options that the table gives it, and no others.
  printf '%s\n' "$out" | sed -n '/^Options:/,$s/^ *\(-., \)*--\([a-z-]*\).*/\2/p' |
    sort >"$tmp/got"
  awk -F'"' -v command="$command" '/^OPTION\(/ {
    takers = ""
    for (i = 4; i < NF - 1; i++) if ($i !~ /^[, ]/) takers = $i
    n = split(takers, taker, " ")
    for (i = 1; i <= n; i++)
      if (taker[i] == "*" || taker[i] == command) print $2
  } END { print "help"; print "version" }' "$top_srcdir/src/cli/option.def" |
    sort >"$tmp/want"
  same_file "$tmp/got" "$tmp/want" "$command --help: its options"
done
run "$RECKON" -h
is "$out" "$general" "-h is --help"
if [ -c /dev/full ]; then
  "$RECKON" --help >/dev/full 2>"$tmp/err"
  is "$?" 1 "a help that cannot be written is a failure"
else
  skip "a help that cannot be written is a failure" "no /dev/full"
fi

# --- options ---

# same DESCRIPTION WORDS-OF-ONE , WORDS-OF-THE-OTHER
same() {
  description=$1
  shift
  first=
  while [ "$1" != , ]; do
    first="$first $1"
    shift
  done
  shift
  # shellcheck disable=SC2086
  one=$("$RECKON" --banks "$bank" $first 2>&1)
  other=$("$RECKON" --banks "$bank" "$@" 2>&1)
  is "$one" "$other" "$description"
}
same "-n is --count" preview -n 2 --seed 4 rooms/coin \
  , preview --count=2 --seed 4 rooms/coin
same "-q is --quiet" check -q rooms/coin , check --quiet rooms/coin
same "-o is --output" new dice/pairs -o "$tmp/none/x" \
  , new dice/pairs --output "$tmp/none/x"
same "a value may stand behind a blank" preview --seed 4 rooms/coin \
  , preview --seed=4 rooms/coin
same "options may stand in front" --seed 4 preview rooms/coin \
  , preview rooms/coin --seed 4
same "and be cut short" preview --see 4 rooms/coin , preview --seed 4 rooms/coin

run "$RECKON" --banks "$bank" practice -- --bogus
like "$err" "^reckon: no topic is called '--bogus'" \
  "-- ends the options: what follows is an argument"
run "$RECKON" -- --help
like "$err" "^reckon: unknown command '--help'" "or a command"
run "$RECKON" eval -- -1+3
is "$out" 2 "or an expression"

# --- messages ---

# wrong STATUS WORD...: the message is "reckon: ...", without a capital at its
# beginning (but for names in it) and a full stop at its end.
wrong() {
  want=$1
  shift
  run "$RECKON" "$@" </dev/null
  is "$status" "$want" "'$*': status $want"
  is "$out" "" "'$*': nothing on standard output"
  line=$(printf '%s\n' "$err" | sed 1q)
  like "$line" "^reckon: [^A-Z]" "'$*': the message"
  unlike "$line" '[.]$' "'$*': no full stop"
}
while IFS= read -r words; do
  # shellcheck disable=SC2086
  wrong 2 $words
  is "$(printf '%s\n' "$err" | tail -n 1)" "Try 'reckon --help'." \
    "'$words': where help is"
done <<EOF
frobnicate
practise
--bogus
-x
--seed
--seed=x
--color=purple
check --seed=-1
check --count=3
stats now
topics all
eval
drill one two
mock one two
mock --minutes=0
drill --time-scale=100 x
names
names nothing
set
grade
preview
new
new nothing
EOF
wrong 2 --banks "$bank" practice nothing
wrong 2 --banks "$bank" check nothing
wrong 2 --banks "$bank" preview nothing
wrong 2 help nothingatall
wrong 2 drill nothing
wrong 1 --banks "$tmp/none" practice
wrong 1 judge "$tmp/none"
wrong 1 replay "$tmp/none"
wrong 3 eval 1+

# --- the name it is called by ---

mkdir "$tmp/bin"
ln -s "$RECKON" "$tmp/bin/other"
for words in --help --version --bogus 'check --help' 'names drills' topics; do
  # shellcheck disable=SC2086
  one=$("$RECKON" $words 2>&1)
  # shellcheck disable=SC2086
  other=$("$tmp/bin/other" $words 2>&1)
  is "$other" "$one" "'$words' under another name"
done
done_testing
