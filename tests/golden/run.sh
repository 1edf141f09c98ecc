# Plays the transcripts tests/golden/*.tty and the console blocks of README.md.
# Their form is told in tests/README.md.  With RECKON_ACCEPT=1 (make accept)
# transcripts that differ are rewritten instead.
. "$top_srcdir/tests/lib.sh"
: "${AWK:=awk}" "${RECKON_ACCEPT:=}"

driver=$top_builddir/tests/golden/ptyrun
[ -x "$driver" ] || skip_all "no forkpty on this system"
tools=$PATH
PATH=$top_builddir:$tools
export PATH

still=$(cd "$tmp" && mkdir still && cd still && pwd)
ln -s "$(cd "$top_builddir" && pwd)/tests/golden/still" "$still/reckon"

# directive FILE NAME DEFAULT: the value of a line "#! NAME: VALUE".
directive() {
  value=$(sed -n "s/^#! $2: //p" "$1" | sed 1q)
  printf '%s' "${value:-$3}"
}

# play TRANSCRIPT [OPTION]: writes the transcript as it comes out now to
# $tmp/now; the option is given to each command.
# A transcript is one or more commands "$ ...", each with its screen.
play() {
  rm -f "$tmp"/part.*
  $AWK -v base="$tmp/part." '
    /^\$ / { n++ }
    { print > (base sprintf("%03d", n)) }' "$1"
  : >"$tmp/now"
  [ ! -f "$tmp/part.000" ] || cat "$tmp/part.000" >"$tmp/now"
  play_status=0
  PATH=$top_builddir:$tools
  unset RECKON_BANKS
  if [ "$(directive "$1" clock moving)" = still ]; then
    # From another folder, where it finds no banks by itself.
    PATH=$still:$PATH
    RECKON_BANKS=$top_srcdir/banks
    export RECKON_BANKS
  fi
  for part in "$tmp"/part.*; do
    [ "$part" != "$tmp/part.000" ] || continue
    command=$(sed -n '1s/^\$ //p' "$part")
    printf '$ %s\n' "$command" >>"$tmp/now"
    command=${command#./bootstrap && }
    command=${command#./}
    [ -z "${2:-}" ] || command=$(printf '%s\n' "$command" |
      sed "s/\\(^\\|| *\\)reckon /\\1reckon $2 /")
    # So that a signal from the keyboard meets the program, not a shell.
    case $command in
      *[\|\;\&\<\>]*) ;;
      *) command="exec $command" ;;
    esac
    sed 1d "$part" >"$tmp/screen"
    "$driver" -s "$(directive "$1" size 40x200)" \
      -p "$(directive "$1" prompt '> ')" -t "$(directive "$1" seconds 20)" \
      "$tmp/screen" sh -c "$command" >"$tmp/out" 2>"$tmp/problem"
    play_status=$?
    cat "$tmp/out" >>"$tmp/now"
    if [ -s "$tmp/problem" ]; then
      diag_file "$tmp/problem"
      return
    fi
  done
}

# compare NAME TRANSCRIPT [kept]: plays it in a fresh HOME, or in that which the
# one before has left.
compare() {
  [ "${3:-}" = kept ] || rm -rf "$HOME"
  mkdir -p "$HOME"
  play "$2"
  sed -f "$top_srcdir/tests/golden/masks.sed" "$2" >"$tmp/want.masked"
  sed -f "$top_srcdir/tests/golden/masks.sed" "$tmp/now" >"$tmp/now.masked"
  want_status=$(directive "$2" status 0)
  if [ "$play_status" -ne "$want_status" ]; then
    fail "$1"
    diag "exit status $play_status, expected $want_status"
    diff -u "$tmp/want.masked" "$tmp/now.masked" >"$tmp/diff"
    diag_file "$tmp/diff"
  elif cmp -s "$tmp/want.masked" "$tmp/now.masked"; then
    pass "$1"
  elif [ -n "$RECKON_ACCEPT" ] && [ "${2%.tty}" != "$2" ]; then
    cp "$tmp/now" "$2"
    pass "$1 # rewritten"
  else
    same_file "$tmp/now.masked" "$tmp/want.masked" "$1"
  fi
}

# compare_coloured NAME TRANSCRIPT: with colours it is the same but for their
# codes, since they only repeat what words say.
compare_coloured() {
  escape=$(printf '\033')
  rm -rf "$HOME"
  mkdir -p "$HOME"
  play "$2" --color=always
  ! grep -q "$escape" "$tmp/now" || coloured=$((coloured + 1))
  sed -e "s/$escape\\[[0-9;]*m//g" "$tmp/now" |
    sed -f "$top_srcdir/tests/golden/masks.sed" >"$tmp/now.masked"
  sed -f "$top_srcdir/tests/golden/masks.sed" "$2" >"$tmp/want.masked"
  same_file "$tmp/now.masked" "$tmp/want.masked" "$1, in colour"
}

coloured=0
for transcript in "$top_srcdir"/tests/golden/*.tty; do
  [ -f "$transcript" ] || continue
  compare "$(basename "$transcript")" "$transcript"
  compare_coloured "$(basename "$transcript")" "$transcript"
done

ok "there are colours ($coloured times)" test "$coloured" -gt 10

if [ -f "$top_srcdir/README.md" ]; then
  $AWK -v base="$tmp/readme." '
    /^```/ {
      inside = !inside && /^```console/
      if (inside) print "#! clock: still" > (base sprintf("%03d", ++n))
      next
    }
    inside { print > (base sprintf("%03d", n)) }' "$top_srcdir/README.md"
  # Files are where they are for a reader, and one block goes on where the last
  # has ended.
  unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME
  rm -rf "$HOME"
  for block in "$tmp"/readme.*; do
    [ -f "$block" ] || continue
    # Blocks that install or build are for the reader alone.
    sed -n 2p "$block" |
      grep -E -q '^\$ (\./bootstrap && )?(\./)?reckon( |$)' || continue
    compare "README.md, block ${block##*.}" "$block" kept
  done
fi
[ "$tap_count" -gt 0 ] || skip_all "no transcripts"
done_testing
