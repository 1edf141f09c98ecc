# Who decides on colour, for each stream by itself: --color, then NO_COLOR, then
# whether it is a terminal and what that can do. Colours only repeat what words
# say. (The settings file between NO_COLOR and the terminal: config.sh.)
. "$top_srcdir/tests/lib.sh"
driver=$top_builddir/tests/golden/ptyrun
[ -x "$driver" ] || skip_all "no forkpty on this system"
bank=$top_srcdir/tests/banks/rooms.yaml
: >"$tmp/nothing"

# shown TYPE ENVIRONMENT OPTION...: what 'topics' sends to a terminal, its
# escapes as "^[".
shown() {
  type=$1
  variables=$2
  shift 2
  # shellcheck disable=SC2086
  "$driver" "$tmp/nothing" env TERM="$type" $variables "$RECKON" topics \
    --banks "$bank" "$@" | tr '\033' '^' | sed 's/\^/^[/g'
}

plain=$(shown dumb '')
unlike "$plain" '\^' "TERM=dumb has no codes"
like "$plain" '^  coins +1 question' "but all the words"
is "$(shown '' '')" "$plain" "nor has an empty TERM"
is "$(shown no-such-terminal '')" "$plain" "nor one that nobody knows"
is "$(shown xterm-256color NO_COLOR=1)" "$plain" "NO_COLOR turns them off"
is "$(shown xterm-256color '' --color=never)" "$plain" "so does --color=never"
is "$(shown xterm-256color '' --no-color)" "$plain" "so does --no-color"
is "$(shown xterm-256color ACCESSIBLE=1)" \
  "$(shown dumb ACCESSIBLE=1)" "so does accessible mode"
like "$(shown xterm-256color '')" '\^\[\[1mcoins' "a terminal has them"
like "$(shown xterm-256color NO_COLOR=)" '\^\[\[1mcoins' \
  "an empty NO_COLOR turns nothing off"
like "$(shown vt100 '')" '\^\[\[1mcoins\^\[\[m +1 question' \
  "each as its type has them: no delays of vt100"
like "$(shown xterm-256color '')" 'coins\^\[\[m' "and nothing but them"
like "$(shown dumb '' --color=always)" '\^\[\[1mcoins' \
  "--color=always stands above the type"
like "$(shown xterm-256color NO_COLOR=1 --color=always)" '\^\[\[1mcoins' \
  "and above NO_COLOR"

# The stream that is a file has none, whatever the other is.
"$driver" "$tmp/nothing" env TERM=xterm-256color sh -c \
  "'$RECKON' topics --banks '$bank' >'$tmp/out'" >/dev/null
is "$(cat "$tmp/out")" "$plain" "a file has none, though a terminal is there"

# Verdicts: red and green where there are colours, bold alone where not.
cat >"$tmp/typed" <<EOT
> 1/3
> quit
EOT
verdict() {
  "$driver" "$tmp/typed" env TERM="$1" "$RECKON" practice --no-save --seed 5 \
    --banks "$bank" coins 2>&1 | tr '\033' '^' | grep 'Wrong'
}
like "$(verdict xterm-256color)" '\^\[31m\^\[1mWrong\.\^' \
  "a wrong answer is red, and says so"
unlike "$(verdict vt100)" '\[3[0-9]m' "vt100 has no red"
like "$(verdict vt100)" '\^\[1mWrong\.' "but bold"
like "$(verdict dumb)" '^  Wrong\.' "and without both there is the word"
done_testing
