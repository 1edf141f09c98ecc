# Helpers for shell tests that look at a screen, which tmux keeps; sourced behind
# lib.sh.  Nothing sleeps for long enough to matter: what is waited for is a
# state of the screen, up to a limit.

command -v tmux >/dev/null || skip_all "no tmux"
grep -q 'HAVE_READLINE 1' config.h || skip_all "built without readline"

count=0
socket=none
screen=$tmp/screen
trap 'screen_status=$?
  tmux -L "$socket" kill-server 2>/dev/null
  (exit "$screen_status")
  cleanup' EXIT

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

# holds COMMAND...: waits until the command succeeds on $screen, what the screen
# shows.
holds() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      tmux -L "$socket" capture-pane -p -t test >"$screen"
      "$@" && return 0
      sleep 0.05
    done
  done
  diag_file "$screen"
  return 1
}

# shows REGEX: waits until a line of the screen matches.
shows() {
  holds grep -E -q -e "$1" "$screen"
}

# resize COLUMNS ROWS: waits until the terminal knows; tmux tells it later.
resize() {
  tmux -L "$socket" resize-window -t test -x "$1" -y "$2"
  tty=$(tmux -L "$socket" display-message -p -t test '#{pane_tty}')
  # shellcheck disable=SC2016
  holds sh -c 'test "$(stty size <"$1")" = "$2"' - "$tty" "$2 $1"
}

# cursor_at COLUMN: waits until the cursor is there, from 0.
cursor_at() {
  # shellcheck disable=SC2016
  holds sh -c 'test "$(tmux -L "$1" display-message -p -t test "#{cursor_x}")" \
    -eq "$2"' - "$socket" "$1"
}

end() {
  type_keys Enter
  tmux -L "$socket" kill-server 2>/dev/null
}
