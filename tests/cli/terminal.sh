# On a terminal that is watched: completion while the clock ticks, stopping and
# going on, another size in mid-line, the keys of ~/.inputrc, and the terminal's
# modes after a signal. (The clock itself: countdown.sh.)
. "$top_srcdir/tests/lib.sh"
. "$top_srcdir/tests/screen.sh"
banks=$top_srcdir/tests/banks
coins="$RECKON practice coins --banks $banks --seed 5"

# once REGEX: exactly one line of the screen matches.
once() {
  test "$(grep -E -c -e "$1" "$screen")" -eq 1
}

# --- completion during a tick: the list stays, the clock goes on below it
on_terminal "$RECKON mock --no-save --seed 4 --banks $banks --minutes 0.6"
shows '\[00:3[0-9]\] >'
type_keys h Tab Tab
ok "Tab lists what fits" shows '^help +hint'
ok "the clock goes on behind the list" shows '\[00:3[0-4]\] > h$'
ok "and draws no second list" holds once '^help +hint'
type_keys i Tab
ok "what was typed is completed" shows '\] > hint ?$'
end

# --- stop and go on
if command -v bash >/dev/null; then
  on_terminal "PS1=ready: bash --norc --noprofile -i"
  shows '^ready:'
  type_keys "$coins" Enter
  shows '^> $|^>$'
  type_keys 1/
  shows '^> 1/'
  type_keys Left
  cursor_at 3
  type_keys C-z
  ok "Ctrl-Z gives the terminal back" shows 'Stopped'
  type_keys 'stty -a | grep -o " -*icanon"' Enter
  ok "in its own mode" shows '^ icanon'
  type_keys fg Enter
  ok "fg brings the line back" holds sh -c \
    "grep -v '^$' '$screen' | tail -n 1 | grep -q '^> 1/\$'"
  ok "and the cursor" cursor_at 3
  type_keys 2 End 3
  ok "to be typed on" shows '^> 12/3$'
  type_keys Enter
  shows 'Wrong|Right|Not quite'
  type_keys quit Enter
  shows '^Summary'
  if command -v sqlite3 >/dev/null; then
    is "$(sqlite3 "$XDG_DATA_HOME/reckon/progress.db" \
      'SELECT interrupted FROM answer ORDER BY id LIMIT 1')" 1 \
      "the answer is kept as interrupted"
  else
    skip "the answer is kept as interrupted" "no sqlite3"
  fi
  type_keys exit Enter
  end
else
  skip "stopping and going on" "no bash"
fi

# --- another size while a line is typed.  A terminal that is known to wrap anew
# what it shows, as tmux, has the line once; of others nobody tells us, so its
# top may stay above it, and what counts is that the screen ends with the line.
ends_with() {
  test "$(grep -v '^$' "$screen" | tail -n 2 | tr -d '\n')" = "> $1"
}
wrapped() {
  ends_with "$1" && test "$(grep -c '^> 1+1' "$screen")" = 1
}

on_terminal "$coins"
shows '^>$|^> $'
line=1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1
type_keys "$line"
shows "^> 1\\+1.*1\$"
resize 40 30
ok "a line that wraps now is drawn whole" holds wrapped "$line"
type_keys +7
ok "and goes on" holds wrapped "$line+7"
resize 80 30
ok "wider again, it is one line" shows "^> $(echo $line | sed 's/+/\\+/g')\\+7\$"
type_keys Left Left Left
resize 30 30
ok "narrow, with the cursor within the line" holds sh -c \
  "test \$(tr -d '\\n' <'$screen' | grep -o '> 1+1' | wc -l) = 1"
resize 80 30
ok "and wide again" shows "^> $(echo $line | sed 's/+/\\+/g')\\+7\$"
type_keys End C-c
ok "Ctrl-C clears it" holds sh -c "! grep -q '1+1' '$screen'"
type_keys help Enter
ok "the next text has the new width" shows '^ .*hint +the next hint$'
end
on_terminal "$coins"
shows '^>$|^> $'
resize 40 40
type_keys Enter
ok "a question asked once more fits 40 columns" holds sh -c \
  "test \$(grep -c '^Question' '$screen') -eq 2 &&
   ! tail -n +12 '$screen' | grep -q '.\{40\}'"
end

# --- ~/.inputrc
cat >"$tmp/inputrc" <<'EOT'
$if reckon
"\C-g": "skip\n"
$endif
$if other
"\C-g": "quit\n"
$endif
EOT
on_terminal "INPUTRC=$tmp/inputrc $coins"
shows '^>$|^> $'
type_keys C-g
ok "keys of \$if reckon in ~/.inputrc work" shows '^Question 2'
end

# --- the history of two programs at once
on_terminal "$coins"
shows '^>$|^> $'
first=$socket
on_terminal "$coins"
shows '^>$|^> $'
type_keys stats Enter
shows '^No answers|^Last 30 days'
end
socket=$first
type_keys topics Enter
shows "^'practice TOPIC'"
is "$(sort -u "$XDG_STATE_HOME/reckon/history" | grep -x -e stats -e topics)" \
  "stats
topics" "two programs at once keep the commands of both"
end

# --- pasted lines
on_terminal "$coins"
shows '^>$|^> $'
tmux -L "$socket" set-buffer "1/
2"
tmux -L "$socket" paste-buffer -p -t test
ok "a pasted newline enters nothing" shows '^> 1/'
unlike "$(cat "$screen")" 'read as' "until Enter is pressed"
end

# --- a signal in mid-line leaves the terminal as it was
for signal in TERM HUP; do
  cat >"$tmp/session" <<EOT
trap : INT HUP
stty -g >"$tmp/before"
sh -c 'echo \$\$ >"$tmp/pid"; exec $coins'
echo "status \$?"
stty -g >"$tmp/after"
EOT
  on_terminal "sh $tmp/session"
  shows '^>$|^> $'
  type_keys 12
  shows '^> 12'
  kill -s "$signal" "$(cat "$tmp/pid")"
  ok "SIG$signal in mid-line: the summary" shows '^Summary'
  ok "SIG$signal: death by it" shows '^status (143|129)'
  ok "then the end" shows '^ended'
  same_file "$tmp/after" "$tmp/before" "SIG$signal: the terminal is as before"
  end
done
done_testing
