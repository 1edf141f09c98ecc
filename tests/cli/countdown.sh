# The clock in the prompt of a drill, on a terminal whose cursor can be moved:
# it ticks without disturbing what is typed, and ends the drill by itself.
. "$top_srcdir/tests/lib.sh"
command -v tmux >/dev/null || skip_all "no tmux"
grep -q 'HAVE_READLINE 1' config.h || skip_all "built without readline"

count=0
socket=none
screen=$tmp/screen
trap 'tmux -L "$socket" kill-server 2>/dev/null' EXIT

# on_terminal COMMAND: runs it on a terminal of 80 columns.
on_terminal() {
  # A server that is about to end refuses new sessions, so each is its own.
  count=$((count + 1))
  socket=reckon-$$-$count
  tmux -L "$socket" -f /dev/null new-session -d -x 80 -y 30 -s test \
    "trap : INT; env TERM=screen $*; echo ended; read -r _"
}

type_keys() {
  tmux -L "$socket" send-keys -t test "$@"
}

# shows REGEX: waits until a line of the screen matches.
shows() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      tmux -L "$socket" capture-pane -p -t test >"$screen"
      grep -E -q -e "$1" "$screen" && return 0
      sleep 0.05
    done
  done
  diag_file "$screen"
  return 1
}

end() {
  type_keys Enter
  tmux -L "$socket" kill-server 2>/dev/null
}

drill="$RECKON drill four --no-save --banks $top_srcdir/tests/banks --seed 3"

on_terminal "$drill --time-scale 0.1"
ok "it waits for Enter" shows '^The clock starts'
type_keys Enter
ok "the prompt has a clock" shows '^1/[0-9]+ \[00:0[0-9]\] >'
type_keys ab Left c
ok "it ticks around what is typed" shows '^1/[0-9]+ \[00:01\] > acb'
ok "a half-typed line is not entered" \
  shows "Time\. 'acb' was not entered and does not count\."
ok "and the drill is over" shows '^Nothing was answered'
end

on_terminal "$drill --time-scale 0.1"
shows '^The clock starts'
type_keys Enter
shows '\[00:0[0-9]\] >'
type_keys C-r
ok "a search is left alone" shows '^\(reverse-i-search\)'
ok "until time is over" shows '^  Time\.$'
end

on_terminal "$drill --time-scale 0.1 --no-clock"
shows '^The clock starts'
type_keys Enter
ok "--no-clock shows none" shows '^1/[0-9]+ >$'
ok "but ends all the same" shows '^  Time\.$'
end

on_terminal "ACCESSIBLE=1 $drill --time-scale 0.1"
shows '^The clock starts'
type_keys Enter
ok "nor does a screen reader's prompt" shows '^1/[0-9]+ >$'
end

on_terminal "$drill"
shows '^The clock starts'
type_keys Enter
shows '\[00:[0-9]*\] >'
type_keys 'time' Enter
ok "'time' tells the time" shows '^  00:[0-9]+ left\.$'
type_keys C-c
ok "Ctrl-C asks first" shows 'Ctrl-C again leaves'
type_keys C-c
ok "and leaves then" shows '^ended'
end
done_testing
