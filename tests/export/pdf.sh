# Papers in PDF, read by qpdf and by the programs of Poppler.
. "$top_srcdir/tests/lib.sh"

for tool in qpdf pdftotext pdfinfo pdffonts; do
  command -v $tool >/dev/null 2>&1 ||
    skip_all "no $tool (Debian: qpdf, poppler-utils)"
done
run "$RECKON" set --banks "$top_srcdir/tests/export/demo.yaml" -n 1 \
  --to pdf -o "$tmp/first"
case $err in
  *'built without'*) skip_all "reckon is built without PDF" ;;
esac
is "$status" 0 "a paper is written"

# set_of BANK FOLDER OPTION...: a set of the bank in $tmp/FOLDER; its notes are
# in $err.
set_of() {
  set_of_bank=$1
  set_of_folder=$2
  shift 2
  run "$RECKON" set --banks "$set_of_bank" --seed 3 -o "$tmp/$set_of_folder" \
    --to pdf,pdf-key,text "$@"
  is "$status" 0 "a set of $(basename "$set_of_bank") is written"
}

# text_of FILE [OPTION...]: the text, without what stands at the foot of pages.
text_of() {
  text_of_file=$1
  shift
  pdftotext "$@" "$text_of_file" - |
    sed -e '/^ *Variant [0-9]*\(, with keys\)*\( *[0-9]* of [0-9]*\)*$/d' \
      -e '/^ *[0-9]* of [0-9]*$/d'
}

# words: of standard input, on one line.
words() {
  LC_ALL=C tr -cs 'A-Za-z' ' '
}

# in_order TEXT WORDS: every paragraph of the text is in the words, each behind
# the one before; prints those that are not.
in_order() {
  LC_ALL=C ${AWK:-awk} -v RS= '
    FNR == NR { whole = $0; next }
    {
      gsub(/[^A-Za-z]+/, " ")
      gsub(/^ | $/, "")
      at = index(substr(whole, behind + 1), $0)
      if (!at)
        print
      else
        behind += at + length($0) - 1
    }' "$2" "$1"
}

set_of "$top_srcdir/tests/export/demo.yaml" demo -n 9 --title 'Demo & <set>'
paper=$tmp/demo/paper.pdf

# --- the file

for name in paper instructor; do
  if qpdf --check "$tmp/demo/$name.pdf" >"$tmp/check" 2>&1; then
    pass "qpdf finds no fault in $name.pdf"
  else
    fail "qpdf finds no fault in $name.pdf"
    diag_file "$tmp/check"
  fi
  is "$(pdffonts "$tmp/demo/$name.pdf" | sed 1,2d | grep -v -c ' yes yes yes ')" \
    0 "all fonts of $name.pdf are embedded, in part, with their characters"
done
pdfinfo "$paper" >"$tmp/info"
like "$(cat "$tmp/info")" '^Title: *Demo & <set>$' "the title is in the file"
like "$(cat "$tmp/info")" '^Page size: .*A4' "pages are A4"
unlike "$(cat "$tmp/info")" '^(Creation|Mod)Date' "there is no date in it"
"$RECKON" set --banks "$top_srcdir/tests/export/demo.yaml" --seed 3 -n 9 \
  --to pdf --page letter -o "$tmp/letter" >/dev/null
like "$(pdfinfo "$tmp/letter/paper.pdf")" '^Page size: .*letter' \
  "or Letter, if asked for"
run "$RECKON" set --to pdf --page a5 -o "$tmp/a5"
is "$status" 2 "other sizes are a wrong call"
# shellcheck disable=SC2012
is "$(ls -l "$tmp/demo/instructor.pdf" | cut -c 1-10)" "-rw-------" \
  "the one with keys is for its owner only"

LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 LANGUAGE=de TZ=Asia/Tokyo HOME=/ \
  "$RECKON" set --banks "$top_srcdir/tests/export/demo.yaml" --seed 3 -n 9 \
  --to pdf,pdf-key --title 'Demo & <set>' -o "$tmp/again" >/dev/null
for name in paper instructor; do
  ok "the same bytes again for $name.pdf, in another place of the world" \
    cmp "$tmp/demo/$name.pdf" "$tmp/again/$name.pdf"
done

# --- what is read

for how in -raw -layout; do
  text_of "$paper" $how | words >"$tmp/words"
  # What stands in the other format's head is laid out in another way.
  sed '1,/^1\. /{/^1\. /!d;}' "$tmp/demo/paper.txt" >"$tmp/text"
  # Fractions are stacked, so their words are not apart from the text.
  is "$(in_order "$tmp/text" "$tmp/words" | grep -c -v '^ *$')" 0 \
    "pdftotext $how has every question's text in order"
done
pages=$(sed -n 's/^Pages: *//p' "$tmp/info")
is "$(pdftotext -layout "$paper" - | grep -c " of $pages\$")" "$pages" \
  "every page says which it is"

# --- what is not there

set_of "$top_srcdir/tests/export/secrets.yaml" secrets -n 12
for name in paper instructor; do
  qpdf --qdf --object-streams=disable "$tmp/secrets/$name.pdf" "$tmp/$name.qdf"
  { text_of "$tmp/secrets/$name.pdf" && cat "$tmp/$name.qdf"; } |
    LC_ALL=C tr -d '\n()<> -' >"$tmp/$name.all"
done
for secret in 2345678 8765432 1357924 solution-secret reading-secret \
  hint-secret tag-secret; do
  is "$(grep -a -c -e "$(echo "$secret" | tr -d -)" "$tmp/paper.all")" 0 \
    "no $secret in the learner's paper"
done
for secret in 2345678 solutionsecret; do
  is "$(grep -a -c -e "$secret" "$tmp/instructor.all")" 1 \
    "the one with keys has $secret"
done

# --- pages

# A bank of tables: twelve of nine rows, one of a hundred.
make_tables() {
  printf 'format: 1\nbank: tables\ntitle: Tables\ntemplates:\n'
  for table in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
    rows=9
    [ $table -lt 13 ] || rows=100
    printf '\n  - id: table-%d\n    topic: table\n    level: 1\n' $table
    printf '    ask: Table %d?\n    table:\n' $table
    printf '      -\n        - head%d\n        - value\n' $table
    row=0
    while [ $row -lt $rows ]; do
      row=$((row + 1))
      printf '      -\n        - row%d\n        - %d\n' $table $row
    done
    printf '    kind: count\n    answer: %d\n    check: %d + 0\n' $table $table
  done
}
make_tables >"$tmp/tables.yaml"
set_of "$tmp/tables.yaml" tables -n 13
torn=
long=0
page=0
total=$(pdfinfo "$tmp/tables/paper.pdf" | sed -n 's/^Pages: *//p')
while [ $page -lt "$total" ]; do
  page=$((page + 1))
  pdftotext -f $page -l $page -raw "$tmp/tables/paper.pdf" "$tmp/page"
  for table in 1 2 3 4 5 6 7 8 9 10 11 12; do
    count=$(grep -c "^row$table " "$tmp/page")
    [ "$count" = 0 ] || [ "$count" = 9 ] || torn="$torn $table"
  done
  if grep -q '^row13 ' "$tmp/page"; then
    long=$((long + 1))
    grep -q '^head13 value' "$tmp/page" || torn="$torn head"
  fi
done
is "$torn" "" "no table is torn that has room on a page"
if [ $long -ge 3 ]; then
  pass "one of a hundred rows goes over pages, and each has its head"
else
  fail "one of a hundred rows goes over pages, and each has its head"
fi

# One question of every template, at most 200: nothing stands out of the
# margins, which are 62 points wide.
"$RECKON" set --banks "$top_srcdir/banks" --seed 8 -n 200 --to pdf,pdf-key \
  -o "$tmp/all" >"$tmp/out" 2>"$tmp/err"
is "$(cat "$tmp/err")" "" "the shipped banks need no note"
for name in paper instructor; do
  pdftotext -bbox "$tmp/all/$name.pdf" "$tmp/$name.boxes"
  is "$(sed -n 's/.*xMin="\([0-9.]*\)".*xMax="\([0-9.]*\)".*/\1 \2/p' \
    "$tmp/$name.boxes" | ${AWK:-awk} '
    $1 < 61 || $2 > 595.28 - 61 { out++ }
    END { print (NR > 1000) ? out + 0 : "no words" }')" 0 \
    "nothing in $name.pdf of the shipped banks stands out"
done

# --- notes

cat >"$tmp/notes.yaml" <<'EOF'
format: 1
bank: notes
title: What a page cannot hold
templates:

  - id: glyph
    topic: notes
    level: 1
    draw:
      n: 1..9
    ask: >-
      A sign that no font has: {n}
    kind: count
    answer: n
    check: n + 0

  - id: wide
    topic: notes
    level: 1
    draw:
      n: 2..9
    let:
      long: list(1/n, 2/n, 3/n, 4/n, 5/n, 6/n, 7/n, 8/n, 9/n, 11/n, 13/n, 17/n, 19/n, 23/n, 29/n, 31/n, 37/n, 41/n, 1/(n + 1), 1/(n + 2), 1/(n + 3), 1/(n + 4), 1/(n + 5), 1/(n + 6), 1/(n + 7), 1/(n + 8), 1/(n + 9), 1/(n + 10), 1/(n + 11), 1/(n + 12))
    ask: >-
      What is {sum(long) =} times {n}?
    kind: number
    answer: n*sum(long)
    check: sum(long)*n
EOF
# U+10FFFD, the last one for private use.
sed 's/no font has:/&'"$(printf ' \364\217\277\275')"'/' "$tmp/notes.yaml" \
  >"$tmp/noted.yaml"
run "$RECKON" set --banks "$tmp/noted.yaml" --seed 3 -n 2 --to pdf -o "$tmp/noted"
is "$status" 0 "a paper is written all the same"
like "$err" '^pdf: notes/glyph: no font has a glyph for .*U\+10FFFD' \
  "a glyph that no font has is told, with its template"
like "$err" '^pdf: notes/wide: a formula is too wide' \
  "so is a formula too wide for a line"
like "$(text_of "$tmp/noted/paper.pdf" -raw | tr '\n' ' ')" \
  'What is sum\(long\) = ' "which stands there as plain text"

# --- what is too wide for a line and can be helped

terms=$(${AWK:-awk} 'BEGIN {
  for (i = 1; i <= 30; i++) printf "%s%d*n", (i > 1 ? " + " : ""), 100 + i }')
long='a long option that goes on over more than one line of the page since it
          says much of what is no matter, and then says it again, and again, up
          to the end, which is'
word=Donaudampfschiffahrtsgesellschaft
cat >"$tmp/odd.yaml" <<EOF
format: 1
bank: odd
title: What is wide
templates:

  - id: torn
    topic: odd
    level: 1
    draw:
      n: 2..9
    ask: >-
      Let {$terms =} be the number, and what is half of it?
    kind: number
    answer: 3465*n/2
    check: n*3465*0.5

  - id: narrowed
    topic: odd
    level: 1
    ask: Which of four is the number?
    table:
      -
        - ${word%schaft}
        - ${word%schaft}
        - ${word%schaft}
        - ${word%schaft}
      -
        - 1
        - 2
        - 3
        - 4
    kind: count
    answer: 4
    check: 2 + 2

  - id: wide
    topic: odd
    level: 1
    ask: Which of six is the number?
    table:
      -
        - $word
        - $word
        - $word
        - $word
        - $word
        - $word
      -
        - 1
        - 2
        - 3
        - 4
        - 5
        - 6
    kind: count
    answer: 4
    check: 2 + 2

  - id: options
    topic: odd
    level: 1
    ask: Which is it?
    kind: choice
    options:
      -
        text: >-
          $long one
        right: true
      -
        text: >-
          $long two
      -
        text: >-
          $long three
EOF
run "$RECKON" set --banks "$tmp/odd.yaml" --seed 3 -n 4 --to pdf,text,pdf-key \
  -o "$tmp/odd"
is "$status" 0 "a paper with wide things is written"
is "$err" "pdf: odd/wide: a table is wider than the page
pdf-key: odd/wide: a table is wider than the page" \
  "only the table that no page holds is told"
text_of "$tmp/odd/paper.pdf" -raw | tr -d ' \n' >"$tmp/odd.text"
like "$(cat "$tmp/odd.text")" \
  'Let101n\+102n\+.*\+130n=101×[2-9]\+102×.*\+130×[2-9]=[0-9]+bethenumber' \
  "a long sum goes on in the next line"
text_of "$tmp/odd/paper.pdf" -raw | words >"$tmp/words"
for text in 'Which of four is the number' 'Which of six is the number' \
  'again up to the end which is one' 'again up to the end which is three'; do
  like "$(cat "$tmp/words")" "$text" "the paper has: $text"
done
pdftotext -bbox "$tmp/odd/paper.pdf" "$tmp/odd.boxes"
is "$(sed -n 's/.*xMin="\([0-9.]*\)".*xMax="\([0-9.]*\)".*>\(.*\)<.*/\1 \2 \3/p' \
  "$tmp/odd.boxes" | ${AWK:-awk} -v "word=$word" '
  index(word, $3) != 1 && $3 !~ /^[1-6]$/ && ($1 < 61 || $2 > 595.28 - 61) { print $3 }')" "" \
  "and nothing else stands out"

# --- formulas, read as they would be typed

run "$RECKON" set --banks "$top_srcdir/tests/export/media.yaml" \
  --topics media/shapes --seed 3 -n 1 --to pdf-key -o "$tmp/shapes"
{ text_of "$tmp/shapes/instructor.pdf" -raw | tr -d ' \n' && echo; } \
  >"$tmp/shapes.txt"
for text in 'fractionis2/[0-9]+,anegativeone−2/[0-9]+,' '2\.06×10\^\(−9\)' \
  't=\(n−k\)/\(√n/k\)=\([0-9]−[0-9]\)/\(√[0-9]/[0-9]\)=[0-9.]+' \
  '⌊n/k⌋×⌈μ/per_day⌉' '/\(log_2\(n\)\)'; do
  if grep -q -E -e "$text" "$tmp/shapes.txt"; then
    pass "what is copied has $text"
  else
    fail "what is copied has $text"
    diag_file "$tmp/shapes.txt"
  fi
done
done_testing
