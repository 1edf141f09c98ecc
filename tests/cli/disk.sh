# Where nothing can be written, or nothing more: what is said is true, what was
# saved before is kept, and saving goes on as soon as it can.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml
data=$tmp/data

practise() {
  run "$RECKON" --banks "$bank" --data-dir "$data" practice coins
}

kept() {
  "$RECKON" --data-dir "$data" doctor | sed -n 's/.*learners\{0,1\}, \(.*\) answers\{0,1\}\.$/\1/p'
}

verdicts() {
  printf '%s\n' "$out" | grep -E -c '^  (Right|Almost|Not quite|Wrong)'
}

refused() {
  printf '%s\n' "$out" | grep -c '^  Not saved:'
}

# --- homes that are none

HOME=$tmp/no/such/home
unset XDG_DATA_HOME
echo 1/2 >"$tmp/one"
run "$RECKON" --banks "$bank" practice coins <"$tmp/one"
is "$status" 0 "a home that is missing is made"
ok "with the database" test -f "$HOME/.local/share/reckon/progress.db"
touch "$tmp/file"
HOME=$tmp/file
run "$RECKON" --banks "$bank" practice coins <"$tmp/one"
is "$status" 1 "a home that is a file is refused"
like "$err" '--no-save' "and what helps is told"
run "$RECKON" --no-save --banks "$bank" practice coins <"$tmp/one"
is "$status" 0 "--no-save does help"
HOME=$tmp/home

# bound COMMAND...: as somebody whom the rights of files bind.
bound() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  else
    setpriv --bounding-set=-all --inh-caps=-all "$@"
  fi
}
mkdir -p "$data"
mkdir "$tmp/closed"
chmod 500 "$tmp/closed"
if bound true 2>/dev/null && ! bound touch "$tmp/closed/x" 2>/dev/null; then
  other() {
    run bound "$RECKON" --banks "$bank" --data-dir "$data" "$@" <"$tmp/one"
  }
  other practice coins
  is "$status" 0 "a home of one's own"
  chmod 500 "$data"
  other practice coins
  is "$status" 1 "that becomes read-only"
  like "$err" 'cannot write in .*--no-save' "is refused, and what helps is told"
  chmod 700 "$data"
  chmod 400 "$data/progress.db"
  other practice coins
  is "$status" 1 "so is a read-only database"
  chmod 600 "$data/progress.db"
  other practice coins
  is "$status" 0 "until it can be written again"
  rm -rf "$data/backups"
  mkdir "$data/backups"
  chmod 500 "$data/backups"
  other practice coins
  is "$status" 0 "a backup that cannot be made is no failure"
  like "$err" '^reckon: no backup was made: ' "but is told"
else
  skip "read-only homes" "nobody here is bound by the rights of files"
fi
chmod -R u+w "$data"
rm -rf "$data"

# --- a limit of the size of files

printf '1/2\n1/4\n' >"$tmp/two"
practise <"$tmp/two"
size=$(wc -c <"$data/progress.db")
yes 1/2 | head -n 200 >"$tmp/many"
saved=$(kept)
run sh -c 'ulimit -f "$1"; shift; exec "$@"' sh $((size / 512 + 16)) \
  "$RECKON" --banks "$bank" --data-dir "$data" practice coins <"$tmp/many"
is "$status" 1 "above the limit of a file's size nothing is saved"
ok "answers were saved before" test "$(verdicts)" -gt "$(refused)"
ok "and are not, afterwards" test "$(refused)" -gt 0
like "$out" '^  ?Not saved: |^.* could not be saved: ' "which is told"
is "$(kept)" $((saved + $(verdicts) - $(refused))) \
  "what was not told so is in the database"
run "$RECKON" --data-dir "$data" doctor
is "$status" 0 "which is sound"
practise <"$tmp/two"
is "$status" 0 "without the limit all goes on"
rm -rf "$data"

# --- a full disk

# In a name space of its own: a disk of 400 kB, filled by a file that is
# removed while the program runs.
cat >"$tmp/full.sh" <<'EOS'
mount -t tmpfs -o size=400k none "$data" || exit 90
mkfifo "$tmp/input"
"$RECKON" --banks "$bank" --data-dir "$data" practice coins <"$tmp/input" \
  >"$tmp/screen" 2>"$tmp/err" &
pid=$!
exec 3>"$tmp/input"
await() { appears "$tmp/screen" "$1" || exit 91; }
echo 1/2 >&3
await '^Question 2'
dd if=/dev/zero of="$data/ballast" bs=1024 count=1000 2>/dev/null
i=2
while ! grep -q '^  Not saved' "$tmp/screen" && [ $i -lt 300 ]; do
  echo 1/2 >&3
  i=$((i + 1))
  await "^Question $i"
done
cp "$tmp/screen" "$tmp/screen.full"
rm "$data/ballast"
echo 1/2 >&3
await "^Question $((i + 1))"
echo quit >&3
exec 3>&-
wait $pid
echo $? >"$tmp/status"
"$RECKON" --data-dir "$data" doctor >"$tmp/doctor"
EOS
export data bank tmp
mkdir -p "$data"
if unshare -rm true 2>/dev/null; then
  # The helper that waits for a line, without the rest of lib.sh.
  sed -n '/^appears() {/,/^}/p' "$top_srcdir/tests/lib.sh" >"$tmp/with.sh"
  cat "$tmp/full.sh" >>"$tmp/with.sh"
  unshare -rm sh "$tmp/with.sh"
  result=$?
  if [ $result -eq 90 ]; then
    skip "a full disk" "no disk can be mounted here"
  else
    is "$result" 0 "a disk that fills up"
    like "$(cat "$tmp/screen.full")" '^  Not saved: the disk is full' \
      "an answer that cannot be saved is told"
    is "$(cat "$tmp/status")" 0 "once there is room it is saved, too"
    answers=$(grep -E -c '^  (Right|Almost|Not quite|Wrong)' "$tmp/screen")
    like "$(tr -d , <"$tmp/doctor")" "learner $answers answers\\.\$" \
      "and none is lost ($answers)"
  fi
else
  skip "a full disk" "no name spaces here"
fi

# --- outputs

practise <"$tmp/two"
if [ -w /dev/full ]; then
  for call in 'stats' 'history export' 'doctor'; do
    # shellcheck disable=SC2086
    "$RECKON" --data-dir "$data" $call >/dev/full 2>"$tmp/err"
    is "$?" 1 "'$call' tells that nothing was written"
    like "$(cat "$tmp/err")" 'No space left' "and why"
  done
else
  skip "standard output" "no /dev/full"
fi
# Never the system's own device: a fault here would replace it.
if mknod "$tmp/full" c 1 7 2>/dev/null && (: >"$tmp/full") 2>/dev/null; then
  for call in report 'history export'; do
    # shellcheck disable=SC2086
    run "$RECKON" --data-dir "$data" $call -o "$tmp/full"
    is "$status" 1 "'$call -o' tells that nothing was written"
    like "$err" 'No space left' "and why"
    ok "a device stays one" test -c "$tmp/full"
  done
else
  skip "output to a device" "no device can be made here"
fi
mkfifo "$tmp/pipe"
cat "$tmp/pipe" >"$tmp/through" &
"$RECKON" --data-dir "$data" history export -o "$tmp/pipe" >/dev/null
wait $!
ok "a pipe stays one" test -p "$tmp/pipe"
"$RECKON" --data-dir "$data" history export -o "$tmp/me.json" >/dev/null
same_file "$tmp/through" "$tmp/me.json" "and gets what a file would"
done_testing
