# A learner's data are not captive: they are listed, written, read back on
# another computer, put together, and deleted when they are to be.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks

# at DIR COMMAND...: reckon with its progress in that folder.
at() {
  folder=$tmp/$1
  shift
  run "$RECKON" --data-dir "$folder" --banks "$bank" "$@"
}

# answers DIR SEED LEARNER LINE...: practises.
answers() {
  folder=$tmp/$1 seed=$2 learner=$3
  shift 3
  printf '%s\n' "$@" | "$RECKON" --data-dir "$folder" --banks "$bank" \
    --seed "$seed" --learner "$learner" practice coins arithmetic \
    >/dev/null 2>&1
}

run "$RECKON" history --data-dir "$tmp/one"
is "$status" 0 "a list of nobody is a list"
like "$out" 'Nobody has practised here yet' "which says so"

for seed in 1 2 3; do
  printf '1/2\n=1+1\n0.25\nshow\n-3\n\\\n12\nskip\n1,200\n7\n' |
    "$RECKON" --data-dir "$tmp/one" --banks "$bank" --seed $seed >/dev/null
done
printf '\n1\n15\n24\n36\na\n28\n' | "$RECKON" --data-dir "$tmp/one" \
  --banks "$bank" --seed 4 drill quick >/dev/null
printf '\nnote so it is\n1/2\n1\nquit\n' | "$RECKON" --data-dir "$tmp/one" \
  --banks "$bank" --seed 5 mock interview >/dev/null

at one history
like "$out" '^  me  +[0-9]+ answers .*, 2 drills and interviews' \
  "a learner is listed with what there is"

at one history export -o "$tmp/me.json"
is "$status" 0 "a history is exported"
is "$err" "" "without a complaint"
is "$(ls -l "$tmp/me.json" | cut -c1-10)" -rw------- "for its owner alone"
at one history export
printf '%s\n' "$out" >"$tmp/out.json"
same_file "$tmp/out.json" "$tmp/me.json" "standard output gets the same"
at one history export --format csv -o "$tmp/me.csv"
at one history export -o "$tmp/other.csv"
same_file "$tmp/other.csv" "$tmp/me.csv" "a name that ends in .csv means CSV"
rows=$(($(wc -l <"$tmp/me.csv") - 1))
ok "the table has its rows" test "$rows" -gt 15

at two history import "$tmp/me.json"
is "$status" 0 "and imported"
like "$out" "^Answers: $rows read, $rows new\\." "all of it is new to nobody"
at two history export
printf '%s\n' "$out" >"$tmp/again.json"
same_file "$tmp/again.json" "$tmp/me.json" "exported again it is the same"
at one stats
stats=$out
at two stats
is "$out" "$stats" "the estimates are those that were"
at two history import "$tmp/me.json"
like "$out" "^Answers: $rows read, none new\\." "a second time nothing is new"
unlike "$out" 'worked out' "and nothing changes"
at two history export
printf '%s\n' "$out" >"$tmp/again.json"
same_file "$tmp/again.json" "$tmp/me.json" "nothing at all"

at csv history import "$tmp/me.csv"
like "$out" "^Answers: $rows read, $rows new\\." "CSV is imported too"
at csv history export --format=csv
printf '%s\n' "$out" >"$tmp/again.csv"
same_file "$tmp/again.csv" "$tmp/me.csv" "and comes out the same"
at csv stats
is "$out" "$stats" "with the same estimates"
at one history rebuild
is "$status" 0 "estimates are rebuilt"
at one stats
is "$out" "$stats" "to what they were"

at one history export --format=csv --spreadsheet-safe -o "$tmp/safe.csv"
at safe history import "$tmp/safe.csv" --learner ada
at safe history export --format=csv --learner ada
printf '%s\n' "$out" | sed 's/^1,ada,/1,me,/' >"$tmp/again.csv"
same_file "$tmp/again.csv" "$tmp/me.csv" "what spreadsheets need does no harm"

# --- what other programs make of it
if command -v python3 >/dev/null; then
  cat >"$tmp/look.py" <<'EOF'
import csv, json, re, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
whole = json.load(open(sys.argv[2], encoding="utf-8"))
none = {"": None}
for row, answer in zip(rows, whole["answers"], strict=True):
    assert row.pop("format") == "1" and row.pop("learner") == "me"
    assert None not in row
    for name, cell in row.items():
        value = answer.get(name, "")
        if isinstance(value, bool):
            value = int(value)
        assert str(value) == cell or float(value) == float(cell), (name, cell)
data = open(sys.argv[3], "rb").read()
assert data.count(b"\r\n") == data.count(b"\n") == len(rows) + 1
for row in csv.reader(open(sys.argv[3], encoding="utf-8", newline="")):
    for cell in row:
        assert not cell or cell[0] not in "=+@\t\r" and (
            cell[0] != "-" or re.fullmatch(r"-[0-9.]+", cell)), cell
json.dump(whole, open(sys.argv[4], "w"), indent=3, ensure_ascii=False)
EOF
  is "$(python3 "$tmp/look.py" "$tmp/me.csv" "$tmp/me.json" "$tmp/safe.csv" \
    "$tmp/pretty.json" 2>&1)" "" "Python reads the same from both formats"
  at pretty history import "$tmp/pretty.json"
  at pretty history export
  printf '%s\n' "$out" >"$tmp/again.json"
  same_file "$tmp/again.json" "$tmp/me.json" "JSON may be laid out anew"
else
  skip "Python reads the same from both formats" "no python3"
  skip "JSON may be laid out anew" "no python3"
fi
run "$RECKON" schema history
printf '%s\n' "$out" >"$tmp/schema"
same_file "$tmp/schema" "$top_srcdir/doc/history.schema.json" \
  "doc/history.schema.json is what 'make doc' makes"
if python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null
then
  cat >"$tmp/valid.py" <<'EOF'
import json, sys, jsonschema
schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
check = jsonschema.Draft202012Validator(schema)
whole = json.load(open(sys.argv[2], encoding="utf-8"))
fault = jsonschema.exceptions.best_match(check.iter_errors(whole))
print(fault.message if fault else "")
def bad(change):
    copy = json.loads(json.dumps(whole))
    change(copy)
    if not list(check.iter_errors(copy)):
        print("a fault is not seen")
bad(lambda w: w.update(format=2))
bad(lambda w: w["answers"][0].update(level=6))
bad(lambda w: w["answers"][0].update(typed="\\q"))
bad(lambda w: w["answers"][0].pop("session"))
bad(lambda w: w["answers"][0].update(session=5))
bad(lambda w: w["sittings"][0].update(x=5))
EOF
  is "$(python3 "$tmp/valid.py" "$tmp/schema" "$tmp/me.json")" "" \
    "a history fits its schema, and faults do not"
else
  skip "a history fits its schema, and faults do not" \
    "python3 has no jsonschema 4 (Debian: python3-jsonschema)"
fi

# --- two computers
at left history import "$tmp/me.json"
at right history import "$tmp/me.json"
answers left 11 me 1/2 1/4 3 5
answers right 12 me 2/3 7 0.5
at left history export -o "$tmp/left.json"
at right history export -o "$tmp/right.json"
at left history import "$tmp/right.json"
at right history import "$tmp/left.json"
at left history export -o "$tmp/left.json"
at right history export -o "$tmp/right.json"
same_file "$tmp/left.json" "$tmp/right.json" "two computers agree in the end"
ok "and have the answers of both" test \
  "$(grep -c '"sequence"' "$tmp/left.json")" -gt "$((rows + 3))"
at left stats
left=$out
at right stats
is "$out" "$left" "on the estimates too"

# --- faults
at two history export -o "$tmp/before.json"
sed 's/"level":[0-9]/"level":17/; s/"session":"s/"session":"x/' \
  "$tmp/left.json" >"$tmp/bad.json"
at two history import "$tmp/bad.json"
is "$status" 3 "bad rows are bad input"
like "$err" "bad\\.json: line 2: session is 'x" "told with line and field"
like "$err" "line 3: level is '17', not a whole number from 1 to 5" \
  "and the mend, all of them"
like "$err" '^reckon: nothing was imported$' "and what came of it"
sed '3s/,1,/,x,/' "$tmp/me.csv" >"$tmp/bad.csv"
at two history import "$tmp/bad.csv"
like "$err" 'bad\.csv: row 3: ' "of a table by row"
sed 's/"format":1/"format":2/' "$tmp/left.json" >"$tmp/newer.json"
at two history import "$tmp/newer.json"
is "$status" 3 "a newer format is refused"
like "$err" 'newer reckon, in a format .*; update reckon' "with a clear word"
head -c 3000 "$tmp/left.json" >"$tmp/cut.json"
at two history import "$tmp/cut.json"
is "$status" 3 "a file that was cut off is refused"
at two history import "$tmp/absent"
is "$status" 1 "one that is not there is a failure"
at two history import "$top_srcdir/README.md"
like "$err" 'this is no history of reckon' "something else is refused"
at two history export -o "$tmp/after.json"
same_file "$tmp/after.json" "$tmp/before.json" "and all the while nothing came in"

at two history export -o "$tmp/two/progress.db"
is "$status" 2 "the database is not written over"
at two history
like "$out" '^  me  +[0-9]' "and is there"
at two history export -o "$tmp/nowhere/me.json"
is "$status" 1 "no place to write to is a failure"
"$RECKON" --data-dir "$tmp/two" history export >/dev/full 2>"$tmp/err"
is "$?" 1 "so is a full disk"
like "$(cat "$tmp/err")" 'cannot write the output' "which is told"

for wrong in exprot 'export x' import 'import a b' 'rebuild x' \
  'export --format=xml' '--format=csv' 'export --spreadsheet-safe'; do
  # shellcheck disable=SC2086
  at two history $wrong
  is "$status" 2 "'history $wrong' is a wrong call"
done
at two history exprot
like "$err" "did you mean 'export'" "with a suggestion"
done_testing
