# Options, exit statuses and the small subcommands.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml

run "$RECKON" --help
is "$status" 0 "--help succeeds"
like "$out" '^Usage: reckon ' "on standard output"
is "$(printf '%s\n' "$out" | awk 'length > 80')" "" "in 80 columns"
run "$RECKON" --help --bogus
is "$status" 0 "whatever stands behind it"
run "$RECKON" check --help
like "$out" '^Usage: reckon check ' "a command has help of its own"
run "$RECKON" --version
like "$out" '^reckon \(reckon\) [0-9]' "--version names the program"

run "$RECKON" practise
is "$status" 2 "an unknown command is a wrong call"
like "$err" "unknown command 'practise'; did you mean 'practice'\\?" \
  "with a suggestion"
run "$RECKON" bayes
is "$status" 2 "so is a topic alone"
like "$err" "\\(a topic\\? 'reckon practice bayes'\\)" \
  "with the command for it, and not one that is half another word"
run "$RECKON" drill minute </dev/null
like "$err" "no drill is called 'minute'; 'drill' lists them" \
  "an unknown drill is told where they are listed"
run "$RECKON" --bnaks x
is "$status" 2 "an unknown option is a wrong call"
like "$err" "unknown option '--bnaks'; did you mean '--banks'\\?" \
  "with a suggestion"
run "$RECKON" --seed
is "$status" 2 "an option without its value is a wrong call"
run "$RECKON" --seed 1x
is "$status" 2 "so is a seed that is no number"
like "$err" "wants a whole number, not '1x'" "which is told"
run "$RECKON" stats --count 3
is "$status" 2 "and an option of another command"
run "$RECKON" --color sometimes
is "$status" 2 "and a colour that is none"
run "$RECKON" --banks "$bank" practice coin </dev/null
is "$status" 2 "an unknown topic is a wrong call"
like "$err" "no topic is called 'coin'; did you mean 'coins'\\?" \
  "with a suggestion"

run "$RECKON" --color always --banks "$bank" --no-save </dev/null
like "$out" "$(printf '\033')\\[1m" "--color=always colours a pipe"
run env NO_COLOR=1 "$RECKON" --color=always --banks "$bank" --no-save </dev/null
like "$out" "$(printf '\033')\\[1m" "and stands above NO_COLOR"

run "$RECKON" eval 5/36
is "$out" "5/36 = 0.138889" "eval prints the exact value and a decimal"
run "$RECKON" eval -1/2 + 3
is "$out" "5/2" "an expression may begin with a minus and have blanks"
run "$RECKON" eval 'C(10,3)/2^10'
is "$out" "15/128 = 0.117188" "functions are known"
run "$RECKON" eval '1 + foo(2)'
is "$status" 3 "an expression that fails is bad input"
like "$err" '^reckon: expression:1:5: ' "with its place"
like "$err" '^ +\^\^\^$' "and carets"
run "$RECKON" eval
is "$status" 2 "no expression is a wrong call"

run "$RECKON" topics --banks "$bank"
like "$out" '^  coins  +1 question, levels 1-3$' "topics are listed"
run "$RECKON" preview --banks "$bank" rooms/coin:2:7
like "$out" '^rooms/coin:2:7$' "a question is its name"
like "$out" '^  mistake: +.*\(sum\)' "its mistakes are shown"
same=$out
run "$RECKON" preview --banks "$bank" --level 2 --seed 7 coin
is "$out" "$same" "or an id, a level and a seed"
run "$RECKON" preview --banks "$bank" rooms/cion
is "$status" 2 "an unknown template is a wrong call"
run "$RECKON" preview --banks "$bank" rooms/coin:5
is "$status" 3 "a level that it has not is bad input"

run "$RECKON" check "$bank"
is "$status" 0 "a good bank passes"
sed 's|answer: 2/n|answer: 3/n|' "$bank" >"$tmp/wrong.yaml"
run "$RECKON" check "$tmp/wrong.yaml"
is "$status" 4 "a wrong key does not"
like "$out" 'key-wrong' "and is named"
run "$RECKON" check --banks "$bank" rooms/coin
is "$status" 0 "one template can be checked"
unlike "$out" 'rooms/share' "alone"
printf 'format: 1\nbank: bad\n' >"$tmp/bad.yaml"
run "$RECKON" check "$tmp/bad.yaml"
is "$status" 4 "a bank that cannot be read is a finding"
run "$RECKON" check nonsense --banks "$bank"
is "$status" 2 "an unknown bank is a wrong call"

printf 'input\tkey\trule\n13.9%%\t5/36\tsigfig:3\n' >"$tmp/table"
run "$RECKON" judge "$tmp/table"
is "$status" 0 "a table is judged"
like "$out" '^13\.9%	0\.139.*	right$' "row by row"
run "$RECKON" judge <"$tmp/table"
like "$out" 'right$' "also from standard input"
run "$RECKON" judge "$tmp/none"
is "$status" 1 "a table that is not there is a failure"
done_testing
