# Hostile texts in every field of every format: title and rules of a set, names
# of sections and students, what a bank says, what students answer. A reader of
# the format finds them again as text, and nothing that runs, loads or
# calculates. (What learning systems read: formats.sh.)
. "$top_srcdir/tests/lib.sh"

python3 -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null ||
  skip_all "no python3"
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
bank=$top_srcdir/tests/export/injection.yaml

# holds KIND FILE MARK...: see injection.py.
holds() {
  holds_kind=$1
  holds_file=$2
  shift 2
  if python3 "$top_srcdir/tests/export/injection.py" "$holds_kind" \
    "$holds_file" "$@" >"$tmp/holds.out" 2>&1; then
    pass "$(basename "$holds_file") holds them as text"
  else
    fail "$(basename "$holds_file") holds them as text"
    diag_file "$tmp/holds.out"
  fi
}

# --- a set ---

script='</script><script>alert(1)</script> <svg onload=alert(1)> " onload="x'
signs='& $x$ % [x](javascript:alert(1)) ]]> \input{x} \write18{id} ^^5cinput'
{
  printf 'format: 1\nset: injected\ntitle: >-\n  T20 %s %s\n' "$script" "$signs"
  printf 'about: >-\n  T21 =cmd() %s %s\n' "$script" "$signs"
  printf 'sections:\n  -\n    name: >-\n      T22 %s %s\n' "$script" "$signs"
  printf '    topics:\n      - fields\n    count: 3\n'
} >"$tmp/injected.yaml"
# Ids of at most 100 bytes.
cat >"$tmp/roster.csv" <<'END'
student
"=cmd|'/c calc'!A1 T23 <script>"
+1
-2
@SUM(1)
"a ""b"" & <i>c</i> ]]> \input{x} $y$ %"
../../etc/passwd
END
if "$RECKON" set -n 1 --to pdf -o "$tmp/try" >"$tmp/try.out" 2>&1; then
  pdf=,pdf,pdf-key
else
  pdf=
fi
run "$RECKON" set "$tmp/injected.yaml" --banks "$bank" --seed 4 \
  --roster "$tmp/roster.csv" -o "$tmp/set" \
  --to "text,markdown,html,practice,latex,paper-jsonl,jsonl,csv$pdf"
is "$status" 0 "a set of hostile texts is written"
diag "$err"

set=$tmp/set
seen='T01 T02 T03 T04 T05 T10 T11 T12 T14 T20 T21 T22'
# shellcheck disable=SC2086
{
  holds html "$set/paper-1.html" $seen T23
  holds html "$set/practice-1.html" T01 T02 T04 T08 T09 T11 T12 T14 T16 T20
  holds text "$set/paper-1.txt" $seen T23
  holds json "$set/paper.jsonl" T01 T02 T04 T11 T12 T14
  holds json "$set/key.jsonl" T01 T06 T07 T11 T13 T20
  holds json "$set/instructor.jsonl" T01 T06 T07 T08 T09 T11 T13 T15 T16
  holds csv "$set/instructor.csv" T01 T02 T03 T06 T07 T08 T09 T11 T12 T13 T15
}
if command -v cmark >/dev/null 2>&1; then
  cmark "$set/paper-1.md" >"$tmp/markdown.html"
  # Tables are an extension: their rows are text for cmark.
  # shellcheck disable=SC2086
  holds html "$tmp/markdown.html" $seen
else
  skip "Markdown holds them as text" "no cmark"
fi
is "$(grep -c -e '\\input{' -e '\\write18' -e '\\catcode' \
  "$set/paper-1.tex")" 0 "no command of theirs is in LaTeX"
if command -v pdflatex >/dev/null 2>&1 &&
  command -v pdftotext >/dev/null 2>&1 &&
  kpsewhich exam.cls lmodern.sty amsmath.sty >/dev/null; then
  (cd "$set" && openin_any=p pdflatex -no-shell-escape -halt-on-error \
    -interaction=nonstopmode paper-1.tex) >"$tmp/latex.out" 2>&1
  is "$?" 0 "LaTeX typesets it"
  pdftotext -layout "$set/paper-1.pdf" "$tmp/latex.txt" 2>/dev/null
  holds text "$tmp/latex.txt" T01 T10 T20
else
  skip "LaTeX typesets it" "no pdflatex with exam.cls, or no pdftotext"
fi
# pdflatex has written over the paper.
[ -z "$pdf" ] || "$RECKON" set "$tmp/injected.yaml" --banks "$bank" --seed 4 \
  --roster "$tmp/roster.csv" -o "$tmp/pdf" --to pdf,pdf-key >"$tmp/out" 2>&1
if [ -n "$pdf" ] && command -v qpdf >/dev/null 2>&1 &&
  command -v pdftotext >/dev/null 2>&1; then
  pdftotext -raw "$tmp/pdf/paper-1.pdf" "$tmp/paper-pdf.txt"
  # shellcheck disable=SC2086
  holds text "$tmp/paper-pdf.txt" $seen T23
  pdftotext -raw "$tmp/pdf/instructor-1.pdf" "$tmp/instructor-pdf.txt"
  # shellcheck disable=SC2086
  holds text "$tmp/instructor-pdf.txt" $seen T06 T09 T15 T16
  for name in paper-1 instructor-1; do
    qpdf --qdf --object-streams=disable "$tmp/pdf/$name.pdf" "$tmp/qdf"
    is "$(grep -a -c -e '/JavaScript' -e '/JS ' -e '/URI' -e '/Launch' \
      -e '/OpenAction' -e '/AA ' -e '/EmbeddedFile' -e '/SubmitForm' \
      "$tmp/qdf")" 0 "$name.pdf does nothing"
  done
else
  skip "PDF holds them as text" "no PDF, qpdf or pdftotext"
fi
is "$(find "$tmp" -name passwd | wc -l | tr -d ' ')" 0 \
  "no file is named after a student"

# --- previews ---

for format in html json text; do
  "$RECKON" preview --banks "$bank" --format=$format injection \
    >"$tmp/preview.$format" 2>"$tmp/err"
done
all='T01 T02 T03 T04 T05 T06 T07 T08 T09 T10 T11 T12 T13 T14 T15 T16'
# shellcheck disable=SC2086
{
  holds html "$tmp/preview.html" $all
  holds text "$tmp/preview.text" $all
}

# --- what comes back ---

python3 - "$set/key.jsonl" "$tmp/answers.csv" <<'END'
import csv, json, sys
texts = ["=cmd|'/c calc'!A1", "<script>alert(1)</script>", "-5", "0x",
         "a\nb", '" onload="x', "+1", "@SUM(1)", "b"]
students, parts = [], []
for line in open(sys.argv[1], encoding="utf-8"):
    record = json.loads(line)
    if record["record"] == "set":
        students.append(record["student"])
    elif record["variant"] == 1:
        parts.append(record["question"])
with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file)
    table.writerow(["student", "question", "answer"])
    for i, student in enumerate(students):
        for j, part in enumerate(parts):
            table.writerow([student, part, texts[(i + 3 * j) % len(texts)]])
END
for format in html markdown text; do
  run "$RECKON" grade "$set/key.jsonl" "$tmp/answers.csv" \
    -o "$tmp/marks-$format" --feedback $format
  is "$status" 0 "they are marked, with feedback in $format"
done
printf '%s\n' "$out" >"$tmp/summary"
# Names are cut there.
holds text "$tmp/summary"
for table in marks totals items; do
  holds csv "$tmp/marks-html/$table.csv"
done
for file in "$tmp"/marks-html/feedback-*T23*; do
  # shellcheck disable=SC2086
  holds html "$file" T01 T02 T04 T09 T10 T11 T12 T14 T20 T23
done
for file in "$tmp"/marks-text/feedback-*T23*; do
  holds text "$file" T01 T02 T04 T09 T10 T11 T12 T14 T20 T23
done
for file in "$tmp"/marks-html/feedback-*; do
  holds html "$file"
done
if command -v cmark >/dev/null 2>&1; then
  for file in "$tmp"/marks-markdown/feedback-*; do
    cmark "$file" >"$tmp/$(basename "$file").html"
    holds html "$tmp/$(basename "$file").html" T01
  done
else
  skip "feedback in Markdown holds them as text" "no cmark"
fi
"$RECKON" grade "$set/key.jsonl" "$tmp/answers.csv" --format=json \
  >"$tmp/marks.json" 2>"$tmp/err"
python3 -c '
import json, sys
json.load(open(sys.argv[1], encoding="utf-8"))' "$tmp/marks.json"
is "$?" 0 "marks in JSON are read"
is "$(find "$tmp/marks-html" "$tmp/marks-text" "$tmp/marks-markdown" \
  -mindepth 2 | wc -l | tr -d ' ')" 0 "all feedback is in its folder"

# --- a learner ---

printf '%s\n' '@SUM(1) T23 <script>' y quit |
  "$RECKON" --banks "$bank" --learner 'T23 <script>' practice injection/open \
    >"$tmp/out" 2>&1
like "$(cat "$tmp/out")" '^Summary' "somebody practises under a hostile name"
"$RECKON" --learner 'T23 <script>' --banks "$bank" report -o "$tmp/report.html" \
  >"$tmp/out" 2>&1
holds figures "$tmp/report.html" T23
"$RECKON" --learner 'T23 <script>' history export --format=csv \
  --spreadsheet-safe >"$tmp/history.csv" 2>"$tmp/err"
"$RECKON" --learner 'T23 <script>' history export --format=json \
  >"$tmp/history.json" 2>"$tmp/err"
holds csv "$tmp/history.csv" T23
python3 -c '
import json, sys
json.load(open(sys.argv[1], encoding="utf-8"))' "$tmp/history.json"
is "$?" 0 "the history in JSON is read"
done_testing
