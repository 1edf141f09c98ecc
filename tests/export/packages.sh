# Packages of QTI against grammars: ours, of what reckon writes, and, where they
# are there, the schemas of IMS. README.md says why. Planted faults must be
# found, or the grammars would prove nothing.
. "$top_srcdir/tests/lib.sh"

here=$top_srcdir/tests/export
command -v xmllint >/dev/null 2>&1 ||
  skip_all "no xmllint (Debian: libxml2-utils)"
python3 -c '' 2>/dev/null || skip_all "no python3"
"$RECKON" set -n 1 --to qti21 -o "$tmp/try" >"$tmp/try.out" 2>&1 ||
  skip_all "$(cat "$tmp/try.out")"

mkdir "$tmp/banks"
cp "$here/lms.yaml" "$here/demo.yaml" "$here/media.yaml" \
  "$top_srcdir/tests/banks/kinds.yaml" "$tmp/banks"

# make_set NAME ARGUMENT...: both packages, unpacked; the manifest of Canvas is
# that of Content Packaging in another name space.
make_set() {
  set=$1
  shift
  run "$RECKON" set "$@" --to qti21,canvas -o "$tmp/$set"
  is "$status" 0 "a set is written: $set"
  for format in qti21 canvas; do
    python3 -m zipfile -e "$tmp/$set/$format.zip" "$tmp/$set/$format"
  done
  sed 's#imsccv1p1/imscp_v1p1#imscp_v1p1#' \
    "$tmp/$set/canvas/imsmanifest.xml" >"$tmp/$set/canvas/manifest.xml"
}

make_set hostile --banks "$tmp/banks" --seed 4 -n 40 \
  --title '=Week 1/2 <b>& "x"</b> ]]> ~ #'
make_set all --seed 4 -n 1000

# valid NAME KIND SCHEMA FILE...: KIND is schema or relaxng.
valid() {
  name=$1
  kind=$2
  schema=$3
  shift 3
  if xmllint --nonet --noout "--$kind" "$schema" "$@" >"$tmp/lint.out" 2>&1; then
    pass "$name"
  else
    fail "$name"
    grep -v ' validates$' "$tmp/lint.out" | sed 10q | cut -c 1-300 | sed 's/^/# /'
  fi
}

# or_skip NAME SCHEMA WHY FILE...: as valid, where the schema is there.
or_skip() {
  name=$1
  schema=$2
  why=$3
  shift 3
  if [ -n "$schema" ] && [ -e "$schema" ]; then
    valid "$name" schema "$schema" "$@"
  else
    skip "$name" "$why"
  fi
}

content=${RECKON_IMSCP_XSD:-$top_srcdir/tests/node/imscp/imscp_v1p1.xsd}
for set in hostile all; do
  folder=$tmp/$set
  valid "QTI 2.1 is of our grammar: $set" relaxng "$here/qti21.rng" \
    "$folder/qti21/test.xml" "$folder/qti21/items"/*.xml
  valid "QTI 1.2 is of our grammar: $set" relaxng "$here/qti12.rng" \
    "$folder/canvas/set/set.xml"
  valid "the manifests are of our grammar: $set" relaxng "$here/imscp.rng" \
    "$folder/qti21/imsmanifest.xml" "$folder/canvas/manifest.xml"
  or_skip "the manifests have the schema of IMS: $set" "$content" \
    "no imscp_v1p1.xsd (./bootstrap --dev)" \
    "$folder/qti21/imsmanifest.xml" "$folder/canvas/manifest.xml"
  or_skip "QTI 2.1 has the schema of IMS: $set" "${RECKON_QTI21_XSD:-}" \
    "RECKON_QTI21_XSD names none" \
    "$folder/qti21/test.xml" "$folder/qti21/items"/*.xml
  or_skip "QTI 1.2 has the schema of IMS: $set" "${RECKON_QTI12_XSD:-}" \
    "RECKON_QTI12_XSD names none" "$folder/canvas/set/set.xml"
done

# --- the grammars find faults

# plant GRAMMAR WHAT EDIT FILE...: the first file that the sed script changes is
# refused.
plant() {
  grammar=$1
  what=$2
  edit=$3
  shift 3
  for file in "$@"; do
    sed -E "$edit" "$file" >"$tmp/damaged.xml"
    ! cmp -s "$file" "$tmp/damaged.xml" || continue
    if xmllint --nonet --noout "$tmp/damaged.xml" 2>"$tmp/lint.out" &&
      ! xmllint --nonet --noout --relaxng "$here/$grammar.rng" \
        "$tmp/damaged.xml" 2>"$tmp/lint.out"; then
      pass "$grammar: $what"
    else
      fail "$grammar: $what"
      diag_file "$tmp/lint.out"
    fi
    return
  done
  fail "$grammar: $what (the edit changed nothing)"
}

# The edits are of what stands on one line.
while IFS='|' read -r grammar what edit; do
  case $grammar in
    qti21) set -- "$tmp/hostile/qti21/items"/*.xml ;;
    test) set -- "$tmp/hostile/qti21/test.xml" ;;
    qti12) set -- "$tmp/hostile/canvas/set/set.xml" ;;
    imscp) set -- "$tmp/hostile/qti21/imsmanifest.xml" ;;
    *) continue ;;
  esac
  [ "$grammar" != test ] || grammar=qti21
  plant "$grammar" "$what" "$edit" "$@"
done <<'END'
qti21|another version|s/imsqti_v2p1/imsqti_v2p2/
qti21|no attribute timeDependent|s/ timeDependent="false"//
qti21|an unknown attribute|s/ adaptive=/ adapts=/
qti21|a truth that is none|s/adaptive="false"/adaptive="no"/
qti21|an identifier with a blank|s/identifier="v1-q/identifier="v1 q/
qti21|two options of one name|s/identifier="o2"/identifier="o1"/
qti21|two variables of one name|s/identifier="SOLUTION"/identifier="SCORE"/
qti21|a label that is too long|s/label="([^"]*)/&\1\1\1/; s//&\1\1\1/
qti21|words between the blocks of a body|s/<itemBody>/&words/
qti21|a paragraph in a paragraph|s/<p><em>/<p><p\/><em>/
qti21|a list without items|s/<ul><li>.*<\/li><\/ul>/<ul><\/ul>/
qti21|a table without a body|s/<tbody>.*<\/tbody>//
qti21|a row without cells|s/<tbody><tr>.*<\/tr><\/tbody>/<tbody><tr\/><\/tbody>/
qti21|an unknown element|s/<em>[^<]*<\/em>/<u\/>/
qti21|a rubric for nobody|s/view="scorer"/view="marker"/
qti21|words in a rubric|s/<rubricBlock[^>]*>/&words/
qti21|options in any order or not|s/ shuffle="false"//
qti21|a field in an option|s/(<simpleChoice[^>]*>).*</\1<textEntryInteraction responseIdentifier="RESPONSE" expectedLength="1"\/></
qti21|an unknown type|s/baseType="float"/baseType="real"/
qti21|several values at once|s/cardinality="single"/cardinality="ordered"/
qti21|a number that is none|s/<value>[0-9.]*</<value>1\/2</
qti21|a comparison with words|s/(<baseValue baseType="float">)[^<]*/\1many/
qti21|a comparison with a truth|s/<variable .*/<and\/>/
qti21|a comparison with nothing|s/<baseValue .*//
qti21|an unknown comparison|s/<(.?)gte>/<\1ge>/
qti21|an if without a condition|s/<(.?)and>//
qti21|an else-if that comes first|s/<(.?)responseIf>/<\1responseElseIf>/
qti21|no case sensitivity|s/ caseSensitive="false"//
qti21|processing before the body|s/<itemBody>/<responseProcessing\/>&/
qti21|feedback that is neither shown nor hidden|s/ showHide="show"//
qti21|feedback to nothing|s/ outcomeIdentifier="FEEDBACK"//
qti21|a fraction of one|s/<mfrac><mn>[0-9]*<\/mn>/<mfrac>/
qti21|a power of three|s/<msup>/&<mn>1<\/mn>/
qti21|a formula of no name space|s/<math xmlns="[^"]*">/<math xmlns="">/
test|no navigation|s/ navigationMode="nonlinear"//
test|an unknown mode|s/submissionMode="individual"/submissionMode="each"/
test|a section that is seen or not|s/ visible="true"//
test|an item without a file|s/ href="items[^"]*"//
test|a part without sections|s/<(.?)assessmentSection[^>]*>//
test|two items of one name|s/identifier="v1-q2"/identifier="v1-q1"/
test|a sum of nothing|s/<testVariables[^>]*>//
qti12|an item without a name|s/(<item) ident="[^"]*"/\1/
qti12|a field without a label|s/<fieldlabel>question_type<\/fieldlabel>//
qti12|an entry before its label|s/<fieldlabel>.*/<fieldentry\/>&/
qti12|a text that is of no type|s/texttype="text\/html"/texttype="html"/
qti12|one or many|s/ rcardinality="Single"//
qti12|an unknown type of field|s/fibtype="Decimal"/fibtype="Number"/
qti12|an answer without a name|s/(<response_label) ident="answer1"/\1/
qti12|a score of another type|s/vartype="Decimal"/vartype="Double"/
qti12|a condition that goes on somehow|s/continue="Yes"/continue="Maybe"/
qti12|a condition of nothing|s/<other[^>]*>(<\/other>)?//
qti12|a comparison with no response|s/<vargte respident="response1"/<vargte/
qti12|an end that is no number|s/(<varlte[^>]*>)[^<]*/\1many/
qti12|a score that is no number|s/(<setvar[^>]*>)100/\1all/
qti12|an unknown action|s/action="Set"/action="Put"/
qti12|feedback of no type|s/ feedbacktype="Response"//
qti12|feedback before the processing|s/<resprocessing>/<itemfeedback ident="a"\/>&/
imscp|no name|s/(<manifest[^>]*) identifier="[^"]*"/\1/
imscp|no organizations|s/<organizations[^>]*>//
imscp|a resource of no type|s/ type="[^"]*"//
imscp|two resources of one name|s/identifier="v1-q[0-9]*"/identifier="v1"/
imscp|a dependency before the file|s/<file href="test.xml"\/>/<dependency identifierref="test"\/>&/
imscp|a file without a place|s/<file href="[^"]*"/<file/
END
done_testing
