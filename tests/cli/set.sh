# Sets from blueprints: variants, rosters, secrets, parts, and their marking.
. "$top_srcdir/tests/lib.sh"

banks="$top_srcdir/tests/export/demo.yaml"
cat >"$tmp/mid.yaml" <<'END'
format: 1
set: midterm
title: Midterm
about: No notes.
variants: 12
minutes: 45
near: 0.25
sections:
  -
    name: Warm-up
    topics:
      - probability
    count: 2
    minutes: 15
  -
    name: Problems
    topics:
      - bayes
      - statistics
    count: 2
    points: 2.5
END

run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" -o "$tmp/a" --to text,jsonl
is "$status" 0 "a blueprint makes a set"
is "$(ls "$tmp/a" | grep -c '^paper-[01][0-9].txt$')" 12 \
  "with a paper for each variant"
is "$(grep -c '"record":"set"' "$tmp/a/key.jsonl")" 12 "and one key"
like "$(cat "$tmp/a/paper-07.txt")" "Variant 7; 4 questions; .*; 45 minutes" \
  "a paper says its number and the time"
like "$(cat "$tmp/a/paper-07.txt")" "No notes." "and the rules"
like "$(cat "$tmp/a/paper-07.txt")" "Warm-up \(15 minutes\)" "and its sections"
is "$(ls -A "$tmp/a" | grep -c unfinished)" 0 "nothing half made is left"
is "$(stat -c %a "$tmp/a/secret.txt")" 600 "a new secret is kept, for its owner"

run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" -o "$tmp/b" --to text,jsonl \
  --secret "$tmp/a/secret.txt"
cmp -s "$tmp/a/key.jsonl" "$tmp/b/key.jsonl"
is $? 0 "the same secret makes the same papers"
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" -o "$tmp/c" --to text,jsonl
cmp -s "$tmp/a/key.jsonl" "$tmp/c/key.jsonl"
is $? 1 "another one others"
chmod 644 "$tmp/a/secret.txt"
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" -o "$tmp/b" \
  --secret "$tmp/a/secret.txt"
is "$status" 3 "a secret that others can read is refused"
like "$err" "chmod 600" "with the mend"

# A roster.
printf 'name,student\nAnn,s1\nBob,s2\nCy,s3\n' >"$tmp/class.csv"
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" -o "$tmp/r" --to text \
  --roster "$tmp/class.csv" --secret "$tmp/exam.secret"
is "$status" 0 "a roster says whom papers are for"
like "$out" "exam.secret  a new secret" "a secret that is missing is made"
like "$(cat "$tmp/r/paper-2.txt")" "Variant 2, for s2" "and papers say so"
printf 'student\ns3\n' >"$tmp/one.csv"
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" -o "$tmp/r1" --to text \
  --roster "$tmp/one.csv" --secret "$tmp/exam.secret"
sed 's/Variant 3/Variant 1/' "$tmp/r/paper-3.txt" >"$tmp/again"
cmp -s "$tmp/again" "$tmp/r1/paper.txt"
is $? 0 "a paper hangs on secret and student alone"
printf 'student\ns1\ns1\n' >"$tmp/twice.csv"
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" -o "$tmp/r2" \
  --roster "$tmp/twice.csv"
is "$status" 3 "a student named twice is refused"
is "$(ls -A "$tmp/r2" 2>/dev/null)" "" "and nothing is written"

# Its marking: the roster tells the variant, the blueprint what is worth what.
key_of() {
  sed -n "s/.*\"variant\":$1,\"question\":\"$2\".*\"shown\":\"\\([^ \"]*\\).*/\\1/p" \
    "$tmp/r/key.jsonl"
}
printf 'student,question,answer\ns2,1,%s\ns3,1,%s\n' "$(key_of 2 1)" \
  "$(key_of 3 1)" >"$tmp/answers.csv"
run "$RECKON" grade "$tmp/r/key.jsonl" "$tmp/answers.csv" -o "$tmp/marks"
is "$status" 0 "answers need no column 'variant' where a roster was used"
is "$(cut -d, -f1,2,5 "$tmp/marks/marks.csv" | tr -d '\r' | tail -n +2)" \
  "s2,2,right
s3,3,right" "each is marked by their own paper"
printf 'student,question,answer\ns9,1,2\n' >"$tmp/stranger.csv"
run "$RECKON" grade "$tmp/r/key.jsonl" "$tmp/stranger.csv"
is "$status" 3 "a student without a paper is told"

# Parts.
for i in 1 2 3; do
  "$RECKON" set "$tmp/mid.yaml" --banks "$banks" --seed 4 --shard "$i/3" \
    --to text,jsonl,paper-jsonl -o "$tmp/p$i" >"$tmp/said" || fail "part $i"
done
"$RECKON" set "$tmp/mid.yaml" --banks "$banks" --seed 4 \
  --to text,jsonl,paper-jsonl -o "$tmp/whole" >"$tmp/said"
run "$RECKON" set --join "$tmp/p3" "$tmp/p1" "$tmp/p2" -o "$tmp/joined"
is "$status" 0 "parts are joined"
for file in key.jsonl instructor.jsonl paper.jsonl; do
  cmp -s "$tmp/whole/$file" "$tmp/joined/$file"
  is $? 0 "$file is as if made at once"
done
cat "$tmp/p1/key.jsonl" "$tmp/p2/key.jsonl" "$tmp/p3/key.jsonl" |
  cmp -s - "$tmp/whole/key.jsonl"
is $? 0 "cat does the same for JSON Lines"
cat "$tmp/p1/paper-04.txt" | cmp -s - "$tmp/whole/paper-04.txt"
is $? 0 "a file of one variant is the same in its part"
run "$RECKON" set --join "$tmp/p3" "$tmp/p1" -o "$tmp/j2"
is "$status" 3 "a missing part is told"
like "$err" "the set has 3 parts, and 2 are given" "with the numbers"
run "$RECKON" set --join "$tmp/p3" "$tmp/p1" "$tmp/p1" -o "$tmp/j2"
is "$status" 3 "so is one that is given twice"
"$RECKON" set "$tmp/mid.yaml" --banks "$banks" --seed 5 --shard 2/3 \
  --to text,jsonl,paper-jsonl -o "$tmp/other" >"$tmp/said"
run "$RECKON" set --join "$tmp/p1" "$tmp/other" "$tmp/p3" -o "$tmp/j2"
is "$status" 3 "and one of another set"
is "$(ls -A "$tmp/j2" 2>/dev/null)" "" "nothing is written then"

# Calls that are wrong.
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" --shard 1/3 -o "$tmp/x"
is "$status" 2 "parts need one secret"
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" --shard 1/3 \
  --secret "$tmp/later.secret" -o "$tmp/x"
is "$status" 2 "and none makes its own"
like "$err" "make one paper with it first" "which is told"
ok "nor leaves one" test ! -e "$tmp/later.secret"
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" --seed 1 --shard 4/3 \
  -o "$tmp/x"
is "$status" 2 "there is no fourth of three parts"
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" --topics bayes -o "$tmp/x"
is "$status" 2 "a blueprint says what is asked"
run "$RECKON" set "$tmp/mid.yaml" --banks "$banks" --seed 1 \
  --secret "$tmp/exam.secret" -o "$tmp/x"
is "$status" 2 "a seed and a secret do not go together"
sed 's/count: 2/cuont: 2/' "$tmp/mid.yaml" >"$tmp/typo.yaml"
run "$RECKON" set "$tmp/typo.yaml" --banks "$banks" -o "$tmp/x"
is "$status" 3 "a fault in the blueprint"
like "$err" "typo.yaml:[0-9]+:[0-9]+: .*count" "is told with its place"

# For a learner.
run "$RECKON" set --banks "$banks" --for ada -n 3 --seed 1 -o "$tmp/fit"
is "$status" 0 "a set can be made for a learner's level"
is "$(grep -c '"record":"part"' "$tmp/fit/key.jsonl" | grep -c '^[3-9]')" 1 \
  "with as many questions as wanted"

# What an option cannot take is told, and nothing is made.
printf 'student\nAnn\n' >"$tmp/class.csv"
while IFS= read -r wrong; do
  # shellcheck disable=SC2086 # words are what is tested
  run "$RECKON" set $wrong --banks "$banks" -o "$tmp/none"
  is "$status" 2 "refused: $wrong"
  ok "nothing is made" test ! -e "$tmp/none"
done <<END
--topics bayes --count 0
--topics bayes --count x
--topics bayes --count 2 --level 9
--topics bayes --count 2 --level 3..1
--topics bayes --count 2 --seed x
--topics bayes --count 2 --seed 1 --variants 4 --shard 4
--topics bayes --count 2 --seed 1 --variants 4 --shard x/2
--topics bayes --count 2 --seed 1 --variants 4 --shard 1/x
--topics bayes --count 2 --seed 1 --variants 4 --shard 0/2
--topics bayes --count 2 --seed 1 --variants 4 --shard 3/2
--topics bayes --count 2 --seed 1 --variants 2 --shard 1/3
--topics bayes --count 2 --to pdf --page a5
--topics bayes --count 2 --to nothing
--topics bayes --count 2 --roster $tmp/class.csv --variants 3
$tmp/mid.yaml $tmp/mid.yaml
END

done_testing
