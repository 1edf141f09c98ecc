# What an author of banks begins with: new, list.
. "$top_srcdir/tests/lib.sh"

# --- new
run "$RECKON" new dice/at-least-one
is "$status" 0 "'new' succeeds"
printf '%s\n' "$out" >"$tmp/dice.yaml"
like "$out" '^bank: my-dice$' "the bank is named after the topic"
like "$out" '^    topic: dice$' "it has the topic"
like "$out" '^  - id: at-least-one$' "and the id"
is "$(awk 'length > 80' "$tmp/dice.yaml")" "" "in 80 columns"
run "$RECKON" check "$tmp/dice.yaml"
is "$status" 0 "it passes its check"
like "$out" '; 0 errors, 0 warnings$' "without a warning"
sed 's/^#   /    /' "$tmp/dice.yaml" >"$tmp/all.yaml"
run "$RECKON" check "$tmp/all.yaml"
is "$status" 0 "also with the keys that stand behind '#'"
like "$out" '; 0 errors, 0 warnings$' "without a warning"

# Presets, blueprints and parts of sets have keys of their own.
missing=$(sed -n -e '/^KEY(PRESET/,$d' \
  -e 's/^KEY([A-Z]*, "\([^"]*\)".*/\1/p' \
  "$top_srcdir/src/bank/key.def" | sort -u | while read -r key; do
  grep -q "^ *# *$key: [a-z]" "$tmp/dice.yaml" || printf '%s ' "$key"
done)
is "$missing" "" "each key of the format is explained"

run "$RECKON" new dice/two -o "$tmp/evening.yaml"
is "$status" 0 "'new -o' succeeds"
like "$out" 'evening/two' "and says what it wrote"
like "$(cat "$tmp/evening.yaml")" '^bank: evening$' \
  "the bank is named after its file"
run "$RECKON" preview --banks "$tmp/evening.yaml" evening/two
is "$status" 0 "its questions can be looked at"
cp "$tmp/evening.yaml" "$tmp/before"
run "$RECKON" new dice/three -o "$tmp/evening.yaml"
is "$status" 1 "a file that is there is left alone"
like "$err" 'is there already' "which is told"
same_file "$tmp/evening.yaml" "$tmp/before" "not a byte of it is changed"
ln -s nowhere "$tmp/link.yaml"
run "$RECKON" new dice/three -o "$tmp/link.yaml"
is "$status" 1 "so is a link"
run "$RECKON" new dice/three -o "$tmp/none/x.yaml"
is "$status" 1 "a folder that is not there is a failure"
run "$RECKON" new dice/three -o "$tmp/odd name.yaml"
like "$(cat "$tmp/odd name.yaml")" '^bank: my-dice$' \
  "a file's name that is no id does no harm"
"$RECKON" new dice/full -o /dev/full 2>"$tmp/err"
is "$?" 1 "a device is left alone too"

long=$(printf '%065d' 0)
for name in dice dice/ /one 'dice/a b' dice/one/two ../one dice/.x dice/-x \
  "dice/$long" 'dice/a:
b'; do
  run "$RECKON" new "$name"
  is "$status" 2 "'$name' is no TOPIC/ID"
  like "$err" 'is no TOPIC/ID, such as bayes/two-tests: each has 1 to 64' \
    "which is told"
done
run "$RECKON" new
is "$status" 2 "nor is nothing"
long=$(printf '%064d' 0)
"$RECKON" new "$long/$long" >"$tmp/long.yaml"
run "$RECKON" check -q "$tmp/long.yaml"
is "$status" 0 "the longest ids are good"

# --- list
banks=$top_srcdir/tests/banks
run "$RECKON" list --banks "$banks"
is "$status" 0 "'list' succeeds"
like "$out" '^coins$' "topics are heads"
like "$out" '^  rooms/coin +levels 1-3, probability, 10-30 s$' \
  "a template has levels, kind and time"
like "$out" '^  kinds/product +levels 1-4, count, 8-20 s; finance$' "tags"
like "$out" '^  rooms/share .*, 2 parts$' "and parts"
is "$(printf '%s\n' "$out" | awk 'length > 78')" "" "in 78 columns"
unlike "$out" ' $' "no line ends in a blank"

run "$RECKON" list --banks "$banks" --topic coins
is "$out" "coins
  rooms/coin                      levels 1-3, probability, 10-30 s" \
  "--topic takes one topic"
run "$RECKON" list --banks "$banks" --topic coin
is "$status" 2 "an unknown topic is a wrong call"
like "$err" "no topic is called 'coin'; did you mean 'coins'\\?" \
  "with a suggestion"
run "$RECKON" list --banks "$banks" --tag finance,coding
is "$(printf '%s\n' "$out" | sed -n 1,2p | tr -s ' ')" "arithmetic
 kinds/product levels 1-4, count, 8-20 s; finance" "--tag takes what is tagged"
run "$RECKON" list --format=tap
is "$status" 2 "so is a format of another command"

run "$RECKON" list --banks "$banks" --format=json
is "$status" 0 "--format=json succeeds"
like "$out" '^\{"bank":"kinds","topic":"arithmetic","id":"product",.*\},?$' \
  "with an object a line"
printf '%s\n' "$out" >"$tmp/list.json"
if command -v python3 >/dev/null; then
  is "$(python3 -c '
import json, sys
rows = json.load(open(sys.argv[1]))
share = [row for row in rows if row["id"] == "share"]
print(len(rows), share)' "$tmp/list.json")" "13 [{'bank': 'rooms', 'topic': \
'shares', 'id': 'share', 'levels': [1, 2], 'time': [20, 20], 'kind': \
'probability', 'tags': [], 'parts': [{'id': 'share', 'kind': 'probability'}, \
{'id': 'rest', 'kind': 'number'}]}]" "which is one array"
else
  skip "which is one array" "no python3"
fi
mkdir "$tmp/empty"
run "$RECKON" list --banks "$tmp/empty"
is "$status" 1 "no banks are a failure"
bank=$top_srcdir/tests/banks/kinds.yaml
run "$RECKON" preview kinds --banks "$bank" --level 4 --count 2
is "$status" 0 "a whole bank can be looked at"
is "$(printf '%s\n' "$out" | grep -c '^kinds/')" 6 \
  "each template that has the level"
run "$RECKON" preview kinds/t-test --banks "$bank" --count 1
like "$out" 'accepted: *0' "with the range that is accepted"
like "$out" 'reading:.*with t rounded' "and further readings"
run "$RECKON" preview kinds/ruin --banks "$bank" --level 2
is "$status" 3 "a level that a template does not have is said"
done_testing
