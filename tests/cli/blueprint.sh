# What a blueprint says of sections and of questions; secrets that are none; a
# set that is interrupted.
. "$top_srcdir/tests/lib.sh"

banks="$top_srcdir/tests/export/demo.yaml"

# blueprint LINE...: a file of two sections; the lines follow the second.
blueprint() {
  cat <<'END'
format: 1
set: quiz
title: Quiz
variants: 6
sections:
  -
    topics:
      - probability
    count: 1
    minutes: 1
  -
    name: Problems
    count: 2
END
  printf '%s\n' "$@"
}

# --- sections

blueprint '    topics:' '      - statistics' >"$tmp/quiz.yaml"
run "$RECKON" set "$tmp/quiz.yaml" --banks "$banks" --seed 2 --to text \
  -o "$tmp/same"
is "$status" 0 "a set of two sections is made"
like "$(cat "$tmp/same/paper-1.txt")" '^Questions \(1 minute\)$' \
  "one without a name is called Questions, and has one minute"
like "$(cat "$tmp/same/paper-1.txt")" '^Problems$' \
  "one without a time has its name alone"
blueprint '    topics:' '      - bayes' '    levels: 1' >"$tmp/high.yaml"
run "$RECKON" set "$tmp/high.yaml" --banks "$banks" --seed 2 -o "$tmp/none"
is "$status" 2 "a section for which nothing is there is refused"
like "$err" "^reckon: section 2: 'bayes' has no question of the levels" "with its number"
sed '/^  -$/,$d' "$tmp/high.yaml" >"$tmp/only.yaml"
cat >>"$tmp/only.yaml" <<'END'
  -
    topics:
      - bayes
    count: 2
    levels: 1
END
run "$RECKON" set "$tmp/only.yaml" --banks "$banks" --seed 2 -o "$tmp/none"
is "$status" 2 "so is the only one"
unlike "$err" 'section' "which needs no number"
is "$(ls -A "$tmp/none")" "" "and nothing is written"

# --- the same questions for all, or others for each

# templates_of FOLDER: how many different lists of questions its papers have.
templates_of() {
  sed -n 's/.*"record":"part".*"variant":\([0-9]*\).*"template":"\([^"]*\)".*/\1 \2/p' \
    "$tmp/$1/key.jsonl" | sort -u | ${AWK:-awk} '
    { list[$1] = list[$1] " " $2 }
    END { for (paper in list) if (!seen[list[paper]]++) count++; print count }'
}
is "$(templates_of same)" 1 "all papers have the same questions"
{ cat "$tmp/quiz.yaml" && echo 'questions: each'; } >"$tmp/each.yaml"
run "$RECKON" set "$tmp/each.yaml" --banks "$banks" --seed 2 --to text \
  -o "$tmp/each"
is "$status" 0 "or each has its own"
ok "which differ" [ "$(templates_of each)" -gt 1 ]
run "$RECKON" set "$tmp/each.yaml" --banks "$banks" --seed 2 --to text \
  --shard 2/2 -o "$tmp/part"
same_file "$tmp/part/paper-5.txt" "$tmp/each/paper-5.txt" \
  "and are the same in a part"

# --- secrets

: >"$tmp/empty.secret"
printf 'too short\n\n' >"$tmp/short.secret"
chmod 600 "$tmp"/*.secret
for secret in empty short; do
  run "$RECKON" set "$tmp/quiz.yaml" --banks "$banks" \
    --secret "$tmp/$secret.secret" -o "$tmp/none"
  is "$status" 3 "a secret that is $secret is refused"
  like "$err" 'has at least 16 characters' "with what is wanted"
done
run "$RECKON" set "$tmp/quiz.yaml" --banks "$banks" \
  --secret "$tmp/quiz.yaml/secret" -o "$tmp/none"
is "$status" 1 "one in a folder that is none cannot be read"
is "$(ls -A "$tmp/none")" "" "and nothing is written"
printf '0123456789abcdef \t\r\n\n' >"$tmp/blanks.secret"
printf '0123456789abcdef' >"$tmp/bare.secret"
chmod 600 "$tmp"/*.secret
for secret in blanks bare; do
  "$RECKON" set "$tmp/quiz.yaml" --banks "$banks" --to text \
    --secret "$tmp/$secret.secret" -o "$tmp/$secret" >"$tmp/said"
done
same_file "$tmp/blanks/key.jsonl" "$tmp/bare/key.jsonl" \
  "blanks behind a secret are not part of it"

# --- interrupted

mkdir "$tmp/long"
echo old >"$tmp/long/key.jsonl"
"$RECKON" set --banks "$banks" --seed 2 -n 9 --variants 200000 \
  --to paper-jsonl -o "$tmp/long" >"$tmp/out" 2>"$tmp/err" &
pid=$!
# shellcheck disable=SC2010
while kill -0 "$pid" 2>/dev/null && ! ls -A "$tmp/long" | grep -q unfinished; do
  :
done
kill -s TERM "$pid"
wait "$pid" 2>/dev/null
is "$?" 143 "a set that is interrupted ends by the signal"
like "$(cat "$tmp/err")" 'interrupted; nothing was written' "and says so"
is "$(ls -A "$tmp/long")" key.jsonl "nothing half made is left"
is "$(cat "$tmp/long/key.jsonl")" old "and what was there is as it was"

done_testing
