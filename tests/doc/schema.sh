# The JSON Schema of banks: not stale, true of all our banks, and strict enough
# to see what an author gets wrong.
. "$top_srcdir/tests/lib.sh"

run "$RECKON" schema
is "$status" 0 "'schema' succeeds"
printf '%s\n' "$out" >"$tmp/schema"
same_file "$tmp/schema" "$top_srcdir/doc/bank.schema.json" \
  "doc/bank.schema.json is what 'make doc' makes"

python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null || {
  skip "banks fit the schema" "python3 has no jsonschema 4"
  done_testing
  exit
}
python3 -c 'import yaml' 2>/dev/null || {
  skip "banks fit the schema" "python3 has no yaml"
  done_testing
  exit
}

# Prints each file with its first fault. Dates and 1:30 stay text, as in the
# YAML 1.2 of editors.
cat >"$tmp/validate.py" <<'EOF'
import json, sys, jsonschema, yaml

class Loader(yaml.SafeLoader):
    pass

Loader.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}
schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    bank = yaml.load(open(name, encoding="utf-8"), Loader)
    fault = jsonschema.exceptions.best_match(validator.iter_errors(bank))
    if fault:
        print("%s: %s: %s" % (name.rsplit("/", 1)[-1], fault.json_path,
                              fault.message[:120]))
EOF

"$RECKON" new dice/two >"$tmp/new.yaml"
python3 "$tmp/validate.py" "$tmp/schema" "$top_srcdir"/banks/*.yaml \
  "$top_srcdir"/tests/banks/*.yaml "$top_srcdir/doc/example.yaml" \
  "$tmp/new.yaml" >"$tmp/faults" 2>&1
is "$(cat "$tmp/faults")" "" "all our banks fit the schema"

for name in accept accept-number bank-missing choice-one-option \
  choice-with-answer follow-up-without-id id-path kind level-range level-word \
  list-at-top list-for-text missing-answer missing-topic; do
  python3 "$tmp/validate.py" "$tmp/schema" \
    "$top_srcdir/tests/bad-banks/$name.yaml" >"$tmp/faults" 2>&1
  like "$(cat "$tmp/faults")" "^$name.yaml: \\$" "it refuses $name.yaml"
done
done_testing
