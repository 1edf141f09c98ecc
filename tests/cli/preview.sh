# reckon preview: questions as their author wants to see them, with all that a
# learner does not. The numbers were worked out by hand.
. "$top_srcdir/tests/lib.sh"
RECKON_BANKS=$top_srcdir/tests/banks
export RECKON_BANKS

# field NAME: its rows in $out.
field() {
  printf '%s\n' "$out" | sed -n "s/^  $1: *//p"
}

run "$RECKON" preview kinds/product:2:3
is "$status" 0 "a question is shown"
is "$(field draw)" "a = 17, b = 8" "with its numbers"
is "$(field key)" "136 (exact)" "its key and how it is judged"
is "$(field mistake | sed 's/:.*//')" "(cross-terms) 56
(carry) 126" "what mistakes give: 7 times 8; 10 too small"
is "$(field hint | wc -l | tr -d ' ')" 2 "its hints"

run "$RECKON" preview kinds/larger-fraction:3:1
is "$(field draw)" "b = 5, d = 9, a = 4, c = 7" "a choice"
is "$(field right)" "a) 4/5" "36/45 is more than 35/45"
is "$(field option)" "b) 7/9 (base)" "the other option has its tag"

run "$RECKON" preview kinds/table:2:1
is "$(field row)" "page | clicked | did not
old | 24 | 36
new | 26 | 26" "a table, row by row"
is "$(field key)" "0.5 (3 significant figures)" "26 of 52"
is "$(field accepted)" "0.4995 to 0.5005" "half a unit of the third figure around"
like "$(field mistake)" '^\(transposed\) 0\.52: ' "26 of 50"

run "$RECKON" preview rooms/share:1:1
is "$(field key)" "2/7 = 0.2857 (3 significant figures)
5/7 = 0.7143 (3 significant figures)" "each part has its key"

run "$RECKON" preview kinds/product --level 2 --count 2 --seed 3
is "$(printf '%s\n' "$out" | grep '^kinds')" "kinds/product:2:3
kinds/product:2:4" "as many as are wanted, seed by seed"
run "$RECKON" preview rooms --seed 1 --count 1
is "$(printf '%s\n' "$out" | grep '^rooms' | tr '\n' ' ')" \
  "rooms/coin:1:1 rooms/coin:2:1 rooms/coin:3:1 rooms/share:1:1 rooms/share:2:1 \
rooms/larger:1:1 rooms/explain:2:1 " "a bank: its templates at each level"
is "$(field rubric | sed 's/ .*//' | tr '\n' ' ')" "It It " \
  "with the points of an open question"

for format in json markdown html latex; do
  run "$RECKON" preview rooms/coin:2:5 --format $format
  is "$status" 0 "as $format"
  like "$out" '3 times' "with the drawn number in it"
done

# --- what cannot be drawn is told, and what can is shown
cat >"$tmp/never.yaml" <<'EOT'
format: 1
bank: never
title: Never
templates:
  - id: good
    topic: sums
    level: 1
    ask: What is 1 + 1?
    answer: 2
    check: 1 + 1
  - id: never
    topic: sums
    level: 1
    draw:
      n: 1..3
    where: n > 5
    ask: What is {n}?
    answer: n
    check: n
  - id: part
    topic: sums
    level: 1
    draw:
      n: 1..3
    ask: What is 1/({n} - {n})?
    answer: 1/(n - n)
    check: 1/(n - n)
EOT
run "$RECKON" preview never/never --banks "$tmp/never.yaml"
is "$status" 3 "a template that gives no question"
like "$err" "where" "is told why"
run "$RECKON" preview never/part --banks "$tmp/never.yaml"
is "$status" 3 "a key that has no value"
like "$err" "division by zero" "is told why"
for format in json html; do
  run "$RECKON" preview never/never --banks "$tmp/never.yaml" --format $format
  is "$status" 3 "in $format, too"
  like "$err" "where" "and why"
done
run "$RECKON" preview never --banks "$tmp/never.yaml"
is "$status" 3 "a bank with such templates"
like "$out" '^  key: *2' "shows what it can"
done_testing
