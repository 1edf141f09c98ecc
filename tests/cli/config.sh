# Settings: the file, the environment above it, options above that; and what
# they do.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml
file=$XDG_CONFIG_HOME/reckon/config.yaml
escape=$(printf '\033')

# settings LINE...: the file has these.
settings() {
  mkdir -p "$XDG_CONFIG_HOME/reckon"
  printf '%s\n' "$@" >"$file"
}

run "$RECKON" config
is "$status" 0 "config lists the settings"
like "$out" '^  target +72% \(default\)' "with values and where they are from"
like "$(printf '%s' "$out" | tr -d ' \n')" "config/reckon/config\\.yaml\\.\$" \
  "and names the file"
is "$(ls -A "$HOME")" "" "and writes nothing"
run "$RECKON" config goal 20
is "$status" 0 "config NAME VALUE sets one"
run "$RECKON" config goal
is "$out" 20 "config NAME tells it"
like "$(cat "$file")" '^goal: 20$' "from the file"
is "$(ls -l "$file" | cut -c1-10)" -rw------- "which is nobody else's"
run "$RECKON" config goal default
run "$RECKON" config goal
is "$out" 0 "'default' takes it out"
run "$RECKON" config gaol 3
is "$status" 2 "an unknown name is a wrong call"
like "$err" "no setting is called 'gaol'; did you mean 'goal'\\?" \
  "with a suggestion"
run "$RECKON" config target 100%
is "$status" 2 "so is a value that does not fit"
like "$err" 'target wants a share from 50% to 95%' "which is told"

settings '# of mine' 'colour: never' 'goal: 3'
run "$RECKON" config goal
is "$status $out" "0 3" "a fault in the file stops nothing else of it"
like "$err" "config\\.yaml:2:1: no setting is called 'colour'; did you mean" \
  "and is told with its place"
run "$RECKON" --help
is "$err" "" "but not to who asks for help"
chmod 000 "$file"
if [ -r "$file" ]; then
  skip "a file that cannot be read" "root can read all"
else
  run "$RECKON" config goal
  like "$err" '^reckon: ' "a file that cannot be read is told"
fi
chmod 600 "$file"

# the order
settings 'color: always'
run "$RECKON" topics --banks "$bank"
like "$out" "$escape\\[1m" "the file counts"
run env NO_COLOR=1 "$RECKON" topics --banks "$bank"
unlike "$out" "$escape" "the environment stands above it"
run env NO_COLOR=1 "$RECKON" topics --banks "$bank" --color=always
like "$out" "$escape\\[1m" "an option above both"
run env NO_COLOR=1 "$RECKON" config
like "$out" '^  color +never \(NO_COLOR\)' "config says so"
run env NO_COLOR= "$RECKON" config color
is "$out" always "an empty variable says nothing"
settings 'accessible: yes'
run env ACCESSIBLE=0 "$RECKON" config accessible
is "$out" no "ACCESSIBLE=0 is a no"

# what they do
settings 'learner: ann'
printf '1/2\n' >"$tmp/typed"
run "$RECKON" practice --banks "$bank" --seed 5 coins <"$tmp/typed"
run "$RECKON" stats
like "$out" '^Last 30 days: 1 question' "learner: whose progress it is"
run "$RECKON" stats --learner me
unlike "$out" '^Last 30 days: 1 question' "and the option names another"

settings 'goal: 2' 'learner: ann'
run "$RECKON" practice --banks "$bank" --seed 5 coins <"$tmp/typed"
like "$out" '^2 of 2 today: done\.$' "goal: counted at the end"
settings 'goal: 9' 'learner: ann'
run "$RECKON" practice --banks "$bank" --seed 5 coins </dev/null
like "$out" '^2 of 9 today\.$' "without more words"
settings 'goal: 0'
run "$RECKON" practice --banks "$bank" --seed 5 coins </dev/null
unlike "$out" 'today' "goal: 0 is none"

settings 'decimal: comma'
printf '0,125\n0.3\n' >"$tmp/typed"
run "$RECKON" --no-save practice --banks "$bank" --seed 5 coins <"$tmp/typed"
like "$out" 'level [0-9],[0-9] \(' "decimal: numbers have a comma"
unlike "$out" '[0-9]\.[0-9].*level' "throughout"
like "$out" 'decimals are written with a comma here: 0,3\?' \
  "a point is refused with its mend"
like "$out" '^  0\.3$' "and shown as it was typed"
settings 'decimal: point'
run "$RECKON" --no-save practice --banks "$bank" --seed 5 coins <"$tmp/typed"
like "$out" 'decimals are written with a point here: 0\.125\?' \
  "without it, a comma is"

# target: hardly any run of ten gives the same questions by chance
levels() {
  printf 'skip\n%.0s' 1 2 3 4 5 6 7 8 9 10 >"$tmp/typed"
  "$RECKON" --no-save practice --seed 4 --banks "$top_srcdir/banks" \
    bayes expectation discrete <"$tmp/typed" |
    sed -n 's/^Question.*level \([0-9]\)$/\1/p' |
    ${AWK:-awk} '{ sum += $1 } END { print sum }'
}
settings 'target: 95%'
easy=$(levels)
settings 'target: 50%'
hard=$(levels)
ok "target: less is harder ($easy against $hard)" test "$easy" -lt "$hard"

settings 'time-scale: 2'
run "$RECKON" --no-save drill quick --banks "$top_srcdir/tests/banks" </dev/null
like "$out" '10 min' "time-scale: counts in drills"
printf '12\n' >"$tmp/typed"
run "$RECKON" --no-save drill quick --untimed --seed 4 \
  --banks "$top_srcdir/tests/banks" <"$tmp/typed"
like "$out" ', no clock' "--untimed: there is none"
printf 'a\n' >"$tmp/typed"
run "$RECKON" --no-save drill quick --untimed --seed 4 \
  --banks "$top_srcdir/tests/banks" <"$tmp/typed"
like "$out" 'Not compared with others: .*its time was changed' \
  "and the result says so"
settings 'confidence: 100%'
printf '1/3\n' >"$tmp/typed"
run "$RECKON" --no-save practice --banks "$bank" --seed 5 coins <"$tmp/typed"
like "$out" 'How sure are you' "confidence: asked for"

# in the dialogue
rm -f "$file"
printf '%s\n' 'set goal 1' 'set golf' 'set target 2' 'set' '1/2' >"$tmp/typed"
run "$RECKON" --no-save practice --banks "$bank" --seed 5 coins <"$tmp/typed"
like "$out" '^  goal is 1\.$' "'set' sets"
like "$out" "did you mean 'goal'\\?" "suggests"
like "$out" '^  target wants a share' "and refuses"
like "$out" '^  goal +1 \(now\)' "and lists"
like "$out" '^1 of 1 today: done' "it counts at once"
like "$(cat "$file")" '^goal: 1$' "and is kept"

# what a file may look like, and what cannot be kept in one
printf 'goal: 5' >"$file"
run "$RECKON" config target 60%
is "$(cat "$file")" "goal: 5
target: 60%" "a last line without an end gets one"
printf 'pager: >-\n  less\n  -R\n\ngoal: 3\n' >"$file"
run "$RECKON" config pager
is "$out" "less -R" "a value of several lines is one"
run "$RECKON" config pager cat
is "$status" 0 "and can be replaced"
is "$(grep -v '^$' "$file")" "pager: cat
goal: 3" "without touching what is below it"
cp "$file" "$tmp/kept"
for value in 'less # x' '[a' 'x: y' '&a' '"q"'; do
  run "$RECKON" config pager "$value"
  is "$status" 2 "YAML would take '$value' for something else"
  like "$err" "cannot be kept in" "which is told"
done
for value in "" "$(printf '%0300d' 1)" "$(printf 'a\033[1mb')" \
  "$(printf 'a\377b')" "$(printf 'a\nb')"; do
  run "$RECKON" config pager "$value"
  is "$status" 2 "a value of one line of text"
  like "$err" 'pager wants a text on one line' "is what is wanted"
done
same_file "$file" "$tmp/kept" "nothing of it was written"
printf 'goal:\n  - 1\n' >"$file"
run "$RECKON" config goal
like "$err" "config.yaml:2:3: 'goal' wants one value" "a list is no value"
printf -- '- a\n- b\n' >"$file"
run "$RECKON" config goal 3
is "$status" 1 "a file that is no map is not written to"
like "$err" "mend line 1 of .* first: settings are lines 'name: value'" \
  "but to be mended"
rm -f "$file"

run env -u HOME -u XDG_CONFIG_HOME "$RECKON" config
is "$status" 0 "without a home folder there are the defaults"
done_testing
