# Texts that cannot be worked out in some draw: no set is written, in any format,
# and the place in the bank is told; a preview says so, too.
. "$top_srcdir/tests/lib.sh"

cat >"$tmp/frail.yaml" <<'END'
format: 1
bank: frail
title: Texts that fail
templates:

  - id: ask
    topic: frail
    level: 1
    draw:
      n: 1..9
    ask: What is {1/(n - n)}?
    kind: count
    answer: n + 1
    check: 1 + n

  - id: hints
    topic: frail
    level: 1
    draw:
      n: 1..9
    ask: What is {n} and one?
    kind: count
    answer: n + 1
    check: 1 + n
    hints:
      - It is {n}.
      - It is {1/(n - n)}.

  - id: solution
    topic: frail
    level: 1
    draw:
      n: 1..9
    ask: What is {n} and two?
    kind: count
    answer: n + 2
    check: 2 + n
    solution: It is {1/(n - n)}.

  - id: mistakes
    topic: frail
    level: 1
    draw:
      n: 1..9
    ask: What is {n} and three?
    kind: count
    answer: n + 3
    check: 3 + n
    mistakes:
      -
        answer: n - 3
        tag: sign
        say: It is {1/(n - n)}.

  - id: rubric
    topic: frail
    level: 1
    draw:
      n: 1..9
    ask: Why {n}?
    kind: open
    rubric:
      - It is {1/(n - n)}.

  - id: later
    topic: frail
    level: 1
    draw:
      n: 1..9
    ask: What is {n} and four?
    kind: count
    answer: n + 4
    check: 4 + n
    then:
      - id: again
        ask: And five?
        kind: count
        answer: 1/(n - n)
        check: 5 + n
END

formats='text html jsonl gift anki csv'
for format in moodle qti21 pdf-key; do
  "$RECKON" set -n 1 --to "$format" -o "$tmp/try" >"$tmp/said" 2>&1 &&
    formats="$formats $format"
done
for name in ask hints solution mistakes rubric later; do
  line=$(${AWK:-awk} -v "id=$name" '
    $0 ~ "id: " id "$" { seen = 1 }
    seen && /1\/\(n - n\)/ { print NR; exit }' "$tmp/frail.yaml")
  for format in $formats; do
    run "$RECKON" set --banks "$tmp/frail.yaml" --topics "frail/$name" -n 1 \
      --seed 1 --to "$format" -o "$tmp/set"
    is "$status" 3 "$name: a set in $format is refused"
    like "$err" "^reckon: .*frail.yaml:$line:[0-9]+: division by zero" \
      "$name: with the place"
    is "$(ls -A "$tmp/set")" "" "$name: and nothing is written"
  done
  run "$RECKON" preview --banks "$tmp/frail.yaml" "frail/$name"
  is "$status" 3 "$name: a preview fails, too"
  like "$err" "frail.yaml:$line:[0-9]+: division by zero" \
    "$name: with the place"
done
done_testing
