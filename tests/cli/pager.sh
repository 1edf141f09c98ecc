# Long output goes through a pager: on a terminal whose cursor can be moved, not
# where it fits the screen, not for screen readers.
. "$top_srcdir/tests/lib.sh"
driver=$top_builddir/tests/golden/ptyrun
[ -x "$driver" ] || skip_all "no forkpty on this system"
banks=$top_srcdir/tests/banks
: >"$tmp/nothing"
mark='sed s/^/P:/'

# paged ROWS ENVIRONMENT ARGUMENT...: was it?
paged() {
  rows=$1
  variables=$2
  shift 2
  # shellcheck disable=SC2086
  "$driver" -s "${rows}x80" "$tmp/typed" env TERM=xterm RECKON_PAGER="$mark" \
    $variables "$RECKON" "$@" >"$tmp/out" 2>&1
  if grep -q '^P:' "$tmp/out"; then echo yes; else echo no; fi
}

cp "$tmp/nothing" "$tmp/typed"
is "$(paged 10 '' --help)" yes "help that is longer than the screen is paged"
like "$(cat "$tmp/out")" '^P:Usage: reckon' "from its beginning"
like "$(cat "$tmp/out")" "^P:.*'doctor' found something" "to its end"
is "$(paged 200 '' --help)" no "what fits is not"
is "$(paged 5 '' topics --banks "$banks")" yes "lists are, too"
is "$(paged 10 '' preview --banks "$banks" rooms/coin)" yes "and previews"
is "$(paged 10 TERM=dumb --help)" no "not on a dumb terminal"
is "$(paged 10 ACCESSIBLE=1 --help)" no "not in accessible mode"
is "$(paged 10 '' --accessible --help)" no "whoever asks for it"
is "$(paged 10 'RECKON_PAGER= PAGER=' --help)" no "an empty variable says nothing"
is "$(paged 10 'RECKON_PAGER=no-such-pager' --help)" no \
  "a pager that is not there"
like "$(cat "$tmp/out")" '^Usage: reckon' "leaves the text as it is"
run env TERM=xterm RECKON_PAGER="$mark" "$RECKON" --help
unlike "$out" '^P:' "a pipe is never paged"
is "$(paged 10 "RECKON_PAGER= PAGER=rev" --help)" no "PAGER is the next best"
like "$(cat "$tmp/out")" '^\.\.\.\]NOITPO\[ nokcer :egasU|nokcer' "and is used"
mkdir -p "$XDG_CONFIG_HOME/reckon"
echo "pager: sed s/^/C:/" >"$XDG_CONFIG_HOME/reckon/config.yaml"
paged 10 'RECKON_PAGER= PAGER=rev' --help >/dev/null
like "$(cat "$tmp/out")" '^C:Usage' "a pager that was set stands above PAGER"
is "$(paged 10 '' --help)" yes "and below RECKON_PAGER"
rm "$XDG_CONFIG_HOME/reckon/config.yaml"

# a pager that is ended, cannot be run, or reads no further
echo 'kill -9 $$' >"$tmp/killed"
for pager in "$tmp/killed" "$tmp/nothing"; do
  "$driver" -s 10x80 "$tmp/typed" env TERM=xterm RECKON_PAGER="$pager" \
    "$RECKON" --help >"$tmp/out" 2>&1
  like "$(cat "$tmp/out")" '^Usage: reckon' "what cannot be run leaves the text"
done
"$driver" -s 10x80 "$tmp/typed" env TERM=xterm RECKON_PAGER="sh $tmp/killed" \
  "$RECKON" --help >"$tmp/out" 2>&1
is "$?" 0 "a pager that is killed"
unlike "$(cat "$tmp/out")" '^Usage: reckon' "was there, and is no reason to repeat"
"$driver" -s 10x80 "$tmp/typed" env TERM=xterm RECKON_PAGER="head -n 1" \
  "$RECKON" list --banks "$top_srcdir/banks" >"$tmp/out" 2>&1
is "$? $(wc -l <"$tmp/out" | tr -d ' ')" "0 1" \
  "one that is left early gets no more, and no fault comes of it"

# in the dialogue
printf '> help\n> hint\n> quit\n' >"$tmp/typed"
is "$(paged 12 '' practice coins --no-save --banks "$banks" --color=never)" \
  yes "help in the dialogue is paged"
like "$(cat "$tmp/out")" 'P:.*hint +the next' "with all of it"
unlike "$(cat "$tmp/out")" '^P:.*Question' "and nothing else"
unlike "$(cat "$tmp/out")" '^P:  Hint 1' "what is short is not"
is "$(paged 60 '' practice coins --no-save --banks "$banks" --color=never)" \
  no "nor where it fits"

# screens of no size, and of few columns
"$driver" -s 0x0 "$tmp/nothing" env TERM=dumb "$RECKON" topics \
  --banks "$banks" --color=never >"$tmp/unsized" 2>&1
"$driver" -s 40x200 "$tmp/nothing" env TERM=dumb "$RECKON" topics \
  --banks "$banks" --color=never >"$tmp/wide" 2>&1
same_file "$tmp/unsized" "$tmp/wide" "a screen that tells no size is a usual one"
"$driver" -s 40x5 "$tmp/nothing" env TERM=dumb "$RECKON" topics \
  --banks "$banks" --color=never >"$tmp/narrow" 2>&1
is "$(awk 'length > 20' "$tmp/narrow" | grep -v -c '^  [^ ]*$')" 0 \
  "20 columns are the fewest that are written for"
like "$(sed -n 2p "$tmp/narrow")" '^    2 questions,$' "line by line"
done_testing
