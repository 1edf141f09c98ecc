# The accepted JSON Lines files are what doc/set.schema.json says, and the
# schema is strict enough to see faults.
. "$top_srcdir/tests/lib.sh"

python3 -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null ||
  skip_all "python3 has no jsonschema 4 (Debian: python3-jsonschema)"

# valid FILE: every line is.
valid() {
  python3 - "$top_srcdir/doc/set.schema.json" "$1" <<'EOF' >"$tmp/out" 2>&1
import json, sys, jsonschema
schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for number, line in enumerate(open(sys.argv[2], encoding="utf-8"), 1):
    fault = jsonschema.exceptions.best_match(
        validator.iter_errors(json.loads(line)))
    if fault:
        sys.exit("line %d: %s" % (number, fault.message[:200]))
EOF
}

for name in key jsonl paper-jsonl; do
  if valid "$top_srcdir/tests/export/demo.$name.expected"; then
    pass "demo.$name fits the schema"
  else
    fail "demo.$name fits the schema"
    diag_file "$tmp/out"
  fi
done

# The key of a real set has all members, those of a blueprint and a roster too.
cat >"$tmp/set.yaml" <<'EOF'
format: 1
set: small
title: Small
near: 0.25
sections:
  -
    count: 9
EOF
printf 'student\ns1\ns2\n' >"$tmp/class.csv"
run "$RECKON" set "$tmp/set.yaml" --banks "$top_srcdir/tests/export/demo.yaml" \
  --roster "$tmp/class.csv" --to jsonl,paper-jsonl -o "$tmp/set"
is "$status" 0 "a set is made"
for name in key instructor paper; do
  if valid "$tmp/set/$name.jsonl"; then
    pass "its $name.jsonl fits the schema"
  else
    fail "its $name.jsonl fits the schema"
    diag_file "$tmp/out"
  fi
done
sed 's/"near":0.25/"near":1.25/' "$tmp/set/key.jsonl" >"$tmp/more"
valid "$tmp/more"
is $? 1 "a credit of more than 1 is a fault"
sed 's/"student":"s1"/"student":1/' "$tmp/set/key.jsonl" >"$tmp/more"
valid "$tmp/more"
is $? 1 "a student that is a number is one"

# damaged EDIT DESCRIPTION: the key with a sed command applied.
damaged() {
  sed "$1" "$top_srcdir/tests/export/demo.key.expected" >"$tmp/damaged"
  if cmp -s "$tmp/damaged" "$top_srcdir/tests/export/demo.key.expected"; then
    fail "$2 (the edit changed nothing)"
  elif valid "$tmp/damaged"; then
    fail "$2"
  else
    pass "$2"
  fi
}

damaged 's/"seed":"7"/"seed":7/' "a seed that is a number is a fault"
damaged 's/"value":/"valu":/' "a value under another name is a fault"
damaged 's/"right":true/"right":false/' "a choice without a right option is one"
damaged 's/"kind":"count"/"kind":"counts"/' "an unknown kind is one"
damaged 's/"record":"part"/"record":"paper"/' "a paper with a key is one"
done_testing
