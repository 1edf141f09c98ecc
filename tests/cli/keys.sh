# Keys on a terminal: completion, the two histories, ~/.inputrc.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml
driver=$top_builddir/tests/golden/ptyrun
[ -x "$driver" ] || skip_all "no forkpty on this system"
grep -q '^#define HAVE_READLINE 1' "$top_builddir/config.h" ||
  skip_all "configured without readline"

# play NAME ARGUMENT...: types the lines of $tmp/keys, each behind a prompt; the
# screen is in $screen.
play() {
  "$driver" "$tmp/keys" "$RECKON" --banks "$bank" --seed 11 "$@" \
    >"$tmp/screen" 2>&1
  # Without the bell.
  screen=$(tr -d '\007' <"$tmp/screen")
}

# keys LINE...: in the form of printf.
keys() {
  : >"$tmp/keys"
  for line; do
    # shellcheck disable=SC2059
    printf "> $line\\n" >>"$tmp/keys"
  done
}

# --- Tab ---

keys 'hi\t' 'prac\tcoi\t' ':hel\tans\t' '1/\t4' quit
play practice coins
like "$screen" '^> hint $' "Tab completes a command"
like "$screen" '^> practice coins $' "and a topic behind it"
like "$screen" '^> :help answers $' "a page of help, behind a colon"
like "$screen" '^> 1/4$' "and puts nothing into a number"
touch "$tmp/1file"
(
  cd "$tmp" || exit
  keys '1f\t' quit
  "$driver" "$tmp/keys" "$RECKON" --banks "$bank" --no-save >"$tmp/screen" 2>&1
)
unlike "$(cat "$tmp/screen")" '1file' "never a file's name"

# --- the histories ---

# \020 is the key for the line before (Ctrl-P), \022 the search (Ctrl-R).
rm -rf "$HOME"
mkdir -p "$HOME"
history=$XDG_STATE_HOME/reckon/history
keys topics 1/2 '\020' '\0221/2' quit
play practice coins
like "$screen" '^> 1/2$' "an answer is typed"
is "$(printf '%s\n' "$screen" | grep -c '^> topics$')" 2 \
  "the line before is the last command"
is "$(printf '%s\n' "$screen" | grep -c '^> 1/2$')" 1 \
  "and not the answer to the last question"
like "$screen" 'failed reverse-i-search' "nor does the search find it"
is "$(cat "$history")" "topics
topics
quit" "commands are kept in a file, answers are not"
is "$(ls -l "$history" | cut -c 1-10)" "-rw-------" "which is the owner's"
echo stats >"$history"
keys '\020' quit
play practice coins
like "$screen" '^> stats$' "the next time they are there"

i=0
while [ $i -lt 1100 ]; do
  i=$((i + 1))
  echo "help $i"
done >"$history"
keys quit
play practice coins
is "$(wc -l <"$history" | tr -d ' ')" 501 "a long file is cut at the start"
is "$(sed -n '1p;500p' "$history")" "help 601
help 1100" "to the newest lines"

keys 'note keep 4' '\020' quit
"$driver" "$tmp/keys" "$RECKON" --banks "$top_srcdir/tests/banks" --seed 3 \
  mock interview >"$tmp/screen" 2>&1
unlike "$(cat "$history")" 'keep 4' "notes, which may hold an answer, are not kept"

# --- ~/.inputrc ---

cat >"$tmp/inputrc" <<'EOF'
$if reckon
"@": "topics"
$else
"@": "hint"
$endif
EOF
keys @ quit
INPUTRC=$tmp/inputrc play practice coins
like "$screen" '^> topics$' "what stands behind '\$if reckon' counts"
done_testing
