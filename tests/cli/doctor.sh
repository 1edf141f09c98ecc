# Backups are made and checked; 'doctor' finds what is wrong and puts one back.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks
data=$tmp/data
database=$data/progress.db

reckon() {
  run "$RECKON" --banks "$bank" --data-dir "$data" "$@" </dev/null
}

practise() {
  printf '1/2\n1/4\n1/8\n' |
    "$RECKON" --banks "$bank" --data-dir "$data" "$@" >"$tmp/practice.out" \
      2>"$tmp/practice.err"
}

backups() {
  # shellcheck disable=SC2012
  ls "$data/backups" 2>/dev/null | wc -l | tr -d ' '
}

reckon doctor
is "$status" 0 "nothing is no fault"
like "$out" 'There is none yet' "where there is no database"
ok "and none is made" test ! -e "$data"

# --- backups

echo quit | "$RECKON" --banks "$bank" --data-dir "$data" practice >/dev/null
is "$(backups)" 0 "there is nothing to be kept before the first answer"
practise --seed 1 practice coins
is "$(backups)" 1 "a backup is made when practice ends"
is "$(cat "$tmp/practice.err")" "" "without a word"
is "$(ls -ld "$data/backups" | cut -c 1-10)" "drwx------" "in a folder of one's own"
is "$(ls -l "$data/backups" | sed -n 's/ .*progress-.*//p')" "-rw-------" \
  "as a file of one's own"
practise --seed 2 practice coins
is "$(backups)" 1 "at most daily"
practise --no-save practice coins
is "$(backups)" 1 "and none without saving"
reckon doctor --backup
is "$status" 0 "one more is made when wanted"
like "$out" 'Made and checked a backup: .*backups/progress-[0-9]{8}-[0-9]{6}\.db' \
  "and named"
is "$(backups)" 2 "beside the first"
newest=$(find "$data/backups" -name 'progress-*' | sort | tail -n 1)

reckon doctor
is "$status" 0 "all is well"
like "$out" '^  Sound: 1 learner, 6 answers\.$' "the database is sound"
like "$out" 'estimates are what the history says' "so are the estimates"
like "$out" "^  $(basename "$newest")  .*, [0-9]{2}:[0-9]{2}, [0-9]+ kB$" \
  "backups are listed"

# --- what is wrong

if command -v sqlite3 >/dev/null; then
  sqlite3 "$database" "UPDATE topic_state SET mean = mean + 0.001"
  reckon doctor
  is "$status" 4 "estimates that do not follow from the history are found"
  like "$out" 'estimates of me are not what the history says' "and told"
  reckon doctor --rebuild
  is "$status" 0 "--rebuild"
  reckon doctor
  is "$status" 0 "sets them right"
else
  skip "estimates are compared" "no sqlite3"
fi

practise --seed 3 practice coins
dd if=/dev/zero of="$database" bs=4096 seek=6 count=8 conv=notrunc 2>/dev/null
cp "$database" "$tmp/damaged"
reckon doctor
is "$status" 4 "damage is found"
like "$out" 'Damaged; nothing was done to it' "and told"
same_file "$database" "$tmp/damaged" "the file is as it was"
rm -f "$data"/backups/*
reckon doctor --backup
ok "a damaged database is not copied" test "$(backups)" -eq 0
is "$status" 1 "which is a failure"

# --- putting one back

rm -rf "$data"
practise --seed 1 practice coins
practise --learner bob --seed 1 practice coins
newest=$(find "$data/backups" -name 'progress-*')
dd if=/dev/zero of="$database" bs=4096 seek=6 count=8 conv=notrunc 2>/dev/null
cp "$database" "$tmp/damaged"
reckon doctor --restore "$newest"
is "$status" 2 "nobody is asked without a terminal"
like "$out" '^The backup has 3 answers, the last of ' "what there is is told"
like "$err" '--yes restores without asking' "and how to do it"
same_file "$database" "$tmp/damaged" "nothing was done"
reckon doctor --restore "$(basename "$newest")" --yes
is "$status" 0 "--yes puts it back, by its name alone"
aside=$(find "$data" -name 'progress.db.aside-*' ! -name '*-journal')
same_file "$aside" "$tmp/damaged" "the damaged file is kept"
like "$out" "^What was there is now $aside\$" \
  "under the name that is told"
reckon doctor
is "$status" 0 "the database is sound"
like "$out" '^Set aside' "what was set aside is listed"
reckon stats
like "$out" '^3 done|^Last 30 days: 3 ' "and has what was in the backup"

reckon doctor --restore "$tmp/nothing" --yes
is "$status" 1 "what is not there cannot be put back"
echo text >"$tmp/text"
reckon doctor --restore "$tmp/text" --yes
is "$status" 1 "nor what is no database"
cp "$tmp/damaged" "$tmp/bad.db"
reckon doctor --restore "$tmp/bad.db" --yes
is "$status" 1 "nor a damaged one"
reckon doctor
is "$status" 0 "which changes nothing"
rm "$database"
reckon doctor --restore "$newest" --yes
is "$status" 0 "a database that is gone comes back"
reckon doctor
like "$out" '^  Sound: 1 learner, 3 answers\.$' "as it was"

# --- on a terminal

driver=$top_builddir/tests/golden/ptyrun
if [ -x "$driver" ]; then
  printf 'Type yes to go on: no\n' >"$tmp/keys"
  run "$driver" -p ': ' "$tmp/keys" "$RECKON" --data-dir "$data" doctor \
    --restore "$newest"
  like "$out" 'Nothing was restored' "another word than yes is no"
  printf 'Type yes to go on: yes\n' >"$tmp/keys"
  run "$driver" -p ': ' "$tmp/keys" "$RECKON" --data-dir "$data" doctor \
    --restore "$newest"
  like "$out" '^Restored: 3 answers' "yes is yes"
else
  skip "asked on a terminal" "no forkpty on this system"
fi

# --- deleting a learner deletes the copies' part as well

practise --learner bob --seed 1 practice coins
reckon doctor --backup
run "$RECKON" --data-dir "$data" --learner me reset --yes
is "$status" 0 "a learner is deleted"
like "$out" 'progress.db.aside-[0-9-]+ was set aside' \
  "what was set aside is named"
for copy in "$data"/backups/*; do
  cp "$copy" "$database"
  run "$RECKON" --data-dir "$data" history
  like "$out" '^  me +nothing yet$' "$(basename "$copy") has nothing of them"
done
like "$out" '^  bob +3 answers' "and still what is the other's"

# --- wrong calls

for call in 'doctor now' 'doctor --backup --rebuild' 'doctor --yes'; do
  # shellcheck disable=SC2086
  reckon $call
  is "$status" 2 "'$call' is a wrong call"
done
# --- one of each, and very many

rm -rf "$data"
printf '1/2\n' | "$RECKON" --data-dir "$data" --banks "$top_srcdir/tests/banks" \
  --seed 1 practice coins >/dev/null 2>&1
reckon doctor
like "$out" '^  Sound: 1 learner, 1 answer\.$' "one of each is said so"
newest=$(find "$data/backups" -name 'progress-*')
reckon doctor --restore "$newest"
like "$out" '^The backup has 1 answer, ' "in a backup, too"
awk 'BEGIN {
  print "session,sequence,question,time,offset,bank,template,part,topic," \
    "level,seed,kind,verdict,tries,hints,interrupted,assisted,self_graded," \
    "mode,options,typed"
  for (i = 1; i <= 4000; i++)
    printf "s0000000000000009,%d,%d,%d,0,rooms,coin,coin,coins,1,7,number," \
      "skipped,1,0,0,0,0,practice,0,%0200d\n", i, i, 1700000000 + i, i
}' >"$tmp/many.csv"
reckon history import "$tmp/many.csv"
is "$status" 0 "4,000 answers of 200 bytes"
reckon doctor --backup
reckon doctor
like "$out" '^  Sound: 1 learner, 4001 answers\.$' "are counted"
like "$out" ' [12]\.[0-9] MB' "and weighed in megabytes"

done_testing
