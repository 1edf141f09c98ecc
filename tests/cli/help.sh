# 'help' and 'help WORD', in the dialogue and in the shell.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/doc/example.yaml

# tell WORD: what the shell's help says.
tell() {
  run "$RECKON" --banks "$bank" help "$@"
}

tell
same=$out
run "$RECKON" --help
is "$same" "$out" "without a word it is --help"

tell check
is "$status" 0 "a subcommand is explained"
like "$out" '^  reckon check \[BANK\.\.\.\]: verify keys' "by its row"
tell give up
like "$out" '^  show: give up' "a command, by what else it is called"
tell seed
like "$out" '^  --seed=N: .*An option of: practice' "an option, without dashes"
tell -- --seed
like "$out" '^  --seed=N: ' "and with them"
tell counting
like "$out" '^  topic counting: At the market stall\. 1 question, levels 2-3\.' \
  "a topic, with its levels"
like "$out" '^  Percentages, crates and bad apples' "what its bank is about"
like "$out" '^  For example, at level 2:$' "and an example"
like "$out" '^    Of [0-9]+ apples in a bag' "with its numbers"
same=$out
tell counting
is "$out" "$same" "which is the same each time"
tell operations
like "$out" '^  operations, a tag: 1 question\.' "a tag"
tell base-rate
like "$out" '^  base-rate, a mistake: you left out' "a misconception"
tell factor2
like "$out" '^  factor2, a mistake: Is there a factor of 2' "a general slip"
tell C
like "$out" '^  C, a function: .* C\(10, 3\) is 120\.' "a function"
tell choose
like "$out" '^  choose: in formulas this is C:' "its name elsewhere"
run "$RECKON" help 80-in-8
like "$out" "^  80-in-8, a drill: 80 questions in 8 minutes" \
  "a preset"
run "$RECKON" help interview
like "$out" "'reckon mock interview'" "an interview is begun by its name"
run "$RECKON" help placement
like "$out" "^  placement, a placement: .*30 min" "a placement"
like "$out" "'reckon place' begins it" "which needs no name"
run "$RECKON" help finance
like "$out" "^  finance, a tag: [0-9]* questions\. 'reckon practice finance' asks them" \
  "a tag"
run "$RECKON" list --tag finance
is "$(printf '%s\n' "$out" | grep -c '^  [a-z]')" \
  "$("$RECKON" help finance | sed -n 's/^  finance, a tag: \([0-9]*\) .*/\1/p')" \
  "with as many as there are"
tell the
like "$out" '^  \.\.\. and [0-9]+ more\. ' "of very many only the first are listed"
tell sets
like "$out" "^  In the shell: 'reckon set " "what instructors need"
for format in text html jsonl; do
  like "$out" "^  $format +[^ ]" "with the format $format"
done

tell shuf
like "$out" '^  function ' "a word is searched for"
like "$out" "NAME' tells more on one" "and how to go on is told"
tell apples
like "$out" '^  topic percentages ' "also in what banks are about"
tell chekc
is "$status" 2 "a mistyped word is a wrong call"
is "$err" "reckon: there is no help on 'chekc'; did you mean 'check'?" \
  "with a suggestion"
tell xyzzyq
is "$err" "reckon: there is no help on 'xyzzyq'; 'reckon help' lists what \
there is" "or a way on"
tell "$(printf '\033[31mred')"
unlike "$err" "$(printf '\033')" "what was typed is made harmless"
run "$RECKON" --banks "$tmp/none" help answers
like "$out" '^  Numbers in any form' "without banks there is help all the same"

# One screen: 24 lines with what was typed and the next prompt.
driver=$top_builddir/tests/golden/ptyrun
printf '> help\n' >"$tmp/keys"
if [ -x "$driver" ]; then
  for size in 24x80 24x40; do
    "$driver" -s $size "$tmp/keys" "$RECKON" --banks "$bank" --no-save \
      >"$tmp/screen" 2>&1
    lines=$(sed -n '/^> help/,/^> *$/p' "$tmp/screen" | wc -l)
    ok "help fits $size" test "$lines" -gt 5 -a "$lines" -le 24
    wide=$(sed -n '/^> help/,/^> *$/p' "$tmp/screen" |
      awk -v most="${size#*x}" 'length >= most')
    is "$wide" "" "also in width"
  done
else
  skip "help fits a screen" "no forkpty on this system"
fi

# Every word that is said to have help, has it.
"$RECKON" --banks "$bank" names help | sort -u >"$tmp/names"
ok "names are listed" test -s "$tmp/names"
{
  while IFS= read -r name; do
    printf ':help %s\n' "$name"
  done <"$tmp/names"
} | "$RECKON" --banks "$bank" --no-save >"$tmp/all" 2>&1
unlike "$(cat "$tmp/all")" 'there is no help on' "each name listed is explained"
for kind in topics tags templates drills mocks formats; do
  run "$RECKON" names $kind
  is "$status" 0 "there are names of $kind"
  ok "at least one" test -n "$out"
done
run "$RECKON" names drills formats
like "$out" '^80-in-8$' "or of several kinds"
like "$out" '^html$' "at once"
run "$RECKON" names topcis
is "$status" 2 "but not of anything"
like "$err" "did you mean 'topics'" "which is told"
done_testing
