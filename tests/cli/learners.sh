# Several learners on one computer do not mix; names are checked; a learner's
# data are deleted when asked for, and nobody else's.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks
data=$tmp/data

reckon() {
  run "$RECKON" --data-dir "$data" "$@"
}

practise() {
  run "$RECKON" --data-dir "$data" --banks "$bank" "$@"
}

printf '77\n77\n77\n' >"$tmp/wrong"
printf 'skip\n' >"$tmp/skip"
practise --learner ada --seed 3 practice coins <"$tmp/wrong"
like "$out" '^Summary\. 0 of [1-3] right' "one learner misses a few"
practise --learner bob --seed 3 practice coins <"$tmp/skip"
reckon --learner ada stats
like "$out" ' [1-3] questions?,' "and has statistics"
reckon --learner bob stats
unlike "$out" ' [1-3] questions?,' "which are not the other's"

practise --learner bob review <"$tmp/skip"
unlike "$out" '^Question 1' "what one missed does not come to the other"
practise --learner ada review <"$tmp/skip"
like "$out" '^Question 1' "but to the one"

printf '\na\n15\n24\n36\na\n28\n' >"$tmp/drill"
practise --learner ada --seed 4 drill quick <"$tmp/drill"
practise --learner bob --seed 4 drill quick <"$tmp/drill"
like "$out" 'net \+6' "a drill is run to its end"
unlike "$out" '[Bb]est' "bests are one's own"
practise --learner ada --seed 4 drill quick <"$tmp/drill"
like "$out" '[Bb]est' "and kept for the one"

printf '\nnote xylophone-42\n1\n' >"$tmp/mock"
practise --learner ada --seed 7 mock interview <"$tmp/mock"
practise --learner bob --seed 8 mock interview <"$tmp/mock"
unlike "$out" '[Gg]oes on|[Bb]roken off' "nor does an interview go on for both"

reckon history
like "$out" '^  ada  ' "learners are listed"
like "$out" '^  bob  ' "all of them"
is "$(printf '%s\n' "$out" | wc -l)" 2 "and nobody else"

# --- names
reckon --learner adda stats
is "$status" 2 "looking at nobody is a wrong call"
like "$err" "no learner is called 'adda'; did you mean 'ada'\\?" \
  "with a suggestion"
reckon --learner zzz history export
like "$err" "'reckon history' lists them" "or the way to the list"
reckon history
is "$(printf '%s\n' "$out" | wc -l)" 2 "and makes nobody"

# refuses NAME REGEX
refuses() {
  reckon --learner "$1" stats
  is "$status" 2 "--learner '$(printf %s "$1" | tr -c '[:print:]' '?')' is refused"
  like "$err" "$2" "and why"
}
refuses '' 'this one is empty'
refuses --yes 'would be an option'
refuses -x 'would be an option'
refuses "$(printf 'a\033[31m')" 'control character'
refuses "$(printf 'a\nb')" 'control character'
refuses "$(printf 'a\377')" 'no UTF-8'
refuses ' ada' 'blank at its end'
refuses 'ada ' 'blank at its end'
refuses "$(head -c 200 /dev/zero | tr '\0' a)" 'longer than 100 bytes'
reckon --learner "$(printf 'Zo\303\253 van der Berg')" history export
like "$err" "no learner is called 'Zo.* van der Berg'" "others are names"

# --- one history cannot be that of two
reckon --learner ada history export -o "$tmp/ada.json"
reckon --learner bob history import "$tmp/ada.json"
is "$status" 3 "one learner's history is not another's"
like "$err" "another learner's here" "which is told"

# --- reset
reckon --learner ada reset </dev/null
is "$status" 2 "without a terminal nothing is deleted"
like "$out" "of the learner 'ada': [0-9]+ answers (on|since) " \
  "what would be lost is told"
like "$out" "keeps a copy" "and how to keep a copy"
ok "what was said is in the file" grep -q -a xylophone-42 "$data/progress.db"
like "$err" '--yes deletes without asking' "and how to do it all the same"
reckon --learner adda reset --yes
is "$status" 2 "nobody is not deleted"
reckon --learner bob history export -o "$tmp/bob.json"
reckon --learner ada reset --yes
is "$status" 0 "--yes deletes"
reckon --learner ada stats
like "$out" 'No answers yet' "all there was"
reckon history
like "$out" '^  ada  +nothing yet$' "but the name"
reckon --learner bob history export -o "$tmp/after.json"
same_file "$tmp/after.json" "$tmp/bob.json" "and nothing of the other's"
reckon --learner ada reset --yes
like "$out" 'nothing to delete' "twice is no harm"
practise --learner ada review <"$tmp/skip"
unlike "$out" '^Question 1' "nothing is due any more"
reckon --learner ada history import "$tmp/ada.json"
reckon --learner ada history export -o "$tmp/back.json"
same_file "$tmp/back.json" "$tmp/ada.json" "the copy brings it back"
reckon --learner ada reset --yes
reckon --learner bob reset --yes
ok "of what was said nothing is left in the file" sh -c \
  "! grep -q -a xylophone-42 '$data/progress.db'"
reckon reset me
is "$status" 2 "'reset' takes no argument"
done_testing
