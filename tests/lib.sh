# Helpers for shell tests.  A test starts with
#
#     . "$top_srcdir/tests/lib.sh"
#
# and ends with done_testing (or starts with plan N).  It has $tmp, an empty
# folder that is removed at the end, and a HOME of its own inside it.  A script
# stays in the top build folder and writes only below $tmp.

set -u
: "${top_srcdir:?run it as: make check TESTS=tests/...}" "${top_builddir:?}"

tap_count=0
tap_failed=0
tap_planned=
tap_done=

tmp=$(mktemp -d "$top_builddir/tests/tmp-$(basename "$0" .sh).XXXXXX") || exit 99
HOME=$tmp/home
XDG_DATA_HOME=$HOME/data
XDG_CONFIG_HOME=$HOME/config
XDG_STATE_HOME=$HOME/state
XDG_CACHE_HOME=$HOME/cache
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME
mkdir -p "$HOME"

# Runs at every exit.  A script that stops half-way must not look like success.
cleanup() {
  tap_status=$?
  trap - EXIT
  chmod -R u+w "$tmp" 2>/dev/null
  rm -rf "$tmp"
  if [ -z "$tap_done" ] && [ -z "$tap_planned" ]; then
    echo "Bail out! $0 ended early with status $tap_status"
    exit 1
  fi
  [ "$tap_failed" -eq 0 ] || exit 1
  exit "$tap_status"
}
trap cleanup EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

plan() {
  tap_planned=$1
  echo "1..$1"
}

# appears FILE REGEX: waits until the file has a matching line.
appears() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      grep -E -q -e "$2" "$1" 2>/dev/null && return 0
      sleep 0.1
    done
  done
  return 1
}

done_testing() {
  [ -n "$tap_planned" ] || echo "1..$tap_count"
  tap_done=yes
}

# skip_all REASON: ends the script as skipped.
skip_all() {
  echo "1..0 # SKIP $*"
  tap_done=yes
  exit 0
}

# Text for a person, of any number of lines.
diag() {
  printf '%s\n' "$*" | sed 's/^/# /'
}

# Same for a file.
diag_file() {
  sed 's/^/# /' "$1"
}

pass() {
  tap_count=$((tap_count + 1))
  printf 'ok %d - %s\n' "$tap_count" "$1"
}

fail() {
  tap_count=$((tap_count + 1))
  tap_failed=$((tap_failed + 1))
  printf 'not ok %d - %s\n' "$tap_count" "$1"
}

# skip DESCRIPTION REASON: one case that cannot run here.
skip() {
  tap_count=$((tap_count + 1))
  printf 'ok %d - %s # SKIP %s\n' "$tap_count" "$1" "$2"
}

# ok DESCRIPTION COMMAND...: the command succeeds.
ok() {
  tap_name=$1
  shift
  if "$@"; then
    pass "$tap_name"
  else
    fail "$tap_name"
    diag "failed: $*"
  fi
}

# is GOT WANT DESCRIPTION
is() {
  if [ "$1" = "$2" ]; then
    pass "$3"
  else
    fail "$3"
    diag "got:"
    diag "$1"
    diag "expected:"
    diag "$2"
  fi
}

# like TEXT REGEX DESCRIPTION: a line of the text matches the extended regex.
like() {
  if printf '%s\n' "$1" | grep -E -q -e "$2"; then
    pass "$3"
  else
    fail "$3"
    diag "no line matches: $2"
    diag "$1"
  fi
}

# unlike TEXT REGEX DESCRIPTION: no line matches.
unlike() {
  if printf '%s\n' "$1" | grep -E -q -e "$2"; then
    fail "$3"
    diag "a line matches: $2"
    diag "$1"
  else
    pass "$3"
  fi
}

# same_file GOT WANT DESCRIPTION: byte for byte.
same_file() {
  if cmp -s "$1" "$2"; then
    pass "$3"
  else
    fail "$3"
    diff -u "$2" "$1" >"$tmp/same_file.diff" 2>&1
    diag_file "$tmp/same_file.diff"
  fi
}

# run COMMAND...: sets $status, $out and $err.  Standard input is the caller's.
# shellcheck disable=SC2034
run() {
  "$@" >"$tmp/run.out" 2>"$tmp/run.err"
  status=$?
  out=$(cat "$tmp/run.out")
  err=$(cat "$tmp/run.err")
}
