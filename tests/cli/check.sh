# reckon check: what it finds, where, and how it ends.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/kinds.yaml

run "$RECKON" check -q --draws 20 "$bank"
is "$status" 0 "a sound bank is sound"
like "$out" '9 templates, 10 parts: 9 proved, 0 tested by simulation, 1 open' \
  "each part has a proof"

# change FROM TO: the bank with one key changed must be refused.
change() {
  sed "s|^    answer: $1\$|    answer: $2|" "$bank" >"$tmp/changed.yaml"
  cmp -s "$bank" "$tmp/changed.yaml" && fail "no key '$1' in the bank"
  run "$RECKON" check -q --draws 20 "$tmp/changed.yaml"
  is "$status" 4 "a key '$2' is found out"
  like "$out" "changed.yaml:[0-9]*:13: .*key is " "with its place and both values"
}

change 'a\*b' 'a*b + 1'
change '(1 - r^i)/(1 - r^n)' '1 - (1 - r^i)/(1 - r^n)'
change '(1 - r^i)/(1 - r^n)' '(1 - r^i)/(1 - r^n)*(1 + 1e-8)'
change 'var(x)' 'pvar(x)'
change '2\*pt_upper(t, n - 1)' '2*pt_upper(t, n)'

sed '/^    check: 1 - d/d' "$bank" >"$tmp/bare.yaml"
run "$RECKON" check -q --draws 20 "$tmp/bare.yaml"
is "$status" 4 "a key without a check is a finding"
like "$out" 'no-check' "and named"

run "$RECKON" check --topic bayez "$bank"
is "$status" 2 "an unknown topic is a wrong call"
like "$err" "did you mean 'bayes'" "with a suggestion"

run "$RECKON" check --format json --topic bayes --draws 5 "$bank"
is "$status" 0 "one topic alone"
like "$out" '"kinds/table"' "as JSON"
run "$RECKON" check "$tmp/nowhere.yaml"
like "$err" "there is no file '.*/nowhere.yaml'" "a file that is none is told so"
run "$RECKON" check coins/nowhere
like "$err" "there is no template 'coins/nowhere'" "and so is a template"

done_testing
