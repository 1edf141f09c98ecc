# Marking: tables, JSON, files to give back; all or nothing.
. "$top_srcdir/tests/lib.sh"

key=$top_srcdir/tests/export/demo.key.expected

# The wide form and the long one come to the same.
printf 'Student,1,2a,2b,3\nAnn,1/9,1/5,4,b\nBo,1/11,,4,c\n' >"$tmp/wide.csv"
printf 'answer;question;student\n1/9;Q1;Ann\n1/11;1;Bo\n1/5;2 (a);Ann\n4;2b;Ann
b;3;Ann\n4;2b;Bo\nc;Question 3;Bo\n' >"$tmp/long.csv"
run "$RECKON" grade "$key" "$tmp/wide.csv" -o "$tmp/wide"
is "$status" 0 "a table in the wide form is marked"
like "$out" "^Ann +4 +9 +4 " "with sums"
like "$out" "^1 +demo/dice +2 +50%" "and questions"
run "$RECKON" grade "$key" "$tmp/long.csv" -o "$tmp/long"
is "$status" 0 "so is one in the long form"
same_file "$tmp/long/totals.csv" "$tmp/wide/totals.csv" "with the same sums"
same_file "$tmp/long/items.csv" "$tmp/wide/items.csv" "and items"
is "$(stat -c %a "$tmp"/wide/* | sort -u)" 600 "files are for their owner"

# What a key or an answer holds cannot steer the terminal that tables are
# printed on.
sed 's/"template":"demo\/dice"/"template":"demo\/\\u001b[31mdice"/
  s/"shown":"1\/9/"shown":"\\u001b]0;x\\u00071\/9/' "$key" >"$tmp/red.jsonl"
printf 'Student,1,2a,2b,3\nAnn\033[31m,\033[2J1/9,\302\2335,4\033,b\n' \
  >"$tmp/red.csv"
run "$RECKON" grade "$tmp/red.jsonl" "$tmp/red.csv" -o "$tmp/red"
is "$status" 0 "a key and answers with controls are marked"
is "$(LC_ALL=C cat "$tmp"/red/*.csv | tr -d '\n\r -~' | wc -c)" 0 \
  "and the tables hold none"
like "$(cat "$tmp/red/marks.csv")" '^Ann\^\[\[31m,1,1,\^\[\[2J1/9,' \
  "but show them"
like "$(cat "$tmp/red/marks.csv")" '\^\[\]0;x\^G1/9 = ' "in keys, too"
like "$(cat "$tmp/red/items.csv")" 'demo/\^\[\[31mdice' "as those of items do"

# As JSON. Of nine parts, three have the variance 1/4 and the others none; sums
# are 4 and 1: alpha = 9/8*(1 - (3/4)/(9/4)).
run "$RECKON" grade "$key" "$tmp/wide.csv" --format=json -o "$tmp/wide"
is "$status" 0 "JSON is printed"
like "$err" "marks.csv  a row for each answer" "and files are told elsewhere"
if command -v jq >/dev/null 2>&1; then
  is "$(printf '%s' "$out" | jq -c '[.students, (.marks | length),
    .totals[1].points, .items[0].template, .items[0].right_share, .alpha]')" \
    '[2,8,1,"demo/dice",0.5,0.75]' "with all in it"
else
  skip "with all in it" "jq is not installed"
fi

# Files to give back.
run "$RECKON" grade "$key" "$tmp/wide.csv" -o "$tmp/back" --feedback text
is "$status" 0 "feedback is written"
is "$(ls "$tmp/back")" "feedback-Ann.txt
feedback-Bo.txt
items.csv
marks.csv
totals.csv" "a file for each student"
like "$(cat "$tmp/back/feedback-Bo.txt")" \
  "What went wrong: The eleven sums are not equally likely." "says what was wrong"
is "$(stat -c %a "$tmp/back/feedback-Bo.txt")" 600 "for its owner"
like "$(cat "$tmp/back/totals.csv")" "^Bo,.*,feedback-Bo.txt" \
  "and totals.csv says whose it is"
run "$RECKON" grade "$key" "$tmp/wide.csv" --feedback html
is "$status" 2 "feedback needs a folder"
run "$RECKON" grade "$key" "$tmp/wide.csv" -o "$tmp/no" --feedback pdf
is "$status" 2 "an unknown kind of feedback is told"
if command -v xmllint >/dev/null 2>&1; then
  "$RECKON" grade "$key" "$tmp/wide.csv" -o "$tmp/back" --feedback html \
    >/dev/null
  ok "pages are well formed" xmllint --noout "$tmp/back/feedback-Ann.html"
else
  skip "pages are well formed" "xmllint is not installed"
fi

# All or nothing: every bad row by its number, and no file.
printf 'student,question,answer\nAnn,1,1/9\nAnn,7x,1\n,1,2\nAnn,q1,3\nBo,88,2\n' \
  >"$tmp/bad.csv"
run "$RECKON" grade "$key" "$tmp/bad.csv" -o "$tmp/none" --feedback html
is "$status" 3 "bad rows are refused"
is "$(printf '%s\n' "$err" | sed -n 's/^.*: \(row [0-9]*\): .*/\1/p' | tr '\n' ' ')" \
  "row 3 row 4 row 5 row 6 " "all at once, in their order"
is "$(ls -A "$tmp/none" 2>/dev/null)" "" "and nothing is left behind"
is "$out" "" "nor printed"
mkdir "$tmp/kept"
echo old >"$tmp/kept/marks.csv"
run "$RECKON" grade "$key" "$tmp/bad.csv" -o "$tmp/kept"
is "$(cat "$tmp/kept/marks.csv")" old "what was there before stays"

# What is no table of answers, and one that has no answers.
printf 'name,1\nAnn,2\n' >"$tmp/nobody.csv"
run "$RECKON" grade "$key" "$tmp/nobody.csv" -o "$tmp/none"
is "$status" 3 "a table without students is refused"
like "$err" 'nobody.csv:1:1: row 1: the first row must name the columns' \
  "with what is wanted"
printf 'student,1\nAnn,"2\n' >"$tmp/open.csv"
run "$RECKON" grade "$key" "$tmp/open.csv" -o "$tmp/none"
is "$status" 3 "so is one whose quote is never closed"
like "$err" 'open.csv:2:5: row 2: this quote is never closed' "with its place"
printf 'student,variant,question,answer,seconds\nAnn,1,1,2,-\nBo,0,1,2,
Cy,4294967296,1,2,\nDi,1,1,2,2e9\nEd,x,1,2,3\n' >"$tmp/numbers.csv"
run "$RECKON" grade "$key" "$tmp/numbers.csv" -o "$tmp/none"
is "$(printf '%s\n' "$err" | sed -n 's/^.*: \(row [0-9]*: .*\)/\1/p')" \
  "row 2: '-' is no number of seconds
row 3: '0' is no variant
row 4: '4294967296' is no variant
row 5: '2e9' is no number of seconds
row 6: 'x' is no variant" "numbers that are none are named"
is "$(ls -A "$tmp/none" 2>/dev/null)" "" "and nothing is written"
printf 'student,1,2a,2b,3\n' >"$tmp/header.csv"
run "$RECKON" grade "$key" "$tmp/header.csv" -o "$tmp/header" --feedback text
is "$status" 0 "a class of nobody is marked"
is "$(ls "$tmp/header")" "items.csv
marks.csv
totals.csv" "and gets nothing back"
is "$(wc -l <"$tmp/header/marks.csv")" 1 "nor any marks"

# A sign in front of which a spreadsheet put an apostrophe is as it was.
printf "student,question,answer\\n'=Ann,1,'+1/9\\n'Bo,1,'1/9\\n',1,1/9\\n" \
  >"$tmp/signs.csv"
run "$RECKON" grade "$key" "$tmp/signs.csv" -o "$tmp/signs"
is "$(cut -d, -f1,5 "$tmp/signs/marks.csv" | tr -d '\r')" "student,verdict
'=Ann,right
'Bo,ungraded:syntax
',right" "apostrophes in front of signs are not read"

# More rows than are written at once.
${AWK:-awk} 'BEGIN {
  print "student,1,2a,2b,3"
  for (i = 1; i <= 800; i++) printf "student number %d,1/9,1/5,4,b\n", i
}' >"$tmp/many.csv"
run "$RECKON" grade "$key" "$tmp/many.csv" -o "$tmp/many"
is "$(cut -d, -f1,3 "$tmp/many/marks.csv" | cksum)" \
  "$({ echo student,question && ${AWK:-awk} 'BEGIN {
    for (i = 1; i <= 800; i++) for (q = 1; q <= 4; q++)
      print "student number " i "," substr("1 2a2b3 ", 2*q - 1, q%4 > 1 ? 2 : 1)
  }'; } | cksum)" "each of many rows is written once, in their order"

# Interrupted, and told before the signal ends it.
${AWK:-awk} 'BEGIN {
  print "student,1,2a,2b,3"
  for (i = 1; i <= 200000; i++) printf "%d,1/9,1/5,4,b\n", i
}' >"$tmp/long.csv"
mkdir "$tmp/stopped"
"$RECKON" grade "$key" "$tmp/long.csv" -o "$tmp/stopped" >"$tmp/out" \
  2>"$tmp/err" &
pid=$!
# shellcheck disable=SC2010
while kill -0 "$pid" 2>/dev/null && ! ls -A "$tmp/stopped" | grep -q unfinished; do
  :
done
kill -s TERM "$pid"
wait "$pid" 2>/dev/null
is "$?" 143 "marking that is interrupted ends by the signal"
like "$(cat "$tmp/err")" 'interrupted; nothing was written' "and says so"
is "$(ls -A "$tmp/stopped")" "" "and nothing is left"

# A key that is cut off.
head -c 3000 "$key" >"$tmp/cut.jsonl"
run "$RECKON" grade "$tmp/cut.jsonl" "$tmp/wide.csv" -o "$tmp/none"
is "$status" 3 "a damaged key is refused"
like "$err" "cut.jsonl:[0-9]+: this is no line of a key file" "with its line"
run "$RECKON" grade "$tmp/missing.jsonl" "$tmp/wide.csv"
is "$status" 1 "one that is not there is a failure"
done_testing
