# 'explain N' and 'help TOPIC' draw questions again, as far as the banks have
# them: what cannot be drawn is told or passed over.
. "$top_srcdir/tests/lib.sh"
RECKON_DATA_DIR=$tmp/data
export RECKON_DATA_DIR

# say LINE...: what a practice answers to them.
say() {
  printf '%s\n' "$@" >"$tmp/typed"
  run "$RECKON" practice --banks "$bank" --seed 5 sums <"$tmp/typed"
}

# desk TEMPLATE...: a bank of these templates.
desk() {
  bank=$tmp/desk.yaml
  printf 'format: 1\nbank: desk\ntitle: Desk\n%stemplates:\n' "$about" >"$bank"
  for template; do
    printf '\n  - id: %s\n    topic: sums\n    level: 1\n' "$template"
    case $template in
      never) printf '    draw:\n      n: 1..3\n    where: n > 5\n' ;;
    esac
    case $template in
      twice)
        printf '    draw:\n      n: 30..90\n    ask: What is twice {n}?\n'
        printf '    answer: 2*n\n    check: n + n\n'
        printf '    mistakes:\n      - answer: n^2\n        tag: base-rate\n'
        printf '        say: That is the square.\n'
        printf '    solution: Twice {n} is {2*n}.\n' ;;
      never) printf '    ask: What is {n}?\n    answer: n\n    check: n\n' ;;
      long)
        printf '    ask: >-\n'
        i=0
        while [ $i -lt 40 ]; do
          printf '      A long story about nothing at all, told slowly.\n'
          i=$((i + 1))
        done
        printf '      What is 1 + 1?\n    answer: 2\n    check: 1 + 1\n' ;;
      table)
        printf '    ask: What stands at the end?\n    table:\n      -\n'
        printf '        - a\n        - b\n      -\n        - 1\n        - 2\n'
        printf '    answer: 2\n    check: 1 + 1\n' ;;
      *) printf '    ask: What is 1 + 1?\n    answer: 2\n    check: 1 + 1\n' ;;
    esac
  done >>"$bank"
}

# --- explain
about=
desk twice
say 'explain 1' 1 'explain 2' 'explain 1' 3 mistakes 'explain 3' 'explain 0' \
  'explain x' 'explain 2' quit
like "$out" 'there is no mistake to explain' "before the first there is none"
like "$out" "there is one mistake: 'explain 1' shows it" "then there is one"
like "$out" '^Once more +sums, level 1$' "which comes once more"
is "$(printf '%s\n' "$out" | grep -c "'explain' wants a number from 1 to 2")" 3 \
  "of two, others are refused"
n=$(printf '%s\n' "$out" | sed -n 's/^  What is twice \([0-9]*\)?$/\1/p' | sed 1q)
like "$out" "^  You said 1 on .*; right is $((2 * n))\\." "with the right answer"
like "$out" "^    Twice $n is $((2 * n))\\." "and its solution"

desk other
say 'explain 2' quit
like "$out" "no template is called 'desk/twice'" "what the banks have lost is told"
say mistakes quit
like "$out" 'you said 1\.' "and listed"
unlike "$out" 'right is' "without its key"
run "$RECKON" stats mistakes --banks "$bank"
unlike "$out" 'right is' "in the shell, too"

# --- help
about='about: >-
  Things to add.
'
desk never long table other twice
run "$RECKON" help sums --banks "$bank"
is "$status" 0 "a topic is explained"
like "$out" '^    What is 1 \+ 1\?$' "by an example that can be drawn and is short"
unlike "$out" 'long story|stands at the end' "neither long nor a table"
like "$out" 'Things to add' "with what its bank is about"
desk never long
run "$RECKON" help sums --banks "$bank"
is "$status" 0 "without one it is explained all the same"
unlike "$out" 'For example' "and no example is announced"
sed 's/^bank: desk/bank: second/' "$bank" >"$tmp/second.yaml"
run "$RECKON" help sums --banks "$bank:$tmp/second.yaml"
is "$(printf '%s\n' "$out" | grep -c 'Things to add')" 2 \
  "of two banks that ask about it both are told"
done_testing
