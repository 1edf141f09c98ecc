# The formats of learning systems, read back by the rules of those systems:
# every value, interval, mistake and text is that of the key. Damaged files must
# be found, or the readers would prove nothing.
. "$top_srcdir/tests/lib.sh"

lms=$top_srcdir/tests/export/lms
python3 -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null ||
  skip_all "no python3"
PYTHONPATH=$lms
PYTHONDONTWRITEBYTECODE=1
export PYTHONPATH PYTHONDONTWRITEBYTECODE

formats='moodle gift qti21 canvas anki csv'
file_of() {
  case $1 in
    moodle) echo moodle.xml ;;
    gift) echo gift.txt ;;
    anki) echo anki.txt ;;
    csv) echo instructor.csv ;;
    *) echo "$1.zip" ;;
  esac
}

# make_set FOLDER ARGUMENT...: in all formats that this reckon can write.
make_set() {
  folder=$1
  shift
  run "$RECKON" set "$@" --to "$(echo "jsonl $formats" | tr ' ' ,)" \
    -o "$tmp/$folder"
  printf '%s\n' "$err" >"$tmp/$folder.notes"
}

if "$RECKON" set -n 1 --to qti21 -o "$tmp/try" >"$tmp/try.out" 2>&1; then
  complete=yes
else
  complete=no
  formats='gift anki csv'
fi

title='=Week 1/2 <b>& "x"</b> ]]> ~ #'
mkdir "$tmp/banks"
cp "$top_srcdir/tests/export/lms.yaml" "$top_srcdir/tests/export/demo.yaml" \
  "$top_srcdir/tests/export/media.yaml" "$top_srcdir/tests/banks/kinds.yaml" \
  "$tmp/banks"
make_set hostile --banks "$tmp/banks" --seed 4 -n 40 --title "$title"
is "$status" 0 "a set of hostile texts is written"
make_set all --seed 4 -n 1000
is "$status" 0 "a set of all shipped templates is written"

is "$(python3 - "$tmp/all/instructor.jsonl" <<'END'
import json, re, sys
for line in open(sys.argv[1], encoding="utf-8"):
    part = json.loads(line)
    if re.search(r"Give a fraction( again)?\.|as a fraction\?|fraction again", part.get("text", "")) \
            and not re.search("/|^-?[0-9]+$", part.get("shown", "/")):
        print(part["template"], part["part"], part["shown"])
END
)" "" "who asks for a fraction shows one"

# reads FORMAT FILE FOLDER: the reader agrees with the key.
reads() {
  python3 "$lms/compare.py" "$1" "$2" "$tmp/$3/instructor.jsonl" \
    "$tmp/$3.notes" >"$tmp/compare.out" 2>&1
}

for format in $formats; do
  for set in hostile all; do
    if reads "$format" "$tmp/$set/$(file_of "$format")" $set; then
      pass "$format holds what the key says: $set"
    else
      fail "$format holds what the key says: $set"
    fi
    diag_file "$tmp/compare.out"
    sed 's/.* \([0-9]* formulas\).*/\1/' "$tmp/compare.out" \
      >"$tmp/$set.$format"
  done
done
# Text that looked like a formula to one of them would be one more.
for format in moodle canvas; do
  [ $complete = no ] ||
    is "$(cat "$tmp/hostile.$format")" "$(cat "$tmp/hostile.gift")" \
      "$format and GIFT have as many formulas"
done
[ $complete = no ] || is "$(cat "$tmp/hostile.gift")" \
  "$(cat "$tmp/hostile.qti21")" "QTI in MathML has as many"
[ $complete = yes ] || skip "formats in XML" "$(cat "$tmp/try.out")"

# --- the programs of others

pegjs=${GIFT_PEGJS:-$top_srcdir/tests/node/node_modules/gift-pegjs}
if [ -d "$pegjs" ]; then
  for set in hostile all; do
    if node "$lms/read_gift_pegjs.mjs" "$pegjs" "$tmp/$set/gift.txt" \
      >"$tmp/pegjs.jsonl" 2>"$tmp/compare.out" &&
      reads pegjs "$tmp/pegjs.jsonl" $set; then
      pass "gift-pegjs reads what the key says: $set"
    else
      fail "gift-pegjs reads what the key says: $set"
      diag_file "$tmp/compare.out"
    fi
  done
else
  skip "gift-pegjs reads GIFT" "no gift-pegjs (./bootstrap --dev)"
fi

# Packages have a test of their own: packages.sh.
if [ $complete = no ]; then
  :
elif command -v xmllint >/dev/null 2>&1; then
  for set in hostile all; do
    xmllint --nonet --noout "$tmp/$set/moodle.xml" 2>"$tmp/lint.out"
    is "$(cat "$tmp/lint.out")" "" "Moodle's XML is well formed: $set"
  done
else
  skip "Moodle's XML is well formed" "no xmllint (Debian: libxml2-utils)"
fi

# --- what a format cannot express is said once

like "$(cat "$tmp/hostile.notes")" \
  '^gift: lms/interval: several numbers become an essay' "GIFT lacks intervals"
is "$(sort "$tmp/all.notes" | uniq -d)" "" "nothing is noted twice"

# --- the same bytes, wherever the clock is

run env TZ=Pacific/Kiritimati "$RECKON" set --banks "$tmp/banks" --seed 4 \
  -n 40 --title "$title" --to "$(echo "$formats" | tr ' ' ,)" -o "$tmp/again"
for format in $formats; do
  same_file "$tmp/again/$(file_of "$format")" \
    "$tmp/hostile/$(file_of "$format")" "$format: the same seed, the same bytes"
done

# --- the readers find faults

# finds FORMAT WHAT: the reader refuses $tmp/damaged.
finds() {
  if reads "$1" "$tmp/damaged" hostile; then
    fail "$1: $2 is found"
  else
    pass "$1: $2 is found"
    diag_file "$tmp/compare.out"
  fi
}

# damage FORMAT WHAT EDIT: by a sed command that changes something.
damage() {
  sed "$3" "$tmp/hostile/$(file_of "$1")" >"$tmp/damaged"
  if cmp -s "$tmp/damaged" "$tmp/hostile/$(file_of "$1")"; then
    fail "$1: $2 (the edit changed nothing)"
  else
    finds "$1" "$2"
  fi
}

# damage_zip FORMAT WHAT PATTERN OLD NEW
damage_zip() {
  if python3 "$lms/edit.py" "$tmp/hostile/$1.zip" "$3" "$4" "$5" \
    "$tmp/damaged"; then
    finds "$1" "$2"
  else
    fail "$1: $2 (the edit changed nothing)"
  fi
}

damage gift "an unescaped brace" 's/1\\:NUMERICAL\\:\\=1&/} 1/'
damage gift "an escaped sign that is none" 's/\\= \\~/= ~/'
damage gift "another tolerance" 's/^\(\t=[0-9.]*:0\)\.0/\1./'
damage gift "a lost weight" 's/=%0%/=/'
damage gift "an exponent" 's/:0\.00005/:5e-5/'
damage csv "another end" \
  '/demo\/capital/s/5,\([0-9]*\.[0-9]*5,\)/9,\1/'
damage csv "a lost comma" '3s/,//'
damage csv "a formula" "s/'=cmd/=cmd/"
damage anki "a lost quote" '0,/""/s/""/"/'
damage anki "another setting" 's/#html:true/#html:false/'
damage anki "a sound" 's/&#91;sound/[sound/'
if [ $complete = yes ]; then
  head -c 9000 "$tmp/hostile/moodle.xml" >"$tmp/damaged"
  finds moodle "a file that is cut off"
  damage moodle "a weight that Moodle has not" 's/fraction="0"/fraction="2"/'
  damage moodle "a text format that is none" 's/format="html"/format="htm"/'
  damage moodle "another tolerance" \
    's/<tolerance>0.005</<tolerance>0.05</'
  damage moodle "a field in the text" \
    's/&#123;1:SHORTANSWER:=x&#125;/{1:SHORTANSWER:=x}/'
  damage moodle "lost feedback" 's/That is of more than all//'
  damage_zip qti21 "another comparison" 'items/*' '<gte>' '<lte>'
  damage_zip qti21 "an unknown type" 'items/*' 'baseType="float">0.' \
    'baseType="real">0.'
  damage_zip qti21 "a lost item" 'items/*' 'assessmentItem' '-'
  damage_zip qti21 "a dangling response" 'items/*' \
    'responseIdentifier="RESPONSE"' 'responseIdentifier="ANSWER"'
  damage_zip canvas "another end" 'set/*' '<vargte respident="response1">0.' \
    '<vargte respident="response1">0.0'
  damage_zip canvas "another score" 'set/*' '>100</setvar>' '>50</setvar>'
  damage_zip canvas "lost feedback" 'set/*' 'ident="general_fb"' \
    'ident="general"'
fi
done_testing
